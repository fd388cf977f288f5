import { createHmac } from 'node:crypto';
import type { PayloadRequest } from 'payload';

/** One line of the audit trail. `ipHash` can tell two addresses apart, not give one away. */
export type Entry = {
  name: string;
  story: string;
  by?: string;
  byName: string;
  from: string;
  to: string;
  reason?: string;
  version?: string;
  people: string[];
  desk?: string;
};

/** The address, hashed with the newsroom's secret: comparable, not reversible. */
function ipHashOf(req: PayloadRequest): string | undefined {
  const address = req.headers?.get('x-dateline-client');
  return address
    ? createHmac('sha256', req.payload.secret).update(`audit:${address}`).digest('hex').slice(0, 32)
    : undefined;
}

/** Appends to the audit trail, in the request's transaction. Nothing in the product changes or removes an entry. */
export async function appendHistory(entry: Entry, at: string, req: PayloadRequest): Promise<void> {
  await req.payload.db.create({
    collection: 'history',
    data: { ...entry, at, ipHash: ipHashOf(req) },
    req,
    returning: false,
  });
}
