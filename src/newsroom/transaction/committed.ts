import type { PayloadRequest } from 'payload';
import { settingsOf } from '../../config/custom.ts';

/** Tags of the events a request has recorded in its transaction. */
const recorded = new WeakMap<PayloadRequest, Set<string>>();

export function noteTags(tags: readonly string[], req: PayloadRequest): void {
  const noted = recorded.get(req) ?? new Set();
  for (const tag of tags) noted.add(tag);
  recorded.set(req, noted);
}

/** The transaction did not happen: nothing of it is to be told. */
export const forgetTags = (req: PayloadRequest): boolean => recorded.delete(req);

/**
 * Tells this process's caches what was just committed, so that whoever asked for it finds it done. The other processes are told by the
 * change stream, and so is this one, if a listener fails here.
 */
export function tellCommitted(req: PayloadRequest): void {
  const tags = [...(recorded.get(req) ?? [])];
  recorded.delete(req);
  if (tags.length > 0) settingsOf(req.payload).committed.tell(tags);
}
