import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { isDuplicateKey } from '../../database/errorCodes.ts';
import { databaseOf, sessionOf } from '../../database/rows.ts';
import { collections } from '../../published/storage/collections.ts';
import { contract } from '../../published/storage/contract.ts';
import { indexStories } from '../../published/storage/indexes.ts';
import { Refusal } from '../../domain/refusal.ts';
import { differencesIn } from './checkStories.ts';
import { countArticles, nextArticles, nextStored, surplusOf, type Id } from './allStories.ts';
import { putDirectory } from './directory.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { reviewsWrittenEarlier, writtenEarlier } from './earlierRelease.ts';
import { mostAtOnce, projectAgain } from './storiesReferringTo.ts';
import { removeStory, storiesOf } from './projection.ts';
import { generationsNow, holdAllOfReadModel, holdReadModel, moveReadModel, type Generations } from './readModel.ts';
import { projectAhead } from './reproject.ts';
import { followStoryWithReviews, storiesWithReviews } from '../reviews/show.ts';

/** `onTotal` is told once how many stories there are, `onBatch` how many more are done. `grace` is in milliseconds. */
export type RebuildOptions = {
  onTotal?: (total: number) => void;
  onBatch?: (done: number) => void;
  grace?: number;
  /** Ends it between two batches; the next one begins anew. */
  signal?: AbortSignal;
};
export type Rebuilt = { generation: number; stories: number };

/** Nodes ask for the head every 300 ms and trust what they know for less than a second. */
const defaultGrace = 5_000;
/** A rebuild not heard of for this long is dead. In milliseconds. */
const deadAfter = 60_000;

type Lock = { _id: 'rebuild'; owner: string; at: Date; rebuilds: number };
const lockOf = (payload: Payload) => databaseOf(payload).collection<Lock>(collections.readModel);

/** Is one under way, on whichever node? */
export async function isRebuilding(payload: Payload): Promise<boolean> {
  const liveLock = { _id: 'rebuild' as const, at: { $gt: new Date(Date.now() - deadAfter) } };
  return (await lockOf(payload).countDocuments(liveLock)) > 0;
}

/**
 * One rebuild at a time, with a generation that no other ever had: one that was taken for dead and is not can do no harm. Answers
 * how to let go. Refuses (`conflict`).
 */
async function takeLock(payload: Payload): Promise<{ generation: number; letGo: () => Promise<void> }> {
  const owner = randomUUID();
  const free = { _id: 'rebuild' as const, at: { $lt: new Date(Date.now() - deadAfter) } };
  const taken = await lockOf(payload)
    .findOneAndUpdate(
      free,
      { $set: { owner, at: new Date() }, $inc: { rebuilds: 1 } },
      { upsert: true, returnDocument: 'after' },
    )
    .catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      throw new Refusal('conflict', 'The stories are being rebuilt already.');
    });
  const say = (at: Date) => lockOf(payload).updateOne({ _id: 'rebuild', owner }, { $set: { at } });
  const beat = setInterval(() => void say(new Date()).catch(() => undefined), 5_000);
  const letGo = async (): Promise<void> => {
    clearInterval(beat);
    await say(new Date(0));
  };
  return { generation: 1 + (taken?.rebuilds ?? 1), letGo };
}

/** Others work meanwhile, and are faster more often than not with what takes every guard: given up, all would have to begin anew. */
const attempts = 100;

const inOwnTransaction = async <T>(payload: Payload, task: (req: PayloadRequest) => Promise<T>): Promise<T> => {
  const req = await createLocalReq({}, payload);
  return inTransaction(req, () => task(req), attempts);
};

/** Writes stories only there, whatever readers get: what has been written there meanwhile is newer or the same. */
const writeOnly = (generation: number) => ({ current: generation, live: [generation] });

/** Another rebuild took this one for dead, and took its generation away. */
function refuseLeft(generation: number, { live }: Generations): void {
  if (!live.includes(generation)) throw new Refusal('conflict', 'Another rebuild has taken over.');
}

/** Writes these to a generation as they are now, in a transaction of their own. */
const write = (ids: Id[], generation: number, payload: Payload): Promise<void> =>
  inOwnTransaction(payload, async (req) => {
    const readModel = await holdReadModel(req);
    refuseLeft(generation, readModel);
    if (readModel.current !== generation) await projectAhead(ids, readModel, req);
    await projectAgain(ids, writeOnly(generation), req);
  });

/** Takes out of a generation what readers should not have. */
const removeSurplus = (ids: Id[], generation: number, payload: Payload): Promise<void> =>
  inOwnTransaction(payload, async (req) => {
    for (const id of await surplusOf(ids, req)) await removeStory(id, [generation], req);
  });

async function eachBatch(
  next: (after: Id | undefined) => Promise<Id[]>,
  task: (ids: Id[]) => Promise<unknown>,
): Promise<void> {
  for (let after: Id | undefined; ;) {
    const ids = await next(after);
    if (ids.length > 0) await task(ids);
    if (ids.length < mostAtOnce) return;
    after = ids.at(-1);
  }
}

/**
 * Writes every story of which readers have something to a generation. Every batch takes a guard: a change of the newsroom, or of the
 * generations, at the same moment makes it start again. Then it takes out what was withdrawn while a batch was under way. All guards
 * are taken in between: a withdrawal that began before its story stood here, and so took nothing out, has ended then, or starts again.
 */
