import { setTimeout as wait } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { collections, type Db } from '../published/storage/collections.ts';
import { withBothTags } from '../published/storage/earlierNames.ts';
import type { NewsroomEvent } from '../domain/workflow/events.ts';

/** Milliseconds: who has not heard from MongoDB for so long, though it answers every second, may have missed something. */
const silence = 2_500;
/** An event older than this says nothing of how it goes now. */
const recently = 60_000;

/** How well a node hears what happens. `now` counts milliseconds and never goes back. */
function lagMeter(now: () => number) {
  let isCaughtUp = false;
  let heardAt = now();
  let last = { at: -Infinity, lag: 0 };
  return {
    /** MongoDB answered, with an event that was under way for `lag` milliseconds or with none. */
    heard: (lag?: number): void => {
      heardAt = now();
      if (lag !== undefined) last = { at: heardAt, lag: Math.max(0, lag) };
    },
    caughtUp: (): void => void (isCaughtUp = true),
    broken: (): void => void (isCaughtUp = false),
    isHealthy: (): boolean => isCaughtUp && now() - heardAt < silence,
    lag: (): number => {
      const since = now() - heardAt;
      if (!isCaughtUp || since >= silence) return since;
      return now() - last.at < recently ? last.lag : 0;
    },
  };
}

/**
 * Ids of events are the resume tokens of MongoDB's change streams, as hex: the same on every node, and in text order the order
 * of what happened. They begin with the mark of a timestamp, then its seconds and its count within the second.
 */
const token = /^82([0-9A-F]{8})([0-9A-F]{8})[0-9A-F]*$/;
const mark = '82';

const hex = (number: number): string => number.toString(16).toUpperCase().padStart(8, '0');

/** The least id of anything that happens at this time of the cluster or later. */
const firstIdAt = ({ t, i }: { t: number; i: number }): string => `${mark}${hex(t)}${hex(i)}`;

/** When the event with this id happened, in seconds since 1970; undefined if it is no id of an event. */
export function secondsOf(id: string): number | undefined {
  const seconds = token.exec(id)?.[1];
  return seconds === undefined ? undefined : Number.parseInt(seconds, 16);
}

/** An event as every node gets it, in order. `isPast`: it happened before this node began, and is told so that it knows. */
export type Happened = { id: string; event: NewsroomEvent; isPast: boolean };

export type EventListener = {
  event: (happened: Happened) => void;
  /** The first news: every event whose id is greater than `from` will be told. */
  began?: (from: string) => void;
  /** What happened since the last event told can't be known any more; from here on it goes on after `from`. */
  lost?: (from: string) => void;
  /** All that is past has been told. */
  caughtUp?: () => void;
};

export type EventFollower = {
  /** Gives the way to stop listening. Who must hear everything listens before the start. */
  listen: (listener: EventListener) => () => void;
  start: () => void;
  /** Has everything been told that happened until now, but for what is on its way? */
  isHealthy: () => boolean;
  /** Milliseconds: how long the last event of the last minute was on its way; while nothing is heard, since when. */
  lag: () => number;
  stop: () => Promise<void>;
};

type Log = { warn: (details: object, message: string) => void };
/** `back`: how far before now it begins, in seconds. */
type Options = { log: Log; back?: number; now?: () => number };
type Change = mongo.ChangeStreamInsertDocument<NewsroomEvent>;
type Time = mongo.Timestamp;
/** Where to go on, and what listeners must be told once that has worked. */
type Place = {
  at: { resumeAfter: mongo.ResumeToken } | { startAtOperationTime: Time };
  news?: 'began' | 'lost';
  attempts: number;
};

/** Milliseconds. MongoDB answers at least once in each `answer`; a connection that hangs is given up. */
const patience = { answer: 1_000, giveUp: 3_000, retry: 100, longestRetry: 2_000 };

/** A stream can't go on from there: InvalidResumeToken, ChangeStreamFatalError, ChangeStreamHistoryLost, token not found. */
const historyLost: readonly unknown[] = [260, 280, 286, 40576];
/** As often a place may fail, with a MongoDB that answers, before what stands there is given up. */
const attemptsAtOnePlace = 5;

/** What somebody else wrote, or an older version, may lack parts; without a name it is no event. */
function eventOf(row: Partial<NewsroomEvent> | undefined): NewsroomEvent | undefined {
  if (typeof row?.name !== 'string') return undefined;
  const tags = Array.isArray(row.tags) ? row.tags.filter((tag) => typeof tag === 'string') : [];
  return {
    ...(row as NewsroomEvent),
    story: row.story === undefined ? undefined : String(row.story),
    tags: withBothTags(tags),
  };
}

async function timeOf(db: Db): Promise<Time> {
  const { operationTime } = await db.command({ hello: 1 }, { signal: AbortSignal.timeout(patience.giveUp) });
  return operationTime as Time;
}

const before = (time: Time, seconds: number): Time => new mongo.Timestamp({ t: time.t - seconds, i: 1 });
const from = (time: Time, news: Place['news']): Place => ({ at: { startAtOperationTime: time }, news, attempts: 0 });

