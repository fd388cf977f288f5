import type { Role } from '../domain/roles.ts';
import type { ReviewState } from '../domain/review.ts';
import type { Language } from '../domain/story.ts';
import type { State } from '../domain/workflow.ts';

/** One text in each language the agency works in. */
export type PerLanguage = Readonly<Record<Language, string>>;

export type SectionKey =
  | 'politics'
  | 'parliament'
  | 'elections'
  | 'economy'
  | 'energy'
  | 'markets'
  | 'society'
  | 'health'
  | 'education'
  | 'world'
  | 'sport';
export type DeskKey = 'politics' | 'economy' | 'society' | 'russian';
export type AuthorKey =
  | 'aysel-dumanli'
  | 'rauf-narbagli'
  | 'vera-lugovtsova'
  | 'kamran-yelkenli'
  | 'ilse-vermolen'
  | 'nino-varkeli'
  | 'timur-sarykurgan'
  | 'gunel-dagyolu'
  | 'tural-meydanli';
export type PostingKey = 'washington' | 'brussels' | 'tbilisi' | 'astana' | 'istanbul';
export type UserKey =
  | 'journalist'
  | 'journalist-2'
  | 'correspondent'
  | 'sub-editor'
  | 'section-editor'
  | 'managing-editor'
  | 'administrator';
export type PhotoKey =
  | 'skyline'
  | 'platform'
  | 'columns'
  | 'mountains'
  | 'market'
  | 'train'
  | 'banners'
  | 'podium'
  | 'stadium'
  | 'ballot'
  | 'port';

/** `colour` is `#rrggbb`; `priority` the IPTC urgency (1–9) its stories start with. */
export type SampleSection = {
  key: SectionKey;
  parent?: SectionKey;
  slug: string;
  name: PerLanguage;
  description: PerLanguage;
  order: number;
  colour: string;
  /** IPTC Media Topics. */
  mediaTopic?: string;
  priority: number;
  editors: readonly UserKey[];
};

export type SampleDesk = {
  key: DeskKey;
  name: string;
  slug: string;
  languages: readonly Language[];
  sections: readonly SectionKey[];
};

export type SampleLink = { label: string; url: string };

/** `email` is for the desk only, never public. */
export type SampleAuthor = {
  key: AuthorKey;
  name: string;
  slug: string;
  /** Other spellings found in copy, as in Cyrillic. */
  aliases: readonly string[];
  title: PerLanguage;
  bio: PerLanguage;
  email: string;
  languages: readonly Language[];
  employment: 'staff' | 'freelance';
  active: boolean;
  links: readonly SampleLink[];
};

/** `coordinates` are [longitude, latitude] in degrees, `countryCode` ISO 3166-1; no `endedDaysAgo` means it goes on. */
export type SamplePosting = {
  key: PostingKey;
  author: AuthorKey;
  city: string;
  country: string;
  countryCode: string;
  coordinates: readonly [number, number];
  timeZone: string;
  beats: readonly string[];
  startedDaysAgo: number;
  endedDaysAgo?: number;
  line: PerLanguage;
  datelinePlace: PerLanguage;
};

/** A member of staff who can sign in; passwords are made when the newsroom is created, never written down here. */
export type SampleUser = {
  key: UserKey;
  name: string;
  email: string;
  role: Role;
  language: Language;
  desks: readonly DeskKey[];
  author?: AuthorKey;
};

export type CopyBlock =
  | { type: 'paragraph' | 'subhead'; text: string }
  | { type: 'quotation'; text: string; attribution?: string }
  | { type: 'list'; ordered: boolean; items: readonly string[] };

/** A line of authors and postings in order; `override` stands instead of them, "reporting by … in …" below. */
export type SampleByline = {
  people: readonly ({ author: AuthorKey } | { posting: PostingKey })[];
  override?: string;
  reporting?: readonly { name: string; place: string }[];
};

/**
 * A story as it stands when the newsroom opens. Times are hours before (`…HoursAgo`) or after (`…InHours`) that moment.
 * `hoursAgo` is when it was first published or, if it never was, when it came to its state.
 */
export type SampleStory = {
  key: string;
  language: Language;
  state: State;
  desk: DeskKey;
  by: UserKey;
  hoursAgo: number;
  translationSet?: string;
  headline: string;
  slugline: string;
  kicker?: string;
  standfirst?: string;
  place?: string;
  byline: SampleByline;
  section?: SectionKey;
  secondary?: readonly SectionKey[];
  topics: readonly string[];
  urgency: number;
  /** To the desks, never public. */
  note?: string;
  photo?: { key: PhotoKey; caption: string };
  body: readonly CopyBlock[];
  related?: readonly string[];
  source?: string;
  embargoInHours?: number;
  scheduledInHours?: number;
  /** What a spike gives as its reason. */
  reason?: string;
  /** What a kill tells readers. */
  notice?: string;
  correction?: { text: string; hoursAgo: number };
  /** A draft that was filed and came back. */
  sentBack?: { reason: string };
  /** The state it was archived from. */
  archivedFrom?: 'published' | 'spiked';
  /** When it was killed or archived. */
  endedHoursAgo?: number;
};

export type SampleReview = {
  story: string;
  name: string;
  email: string;
  language: Language;
  text: string;
  state: ReviewState;
  /** 1 to 5. */
  rating?: number;
  hoursAgo: number;
};

/** In order; without a language it is for all readers. */
export type SampleSocialNetwork = { network: string; url: string; language?: Language };

export type SampleAgency = {
  name: PerLanguage;
  source: PerLanguage;
  description: PerLanguage;
  /** `{place}` and `{source}` are filled in from the story. */
  datelineFormat: string;
  credit: string;
  copyright: string;
  email: string;
  timeZone: string;
  defaultLanguage: Language;
  languages: readonly Language[];
  fourEyes: boolean;
  socialNetworks: readonly SampleSocialNetwork[];
  desks: readonly SampleDesk[];
};

export type SampleNewsroom = {
  agency: SampleAgency;
  sections: readonly SampleSection[];
  authors: readonly SampleAuthor[];
  postings: readonly SamplePosting[];
  users: readonly SampleUser[];
  stories: readonly SampleStory[];
  reviews: readonly SampleReview[];
};

export const paragraph = (text: string): CopyBlock => ({ type: 'paragraph', text });
export const subhead = (text: string): CopyBlock => ({ type: 'subhead', text });
export const quotation = (text: string, attribution?: string): CopyBlock => ({ type: 'quotation', text, attribution });
export const bullets = (...items: string[]): CopyBlock => ({ type: 'list', ordered: false, items });
export const numbered = (...items: string[]): CopyBlock => ({ type: 'list', ordered: true, items });
