import type {
  PublishedAuthor,
  PublishedCorrespondent,
  PublishedSection,
  PublishedSite,
} from '../../published/directory/schema.ts';
import type {
  KilledStory,
  PublishedTopic,
  StorySummary,
  PublishedStory,
  StoryLink,
} from '../../published/story/schema.ts';
import type { ChoiceName, Chosen } from '../../domain/fields/choices.ts';
import type { Language } from '../../domain/languages.ts';
import type { Facets } from '../../published/tags.ts';
import type { WireItem } from '../../syndication/wire.ts';
import type { Addressed, EntryKind, EntryOf } from '../../published/kinds.ts';

/** One, or any of several. */
export type Several<T> = T | readonly T[];
/** What a list is narrowed by: of each kind one value or any of several; `exclude` are ids, `urgencyAtMost` leaves out stories without one. */
export type ListChoice = { [K in Exclude<keyof Facets, ChoiceName>]?: Several<NonNullable<Facets[K]>> } & Chosen & {
    exclude?: readonly string[];
    urgencyAtMost?: number;
    hasPhoto?: boolean;
  };
/** `since` is inclusive, `before` exclusive: ISO 8601 instants of first publication. `cursor` is a `next` of an earlier page. */
export type ListQuery = ListChoice & { since?: string; before?: string; cursor?: string; limit: number };
/** How many stories a list has; `isMore`: at least so many, the rest was not counted. */
export type Count = { stories: number; isMore: boolean };
/** What may be counted: a list or a search without its page. */
export type ListParams = Omit<ListQuery, 'limit'> & { limit?: number };
/** A list by slugs, each with how many stories it has: in this language, if one is named. */
export type CountedQuery = { lang?: Language; cursor?: string; limit: number };
export type CountedTopic = PublishedTopic & { count: Count };
export type CountedAuthor = PublishedAuthor & { count: Count };
/** The latest first. Without `next`, it is the last page. */
export type Page<T> = { items: T[]; next?: string };

/** What is at a slug: a story, the notice of a killed one, or the slug it has now. */
export type Lookup =
  { kind: 'story'; story: PublishedStory } | { kind: 'killed'; killed: KilledStory } | { kind: 'moved'; slug: string };

export type SearchQuery = ListChoice & { q: string; from?: string; to?: string; cursor?: string; limit: number };
export type SearchParams = Omit<SearchQuery, 'limit'> & { limit?: number };
/** What the stories found can be counted by: the path of a section (those above it count too), a language, a year (UTC). */
export const searchFacets = ['section', 'language', 'year'] as const;
export type SearchFacet = (typeof searchFacets)[number];
export type FacetCount = { value: string; stories: number };
/** `facets` are of the stories counted; the most frequent first, a year by itself. */
export type SearchFigures = { count: Count; facets: Record<SearchFacet, FacetCount[]> };
/** `snippet` is plain text around the first words found; `marks` are the [start, end) of words found in it, in UTF-16 units. */
export type Hit = StorySummary & { snippet: string; marks: [number, number][] };

/** What a subscriber is to know: a story in its newest version, or that it is withdrawn. */
export type Change = WireItem;
/** `after` is `start` or a token of an earlier answer. */
export type ChangesAfterQuery = Pick<Facets, 'lang' | 'section'> & { after: string; limit: number };
/** `after` is the token to go on from; without items, that was all. */
export type ChangesAfter = { items: Change[]; after: string };
/** What a subscriber should hold of a story; `at` is when that began. */
export type Version = Pick<KilledStory, 'id' | 'version' | 'publishedAt'> & {
  at: string;
  pubStatus: 'usable' | 'canceled' | 'withheld';
};
export type VersionsAfter = { items: Version[]; after: string };
/** `since` is the instant of the change; what was stamped up to two minutes before comes too. */
export type ChangesQuery = Pick<Facets, 'lang' | 'section'> & { since?: string; cursor?: string; limit: number };

