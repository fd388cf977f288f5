import type { z } from 'zod';
import { problemKinds, problemOf, problemType } from '../../http/problems.ts';
import { type Answer, type Addresses, type AskedResource, type Resource, freshness } from '../cache/answer.ts';
import { Refusal, type Problem } from '../../domain/refusal.ts';
import { readQuery, type QueryShape } from '../../http/query.ts';
import { defineRoute, namesIn, type Declaration, type HandlerInput, type Shape } from '../../http/route.ts';
import { directoryTag } from '../../published/tags.ts';
import type { Addressed } from '../../published/kinds.ts';
import type { DirectoryStore, StoryStore } from '../stores/stores.ts';
import { addressesNow, movedAnswer, namesDirectory } from './moved.ts';

/** A problem as an answer of the byte cache. */
export const problemAnswer = (
  kind: 'parameters' | 'not-found' | 'killed',
  tags: readonly string[],
  more?: Record<string, unknown>,
): Answer => ({
  status: problemKinds[kind].status,
  contentType: problemType,
  body: JSON.stringify(problemOf(kind, more)),
  tags,
  freshness: freshness[kind],
});

/** What the reads of `/v1` read from. */
export type Sources = { stories: StoryStore; directory: DirectoryStore };

/** A piece of a path: a text that the pattern takes. */
export type PathShape = Readonly<Record<string, z.ZodType<string, string>>>;
export type ReadInput<P extends PathShape, Q extends QueryShape> = Omit<HandlerInput<P, Q>, 'body'>;

type Declared<P extends Shape, Q extends Shape> = Omit<Declaration<P, Q>, 'method' | 'access' | 'body'> & {
  /** What of the directory the path names: an old address of it is answered with where it is now. */
  names?: Addressed;
};

/** A public read, answered through the byte cache. */
export type ReadRoute<S extends Sources = Sources> = Declared<PathShape, QueryShape> &
  Declaration & {
    handler: (input: ReadInput<PathShape, QueryShape>, sources: S) => Promise<Answer>;
  };

/** Declares a public read: at most one piece of its path in braces, parameters of which each is a text. */
export const defineRead = <S extends Sources, P extends PathShape, Q extends QueryShape>(
  declaration: Declared<P, Q>,
  handler: (input: ReadInput<P, Q>, sources: S) => Promise<Answer>,
): ReadRoute<S> =>
  defineRoute({ method: 'get', access: 'anybody', ...declaration }, handler) as unknown as ReadRoute<S>;

export const jsonAnswer = (
  value: unknown,
  rest: Pick<Answer, 'tags' | 'freshness'> & Partial<Pick<Answer, 'headers'>>,
): Answer => ({ status: 200, contentType: 'application/json', body: JSON.stringify(value), ...rest });

export const notFound = (tags: readonly string[]): Answer => problemAnswer('not-found', tags);

const badRequest = (faults: readonly Problem[]): Answer => problemAnswer('parameters', [], { errors: faults });

const matcherOf = ({ path }: Pick<Declaration, 'path'>): RegExp => {
  const pattern = path
    .replaceAll('.', '\\.')
    .replace('{path}', '(.{1,600})')
    .replace(/\{\w+\}/, '([^/]{1,600})');
  return new RegExp(`^${pattern}$`, 's');
};

type Asking = { each: ReadRoute; named: string; input: ReadInput<PathShape, QueryShape> };

/** Whatever names a section or an author depends on the directory: an address that is free today may be an old one tomorrow. */
async function answerOrMoved<S extends Sources>({ each, named, input }: Asking, sources: S): Promise<Answer> {
  const names = { names: each.names, named, query: input.query };
  if (!namesDirectory(names)) return each.handler(input, sources);
  const now = await addressesNow(sources.directory, names);
  if (now) return movedAnswer(each.path, named, input.canonical, now);
  const answer = await each.handler(input, sources);
  return { ...answer, tags: [...new Set([...answer.tags, directoryTag])] };
}

/** Can there be something of this name? */
const mayBeNamed = ({ params }: ReadRoute, name: string | undefined, named: string): boolean =>
  name === undefined || params?.[name] === undefined || params[name].safeParse(named).success;

function resourceOf(each: ReadRoute, named: string, { path, query }: AskedResource, sources: Sources): Resource {
  const parsedQuery = readQuery(query, each.query ?? {});
  // Bad requests and what cannot exist are not kept, so their keys may be as many as there are.
  if ('faults' in parsedQuery)
    return { key: `bad ${path}?${query}`, answer: () => Promise.resolve(badRequest(parsedQuery.faults)) };
  const key = `${path}${parsedQuery.canonical && `?${parsedQuery.canonical}`}`;
  const [name] = namesIn(each.path);
  if (!mayBeNamed(each, name, named)) return { key, answer: () => Promise.resolve(notFound([])) };
  const { values, canonical } = parsedQuery;
  const input = { params: name === undefined ? {} : { [name]: named }, query: values, canonical };
  const answer = async (): Promise<Answer> => {
    try {
      return await answerOrMoved({ each, named, input }, sources);
    } catch (error) {
      if (error instanceof Refusal && error.status === 400) return badRequest(error.problems);
      throw error;
    }
  };
  return { key, answer };
}

/** The addresses of a table of reads, all of which begin so. */
export function addressesOf<S extends Sources>(
  routes: readonly ReadRoute<S>[],
  sources: S,
  beginning = '/v1/',
): Addresses {
  const matchers = routes.map((each) => [matcherOf(each), each as unknown as ReadRoute] as const);
  return (request) => {
    if (!request.path.startsWith(beginning)) return undefined;
    for (const [matcher, each] of matchers) {
      const found = matcher.exec(request.path);
      if (found) return resourceOf(each, found[1] ?? '', request, sources);
    }
    return undefined;
  };
}

/** A list's page, with the address of the next one as a header (RFC 8288). */
export function pageAnswer(
  address: string,
  { items, next, ...more }: { items: readonly unknown[]; next?: string; count?: object; facets?: object },
  {
    canonical,
    tags,
    freshFor = freshness.list,
  }: { canonical: string; tags: readonly string[]; freshFor?: Answer['freshness'] },
): Answer {
  const others = canonical.split('&').filter((each) => each && !each.startsWith('cursor='));
  const query = next && [...others, `cursor=${next}`].sort().join('&');
  return jsonAnswer(
    { items, ...(next && { next }), ...more },
    { tags, freshness: freshFor, ...(query && { headers: { Link: `<${address}?${query}>; rel="next"` } }) },
  );
}
