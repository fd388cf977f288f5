import type { Payload, PayloadRequest } from 'payload';
import { databaseOf, sessionOf } from '../../database/rows.ts';
import {
  collections,
  guardCount,
  type Db,
  type Guard,
  type Head,
  type Withdrawal,
} from '../../published/storage/collections.ts';
import { contract } from '../../published/storage/contract.ts';
import { indexChanges, indexDirectory, indexStories } from '../../published/storage/indexes.ts';
import type { Held } from './wireChanges.ts';

/** Which generations are written, and which one readers get. */
export type Generations = Pick<Head, 'current' | 'live'>;
/** The same as it moves; with the contract's version that `current` is written by, where that changes. */
type Moved = Generations & Pick<Head, 'contract'>;

const guardIds = Array.from({ length: guardCount }, (_, count) => `guard-${count}`);

/** `complete`: every story of which readers should have something has been written once; `marked`: and marked for the wire. */
type StoredHead = Head & { complete?: true; marked?: true };

const headOf = (db: Db) => db.collection<StoredHead>(collections.readModel);
const guardsOf = (db: Db) => db.collection<Guard>(collections.readModel);

const withdrawalsKept = 100;

/** Makes the read model's head, collections and indexes, if they are not there yet. Answers the head. */
export async function ensureReadModel(db: Db): Promise<StoredHead> {
  const none = { current: 1, live: [1], seq: 0, withdrawn: [], contract: contract.version };
  await headOf(db).updateOne({ _id: 'head' }, { $setOnInsert: none }, { upsert: true });
  await headOf(db).updateOne({ _id: 'head', begun: { $exists: false } }, { $set: { begun: new Date() } });
  const head = (await headOf(db).findOne({ _id: 'head' }))!;
  const { current, live } = head;
  for (const _id of guardIds)
    await guardsOf(db).updateOne({ _id }, { $setOnInsert: { taken: 0, current, live } }, { upsert: true });
  for (const generation of live) await indexStories(db, generation);
  await indexDirectory(db);
  await indexChanges(db);
  return head;
}

/** Every story stands there once, as this release writes it. */
export async function completeReadModel(db: Db): Promise<void> {
  await headOf(db).updateOne({ _id: 'head' }, { $set: { complete: true, contract: contract.version } });
}

export async function completeMarks(db: Db): Promise<void> {
  await headOf(db).updateOne({ _id: 'head' }, { $set: { marked: true } });
}

/** From now on, tokens of the wire are of another history than those from before: the database was put back from a backup. */
export async function tellRestored(payload: Payload): Promise<void> {
  await headOf(databaseOf(payload)).updateOne({ _id: 'head' }, { $set: { restored: Date.now() } });
}

/** Takes a guard, in the request's transaction, and answers where stories are written, and where this stands in the order of changes. */
export async function holdReadModel(req: PayloadRequest): Promise<Generations & Held> {
  const guard = Math.floor(Math.random() * guardIds.length);
  const _id = guardIds[guard]!;
  const options = { session: await sessionOf(req), returnDocument: 'after' } as const;
  const guardRow = await guardsOf(databaseOf(req.payload)).findOneAndUpdate({ _id }, { $inc: { taken: 1 } }, options);
  if (!guardRow) throw new Error('The published read model has not been prepared.');
  const { current, live, taken: number } = guardRow;
  return { current, live, guard, number };
}

/** Where stories are written, without a guard: for one who holds them all. */
export async function generationsNow(req: PayloadRequest): Promise<Moved> {
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
export async function moveReadModel({ contract, ...generations }: Moved, req: PayloadRequest): Promise<void> {
  const options = { session: await sessionOf(req) };
  const db = databaseOf(req.payload);
  const head = { ...generations, ...(contract !== undefined && { contract }) };
  await headOf(db).updateOne({ _id: 'head' }, { $set: head }, options);
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
