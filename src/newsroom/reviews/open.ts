import { createLocalReq, type Payload } from 'payload';
import { databaseOf } from '../../database/rows.ts';
import { collections, type Db } from '../../published/storage/collections.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { followStoryWithReviews, publicOnes } from './show.ts';
import type { ReviewRow } from './rows.ts';

/** What is forgotten by itself once its time is over, in `until`. */
const passing = ['review_salts', 'review_counters', 'review_bans', 'review_proofs', 'review_reports'];

/** The indexes of what readers see of reviews, and of what keeps abuse away. */
export async function indexReviews(db: Db): Promise<void> {
  const published = db.collection(collections.reviews);
  await published.createIndex({ story: 1, parent: 1, at: -1, _id: -1 });
  await published.createIndex({ parent: 1, at: 1, _id: 1 });
  await published.createIndex({ contract: 1 });
  await db.createCollection(collections.reviewTotals).catch(() => undefined);
  await db.collection(collections.reviewTotals).createIndex({ contract: 1 });
  for (const name of passing) await db.collection(name).createIndex({ until: 1 }, { expireAfterSeconds: 0 });
  await db.collection('review_bans').createIndex({ hash: 1 });
  // An address is looked for as its owner types it when they ask to be forgotten.
  await db.collection('reviews').createIndex({ email: 1 }, { sparse: true, collation: { locale: 'en', strength: 2 } });
}

/** Prepares what readers get of reviews: the indexes, and in a newsroom that kept reviews before there were any, the reviews. */
export async function openReviews(payload: Payload): Promise<void> {
  const db = databaseOf(payload);
  await indexReviews(db);
  if ((await db.collection(collections.reviewTotals).estimatedDocumentCount()) > 0) return;
  const stories = await db.collection<ReviewRow>('reviews').distinct('story', { state: 'approved' });
  for (const story of stories) {
    const req = await createLocalReq({}, payload);
    await inTransaction(req, async () => {
      const isPublic = (await publicOnes([story], req)).size > 0;
      await followStoryWithReviews(String(story), isPublic, req);
    });
  }
}
