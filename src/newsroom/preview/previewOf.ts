import { createLocalReq, type Payload, type PayloadRequest, type TypedUser, type CollectionSlug } from 'payload';
import { plainOf } from '../../database/rows.ts';
import { projectStory } from '../../published/story/project.ts';
import type { Row } from '../../published/shows.ts';
import { stateLabels, words } from '../../domain/labels.ts';
import type { PublishedStory } from '../../published/story/schema.ts';
import { endsPreviews, isState } from '../../domain/workflow/workflow.ts';
import { loadReferences } from '../publish/references.ts';
import { entryKinds, type EntryOf, type Publishable } from '../../published/kinds.ts';

const pendingEdits = words(
  'Readers see an earlier version',
  'Oxucular əvvəlki versiyanı görür',
  'Читатели видят прежнюю версию',
);

export type Preview = { story: PublishedStory; isPending: boolean; note?: string };

/** A version of a story as readers would get it, and how it stands to what they see. */
function previewOfCopy({ _status, state }: Row, story: PublishedStory): Preview {
  if (_status === 'published') return { story, isPending: false };
  if (state === 'published') return { story, isPending: true, note: pendingEdits[story.language] };
  return { story, isPending: true, note: isState(state) ? stateLabels[state][story.language] : undefined };
}

/** The same of a copy at hand, which whoever asks may read. */
export async function previewOfRead(copy: unknown, req: PayloadRequest): Promise<Preview> {
  const article = plainOf<Row>(copy);
  return previewOfCopy(article, projectStory(article, await loadReferences([article], req)));
}

/** The latest copy of a story, pending edits included, as readers would get it; undefined if this colleague may read none. */
export async function previewOf(
  id: string,
  { payload, user }: { payload: Payload; user: TypedUser },
): Promise<Preview | undefined> {
  const query = { collection: 'articles', id, draft: true, depth: 0, overrideAccess: false, user } as const;
  const copy = await payload.findByID({ ...query, disableErrors: true });
  if (!copy) return undefined;
  return previewOfRead(copy, await createLocalReq({ user }, payload));
}

/** The same for whoever has a link to it; undefined if there is nothing to see any more. */
export async function previewByLink(id: string, payload: Payload): Promise<Preview | undefined> {
  const query = { collection: 'articles', id, draft: true, depth: 0 } as const;
  const copy = await payload.findByID({ ...query, disableErrors: true });
  if (!copy || endsPreviews(copy.state)) return undefined;
  return previewOfRead(copy, await createLocalReq({}, payload));
}

/** The latest copy of a document, pending edits included, as readers would get it; undefined if this colleague may read none. */
export async function previewOfEntry<K extends Publishable>(
  kind: K,
  id: string,
  { payload, user }: { payload: Payload; user: TypedUser },
): Promise<EntryOf<K> | undefined> {
  const { collection } = entryKinds[kind];
  const query = { collection: collection as CollectionSlug, id, draft: true, depth: 0, overrideAccess: false, user };
  const copy = await payload.findByID({ ...query, disableErrors: true });
  if (!copy || (copy as { deletedAt?: unknown }).deletedAt) return undefined;
  return entryOfCopy(kind, copy);
}

/** The same of a copy at hand, which whoever asks may read. */
export function entryOfCopy<K extends Publishable>(kind: K, copy: unknown): EntryOf<K> | undefined {
  const row = { ...plainOf<Row>(copy), state: 'published', _status: 'published' };
  return entryKinds[kind].project(row, []) as EntryOf<K> | undefined;
}
