import { Router } from 'express';
import type { Payload } from 'payload';
import { rawCollection } from '../database/rows.ts';
import { contractStateOf, type ContractState } from '../newsroom/publish/keepContract.ts';

/**
 * /healthz: the process answers. /readyz: it can work: the database is reachable and the indexes are built. `contract` says how what
 * readers get stands to this release, whatever it is: they are served meanwhile.
 */
export function healthRouter(payload: Payload, isReady: () => boolean): Router {
  return Router()
    .get('/healthz', (_req, res) => {
      res.set('Cache-Control', 'no-store').json({ status: 'ok' });
    })
    .get('/readyz', async (_req, res) => {
      const checks = { database: await canReach(payload), indexes: isReady() };
      const ready = Object.values(checks).every(Boolean);
      res
        .set('Cache-Control', 'no-store')
        .status(ready ? 200 : 503)
        .json({ status: ready ? 'ready' : 'not ready', checks, ...(ready && { contract: await contractOf(payload) }) });
    });
}

async function contractOf(payload: Payload): Promise<ContractState | 'unknown'> {
  const patience = new Promise<'unknown'>((resolve) => setTimeout(resolve, 1_000, 'unknown').unref());
  const asked = contractStateOf(payload).then(
    ({ state }) => state,
    () => 'unknown' as const,
  );
  return Promise.race([asked, patience]);
}

async function canReach(payload: Payload): Promise<boolean> {
  const patience = new Promise<false>((resolve) => setTimeout(resolve, 2_000, false).unref());
  const asked = rawCollection(payload, 'articles')
    .findOne({}, { projection: { _id: 1 }, maxTimeMS: 2_000 })
    .then(() => true)
    .catch(() => false);
  return Promise.race([asked, patience]);
}
