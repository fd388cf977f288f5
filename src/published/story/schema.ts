import { z } from 'zod';
import type { StoryList } from '../../domain/body/blocks.ts';
import { quotedLanguages, languages } from '../../domain/languages.ts';
import { valuesOf, type ChoiceName } from '../../domain/fields/choices.ts';
import { embedProviders } from '../../domain/fields/embed.ts';

/**
 * What readers get of a story. From these schemas come the types, the fields that can be chosen, the OpenAPI document and the check
 * that every format has said what it does with each field (`formats.ts`).
 */
const text = z.string();
const some = text.optional();
const size = z.int().min(1);
const percent = z.number().min(0).max(100);
const instant = z.iso.datetime().describe('ISO 8601, UTC.');
export const language = z.enum(languages);
export const documentId = z.string().regex(/^[0-9a-f]{24}$/);

/** One file of a photo. Sizes in px; `ratio` is `whole` for the uncropped picture. */
export const rendition = z.strictObject({
  url: text,
  width: size,
  height: size,
  format: z.enum(['avif', 'webp', 'jpeg']),
  ratio: z.enum(['whole', '16:9', '4:3', '1:1']),
});
export type PublishedRendition = z.infer<typeof rendition>;

/** A photo as readers get it. */
export const photo = z.strictObject({
  id: documentId,
  alt: text,
  caption: some,
  credit: some,
  copyright: some,
  creator: some,
  renditions: z.array(rendition).describe('A rendition’s bytes never change.'),
  original: z.strictObject({ width: size, height: size }).optional().describe('How large the photo itself is, in px.'),
  focal: z
    .strictObject({ x: percent, y: percent })
    .optional()
    .describe('The point that stays in view when it is cropped: percent from the left and from the top.'),
  colour: some.describe('Its dominant colour, `#rrggbb`.'),
  preview: some.describe('A picture of some 24 px across as a `data:` address, to be shown until a file has come.'),
});
export type PublishedPhoto = z.infer<typeof photo>;

/** A step of the way to a section, the top of the tree first. `path` is `politics/parliament`; `name` in the story's language. */
export const sectionStep = z.strictObject({
  id: documentId,
  path: text,
  name: text,
  mediaTopic: some.describe('What it is about, as a code of the IPTC Media Topics: `medtop:11000000`.'),
});
export type SectionStep = z.infer<typeof sectionStep>;

/** Another published story, as a list or a link shows it. */
export const storyLink = z.strictObject({
  id: documentId,
  slug: text,
  headline: text,
  language,
  publishedAt: instant,
});
export type StoryLink = z.infer<typeof storyLink>;

export const run = z.strictObject({
  text: text.describe('A line break is the run `\\n`.'),
  marks: z
    .array(z.enum(['bold', 'italic', 'strikethrough', 'underline', 'code', 'subscript', 'superscript']))
    .optional(),
  link: z
    .union([
      z.strictObject({ href: text, newTab: z.literal(true).optional() }),
      z.strictObject({ story: documentId.describe('Another story’s id.'), newTab: z.literal(true).optional() }),
    ])
    .optional(),
});

export const listItem = z.strictObject({
  runs: z.array(run),
  get list(): z.ZodOptional<z.ZodType<StoryList>> {
    return list.optional();
  },
});
/** Made anew each time: what two shapes share would get a name of its own in the document. */
const listFields = () => ({ ordered: z.boolean(), start: z.int().optional(), items: z.array(listItem) });
export const list = z.strictObject(listFields());

const embedBase = { provider: z.enum(embedProviders), url: text, title: text };
export const embed = z.union([
  z.strictObject({ ...embedBase, kind: z.literal('frame'), src: text, width: size, height: size }),
  z.strictObject({ ...embedBase, kind: z.literal('link') }),
]);

/** A body's blocks with everything they name resolved; what readers may not see is left out. */
export const block = z.union([
  z.strictObject({ kind: z.literal('paragraph'), runs: z.array(run) }),
  z.strictObject({ kind: z.literal('subhead'), level: z.union([z.literal(2), z.literal(3)]), runs: z.array(run) }),
  z.strictObject({
    kind: z.literal('quotation'),
    paragraphs: z.array(z.array(run)),
    attribution: some,
    language: z
      .enum(quotedLanguages)
      .optional()
      .describe('Of its words (BCP 47), where they are not in the story’s language.'),
  }),
  z.strictObject({ kind: z.literal('list'), ...listFields() }),
  z.strictObject({ kind: z.literal('photo'), photo }),
  z.strictObject({ kind: z.literal('embed'), embed }),
  z.strictObject({ kind: z.literal('related'), stories: z.array(storyLink) }),
  z.strictObject({
    kind: z.literal('table'),
    caption: some,
    header: z.boolean().describe('Its first row says what stands in the columns.'),
    rows: z
      .array(z.strictObject({ cells: z.array(z.strictObject({ runs: z.array(run) })) }))
      .describe('Each row has as many cells.'),
  }),
]);
export type PublishedBlock = z.infer<typeof block>;

