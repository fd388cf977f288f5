import { createLocalReq, type Payload } from 'payload';
import { databaseOf } from '../../database/rows.ts';
import { collections } from '../../published/storage/collections.ts';
import { indexReviews } from './indexes.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { followStoryWithReviews, publicOnes } from './show.ts';
import type { ReviewRow } from './rows.ts';

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
