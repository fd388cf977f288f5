import { LRUCache } from 'lru-cache';
import type { Addresses, Resource } from './answer.ts';

/** A header's value, read off the wire's own list: `req.headers` would sort out all of them first. Several are one, joined. */
export function headerOf(raw: readonly string[], name: string): string | undefined {
  let value: string | undefined;
  for (let at = 0; at < raw.length; at += 2) {
    const each = raw[at] as string;
    if (each.length !== name.length || each.toLowerCase() !== name) continue;
    value = value === undefined ? raw[at + 1] : `${value}, ${raw[at + 1]}`;
  }
  return value;
}

/** What a request names, and whether its `Accept` matters. */
export type NamedResource = { resource: Resource; usesAccept: boolean };

/** The first of the addresses that knows the request. None, if its path cannot be decoded either. */
export function findResource(addresses: readonly Addresses[], url: string, accept: string): NamedResource | undefined {
  const end = url.indexOf('?');
  let usesAccept = false;
  let path: string;
  try {
    path = decodeURIComponent(end < 0 ? url : url.slice(0, end));
  } catch {
    return undefined;
  }
  const request = {
    path,
    query: end < 0 ? '' : url.slice(end + 1),
    // Whether an answer depends on it is seen by whether it is looked at.
    get accept() {
      usesAccept = true;
      return accept;
    },
  };
  for (const each of addresses) {
    const resource = each(request);
    if (resource) return { resource, usesAccept };
  }
  return undefined;
}

const mostAliases = 50_000;
const longestAlias = 1_000;
const byAccept = '\u0000by accept';

/** Raw addresses, as they come over the wire, to canonical keys: a hit needs no parsing. */
export function aliasBook() {
  // Read without moving it to the front: an alias costs one look, and the oldest goes first, to be learnt again.
  const keys = new LRUCache<string, string>({ max: mostAliases });
  const withAccept = (url: string, accept = ''): string => `${url}\n${accept}`;
  return {
    keyOf: (url: string, rawHeaders: readonly string[]): string | undefined => {
      const key = keys.peek(url);
      return key === byAccept ? keys.peek(withAccept(url, headerOf(rawHeaders, 'accept'))) : key;
    },
    add: (url: string, accept: string | undefined, key: string, usesAccept: boolean): void => {
      if (url.length + (accept?.length ?? 0) > longestAlias) return;
      keys.set(url, usesAccept ? byAccept : key);
      if (usesAccept) keys.set(withAccept(url, accept), key);
    },
  };
}
