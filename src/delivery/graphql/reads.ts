import DataLoader from 'dataloader';
import type {
  PublishedAuthor,
  PublishedCorrespondent,
  PublishedSection,
  PublishedSite,
} from '../../published/directory/schema.ts';
import type { Addressing } from '../../published/directory/addresses.ts';
import type { StorySummary, PublishedStory, PublishedTopic } from '../../published/story/schema.ts';
import {
  authorTag,
  directoryTag,
  listTag,
  reviewsTag,
  searchTag,
  sectionTag,
  siteTag,
  slugTag,
  storyTag,
} from '../../published/tags.ts';
import type { Addressed, EntryKind, EntryOf } from '../../published/kinds.ts';
import { countedAuthors } from '../stores/counted.ts';
import { keyGroupsOf, mostAtOnce } from '../stores/lists.ts';
import { addressesNow, namesDirectory } from '../rest/moved.ts';
import type { ReviewStore, ReviewThread, ReviewTotal } from '../stores/reviewStore.ts';
import type {
  DirectoryEntry,
  Count,
  CountedAuthor,
  CountedQuery,
  CountedTopic,
  Lookup,
  Hit,
  DirectoryStore,
  ListParams,
  ListChoice,
  ListQuery,
  Page,
  SearchParams,
  SearchFigures,
  SearchQuery,
  StoryStore,
} from '../stores/stores.ts';

export type Stores = { stories: StoryStore; directory: DirectoryStore; reviews: ReviewStore };

/** Threads of one story. The first pages of several stories are read together, later ones each by itself. */
type ReviewQuery = { story: string; cursor?: string; limit: number };

/**
 * What one request reads: each thing once, things of a kind together. `tags` gathers what the answer depends on, what is not there
 * included: it may come to be.
 */
export type Reads = {
  tags: Set<string>;
  storyAt: (slug: string) => Promise<Lookup | undefined>;
  story: (id: string) => Promise<PublishedStory | undefined>;
  /** A list narrowed by an old address, as the list of what had it. */
  addressesNow: <Q extends object>(query: Q) => Promise<Q>;
  lines: (query: ListQuery) => Promise<Page<StorySummary>>;
  search: (query: SearchQuery) => Promise<Page<Hit>>;
  searchFigures: (query: SearchParams) => Promise<SearchFigures>;
  count: (query: ListParams) => Promise<Count>;
  topics: (query: CountedQuery) => Promise<Page<CountedTopic>>;
  authors: (query: CountedQuery) => Promise<Page<CountedAuthor>>;
  topic: (slug: string) => Promise<PublishedTopic | undefined>;
  sections: () => Promise<PublishedSection[]>;
  section: (path: string) => Promise<PublishedSection | undefined>;
  author: (slug: string) => Promise<PublishedAuthor | undefined>;
  correspondents: () => Promise<PublishedCorrespondent[]>;
  entry: (id: string) => Promise<DirectoryEntry | undefined>;
  site: () => Promise<PublishedSite>;
  /** Where the pages of the site are. */
  addressing: () => Promise<Addressing>;
  entries: DirectoryStore['entries'];
  /** Also by an address it had before. */
  entryAt: DirectoryStore['entryAt'];
  reviews: (query: ReviewQuery) => Promise<Page<ReviewThread>>;
  reviewTotal: (story: string) => Promise<ReviewTotal>;
};

const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
};

/** A list's own tags are of the facets it is found by: a change of a story names each of its facets, never two at once. */
const tagsOfList = (query: ListChoice): string[] => keyGroupsOf(query)[0].map((key) => `list-${key}`);

/** In the order of the keys, as a loader wants them. */
function inOrder<T>(keys: readonly string[], found: readonly T[], keyOf: (each: T) => string): (T | undefined)[] {
  const byKey = new Map(found.map((each) => [keyOf(each), each]));
  return keys.map((key) => byKey.get(key));
}

const each = <K, T>(read: (key: K) => Promise<T>): DataLoader<K, T, string> =>
  new DataLoader((keys) => Promise.all(keys.map(read)), { cacheKeyFn: (key) => JSON.stringify(key) });

/** A list narrowed by an old address is the list of what had it. */
async function withAddressesNow<Q extends object>(query: Q, directory: DirectoryStore): Promise<Q> {
  const now = await addressesNow(directory, { named: '', query: { ...query } as Record<string, unknown> });
  if (!now) return query;
  const entries = Object.entries(now).map(([kind, all]) => [kind, all.length > 1 ? all : all[0]]);
  return { ...query, ...Object.fromEntries(entries) } as Q;
}

