import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewState } from '../../src/domain/review.ts';
import type { Role } from '../../src/domain/workflow/roles.ts';
import type { Language } from '../../src/domain/languages.ts';
import { readStory, type SampleStory } from './storyFile.ts';

/** One text in each language the agency works in. */
export type PerLanguage = Readonly<Record<Language, string>>;

/** `colour` is `#rrggbb`; `priority` the IPTC urgency (1–9) its stories start with. */
export type SampleSection = {
  key: string;
  parent?: string;
  slug: string;
  name: PerLanguage;
  description: PerLanguage;
  order: number;
  colour: string;
  /** IPTC Media Topics. */
  mediaTopic?: string;
  priority: number;
  editors: readonly string[];
};

type SampleDesk = {
  key: string;
  name: string;
  slug: string;
  languages: readonly Language[];
  sections: readonly string[];
};

/** `email` is for the desk only, never public. `aliases` are other spellings found in copy, as in Cyrillic. */
type SampleAuthor = {
  key: string;
  name: string;
  slug: string;
  aliases: readonly string[];
  title: PerLanguage;
  bio: PerLanguage;
  email: string;
  languages: readonly Language[];
  employment: 'staff' | 'freelance';
  active: boolean;
  links: readonly { label: string; url: string }[];
};

/** `coordinates` are [longitude, latitude] in degrees, `countryCode` ISO 3166-1; no `endedDaysAgo` means it goes on. */
type SamplePosting = {
  key: string;
  author: string;
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
type SampleUser = {
  key: string;
  name: string;
  email: string;
  role: Role;
  language: Language;
  desks: readonly string[];
  author?: string;
};

/** `focus` is the focal point in percent from the left and the top. `caption` and `keywords` travel in the file itself. */
export type SamplePhoto = {
  key: string;
  filename: string;
  alt: PerLanguage;
  caption: string;
  keywords: readonly string[];
  takenHoursAgo: number;
  focus: readonly [x: number, y: number];
};

/** `rating` is 1 to 5. */
export type SampleReview = {
  story: string;
  name: string;
  email: string;
  language: Language;
  text: string;
  state: ReviewState;
  rating?: number;
  hoursAgo: number;
};

/** In `datelineFormat`, `{place}` and `{source}` are filled in from the story. Without a language a network is for all readers. */
export type SampleAgency = {
  name: PerLanguage;
  source: PerLanguage;
  description: PerLanguage;
  datelineFormat: string;
  credit: string;
  copyright: string;
  email: string;
  timeZone: string;
  defaultLanguage: Language;
  languages: readonly Language[];
  fourEyes: boolean;
  socialNetworks: readonly { network: string; url: string; language?: Language }[];
  desks: readonly SampleDesk[];
};

export type SampleNewsroom = {
  agency: SampleAgency;
  sections: readonly SampleSection[];
  authors: readonly SampleAuthor[];
  postings: readonly SamplePosting[];
  users: readonly SampleUser[];
  photos: readonly SamplePhoto[];
  /** In the order in which they are filed: of translations the original first. */
  stories: readonly SampleStory[];
  reviews: readonly SampleReview[];
};

/** As the data file has it: of each story its key, which ends in its language. */
type Listed = Omit<SampleNewsroom, 'stories'> & { stories: readonly string[] };

/** The newsroom runs, and is tested, in the project's folder. */
const folder = join(process.cwd(), 'sample');
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

export const bytesOf = ({ filename }: SamplePhoto): Buffer => readFileSync(join(folder, 'photos', filename));

/** An invented newsroom in mid-week. A sarvan is the one who leads a caravan; every address is a reserved one (RFC 2606). */
function readNewsroom(): SampleNewsroom {
  const { stories, ...rest } = JSON.parse(textOf('newsroom.json')) as Listed;
  const authors = rest.authors.map(({ key, name, aliases }) => ({ id: key, name, aliases }));
  const sections = rest.sections.map(({ key, name, slug }) => ({
    id: key,
    name: name.en,
    names: name,
    slug,
    path: slug,
  }));
  const read = (key: string, language: Language): SampleStory =>
    readStory(key, textOf(`stories/${key}.txt`), { authors, sections, defaultSource: rest.agency.source[language] });
  return { ...rest, stories: stories.map((key) => read(key, key.slice(-2) as Language)) };
}

export const sampleNewsroom: SampleNewsroom = readNewsroom();
