import express from 'express';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Payload } from 'payload';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startThrowawayMongo } from '../../src/database/mongod.ts';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { lexicalFromBlocks } from '../../src/domain/copy.ts';

/** Opens the newsroom and both floors on ports of their own, and tells the parent process where. */
const stories = Number(process.env.BENCH_STORIES ?? 10_000);

const sentence =
  'The committee said on Tuesday that the figures for the third quarter would be published before the end of the month. ';

/** A story of about 4 KB as JSON, published, with everything a list or a page asks for. */
function storyRow(index: number, section: string, author: string) {
  const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000);
  return {
    headline: `Story number ${index} of the benchmark`,
    slug: `story-number-${index}`,
    standfirst: sentence,
    dateline: { place: 'Baku', source: 'Sarvan' },
    datelineText: 'Baku/Sarvan:',
    body: lexicalFromBlocks(
      Array.from({ length: 6 }, () => ({ type: 'paragraph' as const, text: sentence.repeat(3) })),
    ),
    byline: [{ relationTo: 'authors', value: objectId(author) }],
    section: objectId(section),
    language: 'en',
    state: 'published',
    _status: 'published',
    ...{ revision: 1, firstPublishedAt: at, lastUpdatedAt: at, createdAt: at, updatedAt: at },
  };
}

async function fill(payload: Payload): Promise<void> {
  const make = async (collection: 'sections' | 'authors', count: number): Promise<string[]> =>
    Promise.all(
      Array.from({ length: count }, async (_, index) =>
        String((await payload.create({ collection, data: { name: `${collection} ${index}` } as never, depth: 0 })).id),
      ),
    );
  const sections = await make('sections', 12);
  const authors = await make('authors', 50);
  for (let begin = 0; begin < stories; begin += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, stories - begin) }, (_, step) => {
      const index = begin + step;
      return storyRow(index, sections[index % 12]!, authors[index % 50]!);
    });
    await rawCollection(payload, 'articles').insertMany(rows as never);
  }
}

const listen = async (handler: RequestListener): Promise<string> => {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Floor 1: the same bytes out of memory, over bare node:http. */
function bareServer(payload: Payload): Promise<string> {
  const one = rawCollection(payload, 'articles').findOne({ slug: 'story-number-1' } as never);
  const many = latest(payload);
  const bytes = Promise.all([one, many]).then(([story, list]) => ({
    story: Buffer.from(JSON.stringify(story)),
    list: Buffer.from(JSON.stringify(list)),
  }));
  return listen(async (req, res) => {
    const { story, list } = await bytes;
    const body = req.url?.startsWith('/latest') ? list : story;
    res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body);
  });
}

const listed = { headline: 1, slug: 1, section: 1, firstPublishedAt: 1, byline: 1 };
const latest = (payload: Payload) =>
  rawCollection(payload, 'articles')
    .find({ _status: 'published' } as never, { projection: listed, sort: { firstPublishedAt: -1 }, limit: 20 })
    .toArray();

/** Floor 2: Express and the official driver doing the same query. */
function driverServer(payload: Payload): Promise<string> {
  const app = express()
    .disable('x-powered-by')
    .set('etag', false)
    .get('/story/:slug', async (req, res) => {
      res.json(
        await rawCollection(payload, 'articles').findOne({ slug: req.params.slug, _status: 'published' } as never),
      );
    })
    .get('/latest', async (_req, res) => {
      res.json(await latest(payload));
    });
  return listen(app);
}

async function open(): Promise<void> {
  const mongo = await startThrowawayMongo({ binary: process.env.MONGOD_BINARY });
  const directory = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  const uri = new URL(mongo.uri);
  uri.pathname = '/bench';
  const settings = {
    MONGODB_URI: uri.href,
    DATA_DIR: directory,
    UPLOADS_DIR: join(directory, 'uploads'),
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
  };
  Object.assign(process.env, settings);
  const { default: configuring } = await import('../../src/payload.config.ts');
  const { getPayload } = await import('payload');
  const { createApp } = await import('../../src/server/app.ts');
  const { createLog } = await import('../../src/server/log.ts');
  const { readEnv } = await import('../../src/config/env.ts');
  const config = await configuring;
  const payload = await getPayload({ config });
  await fill(payload);
  const env = readEnv(process.env);
  const log = createLog('silent');
  const { openDeliveryOf } = await import('../../src/server/readSide.ts');
  const { deliveryFirst } = await import('../../src/server/listen.ts');
  const delivery = await openDeliveryOf(payload, env, log);
  const app = deliveryFirst(delivery, createApp({ env, payload, config, log, isReady: () => true, delivery }));
  const urls = { newsroom: await listen(app), bare: await bareServer(payload), driver: await driverServer(payload) };
  process.send?.({ urls, stories });
  process.once('message', () => {
    void payload
      .destroy()
      .then(() => mongo.stop())
      .finally(() => process.exit(0));
  });
}

await open();
