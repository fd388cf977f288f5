import type { PayloadRequest } from 'payload';
import type { mongo } from 'mongoose';
import { sessionOf } from '../../database/rows.ts';
import type { StoredStory } from '../../published/storage/collections.ts';
import { contract } from '../../published/storage/contract.ts';
import type { Id } from './allStories.ts';
import { storiesOf } from './projection.ts';

/** Written by an earlier release: by a lower version of the contract, or by one that counted none. */
const byEarlier = {
  $or: [{ contract: null }, { contract: { $lt: contract.version } }],
} as unknown as mongo.Filter<StoredStory>;

/** The next stories of a generation that a node of an earlier release wrote. */
export async function writtenEarlier(generation: number, limit: number, req: PayloadRequest): Promise<Id[]> {
  const options = { projection: { _id: 1 }, limit, session: await sessionOf(req) } as const;
  const rows = await storiesOf(generation, req).find(byEarlier, options).toArray();
  return rows.map(({ _id }) => _id);
}
