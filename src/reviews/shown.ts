import type { DirectoryStore } from '../delivery/stores/stores.ts';
import type { PublishedStory } from '../published/story/schema.ts';
import { takesReviews } from '../domain/review.ts';
import type { ReviewStore } from '../delivery/stores/reviewStore.ts';
import { textHtml } from './body.ts';
import { formToken } from './tokens.ts';

/** A review as a page shows it: `html` is escaped, with links. */
type PublicReview = { id: string; name: string; html: string; rating?: number; at: string; parent?: string };
export type PublicReviews = { reviews: PublicReview[]; form?: { token: string } };

/** Threads on a story's page; the rest is at `/v1/stories/{slug}/reviews`. */
const mostThreads = 50;

/** The reviews on a story's page, each followed by what answers it, and its form while it takes more. */
export const shownReviews =
  ({ reviews, directory, secret }: { reviews: ReviewStore; directory: DirectoryStore; secret: string }) =>
  async (story: PublishedStory): Promise<PublicReviews> => {
    const now = new Date();
    const [{ items }, site] = await Promise.all([reviews.of(story.id, { limit: mostThreads }), directory.site()]);
    const isOpen = takesReviews(story, site, now.toISOString());
    return {
      reviews: items
        .flatMap(({ replies, ...root }) => [root, ...replies])
        .map(({ story: _story, text, ...review }) => ({ ...review, html: textHtml(text) })),
      ...(isOpen && { form: { token: formToken(secret, story.id, now) } }),
    };
  };
