import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeSample } from '../../src/cli/sample.ts';
import { databaseOf } from '../../src/database/rows.ts';
import { states } from '../../src/domain/workflow/workflow.ts';
import { reviewStore } from '../../src/delivery/stores/reviewStore.ts';
import { entryKinds } from '../../src/published/kinds.ts';
import { review } from '../../src/published/review/schema.ts';
import { collections, type Head, type StoredEntry, type StoredStory } from '../../src/published/storage/collections.ts';
import { contract } from '../../src/published/storage/contract.ts';
import { killed, line, story } from '../../src/published/story/schema.ts';
import { createSampleIfEmpty } from '../../sample/load/index.ts';
import { openEmptyNewsroom, password } from '../support/newsroom.ts';

let newsroom: Awaited<ReturnType<typeof openEmptyNewsroom>>;
let dataDir: string;
let said: string[];

beforeAll(async () => {
  newsroom = await openEmptyNewsroom('sample');
  dataDir = await mkdtemp(join(tmpdir(), 'dateline-sample-'));
});
beforeEach(() => {
  said = [];
});
afterAll(async () => {
  await newsroom.close();
  await rm(dataDir, { recursive: true, force: true });
});

const start = (directory = dataDir) => createSampleIfEmpty(newsroom.payload, directory, (text) => void said.push(text));
const db = () => databaseOf(newsroom.payload);
const faultsOfReview = (each: unknown) => review.safeParse(each).error?.issues ?? [];
const marks = () => db().collection<{ _id: string }>('newsroom');

/** What MongoDB itself deletes a day after its time, at some moment of the test: the sample is filed in the days before. */
const forADay = new Set(['filed_copies', 'kept_answers']);
const almostADay = 23 * 3_600_000;
const passes = (name: string, { at }: Readonly<Record<string, unknown>>): boolean =>
  forADay.has(name) && at instanceof Date && Date.now() - at.getTime() > almostADay;

/** Every document there is, by collection; the mark, and what passes by itself, apart. */
async function everything(): Promise<Record<string, string[]>> {
  const names = (await db().listCollections().toArray()).map(({ name }) => name);
  const rows = await Promise.all(
    names.sort().map(async (name) => {
      const found = await db().collection(name).find({}).sort({ _id: 1 }).toArray();
      const rows = found.filter((row) => String(row._id) !== 'sample' && !passes(name, row));
      return [name, rows.map((row) => JSON.stringify(row))] as const;
    }),
  );
  return Object.fromEntries(rows.filter(([, found]) => found.length > 0));
}

const countsOf = (rows: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(rows).map(([name, { length }]) => [name, length]));

/** What an emptied newsroom keeps: its users, what is told to nodes and subscribers, and work that waits. */
const remaining =
  /^(users|newsroom|payload-.*|events|read_model|published_directory|published_house|projections|wire_changes|list_departures)$/;

const expectNothingElse = (rows: Record<string, string[]>): void =>
  expect(Object.keys(rows).filter((name) => !remaining.test(name))).toEqual([]);

const newcomer = (email: string) =>
  newsroom.payload.create({
    collection: 'users',
    data: { name: 'A colleague', email, password, role: 'administrator' } as never,
  });

const deadOwner = { run: 'a run of long ago', host: hostname(), pid: 2 ** 22 + 1, startMark: 'gone' };

it('writes nothing where the logins can’t be kept', async () => {
  const before = await everything();
  const file = join(dataDir, 'a-file');
  await writeFile(file, '');
  await expect(start(join(file, 'inside'))).rejects.toThrow(/DATA_DIR: got .*inside/);
  expect(await everything()).toEqual(before);
  expect(await marks().findOne({ _id: 'sample' })).toBeNull();
});

