import { createLocalReq, type Payload } from 'payload';
import { databaseOf } from '../../database/rows.ts';
import { contract } from '../../published/storage/contract.ts';
import { putDirectory } from './directory.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { completeMarks, completeReadModel, ensureReadModel, generationsNow } from './readModel.ts';
import { buildReadModel } from './rebuild.ts';
import { markAllOf } from './wireChanges.ts';

/**
 * Prepares the published read model. Every process does, before it reads or writes a story. In a newsroom that published before
 * there was one, or where that was interrupted, its stories are written first.
 */
export async function openReadModel(payload: Payload): Promise<void> {
  const db = databaseOf(payload);
  const { complete, marked } = await ensureReadModel(db);
  if (!complete) {
    await buildReadModel(payload, {
      onTotal: (stories) =>
        stories > 0 && payload.logger.info({ stories }, 'Writing the published stories for readers.'),
    });
    await completeReadModel(db);
  }
  await refreshDirectory(payload);
  if (marked) return;
  const { current } = await generationsNow(await createLocalReq({}, payload));
  await markAllOf(current, db);
  await completeMarks(db);
}

/**
 * Brings what readers get of the directory into line; also what changes with the day. Where readers get what an earlier release wrote,
 * the switch does (rebuild.ts); what a later one wrote is left alone.
 */
export async function refreshDirectory(payload: Payload): Promise<void> {
  const req = await createLocalReq({}, payload);
  await inTransaction(req, async () => {
    if ((await generationsNow(req)).contract === contract.version) await putDirectory(req);
  });
}
