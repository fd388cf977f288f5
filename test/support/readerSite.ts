import type { DirectoryStore, ListQuery, StoryStore } from '../../src/delivery/stores/stores.ts';
import type { PublishedSection } from '../../src/published/directory/schema.ts';
import type { PublishedStory } from '../../src/published/story/schema.ts';
import type { SiteParts } from '../../src/site/pages.tsx';
import { killedStory, publishedSite, publishedStory } from './published.ts';

const section = (path: string, name: string, az: string): PublishedSection => ({
  kind: 'section',
  id: path.replace('/', '-'),
  path,
  order: 1,
  name,
  names: { az },
  colour: '#9b1c1f',
});

/** A site of one published story, a killed one, and one that moved, held in memory: for what pages say, not how they are found. */
export function readerSite(story: PublishedStory = publishedStory()): SiteParts {
  const isAsked = ({ lang }: Pick<ListQuery, 'lang'>): boolean => lang === story.language;
  const stories: StoryStore = {
    bySlug: async (slug) => {
      if (slug === story.slug) return { kind: 'story', story };
      if (slug === killedStory.slug) return { kind: 'killed', killed: killedStory };
      return slug === 'budget-passes' ? { kind: 'moved', slug: story.slug } : undefined;
    },
    byIds: async () => [],
    changes: async () => ({ items: [] }),
    changesAfter: async ({ after }) => ({ items: [], after }),
    versionsAfter: async ({ after }) => ({ items: [], after }),
    newestToken: async () => 'start',
    lastChange: async () => story.updatedAt,
    months: async () => [],
    month: async () => [],
    lines: async (query) => ({ items: isAsked(query) ? [story] : [] }),
    count: async (query) => ({ stories: isAsked(query) ? 1 : 0, isMore: false }),
    stories: async (query) => ({ items: isAsked(query) ? [story] : [] }),
    topics: async () => ({ items: [] }),
    searchFigures: async () => ({
      count: { stories: 1, isMore: false },
      facets: { section: [], language: [], year: [] },
    }),
    search: async () => ({ items: [{ ...story, snippet: 'Eighty voted for it.', marks: [[0, 6]] }] }),
  };
  const house: DirectoryStore = {
    entry: () => Promise.resolve(undefined),
    site: async () => publishedSite,
    sections: async () => [
      section('politics', 'Politics', 'Siyasət'),
      section('politics/parliament', 'Parliament', 'Parlament'),
    ],
    author: async (slug) =>
      slug === 'alex-example'
        ? {
            kind: 'author',
            id: '1',
            slug,
            name: 'Alex Example',
            bio: 'Reports from Baku.',
            links: [],
            languages: ['en'],
            postings: [],
          }
        : undefined,
    authors: async () => [],
    authorsAfter: async () => [],
    correspondents: async () => [],
    newAddressOf: async () => undefined,
    entries: async () => [],
    entryAt: async () => undefined,
  };
  const review = { id: 'r1', name: 'Leyla', html: '<p>Clear and fair.</p>', rating: 4, at: '2026-11-24T12:00:00Z' };
  return {
    stories,
    directory: house,
    reviewsOf: async () => ({ reviews: [review], form: { token: 'a.b' } }),
    serverUrl: 'http://127.0.0.1:3000',
  };
}
