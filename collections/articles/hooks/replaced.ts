import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload';
import type { Article } from '../../../src/payload-types.ts';
import { beforeOf, changedBy } from '../../../src/domain/merge/before.ts';
import { nameOf } from '../../../src/newsroom/record/history.ts';
import { keepReplaced, type Replaced } from '../../../src/newsroom/story/replaced.ts';

/** What a save replaces is known only before it is written: what comes after has its relations filled in. */
export const noteReplaced: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  const before = (originalDoc ?? {}) as Partial<Article>;
  const after = { ...before, ...(data as Partial<Article>) };
  req.context.replaced =
    operation === 'update' ? { before: beforeOf(before, after), changed: changedBy(before, after) } : undefined;
  return data;
};

/** Whoever wrote over an older copy is merged with this one by what it replaced. */
export const keepWhatWasReplaced: CollectionAfterChangeHook = async ({ doc, req }) => {
  const replaced = req.context.replaced as Pick<Replaced, 'before' | 'changed'> | undefined;
  const { id, revision } = doc as { id: string; revision?: number };
  if (!replaced || revision === undefined) return;
  const by = { ...(req.user && { id: String(req.user.id) }), name: nameOf(req.user), at: new Date().toISOString() };
  await keepReplaced({ story: String(id), revision, by, ...replaced }, req);
};
