import { Types, type mongo } from 'mongoose';
import { choicesIn } from '../../domain/fields/choices.ts';
import { facetKeyOf, type Facets } from '../../published/tags.ts';
import { cursorOf, placeOf, refuseCursor, type Place } from './cursor.ts';
import type { StoredStory } from '../../published/storage/collections.ts';
import type { Count, ListParams, ListChoice, ListQuery, Page } from './stores.ts';

type Stories = mongo.Collection<StoredStory>;
type Published = Extract<StoredStory, { status: 'published' }>;

/** The most one read gives, whatever is asked for. */
export const mostAtOnce = 100;
/** How many values of one kind a list can be narrowed by, and how many stories it can leave out. */
export const mostValues = 10;
export const mostExcluded = 50;
/** Of a list narrowed twice, how many rows of the one index are looked at for one page. */
const mostLookedAt = 2000;

/**
 * The facet keys a story must have, one of each group, the likely rarest group first: that one goes by the index, the others are looked up
 * in what it finds. One group is enough unless the list is narrowed by two of section, author, topic and the choices.
 */
export function keyGroupsOf({ lang, section, author, topic, ...more }: ListChoice): [string[], ...string[][]] {
  const langs = lang === undefined ? [undefined] : [lang].flat();
  const keysOf = (facets: readonly Facets[]): string[] =>
    facets.flatMap((each) => langs.map((one) => facetKeyOf({ ...each, lang: one })));
  const named: Facets[][] = [
    [author ?? []].flat().map((each) => ({ author: each })),
    [topic ?? []].flat().map((each) => ({ topic: each })),
    [section ?? []].flat().map((each) => ({ section: each })),
    ...Object.entries(choicesIn(more)).map(([name, value]) => [{ [name]: value }]),
  ];
  const [first, ...others] = named.filter((group) => group.length > 0).map(keysOf);
  return [first ?? keysOf([{}]), ...others];
}

/** Every list that a list narrowed so is a part of, or made of: it changes with each of them. */
export const facetKeysOfQuery = (query: ListChoice): string[] => keyGroupsOf(query).flat();

export const anyOf = (keys: readonly string[]) => (keys.length === 1 ? { facets: keys[0] } : { facets: { $in: keys } });

/** What is looked up in the rows that the index finds. */
export function lookedUp(query: ListChoice): mongo.Filter<StoredStory>[] {
  const [, ...others] = keyGroupsOf(query);
  const { urgencyAtMost, hasPhoto } = query;
  return [
    ...others.map(anyOf),
    ...(urgencyAtMost === undefined ? [] : [{ 'line.urgency': { $lte: urgencyAtMost } }]),
    ...(hasPhoto === undefined ? [] : [{ 'line.photo': hasPhoto ? { $ne: null } : null }]),
  ] as mongo.Filter<StoredStory>[];
}

/** Without the stories left out by their ids. */
export function without({ exclude = [] }: ListChoice): mongo.Filter<StoredStory>[] {
  const left = exclude.map((id) => Types.ObjectId.createFromHexString(id));
  return left.length === 0 ? [] : [{ _id: { $nin: left } }];
}

/** What the index finds. */
const foundBy = (query: ListParams): mongo.Filter<StoredStory> =>
  ({ $and: [anyOf(keyGroupsOf(query)[0]), ...windowOf(query), ...without(query)] }) as mongo.Filter<StoredStory>;

/** After this place in a list of the latest first. */
const after = ({ at, id }: Place): mongo.Filter<StoredStory> => ({
  publishedAt: { $lte: at },
  $or: [{ publishedAt: { $lt: at } }, { publishedAt: at, _id: { $lt: id } }],
});

function windowOf({ since, before, cursor }: ListParams): mongo.Filter<StoredStory>[] {
  const place = cursor === undefined ? undefined : placeOf(cursor);
  if (cursor !== undefined && !place) throw refuseCursor();
  return [
    ...(since === undefined ? [] : [{ publishedAt: { $gte: new Date(since) } }]),
    ...(before === undefined ? [] : [{ publishedAt: { $lt: new Date(before) } }]),
    ...(place ? [after(place)] : []),
  ];
}

export const latestFirst = { publishedAt: -1, _id: -1 } as const;
/** Named, because the planner would try every index that begins with `facets`, and with some data take one that has to sort. */
export const hint = { facets: 1, ...latestFirst } as const;
const placeOfRow = ({ _id, publishedAt }: Pick<Published, '_id' | 'publishedAt'>): string =>
  cursorOf({ at: publishedAt, id: _id });

/** One page of a list, each row with these fields of the story. */
export async function pageOf<K extends 'line' | 'json'>(
  stories: Stories,
  query: ListQuery,
  field: K,
): Promise<Page<Published[K]>> {
  const limit = Math.min(query.limit, mostAtOnce);
  const others = lookedUp(query);
  const match = foundBy(query);
  const projection = { publishedAt: 1, [field]: 1 };
  const found = (
    others.length === 0
      ? await stories
          .find(match, { projection, hint })
          .sort(latestFirst)
          .limit(limit + 1)
          .toArray()
      : await stories
          .aggregate(
            [
              { $match: match },
              { $sort: latestFirst },
              { $limit: mostLookedAt },
              { $match: { $and: others } },
              { $limit: limit + 1 },
              { $project: projection },
            ],
            { hint },
          )
          .toArray()
  ) as Published[];
  const rows = found.slice(0, limit);
  const items = rows.map((row) => row[field]);
  const last = rows.at(-1);
  if (found.length > limit && last) return { items, next: placeOfRow(last) };
  const next = others.length === 0 ? undefined : await endOfLook(stories, match);
  return { items, ...(next && { next }) };
}

/** Where the look at a list narrowed twice stopped, if it stopped before the end. */
async function endOfLook(stories: Stories, match: mongo.Filter<StoredStory>): Promise<string | undefined> {
  const projection = { publishedAt: 1 };
  const found = (await stories
    .find(match, { projection, hint })
    .sort(latestFirst)
    .skip(mostLookedAt - 1)
    .limit(2)
    .toArray()) as Published[];
  return found.length === 2 && found[0] ? placeOfRow(found[0]) : undefined;
}

/** More are not counted. */
export const mostCounted = 1_000;
/** Of a list narrowed twice, how many rows of the one index are looked at to count it. */
const mostLookedAtToCount = 10_000;

/** How many stories a list has, up to a thousand. A cursor does not matter. */
export async function countOf(stories: Stories, { cursor: _cursor, ...query }: ListParams): Promise<Count> {
  const others = lookedUp(query);
  const match = foundBy(query);
  const steps = others.length === 0 ? [] : [{ $limit: mostLookedAtToCount }, { $match: { $and: others } }];
  const counting = [{ $match: match }, ...steps, { $limit: mostCounted + 1 }, { $count: 'stories' }];
  const [found] = (await stories.aggregate(counting, { hint }).toArray()) as { stories: number }[];
  const counted = found?.stories ?? 0;
  if (counted > mostCounted) return { stories: mostCounted, isMore: true };
  if (others.length === 0) return { stories: counted, isMore: false };
  const looking = [{ $match: match }, { $limit: mostLookedAtToCount + 1 }, { $count: 'stories' }];
  const [looked] = (await stories.aggregate(looking, { hint }).toArray()) as { stories: number }[];
  return { stories: counted, isMore: (looked?.stories ?? 0) > mostLookedAtToCount };
}
