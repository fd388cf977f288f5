import { collections, type Db, type Head, type Withdrawal } from '../../published/storage/collections.ts';
import { DatabaseAway } from '../../database/away.ts';
import { openPolling } from './polling.ts';

/** What was taken from readers, in order; `all` when more was taken than the head remembers: then anything may be. */
export type Withdrawn = readonly Withdrawal[] | 'all';

type Listener<T> = (news: T) => void;

/** What this node knows of the read model's head. While nobody asks it rests: the head is read seldom, and first of all for whoever asks next. */
export type HeadFollower = {
  /** The generation readers get. Who reads by it waits for `wake` first. */
  generation: () => number;
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

/** Milliseconds. A poll that hangs is given up in time for another one to succeed before the last good one is too old. */
const patience = { giveUp: 500, trusted: 900 };
/** How often it is asked again for somebody who waits for the answer: without one, and in all. One that came late is none of use. */
const tries = { failed: 3, all: 6 };

/**
 * A secondary could answer with what was true before, and so could a primary that has lost its set and does not know it yet. A linearizable
 * read is answered only by one that a majority still follows.
 */
const certain = {
  readConcern: { level: 'linearizable' },
  readPreference: 'primary',
  maxTimeMS: patience.giveUp,
} as const;

const afterIo = (then: () => void): void => void setImmediate(() => setImmediate(then));

/**
 * Aborted after so many milliseconds. A process that stood still for that long sees its timers first, and an answer that lies there since
 * only then: that one counts.
 */
function giveUpAfter(milliseconds: number): { signal: AbortSignal; answered: () => void } {
  const controller = new AbortController();
  const giveUp = (): void => controller.abort(new DatabaseAway('The database does not answer.'));
  const timer = setTimeout(() => afterIo(giveUp), milliseconds);
  return { signal: controller.signal, answered: () => clearTimeout(timer) };
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
  return { withdrawals, generations, take, current: () => (known ?? noHead).current };
}

/** Never two at a time; all who ask while one is under way share the next. */
function oneAtATime(work: () => Promise<void>) {
  let underWay = Promise.resolve();
  let next: Promise<void> | undefined;
  const ask = (): Promise<void> =>
    (next ??= underWay.then(() => {
      next = undefined;
      return (underWay = work());
    }));
  return { ask, settled: () => underWay };
}

/**
 * Polls the head of the read model, so that this node knows within a second what was withdrawn, whatever happens to its change
 * stream; after a rest, before it says that it knows. Resolves after the first poll, successful or not. `now` counts milliseconds and never goes back.
 */
export async function followHead(db: Db, now: () => number = () => performance.now()): Promise<HeadFollower> {
  const rows = db.collection<Head>(collections.readModel);
  const { withdrawals, generations, take, current } = knowledge();
  let confirmedFrom = -Infinity;
  let hasFailed = false;
  let isFailing = false;
  const polls = oneAtATime(async () => {
    const began = now();
    const { signal, answered } = giveUpAfter(patience.giveUp);
    try {
      const head = await rows.findOne({ _id: 'head' }, { ...certain, signal });
      // After a failed first poll, something may have been kept and withdrawn before the first answer.
      take({ ...noHead, ...head }, hasFailed ? 'all' : []);
      confirmedFrom = began;
      isFailing = false;
    } catch {
      // "Not confirmed" is all there is to say, and the next poll is near.
      [hasFailed, isFailing] = [true, true];
    } finally {
      answered();
    }
  });
  const knowsUntil = (at: number): boolean => now() - at < patience.trusted;
  const polling = openPolling({ poll: polls.ask, mayRest: () => knowsUntil(confirmedFrom), now });
  await polling.begin();
  const isConfirmed = (): boolean => {
    polling.noteAsked();
    return knowsUntil(confirmedFrom);
  };
  return {
    generation: current,
    isConfirmed,
    confirm: async () => {
      for (let [failed, all] = [0, 0]; failed < tries.failed && all < tries.all && !isConfirmed(); all += 1) {
        await polls.ask();
        if (isFailing) failed += 1;
      }
      return isConfirmed();
    },
    isAnswering: () => polling.isResting() || !isFailing || knowsUntil(Math.max(confirmedFrom, polling.wokeAt())),
    ...{ wake: polling.wake, stayAwake: polling.stayAwake },
    onWithdrawn: withdrawals.add,
    onGeneration: generations.add,
    refresh: polls.ask,
    stop: () => {
      polling.stop();
      return polls.settled();
    },
  };
}
