import { createHmac } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { objectId, rawCollection, sessionOf } from '../database/rows.ts';

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

/** The collection `history`, as Mongoose names it. */
const histories = 'histories';

/** Appends to the audit trail, in the request's transaction. Nothing in the product changes or removes an entry. */
export async function appendHistory(entry: Entry, at: string, req: PayloadRequest): Promise<void> {
  const { story, by, people, desk, ...words } = entry;
  const row = {
    ...words,
    story: objectId(story),
    by: by && objectId(by),
    people: people.map(objectId),
    desk: desk && objectId(desk),
    at: new Date(at),
    ipHash: ipHashOf(req),
    __v: 0,
  };
  const options = { session: await sessionOf(req), ignoreUndefined: true };
  await rawCollection(req.payload, histories).insertOne(row as never, options);
}
