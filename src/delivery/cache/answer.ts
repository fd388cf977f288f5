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
export type Asked = { path: string; query: string; accept: string };

/**
 * What a request asks for. `key` is canonical: two requests for the same thing have the same key, whatever order their
 * parameters came in. `answer` is called at most once at a time for one key.
 */
export type Resource = { key: string; answer: () => Promise<Answer> };

/** Finds what is asked for; undefined if it is not one of these addresses. Bad parameters are a Resource that answers 400. */
export type Addresses = (asked: Asked) => Resource | undefined;