async function fill(generation: number, payload: Payload, options: RebuildOptions = {}): Promise<number> {
  const { onTotal, onBatch, signal } = options;
  const outside = await createLocalReq({}, payload);
  onTotal?.(await countArticles(outside));
  let stories = 0;
  await eachBatch(
    (after) => nextArticles(after, outside),
    async (ids) => {
      signal?.throwIfAborted();
      await write(ids, generation, payload);
      stories += ids.length;
      onBatch?.(ids.length);
    },
  );
  await inOwnTransaction(payload, holdAllOfReadModel);
  await eachBatch(
    (after) => nextStored(generation, after, outside),
    (ids) => removeSurplus(ids, generation, payload),
  );
  return stories;
}

/** How often it is looked again whether all is written. */
const mostRounds = 50;
const changesTooFast = new Refusal('conflict', 'What readers get changes faster than it can be written anew.');

/** Writes anew what stands otherwise there than it should, until a walk over everything finds nothing. */
async function settle(generation: number, payload: Payload, signal?: AbortSignal): Promise<void> {
  const outside = await createLocalReq({}, payload);
  for (let round = 1; round <= mostRounds; round += 1) {
    let found = 0;
    await eachBatch(
      (after) => nextArticles(after, outside),
      async (ids) => {
        signal?.throwIfAborted();
        const req = await createLocalReq({}, payload);
        const differing = await inTransaction(req, () => differencesIn(generation, ids, req));
        found += differing.length;
        const again = ids.filter((id) => differing.some((each) => each.id === String(id)));
        if (again.length > 0) await write(again, generation, payload);
      },
    );
    if (found === 0) return;
  }
  throw changesTooFast;
}

/** The reviews under a story: as the story is in that generation, so are they. */
const fillReviewsOf = (_id: Id, generation: number, payload: Payload): Promise<void> =>
  inOwnTransaction(payload, async (req) => {
    const options = { session: await sessionOf(req), projection: { _id: 1 } };
    const story = await storiesOf(generation, req).findOne({ _id, status: 'published' }, options);
    await followStoryWithReviews(String(_id), story !== null, req);
  });

async function fillReviews(generation: number, payload: Payload): Promise<void> {
  for (const id of await storiesWithReviews(payload)) await fillReviewsOf(id, generation, payload);
}

/** What a node of an earlier release has written of reviews. */
async function fillEarlierReviews(generation: number, payload: Payload): Promise<void> {
  const outside = await createLocalReq({}, payload);
  for (;;) {
    const ids = await reviewsWrittenEarlier(mostAtOnce, outside);
    if (ids.length === 0) return;
    for (const id of ids) await fillReviewsOf(id, generation, payload);
  }
}

/**
 * Lets readers have the generation, in one transaction that holds all guards, unless a node of an earlier release has written to it
 * or to the reviews since: that is written anew first. The directory goes with it: it is small enough to be written in that transaction.
 */
async function switchTo(generation: number, current: number, payload: Payload): Promise<void> {
  const outside = await createLocalReq({}, payload);
  for (let round = 1; round <= mostRounds; round += 1) {
    for (;;) {
      const ids = await writtenEarlier(generation, mostAtOnce, outside);
      if (ids.length === 0) break;
      await write(ids, generation, payload);
      await removeSurplus(ids, generation, payload);
    }
    await fillEarlierReviews(generation, payload);
    const isDone = await inOwnTransaction(payload, async (req) => {
      await holdAllOfReadModel(req);
      refuseLeft(generation, await generationsNow(req));
      if ((await writtenEarlier(generation, 1, req)).length > 0) return false;
      if ((await reviewsWrittenEarlier(1, req)).length > 0) return false;
      await putDirectory(req);
      await moveReadModel({ current: generation, live: [current, generation], contract: contract.version }, req);
      return true;
    });
    if (isDone) return;
  }
  throw changesTooFast;
}

/** Drops the generations that nothing is written to any more: left by a rebuild that died, or just left by this one. */
async function dropOthers(payload: Payload): Promise<void> {
  const { live } = await generationsNow(await createLocalReq({}, payload));
  const generations = live.map(collections.stories);
  const db = databaseOf(payload);
  for (const { name } of await db.listCollections({ name: /^published_stories_\d+$/ }, { nameOnly: true }).toArray())
    if (!generations.includes(name)) await db.dropCollection(name);
}

/** From now on these are written, and readers get `current`. */
const moveTo = (generations: Generations, payload: Payload): Promise<void> =>
  inOwnTransaction(payload, (req) => moveReadModel(generations, req));

/** The first time: readers get nothing yet, so it is built where they look. What is there already stays. */
export async function buildReadModel(payload: Payload, options: RebuildOptions = {}): Promise<void> {
  const { current } = await generationsNow(await createLocalReq({}, payload));
  await fill(current, payload, options);
  await fillReviews(current, payload);
}

/**
 * Builds everything readers get anew, beside what they get meanwhile, and switches at once. Stories go on being published: each
 * transition writes to both generations from the first step on. Refuses (`conflict`) while another rebuild is under way.
 */
export async function rebuildStories(payload: Payload, options: RebuildOptions = {}): Promise<Rebuilt> {
  const { generation, letGo } = await takeLock(payload);
  try {
    const { current } = await generationsNow(await createLocalReq({}, payload));
    await moveTo({ current, live: [current] }, payload);
    await dropOthers(payload);
    await indexStories(databaseOf(payload), generation);
    await moveTo({ current, live: [current, generation] }, payload);
    const stories = await fill(generation, payload, options);
    await fillReviews(generation, payload);
    await settle(generation, payload, options.signal);
    await switchTo(generation, current, payload);
    // Nodes that have not heard of it yet still read the old generation: it is kept right until they have.
    await wait(options.grace ?? defaultGrace, undefined, { signal: options.signal });
    await moveTo({ current: generation, live: [generation] }, payload);
    await dropOthers(payload);
    return { generation, stories };
  } finally {
    await letGo();
  }
}
