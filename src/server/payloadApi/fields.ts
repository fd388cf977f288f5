import type { FieldAccess, FlattenedField, PayloadRequest } from 'payload';
import { ref, dateTime, id, listOf, nullable, object, type JsonSchema } from '../../http/jsonSchema.ts';
import type { User } from '../../payload-types.ts';

/** What a client reads, or what it may write. */
export type Mode = 'read' | 'create' | 'update';
type Field<T extends FlattenedField['type'] = FlattenedField['type']> = Extract<FlattenedField, { type: T }>;

/** Finds the schema's name for a collection's documents; undefined for one that the API does not show. */
export type NameOf = (collection: string) => string | undefined;
type Context = { mode: Mode; nameOf: NameOf; overrides: Readonly<Record<string, JsonSchema>> };

const withoutUndefined = (values: Record<string, unknown>): JsonSchema =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const many = (schema: JsonSchema, { hasMany, maxRows }: { hasMany?: boolean; maxRows?: number }): JsonSchema =>
  hasMany ? listOf(schema, maxRows) : schema;

const options = (field: Field<'select'> | Field<'radio'>): JsonSchema => ({
  type: 'string',
  enum: field.options.map((option) => (typeof option === 'string' ? option : option.value)),
});

/** An id; in answers also the document itself, as far as `depth` reaches and the reader may see it. */
function documentOf(collection: string, { mode, nameOf }: Context): JsonSchema {
  const name = nameOf(collection);
  return mode !== 'read' || !name ? id : { anyOf: [id, ref(name)] };
}

function relation(field: Field<'relationship'> | Field<'upload'>, context: Context): JsonSchema {
  const { relationTo } = field;
  if (typeof relationTo === 'string') return many(documentOf(relationTo, context), field as { hasMany?: boolean });
  const each = relationTo.map((collection) => ({
    ...object({ relationTo: { const: collection }, value: documentOf(collection, context) }, ['relationTo', 'value']),
  }));
  return many({ anyOf: each }, field as { hasMany?: boolean });
}

/** Each describes fields of its own type: a method's parameter may be narrower, a function's may not. */
type Shape = { of(field: FlattenedField, context: Context, path: string): JsonSchema }['of'];

/** One shape for each type of field. A type that is not here (`ui`) holds nothing. */
const shapes: Partial<Record<FlattenedField['type'], Shape>> = {
  text: (field: Field<'text'>) =>
    many(withoutUndefined({ type: 'string', maxLength: field.maxLength, minLength: field.minLength }), field),
  textarea: (field: Field<'textarea'>) => withoutUndefined({ type: 'string', maxLength: field.maxLength }),
  code: () => ({ type: 'string' }),
  email: () => ({ type: 'string', format: 'email', maxLength: 254 }),
  number: (field: Field<'number'>) =>
    many(withoutUndefined({ type: 'number', minimum: field.min, maximum: field.max }), field),
  checkbox: () => ({ type: 'boolean' }),
  date: () => dateTime,
  select: (field: Field<'select'>) => many(options(field), field),
  radio: (field: Field<'radio'>) => options(field),
  relationship: relation as Shape,
  upload: relation as Shape,
  point: () => ({
    type: 'array',
    description: 'Longitude (-180 to 180) and latitude (-90 to 90), in degrees.',
    items: { type: 'number', minimum: -180, maximum: 180 },
    minItems: 2,
    maxItems: 2,
  }),
  richText: () => ref('StoryBody'),
  json: () => ({}),
  join: (field: Field<'join'>, context) => ({
    ...object({
      docs: listOf({ anyOf: [field.collection].flat().map((slug) => documentOf(slug, context)) }),
      hasNextPage: { type: 'boolean' },
      totalDocs: { type: 'integer' },
    }),
    readOnly: true,
  }),
  group: (field: Field<'group'>, context, path) => fieldsShape(field.flattenedFields, context, `${path}.`),
  tab: (field: Field<'tab'>, context, path) => fieldsShape(field.flattenedFields, context, `${path}.`),
  array: (field: Field<'array'>, context, path) => {
    const row = fieldsShape(field.flattenedFields, context, `${path}.`);
    const properties = { ...(row.properties as Record<string, JsonSchema>), id: nullable({ type: 'string' }) };
    return listOf({ ...row, properties }, field.maxRows);
  },
};

/** The most anybody may do; what even an administrator may not is nobody's. */
const somebody: Partial<User> = {
  id: '000000000000000000000000',
  role: 'administrator',
  desks: [],
  collection: 'users',
};
const administrator: Partial<PayloadRequest> = { user: somebody as User };

/** Asked without a request; a rule that needs more of it than the user depends on it, so it is somebody's. */
function isForNobody(rule: FieldAccess | undefined): boolean {
  try {
    const answer = rule?.({ req: administrator as PayloadRequest });
    if (answer instanceof Promise) answer.catch(() => undefined);
    return answer === false;
  } catch {
    return false;
  }
}

const isShown = (field: FlattenedField, mode: Mode): boolean =>
  !('hidden' in field && field.hidden) &&
  !(field.type === 'join' && mode !== 'read') &&
  !('access' in field && isForNobody(field.access?.[mode]));

/** Is it always in an answer? What depends on who asks, or what Payload fills in later, is not. */
function isCertain(field: FlattenedField, mode: Mode): boolean {
  if (!('required' in field) || !field.required || mode === 'update') return false;
  if (mode === 'read') return !('access' in field && field.access?.read);
  return !('defaultValue' in field && field.defaultValue !== undefined);
}

const labelOf = (field: FlattenedField): JsonSchema => {
  const { label, admin } = field as { label?: unknown; admin?: { description?: unknown } };
  const words = (value: unknown): string | undefined =>
    typeof value === 'string' ? value : ((value as { en?: string } | undefined)?.en ?? undefined);
  return withoutUndefined({ title: words(label), description: words(admin?.description) });
};

function fieldShape(field: FlattenedField, context: Context, path: string): JsonSchema | undefined {
  const shape = context.overrides[path] ?? shapes[field.type]?.(field, context, path);
  if (!shape) return undefined;
  const required = 'required' in field && field.required && context.mode !== 'update';
  const whole = required ? shape : nullable(shape);
  // A reference stands alone: its title would be taken for the other schema's.
  return '$ref' in whole ? whole : { ...labelOf(field), ...whole };
}

/** The schema of a document's fields. `path` is where they stand, for overrides. */
export function fieldsShape(fields: readonly FlattenedField[], context: Context, path = ''): JsonSchema {
  const visible = fields.filter((field) => 'name' in field && isShown(field, context.mode));
  const entries = visible
    .map((field) => [field.name, fieldShape(field, context, `${path}${field.name}`)] as const)
    .filter((entry): entry is [string, JsonSchema] => entry[1] !== undefined);
  const required = visible.filter((field) => isCertain(field, context.mode)).map(({ name }) => name);
  return object(Object.fromEntries(entries), required);
}
