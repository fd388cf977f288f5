import type { PublishedStory } from '../published/story/schema.ts';

export const storyFormats = ['ninjs', 'newsmlG2', 'jsonLd', 'openGraph', 'rss', 'atom', 'jsonFeed', 'graphql'] as const;
export type StoryFormat = (typeof storyFormats)[number];

/** What a format calls a field, or why it leaves it out. */
export type Sent = { as: string } | { not: string };
type Row = Record<StoryFormat, Sent>;

const as = (name: string): Sent => ({ as: name });
const not = (why: string): Sent => ({ not: why });
const noName = not('The format has no name for it.');
const ours = not('It is about our own site alone.');
const byAddress = not('The story’s address says it.');
const inHtml = not('The story’s page shows it, and the body is not sent.');

/**
 * What each format does with each field of a story. A field added to the contract does not compile until every format has said it
 * here; test/unit/syndication/sent.test.ts sees whether the formats do as they say.
 */
export const sent = {
  id: {
    ...{
      ninjs: as('uri'),
      newsmlG2: as('@guid'),
      rss: as('guid'),
      atom: as('id'),
      jsonFeed: as('id'),
      graphql: as('id'),
    },
    ...{ jsonLd: byAddress, openGraph: byAddress },
  },
  slug: {
    ...{ ninjs: as('altIds[slug], altIds[url]'), newsmlG2: as('contentMeta/altId'), jsonLd: as('url, @id') },
    ...{
      openGraph: as('og:url'),
      rss: as('link'),
      atom: as('link[alternate]'),
      jsonFeed: as('url'),
      graphql: as('slug'),
    },
  },
  language: {
    ...{ ninjs: as('language'), newsmlG2: as('@xml:lang, contentMeta/language'), jsonLd: as('inLanguage') },
    ...{ openGraph: as('og:locale'), rss: as('dc:language'), atom: as('@xml:lang'), jsonFeed: as('language') },
    graphql: as('language'),
  },
  slugline: {
    ...{ ninjs: as('slugline'), newsmlG2: as('contentMeta/slugline'), graphql: as('slugline') },
    ...{ jsonLd: noName, openGraph: noName, rss: noName, atom: noName, jsonFeed: noName },
  },
  headline: {
    ...{ ninjs: as('headlines[main]'), newsmlG2: as('contentMeta/headline, itemMeta/title'), jsonLd: as('headline') },
    ...{ rss: as('title'), atom: as('title'), jsonFeed: as('title'), graphql: as('headline') },
    openGraph: not('Cards show seo.title, which is the headline where nobody wrote another.'),
  },
  kicker: {
    ...{ ninjs: as('headlines[kicker]'), newsmlG2: as('contentMeta/headline[rank=2]'), graphql: as('kicker') },
    ...{ jsonLd: noName, openGraph: noName, rss: noName, atom: noName, jsonFeed: noName },
  },
  standfirst: {
    ...{ ninjs: as('descriptions[summary]'), newsmlG2: as('contentMeta/description'), rss: as('description') },
    ...{ atom: as('summary'), jsonFeed: as('summary'), graphql: as('standfirst') },
    jsonLd: not('Search engines show seo.description, which is the standfirst where nobody wrote another.'),
    openGraph: not('Cards show seo.description, which is the standfirst where nobody wrote another.'),
  },
  dateline: {
    ...{ ninjs: as('located, places, infoSources'), newsmlG2: as('contentMeta/located, infoSource, dateline') },
    ...{ jsonLd: as('dateline, contentLocation'), graphql: as('dateline'), openGraph: noName },
    rss: not('The body has it run in.'),
    atom: not('The body has it run in.'),
    jsonFeed: not('The body has it run in.'),
  },
  byline: {
    ...{ ninjs: as('by, altIds[author]'), newsmlG2: as('contentMeta/creator, by'), jsonLd: as('author') },
    ...{ openGraph: as('article:author'), rss: as('dc:creator'), atom: as('author'), jsonFeed: as('authors') },
    graphql: as('byline'),
  },
  section: {
    ...{
      ninjs: as('subjects[section], subjects[about]'),
      newsmlG2: as('contentMeta/subject'),
      jsonLd: as('articleSection'),
    },
    ...{ openGraph: as('article:section'), rss: as('category'), atom: as('category'), jsonFeed: as('tags') },
    graphql: as('section'),
  },
  alsoIn: {
    ...{ ninjs: ours, newsmlG2: ours, jsonLd: ours, openGraph: ours, rss: ours, atom: ours, jsonFeed: ours },
    graphql: as('alsoIn'),
  },
  topics: {
    ...{ ninjs: as('subjects[topic]'), newsmlG2: as('contentMeta/subject'), jsonLd: as('keywords') },
    ...{ openGraph: as('article:tag'), rss: as('category'), atom: as('category'), jsonFeed: as('tags') },
    graphql: as('topics'),
  },
  genre: {
    ninjs: as('genres'),
    newsmlG2: as('contentMeta/genre'),
    jsonLd: as('@type, genre'),
    openGraph: noName,
    rss: as('category'),
    atom: as('category'),
    jsonFeed: as('tags'),
    graphql: as('genre'),
  },
  partnerLabel: {
    ninjs: as('genres'),
    newsmlG2: as('contentMeta/genre'),
    jsonLd: as('@type, genre'),
    openGraph: noName,
    rss: as('category'),
    atom: as('category'),
    jsonFeed: as('tags'),
    graphql: as('partnerLabel'),
  },
  urgency: {
    ...{ ninjs: as('urgency'), newsmlG2: as('contentMeta/urgency'), graphql: as('urgency') },
    ...{ jsonLd: noName, openGraph: noName, rss: noName, atom: noName, jsonFeed: noName },
  },
  photo: {
    ...{ ninjs: as('associations[picture]'), jsonLd: as('image'), openGraph: as('og:image'), graphql: as('photo') },
    ...{ rss: as('media:content'), jsonFeed: as('image') },
    newsmlG2: as('inlineXML/figure'),
    atom: not('RFC 4287 has no picture of an entry; those of the body are in the body.'),
  },
  translations: {
    ...{ ninjs: as('associations[translation]'), jsonLd: as('workTranslation'), openGraph: as('og:locale:alternate') },
    ...{ atom: as('link[alternate]'), graphql: as('translations') },
    newsmlG2: not('Each is an item of its own, and a link by guid needs the version a subscriber holds.'),
    ...{ rss: noName, jsonFeed: noName },
  },
  related: {
    ...{ ninjs: ours, newsmlG2: ours, jsonLd: ours, openGraph: ours, rss: ours, atom: ours, jsonFeed: ours },
    graphql: as('related'),
  },
  corrections: {
    ...{ ninjs: as('edNote'), newsmlG2: as('itemMeta/edNote, signal'), jsonLd: as('correction'), openGraph: noName },
    ...{ rss: as('content:encoded'), atom: as('content'), jsonFeed: as('content_html'), graphql: as('corrections') },
  },
  credit: {
    ...{ newsmlG2: as('contentMeta/creditline'), jsonLd: as('creditText'), graphql: as('credit') },
    ninjs: not('A text has copyrightHolder and by; a credit line is of pictures.'),
    ...{ openGraph: noName, rss: noName, atom: noName, jsonFeed: noName },
  },
  wordCount: {
    ...{ ninjs: as('bodies[].wordCount'), newsmlG2: as('inlineXML/@wordcount'), jsonLd: as('wordCount') },
    ...{ openGraph: noName, rss: noName, atom: noName, jsonFeed: noName, graphql: as('wordCount') },
  },
  reviewsClosed: {
    ...{ ninjs: ours, newsmlG2: ours, jsonLd: ours, openGraph: ours, rss: ours, atom: ours, jsonFeed: ours },
    graphql: not('The site says how long it takes reviews, and the review form whether this story does.'),
  },
  timeZone: {
    ...{ ninjs: ours, newsmlG2: ours, jsonLd: ours, openGraph: ours, rss: ours, atom: ours, jsonFeed: ours },
    graphql: as('timeZone'),
  },
  publishedAt: {
    ...{ ninjs: as('firstCreated'), newsmlG2: as('itemMeta/firstCreated, contentMeta/contentCreated') },
    ...{ jsonLd: as('datePublished'), openGraph: as('article:published_time'), rss: as('pubDate') },
    ...{ atom: as('published'), jsonFeed: as('date_published'), graphql: as('publishedAt') },
  },
  updatedAt: {
    ...{ ninjs: as('versionCreated'), newsmlG2: as('itemMeta/versionCreated, contentMeta/contentModified') },
    ...{ jsonLd: as('dateModified'), openGraph: as('article:modified_time'), rss: as('atom:updated') },
    ...{ atom: as('updated'), jsonFeed: as('date_modified'), graphql: as('updatedAt') },
  },
  changedAt: {
    ...{ ninjs: as('versionCreated'), newsmlG2: as('itemMeta/versionCreated, contentMeta/contentModified') },
    ...{ rss: as('atom:updated'), atom: as('updated'), jsonFeed: as('date_modified'), graphql: as('changedAt') },
    jsonLd: not('A renamed author is no new story to a search engine.'),
    openGraph: not('A renamed author is no new story to who shares it.'),
  },
  version: {
    ...{
      ninjs: as('version'),
      newsmlG2: as('@version, itemMeta/signal'),
      jsonLd: as('version'),
      graphql: as('version'),
    },
    ...{ openGraph: noName, rss: noName, atom: noName, jsonFeed: noName },
  },
  seo: {
    ...{ ninjs: as('descriptions[summary]'), newsmlG2: as('contentMeta/description'), graphql: as('seo') },
    ...{ jsonLd: as('description, mainEntityOfPage'), openGraph: as('og:title, og:description') },
    ...{ rss: as('description'), atom: as('summary'), jsonFeed: as('summary') },
  },
  body: {
    ...{ ninjs: as('bodies'), newsmlG2: as('contentSet/inlineXML'), rss: as('content:encoded'), atom: as('content') },
    ...{ jsonFeed: as('content_html, content_text'), graphql: as('body'), jsonLd: inHtml, openGraph: inHtml },
  },
} as const satisfies Record<keyof PublishedStory, Row>;
