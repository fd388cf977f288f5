import type { PayloadRequest } from 'payload';
import { databaseOf, sessionOf } from '../../database/rows.ts';
import { collections, type ListDeparture, type StoredStory, monthKeyOf } from '../../published/storage/collections.ts';
import type { Held } from './wireChanges.ts';

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
