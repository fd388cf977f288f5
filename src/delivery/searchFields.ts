import type { PublishedStory } from '../domain/publishedStory.ts';

/** The words of a story as the text index reads them, folded; `period` (`2026-11`) is the index's prefix. */
export type SearchFields = { period: string; headline: string; standfirst: string; topics: string; body: string };

export function searchFieldsOf(story: PublishedStory): SearchFields {
  return {
    period: story.publishedAt.slice(0, 7),
    headline: story.headline.toLowerCase(),
    standfirst: (story.standfirst ?? '').toLowerCase(),
    topics: story.topics.map(({ name }) => name.toLowerCase()).join(' '),
    body: story.body.text.toLowerCase(),
  };
}
