import type { Payload } from 'payload';
import { rawCollection } from './rows.ts';

/** Indexes of what Payload does not know of, or cannot express. Built before the first request. */
export async function buildIndexes(payload: Payload): Promise<void> {
  const events = rawCollection(payload, 'events');
  await events.createIndex({ story: 1, at: 1 });
  await events.createIndex({ at: 1 });
  // A lock nobody renewed is over by its time; this only sweeps it away.
  await rawCollection(payload, 'story_locks').createIndex({ until: 1 }, { expireAfterSeconds: 0 });
  await rawCollection(payload, 'payload-jobs').createIndex({ queue: 1, waitUntil: 1, processing: 1 });
}
