import { linkEnds } from '../../newsroom/preview/previewLinkRows.ts';
import { longestCarried } from '../../domain/transitionRules.ts';
import { confirmable, states, transitionNames } from '../../domain/workflow.ts';
import type { Entity } from './collectionRows.ts';
import { answer, json, type Row } from './operation.ts';
import { dateTime, id, listOf, nullable, object, ref, toldTimes, type Schema } from './shapes.ts';

const text: Schema = { type: 'string' };
const state: Schema = { enum: states };
const carried = (key: keyof typeof longestCarried): Schema => ({ type: 'string', maxLength: longestCarried[key] });
const baseVersion: Schema = {
  type: 'integer',
  minimum: 1,
  description: 'Refused with 409 if the story moved on since.',
};

const order = object(
  {
    name: { enum: transitionNames },
    note: carried('note'),
    reason: carried('reason'),
    correction: carried('correction'),
    notice: carried('notice'),
    at: {
      type: 'string',
      maxLength: 40,
      description: 'When to publish: ISO 8601, with an offset or as the clock shows it in the story’s time zone.',
    },
    baseVersion,
    confirm: {
      enum: confirmable,
      description:
        'After a refusal with this rule: `update` or `correct` what readers have already, only to add a note, say.',
    },
  },
  ['name'],
);

const step = object(
  {
    name: { enum: transitionNames },
    allowed: { type: 'boolean' },
    code: { type: 'string' },
    why: { type: 'string', description: 'For a person.' },
    problems: listOf(ref('Problem')),
  },
  ['name', 'allowed'],
);

const inferred: Schema = {
  type: 'object',
  description: 'What was read out of the copy, by field.',
  additionalProperties: object({ value: {}, from: { type: 'string', examples: ['line 1'] } }, ['from']),
};
const warning = object({ code: text, message: text, line: { type: 'integer' } }, ['code', 'message']);
const duplicateOf: Schema = {
  ...id,
  description:
    'The first story of the same copy: the same sender, headline and text within a day, whatever their case and marks. Absent if this is the first.',
};
const article = nullable(ref('Article'));
const tag = (entity: Entity): string => entity.tag;

const lock = object(
  {
    ...{ name: text, at: dateTime, until: dateTime },
    mine: { type: 'boolean', description: 'This session’s.' },
    yours: { type: 'boolean', description: 'Your own, in another browser.' },
  },
  ['name', 'at', 'until', 'mine', 'yours'],
);

const previewLink = object(
  {
    id,
    by: { ...text, description: 'The name of who made it.' },
    at: dateTime,
    until: dateTime,
    openings: object({ count: { type: 'integer', minimum: 0 }, lastAt: nullable(dateTime) }, ['count', 'lastAt']),
    revokedAt: { ...nullable(dateTime), description: 'When somebody ended it by hand.' },
    ended: {
      enum: [...linkEnds, null],
      description: '`revoked` by hand, `expired` by its time, by its `story` or its `maker`; null while it is open.',
    },
    mayEnd: { type: 'boolean', description: 'May you end it?' },
  },
  ['id', 'by', 'at', 'until', 'openings', 'revokedAt', 'ended', 'mayEnd'],
);

