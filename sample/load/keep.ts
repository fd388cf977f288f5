import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import type { mongo } from 'mongoose';
import { databaseOf, objectId, sessionOf } from '../../src/database/rows.ts';
import { inTransaction } from '../../src/newsroom/transaction/inTransaction.ts';
import { beat } from './mark.ts';

/** A document the sample wrote. Of a global its name and when it was written: one changed since is somebody's own. */
export type Written = { run: string; collection: string; document: mongo.BSON.ObjectId; updatedAt?: Date };

export const writtenOf = (payload: Payload): mongo.Collection<Written> =>
  databaseOf(payload).collection<Written>('sample_documents');

/** Database ids by the sample's own keys. */
export type Ids = Record<string, string>;

export const hoursFrom = (opened: Date, hours: number): string =>
  new Date(opened.getTime() + hours * 3_600_000).toISOString();

type Order = { collection: string; data: object; req?: PayloadRequest; file?: object };

/** Writes the sample's documents, and what they are, each in one transaction with its row in `sample_documents`. */
export type Keeper = {
  payload: Payload;
  create: (order: Order) => Promise<string>;
  /** Keeps the document that `make` writes and gives the id of. */
  keep: <Made extends { id: string }>(
    collection: string,
    req: PayloadRequest,
    make: () => Promise<Made>,
  ) => Promise<Made>;
  updateGlobal: (slug: string, data: object) => Promise<void>;
  beat: () => Promise<void>;
};

export function keeperOf(payload: Payload, run: string, signal?: AbortSignal): Keeper {
  const record = async (row: Omit<Written, 'run'>, req: PayloadRequest): Promise<void> => {
    const session = await sessionOf(req);
    await beat(payload, run, session);
    await writtenOf(payload).insertOne({ run, ...row }, { session });
  };
  const keep: Keeper['keep'] = (collection, req, make) =>
    inTransaction(req, async () => {
      const made = await make();
      await record({ collection, document: objectId(made.id)! }, req);
      return made;
    });
  const create = async ({ collection, req: given, ...order }: Order): Promise<string> => {
    signal?.throwIfAborted();
    const req = given ?? (await createLocalReq({}, payload));
    const write = async () => {
      const { id } = await payload.create({ collection, ...order, req, depth: 0 } as never);
      return { id: String(id) };
    };
    return (await keep(collection, req, write)).id;
  };
  const updateGlobal = async (slug: string, data: object): Promise<void> => {
    const req = await createLocalReq({}, payload);
    await inTransaction(req, async () => {
      await payload.updateGlobal({ slug, data, req, depth: 0 } as never);
      const session = await sessionOf(req);
      const globals = databaseOf(payload).collection<{ globalType: string; updatedAt: Date }>('globals');
      const row = (await globals.findOne({ globalType: slug }, { session }))!;
      await record({ collection: 'globals', document: row._id, updatedAt: row.updatedAt }, req);
    });
  };
  return { payload, create, keep, updateGlobal, beat: () => beat(payload, run) };
}
