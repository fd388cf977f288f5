import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { articleFields, restoredNames } from '../../src/domain/fields/articleFields.ts';
import { fileCopy } from '../../src/newsroom/copy/fileCopy.ts';
import { addressingNow, houseStyleOf } from '../../src/newsroom/story/houseStyle.ts';
import { loadStory, type Copy, storySeen } from '../../src/newsroom/story/loadStory.ts';
import { lockSeenBy } from '../../src/newsroom/story/storyLock.ts';
import { moveToDesk } from '../../src/newsroom/transition/move.ts';
import { possibleTransitions } from '../../src/newsroom/transition/transition.ts';
import { storyAddress } from '../../src/published/directory/addresses.ts';
import { isLanguage } from '../../src/domain/languages.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { SaveAct } from '../../src/domain/workflow/versions.ts';
import { states, transitionNames, type TransitionName } from '../../src/domain/workflow/workflow.ts';
import { jsonBody } from '../../src/http/route.ts';
import { requestHeaders } from '../../src/http/request.ts';
import { article, documentId, idInPath, problem, warnings } from '../shared/answers.ts';
import { defineEndpoint, reply } from '../shared/route.ts';
import { refuseTextOfAnother, sessionIdOf } from '../shared/principal.ts';
import { baseVersionOf } from '../shared/versions.ts';
import { branchRoutes } from './branches.ts';
import { lockRoutes, lockSchema } from './lock.ts';
import { copyOrder, deskOrder, transitionOrder, transitionAndRead } from './orders.ts';
import { previewLinkRoutes } from './previewLinks.ts';
import { savesRoutes } from './saves.ts';
import { siblingRoutes } from './siblings.ts';
import { storyThreadRoutes } from './threads.ts';
import { refuseAllButColleagues, refuseUnseen } from './access.ts';

const now = (): string => new Date().toISOString();
const state = z.enum(states);
const common = { tag: 'Stories', access: 'session', params: { id: idInPath } } as const;

const postTransition = defineEndpoint(
  {
    ...common,
    method: 'post',
    path: '/api/articles/{id}/transitions',
    operationId: 'moveArticle',
    summary: 'Move a story: file, take, approve, publish, correct, kill …',
    description:
      'The only way a story changes its state. 403: not yours to make; 409: the story is in another state, or moved on; ' +
      '422: all that is missing, by field. `send-back`, `spike`, `restore` and `unpublish` want a `reason`, `correct` a ' +
      '`correction`, `kill` a `notice`, `schedule` a time (`at`); `publish`, `update` and `correct` want the `baseVersion` that is ' +
      'to go out (else 428). An `update` or `correct` of which readers would get nothing new but its stamps and its note is 422 with the ' +
      'rule `nothing-changed`, until it is confirmed.',
    headers: { 'If-Match': requestHeaders['If-Match'] },
    body: jsonBody(transitionOrder),
    examples: {
      'application/json': {
        name: 'correct',
        correction: 'An earlier version misspelled the minister’s name.',
        baseVersion: 7,
      },
    },
    answers: {
      200: {
        description: 'Moved. `article` is null if you may not see it any more.',
        body: z.strictObject({ article: article.nullable().optional(), from: state, to: state, warnings }),
      },
    },
    refusals: [400, 401, 403, 404, 409, 415, 422, 428],
    once: true,
  },
  async ({ params: { id }, body }, { who, req }) => {
    refuseTextOfAnother(req);
    return reply(200, await transitionAndRead(id, body, who, req));
  },
);

const zonesOf = async (main: { timeZone?: string | null }, req: PayloadRequest) => {
  const { timeZone } = await houseStyleOf(req);
  return { timeZone: main.timeZone || timeZone, newsroomTimeZone: timeZone };
};

/** The address of the page at which readers have the story; null if they have none. */
const livePageOf = async (
  { _status, slug, language }: Pick<Copy, '_status' | 'slug' | 'language'>,
  req: PayloadRequest,
) =>
  _status === 'published' && slug && isLanguage(language)
    ? storyAddress({ language, slug }, await addressingNow(req))
    : null;

const step = z.strictObject({
  name: z.enum(transitionNames as [TransitionName, ...TransitionName[]]),
  allowed: z.boolean(),
  code: z.string().optional(),
  why: z.string().optional().describe('For a person.'),
  problems: z.array(problem).optional(),
});

const getTransitions = defineEndpoint(
  {
    ...common,
    method: 'get',
    path: '/api/articles/{id}/transitions',
    operationId: 'listTransitions',
    summary: 'What you could do next with a story, and what stands in the way',
    answers: {
      200: {
        description: 'Each transition the workflow has.',
        body: z.strictObject({
          state,
          baseVersion: z.int().min(1).describe('Refused with 409 if the story moved on since.'),
          hasPendingEdits: z.boolean(),
          timeZone: z
            .string()
            .meta({ examples: ['Asia/Baku'] })
            .describe('In which the story’s times are typed.'),
          newsroomTimeZone: z
            .string()
            .meta({ examples: ['Asia/Baku'] })
            .describe('In which times are read.'),
          livePage: z
            .string()
            .nullable()
            .describe('The address of the page at which readers have it; null if they have none.'),
          lock: lockSchema.nullable().describe('Who has the story open.'),
          transitions: z.array(step),
        }),
      },
    },
    refusals: [401, 403, 404],
    guard: ({ id }, { req }) => refuseAllButColleagues(id, req),
  },
  async ({ params: { id } }, { who, req }) => {
    const at = now();
    const { main, latest, lock, steps } = await possibleTransitions(id, who, at, req);
    const isOpen = lock && Date.parse(lock.until) > Date.parse(at);
    const body = {
      state: main.state,
      baseVersion: main.revision ?? 1,
      hasPendingEdits: main._status === 'published' && latest._status !== 'published',
      ...(await zonesOf(main, req)),
      livePage: await livePageOf(main, req),
      lock: isOpen ? lockSeenBy(lock, { who, session: sessionIdOf(req.user) }) : null,
      transitions: steps.map(({ name, refusal }) => ({
        name,
        allowed: !refusal,
        ...(refusal ? { code: refusal.code, why: refusal.message, problems: [...refusal.problems] } : {}),
      })),
    };
    return reply(200, body);
  },
);

