import type { mongo } from 'mongoose';
import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { databaseOf, rawCollection, sessionOf } from '../../database/rows.ts';
import type { StoredStory } from '../../published/storage/collections.ts';
import { recordEvent } from '../record/events.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { mostAtOnce, storiesReferringTo, projectAgain } from './storiesReferringTo.ts';
import { storiesOf } from './projection.ts';
import { holdReadModel, type Generations } from './readModel.ts';
import type { Held } from './wireChanges.ts';

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
    waiting,
    { $set: { updatedAt: new Date() } },
    { session: await sessionOf(req) },
  );
  if (matchedCount > 0) return;
  await req.payload.jobs.queue({
    task: projectionTask,
    input: { ref },
    queue: projectionQueue,
    req,
  });
}

/** What changed, and has not been followed into all stories that show it. */
async function refsWaiting(req: PayloadRequest): Promise<string[]> {
  const filter = { queue: projectionQueue, completedAt: { $exists: false } };
  const options = { session: await sessionOf(req) };
  return (await rawCollection(req.payload, 'payload-jobs').distinct('input.ref', filter, options)) as string[];
}

/**
 * Does ahead, for these stories and in the request's transaction, what a job would do later. A rebuild writes them as they are now: the
 * job would find nothing left to tell readers and subscribers of.
 */
export async function projectAhead(
  ids: readonly StoredStory['_id'][],
  generations: Generations & Held,
  req: PayloadRequest,
): Promise<void> {
  const refs = await refsWaiting(req);
  if (refs.length === 0) return;
  const options = { projection: { _id: 1 }, session: await sessionOf(req) } as const;
  const filter = { _id: { $in: [...ids] }, refs: { $in: refs } } as mongo.Filter<StoredStory>;
  const due = await storiesOf(generations.current, req).find(filter, options).toArray();
  const { tags } = await projectAgain(
    due.map(({ _id }) => _id),
    generations,
    req,
  );
  if (tags.length > 0) await recordEvent({ name: 'stories.projected', at: new Date().toISOString(), tags }, req);
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
    const ids = await storiesReferringTo([ref], { current: generations.current, after, limit: mostAtOnce }, req);
    const projected = await projectAgain(ids, generations, req);
    const at = new Date();
    if (projected.changed > 0)
      await recordEvent({ name: 'stories.projected', at: at.toISOString(), tags: projected.tags }, req);
    const isDone = ids.length < mostAtOnce;
    const next: Progress = {
      _id,
      ref,
      looked: looked + ids.length,
      changed: changed + projected.changed,
      at,
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
