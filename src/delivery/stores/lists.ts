import type { mongo } from 'mongoose';
import { choicesIn } from '../../domain/choices.ts';
import { facetKeyOf } from '../../published/tags.ts';
import { cursorOf, placeOf, refuseCursor, type Place } from './cursor.ts';
import type { StoredStory } from '../../published/storage/collections.ts';
import type { ListQuery, Page } from './stores.ts';

type Stories = mongo.Collection<StoredStory>;
type Published = Extract<StoredStory, { status: 'published' }>;

/** The most one read gives, whatever is asked for. */
export const mostAtOnce = 100;
/** Of a list narrowed twice, how many rows of the one index are looked at for one page. */
const mostLookedAt = 2000;

/**
 * The facet keys a story must have, the likely rarest first: that one goes by the index, the others are looked up in what it
 * finds. One key is enough unless the list is narrowed by two of section, author, topic and the choices.
 */
export function facetKeysAsked({
  lang,
  section,
  author,
  topic,
  ...more
}: Omit<ListQuery, 'limit'>): [string, ...string[]] {
  const chosen = Object.entries(choicesIn(more)).map(([name, value]) => ({ [name]: value }));
  const single = [author && { author }, topic && { topic }, section && { section }, ...chosen].filter((each) => !!each);
  const [first, ...others] = single.map((each) => facetKeyOf({ ...each, lang }));
  return [first ?? facetKeyOf({ lang }), ...others];
}

/** After this place in a list of the latest first. */
const after = ({ at, id }: Place): mongo.Filter<StoredStory> => ({
  publishedAt: { $lte: at },
  $or: [{ publishedAt: { $lt: at } }, { publishedAt: at, _id: { $lt: id } }],
});

function windowOf({ since, before, cursor }: ListQuery): mongo.Filter<StoredStory>[] {
  const place = cursor === undefined ? undefined : placeOf(cursor);
  if (cursor !== undefined && !place) throw refuseCursor();
  return [
    ...(since === undefined ? [] : [{ publishedAt: { $gte: new Date(since) } }]),
    ...(before === undefined ? [] : [{ publishedAt: { $lt: new Date(before) } }]),
    ...(place ? [after(place)] : []),
  ];
}

const latestFirst = { publishedAt: -1, _id: -1 } as const;
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
  const [key, ...others] = facetKeysAsked(query);
  const window = windowOf(query);
  const match = { $and: [{ facets: key }, ...window] };
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
              ...[{ $match: match }, { $sort: latestFirst }, { $limit: mostLookedAt }],
              ...[{ $match: { facets: { $all: others } } }, { $limit: limit + 1 }, { $project: projection }],
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
