import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo as driver } from 'mongoose';
import { createLocalReq, type Payload } from 'payload';
import { lexicalFromBlocks } from '../../src/domain/copy.ts';
import type { Db } from '../../src/published/storage/collections.ts';
import { theClock } from '../../src/newsroom/record/history.ts';
import { transition } from '../../src/newsroom/transition/transition.ts';
import { say } from './table.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 200);
const warmUps = 20;
const most = 3;

const sentence =
  'The committee said on Tuesday that the figures for the third quarter would be published in November. ';

type Doc = Record<string, unknown> & { _id: driver.BSON.ObjectId };

/** A scheduled story of about 4 KB with an author and a section, whose time has come: the clock publishes it. */
async function scheduledStory(payload: Payload, at: number, copy: object): Promise<string> {
  const body = lexicalFromBlocks(
    Array.from({ length: 6 }, () => ({ type: 'paragraph' as const, text: sentence.repeat(6) })),
  );
  const data = {
    ...copy,
    headline: `Story number ${at} of the benchmark`,
    dateline: { place: 'Baku' },
    body,
    language: 'en',
  };
  const { id } = await payload.create({ collection: 'articles', data: data as never, depth: 0 });
  const db = payload.db.connection.db!;
  const scheduled = { state: 'scheduled', scheduledAt: new Date() };
  await db.collection('articles').updateOne({ _id: new driver.BSON.ObjectId(String(id)) }, { $set: scheduled });
  await db
    .collection('_articles_versions')
    .updateMany({ parent: new driver.BSON.ObjectId(String(id)) }, { $set: { 'version.state': 'scheduled' } });
  return String(id);
}

async function publish(payload: Payload, id: string): Promise<number> {
  const req = await createLocalReq({}, payload);
  const start = performance.now();
  await transition({ id, name: 'publish', who: theClock, now: new Date().toISOString() }, req);
  return performance.now() - start;
}

/** What the publication of a story wrote, under ids of its own: another story of the same size. */
async function writtenFor(db: Db, id: string, head: { current: number }) {
  const _id = new driver.BSON.ObjectId(id);
  const one = async (name: string, filter: object): Promise<[string, Doc]> => {
    const found = await db.collection(name).findOne(filter, { sort: { _id: -1 } });
    if (!found) throw new Error(`The publication of ${id} left nothing in ${name}.`);
    return [name, { ...found, _id: new driver.BSON.ObjectId() }];
  };
  return [
    await one('articles', { _id }),
    await one('_articles_versions', { parent: _id, latest: true }),
    await one('histories', { story: _id }),
    await one('events', { story: id }),
    await one(`published_stories_${head.current}`, { _id }),
  ] as const;
}

/** The floor: the driver writing the same five documents in one transaction, and no more. The story is there already, as a draft. */
async function rawTransaction(
  client: driver.MongoClient,
  db: Db,
  id: string,
  head: { current: number },
): Promise<number> {
  const mark = new driver.BSON.ObjectId().toHexString();
  const [article, ...added] = await writtenFor(db, id, head);
  const draft = { ...article[1], slug: `raw-${mark}` };
  await db.collection('articles').insertOne({ ...draft, state: 'approved' });
  const stored = added[3][1];
  Object.assign(stored, { slug: draft.slug, slugs: [draft.slug] });
  const start = performance.now();
  await client.withSession((session) =>
    session.withTransaction(
      async () => {
        await db.collection('articles').replaceOne({ _id: draft._id }, draft, { session });
        for (const [name, doc] of added) await db.collection(name).insertOne(doc, { session });
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    ),
  );
  return performance.now() - start;
}

const medianOf = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;

async function compare(payload: Payload): Promise<void> {
  const db = payload.db.connection.db!;
  const client = payload.db.connection.getClient();
  const { id: author } = await payload.create({ collection: 'authors', data: { name: 'Alex Example' } as never });
  const { id: section } = await payload.create({ collection: 'sections', data: { name: 'Politics' } as never });
  const copy = { section, byline: [{ relationTo: 'authors', value: author }] };
  const [ours, raw]: [number[], number[]] = [[], []];
  const head = (await db.collection('read_model').findOne({})) as unknown as { current: number };
  for (let at = 0; at < rounds + warmUps; at += 1) {
    const id = await scheduledStory(payload, at, copy);
    const took = await publish(payload, id);
    const floor = await rawTransaction(client, db, id, head);
    if (at < warmUps) continue;
    ours.push(took);
    raw.push(floor);
  }
  const ratio = medianOf(ours) / medianOf(raw);
  say(`\nPublishing one story, ${rounds} times, one at a time; medians`);
  say(`  raw transaction, same five documents  ${medianOf(raw).toFixed(2).padStart(7)} ms`);
  say(
    `  publish                               ${medianOf(ours).toFixed(2).padStart(7)} ms  ${ratio.toFixed(2)} ×  ${ratio <= most ? 'holds' : 'MISSES'} ≤ ${most}`,
  );
}

/** What publishing costs beside the driver's own transaction, on the MongoDB at this address. */
export async function benchPublish(uri: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  const settings = {
    MONGODB_URI: uri,
    DATA_DIR: directory,
    UPLOADS_DIR: join(directory, 'uploads'),
    LOG_LEVEL: 'silent',
  };
  Object.assign(process.env, settings);
  const { default: configuring } = await import('../../src/payload.config.ts');
  const { getPayload } = await import('payload');
  const { buildIndexes } = await import('../../src/database/indexes.ts');
  const payload = await getPayload({ config: await configuring });
  await buildIndexes(payload);
  try {
    await compare(payload);
  } finally {
    await payload.destroy();
    await rm(directory, { recursive: true, force: true });
  }
}
