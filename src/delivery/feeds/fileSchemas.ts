import { z } from 'zod';
import type { NamedSchemas } from '../../http/jsonSchema.ts';
import { languages } from '../../domain/languages.ts';

/** The JSON that the site has for programs, as far as it is made here; src/syndication/ makes it, and its tests hold it to these. */
const text = z.string();
const time = z.iso.datetime();
const language = z.enum(languages);

const words = z.strictObject({ role: text, contentType: z.literal('text/plain'), value: text });
const namedResource = z.strictObject({ name: text, rel: text.optional(), role: text.optional() });
const subject = z.strictObject({
  name: text.optional(),
  rel: text,
  uri: text,
  literal: text.optional().describe('IPTC Media Topics: `medtop:11000000`'),
});
const altId = z.strictObject({ role: text, value: text });
const bodyOf = z.strictObject({
  role: text,
  contentType: z.enum(['text/html', 'text/plain']),
  value: text,
  charCount: z.int().optional(),
  wordCount: z.int().optional(),
});
const rendition = z.strictObject({
  name: text,
  href: text,
  contentType: text,
  width: z.int(),
  height: z.int(),
  aspectRatio: text.optional(),
});

const picture = z.strictObject({
  name: text,
  uri: text,
  type: z.literal('picture'),
  descriptions: z.array(words),
  by: text.optional(),
  copyrightNotice: text.optional(),
  renditions: z.array(rendition),
});
const translation = z.strictObject({
  name: text,
  rel: z.literal('translation'),
  uri: text,
  type: z.literal('text'),
  representationType: z.literal('partial'),
  language,
  headlines: z.array(words),
});

const standard = z.strictObject({ name: z.literal('ninjs'), version: text, schema: text });

/** A story; `canceled` and `withheld` are nothing of it but that it must not be used. */
const item = {
  uri: text,
  type: z.literal('text'),
  representationType: z.literal('full'),
  version: text,
  firstCreated: time,
  versionCreated: time,
  pubStatus: z.enum(['usable', 'canceled', 'withheld']),
  language,
  urgency: z.int().min(1).max(9).optional(),
  slugline: text.optional(),
  edNote: text.optional(),
  headlines: z.array(words).optional(),
  descriptions: z.array(words).optional(),
  bodies: z.array(bodyOf).optional(),
  by: text.optional(),
  located: text.optional(),
  places: z.array(namedResource).optional(),
  infoSources: z.array(namedResource).optional(),
  genres: z.array(z.strictObject({ name: text, uri: text })).optional(),
  subjects: z.array(subject).optional(),
  copyrightHolder: text.optional(),
  copyrightNotice: text.optional(),
  usageTerms: text.optional(),
  rightsInfo: z.strictObject({ linkedRights: text }).optional(),
  altIds: z.array(altId).optional(),
  associations: z.array(z.union([picture, translation])).optional(),
};

const ninjs = z.strictObject({ standard, ...item });
const ninjsNewsLine = z.strictObject({
  standard,
  uri: text,
  type: z.literal('composite'),
  representationType: z.literal('full'),
  versionCreated: time,
  pubStatus: z.literal('usable'),
  headlines: z.array(words),
  associations: z.array(z.strictObject({ name: text, rel: z.literal('item'), ...item })),
});

const wireVersions = z.strictObject({
  items: z.array(
    z.strictObject({
      uri: text,
      version: text,
      versionCreated: time,
      pubStatus: z.enum(['usable', 'canceled', 'withheld']),
    }),
  ),
});

const author = z.strictObject({ name: text, url: text.optional() });
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: text,
  home_page_url: text,
  feed_url: text,
  description: text,
  language: text,
  authors: z.array(author),
  hubs: z.array(z.strictObject({ type: text, url: text })).optional(),
  items: z.array(
    z.strictObject({
      id: text,
      url: text,
      title: text,
      content_html: text,
      content_text: text,
      summary: text,
      image: text.optional(),
      date_published: time,
      date_modified: time,
      authors: z.array(author).optional(),
      tags: z.array(text),
      language,
    }),
  ),
});

const tdmReservation = z.array(
  z.strictObject({ location: text, 'tdm-reservation': z.literal([0, 1]), 'tdm-policy': text.optional() }),
);

/** By the names they have in the document. */
export const fileSchemas = {
  Ninjs: ninjs,
  NinjsNewsLine: ninjsNewsLine,
  WireVersions: wireVersions,
  JsonFeed: jsonFeed,
  TdmReservation: tdmReservation,
} satisfies NamedSchemas;
