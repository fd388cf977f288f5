import type { PayloadRequest } from 'payload';
import { rawCollection, sessionOf } from '../database/rows.ts';

export const projectionQueue = 'projections';
export const projectionTask = 'projectStories';

/**
 * Queues a look at every story that shows what `ref` names (`author:<id>`), in the transaction that changes it. One that waits
 * already will do: it is written to, so that a runner taking it at this moment has to wait for this transaction, or it for the runner.
 */
export async function queueProjection(ref: string, req: PayloadRequest): Promise<void> {
  const waiting = {
    queue: projectionQueue,
    'input.ref': ref,
    processing: false,
    completedAt: { $exists: false },
    hasError: { $ne: true },
  };
  const { matchedCount } = await rawCollection(req.payload, 'payload-jobs').updateOne(
    waiting as never,
    { $set: { updatedAt: new Date() } },
    { session: await sessionOf(req) },
  );
  if (matchedCount > 0) return;
  await req.payload.jobs.queue({
    task: projectionTask as never,
    input: { ref } as never,
    queue: projectionQueue,
    req,
  });
}
