import type { ReviewState } from '../../domain/review.ts';
import { ask, type Answer } from '../deskApi.ts';

export const reviewQueuePath = '/admin/review-queue';

type Step = { id: string; at: string; byName?: string | null; name: string; from?: string | null; to?: string | null };

/** A review as a moderator sees it. */
export type ReviewRow = {
  id: string;
  name: string;
  text: string;
  rating?: number | null;
  email?: string | null;
  state: ReviewState;
  reasons?: string[] | null;
  reports?: number | null;
  reportReasons?: string[] | null;
  language?: string | null;
  story?: { id: string; headline?: string | null } | string | null;
  parent?: { name?: string; text?: string } | string | null;
  history?: Step[] | null;
  createdAt: string;
};

/** What a moderator wants to see. An empty text is no condition. */
export type ReviewFilters = { state: ReviewState | ''; language: string; section: string; isReported: boolean };

export const reviewsOnAPage = 30;

/** What waits is read from the oldest on, everything else from the latest. */
export function reviewsFor(
  filters: ReviewFilters,
  number: number,
): Promise<Answer<{ docs: ReviewRow[]; hasNextPage: boolean; totalDocs: number }>> {
  const { state, language, section, isReported } = filters;
  const query = new URLSearchParams({
    depth: '1',
    limit: String(reviewsOnAPage),
    page: String(number),
    sort: state === 'pending' ? 'createdAt' : '-createdAt',
    'populate[articles][headline]': 'true',
    'populate[reviews][name]': 'true',
    'populate[reviews][text]': 'true',
    'populate[users][name]': 'true',
    'populate[sections][name]': 'true',
    ...(state && { 'where[state][equals]': state }),
    ...(language && { 'where[language][equals]': language }),
    ...(section && { 'where[section][equals]': section }),
    ...(isReported && { 'where[reports][greater_than]': '0' }),
  });
  return ask(`/api/reviews?${query.toString()}`);
}

export type Moderation = {
  ids: readonly string[];
  to?: ReviewState;
  undo?: true;
  ban?: { address?: boolean; words?: string[] };
};

export const moderateReviews = (
  order: Moderation,
): Promise<Answer<{ reviews: { id: string; state: ReviewState }[] }>> => ask('/api/reviews/moderate', order);
