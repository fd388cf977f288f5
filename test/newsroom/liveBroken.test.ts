import express from 'express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mongo } from 'mongoose';
import { collections, type Head, type StoredStory } from '../../src/published/storage/collections.ts';
import { followHead, type HeadFollower } from '../../src/delivery/head/head.ts';
import { facetKeysOf } from '../../src/published/tags.ts';
import { followEvents, type EventFollower } from '../../src/events/follow.ts';
import { openDirectoryStore } from '../../src/delivery/stores/directoryStore.ts';
import { openNewsLine, type NewsLineFeed } from '../../src/newsline/feed.ts';
import { newsLineRouter } from '../../src/newsline/router.ts';
import { openLine, type Line } from '../support/brokenLine.ts';
import { testDatabaseUri } from '../support/database.ts';
import { listen } from '../support/newsLine.ts';
import { connectTo, until } from '../support/readModel.ts';

let home: Awaited<ReturnType<typeof connectTo>>;
let away: Awaited<ReturnType<typeof connectTo>>;
let line: Line;
let head: HeadFollower;
let events: EventFollower;
let feed: NewsLineFeed;
let server: Server;
let url: string;

/** A node whose change stream runs over a line that can be broken, while its head does not. */
beforeAll(async () => {
  const { hostname: host, port } = new URL(testDatabaseUri('live-broken'));
  line = await openLine({ host, port: Number(port) });
  home = await connectTo('live-broken');
  await home.db.createCollection(collections.events);
  away = await connectTo('live-broken', line.port);
  head = await followHead(home.db);
  events = followEvents(away.db, { log: { warn: () => undefined } });
  feed = openNewsLine({ db: home.db, directory: openDirectoryStore(home.db, head.contract), head, events });
  events.start();
  server = createServer(express().use('/v1', newsLineRouter(feed))).listen(0, '127.0.0.1');
  await until(() => server.listening && events.isHealthy());
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  line.mend();
  feed.close();
  server.close();
  await Promise.all([head.stop(), events.stop()]);
  await home.db.dropDatabase();
  await away.close();
  await home.close();
  await line.close();
});

const story = (slug: string) => {
  const at = '2026-11-25T08:00:00.000Z';
  const shown = {
    slug,
    headline: `About ${slug}`,
    language: 'en' as const,
    publishedAt: at,
    updatedAt: at,
    section: [],
  };
  const facets = facetKeysOf({ ...shown, alsoIn: [], topics: [], byline: { text: '', signers: [] } });
  return { _id: new mongo.ObjectId(), shown, facets, tags: facets.map((key) => `list-${key}`) };
};
type Story = ReturnType<typeof story>;
const rows = () => home.db.collection<StoredStory>(collections.stories(1));
const record = (name: string, { _id, shown, tags }: Story) =>
  home.db
    .collection(collections.events)
    .insertOne({ name, at: new Date(), story: String(_id), slug: shown.slug, tags });

async function publish(each: Story): Promise<void> {
  const { _id, shown, facets } = each;
  const row = { _id, slug: shown.slug, status: 'published', facets, line: { ...shown, id: String(_id) } };
  await rows().insertOne(row as never);
  await record('story.published', each);
}
async function kill(each: Story, seq: number): Promise<void> {
  const { _id, shown, tags } = each;
  const at = new Date().toISOString();
  const told = { id: String(_id), slug: shown.slug, language: 'en', notice: 'Withdrawn.' };
  const killed = { ...told, killedAt: at, publishedAt: at, version: 2 };
  await rows().replaceOne({ _id }, { slug: shown.slug, status: 'killed', killed } as never);
  const withdrawn = [{ seq, story: String(_id), tags }];
  const next = { current: 1, live: [1], seq, withdrawn };
  await home.db.collection<Head>(collections.readModel).updateOne({ _id: 'head' }, { $set: next }, { upsert: true });
  await record('story.killed', each);
}

it('tells a kill within its time while the change stream hangs, once, and loses nothing of the rest', async () => {
  const [reader, doomed, fine] = [await listen(url), story('doomed'), story('fine')];
  await publish(doomed);
  await until(() => reader.told.length === 1);
  line.hang();
  await kill(doomed, 1);
  await publish(fine);
  await until(() => reader.told.length === 2);
  expect(reader.told[1]).toMatchObject({ name: 'kill', data: { slug: 'doomed', notice: 'Withdrawn.' } });
  expect(reader.told[1]!.id).toBeUndefined();
  line.mend();
  await until(() => reader.told.length === 3);
  expect(reader.told.map(({ name, data }) => `${name} ${data.slug}`)).toEqual([
    'publish doomed',
    'kill doomed',
    'publish fine',
  ]);
  // Who comes back gets what the stream said, and no headline of what was killed.
  const back = await listen(url, { lastId: reader.told[0]!.id });
  await until(() => back.told.length === 2);
  expect(back.told.map(({ name, data }) => `${name} ${data.slug}`)).toEqual(['kill doomed', 'publish fine']);
  expect(back.text()).not.toContain('About doomed');
  for (const each of [reader, back]) each.close();
});

it('asks everybody to read anew when what happened is lost', async () => {
  const reader = await listen(url);
  await until(() => reader.lastId());
  await home.db.dropCollection(collections.events);
  await home.db.createCollection(collections.events);
  await until(() => reader.told.length === 1);
  expect(reader.told[0]).toMatchObject({ name: 'reset', data: { reload: '/v1/newsline' } });
  await until(() => events.isHealthy());
  await publish(story('after'));
  await until(() => reader.told.length === 2);
  expect(reader.told[1]!.data.slug).toBe('after');
  reader.close();
});

it("lets who finds no place come back by itself: a status other than 200 would end a browser's EventSource for ever", async () => {
  const full = openNewsLine({
    db: home.db,
    directory: openDirectoryStore(home.db, head.contract),
    head,
    events,
    limits: { most: 0 },
  });
  const small = createServer(express().use('/v1', newsLineRouter(full))).listen(0, '127.0.0.1');
  await until(() => small.listening);
  const answer = await fetch(`http://127.0.0.1:${(small.address() as AddressInfo).port}/v1/newsline/live`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  const said = /^retry: (\d+)\nevent: full\ndata: (.*)\n\n$/.exec(await answer.text());
  const [retry, data] = [Number(said?.[1]), JSON.parse(said?.[2] ?? '{}')];
  expect([retry >= 30_000, retry <= 60_000]).toEqual([true, true]);
  expect(data).toEqual({ retryAfter: Math.round(retry / 1_000), reload: '/v1/newsline' });
  full.close();
  small.close();
});
