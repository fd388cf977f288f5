import type { PublishedPhoto } from './publishedStory.ts';
import type { Language } from './story.ts';

export type WebLink = { network: string; url: string };

/** An author's page. Without the e-mail: that is the newsroom's. */
export type PublishedAuthor = {
  kind: 'author';
  id: string;
  slug: string;
  name: string;
  jobTitle?: string;
  bio?: string;
  photo?: PublishedPhoto;
  links: WebLink[];
  languages: Language[];
  /** Postings that are not over. */
  postings: { city: string; country?: string; line?: string }[];
};

/** A posting of an author to a city. `from` and `to` are calendar days. */
export type PublishedCorrespondent = {
  kind: 'correspondent';
  id: string;
  name: string;
  authorSlug?: string;
  city: string;
  country?: string;
  /** Degrees. */
  coordinates?: { longitude: number; latitude: number };
  timeZone: string;
  beats: string[];
  from: string;
  to?: string;
  line?: string;
};

/** A section of the site. `path` is `politics/parliament`. */
export type PublishedSection = {
  kind: 'section';
  id: string;
  path: string;
  parent?: string;
  order: number;
  name: string;
  names: Partial<Record<Language, string>>;
  description?: string;
  colour?: string;
};

/** The site as a whole: house style, site settings and social networks in one. */
export type PublishedSite = {
  kind: 'site';
  id: 'site';
  name: string;
  tagline?: string;
  /** The site's own address, without a slash at the end; absent while nobody has set it. */
  url?: string;
  defaultLanguage: Language;
  agencyName: string;
  agencyNames: Partial<Record<Language, string>>;
  timeZone: string;
  reviewsOpenDays: number;
  /** In order; without a language it is for all. */
  social: (WebLink & { language?: Language })[];
  /** Rights to text and data mining are reserved (TDMRep); `tdmPolicy` is where licences are to be had. */
  tdmReserved?: boolean;
  tdmPolicy?: string;
};

/** Everything about the house that readers get beside the stories. */
export type PublishedHouse = PublishedAuthor | PublishedCorrespondent | PublishedSection | PublishedSite;
