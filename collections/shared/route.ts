import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Who } from '../../src/newsroom/record/history.ts';
import { jsonBodyOf, mediaTypeOf, plainTextOf } from '../../src/http/request.ts';
import { parseInput, parsedAsSent, withoutNulls } from '../../src/http/parsed.ts';
import {
  defineRoute,
  namesIn,
  type AnswerDeclared,
  type Bodies,
  type Declaration,
  type HandlerInput,
  type Route,
  type Shape,
} from '../../src/http/route.ts';
import { deskWho, filingWho } from './principal.ts';

/** Who asks: staff with a session, or the owner of a key where keys may ask. */
export type EndpointRequest = { req: PayloadRequest; who: Who };

type BodyOf<A> = A extends { body: infer S extends z.ZodType } ? z.input<S> : undefined;
/** What a handler may answer: a declared status, with the body declared for it. */
type ReplyTo<A> = {
  [S in keyof A]: { status: S; body: BodyOf<A[S]>; headers?: Record<string, string> };
}[keyof A];

/** An answer with this status and body. */
export const reply = <const S extends number, B>(status: S, body: B, headers?: Record<string, string>) => ({
  status,
  body,
  headers,
});

type Reply = { status: number; body: unknown; headers?: Record<string, string> };

/** What is decided before a handler is asked, beside what documents say. */
type More = {
  /** Takes an Idempotency-Key: the same order twice is done once. */
  once?: true;
  /** Texts of the body come as they were sent, character by character. */
  asSent?: true;
  /** Payload's own reader takes the body: it reads forms too. */
  readsBody?: 'itself';
  /** Refuses who may not ask of this, by the path as it was sent, before anything else is read. */
  guard?: (params: Record<string, string>, context: EndpointRequest) => void | Promise<void>;
};
export type EndpointRoute = Route<EndpointRequest, Reply> & More;

/** Declares an endpoint of a collection, under `/api`. */
export const defineEndpoint = <
  P extends Shape,
  Q extends Shape,
  B extends Bodies,
  A extends Readonly<Record<number, AnswerDeclared>>,
>(
  declaration: Declaration<P, Q, B> & { answers: A } & More,
  handler: (input: Omit<HandlerInput<P, Q, B>, 'canonical'>, context: EndpointRequest) => Promise<ReplyTo<A>>,
): EndpointRoute => defineRoute(declaration, handler) as EndpointRoute;

const whoOf: Record<Declaration['access'], (req: PayloadRequest) => Who> = {
  session: deskWho,
  'session or key': filingWho,
  anybody: () => ({ name: '', principal: { kind: 'reader' } }),
};

async function bodyOf({ body, asSent, readsBody }: EndpointRoute, req: PayloadRequest): Promise<unknown> {
  if (!body || readsBody === 'itself') return undefined;
  if (mediaTypeOf(req) === 'text/plain' && body['text/plain']) return plainTextOf(req);
  const input = withoutNulls(await jsonBodyOf(req));
  const json = body['application/json'] ?? z.never();
  return asSent ? parsedAsSent(json, input) : parseInput(json, input);
}

const only = (names: readonly string[], values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, values[name]]));

/** The pieces of the path as they were sent. */
const sentParams = ({ path }: EndpointRoute, { routeParams = {} }: PayloadRequest): Record<string, string> =>
  Object.fromEntries(namesIn(path).map((name) => [name, String(routeParams[name])]));

const paramsOf = ({ params = {} }: EndpointRoute, rawParams: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(rawParams).map(([name, value]) => {
      return [
        name,
        params[name] ? (parseInput(z.object({ [name]: params[name] }), { [name]: value })[name] as string) : value,
      ];
    }),
  );

const queryOf = ({ query = {} }: EndpointRoute, { searchParams }: PayloadRequest): Record<string, unknown> =>
  parseInput(z.object(query), only(Object.keys(query), Object.fromEntries(searchParams))) as Record<string, unknown>;

const serve =
  (route: EndpointRoute): Endpoint['handler'] =>
  async (req) => {
    const context = { req, who: whoOf[route.access](req) };
    const rawParams = sentParams(route, req);
    await route.guard?.(rawParams, context);
    const params = paramsOf(route, rawParams);
    const input = { params, query: queryOf(route, req), body: await bodyOf(route, req), canonical: '' };
    const { status, body, headers } = await route.handler(input, context);
    return Response.json(body, { status, headers });
  };

type Declared = { custom?: { route?: EndpointRoute } };

/** The declaration an endpoint was made of; undefined for those that Payload brings. */
export const declarationOf = (endpoint: object): EndpointRoute | undefined => (endpoint as Declared).custom?.route;

/** Declared endpoints as Payload serves them under `/api/<slug>`, or, without one, under `/api`. */
export const endpointsOf = (slug: string, routes: readonly EndpointRoute[]): Omit<Endpoint, 'root'>[] =>
  routes.map((route) => ({
    path: route.path.slice((slug ? `/api/${slug}` : '/api').length).replaceAll(/\{(\w+)\}/g, ':$1'),
    method: route.method,
    handler: serve(route),
    custom: { route },
  }));
