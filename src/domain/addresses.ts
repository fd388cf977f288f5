import type { Language } from './languages.ts';

/** The paths of the reader site, feeds and API, in one place: pages, feeds and the wire link to each other by these. */
export const frontPath = (lang: Language): string => `/${lang}`;
export const storyPath = ({ language, slug }: { language: Language; slug: string }): string =>
  `/${language}/stories/${slug}`;
export const sectionPath = (lang: Language, path: string): string => `/${lang}/sections/${path}`;
export const authorPath = (lang: Language, slug: string): string => `/${lang}/authors/${slug}`;
export const topicPath = (lang: Language, slug: string): string => `/${lang}/topics/${slug}`;
/** A page of the site: About, Contacts. */
export const pagePath = ({ language, slug }: { language: Language; slug: string }): string =>
  `/${language}/pages/${slug}`;
export const searchPath = (lang: Language): string => `/${lang}/search`;

export type FeedFormat = 'rss' | 'atom' | 'json';
const feedFile: Record<FeedFormat, string> = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' };

/** What a feed is of: `all`, or one section, author or topic; each with or without a language. */
export type FeedOf = { section?: string; author?: string; topic?: string; lang?: Language };

/** `/feeds/rss.xml`, `/feeds/sections/politics/parliament/atom.xml?lang=az`. */
export function feedPath(format: FeedFormat, { section, author, topic, lang }: FeedOf = {}): string {
  const of = section ? `/sections/${section}` : author ? `/authors/${author}` : topic ? `/topics/${topic}` : '';
  return `/feeds${of}/${feedFile[format]}${lang ? `?lang=${lang}` : ''}`;
}

export const apiPagePath = (slug: string): string => `/v1/pages/${slug}`;
export const apiStoryPath = (slug: string): string => `/v1/stories/${slug}`;
export const ninjsPath = (slug?: string): string => `/v1/wire/ninjs${slug ? `/${slug}` : ''}`;
export const wireVersionsPath = '/v1/wire/versions';
export const newsmlPath = (slug?: string): string => `/v1/wire/newsml-g2${slug ? `/${slug}` : ''}`;
