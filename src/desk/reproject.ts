import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { databaseOf, rawCollection, sessionOf } from '../database/rows.ts';
import type { StoredStory } from '../delivery/database.ts';
import { recordEvent } from './events.ts';
import { inTransaction } from './inTransaction.ts';
import { mostAtOnce, namesakes, projectAgain } from './neighbours.ts';
import { holdReadModel } from './readModel.ts';

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

/** How far a look at the stories that show something has come; kept a week. */
export type Progress = {
  _id: string;
  ref: string;
  /** The story it looked at last: from there it goes on if the process dies. */
  after?: StoredStory['_id'];
  looked: number;
  changed: number;
  at: Date;
  finishedAt?: Date;
};

const progressOf = (payload: Payload) => databaseOf(payload).collection<Progress>('projections');

/** The next stories that show it, in one transaction with the place kept: what has been done is known exactly. */
async function nextBatch({ _id, ref, after, looked, changed }: Progress, req: PayloadRequest): Promise<Progress> {
  return inTransaction(req, async () => {
    const generations = await holdReadModel(req);
    const ids = await namesakes([ref], { current: generations.current, after, limit: mostAtOnce }, req);
    const projected = await projectAgain(ids, generations, req);
    const at = new Date();
    if (projected.changed > 0)
      await recordEvent({ name: 'stories.projected', at: at.toISOString(), tags: projected.tags }, req);
    const isDone = ids.length < mostAtOnce;
    const next: Progress = {
      ...{ _id, ref, looked: looked + ids.length, changed: changed + projected.changed, at },
      ...(ids.length > 0 ? { after: ids.at(-1) } : after && { after }),
      ...(isDone && { finishedAt: at }),
    };
    await progressOf(req.payload).replaceOne({ _id }, next, { upsert: true, session: await sessionOf(req) });
    return next;
  });
}

/**
 * Projects every story again that shows what `ref` names. `job` is the id its progress is kept under: begun again with the same
 * id, it goes on where it stopped. `onBatch` is called after each batch.
 */
export async function projectShowing(
  ref: string,
  job: string,
  payload: Payload,
  onBatch: (progress: Progress) => Promise<void> | void = () => undefined,
): Promise<Progress> {
  const begun = await progressOf(payload).findOne({ _id: job });
  let progress: Progress = begun ?? { _id: job, ref, looked: 0, changed: 0, at: new Date() };
  while (!progress.finishedAt) {
    progress = await nextBatch(progress, await createLocalReq({}, payload));
    await onBatch(progress);
  }
  return progress;
}
