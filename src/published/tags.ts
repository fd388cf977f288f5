import type { PublishedStory } from './story/schema.ts';
import { choicesIn, type Chosen } from '../domain/fields/choices.ts';
import type { Language } from '../domain/languages.ts';

/**
 * Names of what an answer shows, so that caches (ours and a CDN's, as `Surrogate-Key` and `Cache-Tag`) can let go of just the
 * answers that a change touches. No spaces or commas: both headers list tags.
 */
export const storyTag = (id: string): string => `story-${id}`;
/** The address itself: what an answer "there is nothing here" or "it moved" depends on. */
export const slugTag = (slug: string): string => `slug-${slug}`;
export const authorTag = (slug: string): string => `author-${slug}`;
export const documentTag = (kind: string, slug: string): string => `${kind}-${slug}`;
export const sectionTag = (path: string): string => `section-${path}`;
export const reviewsTag = (storyId: string): string => `reviews-${storyId}`;
/** The pictures of a photo, by their own addresses. */
export const photoTag = (id: string): string => `photo-${id}`;
/** The section tree, the authors' and correspondents' lists, the site's settings. */
export const directoryTag = 'directory';
/** The site's own settings: where its pages are. */
export const siteTag = 'site';
/** Everything whose stories are chosen by a search. */
export const searchTag = 'search';

/** What a list of stories can be narrowed by. */
export type Facets = { lang?: Language; section?: string; author?: string; topic?: string } & Chosen;

/** The one key a story must have to stand in a list narrowed so: `all`, `lang=az`, `section=politics&lang=az`. */
export const facetKeyOf = ({ lang, section, author, topic, ...chosen }: Facets): string => {
  const parts = [
    ...Object.entries(choicesIn(chosen)).map(([name, value]) => `${name}=${value}`),
    author !== undefined && `author=${author}`,
    section !== undefined && `section=${section}`,
    topic !== undefined && `topic=${topic}`,
    lang !== undefined && `lang=${lang}`,
  ].filter(Boolean);
  return parts.join('&') || 'all';
};

/** A list narrowed so: the tag of every page of it. */
export const listTag = (facets: Facets): string => `list-${facetKeyOf(facets)}`;

/** The list a `listTag` names; undefined for any other tag. */
export function facetsOfTag(tag: string): Facets | undefined {
  if (!tag.startsWith('list-')) return undefined;
  const key = tag.slice('list-'.length);
  return key === 'all' ? {} : (Object.fromEntries(key.split('&').map((part) => part.split('=', 2))) as Facets);
}

/** Every section path a story stands in, those above it included. */
const sectionPathsOf = ({ section, alsoIn }: Pick<PublishedStory, 'section' | 'alsoIn'>): string[] => [
  ...new Set([section, ...alsoIn].flat().map(({ path }) => path)),
];

type Placed = Pick<PublishedStory, 'section' | 'alsoIn' | 'language' | 'topics' | 'byline'> & Chosen;

/**
 * The keys of every list a story stands in: all, by language, and by section, author, topic or a choice with and without its language. A list
 * narrowed by two of these is found by one of them and filtered by the other.
 */
export function facetKeysOf(story: Placed): string[] {
  const { language: lang, topics, byline } = story;
  const single: Facets[] = [
    {},
    ...sectionPathsOf(story).map((section) => ({ section })),
    ...byline.signers.flatMap(({ slug }) => (slug ? [{ author: slug }] : [])),
    ...topics.map(({ slug }) => ({ topic: slug })),
    ...Object.entries(choicesIn(story)).map(([name, value]) => ({ [name]: value })),
  ];
  return [...new Set(single.flatMap((each) => [facetKeyOf(each), facetKeyOf({ ...each, lang })]))];
}
