import { type FeedOf, frontPath, storyPath } from '../domain/addresses.ts';
import type { PublishedPhoto, PublishedStory } from '../published/story/schema.ts';
import { languages, type Language } from '../domain/languages.ts';
import { jsonLd, jsonLdScript } from '../syndication/jsonLd.ts';
import { feedLinks, storyLinks, type HeadLink } from '../syndication/links.ts';
import { openGraph, type Meta } from '../syndication/openGraph.ts';
import { absoluteUrl, linkUrl, localeOf, type Publication } from '../syndication/publication.ts';
import { tdmMeta } from '../syndication/robots.ts';
import type { Place } from './pictures.ts';

/** The same page in another language. */
export type Alternate = { language: Language; path: string };

/** What a page says of itself to browsers, search engines and social networks. */
export type About = {
  title: string;
  /** Where it stands in each language. */
  alternates?: readonly Alternate[];
  links?: readonly HeadLink[];
  metas?: readonly Meta[];
  /** Structured data, as `jsonLdScript` writes it. */
  data?: string;
  /** The first picture seen: fetched before anything asks for it. */
  leadPhoto?: { photo: PublishedPhoto; place: Place };
};

const alternatesOf = (story: PublishedStory): Alternate[] =>
  [story, ...story.translations].map((each) => ({ language: each.language, path: storyPath(each) }));

export const aboutStory = (story: PublishedStory, publication: Publication): About => ({
  title: story.seo.title,
  alternates: alternatesOf(story),
  links: storyLinks(story, publication),
  metas: openGraph(story, publication),
  data: jsonLdScript(jsonLd(story, publication)),
  ...(story.photo && { leadPhoto: { photo: story.photo, place: 'story' as const } }),
});

/** What is not published: nothing for anybody but who looks at it. */
export const aboutPreview = (story: PublishedStory): About => ({
  title: story.headline,
  metas: [{ name: 'robots', content: 'noindex, nofollow' }],
  ...(story.photo && { leadPhoto: { photo: story.photo, place: 'story' as const } }),
});

/** A page that search engines leave out, though they follow its links: older pages of lists, searches, notices. */
export const aboutAside = (title: string, alternates: readonly Alternate[] = []): About => ({
  title,
  alternates,
  metas: [{ name: 'robots', content: 'noindex, follow' }],
});

export type ListAbout = {
  title: string;
  description?: string;
  language: Language;
  /** Where the list stands in a language. */
  pathIn: (language: Language) => string;
  /** Those it has a page in; else only its own. */
  inLanguages?: readonly Language[];
  feed: FeedOf;
};

const languageLinks = (alternates: readonly Alternate[], publication: Publication): HeadLink[] =>
  alternates.map(({ language, path }) => ({
    rel: 'alternate',
    hrefLang: language,
    href: linkUrl(path, publication),
  }));

/** The first page of a list of stories. */
export function aboutList(list: ListAbout, publication: Publication): About {
  const { title, description, language, pathIn, inLanguages = [language], feed } = list;
  const alternates = inLanguages.map((each) => ({ language: each, path: pathIn(each) }));
  const url = linkUrl(pathIn(language), publication);
  const metas: Meta[] = [
    ...(description ? [{ name: 'description', content: description }] : []),
    { property: 'og:type', content: 'website' },
    { property: 'og:title', content: title },
    ...(description ? [{ property: 'og:description', content: description }] : []),
    { property: 'og:url', content: url },
    { property: 'og:site_name', content: publication.site.name },
    { property: 'og:locale', content: localeOf[language] },
    ...tdmMeta(publication),
  ];
  const links: HeadLink[] = [
    { rel: 'canonical', href: url },
    ...(alternates.length > 1 ? languageLinks(alternates, publication) : []),
    ...feedLinks({ ...feed, lang: language }, title, publication),
  ];
  return { title, alternates, links, metas };
}

/** The front page of a language; `/` is whichever the site's own language is. */
export function aboutFront(language: Language, publication: Publication): About {
  const { name: title, tagline: description } = publication.site;
  const list = { title, description, language, pathIn: frontPath, inLanguages: languages, feed: {} };
  const about = aboutList(list, publication);
  const byDefault: HeadLink = { rel: 'alternate', hrefLang: 'x-default', href: absoluteUrl('/', publication) };
  return { ...about, links: [...(about.links ?? []), byDefault] };
}
