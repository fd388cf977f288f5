import { z } from 'zod';
import { languages } from '../../domain/story.ts';

/** The shapes of what `/v1` answers about stories: the fields that can be chosen and the OpenAPI document come from here. */
const text = z.string();
export const language = z.enum(languages);
const instant = z.iso.datetime().describe('ISO 8601, UTC.');
export const storyId = z.string().regex(/^[0-9a-f]{24}$/);
const size = z.int().min(1);
const described = <T extends z.ZodType>(schema: T, words: string): T => schema.describe(words);

export const rendition = z.strictObject({
  url: text,
  width: size,
  height: size,
  format: z.enum(['avif', 'webp', 'jpeg']),
  ratio: z.enum(['whole', '16:9', '4:3', '1:1']),
});

export const photo = z.strictObject({
  id: storyId,
  alt: text,
  caption: text.optional(),
  credit: text.optional(),
  copyright: text.optional(),
  creator: text.optional(),
  renditions: z.array(rendition).describe('A rendition’s bytes never change.'),
});

export const sectionStep = z.strictObject({ id: storyId, path: text, name: text });

export const storyLink = z.strictObject({
  id: storyId,
  slug: text,
  headline: text,
  language,
  publishedAt: instant,
});

export const run = z.strictObject({
  text: described(text, 'A line break is the run `\\n`.'),
  marks: z
    .array(z.enum(['bold', 'italic', 'strikethrough', 'underline', 'code', 'subscript', 'superscript']))
    .optional(),
  link: z
    .union([
      z.strictObject({ href: text, newTab: z.literal(true).optional() }),
      z.strictObject({ story: storyId.describe('Another story’s id.'), newTab: z.literal(true).optional() }),
    ])
    .optional(),
});

export const listItem = z.strictObject({
  runs: z.array(run),
  get list(): z.ZodOptional<z.ZodType> {
    return list.optional();
  },
});
/** Made anew each time: what two shapes share would get a name of its own in the document. */
const listFields = () => ({ ordered: z.boolean(), start: z.int().optional(), items: z.array(listItem) });
export const list = z.strictObject(listFields());

const embedBase = { provider: text, url: text, title: text };
export const embed = z.union([
  z.strictObject({ ...embedBase, kind: z.literal('frame'), src: text, width: size, height: size }),
  z.strictObject({ ...embedBase, kind: z.literal('link') }),
]);

export const block = z.union([
  z.strictObject({ kind: z.literal('paragraph'), runs: z.array(run) }),
  z.strictObject({ kind: z.literal('subhead'), level: z.union([z.literal(2), z.literal(3)]), runs: z.array(run) }),
  z.strictObject({
    kind: z.literal('quotation'),
    paragraphs: z.array(z.array(run)),
    attribution: text.optional(),
  }),
  z.strictObject({ kind: z.literal('list'), ...listFields() }),
  z.strictObject({ kind: z.literal('photo'), photo }),
  z.strictObject({ kind: z.literal('embed'), embed }),
  z.strictObject({ kind: z.literal('related'), stories: z.array(storyLink) }),
]);

const signer = z.strictObject({
  name: text,
  slug: text.optional().describe('Of the author’s page, if there is one.'),
  line: text.optional().describe('Such as “Washington correspondent”.'),
  city: text.optional(),
});

/** Everything but the body: that comes in the format asked for. */
const storyFields = {
  id: storyId,
  slug: text,
  language,
  slugline: text.optional(),
  headline: text,
  kicker: text.optional(),
  standfirst: text.optional(),
  dateline: z.strictObject({ text, place: text.optional(), source: text.optional(), date: text.optional() }).optional(),
  byline: z.strictObject({ text, signers: z.array(signer), reporting: text.optional() }),
  section: z.array(sectionStep).describe('The way to its section, the top of the tree first.'),
  alsoIn: z.array(z.array(sectionStep)),
  topics: z.array(z.strictObject({ slug: text, name: text })),
  urgency: z.int().min(1).max(9).optional().describe('IPTC: 1 is the most urgent.'),
  photo: photo.optional(),
  translations: z.array(storyLink),
  related: z.array(storyLink),
  corrections: z.array(z.strictObject({ at: instant, text })).describe('The latest first.'),
  credit: text.optional(),
  wordCount: z.int().min(0),
  reviewsClosed: z.literal(true).optional().describe('It takes no reviews: by its editor, or by its section.'),
  timeZone: text.describe('The IANA zone its times are shown in.'),
  publishedAt: instant,
  updatedAt: instant.describe('When the desk last published it, anew or corrected.'),
  changedAt: instant
    .optional()
    .describe('When what it shows last changed, if that is later: its author was renamed, its photo withdrawn.'),
  version: z.int().min(1).describe('How often readers got something new of it, by either.'),
  seo: z.strictObject({ title: text, description: text, canonical: text.optional() }),
};

/** The story as the read model has it. */
export const wholeStory = z.strictObject({
  ...storyFields,
  body: z.strictObject({ html: text, text, blocks: z.array(block) }),
});

export const story = z.strictObject({
  ...storyFields,
  body: z
    .union([
      z.strictObject({ html: text.describe('Safe to put into a page; the dateline is run in.') }),
      z.strictObject({ text: text.describe('Plain text, paragraphs with an empty line between.') }),
      z.strictObject({ blocks: z.array(block) }),
    ])
    .optional()
    .describe('In the format asked for by `body=`; absent for `none`.'),
});

export const line = z.strictObject({
  id: storyId,
  slug: text,
  headline: text,
  language,
  publishedAt: instant,
  updatedAt: instant,
  section: z.array(sectionStep),
  kicker: text.optional(),
  urgency: storyFields.urgency,
  standfirst: text.optional(),
  photo: photo.optional(),
});

export const hit = z.strictObject({
  ...line.shape,
  snippet: text.describe('Plain text around the words found.'),
  marks: z
    .array(z.tuple([z.int().min(0), z.int().min(0)]))
    .describe('[start, end) of the words found in `snippet`, in UTF-16 units.'),
});
