import type { SanitizedCollectionConfig } from 'payload';
import { requestHeaders } from '../../http/sharedHeaders.ts';
import { publishableIn } from '../../published/kinds.ts';
import { partName, pluralName, schemaName } from './components.ts';
import { answer, json, type NotOffered, type Row } from './operation.ts';
import { ref } from '../../http/jsonSchema.ts';
import { listOf, object, type Schema } from '../../http/shapes.ts';
import { toldTimes } from './shapes.ts';

/** A collection as its rows speak of it. */
export type Entity = { slug: string; one: string; many: string; tag: string; config: SanitizedCollectionConfig };

const englishOf = (label: unknown): string =>
  typeof label === 'string' ? label : ((label as { en?: string } | undefined)?.en ?? 'document');

export const entityOf = (config: SanitizedCollectionConfig): Entity => ({
  slug: config.slug,
  one: schemaName(config.slug),
  many: pluralName(config.slug),
  tag: englishOf(config.labels.plural),
  config,
});

const nounOf = ({ config }: Entity): string => englishOf(config.labels.singular).toLowerCase();
const text: Schema = { type: 'string' };
const saved = (name: string): Schema =>
  object({ doc: ref(name), message: text, warnings: toldTimes }, ['doc', 'message']);
/** `Save: rest` names what it left as it was. */
const savedRest = (name: string): Schema =>
  object({ doc: ref(name), message: text, warnings: toldTimes, notTaken: listOf(ref('Problem')) }, ['doc', 'message']);
const permissions: Schema = { type: 'object', description: 'What you may do, by operation and field.' };
const looks = ['depth', 'select', 'populate', 'draft', 'trash'];
const lists = ['where', 'sort', 'limit', 'page', ...looks];

const photoForm = (one: string, required: string[]): Row['body'] => ({
  'multipart/form-data': {
    schema: {
      type: 'object',
      properties: {
        file: {
          type: 'string',
          format: 'binary',
          description: 'JPEG, PNG, WebP, AVIF or GIF; at most 25 MB and 50 MP.',
        },
        _payload: { type: 'string', description: `The fields as JSON (${one}Update).` },
      },
      required,
    },
  },
});

/** Beside those of every document: the kind of file, an upload named that is not there or used, too many, and a full disk. */
const photoRefusals = [404, 409, 410, 415, 429, 507];

const isStory = ({ slug }: Entity): boolean => slug === 'articles';
/** Do its documents go to readers by steps? Then each save names its version, and waits for a step. */
const goesOut = (e: Entity): boolean => isStory(e) || publishableIn(e.slug) !== undefined;
const created = ({ one }: Entity) => answer('Created.', saved(one));
const begun = ({ one }: Entity): Row['answers'] => ({
  200: answer('You have begun it already, under the same `draftKey`.', saved(one)),
});
/** What came of a change of many. A failed one is told with its `id` in `data`. */
const failed: Schema = ref('Errors');
const changed = ({ one }: Entity, errors: Schema): Schema =>
  object({ docs: { type: 'array', items: ref(one) }, errors, message: text }, ['docs', 'errors', 'message']);
const { 'If-Match': ifMatch, Save: save } = requestHeaders;
const savingHeaders = { 'If-Match': ifMatch, Save: save };
const noVersions = 'No versions are kept of these documents.';

type Rows = Record<string, (entity: Entity) => Row | NotOffered>;

