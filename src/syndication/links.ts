import { feedPath, type FeedFormat, type FeedOf } from '../domain/addresses.ts';
import type { Language } from '../domain/languages.ts';
import type { PublishedStory } from '../published/story/schema.ts';
import { absoluteUrl, storyUrl, type Publication } from './publication.ts';
import { oneLine } from './text.ts';

/** A `<link>` of a page's head. */
export type HeadLink = {
  rel: 'canonical' | 'alternate';
  href: string;
  hrefLang?: string;
  type?: string;
  title?: string;
};

export const feedTypes: Record<FeedFormat, string> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};
const feedNames: Record<FeedFormat, string> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };

/** What has an address in one language. */
export type Placed = { language: Language; slug: string };
/** Its whole address. */
export type UrlOf = (each: Placed, publication: Publication) => string;

/** The address search engines are to know a story by: another site's, if the story was taken over from there. */
export const canonicalUrl = (story: PublishedStory, publication: Publication): string =>
  absoluteUrl(story.seo.canonical ?? storyUrl(story, publication), publication);

/**
 * The story in each language, itself included, as hreflang asks for; `x-default` is the one in the site's own language.
 * Empty for a story that has no other language.
 */
export function languageAlternates(
  story: Placed & { translations: readonly Placed[] },
  publication: Publication,
  urlOf: UrlOf = storyUrl,
): { lang: string; href: string }[] {
  if (story.translations.length === 0) return [];
  const all = [story, ...story.translations].map((each) => ({
    lang: each.language as string,
    href: urlOf(each, publication),
  }));
  const first = all.find(({ lang }) => lang === publication.site.defaultLanguage);
  return first ? [...all, { lang: 'x-default', href: first.href }] : all;
}

/** The feeds a page offers, for its head. */
export const feedLinks = (of: FeedOf, title: string, publication: Publication): HeadLink[] =>
  (Object.keys(feedTypes) as FeedFormat[]).map((format) => ({
    rel: 'alternate',
    type: feedTypes[format],
    title: oneLine(`${title} (${feedNames[format]})`),
    href: absoluteUrl(feedPath(format, of), publication),
  }));

/** What a story's page says in its head of where it stands: canonical address, languages, feeds of its section. */
export function storyLinks(story: PublishedStory, publication: Publication): HeadLink[] {
  const canonical = canonicalUrl(story, publication);
  const isOurs = canonical === storyUrl(story, publication);
  const section = story.section.at(-1);
  // Search engines heed hreflang on canonical pages only.
  const languages = isOurs ? languageAlternates(story, publication) : [];
  return [
    { rel: 'canonical', href: canonical },
    ...languages.map(({ lang, href }): HeadLink => ({ rel: 'alternate', hrefLang: lang, href })),
    ...feedLinks({ section: section?.path, lang: story.language }, section?.name ?? publication.site.name, publication),
  ];
}
