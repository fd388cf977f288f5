import { createLocalReq, type Payload } from 'payload';
import { databaseOf } from '../database/rows.ts';
import { putHouse } from './house.ts';
import { inTransaction } from './inTransaction.ts';
import { ensureReadModel } from './readModel.ts';

/** Prepares the published read model. Every process does, before it reads or writes a story. */
export async function openReadModel(payload: Payload): Promise<void> {
  await ensureReadModel(databaseOf(payload));
  await refreshHouse(payload);
}

/** Brings what readers get of the house into line; also what changes with the day. */
export async function refreshHouse(payload: Payload): Promise<void> {
  const req = await createLocalReq({}, payload);
  await inTransaction(req, () => putHouse(req));
}
