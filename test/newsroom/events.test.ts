import { setTimeout as wait } from 'node:timers/promises';
import { collections, type Db } from '../../src/published/storage/collections.ts';
import { followEvents, type EventFollower, type Happened, secondsOf } from '../../src/events/follow.ts';
import { openLine, type Line } from '../support/brokenLine.ts';
import { testDatabaseUri } from '../support/database.ts';
import { connectTo, until } from '../support/readModel.ts';

let home: Awaited<ReturnType<typeof connectTo>>;
let away: Awaited<ReturnType<typeof connectTo>>;
let line: Line;
const followers: EventFollower[] = [];

beforeAll(async () => {
  const { hostname: host, port } = new URL(testDatabaseUri('events'));
  line = await openLine({ host, port: Number(port) });
  home = await connectTo('events');
  await home.db.createCollection(collections.events);
  away = await connectTo('events', line.port);
});
afterEach(async () => {
  line.mend();
  for (const follower of followers.splice(0)) await follower.stop();
});
afterAll(async () => {
  await home.db.dropDatabase();
  await away.close();
  await home.close();
  await line.close();
});

const happen = (slug: string): Promise<unknown> =>
  home.db
    .collection(collections.events)
    .insertOne({ name: 'story.published', at: new Date(), slug, tags: [`slug-${slug}`] });

/** A node that follows, and what it has been told in order: slugs, `past:` before those from before, and other news. */
function follow(db: Db, back?: number) {
  const told: string[] = [];
  const ids: string[] = [];
  const follower = followEvents(db, { log: { warn: () => undefined }, back });
  follower.listen({
    event: ({ id, event, isPast }: Happened) => {
      ids.push(id);
      told.push(`${isPast ? 'past:' : ''}${event.slug ?? event.name}`);
    },
    began: () => told.push('began'),
    lost: () => told.push('lost'),
    caughtUp: () => told.push('caught up'),
  });
  follower.start();
  followers.push(follower);
  return { told, ids, follower };
}

it('tells two nodes the same events in the same order, with ids whose text order is the order of what happened', async () => {
  const [first, second] = [follow(home.db, 0), follow(home.db, 0)];
  await until(() => first.follower.isHealthy() && second.follower.isHealthy());
  const slugs = Array.from({ length: 30 }, (_, index) => `order-${index}`);
  for (const slug of slugs) await happen(slug);
  // What is written in one transaction happens at one time of the cluster.
  const session = home.db.client.startSession();
  await session.withTransaction(async () => {
    const rows = ['both-a', 'both-b'].map((slug) => ({ name: 'story.killed', slug, tags: [] }));
    for (const row of rows) await home.db.collection(collections.events).insertOne(row, { session });
  });
  await session.endSession();
  await until(() => first.told.includes('both-b') && second.told.includes('both-b'));
  expect(first.told.filter((each) => /^(order|both)-/.test(each))).toEqual([...slugs, 'both-a', 'both-b']);
  expect(second.ids.slice(-32)).toEqual(first.ids.slice(-32));
  expect([...first.ids].sort()).toEqual(first.ids);
  expect(Math.abs(secondsOf(first.ids[0]!)! - Date.now() / 1000)).toBeLessThan(600);
});

it('begins some minutes back, and says where the past ends', async () => {
  await happen('yesterday');
  const { told, follower } = follow(home.db);
  await until(() => follower.isHealthy());
  await happen('today');
  await until(() => told.includes('today'));
  expect(told[0]).toBe('began');
  expect(told.slice(-3)).toEqual(['past:yesterday', 'caught up', 'today']);
});

it('is not stopped by what is no event, nor by a listener that fails', async () => {
  const { told, follower } = follow(home.db, 0);
  follower.listen({
    event: () => {
      throw new Error('A listener of no use.');
    },
  });
  await until(() => follower.isHealthy());
  const rows = home.db.collection(collections.events);
  await rows.insertMany([
    { tags: 'none' },
    { name: 7 },
    { name: 'story.filed' },
    { name: 'bare', slug: 'bare', tags: 3 },
  ]);
  await happen('after-poison');
  await until(() => told.includes('after-poison'));
  expect(told.slice(-3)).toEqual(['story.filed', 'bare', 'after-poison']);
});