it('leaves a sample newsroom that was interrupted as it is, and takes exactly that away when it is asked to', async () => {
  const { payload } = newsroom;
  const create = payload.create;
  let mark: unknown;
  payload.create = (async (order: { collection: string }) => {
    mark = await marks().findOne({ _id: 'sample' });
    if (order.collection === 'media') throw new Error('The power went.');
    return create(order as never);
  }) as never;
  await expect(start().finally(() => (payload.create = create))).rejects.toThrow('The power went.');
  // `creating` is the word at which a start of an older release, beside this one or after it, empties every collection.
  expect(mark).toMatchObject({ state: 'being-made' });
  const mine = await newcomer('first@newsroom.example');
  const before = await everything();
  expect(countsOf(before)).toMatchObject({ desks: expect.any(Number), users: 8, globals: 3 });
  expect(said.splice(0)).toEqual([expect.stringMatching('An empty newsroom'), expect.stringMatching('half-made')]);
  expect(await start()).toBe(false);
  expect(said).toEqual([expect.stringContaining('npx dateline sample remove')]);
  expect(await everything()).toEqual(before);

  expect(await removeSample(payload, dataDir)).toMatch(/^Removed: .*7 users.*3 globals\.$/);
  expect((await everything()).users).toEqual([expect.stringContaining(String(mine.id))]);
  expectNothingElse(await everything());
  expect(await start()).toBe(false);
  await payload.delete({ collection: 'users', id: mine.id, trash: true });
}, 300_000);

it('opens an empty newsroom with stories in every state, once, however many start at the same moment', async () => {
  const { payload } = newsroom;
  const deep = join(dataDir, 'not', 'there');
  expect((await Promise.all([start(deep), start(deep)])).sort()).toEqual([false, true]);
  const { docs } = await payload.find({ collection: 'articles', limit: 100, depth: 0, draft: true });
  expect(docs).toHaveLength(42);
  expect(new Set(docs.map(({ state }) => state))).toEqual(new Set(states));
  const { docs: readable } = await payload.find({
    collection: 'articles',
    limit: 100,
    depth: 0,
    overrideAccess: false,
  });
  expect(readable).toHaveLength(23);
  const logins = JSON.parse(await readFile(join(deep, 'sample-logins.json'), 'utf8'));
  expect(logins[0]).toEqual({
    name: expect.any(String),
    role: 'journalist',
    email: expect.any(String),
    password: expect.stringMatching(/^.{16}$/),
    apiKey: expect.stringMatching(/^[0-9a-f]{48}$/),
  });
  expect(new Set(logins.map(({ password }: { password: string }) => password)).size).toBe(7);
  expect(await start(deep)).toBe(false);
}, 300_000);

it('keeps for readers what the contract says, of every story, notice, entry of the directory and review', async () => {
  const { current } = (await db().collection<Head>(collections.readModel).findOne({ _id: 'head' }))!;
  const stored = await db().collection<StoredStory>(collections.stories(current)).find().toArray();
  const faults = stored.flatMap((each) =>
    each.status === 'killed'
      ? (killed.safeParse(each.killed).error?.issues ?? [])
      : [
          ...(story.safeParse(JSON.parse(each.json)).error?.issues ?? []),
          ...(line.safeParse(each.line).error?.issues ?? []),
        ],
  );
  expect(faults).toEqual([]);
  expect(new Set(stored.map(({ status }) => status))).toEqual(new Set(['published', 'killed']));
  const kept = await db().collection<StoredEntry>(collections.directory).find().toArray();
  // Beside what readers get stands which release wrote it.
  expect(new Set(kept.map(({ contract: mark }) => mark))).toEqual(new Set([contract.version]));
  const entries = kept.map(({ _id, contract: _mark, ...entry }) => entry);
  expect(entries.flatMap((entry) => entryKinds[entry.kind].schema.safeParse(entry).error?.issues ?? [])).toEqual([]);
  expect(entries.length).toBeGreaterThan(20);
  const { items } = await reviewStore(db()).of(String(stored.find(({ status }) => status === 'published')?._id), {
    limit: 5,
  });
  expect(items.flatMap(({ replies, ...each }) => [each, ...replies]).flatMap(faultsOfReview)).toEqual([]);
});

