import { z } from 'zod';
import {
  authorFields,
  correspondentFields,
  names,
  sectionFields,
  siteFields,
} from '../../published/directory/schema.ts';
import { storyCount } from './schemas.ts';
import { documentId, line, sectionStep } from '../../published/story/schema.ts';

/** The answers of `/v1` about authors, sections, topics, postings and the site. */
const text = z.string();

/** A page of a list; with `next` there are more. */
const pageOf = <T extends z.ZodType>(items: T) =>
  z.strictObject({ items: z.array(items), next: text.optional().describe('Give it as `cursor` for the next page.') });

/** The latest stories on a page about something; go on with `next` as the `cursor` of `/v1/newsline`, narrowed the same way. */
const latest = pageOf(line);

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

export const authorPage = z.strictObject({ ...authorFields, latest });

const count = storyCount.describe('How many stories readers can see of it; at most 1,000 are counted.');
export const countedTopic = z.strictObject({ slug: text, name: text, count });
export const countedAuthor = z.strictObject({ ...authorFields, count });

export const topicPage = z.strictObject({ slug: text, name: text, latest });

export const correspondents = z.strictObject({ items: z.array(z.strictObject(correspondentFields)) });

export const site = z.strictObject({
  ...siteFields,
  navigation: z
    .array(z.strictObject({ id: documentId, path: text, name: text, names }))
    .describe('The sections at the top of the tree that an editor has put into the navigation.'),
});