function open(db: Db, { at }: Place): mongo.ChangeStream<NewsroomEvent, Change> {
  const timing = { maxAwaitTimeMS: patience.answer, timeoutMS: patience.giveUp, batchSize: 500 };
  return db
    .collection<NewsroomEvent>(collections.events)
    .watch<NewsroomEvent, Change>([{ $match: { operationType: 'insert' } }], { ...timing, ...at } as object);
}

/** Tells all listeners; one that fails keeps nobody from hearing. */
function audience(log: Log) {
  const listeners = new Set<EventListener>();
  const each = (tell: (listener: EventListener) => void): void => {
    for (const listener of listeners)
      try {
        tell(listener);
      } catch (error) {
        log.warn({ err: error }, 'A listener failed at an event.');
      }
  };
  const listen = (listener: EventListener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { listen, each };
}

/** Listeners get what the stream brings, in order; it knows what is past and when that is over. */
function teller(log: Log, meter: ReturnType<typeof lagMeter>) {
  const { listen, each } = audience(log);
  let isPastOver = false;
  const catchUp = (): void => {
    meter.caughtUp();
    if (isPastOver) return;
    isPastOver = true;
    each((listener) => listener.caughtUp?.());
  };
  const news = ({ at, news }: Place): void => {
    if (news && 'startAtOperationTime' in at) each((listener) => listener[news]?.(firstIdAt(at.startAtOperationTime)));
  };
  /** `openedAt`: what happened until then is what a stream just opened has to catch up with. */
  const change = ({ _id, wallTime, clusterTime, fullDocument, documentKey }: Change, openedAt: Time): void => {
    const isBehind = clusterTime !== undefined && clusterTime.lessThanOrEqual(openedAt);
    if (!isBehind) catchUp();
    meter.heard(wallTime && !isBehind ? Date.now() - wallTime.getTime() : undefined);
    const event = eventOf(fullDocument);
    const id = (_id as { _data: string })._data;
    if (event) each((listener) => listener.event({ id, event, isPast: isBehind && !isPastOver }));
    else log.warn({ event: documentKey }, 'An event without a name was passed over.');
  };
  const nothing = (): void => {
    meter.heard();
    catchUp();
  };
  return { listen, news, change, nothing };
}

/** Where to go on after a failure; `time` is the cluster's now, if MongoDB answers. */
function after(error: unknown, place: Place, time: Time | undefined): Place {
  const attempts = place.attempts + (time ? 1 : 0);
  const isLost = historyLost.includes((error as { code?: unknown }).code) || attempts >= attemptsAtOnePlace;
  return time && isLost ? from(time, place.news ?? 'lost') : { ...place, attempts };
}

/** Milliseconds; never the same for two nodes. */
const pauseAfter = (failures: number): number =>
  (0.5 + Math.random() / 2) * Math.min(patience.retry * 2 ** (failures - 1), patience.longestRetry);

/** Tells what one stream brings, until it breaks; `progress` is told where another stream could go on. */
async function tellAll(
  stream: ReturnType<typeof open>,
  tell: ReturnType<typeof teller>,
  beginning: Place,
  openedAt: Time,
  progress: (place: Place) => void,
): Promise<never> {
  for (let isFirst = true; ; isFirst = false) {
    const change = await stream.tryNext();
    // A closed stream gives nothing, at once and for ever.
    if (stream.closed) throw new Error('The stream was closed.');
    if (isFirst) tell.news(beginning);
    if (change) tell.change(change, openedAt);
    else tell.nothing();
    progress({ at: { resumeAfter: stream.resumeToken }, attempts: 0 });
  }
}

/**
 * Follows the collection `events` by one change stream for this node, from some minutes back, and tells in order. When the stream
 * breaks it goes on after the last event told; if that is not possible any more it says so, and begins anew.
 */
export function followEvents(db: Db, { log, back = 600, now = () => performance.now() }: Options): EventFollower {
  const meter = lagMeter(now);
  const tell = teller(log, meter);
  let stream: ReturnType<typeof open> | undefined;
  let place: Place | undefined;
  let failures = 0;
  let isStopped = false;

  const attempt = async (): Promise<void> => {
    let time: Time | undefined;
    try {
      time = await timeOf(db);
      if (isStopped) return;
      place ??= from(before(time, back), 'began');
      stream = open(db, place);
      await tellAll(stream, tell, place, time, (next) => ((place = next), (failures = 0)));
    } catch (error) {
      meter.broken();
      // Not waited for: on a connection that hangs there is no answer to this either.
      stream?.close().catch(() => undefined);
      failures += 1;
      if (place) place = after(error, place, time);
      if (failures === 1 && !isStopped) log.warn({ err: error }, 'The stream of events broke; it is opened again.');
    }
  };
  const run = async (): Promise<void> => {
    while (!isStopped) {
      await attempt();
      await wait(pauseAfter(failures), undefined, { ref: false });
    }
  };
  return {
    listen: tell.listen,
    start: () => void run(),
    isHealthy: meter.isHealthy,
    lag: meter.lag,
    stop: async () => {
      isStopped = true;
      await stream?.close().catch(() => undefined);
    },
  };
}
