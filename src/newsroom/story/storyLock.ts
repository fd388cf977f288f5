import type { PayloadRequest } from 'payload';
import type { Types } from 'mongoose';
import { isDuplicateKey } from '../../database/errorCodes.ts';
import { objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Who } from '../record/history.ts';

/** Who has which story open. Beside the stories, so that opening one changes neither its version nor its revision. */
export const storyLocks = 'story_locks';

/** How long a story stays locked after the last word of who has it open, in milliseconds. */
const lockLasts = 300_000;

/** A row is named by its story, so that there is one at most. `session` is a login: one person at one browser. */
type LockRow = {
  _id: Types.ObjectId;
  user: Types.ObjectId;
  name: string;
  session: string;
  at: Date;
  until: Date;
  /** Who asks to take it over, and how long the holder has for an answer. */
  asked?: { user: Types.ObjectId; name: string; session: string; until: Date; refused?: true };
  /** The sessions it was taken over from while they had it open. */
  takenFrom?: string[];
};
/** The same as plain JSON. */
export type StoredLock = {
  user: string;
  name: string;
  session: string;
  at: string;
  until: string;
  asked?: { user: string; name: string; session: string; until: string; refused?: boolean };
  takenFrom?: string[];
};
/** Told to who is asked and to who asks. */
type TakeOverRequest = { name: string; until: string; refused: boolean; mine: boolean };
/**
 * What is told of it: `mine` is this session's, `yours` the same person's in another browser; `takenFromYou`: from this session, which had it
 * open. No ids.
 */
export type Lock = {
  name: string;
  at: string;
  until: string;
  mine: boolean;
  yours: boolean;
  takenFromYou: boolean;
  asked: TakeOverRequest | null;
};
type Asking = { who: Who; session: string };
export type LockOrder = Asking & { id: string; now: string; anyway?: boolean };

const lockOf = (row: LockRow, order: Asking): Lock => lockSeenBy(plainOf<StoredLock>(row), order);

/** A lock as it is told to one person at one browser. */
export function lockSeenBy(
  { user, name, at, until, session, asked: request, takenFrom }: StoredLock,
  order: Asking,
): Lock {
  const mine = session === order.session;
  const isAsking = request?.session === order.session;
  const isRequestShown = request && (mine || isAsking);
  return {
    name,
    at,
    until,
    mine,
    yours: !mine && user === order.who.id,
    takenFromYou: !mine && takenFrom?.includes(order.session) === true,
    asked: isRequestShown
      ? { name: request.name, until: request.until, refused: request.refused === true, mine: isAsking }
      : null,
  };
}

/** When its holder was last heard to write, in milliseconds. */
export const wroteAt = ({ until }: StoredLock): number => Date.parse(until) - lockLasts;

/** Whoever has the story open now, or null. */
async function holderOf({ id, now }: LockOrder, req: PayloadRequest): Promise<LockRow | null> {
  const open = { _id: objectId(id), until: { $gt: new Date(now) } };
  return (await rawCollection(req.payload, storyLocks).findOne(open)) as LockRow | null;
}

/** Writes the lock if the story is free, or one's own, or taken `anyway`; in one step, so that of two at once one gets it. */
async function write(order: LockOrder, req: PayloadRequest): Promise<LockRow | null> {
  const { id, who, session, anyway } = order;
  const now = new Date(order.now);
  const free = { $or: [{ until: { $lte: now } }, { session }] };
  const isHeld = { $gt: ['$until', now] };
  const goesOn = { $and: [{ $eq: ['$session', session] }, isHeld] };
  const losers = { $setUnion: [{ $ifNull: ['$takenFrom', []] }, ['$session']] };
  const takenFrom = anyway ? { $cond: [isHeld, { $setDifference: [losers, [session]] }, '$$REMOVE'] } : '$$REMOVE';
  const row = {
    user: objectId(String(who.id)),
    name: { $literal: who.name },
    session,
    at: { $cond: [goesOn, '$at', now] },
    until: new Date(now.getTime() + lockLasts),
    // Who asked the one before has to ask the next.
    asked: { $cond: [goesOn, '$asked', '$$REMOVE'] },
    takenFrom: { $cond: [goesOn, '$takenFrom', takenFrom] },
  };
  try {
    const locks = rawCollection(req.payload, storyLocks);
    const filter = { _id: objectId(id), ...(anyway ? {} : free) };
    const options = { upsert: true, returnDocument: 'after' } as const;
    return (await locks.findOneAndUpdate(filter, [{ $set: row }], options)) as LockRow | null;
  } catch (error) {
    // The story has a row that does not fit the filter: somebody has it open.
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

function refuseHeld(row: LockRow, order: LockOrder): never {
  const lock = lockOf(row, order);
  const holder = lock.yours ? 'You have the story open in another browser' : `${row.name} has the story open`;
  const message = `${holder}, until ${row.until.toISOString()} if not longer.`;
  throw new Refusal(
    'conflict',
    `${message} Send {"anyway": true} to open it all the same.`,
    [{ path: 'id', rule: 'locked', message, ...(lock.yours ? {} : { params: { name: row.name } }) }],
    { lock },
  );
}

const attempts = 3;

/**
 * Tells the others that one edits the story, for five minutes from now; again keeps it open. A courtesy: no save asks for it.
 * Refuses with `conflict` and the holder's name, unless it is to be taken `anyway`.
 */
export async function lockStory(order: LockOrder, req: PayloadRequest): Promise<Lock> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const lockRow = await write(order, req);
    if (lockRow) return lockOf(lockRow, order);
    const holder = await holderOf(order, req);
    if (holder && holder.session !== order.session) refuseHeld(holder, order);
    // It was freed in between: the next attempt finds it so.
  }
  throw new Refusal('conflict', 'Others are opening this story at the same moment. Try again.');
}

