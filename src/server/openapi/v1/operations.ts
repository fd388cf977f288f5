import type { AnyRoute, RestRoute } from '../../../delivery/rest/route.ts';
import { ref, type Schema } from '../shapes.ts';

export type Operation = Readonly<Record<string, unknown>>;

const header = (name: string): Schema => ({ $ref: `#/components/headers/${name}` });
/** Of every answer that may be kept. */
const caching = ['ETag', 'Cache-Control', 'Surrogate-Key', 'Cache-Tag', 'Vary'];
export const headersOf = (names: readonly string[] = []): Record<string, Schema> =>
  Object.fromEntries([...caching, ...names].map((name) => [name, header(name)]));

export const response = (name: string): Schema => ({ $ref: `#/components/responses/${name}` });
const problems: Record<number, string> = { 410: 'application/problem+json' };

type Meta = { description?: string; schema?: Schema; fields?: readonly string[] };

/** The parameters after `?`, from the schemas that read them. */
export const queryOf = ({ query }: Pick<AnyRoute, 'query'>): Schema[] =>
  Object.entries(query).map(([name, schema]) => {
    const { description, schema: shape, fields } = (schema as unknown as { meta: () => Meta | undefined }).meta() ?? {};
    const isRequired = !schema.safeParse(undefined).success;
    return {
      ...{ name, in: 'query', description, schema: shape },
      ...(isRequired && { required: true }),
      ...(fields && { 'x-fields': fields }),
    };
  });

/** The piece of the path in braces. */
export function pathOf({ path, parameter }: Pick<AnyRoute, 'path' | 'parameter'>): Schema[] {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (name === undefined) return [];
  const { description, example, pattern } = (parameter ?? {}) as Partial<NonNullable<RestRoute['parameter']>>;
  const schema = { type: 'string', ...(pattern instanceof RegExp && { pattern: pattern.source }) };
  return [
    { name, in: 'path', required: true, ...(description && { description }), schema, ...(example && { example }) },
  ];
}

/** One read of `/v1`: everything its row says, and what every read may answer. */
export function operationOf(route: RestRoute, tag: string): Operation {
  const { operationId, summary, description, answers } = route;
  const said = Object.entries(answers).map(([status, { description: words, schema, headers }]) => {
    const type = problems[Number(status)] ?? 'application/json';
    return [status, { description: words, headers: headersOf(headers), content: { [type]: { schema: ref(schema) } } }];
  });
  const parameters = [...pathOf(route), ...queryOf(route)];
  return {
    ...{ operationId, summary, ...(description && { description }), tags: [tag] },
    ...(parameters.length > 0 && { parameters }),
    responses: {
      ...Object.fromEntries(said),
      304: response('NotModified'),
      400: response('BadRequest'),
      ...(route.parameter && { 404: response('NotFound') }),
      500: response('Fault'),
      503: response('Unavailable'),
    },
  };
}
