import mongoose from 'mongoose';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedMongo } from '../../src/database/mongod.ts';
import type { Db } from '../../src/published/storage/collections.ts';
import { benchComposer } from './composer.ts';
import { benchDesk } from './desk.ts';
import { benchLive } from './live.ts';
import { connections, measure, medianOf, type Measured } from './load.ts';
import { newsroom } from './newsroom.ts';
import { benchPhone } from './phone.ts';
import { openPlace, type Place } from './places.ts';
import { benchPublish } from './publish.ts';
import { coldRows, growthRows, hotRows, type Row } from './rows.ts';
import { siege } from './siege.ts';
import { soak } from './soak.ts';
import { fillReadModel } from './stories.ts';
import { benchWire } from './wire.ts';
import { grown, heading, line, say, waited } from './table.ts';

/**
 * `npm run bench [hot|cold|publish|live|soak|siege|newsroom|growth|wire|composer|phone|desk …]`: reads of published content, and publishing it, beside their
 * floors in the same run. `newsroom` takes `-- --minutes 60`.
 */
const stories = Number(process.env.BENCH_STORIES ?? 10_000);
const many = Number(process.env.BENCH_MANY ?? 1_000_000);
/** A kilobyte: too little for any answer, so every read is a miss. */
const noCache = { BENCH_CACHE_MB: String(1 / 1024) };

/** Minutes each, so only when asked for by name. */
const slow = ['growth', 'soak', 'siege', 'newsroom', 'wire', 'composer', 'phone', 'desk'];
/** Parts that fill a newsroom of their own, or none. */
const withoutReadModel = ['composer', 'phone', 'desk'];

type Filled = { uri: string; db: Db };
type Mongo = Awaited<ReturnType<typeof startEmbeddedMongo>>;

function addressOf({ uri }: Mongo, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.href;
}

async function fill(mongo: Mongo, name: string, count: number): Promise<Filled> {
  const uri = addressOf(mongo, name);
  const connection = await mongoose.createConnection(uri).asPromise();
  const db = connection.db!;
  await fillReadModel(db, count, (done) => {
    if (done % 50_000 === 0 || done === count) say(`  ${done} of ${count} stories`);
  });
  return { uri, db };
}

async function etagOf(place: Place, path: string): Promise<string> {
  const answer = await fetch(place.url + path, { headers: { 'accept-encoding': 'identity' } });
  return answer.headers.get('etag') ?? '';
}

async function measureRow(place: Place, { paths, etag }: Row): Promise<Measured> {
  const known = etag ? { 'if-none-match': (await etagOf(place, paths[0] ?? '')) || '"x"' } : undefined;
  return measure(place, { paths, ...(known && { headers: known }) });
}

const rounds = 3;

type Turn<T> = { first: T; second: T; ratio: number };

/** Two things measured in turns, so that both meet the machine in the same mood; the turn with the median ratio. */
async function inTurns<T>(
  one: () => Promise<T>,
  other: () => Promise<T>,
  ratioOf: (first: T, second: T) => number,
): Promise<Turn<T>> {
  const turns: Turn<T>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = await one();
    const second = await other();
    turns.push({ first, second, ratio: ratioOf(first, second) });
  }
  return turns.sort((a, b) => a.ratio - b.ratio)[Math.floor(rounds / 2)]!;
}

/** A row and its floor. */
async function compare(row: Row, subject: Place, floor: Place, floorName: string): Promise<void> {
  const { first, second, ratio } = await inTurns(
    () => measureRow(floor, row),
    () => measureRow(subject, row),
    (lowest, measured) => measured.perSecond / lowest.perSecond,
  );
  line(floorName, first);
  line(row.what, second, { ratio, wants: row.wants });
}

async function hot({ uri }: Filled): Promise<void> {
  heading(`Hot: from the bytes a node keeps; ${stories} stories, ${connections} connections`, '× bare');
  const node = await openPlace('node', { MONGODB_URI: uri });
  const bare = await openPlace('bare', { BENCH_NODE_URL: node.url });
  for (const row of hotRows) await compare(row, node, bare, '  bare node:http');
  await Promise.all([node.close(), bare.close()]);
}

async function cold({ uri }: Filled, count: number): Promise<void> {
  heading(`Cold: every read a miss; ${count} stories, ${connections} connections`, '× driver');
  const node = await openPlace('node', { MONGODB_URI: uri, ...noCache });
  const driver = await openPlace('driver', { MONGODB_URI: uri });
  for (const row of coldRows(count)) await compare(row, node, driver, '  Express + driver');
  await Promise.all([node.close(), driver.close()]);
}

/** The same cold queries over few stories and over many, in turns: how many times longer the median takes. */
async function growth(few: Filled, lots: Filled): Promise<void> {
  say(`\nGrowth: the median of one cold request at a time, over ${stories} and over ${many} stories`);
  const small = await openPlace('node', { MONGODB_URI: few.uri, ...noCache });
  const large = await openPlace('node', { MONGODB_URI: lots.uri, ...noCache });
  const largeRows = growthRows(many);
  for (const [at, row] of growthRows(stories).entries()) {
    const { first, second } = await inTurns(
      () => medianOf(small, row.paths),
      () => medianOf(large, largeRows[at]?.paths ?? row.paths),
      (before, after) => after / before,
    );
    grown(row.what, first, second);
  }
  await Promise.all([small.close(), large.close()]);
}

async function live(): Promise<void> {
  say('\nLive: milliseconds from the commit until others have it; p50, p99, most');
  for (const row of await benchLive()) waited(row);
}

async function run(asked: readonly string[], minutes: number): Promise<void> {
  const wants = (name: string): boolean => (asked.length === 0 ? !slow.includes(name) : asked.includes(name));
  if (wants('composer')) await benchComposer();
  const others = asked.filter((name) => !withoutReadModel.includes(name));
  if (asked.length > 0 && asked.every((name) => name === 'composer')) return;
  say('Opening a MongoDB …');
  // As a newsroom's own, with the usual caches: not the tests' small one.
  const dataDir = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  const mongo = await startEmbeddedMongo({ binary: process.env.MONGOD_BINARY, dataDir });
  try {
    if (wants('phone')) await benchPhone(mongo.uri);
    if (wants('desk')) await benchDesk(mongo.uri);
    if (asked.length > 0 && others.length === 0) return;
    say('Filling the read model …');
    const few = await fill(mongo, 'few', stories);
    if (wants('hot')) await hot(few);
    if (wants('cold')) await cold(few, stories);
    if (wants('publish')) await benchPublish(addressOf(mongo, 'publish'));
    if (wants('live')) await live();
    if (wants('wire')) await benchWire(mongo.uri);
    if (wants('siege')) await siege(addressOf(mongo, 'siege'));
    if (wants('newsroom')) await newsroom(addressOf(mongo, 'newsroom'), minutes);
    if (wants('soak')) await soak(few.uri, stories);
    if (wants('growth')) await growth(few, await fill(mongo, 'many', many));
  } finally {
    await mongoose.disconnect();
    await mongo.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '3' } },
});
await run(positionals, Number(values.minutes));
process.exit(0);
