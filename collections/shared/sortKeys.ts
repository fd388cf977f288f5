import type { CollectionBeforeChangeHook, Field } from 'payload';
import { sortedTexts, sortKeyFieldOf, sortKeysOf } from '../../src/domain/sortKey.ts';
import { nobody } from './access.ts';

/** The keys that lists of a collection are sorted by (src/database/sortKeys.ts); nobody's to read or write. */
export const sortKeyFields = (slug: string): Field[] =>
  (sortedTexts[slug] ?? []).map((name) => ({
    name: sortKeyFieldOf(name),
    type: 'text',
    index: true,
    hidden: true,
    access: { create: nobody, read: nobody, update: nobody },
    admin: { hidden: true, disableListColumn: true, disableListFilter: true },
  }));

/** Keeps the keys true to what the document says. */
export const keepSortKeys =
  (slug: string): CollectionBeforeChangeHook =>
  ({ data, originalDoc }) => ({
    ...data,
    ...sortKeysOf(slug, { ...(originalDoc as object | undefined), ...(data as object) }),
  });