/** A month (`2026-11`, UTC) of first publication: how many stories, and when one of them last changed. */
export type Month = { month: string; stories: number; updatedAt: string };
/** What a sitemap tells of a story. */
export type MonthStory = Pick<PublishedStory, 'slug' | 'language' | 'updatedAt'> & { translations: StoryLink[] };

/** The stories readers can see. Every read is one indexed query, or a bounded number of them. */
export type StoryStore = {
  bySlug: (slug: string) => Promise<Lookup | undefined>;
  /** In the order of the ids; those that are not there are left out. At most 100. */
  byIds: (ids: readonly string[]) => Promise<PublishedStory[]>;
  lines: (query: ListQuery) => Promise<Page<StorySummary>>;
  /** Of all its pages, as far as it is worth counting. */
  count: (query: ListParams) => Promise<Count>;
  /** The topics of the stories readers can see, by slug. At most 100; a page may be short and still have a `next`. */
  topics: (query: CountedQuery) => Promise<Page<CountedTopic>>;
  /** When the list last changed: a story in it, or one that left it. Never earlier than it was before. */
  lastChange: (list: Facets) => Promise<string>;
  /** Whole stories, for feeds and the wire. At most 100. */
  stories: (query: ListQuery) => Promise<Page<PublishedStory>>;
  /**
   * The latest change first: stories by their newest version, what left the list as `withheld`, and every kill, of whatever section it
   * was: whoever took the story has to get it. A story that changes while pages are read moves to the front; the next question `since` finds it there.
   */
  changes: (query: ChangesQuery) => Promise<Page<Change>>;
  /**
   * Every change committed after the token, each story once, as it is now; what left the list comes as `withheld`. Nothing is ever
   * missed, whatever clocks say; a story that changes while pages are read may come twice.
   */
  changesAfter: (query: ChangesAfterQuery) => Promise<ChangesAfter>;
  /** The same walk, without the stories: what a subscriber should hold of each. At most 1,000. */
  versionsAfter: (query: ChangesAfterQuery) => Promise<VersionsAfter>;
  /** The token after which comes what is not public yet. */
  newestToken: () => Promise<string>;
  /** The months that have stories, the latest first. */
  months: () => Promise<Month[]>;
  /** A part of a month, the latest first. */
  month: (month: string, part: { skip: number; limit: number }) => Promise<MonthStory[]>;
  search: (query: SearchQuery) => Promise<Page<Hit>>;
  /** Of all pages of a search, as far as it is worth counting: the newest stories first. A cursor does not matter. */
  searchFigures: (query: SearchParams) => Promise<SearchFigures>;
};

/** What of the directory has an id of its own. */
export type DirectoryEntry = PublishedAuthor | PublishedSection | PublishedCorrespondent;

/** Authors, sections, postings, pages and the site's settings, as readers get them. Small; read whole or by key. */
export type DirectoryStore = {
  /** By its id, of whatever kind. */
  entry: (id: string) => Promise<DirectoryEntry | undefined>;
  site: () => Promise<PublishedSite>;
  /** The whole tree as a flat list, parents before children, in order. */
  sections: () => Promise<PublishedSection[]>;
  author: (slug: string) => Promise<PublishedAuthor | undefined>;
  /** In the order of the slugs; the unknown are left out. At most 100. */
  authors: (slugs: readonly string[]) => Promise<PublishedAuthor[]>;
  /** Those after this slug, in the order of slugs. At most 101. */
  authorsAfter: (slug: string, many: number) => Promise<PublishedAuthor[]>;
  correspondents: () => Promise<PublishedCorrespondent[]>;
  /** All of a kind, as they are kept: few. */
  entries: <K extends EntryKind>(kind: K) => Promise<EntryOf<K>[]>;
  /** The one of its kind at this address. */
  entryAt: <K extends Addressed>(kind: K, address: string) => Promise<EntryOf<K> | undefined>;
  /** Where an author or a section is now that had this slug or path before; undefined if none had. */
  newAddressOf: (kind: Addressed, address: string) => Promise<string | undefined>;
};
