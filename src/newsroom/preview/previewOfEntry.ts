import type { CollectionSlug, Payload, TypedUser } from 'payload';
import { plainOf } from '../../database/rows.ts';
import { entryKinds, type EntryOf, type Publishable } from '../../published/kinds.ts';
import type { Row } from '../../published/shows.ts';

/** The latest copy of a document, pending edits included, as readers would get it; undefined if this colleague may read none. */
export async function previewOfEntry<K extends Publishable>(
  kind: K,
  id: string,
  { payload, user }: { payload: Payload; user: TypedUser },
): Promise<EntryOf<K> | undefined> {
  const { collection, project } = entryKinds[kind];
  const asked = { collection: collection as CollectionSlug, id, draft: true, depth: 0, overrideAccess: false, user };
  const copy = await payload.findByID({ ...asked, disableErrors: true });
  if (!copy || (copy as { deletedAt?: unknown }).deletedAt) return undefined;
  return project({ ...plainOf<Row>(copy), state: 'published', _status: 'published' }, []) as EntryOf<K> | undefined;
}
