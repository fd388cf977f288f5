import { z } from 'zod';
import { language, line, photo, sectionStep, storyId } from './storySchemas.ts';

/** The shapes of what `/v1` answers about the house. */
const text = z.string();
const names = z.partialRecord(language, text);
const webLink = z.strictObject({ network: text, url: text });

/** A page of a list; with `next` there are more. */
const pageOf = <T extends z.ZodType>(items: T) =>
  z.strictObject({ items: z.array(items), next: text.optional().describe('Give it as `cursor` for the next page.') });

/** The latest stories on a page about something; go on with `next` as the `cursor` of `/v1/newsline`, narrowed the same way. */
const latest = pageOf(line);

const sectionFields = {
  id: storyId,
  path: text,
  name: text,
  names,
  description: text.optional(),
  colour: text.optional(),
};

export const section = z.strictObject({
  ...sectionFields,
  get children(): z.ZodArray<z.ZodType> {
    return z.array(section);
  },
});

export const sectionPage = z.strictObject({
  ...sectionFields,
  way: z.array(sectionStep).describe('From the top of the tree to this section.'),
  children: z.array(section),
  latest,
});

const authorFields = {
  id: storyId,
  slug: text,
  name: text,
  jobTitle: text.optional(),
  bio: text.optional(),
  photo: photo.optional(),
  links: z.array(webLink),
  languages: z.array(language),
  postings: z.array(z.strictObject({ city: text, country: text.optional(), line: text.optional() })),
};
export const authorPage = z.strictObject({ ...authorFields, latest });

export const topicPage = z.strictObject({ slug: text, name: text, latest });

const correspondent = z.strictObject({
  id: storyId,
  name: text,
  authorSlug: text.optional(),
  city: text,
  country: text.optional(),
  coordinates: z.strictObject({ longitude: z.number(), latitude: z.number() }).optional(),
  timeZone: text,
  beats: z.array(text),
  from: text.describe('A calendar day.'),
  to: text.optional().describe('A calendar day.'),
  line: text.optional(),
});
export const correspondents = z.strictObject({ items: z.array(correspondent) });

export const site = z.strictObject({
  name: text,
  tagline: text.optional(),
  url: text.optional(),
  defaultLanguage: language,
  agencyName: text,
  agencyNames: names,
  timeZone: text,
  reviewsOpenDays: z.int().min(0),
  social: z.array(z.strictObject({ ...webLink.shape, language: language.optional() })),
  tdmReserved: z.boolean().optional().describe('Rights to text and data mining are reserved (TDMRep).'),
  tdmPolicy: text.optional().describe('Where licences for mining are to be had.'),
  navigation: z
    .array(z.strictObject({ id: storyId, path: text, name: text, names }))
    .describe('The top of the section tree.'),
});
