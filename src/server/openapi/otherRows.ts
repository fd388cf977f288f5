import type { SanitizedGlobalConfig } from 'payload';
import { partName, schemaName } from './components.ts';
import { answer, json, type NotOffered, type RowGiven } from './operation.ts';
import { ref } from '../../http/jsonSchema.ts';
import { object, type Schema } from '../../http/shapes.ts';

const text: Schema = { type: 'string' };
const noVersions: NotOffered = { notOffered: 'No versions are kept of this.' };
export const settingsTag = 'Settings';

/** Globals: one document each. */
export const globalRows: Record<string, (global: SanitizedGlobalConfig) => RowGiven | NotOffered> = {
  'get /': ({ slug }) => ({
    names: [`get${schemaName(slug)}`, `Read ${slug.replaceAll('-', ' ')}`],
    parameters: ['depth', 'select'],
    answers: { 200: answer('The settings.', partName(schemaName(slug))) },
    refusals: [403],
  }),
  'post /': ({ slug }) => ({
    names: [`update${schemaName(slug)}`, `Change ${slug.replaceAll('-', ' ')}`],
    body: json(`${schemaName(slug)}Update`),
    answers: { 200: answer('Saved.', object({ result: ref(schemaName(slug)), message: text }, ['result', 'message'])) },
  }),
  'post /access': ({ slug }) => ({
    names: [`mayDoWith${schemaName(slug)}`, `What you may do with ${slug.replaceAll('-', ' ')}`],
    callers: 'anybody',
    body: json({ type: 'object' }, {}),
    answers: { 200: answer('Your permissions.', { type: 'object' }) },
    refusals: [],
  }),
  'get /versions': () => noVersions,
  'get /versions/:id': () => noVersions,
  'post /versions/:id': () => noVersions,
};

export const rootRows: Record<string, RowGiven> = {
  'get /access': {
    names: ['mayDo', 'What you may do, by collection and field'],
    answers: { 200: answer('Your permissions.', { type: 'object' }) },
    refusals: [],
  },
};

export const internalTag = 'Admin UI';
const kept = object({ doc: { type: 'object' }, message: text }, ['message']);

/** What the admin UI keeps for itself. Everything else of Payload's own collections is not offered. */
export const internalRows: Record<string, Record<string, RowGiven>> = {
  'payload-preferences': {
    'get /:key': {
      names: ['getPreference', 'Read a preference of yours'],
      callers: 'session',
      answers: { 200: answer('The preference; `value` is null if there is none.', { type: 'object' }) },
      refusals: [401, 403],
    },
    'post /:key': {
      names: ['setPreference', 'Keep a preference of yours'],
      description:
        'A name of 200 characters at most, a value of 16 KB. Of more than 500 those that were set longest ago go.',
      body: json(object({ value: {} }, ['value'])),
      answers: { 200: answer('Kept.', kept) },
      refusals: [400, 401, 403, 422],
    },
    'delete /:key': {
      names: ['forgetPreference', 'Forget a preference of yours'],
      answers: { 200: answer('Forgotten.', { type: 'object' }) },
      refusals: [401, 403, 404],
    },
    'delete /': {
      names: ['forgetPreferences', 'Forget many of your preferences'],
      parameters: ['where'],
      answers: { 200: answer('Forgotten.', { type: 'object' }) },
      refusals: [400, 401, 403],
    },
  },
};
