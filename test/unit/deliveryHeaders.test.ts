import { parseAcceptEncoding, type Addresses, type Answer } from '../../src/delivery/cache/answer.ts';
import { aliasBook, findResource, headerOf } from '../../src/delivery/cache/requests.ts';
import { knownTo } from '../../src/delivery/cache/serve.ts';
import { encodeTag, entryOf, representationOf, tagsThatFit, type Entry } from '../../src/delivery/cache/entry.ts';

it.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip identity'],
  ['x-gzip', 'gzip identity'],
  ['gzip, deflate, br, zstd', 'br zstd gzip identity'],
  ['gzip;q=1.0, br;q=0.5', 'gzip br identity'],
  ['br;q=0, gzip', 'gzip identity'],
  ['GZIP ; Q=0.3 , BR;q=0.2', 'gzip br identity'],
  ['*', 'br zstd gzip identity'],
  ['*;q=0', ''],
  ['gzip, *;q=0', 'gzip'],
  ['identity;q=0, gzip', 'gzip'],
  ['identity, gzip;q=0.5', 'identity gzip'],
  ['deflate', 'identity'],
  ['gzip;q=2', 'gzip identity'],
  [';;;,,=', 'identity'],
])('reads Accept-Encoding %p as: %s', (header, codings) => {
  expect(parseAcceptEncoding(header).join(' ')).toBe(codings);
});

const answer: Answer = {
  status: 200,
  contentType: 'application/json',
  body: '{}',
  tags: ['story-1', 'list-all'],
  freshness: { maxAge: 5, sMaxAge: 60, staleWhileRevalidate: 30, staleIfError: 300 },
};
const delivery = { isHttps: false };

/** Raw headers as an object. */
function headersIn({ coded }: Entry): Record<string, string> {
  const { headers } = coded.identity;
  return Object.fromEntries(headers.flatMap((name, at) => (at % 2 ? [] : [[name, headers[at + 1] ?? '']])));
}

