import type { PayloadRequest } from 'payload';
import type { mongo, Types } from 'mongoose';
import { databaseOf, sessionOf } from '../../database/rows.ts';
import { collections, type StoredReview } from '../../published/storage/collections.ts';
import { contract } from '../../published/storage/contract.ts';
import { earlierNames, writtenDirectories } from '../../published/storage/earlierNames.ts';
import type { Id } from './allStories.ts';

/** Written by an earlier release: by a lower version of the contract, or by one that counted none. */
const byEarlier = { $or: [{ contract: null }, { contract: { $lt: contract.version } }] };

async function earlierIn<T>(collection: string, field: string, limit: number, req: PayloadRequest): Promise<T[]> {
  const options = { projection: { [field]: 1 }, limit, session: await sessionOf(req) } as const;
  const rows = await databaseOf(req.payload)
    .collection(collection)
    .find(byEarlier as unknown as mongo.Filter<mongo.Document>, options)
    .toArray();
  return rows.map((row) => row[field] as T);
}

/** The next stories of a generation that a node of an earlier release wrote. */
export const writtenEarlier = (generation: number, limit: number, req: PayloadRequest): Promise<Id[]> =>
  earlierIn(collections.stories(generation), '_id', limit, req);

/** Has one written an entry of the directory, or taken one out? It does so where it keeps them itself. */
export async function isDirectoryEarlier(req: PayloadRequest): Promise<boolean> {
  if ((await earlierIn(earlierNames.directory, '_id', 1, req)).length > 0) return true;
  const [count, other] = await Promise.all(
    writtenDirectories.map((name) => databaseOf(req.payload).collection(name).countDocuments()),
  );
  return count !== other;
}

/** The next stories under which one has written what readers see of reviews: a review, or how many there are. */
export async function reviewsWrittenEarlier(limit: number, req: PayloadRequest): Promise<Types.ObjectId[]> {
  const ofTotals = await earlierIn<Types.ObjectId>(collections.reviewTotals, '_id', limit, req);
  const ofReviews = await earlierIn<StoredReview['story']>(collections.reviews, 'story', limit, req);
  return [...new Map([...ofTotals, ...ofReviews].map((story) => [String(story), story])).values()];
}
