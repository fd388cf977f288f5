import type { SanitizedCollectionConfig } from 'payload';
import { ref, listOf, object, type JsonSchema } from '../../http/jsonSchema.ts';
import { requestHeaders } from '../../http/request.ts';
import { publishableIn } from '../../published/kinds.ts';
import { partName, pluralName, schemaName } from './components.ts';
import { does, text, type Described, type Endpoints, type NotOffered } from './endpoints.ts';

/** A collection as the descriptions speak of it. */
type Entity = {
  slug: string;
  /** The names of one's schema and of many. */
  one: string;
  many: string;
  /** In words: one, and many. */
  noun: string;
  words: string;
  tag: string;
  config: SanitizedCollectionConfig;
  isStory: boolean;
  /** Do its documents go to readers by steps? Then each save names its version, and waits for a step. */
  goesOut: boolean;
};

const englishOf = (label: unknown): string =>
  typeof label === 'string' ? label : ((label as { en?: string } | undefined)?.en ?? 'document');

export const entityOf = (config: SanitizedCollectionConfig): Entity => {
  const { slug, labels } = config;
  const isStory = slug === 'articles';
  const [noun, tag] = [englishOf(labels.singular).toLowerCase(), englishOf(labels.plural)];
  const names = { one: schemaName(slug), many: pluralName(slug), noun, words: tag.toLowerCase(), tag };
  return { slug, config, ...names, isStory, goesOut: isStory || publishableIn(slug) !== undefined };
};

const savedSchema = ({ one, isStory }: Entity, what?: 'changed'): JsonSchema => {
  /** `Save: rest` names what it left as it was, `merge=blocks` what it was merged with. */
  const left: Record<string, JsonSchema> =
    isStory && what ? { notTaken: listOf(ref('Problem')), merged: ref('MergedWith') } : {};
  return object({ doc: ref(one), message: text, warnings: ref('Warnings'), ...left }, ['doc', 'message']);
};
const permissions: JsonSchema = { type: 'object', description: 'What you may do, by operation and field.' };
const count: JsonSchema = object({ totalDocs: { type: 'integer' } }, ['totalDocs']);
const pages = ['where', 'sort', 'limit', 'page'] as const;
const looks = ['depth', 'select', 'populate', 'draft', 'trash'] as const;

const photoForm = (one: string): JsonSchema => ({
  type: 'object',
  properties: {
    file: { type: 'string', format: 'binary', description: 'JPEG, PNG, WebP, AVIF or GIF; at most 25 MB and 50 MP.' },
    _payload: { type: 'string', description: `The fields as JSON (${one}Update).` },
  },
  required: [],
});
/** Beside those of every document: the kind of file, an upload named that is not there or used, too many, and a full disk. */
const photoRefusals = [404, 409, 410, 415, 429, 507];

/** What every save may carry, and be refused for beside what every write is. */
const sending = ({ one, config }: Entity, write: 'Create' | 'Update', also: number[]) => ({
  query: ['depth'] as const,
  body: `${one}${write}`,
  ...(config.upload && { forms: { 'multipart/form-data': photoForm(one) } }),
  also: [...also, ...(config.upload ? photoRefusals : [])],
});

/** What came of a change of many. A failed one is told with its `id` in `data`. */
const changedSchema = ({ one }: Entity, errors: JsonSchema): JsonSchema =>
  object({ docs: listOf(ref(one)), errors, message: text }, ['docs', 'errors', 'message']);

const ofStory =
  'Send the `baseVersion` you read, or If-Match: 428 without, 409 with both sides if the story was saved since. ' +
  'Of a published story the change is a pending edit until the transition `update` or `correct`.';
const ofPublication =
  'Send the `baseVersion` you read, or If-Match: 428 without, 409 if it was saved since. Of what is published the change is a ' +
  'pending edit until the step `update`.';
const { 'If-Match': ifMatch, Save: save } = requestHeaders;
const savingOver = ({ isStory }: Entity) => ({
  description: isStory ? ofStory : ofPublication,
  headers: { 'If-Match': ifMatch, ...(isStory && { Save: save }) },
});

