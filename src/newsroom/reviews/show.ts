import { type Payload, type PayloadRequest, createLocalReq } from 'payload';
import type { Types } from 'mongoose';
import { databaseOf, objectId, sessionOf } from '../../database/rows.ts';
import {
  collections,
  type StoredReview,
  type StoredReviewTotal,
  type Db,
} from '../../published/storage/collections.ts';
import { publishedReview, storedReview } from '../../published/storage/storedReview.ts';
import { contract } from '../../published/storage/contract.ts';
import { publishedKinds } from '../../published/kinds.ts';
import { visibleFilter } from '../../published/visibility.ts';
import { recordEvent } from '../record/events.ts';
import { objectIds, reviewRows, type ReviewRow } from './rows.ts';
import { inTransaction } from '../transaction/inTransaction.ts';

const shownOf = (req: PayloadRequest) => databaseOf(req.payload).collection<StoredReview>(collections.reviews);
const totalsOf = (req: PayloadRequest) =>
  databaseOf(req.payload).collection<StoredReviewTotal & { changed?: number }>(collections.reviewTotals);

/** Which of these stories can readers see? As the request's transaction has it. */
async function publicOnes(stories: readonly Types.ObjectId[], req: PayloadRequest): Promise<Set<string>> {
  const found = await databaseOf(req.payload)
    .collection('articles')
    .find({ ...visibleFilter, _id: { $in: [...stories] } }, { session: await sessionOf(req), projection: { _id: 1 } })
    .toArray();
  return new Set(found.map(({ _id }) => String(_id)));
}

/**
 * Counts what readers see under a story. Whoever shows or hides reviews of a story writes this document, and so does the transition
 * that shows or hides the story: of two at the same moment one starts again and sees what the other did.
 */
async function count(story: Types.ObjectId, req: PayloadRequest): Promise<void> {
  const session = await sessionOf(req);
  const totals = {
    $group: { _id: null, count: { $sum: 1 }, rated: { $sum: { $cond: ['$rating', 1, 0] } }, sum: { $sum: '$rating' } },
  };
  const [found] = await shownOf(req)
    .aggregate([{ $match: { story } }, totals], { session })
    .toArray();
  const { count: approved = 0, rated = 0, sum = 0 } = (found ?? {}) as Partial<StoredReviewTotal>;
  await totalsOf(req).updateOne(
    { _id: story },
    { $set: { count: approved, rated, sum, contract: contract.version }, $inc: { changed: 1 } },
    { session, upsert: true },
  );
}

async function write(
  rows: readonly ReviewRow[],
  isShown: (row: ReviewRow) => boolean,
  req: PayloadRequest,
): Promise<void> {
  if (rows.length === 0) return;
  const session = await sessionOf(req);
  await shownOf(req).bulkWrite(
    rows.map((row) =>
      isShown(row)
        ? { replaceOne: { filter: { _id: row._id }, replacement: storedReview(row), upsert: true } }
        : { deleteOne: { filter: { _id: row._id } } },
    ),
    { session },
  );
}

const isUp = ({ state, deletedAt }: Pick<ReviewRow, 'state' | 'deletedAt'>): boolean =>
  state === 'approved' && !deletedAt;

/** An answer is there while what it answers is. */
async function standingParents(rows: readonly ReviewRow[], req: PayloadRequest): Promise<(row: ReviewRow) => boolean> {
  const parents = rows.flatMap(({ parent }) => parent ?? []);
  const options = { session: await sessionOf(req), projection: { state: 1, deletedAt: 1 } };
  const found =
    parents.length > 0
      ? await reviewRows(req)
          .find({ _id: { $in: parents } }, options)
          .toArray()
      : [];
  const up = new Set(found.filter(isUp).map(({ _id }) => String(_id)));
  return ({ parent }) => !parent || up.has(String(parent));
}

/** Makes what readers see of these reviews what the newsroom keeps of them now, in the request's transaction, and says so. */
export async function showReviews(ids: readonly string[], at: string, req: PayloadRequest): Promise<void> {
  if (ids.length === 0) return;
  const session = await sessionOf(req);
  const these = { $in: objectIds(ids) };
  const rows = await reviewRows(req)
    .find({ $or: [{ _id: these }, { parent: these }] }, { session })
    .toArray();
  const stories = [...new Map(rows.map(({ story }) => [String(story), story])).values()];
  const seen = await publicOnes(stories, req);
  const hasParent = await standingParents(rows, req);
  await write(rows, (row) => isUp(row) && seen.has(String(row.story)) && hasParent(row), req);
  for (const story of stories) await countAndTell(story, at, req);
}

async function tell(story: Types.ObjectId, at: string, req: PayloadRequest): Promise<void> {
  const id = String(story);
  await recordEvent({ name: 'reviews.changed', story: id, at, tags: publishedKinds.review.tags({ story: id }) }, req);
}

async function countAndTell(story: Types.ObjectId, at: string, req: PayloadRequest): Promise<void> {
  await count(story, req);
  await tell(story, at, req);
}

