import type { Payload } from 'payload';
import { repeat } from './repeat.ts';
import { publishOverdue, releaseStuckJobs } from './publishClock.ts';
import { thinVersions } from './thinVersions.ts';
import type { EventFollower } from '../events/follow.ts';
import { isOfEarlierRelease } from '../published/storage/earlierNames.ts';
import { keepContract } from '../newsroom/publish/keepContract.ts';
import { refreshDirectory } from '../newsroom/publish/openReadModel.ts';
import { purgeQueue, webSubQueue } from '../newsroom/record/events.ts';
import { projectionQueue } from '../newsroom/publish/reproject.ts';
import { publishQueue } from '../newsroom/transition/schedule.ts';
import { settingsOf } from '../config/custom.ts';
import { rawCollection } from '../database/rows.ts';
import { sweepIncoming } from '../uploads/files.ts';

export type Runner = { stop: () => Promise<void> };

/** How many jobs of each queue this process takes in a round, and how many rounds of it may be under way at once. */
const lanes: readonly { queue: string; limit: number; atOnce: number }[] = [
  { queue: publishQueue, limit: 100, atOnce: 1 },
  { queue: 'renditions', limit: 1, atOnce: 1 },
  // Two, so that a photo's new renditions need not wait for an author with ten thousand stories.
  { queue: projectionQueue, limit: 1, atOnce: 2 },
  // One at a time: it takes along what the others wait to tell.
  { queue: webSubQueue, limit: 1, atOnce: 1 },
  { queue: purgeQueue, limit: 10, atOnce: 1 },
];

/** The queues that have a job whose time has come: one cheap look for all, where Payload would try to claim a job of each. */
async function queuesWithWork(payload: Payload, queues: readonly string[]): Promise<ReadonlySet<unknown>> {
  const isFree = { processing: false, completedAt: { $exists: false }, hasError: { $ne: true } };
  const isTime = { waitUntil: { $not: { $gt: new Date() } } };
  const due = { queue: { $in: queues }, ...isFree, ...isTime };
  return new Set(await rawCollection(payload, 'payload-jobs').distinct('queue', due));
}

/** Milliseconds between two looks for work; and while the last so many found none. */
const looks = { every: 1_000, atRest: 2_000, restAfter: 30 };

/** Looks for work every second or two, and soon after this process has committed something, which may have queued it. A queue with much to do is under way most of the time, and not looked for. */
function runQueues(payload: Payload, onError: (error: unknown) => void): Runner {
  const underWay = new Map<Promise<unknown>, string>();
  const countOf = (queue: string): number => [...underWay.values()].filter((each) => each === queue).length;
  const run = (queue: string, limit: number): void => {
    const round = payload.jobs
      .run({ queue, limit, sequential: true, overrideAccess: true, silent: true })
      .catch(onError)
      .finally(() => underWay.delete(round));
    underWay.set(round, queue);
  };
  let empty = 0;
  const look = async (): Promise<void> => {
    const free = lanes.filter(({ queue, atOnce }) => countOf(queue) < atOnce);
    if (free.length === 0) return;
    const withWork = await queuesWithWork(
      payload,
      free.map(({ queue }) => queue),
    );
    empty = withWork.size > 0 ? 0 : empty + 1;
    for (const { queue, limit } of free) if (withWork.has(queue)) run(queue, limit);
  };
  const looking = repeat(look, () => (empty < looks.restAfter ? looks.every : looks.atRest), onError);
  const stopListening = settingsOf(payload).committed.listen(looking.soon);
  return {
    stop: async () => {
      stopListening();
      await looking.stop();
      await Promise.all(underWay.keys());
    },
  };
}

/** Runs the newsroom's jobs in this process: each is claimed atomically, so any number of processes may. `events`: what this node hears. */
export function runJobs(payload: Payload, events?: Pick<EventFollower, 'listen'>): Runner {
  const onError = (error: unknown): void => payload.logger.error({ err: error }, 'A round of jobs failed.');
  const ending = new AbortController();
  const keeping = repeat(() => keepContract(payload, { signal: ending.signal }), 5_000, onError);
  const stopListening = events?.listen({
    event: ({ event }) => {
      if (isOfEarlierRelease(event)) keeping.soon();
    },
  });
  const runners = [
    keeping,
    runQueues(payload, onError),
    repeat(() => publishOverdue(payload), 15_000, onError),
    repeat(() => releaseStuckJobs(payload), 60_000, onError),
    repeat(() => refreshDirectory(payload), 3_600_000, onError),
    repeat(() => sweepIncoming(settingsOf(payload).uploadsDir, Date.now()), 3_600_000, onError),
    repeat(() => thinVersions(payload), 30_000, onError),
  ];
  const stop = async (): Promise<void> => {
    ending.abort();
    stopListening?.();
    await Promise.all(runners.map((each) => each.stop()));
  };
  return { stop };
}
