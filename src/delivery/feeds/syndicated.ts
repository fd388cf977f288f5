import { z } from 'zod';
import type { QueryShape } from '../../http/query.ts';
import type { AnswerDeclared, Shape } from '../../http/route.ts';
import type { Addressed } from '../../published/kinds.ts';
import { publicationOf, type Publication } from '../../syndication/publication.ts';
import { tdmHeaders } from '../../syndication/robots.ts';
import type { Answer, Freshness } from '../cache/answer.ts';
import { headers } from '../rest/answers.ts';
import { defineRead, type PathShape, type ReadInput, type ReadRoute, type Sources } from '../rest/route.ts';

/** `serverUrl` is where this server is reached, for a site whose address nobody has set. */
export type SyndicationParts = { serverUrl: string; hub?: string; now: () => Date };
export type SyndicationSources = Sources & SyndicationParts;

type FileRead<P extends PathShape, Q extends QueryShape> = {
  path: string;
  tag: 'Feeds' | 'Wire' | 'Crawlers';
  summary: string;
  type: string;
  /** What is in it, if it is JSON. */
  schema?: z.ZodType;
  headers?: Shape;
  params?: P;
  query?: Q;
  names?: Addressed;
  /** May it have had another address? */
  moves?: boolean;
};

const operationIdOf = (path: string): string =>
  path
    .replaceAll(/[{}]/g, '')
    .split(/[^a-z0-9]+/i)
    .filter(Boolean)
    .map((piece, at) => (at === 0 ? piece : piece.charAt(0).toUpperCase() + piece.slice(1)))
    .join('');

const movedAs = (type: string): Record<number, AnswerDeclared> => ({
  301: { description: 'It has another address now.', body: { [type]: z.unknown() }, headers: headers.Location },
});

/** Declares a file that the site has for programs. */
export const defineFile = <P extends PathShape, Q extends QueryShape>(
  { type, schema = z.string(), headers: own, moves, ...declaration }: FileRead<P, Q>,
  handler: (input: ReadInput<P, Q>, sources: SyndicationSources) => Promise<Answer>,
): ReadRoute<SyndicationSources> =>
  defineRead<SyndicationSources, P, Q>(
    {
      operationId: operationIdOf(declaration.path),
      ...declaration,
      answers: {
        200: {
          description: declaration.summary,
          body: { [type]: schema },
          ...(own && { headers: own }),
        },
        ...(moves ? movedAs(type) : {}),
      },
    },
    handler,
  );

const freshFor = (sMaxAge: number, staleWhileRevalidate: number, staleIfError: number): Freshness => ({
  sMaxAge,
  staleWhileRevalidate,
  staleIfError,
});

/** In seconds. A CDN is told of changes by tag; these bound how long it may be wrong if that is lost, and how often crawlers come. */
export const syndicationFreshness = {
  feed: freshFor(60, 60, 3_600),
  wire: freshFor(15, 15, 300),
  sitemap: freshFor(600, 600, 86_400),
  /** Stories leave the last 48 hours by themselves: nobody tells of it. */
  news: freshFor(60, 0, 300),
  directory: freshFor(300, 600, 86_400),
} as const satisfies Record<string, Freshness>;

export const publicationFor = async ({
  directory,
  serverUrl,
}: Pick<SyndicationSources, 'directory' | 'serverUrl'>): Promise<Publication> =>
  publicationOf(await directory.site(), serverUrl);

/** A file of ours, with what the site reserves of data mining. */
export const fileAnswer = (
  contentType: string,
  body: string,
  publication: Publication,
  { headers, ...rest }: Omit<Answer, 'status' | 'contentType' | 'body'>,
): Answer => ({ status: 200, contentType, body, ...rest, headers: { ...tdmHeaders(publication), ...headers } });
