import { z } from 'zod';
import type { FeedFormat, FeedOf } from '../../domain/addresses.ts';
import { choices, type Chosen } from '../../domain/fields/choices.ts';
import type { Language } from '../../domain/languages.ts';
import type { PublishedStory } from '../../published/story/schema.ts';
import { isSlug } from '../../domain/fields/slug.ts';
import { directoryTag, listTag } from '../../published/tags.ts';
import { atom } from '../../syndication/atom.ts';
import type { Feed } from '../../syndication/feed.ts';
import { jsonFeed } from '../../syndication/jsonFeed.ts';
import { feedTypes } from '../../syndication/links.ts';
import { rss } from '../../syndication/rss.ts';
import type { Answer } from '../cache/answer.ts';
import { entryKinds, feedKinds, feedTitleOf, type Addressed, type FeedKind } from '../../published/kinds.ts';
import { isSectionPath } from '../rest/narrowing.ts';
import { parameter } from '../rest/parameters.ts';
import { notFound, type PathShape, type ReadRoute, type Sources } from '../rest/route.ts';
import { fileSchemas } from './fileSchemas.ts';
import { defineFile, fileAnswer, publicationFor, syndicationFreshness, type SyndicationSources } from './syndicated.ts';

/** How many of the latest stories a feed has: a day or two of a busy newsroom. */
const storiesInFeed = 30;

const formats: Record<FeedFormat, { file: string; words: string; write: (feed: Feed) => string }> = {
  rss: { file: 'rss.xml', words: 'RSS 2.0', write: rss },
  atom: { file: 'atom.xml', words: 'Atom 1.0', write: atom },
  json: { file: 'feed.json', words: 'JSON Feed 1.1', write: jsonFeed },
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
  params?: PathShape;
  of: (named: string) => FeedOf;
  /** May it be narrowed by genre? A list is found by one key, and with two of them the hub would not be told. */
  byGenre?: true;
  tag?: (named: string) => string;
  /** What the feed is of, by name; undefined if there is no such thing. */
  title?: Title;
};

const forms = { slug: isSlug, path: isSectionPath };

/** The feed of what an entry shows, at its address. */
function kindOfEntry(kind: FeedKind): Kind {
  const { collection, address, feed } = entryKinds[kind];
  return {
    path: `/feeds/${collection}/{${address}}/`,
    names: kind,
    params: { [address]: z.string().refine(forms[address]) },
    of: (named) => ({ [kind]: named }),
    tag: feed.tag,
    title: async (named, _latest, { directory }, { lang }) => {
      const entry = await directory.entryAt(kind, named);
      return entry && feedTitleOf(entry, lang);
    },
  };
}

/** What there is a feed of. A topic is there as long as a story is on it. */
const kinds: readonly Kind[] = [
  { path: '/feeds/', of: () => ({}), byGenre: true },
  ...feedKinds.map(kindOfEntry),
  {
    path: '/feeds/topics/{slug}/',
    params: { slug: z.string().refine(isSlug) },
    of: (topic) => ({ topic }),
    title: async (named, latest) => latest[0]?.topics.find(({ slug }) => slug === named)?.name,
  },
];

const feedRoute = (kind: Kind, format: FeedFormat): ReadRoute<SyndicationSources> => {
  const { file: name, words, write } = formats[format];
  return defineFile(
    {
      path: `${kind.path}${name}`,
      tag: 'Feeds',
      summary: `${words} of the latest ${storiesInFeed} stories`,
      type: feedTypes[format],
      ...(format === 'json' && { schema: fileSchemas.JsonFeed }),
      params: kind.params,
      names: kind.names,
      moves: kind.names !== undefined,
      query: { lang: parameter.language, ...(kind.byGenre && { genre: parameter.choices.genre }) },
    },
    async ({ params, query }, sources): Promise<Answer> => {
      const { lang, genre } = query as { lang?: Language } & Pick<Chosen, 'genre'>;
      const [named = ''] = Object.values(params);
      const of: FeedOf = { ...kind.of(named), ...(genre && { genre }), ...(lang && { lang }) };
      const tags = [directoryTag, listTag(of), ...(kind.tag ? [kind.tag(named)] : [])];
      const [publication, { items }, changedAt] = await Promise.all([
        publicationFor(sources),
        sources.stories.stories({ ...of, limit: storiesInFeed }),
        sources.stories.lastChange(of),
      ]);
      const title = genre
        ? choices.genre.values[genre].label[lang ?? publication.site.defaultLanguage]
        : await kind.title?.(named, items, sources, of);
      if (kind.title && title === undefined) return notFound(tags);
      const body = write({ publication, of, title, stories: items, changedAt, hub: sources.hub });
      return fileAnswer(`${feedTypes[format]}; charset=utf-8`, body, publication, {
        tags,
        freshness: syndicationFreshness.feed,
      });
    },
  );
};

/** The feeds: of the site and of each section, author and topic, in three formats, each with or without a language. */
export const feedRoutes: readonly ReadRoute<SyndicationSources>[] = kinds.flatMap((kind) =>
  (Object.keys(formats) as FeedFormat[]).map((format) => feedRoute(kind, format)),
);
