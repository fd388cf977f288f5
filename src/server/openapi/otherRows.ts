import type { SanitizedGlobalConfig } from 'payload';
import { schemaName } from './components.ts';
import { answer, json, type Method, type NotOffered, type Row } from './operation.ts';
import { object, ref, type Schema } from './shapes.ts';
import { liveRows } from './liveRows.ts';
import { uploadRows } from './uploadRows.ts';

const text: Schema = { type: 'string' };
const noVersions: NotOffered = { notOffered: 'No versions are kept of this.' };
const settings = 'Settings';

/** Globals: one document each. */
export const globalRows: Record<string, (global: SanitizedGlobalConfig) => Row | NotOffered> = {
  'get /': ({ slug }) => ({
    operationId: `get${schemaName(slug)}`,
    summary: `Read ${slug.replaceAll('-', ' ')}`,
    tag: settings,
    callers: 'anybody',
    parameters: ['depth', 'select'],
    answers: { 200: answer('The settings.', schemaName(slug)) },
    refusals: [403],
  }),
  'post /': ({ slug }) => ({
    operationId: `update${schemaName(slug)}`,
    summary: `Change ${slug.replaceAll('-', ' ')}`,
    tag: settings,
    callers: 'session',
    body: json(`${schemaName(slug)}Update`),
    answers: {
      200: answer('Saved.', object({ result: ref(schemaName(slug)), message: text }, ['result', 'message'])),
    },
    refusals: [400, 401, 403, 422],
  }),
  'post /access': ({ slug }) => ({
    operationId: `mayDoWith${schemaName(slug)}`,
    summary: `What you may do with ${slug.replaceAll('-', ' ')}`,
    tag: settings,
    callers: 'anybody',
    body: json({ type: 'object' }, {}),
    answers: { 200: answer('Your permissions.', { type: 'object' }) },
  }),
  'get /versions': () => noVersions,
  'get /versions/:id': () => noVersions,
  'post /versions/:id': () => noVersions,
};

export const rootRows: Record<string, Row> = {
  'get /access': {
    operationId: 'mayDo',
    summary: 'What you may do, by collection and field',
    tag: 'Users',
    callers: 'anybody',
    answers: { 200: answer('Your permissions.', { type: 'object' }) },
  },
};

const ownTag = 'Admin UI';
const preference = {
  tag: ownTag,
  callers: 'session' as const,
};

/** What the admin UI keeps for itself. Everything else of Payload's own collections is not offered. */
export const internalRows: Record<string, Record<string, Row>> = {
  'payload-preferences': {
    'get /:key': {
      ...preference,
      operationId: 'getPreference',
      summary: 'Read a preference of yours',
      answers: { 200: answer('The preference; `value` is null if there is none.', { type: 'object' }) },
      refusals: [401, 403],
    },
    'post /:key': {
      ...preference,
      operationId: 'setPreference',
      summary: 'Keep a preference of yours',
      body: json(object({ value: {} }, ['value'])),
      answers: { 200: answer('Kept.', object({ doc: { type: 'object' }, message: text }, ['message'])) },
      refusals: [400, 401, 403],
    },
    'delete /:key': {
      ...preference,
      operationId: 'forgetPreference',
      summary: 'Forget a preference of yours',
      answers: { 200: answer('Forgotten.', { type: 'object' }) },
      refusals: [401, 403, 404],
    },
    'delete /': {
      ...preference,
      operationId: 'forgetPreferences',
      summary: 'Forget many of your preferences',
      parameters: ['where'],
      answers: { 200: answer('Forgotten.', { type: 'object' }) },
      refusals: [400, 401, 403],
    },
  },
};

const health = (checks: Record<string, Schema>): Schema => object({ status: text, ...checks }, ['status']);
const ready = health({
  checks: object({ database: { type: 'boolean' }, indexes: { type: 'boolean' } }, ['database', 'indexes']),
});
const html = (description: string) => ({ description, content: { 'text/html': { schema: text } } });

const graphql: Row = {
  operationId: 'graphql',
  summary: 'GraphQL',
  description: 'The same documents and rules. Depth and complexity are limited; one operation a request, no batches.',
  tag: 'GraphQL',
  callers: 'anybody',
  body: json(
    object({ query: text, variables: { type: ['object', 'null'] }, operationName: { type: ['string', 'null'] } }, [
      'query',
    ]),
    { query: '{ Articles(limit: 5, sort: "-firstPublishedAt") { docs { headline slug } } }' },
  ),
  answers: {
    200: answer('`data`, and `errors` if any.', {
      type: 'object',
      properties: { data: { type: ['object', 'null'] }, errors: { type: 'array', items: { type: 'object' } } },
    }),
  },
  refusals: [400, 413, 415],
};

type DoorRow = Row & { method: Method; path: string };
const served = (path: string, row: Row, method: Method = 'get'): DoorRow => ({ ...row, method, path });
const server = { tag: 'Server', callers: 'anybody' as const };

/** What the server itself serves beside Payload's API. */
export const doorRows: DoorRow[] = [
  served('/healthz', {
    ...server,
    operationId: 'healthz',
    summary: 'Does the process answer?',
    answers: { 200: answer('It does.', health({})) },
  }),
  served('/readyz', {
    ...server,
    operationId: 'readyz',
    summary: 'Can it work: is the database reachable and are the indexes built?',
    answers: { 200: answer('It can.', ready), 503: answer('It can’t.', ready) },
  }),
  served('/openapi.json', {
    ...server,
    operationId: 'openapi',
    summary: 'This document',
    answers: { 200: answer('OpenAPI 3.1.', { type: 'object', required: ['openapi'] }) },
  }),
  served('/v1/openapi.json', {
    ...server,
    operationId: 'openapiOfV1',
    summary: 'The document of /v1: what readers and front ends get',
    answers: { 200: answer('OpenAPI 3.1.', { type: 'object', required: ['openapi'] }) },
  }),
  served('/docs/problems', {
    ...server,
    operationId: 'problems',
    summary: 'The kinds of problem that /v1 answers with',
    answers: { 200: html('A page.') },
  }),
  served('/docs', {
    ...server,
    operationId: 'docs',
    summary: 'This document, to read and try out',
    answers: { 200: html('A page.') },
  }),
  served('/media/:key/:name', {
    tag: 'Photos',
    callers: 'anybody',
    operationId: 'getRendition',
    summary: 'Fetch a rendition of a photo',
    description: 'Of a photo in a published story; staff also of others. The URLs are in `renditions`.',
    answers: {
      200: {
        description:
          'The bytes. Under the address that `renditions` names they never change: another picture, focal point or copyright has another. `Surrogate-Key` and `Cache-Tag` name the photo, by which a CDN is told when it is replaced or withdrawn.',
        content: { 'image/*': { schema: { type: 'string', format: 'binary' } } },
      },
    },
    refusals: [404],
  }),
  served('/preview/stories/:id', {
    tag: 'Stories',
    callers: 'session',
    operationId: 'previewStory',
    summary: 'A story’s pending edits in the reader’s layout',
    answers: {
      200: html('The page.'),
      401: html('Sign in.'),
      403: html('Not for a key.'),
      404: html('No such story.'),
    },
  }),
  served('/api/graphql', graphql, 'post'),
  ...uploadRows,
  ...liveRows,
];
