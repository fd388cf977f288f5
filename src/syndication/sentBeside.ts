import type { PublishedDocument } from '../published/document/schema.ts';
import type { DocumentKind, PublishedOf, publishedKinds } from '../published/kinds.ts';
import type { PublishedPhoto } from '../published/story/schema.ts';
import { as, noName, not, type SentAs, type StoryFormat } from './sent.ts';

/**
 * What is sent of all that is no story, as src/syndication/sent.ts says it of stories: a field that is added to a schema, and a kind that is
 * added to the registry, do not compile until each format has said it here. test/unit/syndication/sent.test.ts looks whether it is so.
 */
type Row<Format extends string> = Record<Format, SentAs>;

/** Of a photo the formats of its story; Atom has no picture. */
export const photoFormats = ['ninjs', 'newsmlG2', 'jsonLd', 'openGraph', 'rss', 'jsonFeed', 'graphql'] as const;
type PhotoFormat = (typeof photoFormats)[number];

const forPages = not('It is for who lays out a page.');
const onPages = (name: string) => ({
  ninjs: forPages,
  newsmlG2: forPages,
  jsonLd: forPages,
  openGraph: forPages,
  rss: forPages,
  jsonFeed: forPages,
  graphql: as(name),
});
const oneAddress = not('An item has the address of one picture, and nothing about it.');
const byFile = not('The address of a file names it.');

export const sentOfPhoto = {
  id: {
    ninjs: as('associations[picture].uri'),
    newsmlG2: byFile,
    jsonLd: byFile,
    openGraph: byFile,
    rss: byFile,
    jsonFeed: byFile,
    graphql: as('id'),
  },
  alt: {
    ninjs: as('descriptions[altText]'),
    newsmlG2: as('figure/img/@alt'),
    jsonLd: noName,
    openGraph: as('og:image:alt'),
    rss: as('media:description'),
    jsonFeed: oneAddress,
    graphql: as('alt'),
  },
  caption: {
    ninjs: as('descriptions[caption]'),
    newsmlG2: as('figure/figcaption'),
    jsonLd: as('caption'),
    openGraph: noName,
    rss: as('media:description'),
    jsonFeed: oneAddress,
    graphql: as('caption'),
  },
  credit: {
    ninjs: not('`by` and `copyrightNotice` say whose it is.'),
    newsmlG2: as('figure/figcaption'),
    jsonLd: as('creditText'),
    openGraph: noName,
    rss: as('media:credit'),
    jsonFeed: oneAddress,
    graphql: as('credit'),
  },
  copyright: {
    ninjs: as('copyrightNotice'),
    newsmlG2: not('The figure of an XHTML body has a caption alone, with the credit.'),
    jsonLd: as('copyrightNotice'),
    openGraph: noName,
    rss: as('media:copyright'),
    jsonFeed: oneAddress,
    graphql: as('copyright'),
  },
  creator: {
    ninjs: as('by'),
    newsmlG2: not('The figure of an XHTML body has a caption alone, with the credit.'),
    jsonLd: as('creator'),
    openGraph: noName,
    rss: not('The credit names them.'),
    jsonFeed: oneAddress,
    graphql: as('creator'),
  },
  renditions: {
    ninjs: as('renditions'),
    newsmlG2: as('figure/img/@src'),
    jsonLd: as('url, width, height'),
    openGraph: as('og:image, og:image:width, og:image:height, og:image:type'),
    rss: as('media:content'),
    jsonFeed: as('image'),
    graphql: as('renditions'),
  },
  original: onPages('original'),
  focal: onPages('focal'),
  colour: onPages('colour'),
  preview: onPages('preview'),
} as const satisfies Record<keyof PublishedPhoto, Row<PhotoFormat>>;

/** Of the site the formats of stories: it publishes each. */
const ofOurSite = not('It is about the site’s own pages.');
const nowhere: Row<StoryFormat> = {
  ninjs: ofOurSite,
  newsmlG2: ofOurSite,
  jsonLd: ofOurSite,
  openGraph: ofOurSite,
  rss: ofOurSite,
  atom: ofOurSite,
  jsonFeed: ofOurSite,
  graphql: ofOurSite,
};
const agency: Row<StoryFormat> = {
  ...nowhere,
  ninjs: as('copyrightHolder, copyrightNotice'),
  newsmlG2: as('itemMeta/provider, rightsInfo'),
  jsonLd: as('publisher/name'),
  rss: as('channel/copyright'),
  atom: as('feed/author, rights'),
  jsonFeed: as('authors'),
};
const address = (part: string): Row<StoryFormat> => ({
  ...nowhere,
  ninjs: as(`altIds[${part}]`),
  newsmlG2: as('contentMeta/altId'),
  jsonLd: as('url'),
  openGraph: as('og:url'),
  rss: as('link'),
  atom: as('link[alternate]'),
  jsonFeed: as('url'),
});

/** What of all that is neither a story nor in one is sent, beside `/v1`. */
export const besideFormats = ['feeds', 'sitemap', 'llmsTxt', 'graphql'] as const;
type BesideFormat = (typeof besideFormats)[number];

const byStories = not('A feed has stories; of this it has the title and the address.');
const noPage = not('It has no page in a sitemap of its own.');
const notNamed = not('Programs are told of sections, and where stories are.');
const graphqlAlone = (name: string): Row<BesideFormat> => ({
  feeds: byStories,
  sitemap: noPage,
  llmsTxt: notNamed,
  graphql: as(name),
});
const nobody = (why: string): Row<BesideFormat> => {
  const none = not(why);
  return { feeds: none, sitemap: none, llmsTxt: none, graphql: none };
};
const itsKind = nobody('Its type says it.');

