import { z } from 'zod';
import { bodyFields, documentId, language } from '../story/schema.ts';

const text = z.string();
const instant = z.iso.datetime().describe('ISO 8601, UTC.');

/** Another page, as a link shows it. */
export const pageLink = z.strictObject({ id: documentId, slug: text, title: text, language });
export type PageLink = z.infer<typeof pageLink>;

/** Everything but the body, which `/v1` sends in the format asked for. */
export const pageFields = {
  id: documentId,
  slug: text,
  language,
  title: text,
  description: text.describe('A sentence or two for search engines.'),
  /** The same page in other languages, those that readers can see now. */
  translations: z.array(pageLink),
  inMenu: z.literal(true).optional().describe('The site’s menu names it.'),
  inFooter: z.literal(true).optional().describe('The site’s foot names it.'),
  order: z.number().describe('Its place among the pages of its language, the least first.'),
  publishedAt: instant,
  updatedAt: instant,
};

/** A page of the site: About, Contacts, Privacy, Corrections policy. */
export const page = z.strictObject({ kind: z.literal('page'), ...pageFields, body: z.strictObject(bodyFields) });
export type PublishedPage = z.infer<typeof page>;

/** In the order an editor gave them. */
export const inOrder = (pages: readonly PublishedPage[]): PublishedPage[] =>
  pages.toSorted((a, b) => a.order - b.order || (a.title < b.title ? -1 : 1));
