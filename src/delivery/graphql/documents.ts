import { createHash } from 'node:crypto';
import { GraphQLError, parse, print, visit, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { limits, refuseQuery } from './limits.ts';

/** A document that can be read. `normal` is the same for two that differ in space, commas and comments only. */
export type Document = { node: DocumentNode; normal: string };
export type Documents = {
  /** The document of this text; throws a GraphQLError that says what is wrong with it. */
  read: (text: string) => Document;
};

/** A parsed document takes some forty times its text. */
const bytesOf = (_document: Document, text: string): number => 40 * text.length + 1_000;

function parseDocument(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, source, positions } = error;
    if (/more that? \d+ tokens/.test(message))
      throw refuseQuery(`The query is too long: at most ${limits.tokens} words and signs.`, 'QUERY_TOO_LONG');
    const extensions = { code: 'GRAPHQL_PARSE_FAILED', http: { status: 400, spec: true } };
    throw new GraphQLError(message, { source, positions, extensions });
  }
}

function checkAliases(node: DocumentNode): void {
  let aliases = 0;
  visit(node, { Field: ({ alias }) => void (aliases += alias ? 1 : 0) });
  if (aliases > limits.aliases)
    throw refuseQuery(`At most ${limits.aliases} aliases in a query.`, 'QUERY_HAS_TOO_MANY_ALIASES');
}

/** Keeps what it has parsed, bounded in bytes: front ends send few documents, often. */
export function openDocuments(maxBytes: number): Documents {
  const known = new LRUCache<string, Document>({ maxSize: maxBytes, sizeCalculation: bytesOf });
  return {
    read: (text) => {
      const storedDocument = known.get(text);
      if (storedDocument) return storedDocument;
      if (text.length > limits.bytes)
        throw refuseQuery(`The query is too long: at most ${limits.bytes} characters.`, 'QUERY_TOO_LONG');
      const node = parseDocument(text);
      checkAliases(node);
      const document = { node, normal: print(node) };
      known.set(text, document);
      return document;
    },
  };
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Queries that clients name by their hash alone (Apollo's automatic persisted queries), bounded in bytes. */
export function openPersisted(maxBytes: number): {
  get: (hash: string) => string | undefined;
  keep: (query: string) => void;
} {
  const queries = new LRUCache<string, string>({
    maxSize: maxBytes,
    sizeCalculation: (query) => 2 * query.length + 300,
  });
  return { get: (hash) => queries.get(hash), keep: (query) => void queries.set(sha256(query), query) };
}
