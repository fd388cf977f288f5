import { getOperationAST, GraphQLError, type OperationDefinitionNode } from 'graphql';
import { sha256, type Document, type Documents, type openPersisted } from './documents.ts';
import { refuseQuery } from './limits.ts';

export type Method = 'GET' | 'POST';
type Json = Record<string, unknown>;
/** The parameters of a request, each of its right type. */
export type GraphqlParams = { query?: string; variables?: Json; operationName?: string; extensions?: Json };
/** A request that can be executed. */
export type Ready = { query: string; document: Document; operation: OperationDefinitionNode; variables: Json };

/** A request that is not one: 400 whatever the client takes. */
export const badRequest = (message: string, status = 400, headers: Record<string, string> = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status, headers } } });

const isJsonObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

const shapes: Record<keyof GraphqlParams, { is: (value: unknown) => boolean; wants: string }> = {
  query: { is: isText, wants: 'a string' },
  operationName: { is: isText, wants: 'a string' },
  variables: { is: isJsonObject, wants: 'an object' },
  extensions: { is: isJsonObject, wants: 'an object' },
};
const isParameter = (name: string): name is keyof GraphqlParams => Object.hasOwn(shapes, name);

/** The parameters of a JSON body, or of an address once its JSON is read. Null is as if it were left out. */
export function givenIn(body: unknown): GraphqlParams {
  if (Array.isArray(body)) throw badRequest('Send one operation a request, not a list.');
  if (!isJsonObject(body)) throw badRequest('The body has to be a JSON object.');
  const params: Json = {};
  for (const [name, value] of Object.entries(body)) {
    if (!isParameter(name)) throw badRequest(`There is no parameter ${JSON.stringify(name.slice(0, 80))}.`);
    if (value === null || value === undefined) continue;
    if (!shapes[name].is(value)) throw badRequest(`The parameter ${name} has to be ${shapes[name].wants}.`);
    params[name] = value;
  }
  return params;
}

/** The parameters of a GET: variables and extensions are JSON. */
export function givenInQuery(query: string): GraphqlParams {
  const body = new Map<string, unknown>();
  for (const [name, text] of new URLSearchParams(query)) {
    if (body.has(name)) throw badRequest(`The parameter ${JSON.stringify(name.slice(0, 80))} is given twice.`);
    const isJson = name === 'variables' || name === 'extensions';
    body.set(name, text === '' ? undefined : isJson ? jsonIn(name, text) : text);
  }
  return givenIn(Object.fromEntries(body));
}

function jsonIn(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`The parameter ${name} is not valid JSON.`);
  }
}

type Persisted = ReturnType<typeof openPersisted>;

/** The query's text: given, or known by the hash that is given. */
function textOf({ query, extensions }: GraphqlParams, persisted: Persisted): { query: string; isNamed: boolean } {
  const named = extensions?.persistedQuery;
  if (named === undefined || named === null) {
    if (query === undefined) throw badRequest('Give a query.');
    return { query, isNamed: false };
  }
  const { version, sha256Hash } = (isJsonObject(named) ? named : {}) as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1) throw refuseQuery('PersistedQueryNotSupported', 'PERSISTED_QUERY_NOT_SUPPORTED');
  if (!isText(sha256Hash) || !/^[0-9a-f]{64}$/i.test(sha256Hash))
    throw badRequest('sha256Hash has to be 64 hexadecimal digits.');
  const hash = sha256Hash.toLowerCase();
  if (query !== undefined) {
    if (sha256(query) !== hash) throw badRequest('The sha256Hash is not that of the query.');
    return { query, isNamed: true };
  }
  const known = persisted.get(hash);
  if (known === undefined) throw refuseQuery('PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND');
  return { query: known, isNamed: true };
}

/** There is nothing to change here. Over GET that is a matter of the method, says GraphQL over HTTP §6.2. */
function checkReading({ operation }: OperationDefinitionNode, method: Method): void {
  if (operation === 'query') return;
  if (method === 'GET') throw badRequest(`A GET cannot be a ${operation}.`, 405, { Allow: 'POST' });
  throw refuseQuery(`This API is for reading: there is no ${operation} here.`, 'OPERATION_NOT_SUPPORTED');
}

export type Parsing = { documents: Documents; persisted: Persisted };

/** Makes a request ready to be executed, or throws what is wrong with it as a GraphQLError. */
export function readyToRun(params: GraphqlParams, method: Method, { documents, persisted }: Parsing): Ready {
  const { query, isNamed } = textOf(params, persisted);
  const document = documents.read(query);
  // What cannot be read is not worth keeping.
  if (isNamed) persisted.keep(query);
  const operation = getOperationAST(document.node, params.operationName);
  if (!operation) {
    const message =
      params.operationName === undefined
        ? 'The query has several operations: give an operationName.'
        : 'The query has no operation of that name.';
    throw refuseQuery(message, 'OPERATION_RESOLUTION_FAILURE');
  }
  checkReading(operation, method);
  return { query, document, operation, variables: params.variables ?? {} };
}

/** No variable of ours is nested deeper than a list. */
const deepest = 8;

function canonicalJson(value: unknown, depth = 0): string {
  if (depth > deepest) throw badRequest('The variables are nested too deeply.');
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each, depth + 1)).join()}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name], depth + 1)}`);
  return `{${entries.join()}}`;
}

/** One key for all requests that have one answer: variables that the operation does not name change nothing. */
export function keyOf({ document, operation, variables }: Ready, mediaType: string): string {
  const named = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const used = Object.fromEntries(
    named.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
  );
  const parts = [document.normal, operation.name?.value ?? '', canonicalJson(used), mediaType];
  return `graphql:${sha256(JSON.stringify(parts))}`;
}
