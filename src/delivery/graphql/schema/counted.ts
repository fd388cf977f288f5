import type { PublishedAuthor } from '../../../published/directory/schema.ts';
import type { PublishedTopic } from '../../../published/story/schema.ts';
import { slugCursorOf } from '../../stores/cursor.ts';
import { mostAtOnce } from '../../stores/lists.ts';
import type { Page } from '../../stores/stores.ts';
import { priceOfList } from '../limits.ts';
import { Author, builder, Language, Topic } from './builder.ts';
import {
  connectionBy,
  Count,
  cursorArg,
  firstArg,
  limitOf,
  PageInfo,
  perPage,
  type Connection,
  type Edge,
} from './lists.ts';

const counting = {
  type: Count,
  description: 'How many stories readers can see; with `lang`, in that language.',
  extensions: { price: 20 },
} as const;
builder.objectField(Topic, 'count', (t) =>
  t.field({
    ...counting,
    args: { lang: t.arg({ type: Language }) },
    resolve: ({ slug }, { lang }, reads) => reads.count({ topic: slug, lang: lang ?? undefined }),
  }),
);
builder.objectField(Author, 'count', (t) =>
  t.field({
    ...counting,
    args: { lang: t.arg({ type: Language }) },
    resolve: ({ slug }, { lang }, reads) => reads.count({ author: slug, lang: lang ?? undefined }),
  }),
);

const TopicEdge = builder.objectRef<Edge<PublishedTopic>>('TopicEdge').implement({
  fields: (t) => ({ cursor: t.exposeString('cursor'), node: t.field({ type: Topic, resolve: ({ node }) => node }) }),
});
const Topics = builder.objectRef<Connection<Edge<PublishedTopic>>>('TopicConnection').implement({
  fields: (t) => ({
    edges: t.field({ type: [TopicEdge], ...perPage, resolve: ({ edges }) => edges }),
    nodes: t.field({ type: [Topic], ...perPage, resolve: ({ edges }) => edges.map(({ node }) => node) }),
    pageInfo: t.field({ type: PageInfo, resolve: ({ pageInfo }) => pageInfo }),
  }),
});
const AuthorEdge = builder.objectRef<Edge<PublishedAuthor>>('AuthorEdge').implement({
  fields: (t) => ({ cursor: t.exposeString('cursor'), node: t.field({ type: Author, resolve: ({ node }) => node }) }),
});
const Authors = builder.objectRef<Connection<Edge<PublishedAuthor>>>('AuthorConnection').implement({
  fields: (t) => ({
    edges: t.field({ type: [AuthorEdge], ...perPage, resolve: ({ edges }) => edges }),
    nodes: t.field({ type: [Author], ...perPage, resolve: ({ edges }) => edges.map(({ node }) => node) }),
    pageInfo: t.field({ type: PageInfo, resolve: ({ pageInfo }) => pageInfo }),
  }),
});

const connectionBySlug = <T extends { slug: string }>(page: Page<T>, after: string | null | undefined) =>
  connectionBy(page, after, ({ slug }) => slugCursorOf(slug));

const args = builder.args((t) => ({
  first: t.int({ required: true, defaultValue: 20, description: firstArg(mostAtOnce) }),
  after: t.string({ description: cursorArg }),
  lang: t.field({ type: Language, description: 'Only those with a story in this language.' }),
}));
const list = { extensions: { size: 'first', price: 2 * priceOfList }, args } as const;

builder.queryFields((t) => ({
  topics: t.field({
    ...list,
    type: Topics,
    description: 'The topics of the stories readers can see, by slug. A page may be short and still have a next one.',
    resolve: async (_root, { first, after, lang }, reads) =>
      connectionBySlug(
        await reads.topics({ lang: lang ?? undefined, cursor: after ?? undefined, limit: limitOf(first) }),
        after,
      ),
  }),
  authors: t.field({
    ...list,
    type: Authors,
    description: 'The authors who have a page, by slug. A page may be short and still have a next one.',
    resolve: async (_root, { first, after, lang }, reads) =>
      connectionBySlug(
        await reads.authors({ lang: lang ?? undefined, cursor: after ?? undefined, limit: limitOf(first) }),
        after,
      ),
  }),
}));