describe('headers', () => {
  it('of data: how long to keep it, by what to purge it, and that it may load nothing', () => {
    expect(headersIn(entryOf('a', answer, false, delivery))).toEqual({
      'Content-Type': 'application/json',
      'Content-Length': '2',
      'Cache-Control': 'public, max-age=5, s-maxage=60, stale-while-revalidate=30, stale-if-error=300',
      Vary: 'Accept-Encoding',
      'Surrogate-Key': 'story-1 list-all',
      'Cache-Tag': 'story-1,list-all',
      // sha256 of `{}`.
      ETag: '"RBNvo1WzZ4oRRq0W9-hknpT7T8If536D"',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'Changes-After, ETag, Link, Retry-After, X-Request-Id',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });

  it('of a page: its own policy; on HTTPS, that it stays there', () => {
    const headers = { 'Content-Security-Policy': "default-src 'self'", Link: '</a>; rel=preload', Vary: 'Save-Data' };
    const page = { ...answer, contentType: 'text/html; charset=utf-8', headers };
    expect(headersIn(entryOf('a', page, true, { isHttps: true }))).toMatchObject({
      'Content-Security-Policy': "default-src 'self'",
      Link: '</a>; rel=preload',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'X-Frame-Options': 'SAMEORIGIN',
      'Strict-Transport-Security': 'max-age=15552000; includeSubDomains',
      Vary: 'Accept-Encoding, Accept, Save-Data',
    });
  });

  it('of what is nobody else’s: no cache keeps it, and no tag tells what is in it', () => {
    const headers = headersIn(entryOf('a', { ...answer, freshness: 'none' }, false, delivery));
    expect(headers['Cache-Control']).toBe('no-store');
    expect([headers['Surrogate-Key'], headers['Cache-Tag']]).toEqual([undefined, undefined]);
  });

  it('name as many tags as proxies let through, and then `many`, which every purge names too', () => {
    const tags = Array.from({ length: 200 }, (_, at) => `story-${String(at).padStart(24, '0')}`);
    const fit = tagsThatFit(tags);
    expect(fit.at(-1)).toBe('many');
    expect(fit.slice(0, -1)).toEqual(tags.slice(0, fit.length - 1));
    expect([fit.join(' ').length > 1_400, fit.join(' ').length < 1_520]).toEqual([true, true]);
    expect(tagsThatFit(['a', 'b'])).toEqual(['a', 'b']);
  });

  it('write a tag in signs every header takes', () => {
    expect(encodeTag('list-section=politics/parliament&lang=az')).toBe('list-section=politics/parliament&lang=az');
    expect(encodeTag('list-topic=a b,c')).toBe('list-topic=a%20b%2Cc');
    expect(encodeTag('author-Əli')).toBe('author-%C6%8Fli');
  });
});

describe('a client that has a copy', () => {
  const plain = entryOf('a', answer, false, delivery);
  const coded = {
    ...plain,
    coded: { ...plain.coded, br: representationOf(plain.headers, 'br', Buffer.from('coded')) },
  };
  const [own, br] = [coded.coded.identity.etag, coded.coded.br.etag];
  const known = (name: string, value: string, entry: Entry = coded) =>
    knownTo([name, value], entry, ['br', 'identity'])?.etag;

  it.each([
    ['what it would get now', br, br],
    ['the other coding it takes', own, own],
    ['weakly', `W/${br}`, br],
    ['one of a list', `"x", ${br} , "y"`, br],
    ['anything', '*', br],
    ['another version', '"other"', undefined],
    ['something that is no entity tag', 'br', undefined],
  ])('names %s', (_what, named, etag) => expect(known('If-None-Match', named)).toBe(etag));

  it('is not told "not modified" of a coding it does not take', () => {
    expect(knownTo(['if-none-match', br], coded, ['identity'])).toBeUndefined();
  });

  it.each(['Wed, 25 Nov 2026 07:30:00 GMT', 'yesterday'])('is sent it whole if it says no more than %s', (since) =>
    expect(known('If-Modified-Since', since)).toBeUndefined(),
  );

  it('gets a notice, a move or a mistake whole each time', () => {
    for (const status of [301, 404, 410] as const)
      expect(known('If-None-Match', '*', entryOf('a', { ...answer, status }, false, delivery))).toBeUndefined();
  });
});

describe('a request', () => {
  const byFormat: Addresses = (asked) => {
    if (asked.path === '/plain') return { key: 'plain', answer: async () => answer };
    if (asked.path === '/either') return { key: `either ${asked.accept.includes('xml')}`, answer: async () => answer };
    return asked.path === '/bakı' ? { key: `baku ${asked.query}`, answer: async () => answer } : undefined;
  };

  it('is found by its decoded path; what it accepts counts where somebody looks at it', () => {
    const found = (url: string, accept = '') => {
      const named = findResource([() => undefined, byFormat], url, accept);
      return named && [named.resource.key, named.usesAccept];
    };
    expect(found('/plain?x=1', 'text/xml')).toEqual(['plain', false]);
    expect(found('/either', 'text/xml')).toEqual(['either true', true]);
    expect(found('/bak%C4%B1?a=%20?b')).toEqual(['baku a=%20?b', false]);
    expect([found('/nowhere'), found('/bak%C4'), found('http://evil.example/plain')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is known again as it was sent', () => {
    const book = aliasBook();
    book.add('/plain?b&a', undefined, 'plain', false);
    book.add('/either', 'text/xml', 'either true', true);
    expect(book.keyOf('/plain?b&a', ['Accept', 'text/html'])).toBe('plain');
    expect(book.keyOf('/either', ['ACCEPT', 'text/xml'])).toBe('either true');
    expect([book.keyOf('/either', []), book.keyOf('/plain', [])]).toEqual([undefined, undefined]);
    book.add(`/${'x'.repeat(2_000)}`, undefined, 'long', false);
    expect(book.keyOf(`/${'x'.repeat(2_000)}`, [])).toBeUndefined();
  });

  it('may have a header in any spelling, and twice', () => {
    expect(headerOf(['Host', 'a', 'IF-None-Match', '"1"', 'if-none-match', '"2"'], 'if-none-match')).toBe('"1", "2"');
    expect(headerOf(['Host', 'a'], 'accept')).toBeUndefined();
  });
});
