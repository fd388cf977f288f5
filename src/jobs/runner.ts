import type { Payload } from 'payload';
import { publishOverdue, releaseStuckJobs } from './publishClock.ts';
import { thinVersions } from './thinVersions.ts';
import { refreshHouse } from '../desk/openReadModel.ts';
import { purgeQueue } from '../desk/purge.ts';
import { projectionQueue } from '../desk/reproject.ts';
import { publishQueue } from '../desk/schedule.ts';
import { webSubQueue } from '../desk/webSub.ts';
import { settingsOf } from '../config/custom.ts';
import { sweepIncoming } from '../uploads/files.ts';

export type Runner = { stop: () => Promise<void> };

/** Calls `work` again and again, `every` milliseconds apart, never twice at once; `stop` waits for the one under way. */
function repeat(work: () => Promise<unknown>, every: number, onError: (error: unknown) => void): Runner {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> = Promise.resolve();
  let isStopped = false;
  const next = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      underWay = work()
        .then(() => undefined, onError)
        .then(next);
    }, every);
  };
  underWay = work()
    .then(() => undefined, onError)
    .then(next);
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}

/** Runs the newsroom's jobs in this process: each is claimed atomically, so any number of processes may. */
export function runJobs(payload: Payload): Runner {
  const onError = (error: unknown): void => payload.logger.error({ err: error }, 'A round of jobs failed.');
  const run = (queue: string, limit: number) => () =>
    payload.jobs.run({ queue, limit, sequential: true, overrideAccess: true, silent: true });
  const runners = [
    repeat(run(publishQueue, 100), 1_000, onError),
    repeat(() => publishOverdue(payload), 15_000, onError),
    repeat(() => releaseStuckJobs(payload), 60_000, onError),
    repeat(run('renditions', 1), 500, onError),
    // Two, so that a photo's new renditions need not wait for an author with ten thousand stories.
    repeat(run(projectionQueue, 1), 500, onError),
    repeat(run(projectionQueue, 1), 750, onError),
    // One at a time: it takes along what the others wait to tell.
    repeat(run(webSubQueue, 1), 1_000, onError),
    repeat(run(purgeQueue, 10), 500, onError),
    repeat(() => refreshHouse(payload), 3_600_000, onError),
    repeat(() => sweepIncoming(settingsOf(payload).uploadsDir, Date.now()), 3_600_000, onError),
    repeat(() => thinVersions(payload), 30_000, onError),
  ];
  return { stop: async () => void (await Promise.all(runners.map(({ stop }) => stop()))) };
}
