import { z } from 'zod';

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas that have a name in the document, by that name. */
export type NamedSchemas = Readonly<Record<string, z.ZodType>>;

const toComponents = (name: string): string => `#/components/schemas/${name}`;
export const ref = (name: string): JsonSchema => ({ $ref: toComponents(name) });

/** JSON Schemas of what zod does not describe, by the schema that stands for it. */
const described = new WeakMap<z.core.$ZodType, JsonSchema>();

/** A value that is described by a JSON Schema alone, such as a document of Payload's; `checked` is what it has to pass. */
export function describedBy<T = unknown>(json: JsonSchema, checked: z.ZodType = z.unknown()): z.ZodType<T> {
  const schema = checked.clone() as unknown as z.ZodType<T>;
  described.set(schema, json);
  return schema;
}

/** Bytes, as they are. */
export const binary = describedBy({ type: 'string', format: 'binary' });

/** A value whose schema stands in the document under this name. */
export const component = <T = unknown>(name: string): z.ZodType<T> => describedBy<T>(ref(name));

const override: NonNullable<z.core.JSONSchemaGeneratorParams['override']> = ({ zodSchema, jsonSchema }) => {
  const json = described.get(zodSchema);
  if (json) Object.assign(jsonSchema, json);
  // A pair of the same: generators take no `false` for the items after it.
  const { prefixItems = [], items } = jsonSchema;
  if (items !== false) return;
  jsonSchema.items = prefixItems[0]!;
  delete jsonSchema.prefixItems;
};

/** zod puts what has a name into `$defs`; in the document it is a component. */
function relocateRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocateRefs);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === '$ref' && typeof each === 'string' ? each.replace('#/$defs/', toComponents('')) : relocateRefs(each),
    ]),
  );
}

/** Turns zod schemas into JSON Schemas; those with a name into references. `components` are all that have one. */
export function schemaWriter(named: NamedSchemas) {
  const nameOf = new Map<z.core.$ZodType, string>(Object.entries(named).map(([name, schema]) => [schema, name]));
  const metadata = {
    get: (schema: z.core.$ZodType) => {
      const id = nameOf.get(schema);
      return { ...z.globalRegistry.get(schema), ...(id !== undefined && { id }) };
    },
  } as unknown as z.core.$ZodRegistry<Record<string, unknown>>;
  const convert = (schema: z.ZodType, io: 'input' | 'output') => {
    const json = z.toJSONSchema(schema, { metadata, io, unrepresentable: 'any', override });
    const { $schema: _dialect, $defs = {}, ...rest } = json;
    return { $defs: relocateRefs($defs) as Record<string, JsonSchema>, rest: relocateRefs(rest) as JsonSchema };
  };
  return {
    components: (): Record<string, JsonSchema> => convert(z.strictObject(named), 'output').$defs,
    schemaOf: (schema: z.ZodType, io: 'input' | 'output' = 'output'): JsonSchema => convert(schema, io).rest,
  };
}
export type SchemaWriter = ReturnType<typeof schemaWriter>;

// Written by hand, where there is no zod schema: of what Payload keeps.

export const id: JsonSchema = { type: 'string', pattern: '^[0-9a-f]{24}$' };
export const dateTime: JsonSchema = { type: 'string', format: 'date-time' };
export const listOf = (items: JsonSchema, most?: number): JsonSchema => ({
  type: 'array',
  items,
  ...(most === undefined ? {} : { maxItems: most }),
});

/** The same, or null. */
export function nullable(schema: JsonSchema): JsonSchema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const values = Array.isArray(schema.enum) ? { enum: [...(schema.enum as unknown[]), null] } : {};
  return { ...schema, type: [schema.type, 'null'], ...values };
}

export const object = (properties: Record<string, JsonSchema>, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
  additionalProperties: false,
});
