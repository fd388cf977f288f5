import { Types } from 'mongoose';
import type { GraphQLResolveInfo } from 'graphql';
import type { StorySummary, PublishedStory } from '../../../published/story/schema.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { cursorOf } from '../../stores/cursor.ts';
import { mostAtOnce } from '../../stores/lists.ts';
import type { Count as Counted, ListParams, ListChoice, Page } from '../../stores/stores.ts';
import { priceOfList } from '../limits.ts';
import type { Reads } from '../reads.ts';
import { Author, builder, Section, Story, Topic } from './builder.ts';
import { facetArgs, narrowedTo, narrowingArgs, type NarrowingArgs } from './narrowing.ts';
import { linesAsked } from './shownStory.ts';

export type PageInfo = { hasNextPage: boolean; hasPreviousPage: boolean; startCursor?: string; endCursor?: string };
export const PageInfo = builder.objectRef<PageInfo>('PageInfo').implement({
  description: 'Pages go forward only: `first` and `after`. `hasPreviousPage` says that this is not the first page.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage'),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage'),
    startCursor: t.exposeString('startCursor', { nullable: true }),
    endCursor: t.exposeString('endCursor', { nullable: true }),
  }),
});

export const cursorArg = 'The `endCursor` of the page before.';
export const firstArg = (most: number): string => `How many: 1 to ${most}.`;

export function limitOf(first: number, most: number = mostAtOnce): number {
  if (first < 1 || first > most) throw new Refusal('invalid', `first has to be from 1 to ${most}.`);
  return first;
}

export type Edge<T> = { cursor: string; node: T };
type SummaryEdge = Edge<StorySummary | PublishedStory>;
const SummaryEdge = builder.objectRef<SummaryEdge>('NewslineEdge').implement({
  fields: (t) => ({
    cursor: t.exposeString('cursor'),
    node: t.field({ type: Story, resolve: ({ node }) => node }),
  }),
});

export type Connection<Edge> = { edges: Edge[]; pageInfo: PageInfo };
/** A Relay connection whose `first` already counts its rows: a list in it multiplies no more. */
export const perPage = { extensions: { size: 1 } };

export const Count = builder.objectRef<Counted>('Count').implement({
  description: 'How many stories. At most 1,000 are counted.',
  fields: (t) => ({
    stories: t.exposeInt('stories'),
    isMore: t.exposeBoolean('isMore', { description: 'There are at least so many: the rest was not counted.' }),
  }),
});

type StoryConnection = Connection<SummaryEdge> & { listParams: ListParams };
const Newsline = builder.objectRef<StoryConnection>('NewslineConnection').implement({
  fields: (t) => ({
    edges: t.field({ type: [SummaryEdge], ...perPage, resolve: ({ edges }) => edges }),
    nodes: t.field({ type: [Story], ...perPage, resolve: ({ edges }) => edges.map(({ node }) => node) }),
    pageInfo: t.field({ type: PageInfo, resolve: ({ pageInfo }) => pageInfo }),
    count: t.field({
      type: Count,
      description: 'Of all pages.',
      extensions: { price: priceOfList, once: true },
      resolve: ({ listParams }, _args, reads) => reads.count(listParams),
    }),
  }),
});

/** A page of a list. Each row's cursor is where a page after it begins. */
export function connectionBy<T>(
  { items, next }: Page<T>,
  after: string | null | undefined,
  cursorAt: (item: T) => string,
): Connection<Edge<T>> {
  const edges = items.map((node) => ({ cursor: cursorAt(node), node }));
  const pageInfo = {
    hasNextPage: next !== undefined,
    hasPreviousPage: Boolean(after),
    startCursor: edges[0]?.cursor,
    endCursor: next ?? edges.at(-1)?.cursor,
  };
  return { edges, pageInfo };
}

/** A page of what is listed by time, the latest first: `timeOf` is that time. */
export const connectionOf = <T extends { id: string }>(
  page: Page<T>,
  after: string | null | undefined,
  timeOf: (item: T) => string,
): Connection<Edge<T>> =>
  connectionBy(page, after, (item) =>
    cursorOf({ at: new Date(timeOf(item)), id: Types.ObjectId.createFromHexString(item.id) }),
  );

type WindowArgs = { first: number; after?: string | null; since?: string | null; before?: string | null };

const waysToStories = [['nodes'], ['edges', 'node']];

async function readNewsline(
  args: NarrowingArgs & WindowArgs,
  within: ListChoice,
  reads: Reads,
  info: GraphQLResolveInfo,
): Promise<StoryConnection> {
  const after = args.after ?? undefined;
  const listParams = {
    ...(await narrowedTo(args, reads)),
    ...within,
    since: args.since ?? undefined,
    before: args.before ?? undefined,
  };
  const page = await reads.lines({ ...listParams, cursor: after, limit: limitOf(args.first) });
  const items = await linesAsked(page.items, waysToStories, info, reads);
  return { ...connectionOf({ ...page, items }, after, ({ publishedAt }) => publishedAt), listParams };
}

const windowArgs = builder.args((t) => ({
  first: t.int({ required: true, defaultValue: 20, description: firstArg(mostAtOnce) }),
  after: t.string({ description: cursorArg }),
  since: t.field({ type: 'DateTime', description: 'First published at this time or later.' }),
  before: t.field({ type: 'DateTime', description: 'First published before this time. A time, not a cursor.' }),
  ...narrowingArgs,
}));
const list = { type: Newsline, extensions: { size: 'first', price: priceOfList } } as const;

builder.queryField('newsline', (t) =>
  t.field({
    ...list,
    description: 'The News Line: the latest first.',
    args: { ...windowArgs, ...facetArgs },
    resolve: (_root, args, reads, info) => readNewsline(args, {}, reads, info),
  }),
);
builder.objectField(Section, 'newsline', (t) =>
  t.field({
    ...list,
    args: windowArgs,
    resolve: ({ path }, args, reads, info) => readNewsline(args, { section: path }, reads, info),
  }),
);
builder.objectField(Author, 'newsline', (t) =>
  t.field({
    ...list,
    args: windowArgs,
    resolve: ({ slug }, args, reads, info) => readNewsline(args, { author: slug }, reads, info),
  }),
);
builder.objectField(Topic, 'newsline', (t) =>
  t.field({
    ...list,
    args: windowArgs,
    resolve: ({ slug }, args, reads, info) => readNewsline(args, { topic: slug }, reads, info),
  }),
);