/** Takes a review that is about to be deleted for good from readers. */
export async function hideReview(id: string, at: string, req: PayloadRequest): Promise<void> {
  const session = await sessionOf(req);
  const hiddenReview = await shownOf(req).findOneAndDelete({ _id: objectId(id) }, { session });
  if (hiddenReview) await countAndTell(hiddenReview.story, at, req);
}

/** The reviews that readers are to see under a story. */
async function wantedUnder(story: Types.ObjectId, isPublic: boolean, req: PayloadRequest): Promise<ReviewRow[]> {
  if (!isPublic) return [];
  const approved = { story, state: 'approved' as const, deletedAt: null };
  const rows = await reviewRows(req)
    .find(approved, { session: await sessionOf(req) })
    .toArray();
  return rows.filter(await standingParents(rows, req));
}

/** A story's reviews come and go with it. Called by the transition that shows or hides the story, whose own event tells of it. */
export async function followStoryWithReviews(storyId: string, isPublic: boolean, req: PayloadRequest): Promise<void> {
  const story = objectId(storyId)!;
  const expected = await wantedUnder(story, isPublic, req);
  const surplus = { story, _id: { $nin: expected.map(({ _id }) => _id) } };
  await shownOf(req).deleteMany(surplus, { session: await sessionOf(req) });
  await write(expected, () => true, req);
  await count(story, req);
}

const inOrder = (reviews: readonly StoredReview[]): string =>
  JSON.stringify(reviews.map(publishedReview).sort((one, other) => (one.id < other.id ? -1 : 1)));

/** Every story that has reviews, whether readers see them or not, and that is said to have some. */
export async function storiesWithReviews(payload: Payload): Promise<Types.ObjectId[]> {
  const db = databaseOf(payload);
  const stories = new Map<string, Types.ObjectId>();
  for (const [name, field] of [
    ['reviews', 'story'],
    [collections.reviews, 'story'],
    [collections.reviewTotals, '_id'],
  ] as const) {
    const ids = db.collection(name).aggregate<{ _id: Types.ObjectId }>([{ $group: { _id: `$${field}` } }]);
    for await (const { _id } of ids) stories.set(String(_id), _id);
  }
  return [...stories.values()];
}

/** Do readers see under a story what they should, counted right? */
export async function areReviewsRight(story: Types.ObjectId, req: PayloadRequest): Promise<boolean> {
  const options = { session: await sessionOf(req) };
  const isPublic = (await publicOnes([story], req)).has(String(story));
  const expected = (await wantedUnder(story, isPublic, req)).map(storedReview);
  const stored = await shownOf(req).find({ story }, options).toArray();
  const total = await totalsOf(req).findOne({ _id: story }, options);
  return inOrder(expected) === inOrder(stored) && (total?.count ?? 0) === expected.length;
}

/** The same, made so; told where readers saw something else. */
export async function rewriteReviews(story: Types.ObjectId, at: string, req: PayloadRequest): Promise<void> {
  const isRight = await areReviewsRight(story, req);
  await followStoryWithReviews(String(story), (await publicOnes([story], req)).has(String(story)), req);
  if (!isRight) await tell(story, at, req);
}

/** A story deleted for good takes what readers wrote under it along, and their addresses with it. */
export async function forgetStoryReviews(storyId: string, req: PayloadRequest): Promise<void> {
  const story = objectId(storyId)!;
  const options = { session: await sessionOf(req) };
  await reviewRows(req).deleteMany({ story }, options);
  await shownOf(req).deleteMany({ story }, options);
  await totalsOf(req).deleteOne({ _id: story }, options);
}

/** What is forgotten by itself once its time is over, in `until`. */
const passing = ['review_salts', 'review_counters', 'review_bans', 'review_proofs', 'review_reports'];

/** The indexes of what readers see of reviews, and of what keeps abuse away. */
export async function indexReviews(db: Db): Promise<void> {
  const published = db.collection(collections.reviews);
  await published.createIndex({ story: 1, parent: 1, at: -1, _id: -1 });
  await published.createIndex({ parent: 1, at: 1, _id: 1 });
  await published.createIndex({ contract: 1 });
  await db.createCollection(collections.reviewTotals).catch(() => undefined);
  await db.collection(collections.reviewTotals).createIndex({ contract: 1 });
  for (const name of passing) await db.collection(name).createIndex({ until: 1 }, { expireAfterSeconds: 0 });
  await db.collection('review_bans').createIndex({ hash: 1 });
  // An address is looked for as its owner types it when they ask to be forgotten.
  await db.collection('reviews').createIndex({ email: 1 }, { sparse: true, collation: { locale: 'en', strength: 2 } });
}

/** Prepares what readers get of reviews: the indexes, and in a newsroom that kept reviews before there were any, the reviews. */
export async function openReviews(payload: Payload): Promise<void> {
  const db = databaseOf(payload);
  await indexReviews(db);
  if ((await db.collection(collections.reviewTotals).estimatedDocumentCount()) > 0) return;
  const stories = await db.collection<ReviewRow>('reviews').distinct('story', { state: 'approved' });
  for (const story of stories) {
    const req = await createLocalReq({}, payload);
    await inTransaction(req, async () => {
      const isPublic = (await publicOnes([story], req)).size > 0;
      await followStoryWithReviews(String(story), isPublic, req);
    });
  }
}
