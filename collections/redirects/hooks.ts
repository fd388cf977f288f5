import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload';
import { publishAgain } from '../../src/newsroom/publish/published.ts';
import { idOf } from '../shared/principal.ts';

async function publishStoriesOf(redirects: readonly unknown[], req: PayloadRequest): Promise<void> {
  const stories = redirects.flatMap((each) => idOf((each as { story?: unknown } | undefined)?.story) ?? []);
  for (const story of new Set(stories)) await publishAgain(story, req);
}

/** A story is found at an old address, or is there no longer, from the moment the redirect says so. */
export const publishOldAddress: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) =>
  publishStoriesOf([previousDoc, doc], req);

export const withdrawOldAddress: CollectionAfterDeleteHook = async ({ doc, req }) => publishStoriesOf([doc], req);
