import type { mongo } from 'mongoose';
import { facetKeyOf } from '../../published/tags.ts';
import { cursorOf, placeOf, refuseCursor, type Place } from './cursor.ts';
import { collections, killedKeyOf, type Db, type WireChange } from '../../published/storage/collections.ts';
import { mostAtOnce } from './lists.ts';
import type { Change, ChangesQuery, Page } from './stores.ts';
import { changeOf, lasting, withStories } from './wireChanges.ts';

type Window = { since?: string; cursor?: string };

/**
 * A change has the time it began, and is seen from its commit on: it may have waited for others meanwhile, or for the database, and
 * clocks differ. Milliseconds.
 */
const reach = 2 * 60_000;

const before = ({ at, id }: Place): object => {
  const time = at.toISOString();
  return { at: { $lte: time }, $or: [{ at: { $lt: time } }, { _id: { $lt: id } }] };
};

function windowOf({ since, cursor }: Window): object[] {
  const place = cursor === undefined ? undefined : placeOf(cursor);
  if (cursor !== undefined && !place) throw refuseCursor();
  const from = since === undefined ? undefined : new Date(Date.parse(since) - reach).toISOString();
  return [...(from === undefined ? [] : [{ at: { $gte: from } }]), ...(place ? [before(place)] : [])];
}

/** See `StoryStore.changes`: marks by their time, and the stories they are of. */
export async function changesOf(db: Db, generation: number, query: ChangesQuery): Promise<Page<Change>> {
  const { lang, section } = query;
  const limit = Math.min(query.limit, mostAtOnce);
  const key = facetKeyOf({ lang, section });
  const filter = { $and: [{ facets: { $in: [key, killedKeyOf(lang)] } }, ...windowOf(query)] };
  const marks = await db
    .collection<WireChange>(collections.wireChanges, lasting)
    .find(filter as mongo.Filter<WireChange>)
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const changes = marks.slice(0, limit);
  const found = await withStories(db, generation, changes);
  const items = found.map(([mark, row]) => changeOf(mark, row, key));
  const last = changes.at(-1);
  const hasMore = marks.length > limit && last !== undefined;
  return { items, ...(hasMore && { next: cursorOf({ at: new Date(last.at), id: last._id }) }) };
}
