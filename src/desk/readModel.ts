import type { PayloadRequest } from 'payload';
import { databaseOf, sessionOf } from '../database/rows.ts';
import { collections, type Db, type Head, type Withdrawal } from '../delivery/database.ts';
import { indexHouse, indexStories } from '../delivery/indexes.ts';

/** Which generations are written, and which one readers get. */
export type Generations = Pick<Head, 'current' | 'live'>;

/**
 * A transaction that writes published stories takes one of these; one that changes what many stories show, or where they are
 * written, takes them all. So the two never pass each other unseen, and two publications hardly ever meet.
 */
type Guard = { _id: string; taken: number } & Generations;
const guardIds = Array.from({ length: 16 }, (_, count) => `guard-${count}`);

/** `complete`: every story of which readers should have something has been written once. */
type KeptHead = Head & { complete?: true };

const headOf = (db: Db) => db.collection<KeptHead>(collections.readModel);
const guardsOf = (db: Db) => db.collection<Guard>(collections.readModel);

const withdrawalsKept = 100;

/** Makes the read model's head, collections and indexes, if they are not there yet. Answers the head. */
export async function ensureReadModel(db: Db): Promise<KeptHead> {
  const none = { current: 1, live: [1], seq: 0, withdrawn: [] };
  await headOf(db).updateOne({ _id: 'head' }, { $setOnInsert: none }, { upsert: true });
  const head = (await headOf(db).findOne({ _id: 'head' }))!;
  const { current, live } = head;
  for (const _id of guardIds)
    await guardsOf(db).updateOne({ _id }, { $setOnInsert: { taken: 0, current, live } }, { upsert: true });
  for (const generation of live) await indexStories(db, generation);
  await indexHouse(db);
  return head;
}

export async function completeReadModel(db: Db): Promise<void> {
  await headOf(db).updateOne({ _id: 'head' }, { $set: { complete: true } });
}

/** Takes a guard, in the request's transaction, and answers where stories are written. */
export async function holdReadModel(req: PayloadRequest): Promise<Generations> {
  const _id = guardIds[Math.floor(Math.random() * guardIds.length)]!;
  const options = { session: await sessionOf(req), projection: { _id: 0, current: 1, live: 1 } };
  const guard = await guardsOf(databaseOf(req.payload)).findOneAndUpdate({ _id }, { $inc: { taken: 1 } }, options);
  if (!guard) throw new Error('The published read model has not been prepared.');
  return guard;
}

/** Where stories are written, without a guard: for one who holds them all. */
export async function generationsNow(req: PayloadRequest): Promise<Generations> {
  const head = await headOf(databaseOf(req.payload)).findOne({ _id: 'head' }, { session: await sessionOf(req) });
  if (!head) throw new Error('The published read model has not been prepared.');
  return head;
}

/** Takes all guards: whoever publishes at the same moment starts again, and sees what changed. */
export async function holdAllOfReadModel(req: PayloadRequest): Promise<void> {
  await guardsOf(databaseOf(req.payload)).updateMany(
    { _id: { $in: guardIds } },
    { $inc: { taken: 1 } },
    { session: await sessionOf(req) },
  );
}

/** From the commit on, stories are written there and readers get `current`. */
export async function moveReadModel(generations: Generations, req: PayloadRequest): Promise<void> {
  const options = { session: await sessionOf(req) };
  const db = databaseOf(req.payload);
  await headOf(db).updateOne({ _id: 'head' }, { $set: generations }, options);
  await guardsOf(db).updateMany({ _id: { $in: guardIds } }, { $set: generations, $inc: { taken: 1 } }, options);
}

/** Says on the head that a story was taken from readers: what every node sees within a second, whatever else fails. */
export async function recordWithdrawal(taken: Omit<Withdrawal, 'seq'>, req: PayloadRequest): Promise<void> {
  const options = { session: await sessionOf(req), projection: { seq: 1 }, returnDocument: 'after' } as const;
  const heads = headOf(databaseOf(req.payload));
  const head = await heads.findOneAndUpdate({ _id: 'head' }, { $inc: { seq: 1 } }, options);
  const withdrawal = { seq: head?.seq ?? 0, ...taken };
  await heads.updateOne(
    { _id: 'head' },
    { $push: { withdrawn: { $each: [withdrawal], $slice: -withdrawalsKept } } },
    { session: options.session },
  );
}