/** Who signs. */
const signer = z.strictObject({
  name: text,
  slug: some.describe('Of the author’s page, if there is one.'),
  line: some.describe('Such as “Washington correspondent”.'),
  city: some,
});
export type PublishedSigner = z.infer<typeof signer>;

const topic = z.strictObject({ slug: text, name: text });
export type PublishedTopic = z.infer<typeof topic>;

const correction = z.strictObject({ at: instant, text });
export type PublishedCorrection = z.infer<typeof correction>;

/** One of a closed list, or none. */
const choice = <Name extends ChoiceName>(name: Name) => z.enum(valuesOf(name)).optional();

/** Everything but the body, which `/v1` sends in the format asked for. */
export const storyFields = {
  id: documentId,
  slug: text,
  language,
  slugline: some,
  headline: text,
  kicker: some,
  standfirst: some,
  dateline: z.strictObject({ text, place: some, source: some, date: some }).optional(),
  /** `text` is the whole byline as readers read it; `reporting` is the line "Reporting by … in …". */
  byline: z.strictObject({ text, signers: z.array(signer), reporting: some }),
  section: z.array(sectionStep).describe('The way to its section, the top of the tree first.'),
  /** Other sections it stands in, each with its way. */
  alsoIn: z.array(z.array(sectionStep)),
  topics: z.array(topic),
  genre: choice('genre').describe('What kind of text it is, as the IPTC names them.'),
  partnerLabel: choice('partnerLabel').describe('Somebody else stands behind it, and pays: tell your readers.'),
  urgency: z.int().min(1).max(9).optional().describe('IPTC: 1 is the most urgent.'),
  photo: photo.optional(),
  /** The same story in other languages, those that readers can see now. */
  translations: z.array(storyLink),
  related: z.array(storyLink),
  corrections: z.array(correction).describe('The latest first.'),
  credit: some,
  wordCount: z.int().min(0),
  reviewsClosed: z.literal(true).optional().describe('It takes no reviews: by its editor, or by its section.'),
  timeZone: text.describe('The IANA zone its times are shown in.'),
  publishedAt: instant,
  updatedAt: instant.describe('When the desk last published it, anew or corrected.'),
  changedAt: instant
    .optional()
    .describe('When what it shows last changed, if that is later: its author was renamed, its photo withdrawn.'),
  version: z.int().min(1).describe('How often readers got something new of it, by either.'),
  seo: z.strictObject({ title: text, description: text, canonical: some }),
} satisfies Record<string, z.ZodType> & Record<ChoiceName, z.ZodType>;

/** Each form of a body: `html` is safe, with the dateline run in; `text` and `blocks` are without it. */
export const bodyFields = {
  html: text.describe('Safe to put into a page; the dateline is run in.'),
  text: text.describe('Plain text, paragraphs with an empty line between.'),
  blocks: z.array(block),
};

/**
 * A story as the read model keeps it: all a page, a feed or a wire format needs, in one document, and nothing else. Plain JSON; times
 * are ISO 8601 instants in UTC. Made by `project.ts` alone.
 */
export const story = z.strictObject({ ...storyFields, body: z.strictObject(bodyFields) });
export type PublishedStory = z.infer<typeof story>;

/** When anything of what readers get of it last changed. */
export const lastChangeOf = ({ updatedAt, changedAt }: Pick<PublishedStory, 'updatedAt' | 'changedAt'>): string =>
  changedAt ?? updatedAt;

/** What is left of a killed story: its notice, for readers and for whoever took it over the wire. */
export const killed = z.strictObject({
  id: documentId,
  slug: text,
  language,
  notice: text,
  killedAt: instant,
  version: size,
  publishedAt: instant,
});
export type KilledStory = z.infer<typeof killed>;

const lineFields = {
  id: documentId,
  slug: text,
  headline: text,
  language,
  publishedAt: instant,
  updatedAt: instant,
  section: z.array(sectionStep),
  kicker: some,
  genre: storyFields.genre,
  partnerLabel: storyFields.partnerLabel,
  urgency: storyFields.urgency,
  standfirst: some,
  photo: photo.optional(),
} satisfies Record<string, z.ZodType> & Record<ChoiceName, z.ZodType>;

/** A row of the News Line. */
export const line = z.strictObject(lineFields);
export type StorySummary = z.infer<typeof line>;
