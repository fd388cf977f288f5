import { Refusal, type Problem } from '../../domain/refusal.ts';
import { houseTag } from '../../published/tags.ts';
import type { Addresses, Answer, Asked, Resource } from '../cache/answer.ts';
import type { Addressed } from '../../published/kinds.ts';
import type { HouseStore, StoryStore } from '../stores/stores.ts';
import { freshness } from './freshness.ts';
import { addressesNow, movedAnswer, namesHouse } from './moved.ts';
import { problemAnswer } from './problems.ts';
import { readQuery, type QueryShape, type Values } from './query.ts';

/** What the routes read from. */
export type Sources = { stories: StoryStore; house: HouseStore };

/** What was asked for: the piece of the path in braces, the parameters, and both in their one canonical form. */
export type Given<Q extends QueryShape> = { named: string; query: Values<Q>; canonical: string; sources: Sources };

type PathParameter = { description: string; example: string; pattern: RegExp };
type Documented = { description: string; schema: string; headers?: readonly string[] };

/** One public address: how it is asked, and what it answers. */
export type AnyRoute<Q extends QueryShape = QueryShape> = {
  /** With at most one piece in braces; `{path}` takes slashes. */
  path: string;
  parameter?: Pick<PathParameter, 'pattern'>;
  /** What of the house the piece in braces names: an old address of it is answered with where it is now. */
  names?: Addressed;
  query: Q;
  answer: (given: Given<Q>) => Promise<Answer>;
};

/** One address of `/v1`, with all the OpenAPI document says of it. */
export type RestRoute<Q extends QueryShape = QueryShape> = AnyRoute<Q> & {
  operationId: string;
  summary: string;
  description?: string;
  parameter?: PathParameter;
  /** Beside 400, and 404 where the path names something. */
  answers: Readonly<Record<number, Documented>>;
};

/** Keeps the types of a route's parameters between its shape and its answer, and forgets them for the table. */
export const route = <Q extends QueryShape>(given: RestRoute<Q>): RestRoute => given as unknown as RestRoute;

export const jsonAnswer = (
  value: unknown,
  rest: Pick<Answer, 'tags' | 'freshness'> & Partial<Pick<Answer, 'headers'>>,
): Answer => ({ status: 200, contentType: 'application/json', body: JSON.stringify(value), ...rest });

export const notFound = (tags: readonly string[]): Answer => problemAnswer('not-found', tags);

const badRequest = (faults: readonly Problem[]): Answer => problemAnswer('parameters', [], { errors: faults });

const matcherOf = ({ path }: AnyRoute): RegExp => {
  const pattern = path
    .replaceAll('.', '\\.')
    .replace('{path}', '(.{1,600})')
    .replace(/\{\w+\}/, '([^/]{1,600})');
  return new RegExp(`^${pattern}$`, 's');
};

/** Whatever names a section or an author depends on the house: an address that is free today may be an old one tomorrow. */
async function answerOrMoved(each: AnyRoute, given: Given<QueryShape>): Promise<Answer> {
  const names = { names: each.names, named: given.named, query: given.query };
  if (!namesHouse(names)) return each.answer(given);
  const now = await addressesNow(given.sources.house, names);
  if (now) return movedAnswer(each.path, given.named, given.canonical, now);
  const answer = await each.answer(given);
  return { ...answer, tags: [...new Set([...answer.tags, houseTag])] };
}

function resourceOf(each: AnyRoute, named: string, { path, query }: Asked, sources: Sources): Resource {
  const read = readQuery(query, each.query);
  // Bad requests and what cannot exist are not kept, so their keys may be as many as there are.
  if ('faults' in read) return { key: `bad ${path}?${query}`, answer: () => Promise.resolve(badRequest(read.faults)) };
  const key = `${path}${read.canonical && `?${read.canonical}`}`;
  if (each.parameter && !each.parameter.pattern.test(named))
    return { key, answer: () => Promise.resolve(notFound([])) };
  const { values, canonical } = read;
  const answer = async (): Promise<Answer> => {
    try {
      return await answerOrMoved(each, { named, query: values, canonical, sources });
    } catch (error) {
      if (error instanceof Refusal && error.status === 400) return badRequest(error.problems);
      throw error;
    }
  };
  return { key, answer };
}

/** The addresses of a table of routes, all of which begin so. */
export function addressesOf(routes: readonly AnyRoute[], sources: Sources, beginning = '/v1/'): Addresses {
  const matchers = routes.map((each) => [matcherOf(each), each] as const);
  return (asked) => {
    if (!asked.path.startsWith(beginning)) return undefined;
    for (const [matcher, each] of matchers) {
      const found = matcher.exec(asked.path);
      if (found) return resourceOf(each, found[1] ?? '', asked, sources);
    }
    return undefined;
  };
}

/** A list's page, with the address of the next one as a header (RFC 8288). */
export function pageAnswer(
  address: string,
  { items, next }: { items: readonly unknown[]; next?: string },
  {
    canonical,
    tags,
    kept = freshness.list,
  }: { canonical: string; tags: readonly string[]; kept?: Answer['freshness'] },
): Answer {
  const others = canonical.split('&').filter((each) => each && !each.startsWith('cursor='));
  const query = next && [...others, `cursor=${next}`].sort().join('&');
  return jsonAnswer(
    { items, ...(next && { next }) },
    { tags, freshness: kept, ...(query && { headers: { Link: `<${address}?${query}>; rel="next"` } }) },
  );
}
