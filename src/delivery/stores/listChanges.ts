import type { mongo } from 'mongoose';
import { facetKeyOf, type Facets } from '../../published/tags.ts';
import {
  collections,
  type Db,
  type Head,
  type ListDeparture,
  type StoredStory,
} from '../../published/storage/collections.ts';

/** When a story last left what has this key: a list, or a month. */
export async function lastDeparture(db: Db, key: string): Promise<Date | undefined> {
  const left = await db
    .collection<ListDeparture>(collections.listDepartures)
    .findOne({ key }, { projection: { _id: 0, at: 1 }, sort: { key: 1, at: -1 } });
  return left?.at;
}

/** A list that never had a story has not changed since there were lists. */
async function beginning(db: Db): Promise<Date> {
  const head = await db.collection<Head>(collections.readModel).findOne({ _id: 'head' }, { projection: { begun: 1 } });
  return head?.begun ?? new Date(0);
}

const lastChanged = { updatedAt: -1, _id: -1 } as const;

/** See `StoryStore.lastChange`. */
export async function lastChangeOfList(
  db: Db,
  stories: mongo.Collection<StoredStory>,
  facets: Facets,
): Promise<string> {
  const key = facetKeyOf(facets);
  const [changed, left] = await Promise.all([
    stories.findOne({ facets: key } as mongo.Filter<StoredStory>, {
      projection: { _id: 0, updatedAt: 1 },
      sort: lastChanged,
      hint: { facets: 1, ...lastChanged },
    }),
    lastDeparture(db, key),
  ]);
  const { updatedAt } = (changed ?? {}) as { updatedAt?: Date };
  const times = [updatedAt, left].flatMap((at) => (at ? [at.getTime()] : []));
  return new Date(times.length > 0 ? Math.max(...times) : await beginning(db)).toISOString();
}