const noVersions: NotOffered = { notOffered: 'No versions are kept of these documents.' };
const ifVersions = ({ config }: Entity, ...[operationId, summary, answer, others]: Parameters<typeof does>) =>
  config.versions ? does(operationId, summary, answer, { access: 'session', ...others }) : noVersions;

const begunAnswers = (e: Entity): Described['answers'] => ({
  200: ['You have begun it already, under the same `draftKey`.', savedSchema(e)],
});

/** What Payload serves for each collection. */
export const collectionEndpoints: Endpoints<Entity> = {
  'get /': ({ one, many, words }) =>
    does(`list${many}`, `List ${words}`, ['A page of what you may see.', `${one}Page`], {
      query: [...pages, ...looks],
    }),
  'get /count': ({ many, words }) =>
    does(`count${many}`, `Count ${words}`, ['How many you may see.', count], { query: ['where', 'trash'] }),
  'get /:id': ({ one, noun }) =>
    does(`get${one}`, `Read one ${noun}`, ['The document.', partName(one)], { query: looks }),
  'post /': (e) => ({
    names: [`create${e.one}`, e.config.upload ? 'Upload a photo' : `Create a ${e.noun}`],
    ...sending(e, 'Create', e.isStory ? [410] : []),
    answers: { 201: ['Created.', savedSchema(e)], ...(e.isStory ? begunAnswers(e) : {}) },
  }),
  'patch /:id': (e) =>
    does(`update${e.one}`, `Change a ${e.noun}`, ['Saved.', savedSchema(e, 'changed')], {
      ...(e.goesOut && savingOver(e)),
      ...sending(e, 'Update', e.goesOut ? [409, 428] : [409]),
      ...(e.isStory && { query: ['depth', 'merge'] }),
    }),
  'patch /': (e) => {
    if (e.goesOut) return { notOffered: `${e.tag} are edited one at a time: PATCH /api/${e.slug}/{id}.` };
    const some = 'Some were not changed; `docs` were. Or the request cannot be read.';
    return {
      names: [`updateMany${e.many}`, `Change many ${e.words}`],
      query: ['where', 'limit', 'depth', 'trash'],
      body: `${e.one}Update`,
      answers: {
        200: ['Those that were changed.', changedSchema(e, listOf(ref('OneError'), 0))],
        400: [some, { anyOf: [changedSchema(e, ref('Errors')), ref('Error')] }],
      },
      also: [409],
    };
  },
  'delete /': () => ({ notOffered: 'Delete documents one at a time: DELETE /{id} moves one to the trash.' }),
  'delete /:id': (e) =>
    does(
      `delete${e.one}`,
      `Move a ${e.noun} to the trash, or delete for good what is there`,
      ['Where it went.', savedSchema(e)],
      { query: ['purge'], also: [409] },
    ),
  'post /access/:id?': ({ one, words }) =>
    does(`mayDoWith${one}`, `What you may do with ${words}`, ['Your permissions.', permissions], {
      access: 'anybody',
      body: { type: 'object', description: 'The document as it stands in a form; may be empty.' },
      example: {},
      refusals: [400, 403, 404],
    }),
  'post /:id/duplicate': (e) =>
    does(`duplicate${e.one}`, `Copy a ${e.noun}`, ['The copy.', savedSchema(e)], {
      query: ['depth'],
      body: `${e.one}Update`,
      example: {},
    }),
  'get /versions': (e) =>
    ifVersions(
      e,
      `list${e.one}Versions`,
      `List versions of ${e.words}`,
      ['A page of versions.', `${e.one}VersionPage`],
      {
        query: [...pages, 'depth', 'select'],
      },
    ),
  'get /versions/:id': (e) =>
    ifVersions(e, `get${e.one}Version`, 'Read one version', ['The version.', partName(`${e.one}Version`)], {
      query: ['depth', 'select'],
    }),
  // Collections with versions have routes of their own for this.
  'post /versions/:id': () => noVersions,
  'get /file/:filename': ({ one }) =>
    does(`get${one}Original`, 'Fetch the original of a photo', ['The bytes.', { type: 'string', format: 'binary' }], {
      description: 'For staff. Readers get renditions: GET /media/{key}/{name}.',
      access: 'session',
      refusals: [404],
    }),
  'get /paste-url/:id?': () => ({ notOffered: 'This server fetches nothing from addresses it is given.' }),
};
