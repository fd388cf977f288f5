import type { StoryBlock } from './body/blocks.ts';
import type { Language } from './story.ts';

/** One file of a photo. Sizes in px; `ratio` is `whole` for the uncropped picture. */
export type PublishedRendition = {
  url: string;
  width: number;
  height: number;
  format: 'avif' | 'webp' | 'jpeg';
  ratio: 'whole' | '16:9' | '4:3' | '1:1';
};

/** A photo as readers get it. */
export type PublishedPhoto = {
  id: string;
  alt: string;
  caption?: string;
  credit?: string;
  copyright?: string;
  creator?: string;
  renditions: PublishedRendition[];
};

/** Another published story, as a list or a link shows it. */
export type StoryLink = { id: string; slug: string; headline: string; language: Language; publishedAt: string };

/** A step of the way to a section, the top of the tree first. `path` is `politics/parliament`; `name` in the story's language. */
export type SectionStep = { id: string; path: string; name: string };

/** Who signs. A correspondent has a posting: `line` is "Washington correspondent". Without a page of their own, no `slug`. */
export type PublishedSigner = { name: string; slug?: string; line?: string; city?: string };

export type PublishedTopic = { slug: string; name: string };

/** A body's blocks with everything they name resolved; what readers may not see is left out. */
export type PublishedBlock =
  | Exclude<StoryBlock, { kind: 'photo' } | { kind: 'related' }>
  | { kind: 'photo'; photo: PublishedPhoto }
  | { kind: 'related'; stories: StoryLink[] };

export type PublishedCorrection = { at: string; text: string };

/**
 * A story as readers get it: all a page, a feed or a wire format needs, in one document, and nothing else. Plain JSON; times are
 * ISO 8601 instants in UTC. Made by `delivery/project.ts` alone, the one door from the private side to the public one.
 */
export type PublishedStory = {
  /** The article's id. */
  id: string;
  slug: string;
  language: Language;
  slugline?: string;
  headline: string;
  kicker?: string;
  standfirst?: string;
  dateline?: { text: string; place?: string; source?: string; date?: string };
  /** `html` is safe, with the dateline run in; `text` and `blocks` are without it. */
  body: { html: string; text: string; blocks: PublishedBlock[] };
  /** `text` is the whole byline as readers read it; `reporting` is the line "Reporting by … in …". */
  byline: { text: string; signers: PublishedSigner[]; reporting?: string };
  /** The way to the primary section. */
  section: SectionStep[];
  /** Other sections it stands in, each with its way. */
  alsoIn: SectionStep[][];
  topics: PublishedTopic[];
  urgency?: number;
  photo?: PublishedPhoto;
  /** The same story in other languages, those that readers can see now. */
  translations: StoryLink[];
  related: StoryLink[];
  /** The latest first. */
  corrections: PublishedCorrection[];
  credit?: string;
  wordCount: number;
  /** An editor, or its section, takes no reviews of it; else it takes them as long as the house does (`takesReviews`). */
  reviewsClosed?: true;
  /** The time zone the story's times are shown in, IANA. */
  timeZone: string;
  publishedAt: string;
  /** When the desk last published it, anew or corrected. */
  updatedAt: string;
  /** When what it shows last changed, if that is later: its author was renamed, its photo corrected or withdrawn. */
  changedAt?: string;
  /** How often readers got a new version, by either: 1 when first published (ninjs and NewsML-G2 `version`). */
  version: number;
  seo: { title: string; description: string; canonical?: string };
};

/** When anything of what readers get of it last changed. */
export const lastChangeOf = ({ updatedAt, changedAt }: Pick<PublishedStory, 'updatedAt' | 'changedAt'>): string =>
  changedAt ?? updatedAt;

/** What is left of a killed story: its notice, for readers and for whoever took it over the wire. */
export type KilledStory = {
  id: string;
  slug: string;
  language: Language;
  notice: string;
  killedAt: string;
  version: number;
  publishedAt: string;
};

/** A row of the News Line. */
export type Line = Pick<
  PublishedStory,
  'id' | 'slug' | 'headline' | 'language' | 'publishedAt' | 'updatedAt' | 'section' | 'kicker' | 'urgency'
> & { photo?: PublishedPhoto; standfirst?: string };
