import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { collections, type Db, type Withdrawal } from '../delivery/database.ts';
import type { HeadFollower, Withdrawn } from '../delivery/head.ts';
import type { EventFollower, Happened } from '../events/follow.ts';
import { secondsOf } from '../events/token.ts';
import { openClients, type Client, type ClientLimits } from './clients.ts';
import {
  beginning,
  goneData,
  liveNames,
  liveRow,
  resetFrame,
  standingOf,
  type LiveName,
  type LiveRow,
} from './frames.ts';
import { frameFor, openRing, type News, type RingLimits } from './ring.ts';

/** Who asks to listen: the list's key (`facetKeyOf`), the last event known, and from where. */
export type Joining = { key: string; lastId?: string; address: string };

export type NewsLineFeed = {
  /** Sends what is live to `res` from now on; false if this node has no place left. */
  join: (res: ServerResponse, joining: Joining) => boolean;
  state: () => { clients: number; dropped: number; ring: { count: number; bytes: number } };
  close: () => void;
};

type Parts = {
  db: Db;
  head: Pick<HeadFollower, 'generation' | 'isConfirmed' | 'onWithdrawn'>;
  events: Pick<EventFollower, 'listen'>;
  limits?: Partial<ClientLimits & { ring: RingLimits; queue: number }>;
};
const usual = {
  most: 5_000,
  bytes: 256 * 1024,
  ring: { count: 1_000, bytes: 8 * 2 ** 20, seconds: 3_600 },
  queue: 5_000,
};

/** Milliseconds. */
const beatEvery = 15_000;
/** A clock of another machine may be ahead by this many seconds. */
const tolerance = 60;

type Job =
  | { kind: 'happened'; happened: Happened; story: string; name: LiveName }
  | { kind: 'withdrawn'; story: string; withdrawal: Withdrawal }
  | { kind: 'began' | 'lost'; from: string | undefined }
  | { kind: 'caughtUp' };

type Rows = ReadonlyMap<string, LiveRow>;

/** The stories as readers can see them now, all in one read; on the primary, where what an event tells of is certain to be. */
async function readRows(db: Db, generation: number, ids: readonly string[]): Promise<Rows> {
  const _id = { $in: [...new Set(ids)].filter((id) => mongo.ObjectId.isValid(id)).map((id) => new mongo.ObjectId(id)) };
  if (_id.$in.length === 0) return new Map();
  const rows = await db
    .collection<LiveRow>(collections.stories(generation))
    .find(
      { _id },
      {
        projection: liveRow,
        readPreference: 'primary',
        readConcern: { level: 'majority' },
        signal: AbortSignal.timeout(5_000),
      },
    )
    .toArray();
  return new Map(rows.map((row) => [String(row._id), row as LiveRow]));
}

const slugIn = (tags: readonly string[]): string | undefined => tags.find((tag) => tag.startsWith('slug-'))?.slice(5);

/** The News Line of one node: who listens, what they were told, and what those who come back have missed. */
function newsLine({ head, limits = {} }: Parts) {
  const clients = openClients({ ...usual, ...limits });
  const ring = openRing(limits.ring ?? usual.ring);
  /** Stories whose withdrawal was told, with the number of the last client who was there; the oldest are forgotten. */
  const told = new Map<string, number>();
  const waiting = new Map<Client, string | undefined>();
  let isReady = false;

  const tell = (news: News, isFor: (client: Client) => boolean = () => true): void =>
    clients.tell(
      (key) => frameFor(news, key),
      (client) => isFor(client) && !(news.id && client.after && news.id <= client.after),
    );
  const remember = (story: string): void => {
    told.delete(story);
    told.set(story, clients.counts().joined);
    for (const oldest of told.keys()) if (told.size > 500) told.delete(oldest);
  };
  const show = (news: News & { id: string }): void => {
    told.delete(news.story);
    ring.add(news);
    tell(news);
  };
  /** Told once, whether the event or the head says it first. */
  const withdraw = (news: News): void => {
    const upTo = told.get(news.story) ?? 0;
    if (news.id !== undefined) ring.add({ ...news, id: news.id });
    else if (upTo > 0 || told.has(news.story)) return;
    else ring.purge(news.story);
    tell(news, ({ number }) => number > upTo);
    remember(news.story);
  };
  const reset = (from: string | undefined): void => {
    ring.clear(from);
    clients.tell(
      () => resetFrame(from),
      () => true,
    );
  };
  const isKnown = (id: string): boolean => ring.has(id) && (secondsOf(id) ?? 0) <= Date.now() / 1000 + tolerance;
  /** Tells what was missed since `lastId`, and all that comes. */
  const admit = (client: Client, lastId: string | undefined): void => {
    const retry = 2_000 + Math.round(Math.random() * 3_000);
    const latest = ring.latest();
    if (lastId === undefined) return clients.send(client, beginning(latest, retry));
    // While the head is not confirmed, something kept here may be withdrawn by now.
    if (!isKnown(lastId) || !head.isConfirmed())
      return clients.send(client, beginning(undefined, retry) + resetFrame(latest));
    client.after = lastId;
    const missed = ring.after(lastId).map((news) => frameFor(news, client.key) ?? '');
    clients.send(client, beginning(undefined, retry) + missed.join(''));
  };
  const ready = (): void => {
    isReady = true;
    for (const [client, lastId] of waiting) admit(client, lastId);
    waiting.clear();
  };
  const welcome = (client: Client, lastId: string | undefined): void => {
    if (isReady) return admit(client, lastId);
    waiting.set(client, lastId);
    client.res.once('close', () => waiting.delete(client));
  };
  return { clients, ring, show, withdraw, reset, ready, welcome };
}

