import { LRUCache } from 'lru-cache';
import { type Addresses, type Answer, type AskedResource, type Resource, freshness } from '../cache/answer.ts';
import { givenInQuery, keyOf, readyToRun, type GraphqlParams, type Parsing, type Ready } from './request.ts';
import { openDocuments, openPersisted, sha256 } from './documents.ts';
import { openExecution, type Execute } from './execution.ts';
import { mediaTypeFor, type MediaType, notAcceptable, refusalOf } from './refusals.ts';
import type { Stores } from './reads.ts';
import { graphqlRouter } from './router.ts';
import { schemaPath, schemaType } from './routes.ts';
import { sdl } from './schema/index.ts';

export const graphqlPath = '/v1/graphql';

/** Bytes that parsed documents, persisted queries and addresses seen before may take in memory. */
const memory = { documents: 32 * 2 ** 20, persisted: 8 * 2 ** 20, addresses: 16 * 2 ** 20 };

export type GraphqlParts = {
  stores: Stores;
  /** Does it tell of its schema? */
  introspection: boolean;
  /** Told of what failed on our side; clients are told only that something did. */
  onFault: (error: unknown) => void;
};

async function answerTo(ready: Ready, mediaType: MediaType, execute: Execute): Promise<Answer> {
  const { status, body, headers, tags, isWhole } = await execute(ready, mediaType);
  return {
    status: status as Answer['status'],
    contentType: `${mediaType}; charset=utf-8`,
    body,
    tags,
    freshness: isWhole ? freshness.list : 'none',
    headers,
  };
}

/** GraphQL over GET, through the byte cache: an address seen before is not parsed again. */
function addressesOf(parsing: Parsing, execute: Execute): Addresses {
  // The text of a query and not its document, which takes far more and is kept elsewhere.
  const seen = new LRUCache<string, { key: string; params: GraphqlParams }>({
    maxSize: memory.addresses,
    sizeCalculation: ({ params }, address) => 4 * address.length + 2 * (params.query?.length ?? 0) + 1_000,
  });
  const refusing = (query: string, answer: () => Answer): Resource => ({
    key: `graphql:refused:${sha256(query)}`,
    answer: () => Promise.resolve(answer()),
  });

  return (request) => {
    if (request.path !== graphqlPath) return undefined;
    const mediaType = mediaTypeFor(request.accept);
    if (!mediaType) return refusing('406', notAcceptable);
    const address = `${mediaType}\n${request.query}`;
    let known = seen.get(address);
    if (!known) {
      try {
        const ready = readyToRun(givenInQuery(request.query), 'GET', parsing);
        const { query, variables, operation } = ready;
        known = { key: keyOf(ready, mediaType), params: { query, variables, operationName: operation.name?.value } };
        seen.set(address, known);
      } catch (error) {
        const answer = refusalOf(error, mediaType);
        return refusing(address, () => answer);
      }
    }
    const { key, params } = known;
    return { key, answer: async () => answerTo(readyToRun(params, 'GET', parsing), mediaType, execute) };
  };
}

let schemaText: string | undefined;
/** The schema in its own language: public, nothing in it is hidden. Made when first asked for. */
const schemaAddress: Addresses = ({ path }) =>
  path === schemaPath
    ? {
        key: path,
        answer: () =>
          Promise.resolve({
            status: 200,
            contentType: schemaType,
            body: (schemaText ??= sdl()),
            tags: ['graphql-schema'],
            freshness: freshness.directory,
          }),
      }
    : undefined;

/** GraphQL over the published read model: `addresses` for GET, `router` for the rest, to be mounted at `graphqlPath`. */
export function openGraphql({ stores, introspection, onFault }: GraphqlParts) {
  const documents = openDocuments(memory.documents);
  const parsing = { documents, persisted: openPersisted(memory.persisted) };
  const execute = openExecution({ stores, documents, introspection, onFault });
  const answer = (ready: Ready, mediaType: MediaType) => answerTo(ready, mediaType, execute);
  const queries = addressesOf(parsing, execute);
  return {
    addresses: (request: AskedResource) => schemaAddress(request) ?? queries(request),
    router: graphqlRouter(parsing, answer),
  };
}
