import type { PayloadRequest } from 'payload';
import { mayReadLatest } from '../../src/newsroom/record/actor.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { principalOf } from '../shared/principal.ts';

async function seenStory(id: string | undefined, req: PayloadRequest): Promise<object> {
  const shared = { collection: 'articles', overrideAccess: false, user: req.user, req } as const;
  const seen = id && (await req.payload.findByID({ ...shared, id, depth: 0, trash: true, disableErrors: true }));
  if (!seen) throw new Refusal('not-found', 'There is no such story.');
  return seen;
}

/** What is said of a story is said only to those who may read it; to others it is not there, in whatever state it is. */
export async function refuseUnseen(id: string | undefined, req: PayloadRequest): Promise<void> {
  await seenStory(id, req);
}

/** What goes on around a story is told to its colleagues; who reads it as readers do is refused. */
export async function refuseAllButColleagues(id: string | undefined, req: PayloadRequest): Promise<void> {
  const seen = await seenStory(id, req);
  if (mayReadLatest(seen, principalOf(req.user))) return;
  throw new Refusal('not-allowed', 'What goes on around a story is told to its own people and its desk.');
}
