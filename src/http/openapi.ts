import type { z } from 'zod';
import type { JsonSchema, SchemaWriter } from './jsonSchema.ts';
import { namesIn, type AnswerDeclared, type Declaration, type Shape } from './route.ts';

export type Operation = Readonly<Record<string, unknown>>;

type Meta = {
  description?: string;
  example?: unknown;
  schema?: JsonSchema;
  fields?: readonly string[];
  style?: string;
};
const metaOf = (schema: z.ZodType): Meta => (schema.meta() ?? {}) as Meta;
const isRequired = (schema: z.ZodType): boolean => !schema.safeParse(undefined).success;

/** The schema of what is sent for a value: what `meta` says of it, else what zod makes of it, without what stands beside. */
function schemaOfValue(schema: z.ZodType, write: SchemaWriter): JsonSchema {
  const declared = metaOf(schema).schema;
  if (declared) return declared;
  const { description: _description, example: _example, ...json } = write.schemaOf(schema, 'input');
  return json;
}

/** Parameters that stand in the document under a name, by their schema. */
type NameOf = ReadonlyMap<unknown, string>;

/** Parameters after `?`, and headers. */
export const parametersOf = (
  shape: Shape,
  place: 'query' | 'header',
  write: SchemaWriter,
  nameOf?: NameOf,
): JsonSchema[] =>
  Object.entries(shape).map(([name, schema]) => {
    const shared = nameOf?.get(schema);
    if (shared !== undefined) return { $ref: `#/components/parameters/${shared}` };
    const { description, fields, style } = metaOf(schema);
    return {
      name,
      in: place,
      ...(description && { description }),
      schema: schemaOfValue(schema, write),
      ...(isRequired(schema) && { required: true }),
      ...(fields && { 'x-fields': fields }),
      ...(style && { style, explode: true }),
    };
  });

/** The pieces of the path in braces. */
const pathParametersOf = ({ path, params = {} }: Declaration, write: SchemaWriter): JsonSchema[] =>
  namesIn(path).map((name) => {
    const schema = params[name];
    if (!schema) return { name, in: 'path', required: true, schema: { type: 'string' } };
    const { description, example } = metaOf(schema);
    return {
      name,
      in: 'path',
      required: true,
      ...(description && { description }),
      schema: schemaOfValue(schema, write),
      ...(example !== undefined && { example }),
    };
  });

const isSchema = (body: NonNullable<AnswerDeclared['body']>): body is z.ZodType => '_zod' in body;

const contentOf = (
  body: AnswerDeclared['body'],
  write: SchemaWriter,
  { io, examples = {} }: { io: 'input' | 'output'; examples?: Declaration['examples'] },
): Record<string, JsonSchema> =>
  Object.fromEntries(
    Object.entries(body ? (isSchema(body) ? { 'application/json': body } : body) : {}).map(([type, schema]) => [
      type,
      { schema: write.schemaOf(schema, io), ...(type in examples && { example: examples[type] }) },
    ]),
  );

const headerOf = (schema: z.ZodType, write: SchemaWriter): JsonSchema => {
  const { description } = metaOf(schema);
  return { ...(description && { description }), schema: schemaOfValue(schema, write) };
};

/** Headers by name, for `components.headers` and for an answer. */
export const headersOf = (shape: Shape, write: SchemaWriter): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, headerOf(schema, write)]));

function answerOf({ description, body, headers = {} }: AnswerDeclared, { write, everyHeader = {} }: Around) {
  const all = { ...everyHeader, ...headersOf(headers, write) };
  return {
    description,
    ...(Object.keys(all).length > 0 && { headers: all }),
    ...(body && { content: contentOf(body, write, { io: 'output' }) }),
  };
}

/** What is said of every endpoint of one kind, beside what its declaration says. */
export type Around = {
  write: SchemaWriter;
  security?: readonly JsonSchema[];
  /** Headers of each answer. */
  everyHeader?: Readonly<Record<string, JsonSchema>>;
  nameOf?: NameOf;
  /** By status: what it may answer besides. Its own answers come first. */
  responses?: Readonly<Record<number, JsonSchema>>;
};

/** The operation of a declared endpoint, for `paths` of an OpenAPI 3.1 document. */
export function operationOf(declared: Declaration, around: Around): Operation {
  const { write, security, nameOf, responses = {} } = around;
  const { operationId, summary, description, tag, query = {}, body, mayLackBody, answers, examples } = declared;
  const all = [
    ...pathParametersOf(declared, write),
    ...parametersOf(query, 'query', write, nameOf),
    ...parametersOf(declared.headers ?? {}, 'header', write),
  ];
  const own = Object.entries(answers).map(([status, answer]) => [status, answerOf(answer, around)]);
  return {
    operationId,
    summary,
    ...(description && { description }),
    tags: [tag],
    ...(security && { security }),
    ...(all.length > 0 && { parameters: all }),
    ...(body && {
      requestBody: {
        ...(!mayLackBody && { required: true }),
        content: contentOf(body, write, { io: 'input', examples }),
      },
    }),
    responses: { ...responses, ...(Object.fromEntries(own) as Record<string, JsonSchema>) },
  };
}
