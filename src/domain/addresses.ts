import { choicesIn, type Chosen } from './fields/choices.ts';
import type { Language } from './languages.ts';
import type { Problem } from './refusal.ts';
import type { Params, Rule } from './rules/rules.ts';

/** The paths of the reader site, feeds and API, in one place: pages, feeds and the wire link to each other by these. */
export const frontPath = (lang: Language): string => `/${lang}`;
export const storyPath = ({ language, slug }: { language: Language; slug: string }): string =>
  `/${language}/stories/${slug}`;
export const sectionPath = (lang: Language, path: string): string => `/${lang}/sections/${path}`;
export const authorPath = (lang: Language, slug: string): string => `/${lang}/authors/${slug}`;
export const topicPath = (lang: Language, slug: string): string => `/${lang}/topics/${slug}`;
/** A document that is no story, by the collection of its kind. */
export const documentPath = (collection: string, { language, slug }: { language: Language; slug: string }): string =>
  `/${language}/${collection}/${slug}`;
export const searchPath = (lang: Language): string => `/${lang}/search`;

export type FeedFormat = 'rss' | 'atom' | 'json';
const feedFile: Record<FeedFormat, string> = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' };

/** What a feed is of: `all`, or one section, author or topic; each with or without a language, or only of what is marked so. */
export type FeedOf = { section?: string; author?: string; topic?: string; lang?: Language } & Chosen;

/** `/feeds/rss.xml`, `/feeds/sections/politics/parliament/atom.xml?lang=az`. */
export function feedPath(format: FeedFormat, { section, author, topic, lang, ...more }: FeedOf = {}): string {
  const of = section ? `/sections/${section}` : author ? `/authors/${author}` : topic ? `/topics/${topic}` : '';
  const query = new URLSearchParams(Object.entries({ ...choicesIn(more), ...(lang && { lang }) })).toString();
  return `/feeds${of}/${feedFile[format]}${query && `?${query}`}`;
}

export const apiDocumentPath = (collection: string, slug: string): string => `/v1/${collection}/${slug}`;
export const apiStoryPath = (slug: string): string => `/v1/stories/${slug}`;
export const ninjsPath = (slug?: string): string => `/v1/wire/ninjs${slug ? `/${slug}` : ''}`;
export const wireVersionsPath = '/v1/wire/versions';
export const newsmlPath = (slug?: string): string => `/v1/wire/newsml-g2${slug ? `/${slug}` : ''}`;

/**
 * Where the pages of a front end of one's own are: `/news/{lang}/{slug}`, or with its host `https://www.example.org/{slug}`. Feeds, sitemaps,
 * canonical links and the wire lead there; without a pattern, to the newsroom's own site.
 */
const placeholders = {
  front: { may: ['lang'], must: undefined },
  story: { may: ['lang', 'slug'], must: 'slug' },
  section: { may: ['lang', 'path'], must: 'path' },
  author: { may: ['lang', 'slug'], must: 'slug' },
  topic: { may: ['lang', 'slug'], must: 'slug' },
  /** About, Contacts. */
  page: { may: ['lang', 'slug'], must: 'slug' },
  /** Where whoever has a link to a version that is not out sees it; the front end reads `/v1/preview/{token}`. */
  preview: { may: ['lang', 'token'], must: 'token' },
  /** Where a reader who sent a plain review form comes back to; `{outcome}` says what became of it. */
  review: { may: ['lang', 'slug', 'outcome'], must: 'slug' },
} as const;
export type AddressedPage = keyof typeof placeholders;
export type AddressPatterns = Partial<Record<AddressedPage, string>>;
export const addressedPages = Object.keys(placeholders) as AddressedPage[];

const beginning = /^(?:https?:\/\/[^\s/{}?#@]+)?\/(?!\/)/;

/** What is wrong with a pattern, or undefined. */
export function problemOfPattern(page: AddressedPage, pattern: string): Problem | undefined {
  const { may, must } = placeholders[page];
  const problem = (rule: Rule, message: string, params?: Params): Problem => ({
    path: page,
    rule,
    message,
    ...(params && { params }),
  });
  if (!beginning.test(pattern) || /[\s"'<>\\]/.test(pattern))
    return problem('address', 'Begin with / or with https:// and a host and a slash.');
  const named: readonly string[] = pattern.match(/\{[^{}]*\}/g) ?? [];
  const unknown = named.find((each) => !may.some((name) => each === `{${name}}`));
  if (unknown)
    return problem(
      'unknown-field',
      `There is no ${unknown} here; there are ${may.map((name) => `{${name}}`).join(', ')}.`,
      { name: unknown },
    );
  if (must !== undefined && !named.includes(`{${must}}`)) return problem('required', `The address needs {${must}}.`);
  return undefined;
}

/** The pattern with its values: slugs, paths and languages need no encoding. */
export const filledPattern = (pattern: string, values: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
