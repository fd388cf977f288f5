import type { mongo } from 'mongoose';
import { collections, type Head, type Withdrawal } from '../../src/published/storage/collections.ts';
import { followHead, type HeadFollower, type Withdrawn } from '../../src/delivery/head/head.ts';
import { openLine, type Line } from '../support/brokenLine.ts';
import { testDatabaseUri } from '../support/database.ts';
import { connectTo, until } from '../support/readModel.ts';

let home: Awaited<ReturnType<typeof connectTo>>;
let away: Awaited<ReturnType<typeof connectTo>>;
let line: Line;
let head: HeadFollower;
let told: Withdrawn[];
/** What was asked of MongoDB for the head. */
let asked = 0;
/** Goes ahead of the real time. */
let ahead = 0;
const now = (): number => performance.now() + ahead;

beforeAll(async () => {
  const { hostname: host, port } = new URL(testDatabaseUri('head'));
  line = await openLine({ host, port: Number(port) });
  home = await connectTo('head');
  away = await connectTo('head', line.port);
  (away.db as mongo.Db).client.on('commandStarted', ({ commandName }) => {
    if (commandName === 'find') asked += 1;
  });
});
beforeEach(async () => {
  await home.db.dropDatabase();
  ahead = 0;
  head = await followHead(away.db, now);
  told = [];
  head.onWithdrawn((withdrawn) => told.push(withdrawn));
});
afterEach(async () => {
  line.mend();
  await head.stop();
});
afterAll(async () => {
  await home.db.dropDatabase();
  await away.close();
  await home.close();
  await line.close();
});

const withdrawal = (seq: number): Withdrawal => ({ seq, story: `story-${seq}`, tags: [`tag-${seq}`] });
const stand = ({ seq = 0, current = 1, withdrawn = [] as Withdrawal[] }): Promise<unknown> =>
  home.db
    .collection<Head>(collections.readModel)
    .updateOne({ _id: 'head' }, { $set: { current, live: [current], seq, withdrawn } }, { upsert: true });

it('takes an empty database for the first generation, and tells of no withdrawal from before its time', async () => {
  expect(head.generation()).toBe(1);
  expect(head.isConfirmed()).toBe(true);
  await stand({ seq: 7, current: 4, withdrawn: [withdrawal(7)] });
  const later = await followHead(away.db);
  const heard: Withdrawn[] = [];
  later.onWithdrawn((withdrawn) => heard.push(withdrawn));
  await later.refresh();
  expect(later.generation()).toBe(4);
  expect(heard).toEqual([]);
  await later.stop();
});

it('tells of each withdrawal once and in order, and when asked to, at once', async () => {
  await stand({ seq: 1, withdrawn: [withdrawal(1)] });
  await head.refresh();
  await stand({ seq: 3, withdrawn: [withdrawal(3), withdrawal(2), withdrawal(1)] });
  await head.refresh();
  await head.refresh();
  expect(told).toEqual([[withdrawal(1)], [withdrawal(2), withdrawal(3)]]);
});

it('finds a withdrawal by itself', async () => {
  await stand({ seq: 1, withdrawn: [withdrawal(1)] });
  await until(() => told.length > 0);
  expect(told).toEqual([[withdrawal(1)]]);
});

it.each([
  ['more was withdrawn than the head remembers', { seq: 9, withdrawn: [withdrawal(9), withdrawal(8)] }],
  ['the count went back, as in another database', { seq: 0, withdrawn: [] }],
])('says that anything may be withdrawn when %s', async (_, next) => {
  await stand({ seq: 2, withdrawn: [withdrawal(1), withdrawal(2)] });
  await head.refresh();
  told.length = 0;
  await stand(next);
  await head.refresh();
  expect(told).toEqual(['all']);
});

it('tells of another generation', async () => {
  const generations: number[] = [];
  head.onGeneration((generation) => generations.push(generation));
  await stand({ current: 2 });
  await head.refresh();
  await head.refresh();
  expect(generations).toEqual([2]);
  expect(head.generation()).toBe(2);
});

