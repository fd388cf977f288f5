import type { CollectionBeforeDeleteHook } from 'payload';
import { refuseWhileInStories, type UsedByStories } from '../../src/newsroom/publish/storiesUsing.ts';

/** What stories use is not deleted for good. */
export const refusePurgeWhileInStories =
  (kind: UsedByStories): CollectionBeforeDeleteHook =>
  ({ id, req }) =>
    refuseWhileInStories(kind, String(id), req);
