import type { mongo } from 'mongoose';
import type { PublishedAuthor } from '../../published/directory/schema.ts';
import type { PublishedStory, PublishedTopic } from '../../published/story/schema.ts';
import type { StoredStory } from '../../published/storage/collections.ts';
import { facetKeyOf } from '../../published/tags.ts';
import { refuseCursor, slugCursorOf, slugOfCursor } from './cursor.ts';
import { countOf, hint, latestFirst, mostAtOnce } from './lists.ts';
import type { CountedAuthor, CountedQuery, CountedTopic, DirectoryStore, Page, StoryStore } from './stores.ts';

type Stories = mongo.Collection<StoredStory>;

/** Of what has no story in a language, how many are passed over for one page of that language. */
const mostLookedAt = 300;

type Walk<T extends { slug: string }> = {
  /** Slugs after this one, in their order. */
  next: (after: string, many: number) => Promise<string[]>;
  /** What is shown of one; undefined if it is not in this list. */
  itemOf: (slug: string) => Promise<T | undefined>;
};

/** A page of what has a slug, in the order of slugs. It may be short, even empty, and still have a `next`. */
async function pageBySlug<T extends { slug: string }>(
  { next, itemOf }: Walk<T>,
  { cursor, limit: most }: CountedQuery,
): Promise<Page<T>> {
  const limit = Math.min(most, mostAtOnce);
  let after = cursor === undefined ? '' : slugOfCursor(cursor);
  if (after === undefined) throw refuseCursor();
  const items: T[] = [];
  for (let looked = 0; looked < mostLookedAt;) {
    const slugs = await next(after, limit + 1 - items.length);
    const last = slugs.at(-1);
    if (last === undefined) return { items };
    items.push(...(await Promise.all(slugs.map(itemOf))).filter((each) => each !== undefined));
    if (items.length > limit) return { items: items.slice(0, limit), next: slugCursorOf(items[limit - 1]!.slug) };
    after = last;
    looked += slugs.length;
  }
  return { items, next: slugCursorOf(after) };
}

const topicsIn = (row: StoredStory | null): PublishedTopic[] =>
  row === null ? [] : (JSON.parse((row as { json: string }).json) as PublishedStory).topics;

/**
 * The topics that come next, each found by the first key of the index after those of the one before: `topic=oil`, `topic=oil&lang=az`.
 * What is found there has the topic itself among its own.
 */
async function topicsAfter(stories: Stories, after: string, many: number): Promise<string[]> {
  const found: string[] = [];
  for (let last = after; found.length < many;) {
    // `'` comes after `&`, and before whatever a longer slug goes on with.
    const keys = { $elemMatch: { $gt: `topic=${last}'`, $lt: 'topic>' } };
    const row = await stories
      .find({ facets: keys } as mongo.Filter<StoredStory>, { projection: { _id: 0, json: 1 }, hint })
      .limit(1)
      .next();
    const [first] = topicsIn(row)
      .map(({ slug }) => slug)
      .filter((slug) => slug > `${last}'`)
      .sort();
    if (first === undefined) return found;
    found.push(first);
    last = first;
  }
  return found;
}

/** See `StoryStore.topics`. */
export const topicsOf = (stories: Stories, query: CountedQuery): Promise<Page<CountedTopic>> =>
  pageBySlug(
    {
      next: (after, many) => topicsAfter(stories, after, many),
      itemOf: async (slug) => {
        const of = { topic: slug, lang: query.lang };
        const [row, count] = await Promise.all([
          stories
            .find({ facets: facetKeyOf(of) } as mongo.Filter<StoredStory>, { projection: { _id: 0, json: 1 }, hint })
            .sort(latestFirst)
            .limit(1)
            .next(),
          countOf(stories, of),
        ]);
        const topic = topicsIn(row).find((each) => each.slug === slug);
        return topic && { ...topic, count };
      },
    },
    query,
  );

type Sources = { stories: Pick<StoryStore, 'count'>; directory: Pick<DirectoryStore, 'authorsAfter'> };

/** Those who have a page, by slug; in a language, those who have a story in it. */
export function countedAuthors({ stories, directory }: Sources, query: CountedQuery): Promise<Page<CountedAuthor>> {
  const { lang } = query;
  const authorsBySlug = new Map<string, PublishedAuthor>();
  return pageBySlug(
    {
      next: async (after, many) => {
        const authors = await directory.authorsAfter(after, many);
        for (const author of authors) authorsBySlug.set(author.slug, author);
        return authors.map(({ slug }) => slug);
      },
      itemOf: async (slug) => {
        const count = await stories.count({ author: slug, lang });
        return lang === undefined || count.stories > 0 ? { ...authorsBySlug.get(slug)!, count } : undefined;
      },
    },
    query,
  );
}
