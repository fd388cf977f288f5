import type { mongo } from 'mongoose';
import { facetKeyOf } from '../domain/tags.ts';
import type { KilledStory, PublishedStory } from '../domain/publishedStory.ts';
import { cursorOf, placeOf, refuseCursor, type Place } from './cursor.ts';
import type { StoredStory } from './database.ts';
import { mostAtOnce } from './lists.ts';
import type { Change, ChangesQuery, Page } from './stores.ts';

type Stories = mongo.Collection<StoredStory>;
type Filter = mongo.Filter<StoredStory>;
type Placed = Place & { change: Change };

type Read = { since?: Date; place?: Place; limit: number };

/** What changed within the window, by the one time that counts for it: the latest first. */
async function read(
  stories: Stories,
  time: 'updatedAt' | 'killedAt',
  match: Filter,
  { since, place, limit }: Read,
): Promise<StoredStory[]> {
  const window = [
    { [time]: { $gte: since ?? new Date(0) } },
    ...(place
      ? [{ [time]: { $lte: place.at } }, { $or: [{ [time]: { $lt: place.at } }, { _id: { $lt: place.id } }] }]
      : []),
  ];
  return stories
    .find({ $and: [match, ...window] } as Filter, { projection: { [time]: 1, json: 1, killed: 1 } })
    .sort({ [time]: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
}

const storyIn = (row: StoredStory): Placed => {
  const { _id: id, updatedAt: at, json } = row as Extract<StoredStory, { status: 'published' }>;
  return { id, at, change: { kind: 'story', story: JSON.parse(json) as PublishedStory } };
};
const killIn = (row: StoredStory): Placed => {
  const { _id: id, killedAt: at, killed } = row as StoredStory & { killedAt: Date; killed: KilledStory };
  return { id, at, change: { kind: 'killed', killed } };
};

const latestFirst = (one: Placed, other: Placed): number =>
  other.at.getTime() - one.at.getTime() || (other.id.toHexString() < one.id.toHexString() ? -1 : 1);

/**
 * A change has the time it began, and is seen from its commit on: it may have waited for others meanwhile, or for the database, and
 * clocks differ. Milliseconds.
 */
const reach = 2 * 60_000;

/** See `StoryStore.changes`: stories and kills, each by an index of its own, put together in order of change. */
export async function changesOf(stories: Stories, query: ChangesQuery): Promise<Page<Change>> {
  const { lang, section, cursor } = query;
  const place = cursor === undefined ? undefined : placeOf(cursor);
  if (cursor !== undefined && !place) throw refuseCursor();
  const limit = Math.min(query.limit, mostAtOnce);
  const since = query.since === undefined ? undefined : new Date(Date.parse(query.since) - reach);
  const window: Read = { place, limit, ...(since && { since }) };
  const [published, killed] = await Promise.all([
    read(stories, 'updatedAt', { facets: facetKeyOf({ lang, section }) }, window),
    read(stories, 'killedAt', (lang ? { 'killed.language': lang } : {}) as Filter, window),
  ]);
  const all = [...published.map(storyIn), ...killed.map(killIn)].sort(latestFirst);
  const shown = all.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(({ change }) => change), ...(all.length > limit && last && { next: cursorOf(last) }) };
}
