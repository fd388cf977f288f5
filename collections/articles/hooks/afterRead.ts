import type { CollectionAfterReadHook } from 'payload';
import { mayReadLatest } from '../../../src/newsroom/record/history.ts';
import { isStaff, principalOf } from '../../shared/principal.ts';

/** The token a client sends back when it saves: for colleagues on the story. */
export const showBaseVersion: CollectionAfterReadHook = ({ doc, req }) =>
  mayReadLatest(doc as object, principalOf(req.user))
    ? { ...doc, baseVersion: (doc as { revision?: number }).revision ?? 1 }
    : doc;

/**
 * A reader learns nothing of a story that is not public, not even that it exists: where Payload could not populate a
 * related story, it leaves the bare id, and that goes.
 */
export const hideUnpublishedRelations: CollectionAfterReadHook = ({ doc, req, context }) => {
  if (isStaff(req.user) || context.transition) return doc;
  const { relatedStories } = doc as { relatedStories?: unknown[] };
  if (!Array.isArray(relatedStories)) return doc;
  return { ...doc, relatedStories: relatedStories.filter((each) => typeof each === 'object' && each !== null) };
};
