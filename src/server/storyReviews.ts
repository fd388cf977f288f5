import type { Payload } from 'payload';
import { databaseOf } from '../database/rows.ts';
import type { PublishedReview } from '../domain/review.ts';
import type { PublishedStory } from '../domain/publishedStory.ts';
import { reviewStore } from '../reviews/store.ts';
import { reviewForm } from '../reviews/submit.ts';
import { textHtml } from '../reviews/textHtml.ts';
import type { ReviewShown, ReviewsShown } from '../site/Reviews.tsx';
import { reviewParts } from './reviews.ts';

/** Threads on a story's page; the API has them all. */
const mostThreads = 50;

const shown = ({ id, name, text, rating, at, parent }: PublishedReview): ReviewShown => ({
  ...{ id, name, html: textHtml(text), at },
  ...(rating !== undefined && { rating }),
  ...(parent !== undefined && { parent }),
});

/** The reviews under a story's page, each followed by what answers it, and the form while it takes more. */
export function storyReviews(payload: Payload, secret: string): (story: PublishedStory) => Promise<ReviewsShown> {
  const store = reviewStore(databaseOf(payload));
  const parts = reviewParts(payload, secret);
  return async ({ id, slug }) => {
    const [threads, form] = await Promise.all([
      store.of(id, { limit: mostThreads }),
      // A story that went away in this moment takes no reviews.
      reviewForm(parts, slug, new Date()).catch(() => ({ open: false })),
    ]);
    const reviews = threads.items.flatMap(({ replies, ...review }) => [review, ...replies].map(shown));
    return { reviews, ...('token' in form && form.token ? { form: { token: form.token } } : {}) };
  };
}
