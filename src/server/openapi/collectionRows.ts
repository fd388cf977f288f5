import type { SanitizedCollectionConfig } from 'payload';
import { requestHeaders } from '../../http/sharedHeaders.ts';
import { publishableIn } from '../../published/kinds.ts';
import { partName, pluralName, schemaName } from './components.ts';
import { answer, json, type NotOffered, type Row, type RowGiven } from './operation.ts';
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
const noVersions: NotOffered = { notOffered: 'No versions are kept of these documents.' };

const count: Schema = object({ totalDocs: { type: 'integer' } }, ['totalDocs']);
const inForm: Schema = { type: 'object', description: 'The document as it stands in a form; may be empty.' };
const bytes = { description: 'The bytes.', content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } };

const ofStory =
  'Send the `baseVersion` you read, or If-Match: 428 without, 409 with both sides if the story was saved since. ' +
  'Of a published story the change is a pending edit until the transition `update` or `correct`.';
const ofPublication =
  'Send the `baseVersion` you read, or If-Match: 428 without, 409 if it was saved since. Of what is published the change is a ' +
  'pending edit until the step `update`.';

/** What every save may carry, and be refused for beside what every write is. */
const sending = (e: Entity, write: 'Create' | 'Update') => ({
  parameters: ['depth'],
  body: { ...json(`${e.one}${write}`), ...(e.config.upload ? photoForm(e.one, []) : {}) },
});
const andPhotos = (e: Entity, others: number[]): number[] => [...others, ...(e.config.upload ? photoRefusals : [])];

type Rows = Record<string, (entity: Entity) => RowGiven | NotOffered>;

/** What Payload serves for each collection, by method and path. `routes.ts` adds what these two tell of any route. */
export const collectionRows: Rows = {
  'get /': (e) => ({
    names: [`list${e.many}`, `List ${e.tag.toLowerCase()}`],
    parameters: lists,
    answers: { 200: answer('A page of what you may see.', `${e.one}Page`) },
  }),
  'get /count': (e) => ({
    names: [`count${e.many}`, `Count ${e.tag.toLowerCase()}`],
    parameters: ['where', 'trash'],
    answers: { 200: answer('How many you may see.', count) },
  }),
  'get /:id': (e) => ({
    names: [`get${e.one}`, `Read one ${nounOf(e)}`],
    parameters: looks,
    answers: { 200: answer('The document.', partName(e.one)) },
  }),
  'post /': (e) => ({
    names: [`create${e.one}`, e.config.upload ? 'Upload a photo' : `Create a ${nounOf(e)}`],
    ...sending(e, 'Create'),
    answers: { 201: created(e), ...(isStory(e) && begun(e)) },
    also: andPhotos(e, isStory(e) ? [410] : []),
  }),
  'patch /:id': (e) => ({
    names: [`update${e.one}`, `Change a ${nounOf(e)}`],
    ...(goesOut(e) && {
      description: isStory(e) ? ofStory : ofPublication,
      headers: isStory(e) ? savingHeaders : { 'If-Match': ifMatch },
    }),
    ...sending(e, 'Update'),
    answers: { 200: answer('Saved.', isStory(e) ? savedRest(e.one) : saved(e.one)) },
    also: andPhotos(e, goesOut(e) ? [409, 428] : [409]),
  }),
  'patch /': (e) =>
    goesOut(e)
      ? { notOffered: `${e.tag} are edited one at a time: PATCH /api/${e.slug}/{id}.` }
      : {
          names: [`updateMany${e.many}`, `Change many ${e.tag.toLowerCase()}`],
          parameters: ['where', 'limit', 'depth', 'trash'],
          body: json(`${e.one}Update`),
          answers: {
            200: answer('Those that were changed.', changed(e, { ...listOf(ref('OneError')), maxItems: 0 })),
            400: answer('Some were not changed; `docs` were. Or the request cannot be read.', {
              anyOf: [changed(e, failed), ref('Error')],
            }),
          },
          also: [409],
        },
  'delete /': () => ({ notOffered: 'Delete documents one at a time: DELETE /{id} moves one to the trash.' }),
  'delete /:id': (e) => ({
    names: [`delete${e.one}`, `Move a ${nounOf(e)} to the trash, or delete for good what is there`],
    parameters: ['purge'],
    answers: { 200: answer('Where it went.', saved(e.one)) },
    also: [409],
  }),
  'post /access/:id?': (e) => ({
    names: [`mayDoWith${e.one}`, `What you may do with ${e.tag.toLowerCase()}`],
    callers: 'anybody',
    body: json(inForm, {}),
    answers: { 200: answer('Your permissions.', permissions) },
    refusals: [400, 403, 404],
  }),
  'post /:id/duplicate': (e) => ({
    names: [`duplicate${e.one}`, `Copy a ${nounOf(e)}`],
    parameters: ['depth'],
    body: json(`${e.one}Update`, {}),
    answers: { 200: answer('The copy.', saved(e.one)) },
  }),
  'get /versions': (e) => ({
    names: [`list${e.one}Versions`, `List versions of ${e.tag.toLowerCase()}`],
    callers: 'session',
    parameters: ['where', 'sort', 'limit', 'page', 'depth', 'select'],
    answers: { 200: answer('A page of versions.', `${e.one}VersionPage`) },
    ...(!e.config.versions && noVersions),
  }),
  'get /versions/:id': (e) => ({
    names: [`get${e.one}Version`, 'Read one version'],
    callers: 'session',
    parameters: ['depth', 'select'],
    answers: { 200: answer('The version.', partName(`${e.one}Version`)) },
    ...(!e.config.versions && noVersions),
  }),
  // Collections with versions have routes of their own for this.
  'post /versions/:id': () => noVersions,
  'get /file/:filename': (e) => ({
    names: [`get${e.one}Original`, 'Fetch the original of a photo'],
    description: 'For staff. Readers get renditions: GET /media/{key}/{name}.',
    callers: 'session',
    answers: { 200: bytes },
    refusals: [404],
  }),
  'get /paste-url/:id?': () => ({ notOffered: 'This server fetches nothing from addresses it is given.' }),
};
