import type { CollectionAfterChangeHook } from 'payload';
import { objectId, rawCollection, sessionOf } from '../../../src/database/rows.ts';
import { publishAgain } from '../../../src/newsroom/publish/published.ts';

/** Closing a story to reviews is no change of its copy: of a story readers see it counts at once, not with the next update. */
export const closeReviewsAtOnce: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const { id, reviewsClosed } = doc as { id: string; reviewsClosed?: boolean };
  if (operation === 'create') return;
  const isClosed = reviewsClosed === true;
  const { modifiedCount } = await rawCollection(req.payload, 'articles').updateOne(
    { _id: objectId(id), _status: 'published', reviewsClosed: isClosed ? { $ne: true } : true },
    { $set: { reviewsClosed: isClosed } },
    { session: await sessionOf(req) },
  );
  if (modifiedCount > 0) await publishAgain(id, req);
};
