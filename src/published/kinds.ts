import type { z } from 'zod';
import { projectSection } from './directory/project.ts';
import { author, correspondent, section, site, type PublishedHouse } from './directory/schema.ts';
import { review } from './review/schema.ts';
import type { Row } from './rows.ts';
import { killed, line, story } from './story/schema.ts';
import { authorTag, sectionTag } from './tags.ts';

/** What is kept for readers whole, one document each: everything but stories and reviews, of which there are many. */
export type PublishedEntry = PublishedHouse;
export type EntryKind = PublishedEntry['kind'];

type Described<T> = {
  schema: z.ZodType<T>;
  /** The collection the newsroom edits it in. */
  collection: string;
  /**
   * Makes the entry of a row and the other rows of its collection; undefined for what readers may not see. What shows other things
   * has none, and is put together in newsroom/publish/directory.ts.
   */
  project?: (row: Row, all: readonly Row[]) => T | undefined;
  /** The field that holds its address: what had another one before is found there too. */
  address?: 'slug' | 'path';
  /** The tags of the answers that show it, beside those that show all of its kind. */
  tags?: (entry: T) => string[];
};

/** Each kind of entry: delivery, old addresses, the check and the rebuild go over these. */
export const entryKinds = {
  author: { schema: author, collection: 'authors', address: 'slug', tags: ({ slug }) => [authorTag(slug)] },
  correspondent: { schema: correspondent, collection: 'correspondents' },
  section: {
    ...{ schema: section, collection: 'sections', project: projectSection, address: 'path' },
    tags: ({ path }) => [sectionTag(path)],
  },
  site: { schema: site, collection: 'globals' },
} as const satisfies { [K in EntryKind]: Described<Extract<PublishedEntry, { kind: K }>> };

type Kinds = typeof entryKinds;
/** The kinds whose entries have an address of their own. */
export type Addressed = { [K in EntryKind]: Kinds[K] extends { address: string } ? K : never }[EntryKind];
/** The kinds whose entries are made of their own collection alone. */
export type SelfContained = { [K in EntryKind]: Kinds[K] extends { project: unknown } ? K : never }[EntryKind];

export const selfContained = (Object.keys(entryKinds) as EntryKind[]).filter(
  (kind): kind is SelfContained => 'project' in entryKinds[kind],
);

const describedAs = (kind: EntryKind): Described<PublishedEntry> => entryKinds[kind] as Described<PublishedEntry>;

/** The tags of the answers that show this entry, beside those that show all of its kind. */
export const tagsOfEntry = (entry: PublishedEntry): string[] => describedAs(entry.kind).tags?.(entry) ?? [];

/** Everything that readers get, by name: the contract. */
export const contractSchemas: Readonly<Record<string, z.ZodType>> = {
  ...{ story, killed, line, review },
  ...Object.fromEntries(Object.entries(entryKinds).map(([kind, { schema }]) => [kind, schema])),
};
