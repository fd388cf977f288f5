import { describedBy, ref, type JsonSchema } from '../../http/jsonSchema.ts';
import { namesIn, type Access, type Bodies, type Declaration, type Shape } from '../../http/route.ts';
import { parameters, pieces } from './parameters.ts';

/** An endpoint that Payload brings, as a table has it: what its method, path and table tell of it is left out. */
export type Described = {
  /** `operationId` and `summary`. */
  names: readonly [string, string];
  description?: string;
  access?: Access;
  query?: readonly (keyof typeof parameters)[];
  headers?: Shape;
  body?: JsonSchema | string;
  example?: unknown;
  /** Other ways to send the body, by media type. */
  forms?: Readonly<Record<string, JsonSchema>>;
  /** By status: what it means, and the body. */
  answers: Readonly<Record<number, readonly [string, JsonSchema | string]>>;
  /** Refusals beside the usual ones; `refusals` stand in their place. */
  also?: readonly number[];
  refusals?: readonly number[];
};
/** One that this newsroom does not offer. */
export type NotOffered = { notOffered: string };
/** Payload's endpoints by method and path, described from what has them. */
export type Endpoints<Of> = Readonly<Record<string, (of: Of) => Described | NotOffered>>;

const value = (schema: JsonSchema | string) => describedBy(typeof schema === 'string' ? ref(schema) : schema);
const bytes = (schema: JsonSchema | string): boolean => typeof schema === 'object' && schema.format === 'binary';

/** What anybody reads and a session writes; what may not be read, found or kept is refused. */
const usualRefusals = (method: string, path: string, also: readonly number[] = []): number[] => [
  400,
  403,
  ...(path.includes('{') ? [404] : []),
  ...(method === 'get' ? [] : [401, 422]),
  ...also,
];

function bodiesOf({ body, forms = {} }: Described): Bodies | undefined {
  const others = Object.entries(forms).map(([type, schema]) => [type, value(schema)]);
  return body === undefined
    ? undefined
    : { 'application/json': value(body), ...(Object.fromEntries(others) as Bodies) };
}

/** The declaration of one that Payload serves: everything that is said of ours, but for a handler. */
export function declarationFrom(
  method: Declaration['method'],
  path: string,
  tag: string,
  endpoint: Described,
): Declaration {
  const { names, description, access, query = [], headers, example, answers, also, refusals } = endpoint;
  const body = bodiesOf(endpoint);
  return {
    method,
    path,
    operationId: names[0],
    summary: names[1],
    description,
    tag,
    access: access ?? (method === 'get' ? 'anybody' : 'session'),
    params: Object.fromEntries(namesIn(path).map((name) => [name, pieces[name]!])),
    query: Object.fromEntries(query.map((name) => [name, parameters[name]])),
    headers,
    ...(body && { body, mayLackBody: true }),
    ...(example !== undefined && { examples: { 'application/json': example } }),
    answers: Object.fromEntries(
      Object.entries(answers).map(([status, [text, schema]]) => [
        status,
        { description: text, body: bytes(schema) ? { 'image/*': value(schema) } : value(schema) },
      ]),
    ),
    refusals: refusals ?? usualRefusals(method, path, also),
  };
}

export const text: JsonSchema = { type: 'string' };

/** A description: how it is called, in words, what it answers with 200, and whatever else is to be said. */
export const does = (
  operationId: string,
  summary: string,
  answer: readonly [string, JsonSchema | string],
  others: Partial<Described> = {},
): Described => ({ names: [operationId, summary], answers: { 200: answer }, ...others });
