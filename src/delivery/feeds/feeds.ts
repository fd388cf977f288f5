import type { FeedFormat, FeedOf } from '../../domain/addresses.ts';
import type { PublishedStory } from '../../published/story/schema.ts';
import { isSlug } from '../../domain/slug.ts';
import { authorTag, houseTag, listTag, sectionTag } from '../../published/tags.ts';
import { atom } from '../../syndication/atom.ts';
import type { Feed } from '../../syndication/feed.ts';
import { jsonFeed } from '../../syndication/jsonFeed.ts';
import { feedTypes } from '../../syndication/links.ts';
import { rss } from '../../syndication/rss.ts';
import type { Answer } from '../cache/answer.ts';
import type { Addressed } from '../../published/kinds.ts';
import { isSectionPath, parameter } from '../rest/parameters.ts';
import { notFound, type AnyRoute, type Sources } from '../rest/route.ts';
import { file, fileAnswer, publicationFor, syndicationFreshness, type SyndicationParts } from './syndicated.ts';

/** How many of the latest stories a feed has: a day or two of a busy newsroom. */
const storiesInFeed = 30;

const formats: Record<FeedFormat, { file: string; write: (feed: Feed) => string }> = {
  rss: { file: 'rss.xml', write: rss },
  atom: { file: 'atom.xml', write: atom },
  json: { file: 'feed.json', write: jsonFeed },
};

type Title = (
  named: string,
  latest: readonly PublishedStory[],
  sources: Sources,
  of: FeedOf,
) => Promise<string | undefined>;
type Kind = {
  path: string;
  names?: Addressed;
  pattern?: RegExp | { test: (text: string) => boolean };
  of: (named: string) => FeedOf;
  tag?: (named: string) => string;
  /** What the feed is of, by name; undefined if there is no such thing. */
  title?: Title;
};

/** What there is a feed of. A topic is there as long as a story is on it. */
const kinds: readonly Kind[] = [
  { path: '/feeds/', of: () => ({}) },
  {
    path: '/feeds/sections/{path}/',
    names: 'section',
    pattern: { test: isSectionPath },
    of: (section) => ({ section }),
    tag: sectionTag,
    title: async (named, _latest, { house }, { lang }) => {
      const section = (await house.sections()).find(({ path }) => path === named);
      return section && ((lang && section.names[lang]) ?? section.name);
    },
  },
  {
    path: '/feeds/authors/{slug}/',
    names: 'author',
    pattern: { test: isSlug },
    of: (author) => ({ author }),
    tag: authorTag,
    title: async (named, _latest, { house }) => (await house.author(named))?.name,
  },
  {
    path: '/feeds/topics/{slug}/',
    pattern: { test: isSlug },
    of: (topic) => ({ topic }),
    title: async (named, latest) => latest[0]?.topics.find(({ slug }) => slug === named)?.name,
  },
];

function feedRoute(kind: Kind, format: FeedFormat, parts: SyndicationParts): AnyRoute {
  const { file: name, write } = formats[format];
  return file({
    path: `${kind.path}${name}`,
    ...(kind.pattern && { parameter: { pattern: kind.pattern as RegExp } }),
    ...(kind.names && { names: kind.names }),
    query: { lang: parameter.language },
    answer: async ({ named, query: { lang }, sources }): Promise<Answer> => {
      const of: FeedOf = { ...kind.of(named), ...(lang && { lang }) };
      const tags = [houseTag, listTag(of), ...(kind.tag ? [kind.tag(named)] : [])];
      const [publication, { items }, changedAt] = await Promise.all([
        publicationFor(sources, parts),
        sources.stories.stories({ ...of, limit: storiesInFeed }),
        sources.stories.lastChange(of),
      ]);
      const title = await kind.title?.(named, items, sources, of);
      if (kind.title && title === undefined) return notFound(tags);
      const body = write({ publication, of, title, stories: items, changedAt, hub: parts.hub });
      return fileAnswer(`${feedTypes[format]}; charset=utf-8`, body, publication, {
        tags,
        freshness: syndicationFreshness.feed,
      });
    },
  });
}

/** The feeds: of the site and of each section, author and topic, in three formats, each with or without a language. */
export const feedRoutes = (parts: SyndicationParts): AnyRoute[] =>
  kinds.flatMap((kind) => (Object.keys(formats) as FeedFormat[]).map((format) => feedRoute(kind, format, parts)));
