import type { CollectionAfterDeleteHook } from 'payload';
import { forgetBeginnings } from '../../../src/newsroom/story/beginnings.ts';
import { forgetBranches } from '../../../src/newsroom/story/branchRows.ts';
import { forgetPreviewLinks } from '../../../src/newsroom/preview/previewLinkRows.ts';
import { forgetStory } from '../../../src/newsroom/publish/published.ts';
import { forgetStoryReviews } from '../../../src/newsroom/reviews/show.ts';

/** A story deleted for good leaves nothing: no notice, no old address, nothing that readers wrote under it or colleagues kept beside it, no link. */
export const forgetPurged: CollectionAfterDeleteHook = async ({ id, req }) => {
  await forgetStory(String(id), req);
  await forgetStoryReviews(String(id), req);
  await forgetPreviewLinks(String(id), req);
  await forgetBeginnings(String(id), req);
  await forgetBranches(String(id), req);
};
