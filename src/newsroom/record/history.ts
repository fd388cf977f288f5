import { createHmac } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { objectId, rawCollection, sessionOf } from '../../database/rows.ts';

/** What an entry is about: a story, or another document of the newsroom, by its collection, id and name. */
type Subject = { story: string } | { kind: string; document: string; title?: string };

/** One line of the audit trail. `ipHash` can tell two addresses apart, not give one away. */
export type Entry = Subject & {
  name: string;
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

/**
 * Appends to the audit trail, in the request's transaction. Nothing in the product changes or removes an entry.
 * The version it names has to be kept first (`keepVersion`), unless it is written in the same transaction as one to keep.
 */
export async function appendHistory(entry: Entry, at: string, req: PayloadRequest): Promise<void> {
  const { by, people, desk, ...words } = entry;
  const row = {
    ...words,
    ...('story' in words && { story: objectId(words.story), kind: 'articles', document: words.story }),
    by: by && objectId(by),
    people: people.map(objectId),
    desk: desk && objectId(desk),
    at: new Date(at),
    ipHash: ipHashOf(req),
    __v: 0,
  };
  const options = { session: await sessionOf(req), ignoreUndefined: true };
  await rawCollection(req.payload, histories).insertOne(row, options);
}
