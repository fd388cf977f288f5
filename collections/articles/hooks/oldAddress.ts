import type { CollectionAfterChangeHook } from 'payload';
import { keepOldAddress } from '../../../src/newsroom/publish/redirects.ts';

type Addressed = { id: string; slug?: string; state?: string; firstPublishedAt?: string | null };

/**
 * A story taken back from readers keeps its old address when it gets a new slug. Of a story that readers see, a save is only
 * an edit still to come: there the transition that makes it live leaves the redirect.
 */
export const leaveOldAddress: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const story = doc as Addressed;
  if (operation !== 'update' || !story.firstPublishedAt || story.state === 'published') return;
  await keepOldAddress(previousDoc as Addressed, story, false, req);
};
