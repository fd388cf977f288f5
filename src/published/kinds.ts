import type { z } from 'zod';
import { projectSection } from './directory/project.ts';
import { apiDocumentPath, documentPath } from '../domain/addresses.ts';
import { words, type Labels } from '../domain/labels.ts';
import type { Language } from '../domain/languages.ts';
import type { Problem } from '../domain/refusal.ts';
import { author, correspondent, section, site, type DirectoryEntry } from './directory/schema.ts';
import { problemsOfDocument } from './document/project.ts';
import type { DocumentShape } from './document/schema.ts';
import { projectPage, page, type PublishedPage } from './page.ts';
import { review, type PublishedReview } from './review/schema.ts';
import type { Row } from './shows.ts';
import { killed, line, story, type PublishedStory } from './story/schema.ts';
import {
  authorTag,
  documentTag,
  facetKeysOf,
  reviewsTag,
  searchTag,
  sectionTag,
  siteTag,
  slugTag,
  storyTag,
} from './tags.ts';

/** What is kept for readers whole, one document each: everything but stories and reviews, of which there are many. */
export type PublishedEntry = DirectoryEntry | PublishedPage;
export type EntryKind = PublishedEntry['kind'];
export type EntryOf<K extends EntryKind> = Extract<PublishedEntry, { kind: K }>;

/** How a kind of documents is called, and what the documents of the APIs say of it. */
type Called = {
  /** Its type in the APIs, and of many. Its collection is its piece in every address: `/v1/pages`, `/en/pages/about`, `/preview/pages`. */
  one: string;
  many: string;
  labels: { singular: Labels; plural: Labels };
  about: string;
  /** Of the read of one, and of all. */
  summary: { one: string; all: string };
  example: string;
};

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
  /**
   * Each has a page of its own on the reader site, in one language: REST, GraphQL, the site with its menu and foot, sitemaps,
   * previews and the newsroom's own API are made of this for it.
   */
  called?: Called;
  /** There is a feed of the stories that show it, at its address and under this title. */
  feed?: { tag: (address: string) => string; title: (entry: T, lang?: Language) => string };
  /** Of what is published step by step (domain/publication.ts): the fields it cannot go out without, and what else is in the way. */
  needs?: readonly string[];
  problems?: (row: Row) => Problem[];
};

/** Each kind of entry: delivery, old addresses, the check and the rebuild go over these. */
export const entryKinds = {
  author: {
    schema: author,
    collection: 'authors',
    address: 'slug',
    tags: ({ slug }) => [authorTag(slug)],
    feed: { tag: authorTag, title: ({ name }) => name },
  },
  correspondent: { schema: correspondent, collection: 'correspondents' },
  section: {
    schema: section,
    collection: 'sections',
    project: projectSection,
    address: 'path',
    tags: ({ path }) => [sectionTag(path)],
    feed: { tag: sectionTag, title: ({ name, names }, lang) => (lang && names[lang]) ?? name },
  },
  site: { schema: site, collection: 'globals', tags: () => [siteTag] },
  page: {
    schema: page,
    collection: 'pages',
    project: projectPage,
    address: 'slug',
    tags: ({ slug }) => [documentTag('page', slug)],
    called: {
      one: 'Page',
      many: 'Pages',
      labels: { singular: words('Page', 'Səhifə', 'Страница'), plural: words('Pages', 'Səhifələr', 'Страницы') },
      about: 'A page of the site: About, Contacts, Privacy, Corrections policy.',
      summary: { one: 'One page of the site: About, Contacts, Privacy', all: 'The pages of the site' },
      example: 'about',
    },
    needs: ['title', 'slug', 'language', 'body'],
    problems: problemsOfDocument,
  },
} as const satisfies { [K in EntryKind]: Described<EntryOf<K>> };

type Kinds = typeof entryKinds;
/** The kinds whose entries have an address of their own. */
export type Addressed = { [K in EntryKind]: Kinds[K] extends { address: string } ? K : never }[EntryKind];
/** The kinds whose entries are made of their own collection alone. */
export type SelfContained = { [K in EntryKind]: Kinds[K] extends { project: unknown } ? K : never }[EntryKind];

/** The kinds whose documents go out by steps of their own: published, updated, withdrawn. */
export type Publishable = { [K in SelfContained]: Kinds[K] extends { needs: unknown } ? K : never }[SelfContained];

export const selfContained = (Object.keys(entryKinds) as EntryKind[]).filter(
  (kind): kind is SelfContained => 'project' in entryKinds[kind],
);

