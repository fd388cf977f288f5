import type { PayloadRequest } from 'payload';
import { objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import { takeOverAnswer, takeOverTimes, type TakeOverAnswer } from '../../domain/workflow/takeOver.ts';
import { Refusal } from '../../domain/refusal.ts';
import { recordDeskEvent } from '../record/events.ts';
import { actorOn, appendHistory, type Who } from '../record/history.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { holdStory, lockSeenBy, storedLockOf, wroteAt, storyLocks, type Lock, type StoredLock } from './storyLock.ts';

export type TakeOverOrder = { id: string; who: Who; session: string; now: string };
type Story = { state: string; desk?: string; people?: string[] };

async function storyOf(id: string, req: PayloadRequest): Promise<Story> {
  const options = { projection: { state: 1, desk: 1, people: 1 }, session: await sessionOf(req) };
  return plainOf<Story>((await rawCollection(req.payload, 'articles').findOne({ _id: objectId(id) }, options)) ?? {});
}

const heldBy = (lock: StoredLock) => ({
  session: lock.session,
  user: lock.user,
  wroteAt: wroteAt(lock),
  until: Date.parse(lock.until),
  ...(lock.asked && {
    question: {
      session: lock.asked.session,
      until: Date.parse(lock.asked.until),
      refused: lock.asked.refused === true,
    },
  }),
});

/** Hands the story over, and writes down from whom: a text that was not saved then comes beside the story. */
async function hand(
  order: TakeOverOrder,
  from: StoredLock | undefined,
  about: Story,
  req: PayloadRequest,
): Promise<Lock> {
  const { id, who, now } = order;
  if (!from || from.session === order.session) return holdStory(order, req);
  const takenFrom = from.until > now ? [...(from.takenFrom ?? []), from.session] : undefined;
  const lock = await holdStory({ ...order, takenFrom }, req);
  const { state, people = [], desk } = about;
  const entry = { name: 'take-over', story: id, from: state, to: state, reason: `From ${from.name}` };
  await appendHistory({ ...entry, by: who.id, byName: who.name, people, desk }, now, req);
  await recordDeskEvent({ name: 'story.takenOver', story: id }, req);
  return lock;
}

async function question({ id, who, session, now }: TakeOverOrder, req: PayloadRequest): Promise<void> {
  const until = new Date(Date.parse(now) + takeOverTimes.answer);
  const request = { session, user: objectId(String(who.id)), name: who.name, until };
  const options = { session: await sessionOf(req) };
  await rawCollection(req.payload, storyLocks).updateOne({ _id: objectId(id) }, { $set: { asked: request } }, options);
  await recordDeskEvent({ name: 'story.takeOverAsked', story: id }, req);
}

/** `lock`: who has the story open now. */
export type TakenOver = { answer: TakeOverAnswer; lock: Lock };

async function perform(order: TakeOverOrder, req: PayloadRequest): Promise<TakenOver> {
  const { id, who, session, now } = order;
  const about = await storyOf(id, req);
  const actor = actorOn(about, who);
  if (!actor) throw new Refusal('not-allowed', 'Only the desk takes stories over.');
  const lock = await storedLockOf(id, req);
  const asking = { session, user: String(who.id), actor, now: Date.parse(now) };
  const answer = takeOverAnswer({ lock: lock && heldBy(lock), ...asking });
  if (answer === 'granted') return { answer, lock: await hand(order, lock, about, req) };
  if (answer === 'asked') await question(order, req);
  return { answer, lock: lockSeenBy((await storedLockOf(id, req))!, order) };
}

/**
 * Takes a story over that a colleague has open, or asks them. Asked again it says what came of the question: after 30 seconds without an
 * answer the story is handed over. Nothing typed is touched by it: a save is judged by its version.
 */
export const takeOver = (order: TakeOverOrder, req: PayloadRequest): Promise<TakenOver> =>
  inTransaction(req, () => perform(order, req));

const nothingAsked = new Refusal('conflict', 'Nobody is asking to take this story over from you.', [
  { path: 'id', rule: 'moved-on', message: 'Nobody is asking to take this story over from you.' },
]);

type ReplyOrder = TakeOverOrder & { give: boolean };

async function reply(order: ReplyOrder, req: PayloadRequest): Promise<Lock> {
  const { id, session, give } = order;
  const lock = await storedLockOf(id, req);
  if (!lock?.asked || lock.session !== session || lock.asked.refused) throw nothingAsked;
  if (give) {
    const { name, session: of } = lock.asked;
    const taker = { id, now: order.now, session: of, who: { ...order.who, id: lock.asked.user, name } };
    await hand(taker, lock, await storyOf(id, req), req);
  } else {
    const filter = { _id: objectId(id), session };
    const options = { session: await sessionOf(req) };
    await rawCollection(req.payload, storyLocks).updateOne(filter, { $set: { 'asked.refused': true } }, options);
    await recordDeskEvent({ name: 'story.takeOverRefused', story: id }, req);
  }
  return lockSeenBy((await storedLockOf(id, req))!, order);
}

/** What the holder says to who asks for the story. Refuses with `conflict` where nobody does. */
export const answerTakeOver = (order: ReplyOrder, req: PayloadRequest): Promise<Lock> =>
  inTransaction(req, () => reply(order, req));
