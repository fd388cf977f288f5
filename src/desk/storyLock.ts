import type { PayloadRequest } from 'payload';
import type { Types } from 'mongoose';
import { objectId, rawCollection, sessionOf } from '../database/rows.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Who } from './actor.ts';

/** Who has which story open. Beside the stories, so that opening one changes neither its version nor its revision. */
export const storyLocks = 'story_locks';

/** How long a story stays locked after the last word of who has it open, in milliseconds. */
const lockLasts = 300_000;

/** A row is named by its story, so that there is one at most. `session` is a login: one person at one browser. */
type LockRow = { _id: Types.ObjectId; user: Types.ObjectId; name: string; session: string; at: Date; until: Date };
export type Lock = { name: string; at: string; until: string; mine: boolean };
export type LockOrder = { id: string; who: Who; session: string; now: string; anyway?: boolean };

const shown = ({ name, at, until, session }: LockRow, mine: string): Lock => ({
  name,
  at: at.toISOString(),
  until: until.toISOString(),
  mine: session === mine,
});

/** Whoever has the story open now, or null. */
async function holderOf({ id, now }: LockOrder, req: PayloadRequest): Promise<LockRow | null> {
  const open = { _id: objectId(id), until: { $gt: new Date(now) } };
  return (await rawCollection(req.payload, storyLocks).findOne(open as never)) as LockRow | null;
}

const isTaken = (error: unknown): boolean => (error as { code?: unknown }).code === 11000;

/** Writes the lock if the story is free, or one's own, or taken `anyway`; in one step, so that of two at once one gets it. */
async function write(order: LockOrder, req: PayloadRequest): Promise<LockRow | null> {
  const { id, who, session, anyway } = order;
  const now = new Date(order.now);
  const free = { $or: [{ until: { $lte: now } }, { session }] };
  const goesOn = { $and: [{ $eq: ['$session', session] }, { $gt: ['$until', now] }] };
  const row = {
    user: objectId(String(who.id)),
    name: { $literal: who.name },
    session,
    at: { $cond: [goesOn, '$at', now] },
    until: new Date(now.getTime() + lockLasts),
  };
  try {
    const locks = rawCollection(req.payload, storyLocks);
    const filter = { _id: objectId(id), ...(anyway ? {} : free) };
    const options = { upsert: true, returnDocument: 'after' } as const;
    return (await locks.findOneAndUpdate(filter as never, [{ $set: row }], options)) as LockRow | null;
  } catch (error) {
    // The story has a row that does not fit the filter: somebody has it open.
    if (isTaken(error)) return null;
    throw error;
  }
}

function refuseHeld(row: LockRow, { who, session }: LockOrder): never {
  const yours = String(row.user) === who.id;
  const holder = yours ? 'You have the story open in another browser' : `${row.name} has the story open`;
  const message = `${holder}, until ${row.until.toISOString()} if not longer.`;
  throw new Refusal(
    'conflict',
    `${message} Send {"anyway": true} to open it all the same.`,
    [{ path: 'id', rule: 'locked', message }],
    { lock: { ...shown(row, session), yours } },
  );
}

const attempts = 3;

/**
 * Tells the others that one edits the story, for five minutes from now; again keeps it open. A courtesy: no save asks for it.
 * Refuses with `conflict` and the holder's name, unless it is to be taken `anyway`.
 */
export async function lockStory(order: LockOrder, req: PayloadRequest): Promise<Lock> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const written = await write(order, req);
    if (written) return shown(written, order.session);
    const holder = await holderOf(order, req);
    if (holder && holder.session !== order.session) refuseHeld(holder, order);
    // It was freed in between: the next attempt finds it so.
  }
  throw new Refusal('conflict', 'Others are opening this story at the same moment. Try again.');
}

/** Frees the story if this session has it open. Answers who has it open then, if anybody. */
export async function unlockStory(order: LockOrder, req: PayloadRequest): Promise<Lock | null> {
  const { id, session } = order;
  await rawCollection(req.payload, storyLocks).deleteOne({ _id: objectId(id), session } as never);
  const holder = await holderOf(order, req);
  return holder && shown(holder, session);
}

/** Frees the story in the request's transaction, whoever has it open: what they opened it for is over. */
export async function freeStory(id: string, req: PayloadRequest): Promise<void> {
  const session = await sessionOf(req);
  await rawCollection(req.payload, storyLocks).deleteOne({ _id: objectId(id) } as never, { session });
}

/** Frees all that a session had open, once it has ended. */
export async function freeStoriesOf(session: string, req: PayloadRequest): Promise<void> {
  await rawCollection(req.payload, storyLocks).deleteMany({ session });
}
