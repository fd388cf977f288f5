import {
  authorPath,
  documentPath,
  filledPattern,
  frontPath,
  sectionPath,
  storyPath,
  topicPath,
  type AddressedPage,
} from '../../domain/addresses.ts';
import { languages, type Language } from '../../domain/languages.ts';
import type { PublishedSite } from './schema.ts';

/** What of the site's settings says where pages are. */
export type Addressing = Pick<PublishedSite, 'addresses' | 'url'>;

type Values = Readonly<Record<string, string>>;

/** By the newsroom's pattern for a front end of its own, whole if its site has an address; undefined without a pattern. */
export function byPattern(page: AddressedPage, values: Values, { addresses, url }: Addressing): string | undefined {
  const pattern = addresses?.[page];
  if (!pattern) return undefined;
  const filled = filledPattern(pattern, values);
  return url && URL.canParse(filled, url) ? new URL(filled, url).href : filled;
}

type NamedEntry = { language: Language; slug: string };

/** Where pages are: by their patterns, else their paths on the site here. */
export const frontAddress = (lang: Language, site: Addressing): string =>
  byPattern('front', { lang }, site) ?? frontPath(lang);
export const storyAddress = (story: NamedEntry, site: Addressing): string =>
  byPattern('story', { lang: story.language, slug: story.slug }, site) ?? storyPath(story);
const pageAddress = (page: NamedEntry, site: Addressing): string =>
  byPattern('page', { lang: page.language, slug: page.slug }, site) ?? documentPath('pages', page);
export const authorAddress = ({ language: lang, slug }: NamedEntry, site: Addressing): string =>
  byPattern('author', { lang, slug }, site) ?? authorPath(lang, slug);
export const topicAddress = ({ language: lang, slug }: NamedEntry, site: Addressing): string =>
  byPattern('topic', { lang, slug }, site) ?? topicPath(lang, slug);
export const sectionAddress = ({ language: lang, path }: { language: Language; path: string }, site: Addressing) =>
  byPattern('section', { lang, path }, site) ?? sectionPath(lang, path);

const ownPage = new RegExp(
  `^/(${languages.join('|')})(?:/(stories|pages|sections|authors|topics)/([a-z0-9-]+(?:/[a-z0-9-]+)*))?$`,
);

/** Where a link in a body leads: a path of the site here to where that page is, every other as it stands. */
export function linkAddress(href: string, site: Addressing): string {
  const [own, lang, kind = '', name = ''] = ownPage.exec(href) ?? [];
  if (own === undefined) return href;
  const language = lang as Language;
  if (!kind) return frontAddress(language, site);
  if (kind === 'sections') return sectionAddress({ language, path: name }, site);
  const addressOf = { stories: storyAddress, pages: pageAddress, authors: authorAddress, topics: topicAddress }[kind];
  return addressOf && !name.includes('/') ? addressOf({ language, slug: name }, site) : href;
}

type Body = { html: string };
/** Attributes of `htmlOf` are double-quoted, and HTML-escaped: a pattern may have a bare `&`. */
const links = / href="(\/[^"]*)"/g;
const escapeUrl = (url: string): string => url.replace(/&/g, '&amp;');

const linksWithin = (value: unknown, site: Addressing): unknown => {
  if (Array.isArray(value)) return value.map((each) => linksWithin(each, site));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, content]: [string, unknown]) => {
    const { href } = (name === 'link' ? content : {}) as { href?: string };
    return [
      name,
      href === undefined ? linksWithin(content, site) : { ...(content as object), href: linkAddress(href, site) },
    ];
  });
  return Object.fromEntries(entries) as unknown;
};

export const htmlWithLinks = (html: string, site: Addressing): string =>
  site.addresses
    ? html.replace(links, (whole, url: string) => {
        const to = linkAddress(url, site);
        return to === url ? whole : ` href="${escapeUrl(to)}"`;
      })
    : html;
export const blocksWithLinks = <T>(blocks: T, site: Addressing): T =>
  site.addresses ? (linksWithin(blocks, site) as T) : blocks;

/** A body as a front end shows it: links between our own pages lead where those are. */
export const withLinks = <B extends Body & { blocks: unknown }>(body: B, site: Addressing): B => ({
  ...body,
  html: htmlWithLinks(body.html, site),
  blocks: blocksWithLinks(body.blocks, site),
});
