import type { mongo } from 'mongoose';
import { createLocalReq } from 'payload';
import { openDirectoryStore } from '../../src/delivery/stores/directoryStore.ts';
import type { NewsroomEvent } from '../../src/domain/workflow/events.ts';
import type { EventListener } from '../../src/events/follow.ts';
import { runJobs } from '../../src/jobs/runner.ts';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { showReviews } from '../../src/newsroom/reviews/show.ts';
import { inTransaction } from '../../src/newsroom/transaction/inTransaction.ts';
import { checkStories } from '../../src/newsroom/publish/checkStories.ts';
import { contractStateOf, keepContract } from '../../src/newsroom/publish/keepContract.ts';
import { rebuildStories } from '../../src/newsroom/publish/rebuild.ts';
import {
  collections,
  type Guard,
  type Head,
  type StoredEntry,
  type StoredReview,
  type StoredReviewTotal,
  type StoredStory,
} from '../../src/published/storage/collections.ts';
import { contract } from '../../src/published/storage/contract.ts';
import { refreshDirectory } from '../../src/newsroom/publish/openReadModel.ts';
import { openPublishing, type Publishing } from '../support/publishing.ts';
import { until } from '../support/readModel.ts';

type Collection<T extends object> = mongo.Collection<T>;

const copies = 120;
let desk: Publishing;
let first: string;

beforeAll(async () => {
  desk = await openPublishing('contract');
  first = await desk.publish({ headline: 'The first', slug: 'the-first' });
  const articles = rawCollection(desk.payload, 'articles');
  const { _id, ...copy } = (await articles.findOne({ _id: objectId(first) } as never))!;
  const rows = Array.from({ length: copies }, (_, count) => ({
    ...copy,
    _id: objectId(`c${String(count).padStart(23, '0')}`),
    slug: `copy-${count}`,
    translationSet: `set-${count}`,
  }));
  await articles.insertMany(rows as never);
  await rebuildStories(desk.payload, { grace: 1 });
});
afterAll(() => desk.close());

const rowsOf = (generation: number) => desk.db.collection<StoredStory>(collections.stories(generation));
const heads = () => desk.db.collection<Head>(collections.readModel);
const jsonOf = async (id: string, generation: number): Promise<Record<string, unknown>> => {
  const row = await rowsOf(generation).findOne({ _id: objectId(id) } as never);
  return JSON.parse((row as { json?: string } | null)?.json ?? '{}') as Record<string, unknown>;
};

/** A story as the release before writes it: without a mark, and without a field that this release has added. */
function asEarlier(row: StoredStory, headline?: string): StoredStory {
  const { contract: _contract, ...kept } = row;
  if (kept.status !== 'published') return kept;
  const { wordCount: _wordCount, ...story } = JSON.parse(kept.json) as Record<string, unknown>;
  return { ...kept, json: JSON.stringify({ ...story, ...(headline && { headline }) }) };
}

/** What the release before does as it publishes: it takes a guard, and writes where that says. */
async function earlierWrites(id: string, headline: string): Promise<void> {
  const guard = await desk.db
    .collection<Guard>(collections.readModel)
    .findOneAndUpdate({ _id: 'guard-3' }, { $inc: { taken: 1 } }, { returnDocument: 'after' });
  await rawCollection(desk.payload, 'articles').updateOne({ _id: objectId(id) } as never, { $set: { headline } });
  for (const generation of guard!.live) {
    const row = (await rowsOf(guard!.current).findOne({ _id: objectId(id) } as never))!;
    await rowsOf(generation).replaceOne({ _id: row._id }, asEarlier(row, headline), { upsert: true });
  }
}

/** The database as the release before leaves it. */
async function leftByEarlier(): Promise<number> {
  const { current } = await desk.headNow();
  for await (const row of rowsOf(current).find()) await rowsOf(current).replaceOne({ _id: row._id }, asEarlier(row));
  await heads().updateOne({ _id: 'head' }, { $unset: { contract: '' } });
  return current;
}

it('does nothing where readers get what this release writes', async () => {
  const before = await desk.headNow();
  expect(before.contract).toBe(contract.version);
  await expect(keepContract(desk.payload)).resolves.toBe('current');
  expect(await desk.headNow()).toEqual(before);
});