it.each([
  ['none', undefined],
  ['that of an older release, interrupted', { state: 'creating' }],
  ['that of an older release, done', { state: 'done' }],
  ['one whose process is gone', { state: 'being-made', owner: deadOwner, heartbeat: new Date() }],
  [
    'one of another machine that is silent',
    { state: 'being-made', owner: { ...deadOwner, host: 'another' }, heartbeat: new Date(0) },
  ],
  [
    'one whose process is gone, by the word of older releases',
    { state: 'creating', owner: deadOwner, heartbeat: new Date() },
  ],
  ['one without a heartbeat', { state: 'being-made', owner: { ...deadOwner, host: 'another' } }],
  ['half-made', { state: 'half-made', owner: deadOwner }],
  ['done', { state: 'done', owner: deadOwner }],
])('deletes nothing of a full newsroom at a start, whatever mark is there: %s', async (_what, mark) => {
  const kept = await marks().findOne({ _id: 'sample' });
  const before = await everything();
  await marks().deleteOne({ _id: 'sample' });
  if (mark) await marks().insertOne({ _id: 'sample', ...mark });
  try {
    expect(await start()).toBe(false);
    expect(await everything()).toEqual(before);
    expect(said).toHaveLength(mark && mark.state !== 'done' ? 1 : 0);
    expect(await marks().findOne({ _id: 'sample' })).toEqual(mark ? { _id: 'sample', ...mark } : null);
  } finally {
    await marks().deleteOne({ _id: 'sample' });
    await marks().insertOne(kept!);
  }
});

it('does not remove a sample that it can’t tell, or one that is being made', async () => {
  const mark = (await marks().findOne({ _id: 'sample' }))!;
  await marks().updateOne({ _id: 'sample' }, { $set: { state: 'being-made', heartbeat: new Date() } });
  await expect(removeSample(newsroom.payload, dataDir)).rejects.toThrow('being made at this moment');
  await marks().replaceOne({ _id: 'sample' }, { state: 'creating' });
  await expect(removeSample(newsroom.payload, dataDir)).rejects.toThrow('older release');
  await marks().replaceOne({ _id: 'sample' }, mark);
});

it('keeps what is used by documents of others when the sample is removed', async () => {
  const { payload } = newsroom;
  const mine = await newcomer('second@newsroom.example');
  const { docs } = await payload.find({ collection: 'sections', limit: 1, depth: 0, sort: '-createdAt' });
  const [section] = docs as unknown as { id: string }[];
  const data = { headline: 'Parliament passes the budget', language: 'en', section: section!.id };
  const story = await payload.create({ collection: 'articles', data: data as never, depth: 0 });
  const file = join(dataDir, 'not', 'there');
  expect(await removeSample(payload, file)).toMatch(/Kept, for documents of yours use them: .*sections/);
  const left = await everything();
  expect(left.articles).toEqual([expect.stringContaining(String(story.id))]);
  expect(left.users).toEqual([expect.stringContaining(String(mine.id))]);
  expect(left.sections!.join()).toContain(section!.id);

  await payload.delete({ collection: 'articles', id: story.id, trash: true });
  expect(await removeSample(payload, file)).toMatch(/^Removed: .*sections\.$/);
  expect(existsSync(join(file, 'sample-logins.json'))).toBe(false);
  const {
    published_directory: directory,
    published_house: asEarlier,
    histories,
    preview_ends: ends,
    ...rest
  } = await everything();
  for (const entries of [directory, asEarlier]) expect(entries).toEqual([expect.stringContaining('site')]);
  // The colleague and the story that were not the sample's leave the entry of their own end; the story's links are over for a month.
  expect(histories).toEqual([expect.stringContaining('"kind":"users"'), expect.stringContaining(String(story.id))]);
  expect(ends).toContainEqual(expect.stringContaining(String(story.id)));
  expectNothingElse(rest);
}, 60_000);
