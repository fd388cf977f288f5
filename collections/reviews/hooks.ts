import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload';
import type { Article, Review } from '../../src/payload-types.ts';
import { nameOf } from '../../src/newsroom/record/history.ts';
import { hideReview, showReviews } from '../../src/newsroom/reviews/show.ts';
import { idOf } from '../shared/principal.ts';

type StoredReview = Partial<Review>;

/** The language and section of its story, so that a moderator can choose by them. */
export const placeLikeStory: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const before = idOf((originalDoc as StoredReview | undefined)?.story);
  const id = idOf((data as StoredReview).story);
  if (id === undefined || id === before) return data;
  const story = await req.payload.db.findOne<Article>({
    collection: 'articles',
    where: { id: { equals: id } },
    req,
  });
  return { ...data, language: story?.language ?? null, section: idOf(story?.section) ?? null };
};

/** A state set by a plain save is a move like any other, with a name on it. */
export const keepHistory: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  const before = originalDoc as StoredReview | undefined;
  const { state: to } = data as StoredReview;
  const from = operation === 'create' ? undefined : before?.state;
  if (to === undefined || to === from || (operation === 'create' && to === 'pending')) return data;
  const at = new Date().toISOString();
  const by = req.user?.id ?? null;
  const step = { at, by, byName: req.user ? nameOf(req.user) : 'The newsroom', name: to, from, to };
  return { ...data, moderatedBy: by, moderatedAt: at, history: [...(before?.history ?? []), step] };
};

export const showToReaders: CollectionAfterChangeHook = async ({ doc, req }) => {
  await showReviews([String((doc as { id: unknown }).id)], new Date().toISOString(), req);
};

export const hideOnPurge: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await hideReview(String(id), new Date().toISOString(), req);
};
