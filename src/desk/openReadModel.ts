import type { Payload } from 'payload';
import { databaseOf } from '../database/rows.ts';
import { ensureReadModel } from './readModel.ts';

/** Prepares the published read model. Every process does, before it reads or writes a story. */
export async function openReadModel(payload: Payload): Promise<void> {
  await ensureReadModel(databaseOf(payload));
}
