import { z } from 'zod';
import { bodyFields, documentId, language } from '../story/schema.ts';

const text = z.string();
const instant = z.iso.datetime().describe('ISO 8601, UTC.');

/** Another document of a kind, as a link shows it. Each kind makes its own, so that it has a name of its own in the API's document. */
export const linkSchema = () => z.strictObject({ id: documentId, slug: text, title: text, language });
export type DocumentLink = z.infer<ReturnType<typeof linkSchema>>;

/** What every document with a page of its own on the site has but its body, which `/v1` sends in the format asked for. */
export const documentFields = (link: ReturnType<typeof linkSchema>) => ({
  id: documentId,
  slug: text,
  language,
  title: text,
  description: text.describe('A sentence or two for search engines.'),
  /** The same in other languages, those that readers can see now. */
  translations: z.array(link),
  inMenu: z.literal(true).optional().describe('The site’s menu names it.'),
  inFooter: z.literal(true).optional().describe('The site’s foot names it.'),
  order: z.number().describe('Its place among the pages of its language, the least first.'),
  publishedAt: instant,
  updatedAt: instant,
});

export const documentBody = z.strictObject(bodyFields);

/** The fields of the schema of any kind of documents. */
export type DocumentShape = ReturnType<typeof documentFields> & { kind: z.ZodType; body: typeof documentBody };

/** A document as the code that serves every kind of them sees it. */
export type PublishedDocument = z.infer<
  z.ZodObject<ReturnType<typeof documentFields> & { kind: z.ZodString; body: typeof documentBody }>
>;

/** In the order an editor gave them. */
export const inOrder = <T extends Pick<PublishedDocument, 'order' | 'title'>>(documents: readonly T[]): T[] =>
  documents.toSorted((a, b) => a.order - b.order || (a.title < b.title ? -1 : 1));
