import { collections, type Db, type Head, type Withdrawal } from '../../published/storage/collections.ts';
import { setTimeout as wait } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { DatabaseAway } from '../../database/errorCodes.ts';
import { openPolling } from './polling.ts';

/** What was taken from readers, in order; `all` when more was taken than the head remembers: then anything may be. */
export type Withdrawn = readonly Withdrawal[] | 'all';

type Listener<T> = (news: T) => void;

/** What this node knows of the read model's head. While nobody asks it rests: the head is read seldom, and first of all for whoever asks next. */
export type HeadFollower = {
  /** The generation readers get. Who reads by it waits for `wake` first. */
  generation: () => number;
  /** The contract's version it was written by, 0 if none was counted. */
  contract: () => number;
  /** Is all known that was withdrawn until 900 ms ago? While it is not, what was kept from before may not be shown any more. */
  isConfirmed: () => boolean;
  /** The same, asking again first if need be: what was read before the call may be shown only if it resolves with true. */
  confirm: () => Promise<boolean>;
  /** Does MongoDB confirm the head, or did it when it was asked last? That this process stood still is no outage. Looking at this ends no rest. */
  isAnswering: () => boolean;
  /** Ends a rest, and resolves with the first answer after it, or without one in a second; at once while there is no rest. */
  wake: () => Promise<void>;
  /** For those who are told of withdrawals without asking: no rest until the way given is gone. */
  stayAwake: () => () => void;
  /** Told of each withdrawal once; if a listener throws, all are told again. Gives the way to stop listening. */
  onWithdrawn: (listener: Listener<Withdrawn>) => () => void;
  onGeneration: (listener: Listener<number>) => () => void;
  /** Asks now: when it resolves, what was committed before the call is known, if `isConfirmed`. */
  refresh: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Milliseconds. A poll that hangs is given up in time for another one to succeed before the last good one is too old. Where MongoDB was
 * slow, or did not answer, the next has as long as its answer would be of use. `waited` is for somebody who waits for one.
 */
const patience = { giveUp: 500, slow: 350, giveUpSlow: 850, end: 3_000, trusted: 900, waited: 1_500 };
/** How often it is looked again, past that time, after answers that came too late: this process stood still. */
const tries = 6;
/** Milliseconds, where it fails at once. */
const pause = 100;

/**
 * A secondary could answer with what was true before, and so could a primary that has lost its set and does not know it yet. A linearizable
 * read is answered only by one that a majority still follows.
 */
const certain = {
  readConcern: { level: 'linearizable' },
  readPreference: 'primary',
  maxTimeMS: patience.giveUpSlow,
} as const;

const afterIo = (then: () => void): void => void setImmediate(() => setImmediate(then));

/**
 * Waits so many milliseconds for it. A process that stood still for that long sees its timers first, and an answer that lies there since
 * only then: that one counts.
 */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    const giveUp = (): void => reject(new DatabaseAway('The database does not answer.'));
    timer = setTimeout(() => afterIo(giveUp), milliseconds);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => undefined);
  }
}

type Known = Omit<Head, '_id'>;
/** An empty database has no head yet. */
const noHead: Known = { current: 1, live: [1], seq: 0, withdrawn: [] };

function listeners<T>() {
  const all = new Set<Listener<T>>();
  const add = (listener: Listener<T>) => {
    all.add(listener);
    return () => void all.delete(listener);
  };
  return { add, tell: (news: T) => all.forEach((listener) => listener(news)) };
}

/** What the head says was withdrawn after `seq`. A count that went back means another database: nothing is known of that. */
function withdrawnSince(seq: number, head: Known): Withdrawn {
  const missed = head.withdrawn.filter((each) => each.seq > seq).sort((a, b) => a.seq - b.seq);
  return missed.length === head.seq - seq ? missed : 'all';
}

