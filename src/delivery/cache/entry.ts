import { createHash } from 'node:crypto';
import { type Coding, type Answer, type Freshness, forAnyPage } from './answer.ts';

/** Names and values in turn, as `writeHead` takes them without looking at each. */
export type RawHeaders = readonly string[];

/** One coding of an answer, ready to be sent. */
export type Representation = { body: Buffer; etag: string; headers: RawHeaders; notModified: RawHeaders };

/** An answer as bytes, in the codings that somebody has asked for. Never changed, only replaced. */
export type Entry = {
  key: string;
  status: number;
  tags: readonly string[];
  isKept: boolean;
  /** Those of every coding. */
  headers: { all: RawHeaders; notModified: RawHeaders };
  coded: Partial<Record<Coding, Representation>> & { identity: Representation };
};

/** What depends on how the newsroom is reached, not on the answer. */
export type Delivery = { isHttps: boolean };

const keptStatuses: readonly number[] = [200, 301, 410];

/** More is cut off by proxies, whose usual limit is 4 or 8 KB for all headers together. Bytes of the two headers each. */
const mostTagBytes = 1_500;
/** Stands for the tags that did not fit. Every purge names it, so that an answer with too many tags is let go of too often, never too late. */
export const manyTag = 'many';

/** As many tags as fit, and then `many`. */
export function tagsThatFit(tags: readonly string[]): readonly string[] {
  let bytes = 0;
  const end = tags.findIndex((tag) => (bytes += Buffer.byteLength(encodeTag(tag)) + 1) > mostTagBytes);
  return (end < 0 ? tags : [...tags.slice(0, end), manyTag]).map(encodeTag);
}

/** Headers are ASCII without spaces and commas: a topic's or a section's name may have others. */
export const encodeTag = (tag: string): string => tag.replace(/[^!-+\--~]+/g, encodeURIComponent);

function cacheControlOf(freshness: Freshness): string {
  if (freshness === 'none') return 'no-store';
  const { maxAge = 0, sMaxAge, staleWhileRevalidate, staleIfError } = freshness;
  return `public, max-age=${maxAge}, s-maxage=${sMaxAge}, stale-while-revalidate=${staleWhileRevalidate}, stale-if-error=${staleIfError}`;
}

/** A page itself says what it may load; data may load nothing. */
function securityHeaders({ contentType, headers = {} }: Answer, { isHttps }: Delivery): string[] {
  const isPage = contentType.startsWith('text/html');
  return [
    'X-Content-Type-Options',
    'nosniff',
    'Cross-Origin-Resource-Policy',
    'cross-origin',
    ...Object.entries(forAnyPage).flat(),
    ...(isHttps ? ['Strict-Transport-Security', 'max-age=15552000; includeSubDomains'] : []),
    ...(isPage ? ['Referrer-Policy', 'strict-origin-when-cross-origin', 'X-Frame-Options', 'SAMEORIGIN'] : []),
    ...('Content-Security-Policy' in headers
      ? []
      : ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"]),
  ];
}

const varyOf = (own: string | undefined, usesAccept: boolean): string =>
  ['Accept-Encoding', usesAccept && 'Accept', own].filter(Boolean).join(', ');

/** What a 304 has to repeat (RFC 9110 §15.4.5), and what a CDN or a browser keeps up to date by it. */
function cachingHeaders(answer: Answer, usesAccept: boolean): string[] {
  const { freshness, headers = {} } = answer;
  const tags = freshness === 'none' ? [] : tagsThatFit(answer.tags);
  return [
    'Cache-Control',
    cacheControlOf(freshness),
    'Vary',
    varyOf(headers.Vary, usesAccept),
    ...(tags.length > 0 ? ['Surrogate-Key', tags.join(' '), 'Cache-Tag', tags.join(',')] : []),
  ];
}

function headersOf(answer: Answer, usesAccept: boolean, delivery: Delivery): Entry['headers'] {
  const caching = cachingHeaders(answer, usesAccept);
  const { Vary: _joined, ...own } = answer.headers ?? {};
  return {
    all: [
      'Content-Type',
      answer.contentType,
      ...caching,
      ...securityHeaders(answer, delivery),
      ...Object.entries(own).flat(),
    ],
    notModified: caching,
  };
}

/** In memory of its own: a small Buffer is else a slice of a larger one, and keeps all of that. */
function ownBytes(bytes: string | Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(Buffer.byteLength(bytes));
  if (typeof bytes === 'string') own.write(bytes);
  else bytes.copy(own);
  return own;
}

/** The ETag is of the bytes as sent: strong, and another one for each coding. */
export function representationOf(headers: Entry['headers'], coding: Coding, bytes: string | Buffer): Representation {
  const body = ownBytes(bytes);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 32)}"`;
  const coded = coding === 'identity' ? [] : ['Content-Encoding', coding];
  return {
    body,
    etag,
    headers: [...headers.all, ...coded, 'ETag', etag, 'Content-Length', String(body.length)],
    notModified: [...headers.notModified, 'ETag', etag],
  };
}

export function entryOf(key: string, answer: Answer, usesAccept: boolean, delivery: Delivery): Entry {
  const headers = headersOf(answer, usesAccept, delivery);
  return {
    key,
    status: answer.status,
    tags: answer.tags,
    isKept: answer.freshness !== 'none' && !answer.passes && keptStatuses.includes(answer.status),
    headers,
    coded: { identity: representationOf(headers, 'identity', answer.body) },
  };
}

const bytesOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);

/** Bytes an entry takes, whatever keeps it in order included: a generous guess beside the bodies, which are exact. */
export function sizeOf({ key, tags, coded }: Entry): number {
  const bodies = Object.values(coded).reduce(
    (sum, { body, headers }) => sum + body.length + 600 + 8 * headers.length,
    0,
  );
  // A tag stands in the entry and in the index; `headers` share most of their strings between codings.
  return bodies + bytesOf(coded.identity.headers) + 2 * key.length + 2 * bytesOf(tags) + 100 * tags.length + 800;
}