it('builds anew what an earlier release wrote, while readers get that, and lets them have it at once', async () => {
  const earlier = await leftByEarlier();
  await expect(contractStateOf(desk.payload)).resolves.toMatchObject({ readers: 0, state: 'older' });
  expect(await jsonOf(first, earlier)).not.toHaveProperty('wordCount');
  const building = keepContract(desk.payload, { grace: 1 });
  const seen = new Set<string>();
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const { current } = await desk.headNow();
      const there = await rowsOf(current).countDocuments();
      seen.add(`${current === earlier ? 'old' : 'new'}: ${there > copies ? 'whole' : 'part'}`);
      seen.add((await contractStateOf(desk.payload)).state);
    }
  })();
  await building;
  isOver = true;
  await watching;
  const { current, contract: now, live } = await desk.headNow();
  expect([current > earlier, now, live]).toEqual([true, contract.version, [current]]);
  expect(await jsonOf(first, current)).toHaveProperty('wordCount');
  expect([...seen]).toEqual(expect.arrayContaining(['old: whole', 'building']));
  expect([...seen].filter((each) => each.endsWith('part'))).toEqual([]);
  expect((await checkStories(desk.payload)).differences).toEqual([]);
});

it('writes anew what nodes of the earlier release write while it builds, and leaves nothing as they wrote it', async () => {
  await leftByEarlier();
  let [count, isOver] = [0, false];
  const writing = (async () => {
    while (!isOver) await earlierWrites(`c${String(count++ % copies).padStart(23, '0')}`, `Written meanwhile ${count}`);
  })();
  setTimeout(() => (isOver = true), 3_000);
  await keepContract(desk.payload, { grace: 1 });
  await writing;
  // What it wrote after the switch is found by the next look.
  await keepContract(desk.payload);
  const { current } = await desk.headNow();
  expect(count).toBeGreaterThan(20);
  await expect(rowsOf(current).countDocuments({ contract: { $ne: contract.version } as never })).resolves.toBe(0);
  expect((await checkStories(desk.payload)).differences).toEqual([]);
});

it('writes anew what a node of the earlier release writes after the switch, and tells caches, not subscribers', async () => {
  const { current } = await desk.headNow();
  const before = (await jsonOf(first, current)).version;
  await earlierWrites(first, 'By the earlier release');
  expect(await jsonOf(first, current)).not.toHaveProperty('wordCount');
  await keepContract(desk.payload);
  expect(await jsonOf(first, current)).toMatchObject({ headline: 'By the earlier release', version: before });
  expect(await jsonOf(first, current)).toHaveProperty('wordCount');
  const events = desk.db.collection('events').find({ name: 'stories.projected' }).sort({ _id: -1 }).limit(1);
  const [event] = await events.toArray();
  expect(event?.tags).toContain(`story-${first}`);
});

/** A reader's review under the first story, as readers get it. */
async function reviewed(text: string): Promise<string> {
  const data = { story: first, name: 'Margaret', text, state: 'approved', storyIsPublic: true, language: 'en' };
  const { id } = await desk.payload.db.create({ collection: 'reviews', data });
  const req = await createLocalReq({}, desk.payload);
  await inTransaction(req, () => showReviews([String(id)], new Date().toISOString(), req));
  return String(id);
}

/** Where the release before keeps the directory, and where this one does. */
const [earlierEntries, entries] = ['published_house', 'published_directory'].map(
  (name) => () => desk.db.collection<StoredEntry>(name),
) as [() => Collection<StoredEntry>, () => Collection<StoredEntry>];
/** The directory as a node of this release reads it now. */
const directoryNow = async () => {
  const head = await desk.headNow();
  return openDirectoryStore(desk.db, () => head.contract ?? 0);
};
const reviews = () => desk.db.collection<StoredReview>(collections.reviews);
const totals = () => desk.db.collection<StoredReviewTotal>(collections.reviewTotals);
const authorNow = async () => (await (await directoryNow()).entry(desk.author)) as Record<string, unknown>;
const textOfReview = async (id: string) => (await reviews().findOne({ _id: objectId(id) } as never))?.text;
const unmarked = { contract: { $ne: contract.version } };
const countUnmarked = async (): Promise<number[]> => [
  (await entries().countDocuments(unmarked)) + (await earlierEntries().countDocuments(unmarked)),
  await reviews().countDocuments(unmarked),
  await totals().countDocuments(unmarked),
];

/** What the release before says of an author and in a review, as it leaves them: without a mark. */
async function saidByEarlier(review: string): Promise<void> {
  const $unset = { contract: '' } as const;
  await earlierEntries().updateMany({}, { $unset });
  await earlierEntries().updateOne({ _id: `author:${desk.author}` }, { $set: { name: 'As said before' } } as never);
  await reviews().updateOne({ _id: objectId(review) } as never, { $set: { text: 'As said before' }, $unset });
  await totals().updateMany({}, { $unset });
}

