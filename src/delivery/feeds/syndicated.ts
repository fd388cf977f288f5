import { publicationOf, type Publication } from '../../syndication/publication.ts';
import { tdmHeaders } from '../../syndication/tdm.ts';
import type { Answer, Freshness } from '../cache/answer.ts';
import type { AnyRoute, Sources } from '../rest/route.ts';
import type { QueryShape } from '../rest/query.ts';

/** `serverUrl` is where this server is reached, for a site whose address nobody has set. */
export type SyndicationParts = { serverUrl: string; hub?: string; now: () => Date };

/** Keeps the types of a route's parameters between its shape and its answer, and forgets them for the table. */
export const file = <Q extends QueryShape>(given: AnyRoute<Q>): AnyRoute => given as unknown as AnyRoute;

const kept = (sMaxAge: number, staleWhileRevalidate: number, staleIfError: number): Freshness => ({
  ...{ sMaxAge, staleWhileRevalidate, staleIfError },
});

/** In seconds. A CDN is told of changes by tag; these bound how long it may be wrong if that is lost, and how often crawlers come. */
export const syndicationFreshness = {
  feed: kept(60, 60, 3_600),
  wire: kept(15, 15, 300),
  sitemap: kept(600, 600, 86_400),
  /** Stories leave the last 48 hours by themselves: nobody tells of it. */
  news: kept(60, 0, 300),
  house: kept(300, 600, 86_400),
} as const satisfies Record<string, Freshness>;

export const publicationFor = async ({ house }: Sources, { serverUrl }: SyndicationParts): Promise<Publication> =>
  publicationOf(await house.site(), serverUrl);

/** A file of ours, with what the site reserves of data mining. */
export const fileAnswer = (
  contentType: string,
  body: string,
  publication: Publication,
  { headers, ...rest }: Omit<Answer, 'status' | 'contentType' | 'body'>,
): Answer => ({ status: 200, contentType, body, ...rest, headers: { ...tdmHeaders(publication), ...headers } });