type Line = ReturnType<typeof newsLine>;

function happened(
  line: Line,
  { happened, story, name }: Extract<Job, { kind: 'happened' }>,
  row: LiveRow | undefined,
): void {
  const { id, event } = happened;
  const gone = goneData(story, row?.slug ?? event.slug ?? slugIn(event.tags), row);
  const news: News & { id: string } = { id, name, story, touched: new Set(event.tags), gone };
  if (name === 'kill' || name === 'unpublish') return line.withdraw(news);
  const standing = standingOf(row);
  // Gone again already: the event that says so is on its way.
  if (standing) line.show({ ...news, standing });
}

function withdrawn(
  line: Line,
  { story, withdrawal: { tags } }: Extract<Job, { kind: 'withdrawn' }>,
  row: LiveRow | undefined,
): void {
  // Published again since.
  if (row?.status === 'published') return;
  const gone = goneData(story, row?.slug ?? slugIn(tags), row);
  line.withdraw({ name: row ? 'kill' : 'unpublish', story, touched: new Set(tags), gone });
}

/** Deals with what happens in order; reads the stories of all that waits at once, however many listen. */
function worker({ db, head, limits }: Parts, line: Line) {
  const most = limits?.queue ?? usual.queue;
  let queue: Job[] = [];
  let isWorking = false;
  let isClosed = false;

  const act = (job: Job, rows: Rows): void => {
    if (job.kind === 'happened') happened(line, job, rows.get(job.story));
    else if (job.kind === 'withdrawn') withdrawn(line, job, rows.get(job.story));
    else if (job.kind === 'caughtUp') line.ready();
    else if (job.kind === 'began') line.ring.clear(job.from);
    else line.reset(job.from);
  };
  const work = async (): Promise<void> => {
    isWorking = true;
    while (queue.length > 0 && !isClosed) {
      const jobs = queue.slice(0, 200);
      const ids = jobs.flatMap((job) => ('story' in job ? job.story : []));
      try {
        const rows = await readRows(db, head.generation(), ids);
        // Not those of a queue that ran over meanwhile.
        if (queue[0] !== jobs[0]) continue;
        queue = queue.slice(jobs.length);
        for (const job of jobs) act(job, rows);
      } catch {
        await wait(200, undefined, { ref: false });
      }
    }
    isWorking = false;
  };
  return {
    add: (job: Job): void => {
      queue.push(job);
      // MongoDB does not answer for long: what waits is let go of, and whoever listens asks anew.
      if (queue.length > most) {
        const ids = queue.flatMap((each) => (each.kind === 'happened' ? each.happened.id : []));
        queue = [{ kind: 'lost', from: ids.at(-1) ?? line.ring.latest() }, { kind: 'caughtUp' }];
      }
      if (!isWorking) void work();
    },
    close: () => void (isClosed = true),
  };
}

/** Opens the News Line of a node. It hears of everything by `events` and `head`, and writes nothing. */
export function openNewsLine(parts: Parts): NewsLineFeed {
  const line = newsLine(parts);
  const { add, close } = worker(parts, line);
  const stopEvents = parts.events.listen({
    event: (happened) => {
      const name = liveNames[happened.event.name];
      if (name && happened.event.story) add({ kind: 'happened', happened, story: happened.event.story, name });
    },
    began: (from) => add({ kind: 'began', from }),
    lost: (from) => add({ kind: 'lost', from }),
    caughtUp: () => add({ kind: 'caughtUp' }),
  });
  const stopHead = parts.head.onWithdrawn((news: Withdrawn) => {
    if (news === 'all') return add({ kind: 'lost', from: line.ring.latest() });
    for (const withdrawal of news) add({ kind: 'withdrawn', story: withdrawal.story, withdrawal });
  });
  const beats = setInterval(line.clients.beat, beatEvery).unref();
  let isClosed = false;
  return {
    join: (res, { key, lastId, address }) => {
      if (isClosed || !line.clients.hasPlace(address)) return false;
      line.welcome(line.clients.join(res, key, address), lastId);
      return true;
    },
    state: () => ({
      clients: line.clients.counts().now,
      dropped: line.clients.counts().dropped,
      ring: line.ring.size(),
    }),
    close: () => {
      isClosed = true;
      clearInterval(beats);
      stopEvents();
      stopHead();
      close();
      line.clients.endAll();
    },
  };
}
