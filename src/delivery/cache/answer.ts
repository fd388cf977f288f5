/** How long others may keep an answer, in seconds; `none` is `no-store`. */
export type Freshness =
  { sMaxAge: number; staleWhileRevalidate: number; staleIfError: number; maxAge?: number } | 'none';

/** What one public address answers, before compression; `tags` say what it depends on. */
export type Answer = {
  status: 200 | 301 | 400 | 404 | 405 | 406 | 410 | 429 | 500;
  contentType: string;
  body: string;
  tags: readonly string[];
  freshness: Freshness;
  /** It gets old by itself, with the clock: others may keep it for its freshness, here it is made anew for each who asks. */
  passes?: true;
  /** Such as `Location` or `Link`; names in their usual spelling. Never `Set-Cookie`: an answer is everybody's. */
  headers?: Readonly<Record<string, string>>;
};

/** A request for a public address, as far as an answer may depend on it. `path` is decoded; `query` as sent, without `?`. */
export type AskedResource = { path: string; query: string; accept: string };

/**
 * What a request asks for. `key` is canonical: two requests for the same thing have the same key, whatever order their
 * parameters came in. `answer` is called at most once at a time for one key.
 */
export type Resource = { key: string; answer: () => Promise<Answer> };

/** Finds what is asked for; undefined if it is not one of these addresses. Bad parameters are a Resource that answers 400. */
export type Addresses = (request: AskedResource) => Resource | undefined;

/** What a page elsewhere may read of an answer beside its body. */
export const headersForPages = ['Changes-After', 'ETag', 'Link', 'Retry-After', 'X-Request-Id'] as const;

/** Public data without credentials: any page may read it. */
export const forAnyPage = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': headersForPages.join(', '),
} as const;

/** Content codings we make, and the body as it is; the best first, where the client does not care. */
export const codings = ['br', 'zstd', 'gzip', 'identity'] as const;
export type Coding = (typeof codings)[number];

const aliases: Record<string, Coding> = { 'x-gzip': 'gzip' };
const quality = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i;

/** `gzip;q=0.5` → `['gzip', 0.5]`. A weight that cannot be read counts as none given. */
function readWeight(part: string): [string, number] {
  const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
  const found = parameters.map((each) => quality.exec(each)?.[1]).find((each) => each !== undefined);
  return [aliases[name] ?? name, found === undefined ? 1 : Number(found)];
}

/** RFC 9110 §12.5.3: what the client takes, what it likes best first. Without `identity` in it, only a coded body will do. */
export function parseAcceptEncoding(header: string | undefined): readonly Coding[] {
  if (header === undefined) return ['identity'];
  const named = new Map(header.split(',').map(readWeight));
  const others = named.get('*');
  const weightOf = (coding: Coding): number =>
    // Identity is taken unless it is refused, but comes after whatever was asked for.
    named.get(coding) ?? (coding === 'identity' ? (others === 0 ? 0 : 0.0001) : (others ?? 0));
  return codings.filter((each) => weightOf(each) > 0).sort((a, b) => weightOf(b) - weightOf(a));
}

/** Few different headers are ever sent by honest clients; a long or a new one past these is parsed each time. */
const remembered = new Map<string, readonly Coding[]>();
const most = 500;
const longest = 200;
const onlyIdentity = parseAcceptEncoding(undefined);

/** The same, parsed once for each header. */
export function acceptedCodings(header: string | undefined): readonly Coding[] {
  if (header === undefined) return onlyIdentity;
  const known = remembered.get(header);
  if (known) return known;
  const parsed = parseAcceptEncoding(header.slice(0, 1_000));
  if (header.length <= longest && remembered.size < most) remembered.set(header, parsed);
  return parsed;
}

const freshFor = (sMaxAge: number, staleWhileRevalidate: number, staleIfError: number): Freshness => ({
  sMaxAge,
  staleWhileRevalidate,
  staleIfError,
});

/**
 * How long a CDN may keep what, in seconds. It is told of changes by tag, so these bound only how long it may be wrong if a purge
 * is lost; a browser always asks again (max-age 0). A story that was withdrawn is never shown long, even while we are down.
 */
export const freshness = {
  story: freshFor(60, 30, 300),
  list: freshFor(15, 15, 300),
  search: freshFor(30, 15, 300),
  directory: freshFor(300, 600, 86_400),
  moved: freshFor(300, 60, 300),
  killed: freshFor(300, 600, 86_400),
  'not-found': freshFor(5, 0, 0),
  parameters: 'none',
} as const satisfies Record<string, Freshness>;
