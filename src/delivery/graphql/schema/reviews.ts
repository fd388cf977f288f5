import type { ReviewThread, ReviewTotal } from '../../stores/reviewStore.ts';
import type { PublishedReview } from '../../../published/review/schema.ts';
import { builder, Story } from './builder.ts';
import { connectionOf, cursorArg, firstArg, limitOf, PageInfo, perPage, type Connection, type Edge } from './lists.ts';

const mostThreads = 50;

const Review = builder.objectRef<PublishedReview & { replies?: PublishedReview[] }>('Review').implement({
  description: 'A review of a reader, as the newsroom let it appear.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    text: t.exposeString('text', { description: 'Plain text, never HTML.' }),
    rating: t.exposeInt('rating', { nullable: true, description: 'From 1 to 5.' }),
    at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
  }),
});
builder.objectField(Review, 'replies', (t) =>
  t.field({
    type: [Review],
    description: 'What answers it, the oldest first.',
    resolve: ({ replies }) => replies ?? [],
  }),
);

const ReviewEdge = builder.objectRef<Edge<ReviewThread>>('ReviewEdge').implement({
  fields: (t) => ({
    cursor: t.exposeString('cursor'),
    node: t.field({ type: Review, resolve: ({ node }) => node }),
  }),
});

const Rating = builder.objectRef<NonNullable<ReviewTotal['rating']>>('Rating').implement({
  fields: (t) => ({
    average: t.exposeFloat('average'),
    count: t.exposeInt('count', { description: 'Reviews that gave one.' }),
  }),
});

type Reviews = Connection<Edge<ReviewThread>> & { story: string };
const Reviews = builder.objectRef<Reviews>('ReviewConnection').implement({
  description: 'Reviews of a story that answer no other, the latest first.',
  fields: (t) => ({
    edges: t.field({ type: [ReviewEdge], ...perPage, resolve: ({ edges }) => edges }),
    nodes: t.field({ type: [Review], ...perPage, resolve: ({ edges }) => edges.map(({ node }) => node) }),
    pageInfo: t.field({ type: PageInfo, resolve: ({ pageInfo }) => pageInfo }),
    totalCount: t.int({
      description: 'All reviews under the story, those that answer others as well.',
      resolve: async ({ story }, _args, reads) => (await reads.reviewTotal(story)).count,
    }),
    rating: t.field({
      type: Rating,
      nullable: true,
      resolve: async ({ story }, _args, reads) => (await reads.reviewTotal(story)).rating,
    }),
  }),
});

builder.objectField(Story, 'reviews', (t) =>
  t.field({
    type: Reviews,
    extensions: { size: 'first', price: 10 },
    args: {
      first: t.arg.int({ required: true, defaultValue: 20, description: firstArg(mostThreads) }),
      after: t.arg.string({ description: cursorArg }),
    },
    resolve: async ({ id }, { first, after }, reads) => {
      const limit = limitOf(first, mostThreads);
      const page = await reads.reviews({ story: id, cursor: after ?? undefined, limit });
      return { ...connectionOf(page, after, ({ at }) => at), story: id };
    },
  }),
);
