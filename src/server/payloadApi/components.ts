import { formatNames, type SanitizedCollectionConfig, type SanitizedConfig, type SanitizedGlobalConfig } from 'payload';
import { publishableIn } from '../../published/kinds.ts';
import { ref, schemaWriter, dateTime, id, listOf, nullable, object, type JsonSchema } from '../../http/jsonSchema.ts';
import { fieldsShape, type NameOf } from './fields.ts';
import { namedAnswers } from '../../../collections/shared/answers.ts';
import { storyBodySchemas } from '../../../collections/articles/storyBody.ts';

export type Documented = SanitizedCollectionConfig | SanitizedGlobalConfig;

/** The name of one document's schema: `articles` → `Article`, `house-style` → `HouseStyle`. */
export const schemaName = (slug: string): string => formatNames(slug).singular.replace(/\W/g, '');
/** The word for many of them: `articles` → `Articles`. */
export const pluralName = (slug: string): string => formatNames(slug).plural.replace(/\W/g, '');

/** Payload's own bookkeeping; only what the admin UI asks for over HTTP is shown. */
export const internal = (slug: string): boolean => slug.startsWith('payload-');

/** What a field's type does not tell. */
const rendition = object(
  {
    name: { type: 'string', examples: ['crop16x9-640.webp'] },
    url: { type: 'string', description: 'Under this server’s address; its bytes never change.' },
    format: { enum: ['avif', 'webp', 'jpeg'] },
    ratio: { enum: ['whole', '16:9', '4:3', '1:1'] },
    width: { type: 'integer', description: 'Pixels.' },
    height: { type: 'integer', description: 'Pixels.' },
    bytes: { type: 'integer' },
  },
  ['name', 'url', 'format', 'ratio', 'width', 'height', 'bytes'],
);
const baseVersion = (ofWhat: string): JsonSchema => ({
  type: 'integer',
  minimum: 0,
  description: `${ofWhat}. Send back the one you read; a save that started from an older one is refused.`,
});
const draftKey: JsonSchema = {
  type: 'string',
  format: 'uuid',
  writeOnly: true,
  description: 'Your device’s own name for a new story: the same beginning sent twice is one story. Nobody reads it.',
};
const overridesOf = (slug: string): Record<string, JsonSchema> => {
  if (slug === 'media')
    return { renditions: { ...listOf(ref('Rendition')), description: 'Null until they are made.' } };
  if (slug === 'articles') return { draftKey, baseVersion: baseVersion('The version of the story') };
  return publishableIn(slug) ? { baseVersion: baseVersion('Its version') } : {};
};

const propertiesOf = ({ properties }: JsonSchema) => properties as Record<string, JsonSchema>;
const requiredOf = ({ required = [] }: JsonSchema) => required as readonly string[];

/** The same with others after it. */
const more = (
  schema: JsonSchema,
  properties: Record<string, JsonSchema>,
  required: readonly string[] = [],
): JsonSchema => object({ ...propertiesOf(schema), ...properties }, [...requiredOf(schema), ...required]);
const withId = (schema: JsonSchema): JsonSchema =>
  more(object({ id }, ['id']), propertiesOf(schema), requiredOf(schema));

/** What `select` and `populate` leave of a document: its id is certain, and nothing else. */
export const partName = (name: string): string => `${name}Part`;
const withPart = (name: string, whole: JsonSchema): Record<string, JsonSchema> => ({
  [name]: whole,
  [partName(name)]: object(
    propertiesOf(whole),
    requiredOf(whole).filter((each) => each === 'id'),
  ),
});

/** A page of a list, as every list answers. */
const pageOf = (name: string): JsonSchema =>
  object(
    {
      docs: listOf(ref(name)),
      totalDocs: { type: 'integer' },
      limit: { type: 'integer' },
      totalPages: { type: 'integer' },
      page: { type: 'integer' },
      pagingCounter: { type: 'integer' },
      hasPrevPage: { type: 'boolean' },
      hasNextPage: { type: 'boolean' },
      prevPage: nullable({ type: 'integer' }),
      nextPage: nullable({ type: 'integer' }),
    },
    ['docs', 'totalDocs', 'limit', 'totalPages', 'hasPrevPage', 'hasNextPage'],
  );

const text: JsonSchema = { type: 'string' };
const password: JsonSchema = { type: 'string', minLength: 3, maxLength: 1_000, writeOnly: true };
const purged = nullable({ ...dateTime, description: 'Null brings the document back from the trash.' });

const earlierUpload: JsonSchema = {
  type: 'string',
  pattern: '^[0-9a-f]{32}$',
  writeOnly: true,
  description: 'Bytes that are here already: `data.upload` of the answer that refused them, or an upload in parts.',
};

/** The schemas of one collection or global: as read, as created, as updated, and its lists and versions. */
function schemasOf(documented: Documented, isGlobal: boolean, nameOf: NameOf): Record<string, JsonSchema> {
  const name = schemaName(documented.slug);
  const overrides = overridesOf(documented.slug);
  const shape = (mode: 'read' | 'create' | 'update') =>
    fieldsShape(documented.flattenedFields, { mode, nameOf, overrides });
  const readSchema = shape('read');
  const updateSchema = shape('update');
  if (isGlobal) {
    const whole = more(readSchema, { globalType: { const: documented.slug }, id });
    return { ...withPart(name, whole), [`${name}Update`]: updateSchema };
  }
  const { auth, trash, upload, versions } = documented as SanitizedCollectionConfig;
  const extraFields: Record<string, JsonSchema> = {
    ...(auth && { password }),
    ...(upload && { upload: earlierUpload }),
  };
  const session: Record<string, JsonSchema> = { collection: { const: documented.slug }, _strategy: text, _sid: text };
  return {
    ...withPart(name, more(withId(readSchema), auth ? session : {})),
    [`${name}Page`]: pageOf(partName(name)),
    [`${name}Create`]: more(shape('create'), extraFields, auth ? ['password'] : []),
    [`${name}Update`]: more(updateSchema, { ...extraFields, ...(trash ? { deletedAt: purged } : {}) }),
    ...(versions ? versionSchemas(name, readSchema) : {}),
  };
}

function versionSchemas(name: string, readSchema: JsonSchema): Record<string, JsonSchema> {
  const whole = object(
    {
      id,
      parent: { anyOf: [id, ref(partName(name))] },
      version: { ...more(readSchema, { id }), required: [] },
      createdAt: dateTime,
      updatedAt: dateTime,
      latest: nullable({ type: 'boolean' }),
      autosave: nullable({ type: 'boolean' }),
    },
    ['id', 'version', 'createdAt', 'updatedAt'],
  );
  const version = `${name}Version`;
  return { ...withPart(version, whole), [`${version}Page`]: pageOf(partName(version)) };
}

/** Everything in `components.schemas`, made from the fields of the configuration that runs. */
export function schemasFor(config: SanitizedConfig): Record<string, JsonSchema> {
  const collections = config.collections.filter(({ slug }) => !internal(slug));
  const known = new Set(collections.map(({ slug }) => slug as string));
  const nameOf: NameOf = (slug) => (known.has(slug) ? partName(schemaName(slug)) : undefined);
  return Object.assign(
    { ...schemaWriter(namedAnswers).components(), ...storyBodySchemas, Rendition: rendition },
    ...collections.map((collection) => schemasOf(collection, false, nameOf)),
    ...config.globals.map((global) => schemasOf(global, true, nameOf)),
  ) as Record<string, JsonSchema>;
}
