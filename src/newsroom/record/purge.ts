import type { PayloadRequest } from 'payload';
import { settingsOf } from '../../config/custom.ts';

export const purgeQueue = 'purge';
export const purgeTask = 'purgeCdn';

/** Queues the purge of a CDN in the transaction that changes what it has: once for all nodes. Nothing if there is no CDN. */
export async function queuePurge(tags: readonly string[], req: PayloadRequest): Promise<void> {
  if (tags.length === 0 || !settingsOf(req.payload).cdn) return;
  await req.payload.jobs.queue({ task: purgeTask, input: { tags: [...tags] }, queue: purgeQueue, req });
}