const postDesk = defineEndpoint(
  {
    ...common,
    method: 'post',
    path: '/api/articles/{id}/desk',
    operationId: 'moveArticleToDesk',
    summary: 'Give a story to another desk',
    body: jsonBody(deskOrder),
    answers: {
      200: {
        description: 'Moved.',
        body: z.strictObject({
          article: article.nullable().optional(),
          from: z.string().nullable().optional(),
          to: z.string(),
        }),
      },
    },
    refusals: [400, 401, 403, 404, 409, 415, 422],
    once: true,
    guard: ({ id }, { req }) => refuseUnseen(id, req),
  },
  async ({ params: { id }, body: { desk, reason } }, { who, req }) => {
    const { from, to } = await moveToDesk({ id, desk, reason, who, now: now() }, req);
    return reply(200, { article: await storySeen(id, req), from, to });
  },
);

type Version = Readonly<Record<string, unknown>>;

const groupOf = (parts: object, value: unknown): Version =>
  Object.fromEntries(Object.keys(parts).map((part) => [part, (value as Version | null | undefined)?.[part] ?? null]));

/** What the version had of the copy; and empty what it had not, or the newer text would stay there. */
const copyOfVersion = (version: Version): Version =>
  Object.fromEntries(
    restoredNames.map((name) => {
      const { parts, most } = articleFields[name];
      if (most !== undefined) return [name, version[name] ?? []];
      return [name, parts ? groupOf(parts, version[name]) : (version[name] ?? null)];
    }),
  );

const restoreVersion = defineEndpoint(
  {
    ...common,
    method: 'post',
    path: '/api/articles/versions/{id}',
    operationId: 'restoreArticleVersion',
    summary: 'Bring an old version back as pending edits',
    description: 'The text comes back; the state and what readers see stay as they are.',
    answers: { 200: { description: 'Restored.', body: z.strictObject({ doc: article, message: z.string() }) } },
    refusals: [400, 401, 403, 404, 409, 422],
    once: true,
  },
  async ({ params }, { req }) => {
    const shared = { overrideAccess: false as const, user: req.user, req, depth: 0 };
    const query = { collection: 'articles' as const, id: params.id, disableErrors: true, ...shared };
    const version = await req.payload.findVersionByID(query);
    if (!version) throw new Refusal('not-found', 'There is no such version.');
    const id = String(version.parent);
    const { main } = await loadStory(id, req);
    const doc = await req.payload.update({
      collection: 'articles',
      id,
      context: { act: 'restore-version' satisfies SaveAct },
      data: {
        ...copyOfVersion({ ...version.version }),
        baseVersion: baseVersionOf({}, req) ?? main.revision ?? 1,
      },
      ...shared,
    });
    return reply(200, { doc, message: 'The version is back, as pending edits.' });
  },
);

const inferred = z
  .record(
    z.string(),
    z.strictObject({ value: z.unknown().optional(), from: z.string().meta({ examples: ['line 1'] }) }),
  )
  .describe('What was read out of the copy, by field.');
const copyWarning = z.strictObject({ code: z.string(), message: z.string(), line: z.int().optional() });

const postCopy = defineEndpoint(
  {
    method: 'post',
    path: '/api/articles/file-copy',
    operationId: 'fileCopy',
    summary: 'File wire copy',
    description:
      'Plain copy becomes a filed story: headline, dateline, paragraphs, byline and section are read from it. ' +
      'With a session, or an API key with the scope `file-copy`.',
    tag: 'Stories',
    access: 'session or key',
    body: { 'text/plain': z.string(), 'application/json': copyOrder },
    examples: { 'text/plain': 'Parliament passes the budget\n\nBaku/Turan: The parliament passed …' },
    answers: {
      201: {
        description: 'Filed.',
        body: z.strictObject({
          article,
          inferred,
          warnings: z.array(copyWarning),
          duplicateOf: documentId
            .optional()
            .describe(
              'The first story of the same copy: the same sender, headline and text within a day, whatever their case and marks. Absent if this is the first.',
            ),
        }),
        headers: { Location: z.string().describe('Where the story is.') },
      },
    },
    refusals: [400, 401, 403, 413, 415, 422],
    once: true,
    asSent: true,
  },
  async ({ body }, { who, req }) => {
    const order = typeof body === 'string' ? { text: body } : body;
    const filed = await fileCopy({ ...order, who, now: now() }, req);
    return reply(201, filed, { Location: `/api/articles/${filed.article.id}` });
  },
);

export const articleRoutes = [
  postTransition,
  getTransitions,
  postDesk,
  restoreVersion,
  postCopy,
  ...previewLinkRoutes,
  ...lockRoutes,
  ...branchRoutes,
  ...siblingRoutes,
  ...savesRoutes,
  ...storyThreadRoutes,
];