/** The lock of a story, over or not, in the request's transaction. */
export async function storedLockOf(id: string, req: PayloadRequest): Promise<StoredLock | undefined> {
  const options = { session: await sessionOf(req) };
  const row = await rawCollection(req.payload, storyLocks).findOne({ _id: objectId(id) }, options);
  return row ? plainOf<StoredLock>(row) : undefined;
}

/** Who has taken the story over from this session, by name, while they have it open: in the request's transaction. */
export async function takerFrom(session: string, { id, now }: { id: string; now: string }, req: PayloadRequest) {
  const lock = await storedLockOf(id, req);
  if (!lock?.takenFrom?.includes(session) || lock.session === session || lock.until <= now) return undefined;
  return lock.name;
}

/** Gives the story to this session in the request's transaction, whoever has it open. */
export async function holdStory(order: LockOrder & { takenFrom?: string[] }, req: PayloadRequest): Promise<Lock> {
  const at = new Date(order.now);
  const { who, session } = order;
  const row = {
    user: objectId(String(who.id)),
    name: who.name,
    session,
    at,
    until: new Date(at.getTime() + lockLasts),
    ...(order.takenFrom && { takenFrom: order.takenFrom.filter((each) => each !== session) }),
  };
  const options = { upsert: true, returnDocument: 'after', session: await sessionOf(req) } as const;
  const lockRow = await rawCollection(req.payload, storyLocks).findOneAndReplace(
    { _id: objectId(order.id) },
    row,
    options,
  );
  return lockOf(lockRow as unknown as LockRow, order);
}

/** Frees the story if this session has it open. Answers who has it open then, if anybody. */
export async function unlockStory(order: LockOrder, req: PayloadRequest): Promise<Lock | null> {
  const { id, session } = order;
  await rawCollection(req.payload, storyLocks).deleteOne({ _id: objectId(id), session });
  const holder = await holderOf(order, req);
  return holder && lockOf(holder, order);
}

/** Frees the story in the request's transaction, whoever has it open: what they opened it for is over. */
export async function freeStory(id: string, req: PayloadRequest): Promise<void> {
  const session = await sessionOf(req);
  await rawCollection(req.payload, storyLocks).deleteOne({ _id: objectId(id) }, { session });
}

/** Frees all that a session, or all of a user's, had open. */
export async function freeStoriesOf(whose: { session: string } | { user: string }, req: PayloadRequest): Promise<void> {
  const theirs = 'user' in whose ? { user: objectId(whose.user) } : whose;
  await rawCollection(req.payload, storyLocks).deleteMany(theirs);
}

/** Frees all that a user had open in sessions that have ended, in the request's transaction if there is one. */
export async function freeStoriesOfEnded(user: string, req: PayloadRequest): Promise<void> {
  const session = await sessionOf(req);
  const _id = objectId(user);
  const found = await rawCollection(req.payload, 'users').findOne({ _id }, { projection: { sessions: 1 }, session });
  const living = ((found?.sessions ?? []) as { id: string }[]).map(({ id }) => id);
  const ended = { user: _id, session: { $nin: living } };
  await rawCollection(req.payload, storyLocks).deleteMany(ended, { session });
}
