import { z } from 'zod';
import { documentId, language, photo } from '../story/schema.ts';

/** What readers get beside the stories: authors, postings, sections, the site as a whole. */
const text = z.string();
const some = text.optional();
export const names = z.partialRecord(language, text);
const webLink = z.strictObject({ network: text, url: text });
export type WebLink = z.infer<typeof webLink>;

export const authorFields = {
  id: documentId,
  slug: text,
  name: text,
  jobTitle: some,
  bio: some,
  photo: photo.optional(),
  links: z.array(webLink),
  languages: z.array(language),
  /** Postings that are not over. */
  postings: z.array(z.strictObject({ city: text, country: some, line: some })),
};
/** An author's page. Without the e-mail: that is the newsroom's. */
export const author = z.strictObject({ kind: z.literal('author'), ...authorFields });
export type PublishedAuthor = z.infer<typeof author>;

export const correspondentFields = {
  id: documentId,
  name: text,
  authorSlug: some,
  city: text,
  country: some,
  /** Degrees. */
  coordinates: z.strictObject({ longitude: z.number(), latitude: z.number() }).optional(),
  timeZone: text,
  beats: z.array(text),
  from: text.describe('A calendar day.'),
  to: some.describe('A calendar day.'),
  line: some,
};
/** A posting of an author to a city. */
export const correspondent = z.strictObject({ kind: z.literal('correspondent'), ...correspondentFields });
export type PublishedCorrespondent = z.infer<typeof correspondent>;

export const sectionFields = {
  id: documentId,
  path: text,
  name: text,
  names,
  description: some,
  colour: some,
  mediaTopic: some.describe('A code of the IPTC Media Topics.'),
};
/**
 * A section of the site. `path` is `politics/parliament`; `parent` is the id of the section above; `inNavigation` is there only where
 * the site's navigation does not name it.
 */
export const section = z.strictObject({
  kind: z.literal('section'),
  ...sectionFields,
  parent: some,
  order: z.number(),
  inNavigation: z.literal(false).optional(),
});
export type PublishedSection = z.infer<typeof section>;

/** The sections that the site's navigation names. */
export const namedInNavigation = (sections: readonly PublishedSection[]): PublishedSection[] =>
  sections.filter(({ inNavigation }) => inNavigation !== false);

export const siteFields = {
  name: text,
  tagline: some,
  url: some,
  defaultLanguage: language,
  agencyName: text,
  agencyNames: names,
  timeZone: text,
  reviewsOpenDays: z.int().min(0),
  /** In order; without a language it is for all. */
  social: z.array(z.strictObject({ ...webLink.shape, language: language.optional() })),
  tdmReserved: z.boolean().optional().describe('Rights to text and data mining are reserved (TDMRep).'),
  tdmPolicy: some.describe('Where licences for mining are to be had.'),
  addresses: z
    .strictObject({
      front: some,
      story: some,
      section: some,
      author: some,
      topic: some,
      page: some,
      preview: some,
      review: some,
    })
    .optional()
    .describe('Where pages are on a front end of one’s own, as patterns such as `/news/{lang}/{slug}`.'),
};
/** The site as a whole: house style, site settings and social networks in one. `url` is without a slash at the end; absent while nobody has set it. */
export const site = z.strictObject({ kind: z.literal('site'), id: z.literal('site'), ...siteFields });
export type PublishedSite = z.infer<typeof site>;

/** Who and what makes the paper, as readers know it. */
export type DirectoryEntry = PublishedAuthor | PublishedCorrespondent | PublishedSection | PublishedSite;