/** What is known of the head, and whom to tell of news. */
function knowledge() {
  const withdrawals = listeners<Withdrawn>();
  const generations = listeners<number>();
  let known: Known | undefined;
  const take = (head: Known, others: Withdrawn): void => {
    const news = known ? withdrawnSince(known.seq, head) : others;
    if (news.length > 0) withdrawals.tell(news);
    if (head.current !== (known ?? noHead).current) generations.tell(head.current);
    known = head;
  };
  const now = (): Known => known ?? noHead;
  return { withdrawals, generations, take, current: () => now().current, contract: () => now().contract ?? 0 };
}

/** Never two at a time; all who ask while one is under way share the next. */
function oneAtATime(task: () => Promise<void>) {
  let underWay = Promise.resolve();
  let next: Promise<void> | undefined;
  const ask = (): Promise<void> =>
    (next ??= underWay.then(() => {
      next = undefined;
      return (underWay = task());
    }));
  return { ask, whenSettled: () => underWay };
}

/** Asks for the head: what was told last, since when that is known, and whether MongoDB fails to answer. */
function asking(rows: mongo.Collection<Head>, take: (head: Known, others: Withdrawn) => void, now: () => number) {
  const state = { confirmedFrom: -Infinity, hasFailed: false, isFailing: false, isSlow: false };
  const ask = async (): Promise<void> => {
    const began = now();
    // The signal ends it later: that costs the connection, and a new one would be as slow again.
    const reading = rows.findOne({ _id: 'head' }, { ...certain, signal: AbortSignal.timeout(patience.end) });
    try {
      const head = await within(state.isFailing || state.isSlow ? patience.giveUpSlow : patience.giveUp, reading);
      // After a failed first poll, something may have been kept and withdrawn before the first answer.
      take({ ...noHead, ...head }, state.hasFailed ? 'all' : []);
      Object.assign(state, { confirmedFrom: began, isFailing: false, isSlow: now() - began > patience.slow });
    } catch {
      // "Not confirmed" is all there is to say, and the next poll is near.
      Object.assign(state, { hasFailed: true, isFailing: true });
    }
  };
  return { state: state as Readonly<typeof state>, ...oneAtATime(ask) };
}

/**
 * Polls the head of the read model, so that this node knows within a second what was withdrawn, whatever happens to its change
 * stream; after a rest, before it says that it knows. Resolves after the first poll, successful or not. `now` counts milliseconds and never goes back.
 */
export async function followHead(db: Db, now: () => number = () => performance.now()): Promise<HeadFollower> {
  const rows = db.collection<Head>(collections.readModel);
  const { withdrawals, generations, take, current, contract } = knowledge();
  const polls = asking(rows, take, now);
  const { state } = polls;
  const knowsUntil = (at: number): boolean => now() - at < patience.trusted;
  const polling = openPolling({ poll: polls.ask, mayRest: () => knowsUntil(state.confirmedFrom), now });
  await polling.begin();
  const isConfirmed = (): boolean => {
    polling.noteAsked();
    return knowsUntil(state.confirmedFrom);
  };
  return {
    generation: current,
    contract,
    isConfirmed,
    confirm: async () => {
      const end = now() + patience.waited;
      for (let times = 0; !isConfirmed() && (now() < end || (times < tries && !state.isFailing)); times += 1) {
        await Promise.race([polls.ask(), wait(Math.max(end - now(), pause), undefined, { ref: false })]);
        if (state.isFailing) await wait(pause, undefined, { ref: false });
      }
      return isConfirmed();
    },
    isAnswering: () =>
      polling.isResting() || !state.isFailing || knowsUntil(Math.max(state.confirmedFrom, polling.wokeAt())),
    wake: polling.wake,
    stayAwake: polling.stayAwake,
    onWithdrawn: withdrawals.add,
    onGeneration: generations.add,
    refresh: polls.ask,
    stop: () => {
      polling.stop();
      return polls.whenSettled();
    },
  };
}