it('lets readers have the directory of the earlier release until the switch, and with it all of this one', async () => {
  const review = await reviewed('Clear and fair.');
  const { name } = await authorNow();
  const earlier = await leftByEarlier();
  await saidByEarlier(review);
  await refreshDirectory(desk.payload);
  expect(await authorNow()).toMatchObject({ name: 'As said before' });
  const seen = new Set<string>();
  const look = async (): Promise<void> => {
    const before = (await desk.headNow()).current;
    const { name: shown } = await authorNow();
    const { current } = await desk.headNow();
    if (before === current) seen.add(`${current === earlier ? 'earlier' : 'this'}: ${String(shown)}`);
  };
  let isOver = false;
  const watching = (async () => {
    while (!isOver) await look();
  })();
  await keepContract(desk.payload, { grace: 200 });
  isOver = true;
  await watching;
  expect([...seen].sort()).toEqual(['earlier: As said before', `this: ${String(name)}`]);
  expect(await textOfReview(review)).toBe('Clear and fair.');
  expect(await countUnmarked()).toEqual([0, 0, 0]);
  expect((await checkStories(desk.payload)).differences).toEqual([]);
});

it('writes anew what a node of the earlier release writes of the directory and of reviews after the switch, and tells caches', async () => {
  const review = await reviewed('Dull.');
  const { name, slug } = await authorNow();
  await saidByEarlier(review);
  const told = desk.db.collection('events');
  const before = await told.countDocuments();
  await keepContract(desk.payload);
  expect(await authorNow()).toMatchObject({ name });
  expect(await textOfReview(review)).toBe('Dull.');
  expect(await countUnmarked()).toEqual([0, 0, 0]);
  const events = await told.find().sort({ _id: 1 }).skip(before).toArray();
  const tags = events.flatMap((each) => each.tags as string[]);
  expect(tags).toEqual(expect.arrayContaining(['directory', 'house', `author-${String(slug)}`, `reviews-${first}`]));
});

it('tells nobody where the earlier release wrote the same: only the marks are new', async () => {
  await earlierEntries().updateMany({}, { $unset: { contract: '' } });
  await reviews().updateMany({}, { $unset: { contract: '' } });
  const before = await desk.db.collection('events').countDocuments();
  await keepContract(desk.payload);
  expect(await countUnmarked()).toEqual([0, 0, 0]);
  await expect(desk.db.collection('events').countDocuments()).resolves.toBe(before);
});

it('keeps the directory for nodes of the earlier release too, before the switch and after it', async () => {
  const nameThere = async () => (await earlierEntries().findOne({ _id: `author:${desk.author}` }))?.['name' as never];
  await leftByEarlier();
  await entries().deleteMany({});
  await desk.save('authors', desk.author, { name: 'Renamed before' });
  expect([await nameThere(), (await authorNow()).name]).toEqual(['Renamed before', 'Renamed before']);
  await keepContract(desk.payload, { grace: 1 });
  const all = async (kept: Collection<StoredEntry>) => kept.find().sort({ _id: 1 }).toArray();
  expect(await all(entries())).toEqual(await all(earlierEntries()));
  await desk.save('authors', desk.author, { name: 'Renamed after' });
  expect([await nameThere(), (await authorNow()).name]).toEqual(['Renamed after', 'Renamed after']);
  await desk.work();
});

it('follows what a node of the earlier release makes and takes out of the directory after the switch', async () => {
  const { id } = await desk.payload.create({ collection: 'authors', data: { name: 'Shortly Here' } as never });
  const key = `author:${String(id)}`;
  const slug = 'shortly-here';
  const entry = (await earlierEntries().findOne({ _id: key }))!;
  // Made there: this release's directory has heard nothing of it yet.
  await entries().deleteOne({ _id: key });
  await earlierEntries().updateOne({ _id: key }, { $set: { contract: contract.version - 1 } });
  await keepContract(desk.payload);
  expect(await (await directoryNow()).author(slug)).toMatchObject({ name: 'Shortly Here' });
  await rawCollection(desk.payload, 'authors').deleteOne({ _id: objectId(String(id)) } as never);
  await earlierEntries().deleteOne({ _id: key });
  await keepContract(desk.payload);
  expect(await (await directoryNow()).author(slug)).toBeUndefined();
  expect((await desk.lastEvent()).tags).toEqual(expect.arrayContaining(['directory', 'house', `author-${slug}`]));
  expect([entry._id, (await checkStories(desk.payload)).differences]).toEqual([key, []]);
});

