import type {
  PublishedAuthor,
  PublishedCorrespondent,
  PublishedSection,
  PublishedSite,
} from '../domain/publishedHouse.ts';
import type { KilledStory, Line, PublishedStory } from '../domain/publishedStory.ts';
import type { Language } from '../domain/story.ts';
import type { Facets } from '../domain/tags.ts';

/** `since` is inclusive, `before` exclusive: ISO 8601 instants of first publication. `cursor` is a `next` of an earlier page. */
export type ListQuery = Facets & { since?: string; before?: string; cursor?: string; limit: number };
/** The latest first. Without `next`, it is the last page. */
export type Page<T> = { items: T[]; next?: string };

/** What is at a slug: a story, the notice of a killed one, or the slug it has now. */
export type Found =
  { kind: 'story'; story: PublishedStory } | { kind: 'killed'; killed: KilledStory } | { kind: 'moved'; slug: string };

export type SearchQuery = {
  q: string;
  lang?: Language;
  section?: string;
  from?: string;
  to?: string;
  cursor?: string;
  limit: number;
};
/** `snippet` is plain text around the first words found; `marks` are the [start, end) of words found in it, in UTF-16 units. */
export type Hit = Line & { snippet: string; marks: [number, number][] };

/** The stories readers can see. Every read is one indexed query, or a bounded number of them. */
export type StoryStore = {
  bySlug: (slug: string) => Promise<Found | undefined>;
  /** In the order of the ids; those that are not there are left out. At most 100. */
  byIds: (ids: readonly string[]) => Promise<PublishedStory[]>;
  lines: (query: ListQuery) => Promise<Page<Line>>;
  /** Whole stories, for feeds and the wire. At most 100. */
  stories: (query: ListQuery) => Promise<Page<PublishedStory>>;
  /** Killed stories, the latest kill first, for the wire. */
  killed: (since: string, limit: number) => Promise<KilledStory[]>;
  search: (query: SearchQuery) => Promise<Page<Hit>>;
};

/** The house as readers know it. Small; read whole or by key. */
export type HouseStore = {
  site: () => Promise<PublishedSite>;
  /** The whole tree as a flat list, parents before children, in order. */
  sections: () => Promise<PublishedSection[]>;
  author: (slug: string) => Promise<PublishedAuthor | undefined>;
  /** In the order of the slugs; the unknown are left out. At most 100. */
  authors: (slugs: readonly string[]) => Promise<PublishedAuthor[]>;
  correspondents: () => Promise<PublishedCorrespondent[]>;
};