function storyReads({ stories, directory }: Stores, tags: Set<string>) {
  const bySlug = each(stories.bySlug);
  const byId = new DataLoader(
    async (ids: readonly string[]) => inOrder(ids, await stories.byIds(ids), ({ id }) => id),
    { maxBatchSize: mostAtOnce },
  );
  const lines = each(stories.lines);
  const topics = each(async (topic: string) => {
    const [latest] = (await stories.stories({ topic, limit: 1 })).items;
    return latest?.topics.find(({ slug }) => slug === topic);
  });
  const hits = each(stories.search);
  const figures = each(stories.searchFigures);
  const counts = each(stories.count);
  const topicPages = each(stories.topics);
  const authorPages = each((query: CountedQuery) => countedAuthors({ stories, directory }, query));
  return {
    storyAt: async (slug: string) => {
      tags.add(slugTag(slug));
      const found = await bySlug.load(slug);
      if (found?.kind === 'story') tags.add(storyTag(found.story.id));
      if (found?.kind === 'killed') tags.add(storyTag(found.killed.id));
      return found;
    },
    story: (id: string) => {
      tags.add(storyTag(id));
      return byId.load(id);
    },
    addressesNow: async <Q extends object>(query: Q): Promise<Q> => {
      if (namesDirectory({ named: '', query: query as Record<string, unknown> })) tags.add(directoryTag);
      return withAddressesNow(query, directory);
    },
    lines: (query: ListQuery) => {
      for (const tag of tagsOfList(query)) tags.add(tag);
      return lines.load(query);
    },
    search: (query: SearchQuery) => {
      tags.add(searchTag);
      return hits.load(query);
    },
    searchFigures: (query: SearchParams) => {
      tags.add(searchTag);
      return figures.load(query);
    },
    count: (query: ListParams) => {
      for (const tag of tagsOfList(query)) tags.add(tag);
      return counts.load(query);
    },
    topics: async (query: CountedQuery) => {
      tags.add(listTag({ lang: query.lang }));
      const page = await topicPages.load(query);
      for (const { slug, count } of page.items) counts.prime({ topic: slug, lang: query.lang }, count);
      return page;
    },
    authors: async (query: CountedQuery) => {
      tags.add(directoryTag).add(listTag({ lang: query.lang }));
      const page = await authorPages.load(query);
      for (const { slug, count } of page.items) counts.prime({ author: slug, lang: query.lang }, count);
      return page;
    },
    topic: (slug: string) => {
      tags.add(listTag({ topic: slug }));
      return topics.load(slug);
    },
  };
}

function directoryReads(directory: DirectoryStore, tags: Set<string>) {
  const authors = new DataLoader(
    async (slugs: readonly string[]) => inOrder(slugs, await directory.authors(slugs), ({ slug }) => slug),
    { maxBatchSize: mostAtOnce },
  );
  const directoryBatch = <T>(read: () => Promise<T>): (() => Promise<T>) => {
    const reading = once(read);
    return () => {
      tags.add(directoryTag);
      return reading();
    };
  };
  const site = once(directory.site);
  const sections = directoryBatch(directory.sections);
  return {
    sections,
    section: async (path: string) => {
      tags.add(sectionTag(path));
      const at = (sectionPath: string) => sections().then((all) => all.find((section) => section.path === sectionPath));
      return (await at(path)) ?? at((await directory.newAddressOf('section', path)) ?? path);
    },
    author: (slug: string) => {
      tags.add(authorTag(slug)).add(directoryTag);
      return authors.load(slug);
    },
    correspondents: directoryBatch(directory.correspondents),
    entry: (id: string) => {
      tags.add(directoryTag);
      return directory.entry(id);
    },
    site: async () => {
      tags.add(directoryTag);
      return site();
    },
    addressing: async () => {
      tags.add(siteTag);
      return site();
    },
    entries: <K extends EntryKind>(kind: K): Promise<EntryOf<K>[]> => {
      tags.add(directoryTag);
      return directory.entries(kind);
    },
    entryAt: async <K extends Addressed>(kind: K, address: string): Promise<EntryOf<K> | undefined> => {
      tags.add(directoryTag);
      const found = await directory.entryAt(kind, address);
      if (found) return found;
      const now = await directory.newAddressOf(kind, address);
      return now === undefined ? undefined : directory.entryAt(kind, now);
    },
  };
}

function reviewReads(reviews: ReviewStore, tags: Set<string>) {
  const firstPages = new Map<number, DataLoader<string, Page<ReviewThread>>>();
  const firstPagesOf = (limit: number): DataLoader<string, Page<ReviewThread>> => {
    const known = firstPages.get(limit);
    if (known) return known;
    const read = async (ids: readonly string[]): Promise<Page<ReviewThread>[]> => {
      const found = await reviews.byStories(ids, limit);
      return ids.map((id) => found.get(id) ?? { items: [] });
    };
    const loader = new DataLoader(read, { maxBatchSize: mostAtOnce });
    firstPages.set(limit, loader);
    return loader;
  };
  const totals = new DataLoader(
    async (ids: readonly string[]) => {
      const found = await reviews.totals(ids);
      return ids.map((id) => found.get(id) ?? { count: 0 });
    },
    { maxBatchSize: mostAtOnce },
  );
  const laterPages = each(({ story, ...page }: ReviewQuery) => reviews.of(story, page));
  return {
    reviews: (query: ReviewQuery) => {
      tags.add(reviewsTag(query.story));
      return query.cursor === undefined ? firstPagesOf(query.limit).load(query.story) : laterPages.load(query);
    },
    reviewTotal: (story: string) => {
      tags.add(reviewsTag(story));
      return totals.load(story);
    },
  };
}

/** Opens the reads of one request. */
export function openReads(stores: Stores): Reads {
  const { directory, reviews } = stores;
  const tags = new Set<string>();
  return { tags, ...storyReads(stores, tags), ...directoryReads(directory, tags), ...reviewReads(reviews, tags) };
}
