import { setTimeout as wait } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { collections, type Db, type Withdrawal } from '../published/storage/collections.ts';
import type { DirectoryStore } from '../delivery/stores/stores.ts';
import type { Addressing } from '../published/directory/addresses.ts';
import type { Happened } from '../events/follow.ts';
import { goneData, liveRow, standingOf, type LiveName, type LiveRow } from './liveEvents.ts';
import type { NewsLine } from './newsLine.ts';

/** What a node hears, in order. */
export type Job =
  | { kind: 'happened'; happened: Happened; story: string; name: LiveName }
  | { kind: 'withdrawn'; story: string; withdrawal: Withdrawal }
  | { kind: 'began' | 'lost'; from: string | undefined }
  | { kind: 'caughtUp' };

type JobOf<K extends Job['kind']> = Extract<Job, { kind: K }>;
type Rows = ReadonlyMap<string, LiveRow>;
/** The stories as readers can see them now, and where their pages are. */
type Now = { rows: Rows; site: Addressing };

/** Milliseconds. */
const patience = { read: 5_000, retry: 200 };
const jobsAtOnce = 200;

/** The stories as readers can see them now, all in one read; on the primary, where what an event tells of is certain to be. */
async function readRows(db: Db, generation: number, jobs: readonly Job[]): Promise<Rows> {
  const ids = new Set(jobs.flatMap((job) => ('story' in job && mongo.ObjectId.isValid(job.story) ? job.story : [])));
  if (ids.size === 0) return new Map();
  const certain = { readPreference: 'primary', readConcern: { level: 'majority' } } as const;
  const rows = await db
    .collection<LiveRow>(collections.stories(generation))
    .find(
      { _id: { $in: [...ids].map((id) => new mongo.ObjectId(id)) } },
      { projection: liveRow, ...certain, signal: AbortSignal.timeout(patience.read) },
    )
    .toArray();
  return new Map(rows.map((row) => [String(row._id), row as LiveRow]));
}

const slugIn = (tags: readonly string[]): string | undefined => tags.find((tag) => tag.startsWith('slug-'))?.slice(5);

function tellHappened(line: NewsLine, { happened, story, name }: JobOf<'happened'>, { rows, site }: Now): void {
  const row = rows.get(story);
  const { id, event } = happened;
  const gone = goneData({ story, slug: row?.slug ?? event.slug ?? slugIn(event.tags) }, row, site);
  const news = { id, name, story, touched: new Set(event.tags), gone };
  if (name === 'kill' || name === 'unpublish') return line.withdraw(news);
  const standing = standingOf(row, site);
  // Gone again already: the event that says so is on its way.
  if (standing) line.show({ ...news, standing });
}

function withdrawn(line: NewsLine, { story, withdrawal }: JobOf<'withdrawn'>, { rows, site }: Now): void {
  const row = rows.get(story);
  // Published again since.
  if (row?.status === 'published') return;
  const gone = goneData({ story, slug: row?.slug ?? slugIn(withdrawal.tags) }, row, site);
  line.withdraw({ name: row ? 'kill' : 'unpublish', story, touched: new Set(withdrawal.tags), gone });
}

function act(line: NewsLine, job: Job, now: Now): void {
  if (job.kind === 'happened') tellHappened(line, job, now);
  else if (job.kind === 'withdrawn') withdrawn(line, job, now);
  else if (job.kind === 'caughtUp') line.open();
  else if (job.kind === 'began') line.begin(job.from);
  else line.reset(job.from);
}

/** What is left of a queue that ran over: those who listen ask anew, and it goes on after the last that was heard. */
function ranOver(queue: readonly Job[], line: NewsLine): Job[] {
  const ids = queue.flatMap((job) => (job.kind === 'happened' ? job.happened.id : []));
  return [{ kind: 'lost', from: ids.at(-1) ?? line.latest() }, { kind: 'caughtUp' }];
}

type Parts = {
  db: Db;
  directory: Pick<DirectoryStore, 'site'>;
  generation: () => Promise<number>;
  line: NewsLine;
  most: number;
};

/** Deals with what a node hears in order, reading the stories of all that waits at once, however many listen. */
export function openSerialQueue({ db, directory, generation, line, most }: Parts) {
  let queue: Job[] = [];
  let isWorking = false;
  let isClosed = false;

  const step = async (): Promise<void> => {
    const jobs = queue.slice(0, jobsAtOnce);
    const rows = await readRows(db, await generation(), jobs);
    const site = await directory.site();
    // Unless the queue ran over meanwhile.
    if (queue[0] !== jobs[0]) return;
    queue = queue.slice(jobs.length);
    for (const job of jobs) act(line, job, { rows, site });
  };
  const runQueue = async (): Promise<void> => {
    isWorking = true;
    // MongoDB not answering keeps the order: what waits is asked for again.
    while (queue.length > 0 && !isClosed) await step().catch(() => wait(patience.retry, undefined, { ref: false }));
    isWorking = false;
  };
  return {
    add: (job: Job): void => {
      queue.push(job);
      if (queue.length > most) queue = ranOver(queue, line);
      if (!isWorking) void runQueue();
    },
    close: () => void (isClosed = true),
  };
}
