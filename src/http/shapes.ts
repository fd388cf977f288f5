import type { JsonSchema as Schema } from './jsonSchema.ts';

/** JSON Schemas written by hand, where there is no zod schema: of what Payload keeps. */
export type { Schema };

export const id: Schema = { type: 'string', pattern: '^[0-9a-f]{24}$' };
export const dateTime: Schema = { type: 'string', format: 'date-time' };
export const listOf = (items: Schema, most?: number): Schema => ({
  type: 'array',
  items,
  ...(most === undefined ? {} : { maxItems: most }),
});

/** The same, or null. */
export function nullable(schema: Schema): Schema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const values = Array.isArray(schema.enum) ? { enum: [...(schema.enum as unknown[]), null] } : {};
  return { ...schema, type: [schema.type, 'null'], ...values };
}

export const object = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
  additionalProperties: false,
});
