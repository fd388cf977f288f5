import type { SanitizedGlobalConfig } from 'payload';
import { partName, schemaName } from './components.ts';
import { answer, json, type NotOffered, type Row } from './operation.ts';
import { ref } from '../../http/jsonSchema.ts';
import { object, type Schema } from '../../http/shapes.ts';

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
    answers: { 200: answer('The settings.', partName(schemaName(slug))) },
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
      description:
        'A name of 200 characters at most, a value of 16 KB. Of more than 500 those that were set longest ago go.',
      body: json(object({ value: {} }, ['value'])),
      answers: { 200: answer('Kept.', object({ doc: { type: 'object' }, message: text }, ['message'])) },
      refusals: [400, 401, 403, 422],
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