it.each(['cut', 'hang'] as const)(
  'is not confirmed on a line that is made to %s, and then tells what it missed',
  async (fault) => {
    await head.refresh();
    line[fault]();
    await stand({ seq: 1, withdrawn: [withdrawal(1)] });
    await until(() => !head.isConfirmed());
    expect(told).toEqual([]);
    line.mend();
    await until(() => head.isConfirmed());
    expect(told).toEqual([[withdrawal(1)]]);
  },
);

it('is not confirmed before a listener has dealt with a withdrawal', async () => {
  let isBroken = true;
  const stopListening = head.onWithdrawn(() => {
    if (isBroken) throw new Error('A listener that fails.');
  });
  await stand({ seq: 1, withdrawn: [withdrawal(1)] });
  await until(() => !head.isConfirmed());
  isBroken = false;
  await until(() => head.isConfirmed());
  expect(told.length).toBeGreaterThan(1);
  expect(new Set(told.flat().map((each) => (each as Withdrawal).seq))).toEqual(new Set([1]));
  stopListening();
});

it('counts an answer that lies there since this process stood still', async () => {
  // What was known before is too old.
  ahead += 5_000;
  const asked = head.refresh();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const end = performance.now() + 700;
  while (performance.now() < end);
  await asked;
  expect(head.isAnswering()).toBe(true);
});

it('takes its own standing still for no outage of MongoDB, and an outage for one', async () => {
  head.isConfirmed();
  ahead += 5_000;
  expect(head.isAnswering()).toBe(true);
  await until(() => head.isConfirmed());
  line.hang();
  await until(() => !head.isAnswering());
});

it('confirms, if later, where MongoDB takes three quarters of a second to answer', async () => {
  line.delay(700);
  ahead += 5_000;
  await until(() => head.confirm());
  // From one slow answer to the next.
  for (let times = 0; times < 3; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await head.confirm()).toBe(true);
  }
});

it('says within two seconds that nothing is confirmed', async () => {
  line.hang();
  await until(() => !head.isConfirmed());
  for (const pause of [0, 100, 700]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const began = performance.now();
    expect(await head.confirm()).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_000);
  }
});

it('does not know, after a first poll that failed, what was withdrawn before it answers', async () => {
  line.cut();
  const late = await followHead(away.db);
  const heard: Withdrawn[] = [];
  late.onWithdrawn((withdrawn) => heard.push(withdrawn));
  expect(late.isConfirmed()).toBe(false);
  line.mend();
  await until(() => late.isConfirmed());
  expect(heard).toEqual(['all']);
  await late.stop();
});

describe('at rest, when nobody has asked for ten seconds', () => {
  beforeEach(async () => {
    ahead += 10_000;
    await until(async () => {
      const before = asked;
      await new Promise((resolve) => setTimeout(resolve, 700));
      return asked === before;
    });
  });

  it('does not ask MongoDB several times a second, and counts as answering', async () => {
    ahead += 60_000;
    expect(head.isAnswering()).toBe(true);
  });

  it('knows nothing for sure until it has asked, which it does once for whoever asks next, and then goes on', async () => {
    await stand({ seq: 1, current: 3, withdrawn: [withdrawal(1)] });
    const before = asked;
    // Not known for sure, and yet no outage: what is read meanwhile has its time.
    expect([head.isConfirmed(), head.isAnswering()]).toEqual([false, true]);
    await Promise.all([head.wake(), head.wake()]);
    expect(asked - before).toBe(1);
    expect([head.isConfirmed(), head.generation(), told]).toEqual([true, 3, [[withdrawal(1)]]]);
    await until(() => asked - before >= 3);
  });

  it('confirms by asking', async () => {
    await stand({ seq: 1, withdrawn: [withdrawal(1)] });
    expect(await head.confirm()).toBe(true);
    expect(told).toEqual([[withdrawal(1)]]);
  });
});
