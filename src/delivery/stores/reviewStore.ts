import { Types } from 'mongoose';
import {
  collections,
  type Db,
  type StoredReview,
  type StoredReviewTotal,
} from '../../published/storage/collections.ts';
import { cursorOf, placeOf, refuseCursor, type Place } from './cursor.ts';
import type { Page } from './stores.ts';
import { publishedReview } from '../../published/storage/storedReview.ts';
import type { PublishedReview } from '../../published/review/schema.ts';

/** A review with what answers it, the oldest first. */
export type ReviewThread = PublishedReview & { replies: PublishedReview[] };
/** `average` is of those that gave a rating, to one decimal. */
export type ReviewTotal = { count: number; rating?: { average: number; count: number } };

/** The reviews readers can see. Every read is a bounded number of indexed queries. */
export type ReviewStore = {
  /** Threads of a story, the latest first. */
  of: (story: string, page: { cursor?: string; limit: number }) => Promise<Page<ReviewThread>>;
  /** The first threads of each of these stories, at most 100: two queries, however many stories. */
  byStories: (stories: readonly string[], first: number) => Promise<Map<string, Page<ReviewThread>>>;
  /** What there is under each of these stories; a story without reviews is not in it. */
  totals: (stories: readonly string[]) => Promise<Map<string, ReviewTotal>>;
};

/** Answers shown on one page of threads, all together. */
const mostReplies = 1_000;

const objectIds = (ids: readonly string[]): Types.ObjectId[] =>
  ids.filter((id) => Types.ObjectId.isValid(id)).map((id) => new Types.ObjectId(id));

/** Bounded by `$lte` besides, or MongoDB reads both branches apart and sorts what they give. */
const after = ({ at, id }: Place) => ({ at: { $lte: at }, $or: [{ at: { $lt: at } }, { _id: { $lt: id } }] });
const latestFirst = { at: -1, _id: -1 } as const;

const pageOf = (rows: readonly StoredReview[], limit: number): { pageRows: StoredReview[]; next?: string } => {
  const pageRows = rows.slice(0, limit);
  const last = pageRows.at(-1);
  return { pageRows, ...(rows.length > limit && last && { next: cursorOf({ at: last.at, id: last._id }) }) };
};

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** The reviews under public stories, by the plain driver. */
export function reviewStore(db: Db): ReviewStore {
  const reviews = db.collection<StoredReview>(collections.reviews);

  async function withReplies(roots: readonly StoredReview[]): Promise<ReviewThread[]> {
    const parents = { $in: roots.map(({ _id }) => _id) };
    const order = { parent: 1, at: 1, _id: 1 } as const;
    const replies =
      roots.length > 0 ? await reviews.find({ parent: parents }).sort(order).limit(mostReplies).toArray() : [];
    const byParent = groupBy(replies, ({ parent }) => String(parent));
    return roots.map((root) => ({
      ...publishedReview(root),
      replies: (byParent.get(String(root._id)) ?? []).map(publishedReview),
    }));
  }

  const of: ReviewStore['of'] = async (story, { cursor, limit }) => {
    const [id] = objectIds([story]);
    const place = cursor === undefined ? undefined : placeOf(cursor);
    if (cursor !== undefined && !place) throw refuseCursor();
    if (!id) return { items: [] };
    const rows = await reviews
      .find({ story: id, parent: null, ...(place && after(place)) })
      .sort(latestFirst)
      .limit(limit + 1)
      .toArray();
    const { pageRows, next } = pageOf(rows, limit);
    return { items: await withReplies(pageRows), ...(next && { next }) };
  };

  const byStories: ReviewStore['byStories'] = async (stories, first) => {
    const ids = objectIds(stories).slice(0, 100);
    if (ids.length === 0) return new Map();
    const pipeline = [{ $match: { parent: null } }, { $sort: latestFirst }, { $limit: first + 1 }];
    const found = (await db
      .aggregate([
        { $documents: ids.map((story) => ({ story })) },
        { $lookup: { from: collections.reviews, localField: 'story', foreignField: 'story', pipeline, as: 'rows' } },
      ])
      .toArray()) as { story: Types.ObjectId; rows: StoredReview[] }[];
    const pages = found.map(({ story, rows }) => [String(story), pageOf(rows, first)] as const);
    const threads = await withReplies(pages.flatMap(([, { pageRows }]) => pageRows));
    const byStory = groupBy(threads, ({ story }) => story);
    return new Map(
      pages.map(([story, { next }]) => [story, { items: byStory.get(story) ?? [], ...(next && { next }) }]),
    );
  };

  const totals: ReviewStore['totals'] = async (stories) => {
    const rows = await db
      .collection<StoredReviewTotal>(collections.reviewTotals)
      .find({ _id: { $in: objectIds(stories) }, count: { $gt: 0 } })
      .toArray();
    return new Map(
      rows.map(({ _id, count, rated, sum }) => [
        String(_id),
        { count, ...(rated > 0 && { rating: { average: Math.round((sum / rated) * 10) / 10, count: rated } }) },
      ]),
    );
  };

  return { of, byStories, totals };
}
