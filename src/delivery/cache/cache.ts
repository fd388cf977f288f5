import { LRUCache } from 'lru-cache';
import { asOneRequest, ClientLeft, openLeft, patience } from '../../database/requestLimits.ts';
import type { Coding, Answer, Resource } from './answer.ts';
import { changeLog, tagIndex } from './changeLog.ts';
import { representationOf, sizeOf, type Entry } from './entry.ts';
import { endInOutage } from '../head/outage.ts';

export type CacheOptions = {
  /** Of all entries together, with what keeps them in order. */
  maxBytes: number;
  /** Does this node know for sure of every change so far? Else nothing is answered from here, nor kept. */
  isCurrent: () => boolean;
  /** Does the database answer? Where it does not, what is being made is given up. */
  isThere?: () => boolean;
  /** Milliseconds, never going back. */
  clock?: () => number;
};

/** Makes the entry of an answer. */
export type Make = (answer: Answer) => Entry;

export type CacheFigures = { entries: number; bytes: number; underWay: number; dropped: number; evicted: number };

/** Answers as bytes, ready to be sent, bounded in bytes; let go of by tag. */
export type ByteCache = {
  /** The entry, if it is there and may be trusted. */
  get: (key: string) => Entry | undefined;
  /**
   * The entry, or what the resource answers now: once for all who ask at the same time, and given up once all of them have `left`.
   * Throws what `answer` throws.
   */
  read: (resource: Resource, make: Make, left?: AbortSignal) => Promise<Entry>;
  /** Adds a coding to an entry that is still there; gives the entry with it in any case. */
  addCoding: (entry: Entry, coding: Coding, body: Buffer) => Entry;
  /** Lets go of every answer that depends on one of these, those now being made included. */
  drop: (tags: readonly string[]) => void;
  clear: () => void;
  figures: () => CacheFigures;
};

type PendingRequest = {
  epoch: number;
  began: number;
  entry: Promise<Entry>;
  waiting: number;
  allLeft: AbortController;
};

/** How long others may still join a computation while the node can't know what changed since it began. Milliseconds. */
const joinableFor = 300;

/**
 * No answer is kept longer, whether or not something changed: a page can depend on the day (a posting that is over, a form's token), and
 * on that no event tells. Milliseconds.
 */
const longest = 10 * 60_000;

/** The entries and their tags, bounded in bytes: the one used longest ago goes first. */
function openEntries(maxBytes: number) {
  const index = tagIndex();
  let evicted = 0;
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    sizeCalculation: sizeOf,
    ttl: longest,
    // Else the clock is read, and a timer set, every millisecond.
    ttlResolution: 1_000,
    // A new coding replaces the entry and leaves its age and its tags.
    noUpdateTTL: true,
    noDisposeOnSet: true,
    dispose: (entry, _key, reason) => {
      index.remove(entry);
      if (reason === 'evict') evicted += 1;
    },
  });
  return {
    get: (key: string): Entry | undefined => entries.get(key),
    put: (entry: Entry): void => {
      entries.delete(entry.key);
      entries.set(entry.key, entry);
      // One that is larger than all there is room for is not there now.
      if (entries.has(entry.key)) index.add(entry);
    },
    addCoding: (entry: Entry, coding: Coding, body: Buffer): Entry => {
      const now = entries.peek(entry.key);
      const isThere = now?.coded.identity === entry.coded.identity;
      const base = isThere ? now : entry;
      const next = { ...base, coded: { ...base.coded, [coding]: representationOf(base.headers, coding, body) } };
      if (isThere) entries.set(entry.key, next);
      return next;
    },
    remove: (tag: string): number => index.keysOf(tag).filter((key) => entries.delete(key)).length,
    clear: (): void => entries.clear(),
    figures: () => ({ entries: entries.size, bytes: entries.calculatedSize, evicted }),
  };
}

export function openByteCache({
  maxBytes,
  isCurrent,
  isThere = () => true,
  clock = () => performance.now(),
}: CacheOptions): ByteCache {
  const entries = openEntries(maxBytes);
  const changes = changeLog();
  const pendingRequests = new Map<string, PendingRequest>();
  let underWay = 0;
  let dropped = 0;

  const get = (key: string): Entry | undefined => (isCurrent() ? entries.get(key) : undefined);

  async function compute({ answer }: Resource, make: Make, epoch: number, end: AbortController): Promise<Entry> {
    underWay += 1;
    try {
      const limits = { left: end.signal, isRead: true, milliseconds: patience.readers };
      const pendingAnswer = asOneRequest(answer, limits);
      const entry = make(await endInOutage(pendingAnswer, isThere, (reason) => end.abort(reason)));
      if (entry.isKept && isCurrent() && !changes.hasTouched(entry.tags, epoch)) entries.put(entry);
      return entry;
    } finally {
      underWay -= 1;
      if (underWay === 0) changes.forget();
    }
  }

  /** Whoever asks after a change gets nothing that was read before it. */
  const mayJoin = ({ epoch, began }: PendingRequest): boolean =>
    epoch === changes.now() && (isCurrent() || clock() - began < joinableFor);

  /** A later one may have taken its place by now. */
  const forget = (key: string, pendingRequest: PendingRequest): void =>
    void (pendingRequests.get(key) === pendingRequest && pendingRequests.delete(key));

  function begin(resource: Resource, make: Make): PendingRequest {
    const { key } = resource;
    const [epoch, allLeft] = [changes.now(), openLeft()];
    const entry = compute(resource, make, epoch, allLeft);
    const pending: PendingRequest = { epoch, began: clock(), entry, waiting: 0, allLeft };
    pendingRequests.set(key, pending);
    const settle = (): void => forget(key, pending);
    entry.then(settle, settle);
    return pending;
  }

  function wait(key: string, pending: PendingRequest, left?: AbortSignal): Promise<Entry> {
    pending.waiting += 1;
    const leave = (): void => {
      pending.waiting -= 1;
      if (pending.waiting > 0) return;
      // Whoever asks from now on has it made anew.
      forget(key, pending);
      pending.allLeft.abort(new ClientLeft('Nobody waits for this any more.'));
    };
    left?.addEventListener('abort', leave, { once: true });
    return pending.entry;
  }

  function read(resource: Resource, make: Make, left?: AbortSignal): Promise<Entry> {
    const { key } = resource;
    const cached = get(key);
    if (cached) return Promise.resolve(cached);
    const joinable = pendingRequests.get(key);
    return wait(key, joinable && mayJoin(joinable) ? joinable : begin(resource, make), left);
  }

  function drop(tags: readonly string[]): void {
    changes.note(tags);
    for (const tag of tags) dropped += entries.remove(tag);
  }

  function clear(): void {
    changes.noteAll();
    dropped += entries.figures().entries;
    entries.clear();
  }

  return {
    get,
    read,
    addCoding: entries.addCoding,
    drop,
    clear,
    figures: () => ({ ...entries.figures(), underWay, dropped }),
  };
}