it('goes on after the last event told when MongoDB kills its cursor', async () => {
  const { told, follower } = follow(home.db, 0);
  await until(() => follower.isHealthy());
  await happen('before-kill');
  await until(() => told.includes('before-kill'));
  const admin = home.db.client.db('admin');
  const cursors = await admin
    .aggregate([
      { $currentOp: { idleCursors: true, allUsers: true } },
      { $match: { ns: `${home.db.databaseName}.events` } },
    ])
    .toArray();
  const ids = cursors.map(({ cursor }) => cursor?.cursorId).filter(Boolean);
  expect(ids.length).toBeGreaterThan(0);
  await home.db.command({ killCursors: 'events', cursors: ids });
  for (const slug of ['while-1', 'while-2']) await happen(slug);
  await until(() => told.includes('while-2'));
  expect(told.slice(-3)).toEqual(['before-kill', 'while-1', 'while-2']);
});

it.each(['cut', 'hang'] as const)(
  'misses nothing and tells nothing twice when its line is made to %s',
  async (fault) => {
    const { told, follower } = follow(away.db, 0);
    await until(() => follower.isHealthy());
    await happen(`${fault}-before`);
    await until(() => told.includes(`${fault}-before`));
    line[fault]();
    for (const index of [1, 2, 3]) await happen(`${fault}-${index}`);
    await until(() => !follower.isHealthy());
    expect(told.at(-1)).toBe(`${fault}-before`);
    expect(follower.lag()).toBeGreaterThan(0);
    line.mend();
    await until(() => follower.isHealthy());
    await happen(`${fault}-after`);
    await until(() => told.includes(`${fault}-after`));
    expect(told.slice(-5)).toEqual([
      `${fault}-before`,
      ...[1, 2, 3].map((index) => `${fault}-${index}`),
      `${fault}-after`,
    ]);
  },
);

it('says so when what happened is lost, and goes on from then', async () => {
  const { told, follower } = follow(home.db, 0);
  await until(() => follower.isHealthy());
  // A stream can't go on over the end of its collection.
  await home.db.dropCollection(collections.events);
  await home.db.createCollection(collections.events);
  await until(() => told.includes('lost') && follower.isHealthy());
  await happen('after-loss');
  await until(() => told.includes('after-loss'));
  expect(told.slice(-2)).toEqual(['lost', 'after-loss']);
});

it('begins from now where MongoDB does not keep the past so far back', async () => {
  // A young MongoDB keeps all of its past, so this answer is made up; the streams are real.
  const opened: unknown[] = [];
  const db = new Proxy(home.db, {
    get: (real, key: keyof Db) => (key === 'collection' ? forgetful : (real[key] as () => unknown).bind(real)),
  });
  const forgetful = (name: string) => ({
    watch: (stages: object[], options: { startAtOperationTime?: { t: number } }) => {
      opened.push(options.startAtOperationTime?.t);
      if (opened.length === 1) throw Object.assign(new Error('Resume point no longer in the oplog'), { code: 286 });
      return home.db.collection(name).watch(stages, options as object);
    },
  });
  const { told, follower } = follow(db, 600);
  await until(() => follower.isHealthy());
  await happen('now');
  await until(() => told.includes('now'));
  expect(told.filter((each) => !each.startsWith('past:'))).toEqual(['began', 'caught up', 'now']);
  expect(Number(opened[1]) - Number(opened[0])).toBeGreaterThanOrEqual(600);
});

it('tells nothing after it was stopped', async () => {
  const { told, follower } = follow(home.db, 0);
  await until(() => follower.isHealthy());
  await follower.stop();
  await happen('too-late');
  await wait(300);
  expect(told).not.toContain('too-late');
});

it('tells of the directory by the tag of this release and of the one before, whichever wrote it', async () => {
  const told: string[][] = [];
  const { follower } = follow(home.db, 0);
  follower.listen({ event: ({ event }) => (event.name as string) === 'house.changed' && told.push(event.tags) });
  await until(() => follower.isHealthy());
  for (const tags of [['house', 'author-a'], ['directory'], ['list-all']])
    await home.db.collection(collections.events).insertOne({ name: 'house.changed', at: new Date(), tags });
  await until(() => told.length === 3);
  expect(told).toEqual([['house', 'author-a', 'directory'], ['directory', 'house'], ['list-all']]);
});
