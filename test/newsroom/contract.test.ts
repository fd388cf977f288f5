import { objectId, rawCollection } from '../../src/database/rows.ts';
import { checkStories } from '../../src/newsroom/publish/checkStories.ts';
import { contractStateOf, keepContract } from '../../src/newsroom/publish/keepContract.ts';
import { rebuildStories } from '../../src/newsroom/publish/rebuild.ts';
import { collections, type Guard, type Head, type StoredStory } from '../../src/published/storage/collections.ts';
import { contract } from '../../src/published/storage/contract.ts';
import { openPublishing, type Publishing } from '../support/publishing.ts';

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
