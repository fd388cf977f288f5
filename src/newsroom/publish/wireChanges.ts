import type { PayloadRequest } from 'payload';
import type { mongo } from 'mongoose';
import { databaseOf, sessionOf } from '../../database/rows.ts';
import {
  collections,
  killedKeyOf,
  type Db,
  type StoredStory,
  type WireChange,
  type ListDeparture,
  monthKeyOf,
} from '../../published/storage/collections.ts';
import { lastChangeOf, type PublishedStory } from '../../published/story/schema.ts';

/** Where in the order of changes a transaction stands. */
export type Held = { guard: number; number: number };

type StoredWireChange = Omit<WireChange, '_id' | keyof Held>;

const isListOfTheWire = (key: string): boolean => /^(?:all|lang=[^&]*|section=[^&]*(?:&lang=[^&]*)?)$/.test(key);

function wireChangeOf(stored: StoredStory): StoredWireChange {
  if (stored.status === 'killed') {
    const { language, version, publishedAt, killedAt: at } = stored.killed;
    return { facets: [killedKeyOf(), killedKeyOf(language)], language, version, publishedAt, at };
  }
  const story = JSON.parse(stored.json) as PublishedStory;
  const { language, version, publishedAt } = story;
  const at = lastChangeOf(story);
  return { facets: stored.facets.filter(isListOfTheWire), language, version, publishedAt, at };
}

const writeOf = (stored: StoredStory, { guard, number }: Held, goneAt?: Date) => {
  const { facets, at, ...facts } = wireChangeOf(stored);
  const $set = { ...facts, guard, number, at: goneAt?.toISOString() ?? at, ...(goneAt && { goneAt }) };
  // Lists it was in stay: whoever follows them is told that it left.
  const $addToSet = { facets: { $each: facets } };
  const update = { $set, $addToSet, ...(goneAt ? {} : { $unset: { goneAt: 1 as const } }) };
  return { updateOne: { filter: { _id: stored._id }, update, upsert: true } };
};

const changesOf = (db: Db): mongo.Collection<WireChange> => db.collection<WireChange>(collections.wireChanges);

/** Says in the request's transaction that subscribers are to hear of these. */
export async function markChanges(stored: readonly StoredStory[], hold: Held, req: PayloadRequest): Promise<void> {
  if (stored.length === 0) return;
  const writes = stored.map((each) => writeOf(each, hold));
  await changesOf(databaseOf(req.payload)).bulkWrite(writes, { session: await sessionOf(req) });
}

/** Says in the request's transaction that readers no longer have this. */
export async function markTaken(stored: StoredStory, hold: Held, req: PayloadRequest): Promise<void> {
  // After what it had last, whatever the clock that wrote it.
  const goneAt = new Date(Math.max(Date.now(), Date.parse(wireChangeOf(stored).at) + 1));
  const write = writeOf(stored, hold, goneAt);
  await changesOf(databaseOf(req.payload)).bulkWrite([write], { session: await sessionOf(req) });
}

/** Marks what was published before changes were counted as the first change of all. What has a mark keeps it. */
export async function markAllOf(generation: number, db: Db): Promise<void> {
  const batch: { updateOne: { filter: object; update: object; upsert: true } }[] = [];
  const write = async (): Promise<void> => {
    if (batch.length > 0) await changesOf(db).bulkWrite(batch.splice(0), { ordered: false });
  };
  for await (const stored of db.collection<StoredStory>(collections.stories(generation)).find()) {
    const $setOnInsert = { ...wireChangeOf(stored), guard: 0, number: 0 };
    batch.push({ updateOne: { filter: { _id: stored._id }, update: { $setOnInsert }, upsert: true } });
    if (batch.length >= 500) await write();
  }
  await write();
}

type Published = Extract<StoredStory, { status: 'published' }>;

const keysOf = (stored: StoredStory | undefined): string[] =>
  stored?.status === 'published' ? [...stored.facets, monthKeyOf(stored.search.period)] : [];

/** Later than what the list said while the story was in it, whatever the clock that put it there. */
const leftAt = ({ updatedAt }: Published): Date => new Date(Math.max(Date.now(), updatedAt.getTime() + 1));

/**
 * Says in the request's transaction which lists stories have just left: without it, a list that loses its latest story would seem to
 * have changed earlier than before. A row for each guard, so that no two transactions meet here that have not met there.
 */
export async function recordDepartures(
  changes: readonly { before: StoredStory | undefined; after?: StoredStory | undefined }[],
  { guard }: Pick<Held, 'guard'>,
  req: PayloadRequest,
): Promise<void> {
  const writes = changes.flatMap(({ before, after }) => {
    if (before?.status !== 'published') return [];
    const still = new Set(keysOf(after));
    const update = { $max: { at: leftAt(before) } };
    return keysOf(before)
      .filter((key) => !still.has(key))
      .map((key) => ({
        updateOne: { filter: { _id: `${key} ${guard}` }, update: { $set: { key }, ...update }, upsert: true },
      }));
  });
  if (writes.length === 0) return;
  const departures = databaseOf(req.payload).collection<ListDeparture>(collections.listDepartures);
  await departures.bulkWrite(writes, { session: await sessionOf(req) });
}