/** What Payload serves for each collection, by method and path. */
export const collectionRows: Rows = {
  'get /': (e) => ({
    operationId: `list${e.many}`,
    summary: `List ${e.tag.toLowerCase()}`,
    tag: e.tag,
    callers: 'anybody',
    parameters: lists,
    answers: { 200: answer('A page of what you may see.', `${e.one}Page`) },
    refusals: [400, 403],
  }),
  'get /count': (e) => ({
    operationId: `count${e.many}`,
    summary: `Count ${e.tag.toLowerCase()}`,
    tag: e.tag,
    callers: 'anybody',
    parameters: ['where', 'trash'],
    answers: {
      200: answer('How many you may see.', object({ totalDocs: { type: 'integer' } }, ['totalDocs'])),
    },
    refusals: [400, 403],
  }),
  'get /:id': (e) => ({
    operationId: `get${e.one}`,
    summary: `Read one ${nounOf(e)}`,
    tag: e.tag,
    callers: 'anybody',
    parameters: looks,
    answers: { 200: answer('The document.', partName(e.one)) },
    refusals: [400, 403, 404],
  }),
  'post /': (e) => ({
    operationId: `create${e.one}`,
    summary: e.config.upload ? 'Upload a photo' : `Create a ${nounOf(e)}`,
    tag: e.tag,
    callers: 'session',
    parameters: ['depth'],
    body: { ...json(`${e.one}Create`), ...(e.config.upload ? photoForm(e.one, []) : {}) },
    answers: { 201: created(e), ...(isStory(e) && begun(e)) },
    refusals: [400, 401, 403, 413, 422, ...(isStory(e) ? [410] : []), ...(e.config.upload ? photoRefusals : [])],
  }),
  'patch /:id': (e) => ({
    operationId: `update${e.one}`,
    summary: `Change a ${nounOf(e)}`,
    ...(isStory(e) && {
      description:
        'Send the `baseVersion` you read, or If-Match: 428 without, 409 with both sides if the story was saved since. ' +
        'Of a published story the change is a pending edit until the transition `update` or `correct`.',
    }),
    ...(publishableIn(e.slug) && {
      description:
        'Send the `baseVersion` you read, or If-Match: 428 without, 409 if it was saved since. Of what is published the change is a ' +
        'pending edit until the step `update`.',
    }),
    tag: e.tag,
    callers: 'session',
    parameters: ['depth'],
    ...(goesOut(e) && { headers: isStory(e) ? savingHeaders : { 'If-Match': ifMatch } }),
    body: { ...json(`${e.one}Update`), ...(e.config.upload ? photoForm(e.one, []) : {}) },
    answers: { 200: answer('Saved.', isStory(e) ? savedRest(e.one) : saved(e.one)) },
    refusals: [
      400,
      401,
      403,
      404,
      409,
      413,
      422,
      ...(goesOut(e) ? [428] : []),
      ...(e.config.upload ? photoRefusals : []),
    ],
  }),
  'patch /': (e) =>
    goesOut(e)
      ? { notOffered: `${e.tag} are edited one at a time: PATCH /api/${e.slug}/{id}.` }
      : {
          operationId: `updateMany${e.many}`,
          summary: `Change many ${e.tag.toLowerCase()}`,
          tag: e.tag,
          callers: 'session',
          parameters: ['where', 'limit', 'depth', 'trash'],
          body: json(`${e.one}Update`),
          answers: {
            200: answer('Those that were changed.', changed(e, { ...listOf(ref('OneError')), maxItems: 0 })),
            400: answer('Some were not changed; `docs` were. Or the request cannot be read.', {
              anyOf: [changed(e, failed), ref('Error')],
            }),
          },
          refusals: [401, 403, 409, 422],
        },
  'delete /': () => ({ notOffered: 'Delete documents one at a time: DELETE /{id} moves one to the trash.' }),
  'delete /:id': (e) => ({
    operationId: `delete${e.one}`,
    summary: `Move a ${nounOf(e)} to the trash, or delete for good what is there`,
    tag: e.tag,
    callers: 'session',
    parameters: ['purge'],
    answers: { 200: answer('Where it went.', saved(e.one)) },
    refusals: [400, 401, 403, 404, 409, 422],
  }),
  'post /access/:id?': (e) => ({
    operationId: `mayDoWith${e.one}`,
    summary: `What you may do with ${e.tag.toLowerCase()}`,
    tag: e.tag,
    callers: 'anybody',
    body: json({ type: 'object', description: 'The document as it stands in a form; may be empty.' }, {}),
    answers: { 200: answer('Your permissions.', permissions) },
    refusals: [400, 403, 404],
  }),
  'post /:id/duplicate': (e) => ({
    operationId: `duplicate${e.one}`,
    summary: `Copy a ${nounOf(e)}`,
    tag: e.tag,
    callers: 'session',
    parameters: ['depth'],
    body: json(`${e.one}Update`, {}),
    answers: { 200: answer('The copy.', saved(e.one)) },
    refusals: [400, 401, 403, 404, 422],
  }),
  'get /versions': (e) =>
    e.config.versions
      ? {
          operationId: `list${e.one}Versions`,
          summary: `List versions of ${e.tag.toLowerCase()}`,
          tag: e.tag,
          callers: 'session',
          parameters: ['where', 'sort', 'limit', 'page', 'depth', 'select'],
          answers: { 200: answer('A page of versions.', `${e.one}VersionPage`) },
          refusals: [400, 401, 403],
        }
      : { notOffered: noVersions },
  'get /versions/:id': (e) =>
    e.config.versions
      ? {
          operationId: `get${e.one}Version`,
          summary: 'Read one version',
          tag: e.tag,
          callers: 'session',
          parameters: ['depth', 'select'],
          answers: { 200: answer('The version.', partName(`${e.one}Version`)) },
          refusals: [400, 401, 403, 404],
        }
      : { notOffered: noVersions },
  // Collections with versions have routes of their own for this.
  'post /versions/:id': () => ({ notOffered: noVersions }),
  'get /file/:filename': (e) => ({
    operationId: `get${e.one}Original`,
    summary: 'Fetch the original of a photo',
    description: 'For staff. Readers get renditions: GET /media/{key}/{name}.',
    tag: e.tag,
    callers: 'session',
    answers: {
      200: { description: 'The bytes.', content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } },
    },
    refusals: [404],
  }),
  'get /paste-url/:id?': () => ({ notOffered: 'This server fetches nothing from addresses it is given.' }),
};
