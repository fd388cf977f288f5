import {
  GraphQLError,
  Kind,
  parse,
  visit,
  type DocumentNode,
  NoSchemaIntrospectionCustomRule,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { markRead } from '../database/requestLimits.ts';
import { z } from 'zod';
import { Refusal } from '../domain/refusal.ts';
import { describedBy } from '../http/jsonSchema.ts';
import { parsedAsSent } from '../http/parsed.ts';
import { jsonBody, type Declaration } from '../http/route.ts';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import type { Rule } from '../domain/rules/rules.ts';

/** Far more than a front end's query has; checking a document costs up to the square of its length. */
const mostTokens = 4_000;
/** Each alias of a list is a query to the database. */
const mostAliases = 30;

const malformed = (message: string, rule: Rule): Refusal =>
  new Refusal('malformed', message, [{ path: 'query', rule, message }]);

/** Undefined for a document with bad syntax, which GraphQL itself explains. */
function documentOf(query: string): DocumentNode | undefined {
  try {
    return parse(query, { maxTokens: mostTokens, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError && /tokens/.test(error.message))
      throw malformed(`The query is too long: at most ${mostTokens} words and signs.`, 'too-long');
    return undefined;
  }
}

/** Which fragments each fragment spreads. */
function spreadsIn(document: DocumentNode): Map<string, string[]> {
  const spreads = new Map<string, string[]>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const names: string[] = [];
    visit(definition, { FragmentSpread: ({ name }) => void names.push(name.value) });
    spreads.set(definition.name.value, names);
  }
  return spreads;
}

/** Payload's complexity rule follows fragments that hold each other until the stack is gone. */
function isCyclic(spreads: Map<string, string[]>): boolean {
  const done = new Set<string>();
  const leadsBack = (name: string, above: readonly string[]): boolean => {
    if (above.includes(name)) return true;
    if (done.has(name)) return false;
    const found = (spreads.get(name) ?? []).some((next) => leadsBack(next, [...above, name]));
    done.add(name);
    return found;
  };
  return [...spreads.keys()].some((name) => leadsBack(name, []));
}

function checkQuery(query: string): void {
  const document = documentOf(query);
  if (!document) return;
  if (isCyclic(spreadsIn(document))) throw malformed('Fragments may not hold each other.', 'cycle');
  let aliases = 0;
  visit(document, { Field: ({ alias }) => void (aliases += alias ? 1 : 0) });
  if (document.definitions.some((each) => 'operation' in each && each.operation === 'subscription'))
    throw malformed('There are no subscriptions here; follow /api/me/live.', 'subscription');
  const writes = document.definitions.some((each) => 'operation' in each && each.operation !== 'query');
  if (!writes) markRead();
  if (aliases > mostAliases) throw malformed(`At most ${mostAliases} aliases in a query.`, 'aliases');
}

/** What counts the price of a query breaks on one that does not fit the schema in some ways, and that is answered with nothing at all. */
async function refuseUncounted(response: Response): Promise<Response> {
  if (response.status !== 500 || (await response.clone().text()) !== '') return response;
  throw malformed('The query does not fit the schema.', 'schema');
}

/** With its schema kept to itself, the server does not guess at names either. */
async function withoutHints(response: Response): Promise<Response> {
  const text = await response.text();
  const { data, errors } = (text ? JSON.parse(text) : {}) as { data?: unknown; errors?: unknown };
  const body = errors && !data ? text.replaceAll(/ Did you mean [^?]*\?/g, '') : text;
  return new Response(body, { status: response.status, headers: response.headers });
}

/** One operation, as GraphQL over HTTP sends it. */
const operation = z.strictObject({
  query: z.string(),
  variables: z.looseObject({}).nullable().optional(),
  operationName: z.string().nullable().optional(),
  extensions: z.looseObject({}).nullable().optional(),
});

/** Payload's own GraphQL: what may be asked in it is in collections/shared/graphqlOperations.ts. */
export const graphqlRoute: Declaration = {
  method: 'post',
  path: '/api/graphql',
  operationId: 'graphql',
  summary: 'GraphQL',
  description: 'The same documents and rules. Depth and complexity are limited; one operation a request, no batches.',
  tag: 'GraphQL',
  access: 'anybody',
  body: jsonBody(operation),
  examples: {
    'application/json': { query: '{ Articles(limit: 5, sort: "-firstPublishedAt") { docs { headline slug } } }' },
  },
  answers: {
    200: {
      description: '`data`, and `errors` if any.',
      body: describedBy({
        type: 'object',
        properties: { data: { type: ['object', 'null'] }, errors: { type: 'array', items: { type: 'object' } } },
      }),
    },
  },
  refusals: [400, 413, 415],
};

/** GraphQL over HTTP answers a request that is no operation with 400. */
function operationIn(body: unknown): z.output<typeof operation> {
  try {
    return parsedAsSent(operation, body);
  } catch (error) {
    const { problems } = error as Refusal;
    throw new Refusal('malformed', 'This is no GraphQL operation.', problems);
  }
}

type Handler = (request: Request) => Promise<Response>;

/** Looks at a query before GraphQL does: one operation a request, and nothing that is costly only to check. */
export const guardGraphql =
  (handler: Handler, { introspection }: { introspection: boolean }): Handler =>
  async (request) => {
    if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
      throw new Refusal('unsupported', 'Send JSON: Content-Type: application/json.');
    const body: unknown = await request
      .clone()
      .json()
      .catch(() => undefined);
    if (Array.isArray(body)) throw malformed('Send one operation a request, not a list.', 'batch');
    checkQuery(operationIn(body).query);
    const response = await refuseUncounted(await handler(request));
    return introspection ? response : withoutHints(response);
  };

/** What a query may not exceed: levels of nesting, and the schema itself where introspection is off. */
export function depthLimit({
  maxDepth,
  introspection,
}: {
  maxDepth: number;
  introspection: boolean;
}): ValidationRule[] {
  // Thrown, it would be a fault of the server; reported, it is an error of the query.
  const report = (context: unknown, error: unknown): void =>
    (context as ValidationContext).reportError(error as GraphQLError);
  const depth = maxDepthRule({
    n: maxDepth,
    ignoreIntrospection: true,
    propagateOnRejection: false,
    onReject: [report],
  }) as unknown as ValidationRule;
  return introspection ? [depth] : [depth, NoSchemaIntrospectionCustomRule];
}
