import type { PayloadRequest } from 'payload';
import { Refusal } from '../../src/domain/refusal.ts';

/** What is said of a story is said only to those who may read it; to others it is not there, in whatever state it is. */
export async function refuseUnseen(id: string | undefined, req: PayloadRequest): Promise<void> {
  const shared = { collection: 'articles', overrideAccess: false, user: req.user, req } as const;
  const seen = id && (await req.payload.findByID({ ...shared, id, depth: 0, trash: true, disableErrors: true }));
  if (!seen) throw new Refusal('not-found', 'There is no such story.');
}
