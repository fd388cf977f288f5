import type { PublishedStory } from '../story/schema.ts';
import { searchTextOf } from '../../domain/searchText.ts';

/** The words of a story as the text index reads them, see `searchTextOf`; `period` is the index's prefix, see `periodOf`. */
export type SearchFields = { period: string; headline: string; standfirst: string; topics: string; body: string };

/**
 * A month of publication, `2026-11`. A search goes from one to the one before, so its cost depends on how much is published in a
 * month, not on how much there has ever been.
 */
export const periodOf = (instant: string): string => instant.slice(0, 7);

/** The month before. */
export const periodBefore = (period: string): string =>
  periodOf(new Date(Date.parse(`${period}-01T00:00:00Z`) - 1).toISOString());

/** What the text index reads of a story. */
export function searchFieldsOf(story: PublishedStory): SearchFields {
  const words = (text: string): string => searchTextOf(text, story.language);
  return {
    period: periodOf(story.publishedAt),
    headline: words([story.kicker, story.headline].filter(Boolean).join(' · ')),
    standfirst: words(story.standfirst ?? ''),
    topics: words(story.topics.map(({ name }) => name).join(' · ')),
    body: words([story.dateline?.text, story.byline.text, story.body.text].filter(Boolean).join('\n')),
  };
}