/** What stories have beside the rest: the workflow, desks, copy. */
export const storyRows: Record<string, (entity: Entity) => Row> = {
  'get /:id/transitions': (e) => ({
    operationId: 'listTransitions',
    summary: 'What you could do next with a story, and what stands in the way',
    tag: tag(e),
    callers: 'session',
    answers: {
      200: answer(
        'Each transition the workflow has.',
        object(
          {
            state,
            baseVersion,
            hasPendingEdits: { type: 'boolean' },
            timeZone: { type: 'string', examples: ['Asia/Baku'] },
            lock: { ...nullable(lock), description: 'Who has the story open.' },
            transitions: listOf(step),
          },
          ['state', 'baseVersion', 'hasPendingEdits', 'timeZone', 'lock', 'transitions'],
        ),
      ),
    },
    refusals: [401, 403, 404],
  }),
  'post /:id/transitions': (e) => ({
    operationId: 'moveArticle',
    summary: 'Move a story: file, take, approve, publish, correct, kill …',
    description:
      'The only way a story changes its state. 403: not yours to make; 409: the story is in another state, or moved on; ' +
      '422: all that is missing, by field. `send-back`, `spike`, `restore` and `unpublish` want a `reason`, `correct` a ' +
      '`correction`, `kill` a `notice`, `schedule` a time (`at`); `publish`, `update` and `correct` want the `baseVersion` that is ' +
      'to go out (else 428). An `update` or `correct` of which readers would get nothing new but its stamps and its note is 422 with the ' +
      'rule `nothing-changed`, until it is confirmed.',
    tag: tag(e),
    callers: 'session',
    parameters: ['ifMatch'],
    body: json(order, {
      name: 'correct',
      correction: 'An earlier version misspelled the minister’s name.',
      baseVersion: 7,
    }),
    answers: {
      200: answer(
        'Moved. `article` is null if you may not see it any more.',
        object({ article, from: state, to: state, warnings: toldTimes }, ['from', 'to']),
      ),
    },
    refusals: [400, 401, 403, 404, 409, 415, 422, 428],
  }),
  'post /:id/desk': (e) => ({
    operationId: 'moveArticleToDesk',
    summary: 'Give a story to another desk',
    tag: tag(e),
    callers: 'session',
    body: json(object({ desk: id, reason: { type: 'string', maxLength: 2_000 } }, ['desk'])),
    answers: {
      200: answer('Moved.', object({ article, from: nullable(text), to: text }, ['to'])),
    },
    refusals: [400, 401, 403, 404, 409, 415, 422],
  }),
  'post /:id/preview-link': (e) => ({
    operationId: 'linkToPreview',
    summary: 'A link to a story’s latest version, for whoever has it',
    description:
      'For the story’s own people and its desk. It ends after `hours`, by hand, when you may read the story no longer or your sessions are ' +
      'revoked, and for good when the story is killed, spiked or archived, or goes to the trash; a new slug leaves it valid. The secret ' +
      'is told once. A browser gets the page, a program the story as JSON (`/v1/openapi.json`). 409: there is nothing to show, or ' +
      'fifty links are open.',
    tag: tag(e),
    callers: 'session',
    body: json(object({ hours: { type: 'integer', minimum: 1, maximum: 168, default: 24 } }), { hours: 24 }),
    answers: {
      201: answer(
        'Made.',
        object(
          {
            id,
            path: { ...text, examples: ['/v1/preview/abc'] },
            token: text,
            expiresAt: dateTime,
          },
          ['id', 'path', 'token', 'expiresAt'],
        ),
      ),
    },
    refusals: [400, 401, 403, 404, 409, 415, 422],
  }),
  'get /:id/preview-links': (e) => ({
    operationId: 'listPreviewLinks',
    summary: 'The links to a story’s latest version',
    description:
      'The newest hundred, for the story’s own people and its desk; those that have ended are kept for a month after their time.',
    tag: tag(e),
    callers: 'session',
    answers: { 200: answer('Newest first.', object({ links: listOf(previewLink, 100) }, ['links'])) },
    refusals: [401, 403, 404],
  }),
  'post /:id/preview-links/:link/end': (e) => ({
    operationId: 'endPreviewLink',
    summary: 'End a link to a story’s latest version',
    description:
      'At once, on every node. For who made it, and for section editors and above. One that has ended already stays as it was.',
    tag: tag(e),
    callers: 'session',
    answers: { 200: answer('It shows nothing any more.', object({ link: previewLink }, ['link'])) },
    refusals: [401, 403, 404],
  }),
  'post /:id/lock': (e) => ({
    operationId: 'lockArticle',
    summary: 'Tell the others that you edit a story',
    description:
      'For who may edit the story: for five minutes, and for five more each time you ask again. A courtesy: nobody’s save is ' +
      'refused for it; some transitions are, for a colleague who has not taken it over. 409: a colleague has it open (`data.lock` ' +
      'says who, and until when), or you in another browser; `anyway` takes it over.',
    tag: tag(e),
    callers: 'session',
    body: json(object({ anyway: { type: 'boolean', default: false } }), {}),
    answers: { 200: answer('It is yours.', object({ lock }, ['lock'])) },
    refusals: [400, 401, 403, 404, 409, 415, 422],
  }),
  'post /:id/unlock': (e) => ({
    operationId: 'unlockArticle',
    summary: 'Tell the others that you have left a story',
    description:
      'Frees what this session locked. Every transition, a move to another desk and the end of the session do so too.',
    tag: tag(e),
    callers: 'session',
    answers: { 200: answer('Left. `lock` is who has it open now.', object({ lock: nullable(lock) }, ['lock'])) },
    refusals: [401, 403, 404],
  }),
  'post /versions/:id': (e) => ({
    operationId: 'restoreArticleVersion',
    summary: 'Bring an old version back as pending edits',
    description: 'The text comes back; the state and what readers see stay as they are.',
    tag: tag(e),
    callers: 'session',
    answers: { 200: answer('Restored.', object({ doc: ref('Article'), message: text }, ['doc', 'message'])) },
    refusals: [400, 401, 403, 404, 409, 422],
  }),
  'post /file-copy': (e) => ({
    operationId: 'fileCopy',
    summary: 'File wire copy',
    description:
      'Plain copy becomes a filed story: headline, dateline, paragraphs, byline and section are read from it. ' +
      'With a session, or an API key with the scope `file-copy`.',
    tag: tag(e),
    callers: 'session or key',
    body: {
      'text/plain': { schema: text, example: 'Parliament passes the budget\n\nBaku/Turan: The parliament passed …' },
      ...json(object({ text, desk: { ...id, description: 'The desk it goes to.' } }, ['text'])),
    },
    answers: {
      201: {
        ...answer(
          'Filed.',
          object({ article: ref('Article'), inferred, warnings: listOf(warning), duplicateOf }, [
            ...['article', 'inferred', 'warnings'],
          ]),
        ),
        headers: { Location: { ...text, description: 'Where the story is.' } },
      },
    },
    refusals: [400, 401, 403, 413, 415, 422],
  }),
};
