import { z } from 'zod';
import { reviewsTag, slugTag, storyTag } from '../published/tags.ts';
import { type Addresses, freshness } from '../delivery/cache/answer.ts';
import { answer, headers } from '../delivery/rest/answers.ts';
import { parameter } from '../delivery/rest/parameters.ts';
import { addressesOf, defineRead, jsonAnswer, notFound, type ReadRoute, type Sources } from '../delivery/rest/route.ts';
import { killed, killedAnswer, storySlug } from '../delivery/rest/storyRoutes.ts';
import type { ReviewStore, ReviewThread } from '../delivery/stores/reviewStore.ts';
import type { DirectoryStore } from '../delivery/stores/stores.ts';
import { takesReviews } from '../domain/review.ts';
import type { PublishedStory } from '../published/story/schema.ts';
import { textHtml } from './body.ts';
import { formToken } from './tokens.ts';

const review = {
  id: z.string().regex(/^[0-9a-f]{24}$/),
  name: z.string(),
  text: z.string().describe('Plain, with line breaks.'),
  textHtml: z.string().describe('Safe to put into a page: paragraphs, line breaks and links.'),
  rating: z.int().min(1).max(5).optional(),
  at: z.iso.datetime().describe('ISO 8601, UTC.'),
};

/** A page of a story's reviews, as `/v1` answers it. */
export const reviewsSchema = z.strictObject({
  story: z.string().describe('The story’s id.'),
  total: z.strictObject({
    count: z.int().min(0).describe('Answers included.'),
    rating: z.strictObject({ average: z.number().min(1).max(5), count: z.int().min(1) }).optional(),
  }),
  items: z.array(z.strictObject({ ...review, replies: z.array(z.strictObject(review)).describe('The oldest first.') })),
  next: z.string().optional(),
});

const publicThread = ({ replies, ...root }: ReviewThread) => {
  const asRead = ({ id, name, text, rating, at }: Omit<ReviewThread, 'replies'>) => ({
    id,
    name,
    text,
    textHtml: textHtml(text),
    rating,
    at,
  });
  return { ...asRead(root), replies: replies.map(asRead) };
};

const path = (slug: string): string => `/v1/stories/${slug}/reviews`;

type ReviewSources = Sources & { reviews: Pick<ReviewStore, 'of' | 'totals'> };

/** The reads of readers' reviews. */
export const reviewRoutes: readonly ReadRoute<ReviewSources>[] = [
  defineRead(
    {
      path: '/v1/stories/{slug}/reviews',
      tag: 'Reviews',
      operationId: 'readReviews',
      summary: 'What readers say under a story, the latest first',
      description: 'Those the newsroom let stand, in threads of one level.',
      params: { slug: storySlug },
      query: { cursor: parameter.listCursor, limit: parameter.limit(50, 20) },
      answers: {
        200: { description: 'A page of threads.', body: reviewsSchema, headers: headers.Link },
        301: { description: 'The story’s slug changed.', body: answer.Moved, headers: headers.Location },
        410: { description: 'The story was killed.', body: killed },
      },
    },
    async ({ params: { slug: named }, query: { cursor, limit }, canonical }, { stories, reviews }: ReviewSources) => {
      const found = await stories.bySlug(named);
      if (!found) return notFound([slugTag(named)]);
      if (found.kind === 'killed') return killedAnswer(found.killed);
      if (found.kind === 'moved') {
        const location = `${path(found.slug)}${canonical && `?${canonical}`}`;
        const tags = [slugTag(named), slugTag(found.slug)];
        const moved = jsonAnswer({ slug: found.slug, location }, { tags, freshness: freshness.moved });
        return { ...moved, status: 301, headers: { Location: location } };
      }
      const { id, slug } = found.story;
      const [page, totals] = await Promise.all([reviews.of(id, { cursor, limit }), reviews.totals([id])]);
      const query = page.next && new URLSearchParams({ cursor: page.next, limit: String(limit) }).toString();
      return jsonAnswer(
        { story: id, total: totals.get(id) ?? { count: 0 }, items: page.items.map(publicThread), next: page.next },
        {
          tags: [storyTag(id), slugTag(slug), reviewsTag(id)],
          freshness: freshness.list,
          ...(query && { headers: { Link: `<${path(slug)}?${query}>; rel="next"` } }),
        },
      );
    },
  ),
];

/** Readers' reviews, to be read. */
export const reviewAddresses = (reviews: ReviewStore, sources: Sources): Addresses =>
  addressesOf(reviewRoutes, { ...sources, reviews });

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