/** The kinds whose documents have a page of their own on the reader site, in one language each. */
export type DocumentKind = { [K in EntryKind]: Kinds[K] extends { called: unknown } ? K : never }[EntryKind];
export const documentKinds = (Object.keys(entryKinds) as EntryKind[]).filter(
  (kind): kind is DocumentKind => 'called' in entryKinds[kind],
);

export const calledAs = (kind: DocumentKind): Called => entryKinds[kind].called;

type Placed = { slug: string; language: Language };
/** Its page on the reader site. */
export const sitePathOf = (kind: DocumentKind, document: Placed): string =>
  documentPath(entryKinds[kind].collection, document);
export const apiPathOf = (kind: DocumentKind, slug: string): string =>
  apiDocumentPath(entryKinds[kind].collection, slug);

/** The kinds of which there is a feed of stories each. */
export type FeedKind = { [K in Addressed]: Kinds[K] extends { feed: unknown } ? K : never }[Addressed];
export const feedKinds = (Object.keys(entryKinds) as EntryKind[]).filter(
  (kind): kind is FeedKind => 'feed' in entryKinds[kind],
);

/** The schema of a kind, of which its answers' schemas are made. */
export const shapeOf = (kind: DocumentKind): DocumentShape => entryKinds[kind].schema.shape;

/** The kind whose documents this collection holds, if they go out by steps of their own. */
export const publishableIn = (collection: string): Publishable | undefined =>
  selfContained.find(
    (kind): kind is Publishable => 'needs' in entryKinds[kind] && entryKinds[kind].collection === collection,
  );

const describedAs = (kind: EntryKind): Described<PublishedEntry> => entryKinds[kind] as Described<PublishedEntry>;

/** The title of the feed of an entry; undefined for what has none. */
export const feedTitleOf = (entry: PublishedEntry, lang?: Language): string | undefined =>
  describedAs(entry.kind).feed?.title(entry, lang);

/** The tags of the answers that show this entry, beside those that show all of its kind. */
export const tagsOfEntry = (entry: PublishedEntry): string[] => describedAs(entry.kind).tags?.(entry) ?? [];

/**
 * How what readers get of a kind is kept, and so how it is written, compared and brought to a new version of the contract
 * (newsroom/publish/keeping.ts): in generations, each built beside the one before; all of it in one transaction; or with its story.
 */
export type StorageMode = 'generations' | 'whole' | 'with its story';

/** A kind of which there are many, each kept by itself. */
type Many<T> = {
  schema: z.ZodType<T>;
  collection: string;
  storageMode: Exclude<StorageMode, 'whole'>;
  /** The keys of the lists it stands in, if there are any. */
  lists?: (each: T) => string[];
  /** The tags of the answers that show one. */
  tags: (each: never) => string[];
};

const many = {
  story: {
    schema: story,
    collection: 'articles',
    storageMode: 'generations',
    lists: facetKeysOf,
    tags: ({ id, slugs }: { id: string; slugs: readonly string[] }) => [storyTag(id), ...slugs.map(slugTag), searchTag],
  },
  review: {
    schema: review,
    collection: 'reviews',
    storageMode: 'with its story',
    tags: ({ story: of }: Pick<PublishedReview, 'story'>) => [reviewsTag(of)],
  },
} as const satisfies { story: Many<PublishedStory>; review: Many<PublishedReview> };

/** Everything that readers get, by its kind: the check, the rebuild and the contract go over these. */
export const publishedKinds = {
  ...many,
  ...(Object.fromEntries(Object.entries(entryKinds).map(([kind, row]) => [kind, { ...row, storageMode: 'whole' }])) as {
    [K in EntryKind]: Kinds[K] & { storageMode: 'whole' };
  }),
};

/** What readers get of a kind. */
export type PublishedOf<K extends keyof typeof publishedKinds> = z.infer<(typeof publishedKinds)[K]['schema']>;

/** How they are kept, each way once. */
export const storageModes = [...new Set(Object.values(publishedKinds).map(({ storageMode }) => storageMode))];

/** Everything that readers get, by name: the contract. Of a killed story they get a notice, of one in a list its line. */
export const contractSchemas: Readonly<Record<string, z.ZodType>> = {
  story,
  killed,
  line,
  review,
  ...Object.fromEntries(Object.entries(publishedKinds).map(([kind, { schema }]) => [kind, schema])),
};
