export { chooseWhereEditsGo, refuseRestore } from './beforeOperation.ts';
export { claimRevision } from './revision.ts';
export { closeReviewsAtOnce } from './closeReviews.ts';
export { computeStory } from './compute.ts';
export { keepNewestLatest } from './latestVersion.ts';
export { leaveOldAddress } from './oldAddress.ts';
export { forgetPurged } from './purge.ts';
export { keepWorkflowFields, stampStory } from './workflowFields.ts';
export { hideUnpublishedRelations, showBaseVersion } from './afterRead.ts';