it('looks at once when a node of the earlier release says that it changed the directory', async () => {
  const heard: EventListener[] = [];
  const runner = runJobs(desk.payload, { listen: (listener) => (heard.push(listener), () => heard.pop()) });
  await until(async () => (await authorNow()).name === 'Renamed after');
  await earlierEntries().updateOne({ _id: `author:${desk.author}` }, { $set: { contract: contract.version - 1 } });
  await rawCollection(desk.payload, 'authors').updateOne({ _id: objectId(desk.author) } as never, {
    $set: { name: 'Renamed elsewhere' },
  });
  const event = { name: 'house.changed', at: new Date(), tags: ['house'] } as unknown as NewsroomEvent;
  const began = Date.now();
  heard[0]!.event({ id: '', event, isPast: false });
  await until(async () => (await authorNow()).name === 'Renamed elsewhere');
  expect(Date.now() - began).toBeLessThan(3_000);
  await runner.stop();
  expect(heard).toEqual([]);
  await desk.save('authors', desk.author, { name: 'Renamed at last' });
  await desk.work();
});

it('names the time zone by both of its names, so that nodes of either release find the stories that show it', async () => {
  const { current } = await desk.headNow();
  const ofStory = { _id: objectId(first), refs: { $all: ['house:timeZone', 'houseStyle:timeZone'] } } as never;
  await expect(rowsOf(current).countDocuments(ofStory)).resolves.toBe(1);
});

it('leaves the directory of a later release alone, at the start and each hour', async () => {
  await heads().updateOne({ _id: 'head' }, { $set: { contract: contract.version + 1 } });
  const later = { name: 'As said later' };
  await entries().updateOne({ _id: `author:${desk.author}` }, {
    $set: { ...later, contract: contract.version + 1 },
  } as never);
  await refreshDirectory(desk.payload);
  await keepContract(desk.payload);
  expect(await authorNow()).toMatchObject(later);
  await heads().updateOne({ _id: 'head' }, { $set: { contract: contract.version } });
  await refreshDirectory(desk.payload);
  expect(await authorNow()).not.toMatchObject({ name: 'As said later' });
});

it('finds reviews that readers have and should not, or not so', async () => {
  const review = await reviewed('Found.');
  await reviews().deleteOne({ _id: objectId(review) } as never);
  const wrong = { kind: 'reviews', id: first };
  expect((await checkStories(desk.payload)).differences).toEqual([wrong]);
  await rebuildStories(desk.payload, { grace: 1 });
  expect((await checkStories(desk.payload)).differences).toEqual([]);
  const stray = {
    _id: objectId('d'.repeat(24)),
    story: objectId(first),
    parent: null,
    name: 'X',
    text: 'Stray',
    at: new Date(),
  };
  await reviews().insertOne({ ...stray, contract: contract.version } as never);
  expect((await checkStories(desk.payload)).differences).toEqual([wrong]);
  await rebuildStories(desk.payload, { grace: 1 });
  expect((await checkStories(desk.payload)).differences).toEqual([]);
});

it('leaves alone what a later release wrote', async () => {
  const { current } = await desk.headNow();
  await heads().updateOne({ _id: 'head' }, { $set: { contract: contract.version + 1 } });
  await rowsOf(current).updateOne({ _id: objectId(first) } as never, { $set: { contract: contract.version + 1 } });
  await expect(keepContract(desk.payload)).resolves.toBe('newer');
  expect(await desk.headNow()).toMatchObject({ current, contract: contract.version + 1 });
  await heads().updateOne({ _id: 'head' }, { $set: { contract: contract.version } });
  await rowsOf(current).updateOne({ _id: objectId(first) } as never, { $set: { contract: contract.version } });
});

it('is done by one node of several, and by the next when that one is told to end', async () => {
  const earlier = await leftByEarlier();
  const ending = new AbortController();
  ending.abort();
  await keepContract(desk.payload, { signal: ending.signal });
  expect(await desk.headNow()).toMatchObject({ current: earlier });
  await Promise.all([1, 2, 3].map(() => keepContract(desk.payload, { grace: 1 })));
  const { current, contract: now } = await desk.headNow();
  expect([current > earlier, now]).toEqual([true, contract.version]);
});
