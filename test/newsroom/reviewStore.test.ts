import mongoose from 'mongoose';
import {
  collections,
  type Db,
  type StoredReview,
  type StoredReviewTotal,
} from '../../src/published/storage/collections.ts';
import { openClients } from '../../src/reviews/clients.ts';
import { indexReviews } from '../../src/newsroom/reviews/show.ts';
import { reviewStore } from '../../src/delivery/stores/reviewStore.ts';
import { testDatabaseUri } from '../support/database.ts';

const { ObjectId } = mongoose.Types;
let connection: mongoose.Connection;
let db: Db;
const stories = Array.from({ length: 20 }, () => new ObjectId());

beforeAll(async () => {
  connection = await mongoose.createConnection(testDatabaseUri('review-store')).asPromise();
  db = connection.db!;
  await indexReviews(db);
  const roots = stories.flatMap((story, place) =>
    Array.from({ length: 30 }, (_, number): StoredReview => ({
      _id: new ObjectId(),
      story,
      parent: null,
      name: 'Reader',
      text: `Story ${place}, number ${number}`,
      // Three at the same moment, so that the order needs more than the time.
      at: new Date(Date.parse('2026-11-25T08:00:00Z') + Math.floor(number / 3) * 1_000),
    })),
  );
  const replies = roots.map((root): StoredReview => ({
    ...root,
    _id: new ObjectId(),
    parent: root._id,
    text: `> ${root.text}`,
  }));
  await db.collection<StoredReview>(collections.reviews).insertMany([...roots, ...replies]);
  await db
    .collection<StoredReviewTotal>(collections.reviewTotals)
    .insertOne({ _id: stories[0]!, count: 60, rated: 3, sum: 11 });
});
afterAll(async () => {
  await connection?.dropDatabase();
  await connection?.close();
});

const id = (place: number): string => String(stories[place]);

it('gives each thread of a story once, the latest first, with what answers it', async () => {
  const store = reviewStore(db);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, next }: Awaited<ReturnType<typeof store.of>> = await store.of(id(3), { limit: 7, cursor });
    expect(items.map(({ text, replies }) => replies.map((each) => each.text).join() === `> ${text}`)).not.toContain(
      false,
    );
    found.push(...items.map(({ text }) => text));
    cursor = next;
  } while (cursor);
  expect(new Set(found).size).toBe(30);
  expect(found.slice(0, 3).sort()).toEqual([27, 28, 29].map((number) => `Story 3, number ${number}`));
  await expect(store.of(id(3), { limit: 7, cursor: 'nonsense' })).rejects.toMatchObject({ code: 'malformed' });
  expect(await store.of('nonsense', { limit: 7 })).toEqual({ items: [] });
});

it('gives the first of many stories, and what there is under each', async () => {
  const store = reviewStore(db);
  const asked = [id(5), id(9), String(new ObjectId())];
  const found = await store.byStories(asked, 2);
  expect([...found.keys()]).toEqual(asked);
  expect(found.get(id(5))!.items.map(({ text }) => text.slice(0, 7))).toEqual(['Story 5', 'Story 5']);
  expect(found.get(id(5))!.items[0]!.replies).toHaveLength(1);
  const next = await store.of(id(5), { limit: 28, cursor: found.get(id(5))!.next });
  expect(next.items).toHaveLength(28);
  expect(next.next).toBeUndefined();
  expect(found.get(asked[2]!)).toEqual({ items: [] });
  expect(await store.totals([id(0), id(1)])).toEqual(
    new Map([[id(0), { count: 60, rating: { average: 3.7, count: 3 } }]]),
  );
});

it('asks MongoDB nothing that has no index, and has it sort nothing', async () => {
  const store = reviewStore(db);
  const clients = openClients(db);
  await db.command({ profile: 2 });
  const { next } = await store.of(id(1), { limit: 5 });
  await store.of(id(1), { limit: 5, cursor: next });
  await store.byStories(stories.map(String), 3);
  await store.totals(stories.map(String));
  const now = new Date();
  const hashes = await clients.hashesOf('203.0.113.7', now);
  await clients.count('review', hashes[0], now);
  await clients.isBanned(hashes, now);
  await db.command({ profile: 0 });
  const asked = await db
    .collection('system.profile')
    .find({ ns: /published_review|review_|\$cmd\.aggregate/ })
    .toArray();
  expect(asked.length).toBeGreaterThanOrEqual(8);
  const slow = asked.filter(
    ({ planSummary, hasSortStage, docsExamined = 0, nreturned = 0 }) =>
      /COLLSCAN/.test(String(planSummary)) || hasSortStage || docsExamined > 200 + nreturned,
  );
  expect(slow.map(({ command, planSummary, docsExamined }) => ({ command, planSummary, docsExamined }))).toEqual([]);
});

it('knows an address on the same day, not on the day after next; bans it as long as it comes back', async () => {
  const clients = openClients(db);
  // In the future, or MongoDB forgets these salts while the test looks at them.
  const on = (day: number): Date => new Date(Date.UTC(2099, 0, day, 23, 50));
  const [first] = await clients.hashesOf('198.51.100.1', on(1));
  expect((await clients.hashesOf('::ffff:198.51.100.1', on(1)))[0]).toBe(first);
  expect((await clients.hashesOf('198.51.100.2', on(1)))[0]).not.toBe(first);
  const second = await clients.hashesOf('198.51.100.1', on(2));
  expect(second).toEqual([expect.not.stringMatching(first), first]);
  await db.collection('review_bans').insertOne({ hash: first, until: on(30) });
  expect(await clients.isBanned(second, on(2))).toBe(true);
  // MongoDB forgets the first day's salt; the ban has moved on to the second's hash.
  await db.collection('review_salts').deleteOne({ _id: '2099-01-01' as never });
  const third = await openClients(db).hashesOf('198.51.100.1', on(3));
  expect(third).not.toContain(first);
  expect(await clients.isBanned(third, on(3))).toBe(true);
  await db.collection('review_salts').deleteMany({});
  const later = await openClients(db).hashesOf('198.51.100.1', on(9));
  expect(later).toHaveLength(1);
  expect(await clients.isBanned(later, on(9))).toBe(false);
});
