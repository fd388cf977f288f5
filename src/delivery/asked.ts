import { LRUCache } from 'lru-cache';
import type { Addresses, Resource } from './answer.ts';

/** What a request names, and whether its `Accept` matters. */
export type Named = { resource: Resource; usesAccept: boolean };

/** The first of the addresses that knows the request. None, if its path cannot be decoded either. */
export function findResource(addresses: readonly Addresses[], url: string, accept: string): Named | undefined {
  const end = url.indexOf('?');
  let usesAccept = false;
  let path: string;
  try {
    path = decodeURIComponent(end < 0 ? url : url.slice(0, end));
  } catch {
    return undefined;
  }
  const asked = {
    path,
    query: end < 0 ? '' : url.slice(end + 1),
    // Whether an answer depends on it is seen by whether it is looked at.
    get accept() {
      usesAccept = true;
      return accept;
    },
  };
  for (const each of addresses) {
    const resource = each(asked);
    if (resource) return { resource, usesAccept };
  }
  return undefined;
}

const mostAliases = 50_000;
const longestAlias = 1_000;
const byAccept = '\u0000by accept';

/** Raw addresses, as they come over the wire, to canonical keys: a hit needs no parsing. */
export function aliasBook() {
  const keys = new LRUCache<string, string>({ max: mostAliases });
  const withAccept = (url: string, accept = ''): string => `${url}\n${accept}`;
  return {
    keyOf: (url: string, headers: { accept?: string | undefined }): string | undefined => {
      const key = keys.get(url);
      return key === byAccept ? keys.get(withAccept(url, headers.accept)) : key;
    },
    add: (url: string, accept: string | undefined, key: string, usesAccept: boolean): void => {
      if (url.length + (accept?.length ?? 0) > longestAlias) return;
      keys.set(url, usesAccept ? byAccept : key);
      if (usesAccept) keys.set(withAccept(url, accept), key);
    },
  };
}
