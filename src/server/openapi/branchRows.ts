import { branchReasons, branchStates } from '../../newsroom/story/branchRows.ts';
import type { Entity } from './collectionRows.ts';
import { answer, json, type Row } from './operation.ts';
import { dateTime, id, listOf, nullable, object, type Schema } from './shapes.ts';

const text: Schema = { type: 'string' };
const version: Schema = { type: 'integer', minimum: 1 };
const state: Schema = { enum: branchStates };
const anyFields: Schema = { type: 'object', additionalProperties: true };

const properties: Record<string, Schema> = {
  uuid: { ...text, format: 'uuid' },
  maker: object({ id, name: text }, ['id', 'name']),
  madeAt: dateTime,
  savedAt: { ...dateTime, description: 'When its text came last.' },
  baseVersion: { ...version, description: 'The version of the story it was typed into.' },
  why: { enum: branchReasons },
  fields: { ...listOf(text), description: 'The fields it changes.' },
  state,
  closedAt: nullable(dateTime),
  closedBy: nullable(text),
};
const branch = object(properties, Object.keys(properties));
const whole = object({ ...properties, edits: anyFields }, [...Object.keys(properties), 'edits']);

const order = object(
  {
    baseVersion: version,
    why: { enum: branchReasons },
    edits: { ...anyFields, description: 'The changed fields as they were typed, 4 MB at most.' },
  },
  ['baseVersion', 'why', 'edits'],
);

const closing = (e: Entity, operationId: string, summary: string): Row => ({
  ...{ operationId, summary, tag: e.tag, callers: 'session' },
  description:
    'Once is enough: the same again changes nothing; the other one then is refused (409). The story is not touched.',
  answers: { 200: answer('So it is.', object({ branch }, ['branch'])) },
  refusals: [401, 403, 404, 409, 422],
});

/** What is kept beside a story because it could not be the story. */
export const branchRows: Record<string, (entity: Entity) => Row> = {
  'put /:id/branches/:uuid': (e) => ({
    operationId: 'keepBranch',
    summary: 'Keep beside a story what could not be the story',
    description:
      'What somebody typed while somebody else saved. For who reads the story as a colleague; the UUID is the device’s own. Sent again it is ' +
      'the same branch, and its text is replaced while it is open. 409: the UUID names another branch, or one that is taken or dropped, ' +
      'or fifty are open.',
    tag: e.tag,
    callers: 'session',
    body: json(order, { baseVersion: 4, why: 'conflict', edits: { headline: 'Parliament passes the budget' } }),
    answers: {
      200: answer('It was there.', object({ branch }, ['branch'])),
      201: answer('Kept.', object({ branch }, ['branch'])),
    },
    refusals: [400, 401, 403, 404, 409, 413, 415, 422],
  }),
  'get /:id/branches': (e) => ({
    operationId: 'listBranches',
    summary: 'What is kept beside a story',
    description:
      'Newest first, without the text: your own, or, for sub-editors and above on the story’s desk, everybody’s. Those that were taken or ' +
      'dropped are kept for thirty days.',
    tag: e.tag,
    callers: 'session',
    parameters: ['page', 'branchLimit', 'branchState'],
    answers: {
      200: answer(
        'A page.',
        object(
          { branches: listOf(branch, 100), total: { type: 'integer', minimum: 0 }, page: version, limit: version },
          ['branches', 'total', 'page', 'limit'],
        ),
      ),
    },
    refusals: [401, 403, 404, 422],
  }),
  'get /:id/branches/:uuid': (e) => ({
    operationId: 'readBranch',
    summary: 'A branch, and what the story has in its place',
    tag: e.tag,
    callers: 'session',
    answers: {
      200: answer(
        'Both sides.',
        object(
          {
            branch: whole,
            currentVersion: nullable(version),
            current: {
              ...anyFields,
              description: 'The same fields as the story has them now; of documents, their ids.',
            },
          },
          ['branch', 'currentVersion', 'current'],
        ),
      ),
    },
    refusals: [401, 403, 404, 422],
  }),
  'post /:id/branches/:uuid/take': (e) => closing(e, 'takeBranch', 'Say that a branch’s text is in the story now'),
  'post /:id/branches/:uuid/drop': (e) => closing(e, 'dropBranch', 'Say that a branch’s text is not wanted'),
};
