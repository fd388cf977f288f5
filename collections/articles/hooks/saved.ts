import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload';
import type { Article } from '../../../src/payload-types.ts';
import { computedNames } from '../../../src/domain/articleFields.ts';
import { withoutBlockIds } from '../../../src/domain/body/blockIds.ts';
import { recordSave } from '../../../src/newsroom/record/events.ts';

type Copy = Partial<Article>;

/** What every save writes anew tells nobody that something was changed. */
const byEverySave: readonly string[] = ['id', 'createdAt', 'updatedAt', '_status', ...computedNames];
const isTold = (key: string): boolean => !byEverySave.includes(key);

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
const textOf = (value: unknown): string => (isEmpty(value) ? '' : JSON.stringify(withoutBlockIds(value)));

/** Which fields a save changes is known only before it is written: what comes after has its relations filled in. */
export const noteChangedFields: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const [next, before] = [data as Copy, (originalDoc ?? {}) as Copy];
  req.context.changedFields = (Object.keys(next) as (keyof Copy)[]).filter(
    (key) => isTold(key) && textOf(next[key]) !== textOf(before[key]),
  );
  return next;
};

/** Colleagues whose screens show the story are told that it was saved. */
export const tellDesk: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const { id, revision } = doc as { id: string; revision?: number };
  const fields = (req.context.changedFields ?? []) as string[];
  const by = req.user ? String(req.user.id) : undefined;
  await recordSave({ story: String(id), revision: revision ?? 1, by, fields, isNew: operation === 'create' }, req);
};
