import type { mongo } from 'mongoose';
import type { KilledStory, StorySummary, PublishedStory } from '../story/schema.ts';
import { entryKinds, type Addressed, type PublishedEntry } from '../kinds.ts';
import { searchTextOf } from '../../domain/searchText.ts';

/** The words of a story as the text index reads them, see `searchTextOf`; `period` is the index's prefix, see `periodOf`. */
export type SearchFields = { period: string; headline: string; standfirst: string; topics: string; body: string };

/**
 * A month of publication, `2026-11`. A search goes from one to the one before, so its cost depends on how much is published in a
 * month, not on how much there has ever been.
 */
export const periodOf = (instant: string): string => instant.slice(0, 7);

/** The month before. */
export const periodBefore = (period: string): string =>
  periodOf(new Date(Date.parse(`${period}-01T00:00:00Z`) - 1).toISOString());

/** What the text index reads of a story. */
export function searchFieldsOf(story: PublishedStory): SearchFields {
  const words = (text: string): string => searchTextOf(text, story.language);
  return {
    period: periodOf(story.publishedAt),
    headline: words([story.kicker, story.headline].filter(Boolean).join(' · ')),
    standfirst: words(story.standfirst ?? ''),
    topics: words(story.topics.map(({ name }) => name).join(' · ')),
    body: words([story.dateline?.text, story.byline.text, story.body.text].filter(Boolean).join('\n')),
  };
}

/** The driver's own database: delivery knows no Payload. */
export type Db = mongo.Db;

/** Where the read model lives. Stories are kept in generations: `published_stories_1`, `published_stories_2`, … */
export const collections = {
  /** One document: which generation readers get, which ones are written, and what was withdrawn last. */
  readModel: 'read_model',
  stories: (generation: number): string => `published_stories_${generation}`,
  directory: 'published_directory',
  /** Addresses that authors and sections had before. */
  oldAddresses: 'old_addresses',
  reviews: 'published_reviews',
  /** How many reviews readers see under each story. */
  reviewTotals: 'published_review_totals',
  events: 'events',
  /** Every story subscribers ever had, in the order of its last change. */
  wireChanges: 'wire_changes',
  /** When stories left lists. */
  listDepartures: 'list_departures',
} as const;

/** How many guards there are, see `desk/readModel.ts`; tokens of the wire count each. */
export const guardCount = 16;

/**
 * A transaction that writes published stories takes one of these; one that changes what many stories show, or where they are
 * written, takes them all. So the two never pass each other unseen, and two publications hardly ever meet.
 */
export type Guard = { _id: string; taken: number } & Pick<Head, 'current' | 'live'>;

/**
 * That a story changed, in the order of commits: `number` is what its transaction made of the guard's `taken`. The story itself is
 * read when it is asked for. `facets` are the keys of every list of the wire it ever was in; the rest is what a subscriber had last.
 */
export type WireChange = {
  /** The article's id. */
  _id: mongo.BSON.ObjectId;
  guard: number;
  number: number;
  facets: string[];
  at: string;
  /** Since readers have nothing of it. */
  goneAt?: Date;
} & Pick<KilledStory, 'language' | 'version' | 'publishedAt'>;

/** When a story last left the list with this key (see `facetKeyOf`), by the guard it was taken out under: `_id` names both. */
export type ListDeparture = { _id: string; key: string; at: Date };

/** The key of every kill, or of those in a language: a kill is in the lists of all sections. */
export const killedKeyOf = (language?: string): string => (language ? `killed&lang=${language}` : 'killed');

/** The key of what `/sitemap.xml` says of a month, beside those of lists. */
export const monthKeyOf = (month: string): string => `month=${month}`;

/** A story taken from readers: killed or unpublished. `seq` counts up by one. */
export type Withdrawal = { seq: number; story: string; tags: string[] };

/**
 * The head of the read model. It is read in every transition's transaction and polled by every node: what a node must know within a
 * second whatever happens to its change stream stands here.
 */
export type Head = {
  _id: 'head';
  /** The generation readers get. */
  current: number;
  /** The generations a transition writes to: the current one, and the one being built or just left. */
  live: number[];
  /** Counts withdrawals; `withdrawn` keeps the last hundred. */
  seq: number;
  withdrawn: Withdrawal[];
  /** When the newsroom began to keep what readers get. */
  begun?: Date;
  /** The contract's version that `current` was written by, whole; none: by a release that counted none. */
  contract?: number;
  /** Names the time since the database was put back from a backup, once it was: tokens of the wire from before are of another history. */
  restored?: number;
};

/** The contract's version that a row was written by, see contract.ts; none: by a release that counted none. */
type Marked = { contract?: number };

/**
 * A story as the read model keeps it. `json` is the PublishedStory, ready to be sent or parsed; the rest is what queries look at.
 * Of a killed story only the notice is left: no facets, so no list has it.
 */
export type StoredStory = {
  /** The article's id. */
  _id: mongo.BSON.ObjectId;
  slug: string;
  /** Its slug and those it had: unique over all stories. */
  slugs: string[];
  /** The article's revision it was made from. */
  revision: number;
} & Marked &
  (
    | {
        status: 'published';
        /** See `facetKeysOf`. */
        facets: string[];
        /** What it shows of others, as `author:<id>`, `correspondent:<id>`, `section:<id>`, `photo:<id>`, `story:<id>`. */
        refs: string[];
        publishedAt: Date;
        /** When anything readers get of it last changed, see `lastChangeOf`. */
        updatedAt: Date;
        line: StorySummary;
        /** What the text index reads, see `searchFieldsOf`. */
        search: SearchFields;
        json: string;
      }
    | { status: 'killed'; killedAt: Date; killed: KilledStory }
  );

/** A document of the directory as the read model keeps it, by `author:<id>`, `section:<id>`, `correspondent:<id>` or `site`. */
export type StoredEntry<T extends PublishedEntry = PublishedEntry> = T & { _id: string } & Marked;

/** A review readers see. `parent` is the review it answers, null for one that begins a thread. */
export type StoredReview = Marked & {
  _id: mongo.BSON.ObjectId;
  story: mongo.BSON.ObjectId;
  parent: mongo.BSON.ObjectId | null;
  name: string;
  text: string;
  rating?: number;
  at: Date;
};

/** What readers see under a story, counted: reviews, those with a rating, and the ratings' sum. */
export type StoredReviewTotal = Marked & { _id: mongo.BSON.ObjectId; count: number; rated: number; sum: number };

/** An address something had before; `of` is its key in `published_directory`, so that each leads where it is now in one step. */
export type OldAddress = { _id: string; of: string };

export const oldAddressKey = (kind: Addressed, address: string): string => `${kind}:${address}`;

/** The field of an entry of this kind, and of what it is made of, that holds its address. */
export const addressFieldOf = (kind: Addressed): 'slug' | 'path' => entryKinds[kind].address;