/** Of a document with a page of its own. A field that only one kind has is in GraphQL under its own name. */
const ofDocument = {
  kind: itsKind,
  id: graphqlAlone('id'),
  slug: { ...graphqlAlone('slug'), sitemap: as('loc') },
  language: { ...graphqlAlone('language'), sitemap: as('loc') },
  title: graphqlAlone('title'),
  description: graphqlAlone('description'),
  translations: { ...graphqlAlone('translations'), sitemap: as('xhtml:link') },
  inMenu: graphqlAlone('inMenu'),
  inFooter: graphqlAlone('inFooter'),
  order: nobody('They come in this order.'),
  publishedAt: graphqlAlone('publishedAt'),
  updatedAt: { ...graphqlAlone('updatedAt'), sitemap: as('lastmod') },
  body: graphqlAlone('body'),
} as const satisfies Record<keyof PublishedDocument, Row<BesideFormat>>;

type Kinds = typeof publishedKinds;
type TableOf<K extends keyof Kinds, Format extends string> = Record<keyof PublishedOf<K>, Row<Format>>;

export const sentOfSite = {
  kind: nowhere,
  id: nowhere,
  name: {
    ...nowhere,
    jsonLd: as('BreadcrumbList'),
    openGraph: as('og:site_name'),
    rss: as('channel/title'),
    atom: as('feed/title'),
    jsonFeed: as('title'),
    graphql: as('name'),
  },
  tagline: {
    ...nowhere,
    rss: as('channel/description'),
    atom: as('subtitle'),
    jsonFeed: as('description'),
    graphql: as('tagline'),
  },
  url: { ...address('url'), graphql: as('url') },
  defaultLanguage: {
    ...nowhere,
    rss: as('channel/language'),
    atom: as('feed/@xml:lang'),
    jsonFeed: as('language'),
    graphql: as('defaultLanguage'),
  },
  agencyName: { ...agency, graphql: as('agencyName') },
  agencyNames: { ...agency, graphql: not('`agencyName(lang)` answers by it.') },
  timeZone: { ...nowhere, graphql: as('timeZone') },
  reviewsOpenDays: { ...nowhere, graphql: as('reviewsOpenDays') },
  social: { ...nowhere, jsonLd: as('publisher/sameAs'), graphql: as('social') },
  tdmReserved: {
    ...nowhere,
    ninjs: as('usageTerms'),
    newsmlG2: as('rightsInfo/usageTerms, dataMining'),
    openGraph: as('tdm-reservation'),
    graphql: not('Headers of each answer say it, and /.well-known/tdmrep.json.'),
  },
  tdmPolicy: {
    ...nowhere,
    ninjs: as('rightsInfo/linkedRights'),
    newsmlG2: as('rightsInfo/usageTerms/@href'),
    openGraph: as('tdm-policy'),
    graphql: not('Headers of each answer say it, and /.well-known/tdmrep.json.'),
  },
  addresses: { ...address('url'), graphql: not('Addresses in answers follow them.') },
} as const satisfies TableOf<'site', StoryFormat>;

const sentOfEntries = {
  author: {
    kind: itsKind,
    id: graphqlAlone('id'),
    slug: { ...graphqlAlone('slug'), feeds: as('address') },
    name: { ...graphqlAlone('name'), feeds: as('title') },
    jobTitle: graphqlAlone('jobTitle'),
    bio: graphqlAlone('bio'),
    photo: graphqlAlone('photo'),
    links: graphqlAlone('links'),
    languages: graphqlAlone('languages'),
    postings: graphqlAlone('postings'),
  },
  correspondent: {
    kind: itsKind,
    id: graphqlAlone('id'),
    name: graphqlAlone('name'),
    authorSlug: graphqlAlone('author'),
    city: graphqlAlone('city'),
    country: graphqlAlone('country'),
    coordinates: graphqlAlone('coordinates'),
    timeZone: graphqlAlone('timeZone'),
    beats: graphqlAlone('beats'),
    from: graphqlAlone('from'),
    to: graphqlAlone('to'),
    line: graphqlAlone('line'),
  },
  section: {
    kind: itsKind,
    id: graphqlAlone('id'),
    path: { ...graphqlAlone('path'), feeds: as('address'), llmsTxt: as('address') },
    name: { ...graphqlAlone('name'), feeds: as('title'), llmsTxt: as('name') },
    names: {
      ...graphqlAlone('name'),
      feeds: as('title'),
      llmsTxt: as('name'),
    },
    description: { ...graphqlAlone('description'), llmsTxt: as('description') },
    colour: graphqlAlone('colour'),
    mediaTopic: graphqlAlone('mediaTopic'),
    parent: graphqlAlone('parent'),
    order: nobody('They come in this order.'),
    inNavigation: nobody('`navigation` of the site is made by it.'),
  },
  review: {
    id: graphqlAlone('id'),
    name: graphqlAlone('name'),
    text: graphqlAlone('text'),
    rating: graphqlAlone('rating'),
    at: graphqlAlone('at'),
    story: nobody('It stands under its story.'),
    parent: { ...nobody('It stands among what answers that one.'), graphql: as('replies') },
  },
} as const satisfies { [K in Exclude<keyof Kinds, 'story' | 'site' | DocumentKind>]: TableOf<K, BesideFormat> };

/** By kind; every kind of documents has the table of documents. */
export const sentBeside = { ...sentOfEntries, document: ofDocument };
