import mongoose from 'mongoose';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startThrowawayMongo } from '../../src/database/mongod.ts';
import { collections, type Db, type StoredStory } from '../../src/published/storage/collections.ts';
import { facetKeysOf, searchTag, slugTag, storyTag } from '../../src/published/tags.ts';
import type { PublishedStory } from '../../src/published/story/schema.ts';
import { fillReadModel, storedStoryNumber } from './stories.ts';

export type LiveRow = { what: string; count: number; p50: number; p99: number; most: number; wants: number };
type Node = {
  url: string;
  child: ChildProcess;
  state: () => Promise<{ clients: number; dropped: number; memory: number }>;
};
/** Who is waiting for a story, and what to do when its headline has come. */
type Waiting = { slug: string; arrived: () => void };

const stories = 1_000;

async function openNode(uri: string): Promise<Node> {
  const child = fork(fileURLToPath(new URL('liveNode.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx', '--conditions=production'],
    env: { ...process.env, MONGODB_URI: uri },
  });
  const [url] = (await once(child, 'message')) as [string];
  const state = async () => {
    const answer = once(child, 'message');
    child.send('state');
    return ((await answer) as [Awaited<ReturnType<Node['state']>>])[0];
  };
  return { url, child, state };
}

const rowOf = (what: string, times: number[], wants: number): LiveRow => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN);
  return { what, count: sorted.length, p50: at(0.5), p99: at(0.99), most: at(1), wants };
};

/** Writes what a publication leaves for readers, in one transaction as the desk does; resolves when it is committed. */
async function publish(db: Db, story: StoredStory, name: 'story.published' | 'story.updated'): Promise<void> {
  if (story.status !== 'published') return;
  const { id, slug, ...placed } = JSON.parse(story.json) as PublishedStory;
  const lists = facetKeysOf(placed).map((key) => `list-${key}`);
  const tags = [storyTag(id), slugTag(slug), searchTag, ...lists];
  const session = db.client.startSession();
  await session.withTransaction(async () => {
    const { _id } = story;
    await db
      .collection<StoredStory>(collections.stories(1))
      .replaceOne({ _id }, story as never, { upsert: true, session });
    const event = { name, at: new Date(), story: String(_id), slug: story.slug, readersSee: 'the pending edits', tags };
    await db.collection(collections.events).insertOne(event, { session });
  });
  await session.endSession();
}

/** Follows the News Line and tells of each story that comes. Resolves when the stream is open. */
function follow(url: string, agent: Agent, waiting: Waiting): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = get(`${url}/v1/newsline/live`, { agent }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`The News Line answers ${answer.statusCode}.`));
      answer.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes(`"slug":"${waiting.slug}"`)) waiting.arrived();
      });
      answer.on('error', () => undefined);
      resolve();
    });
    asked.on('error', reject);
  });
}

/** Milliseconds from before the commit to the arrival at each client. */
async function toAllClients(db: Db, node: Node, clients: number, publications: number): Promise<LiveRow> {
  const agent = new Agent({ maxSockets: Infinity });
  const waiting: Waiting = { slug: '', arrived: () => undefined };
  for (let begun = 0; begun < clients; begun += 100)
    await Promise.all(Array.from({ length: Math.min(100, clients - begun) }, () => follow(node.url, agent, waiting)));
  const times: number[] = [];
  for (let index = 0; index < publications; index += 1) {
    const story = storedStoryNumber(stories + index, stories + publications);
    const began = performance.now();
    let left = clients;
    const all = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${left} clients were not told within 20 s.`)), 20_000);
      Object.assign(waiting, {
        slug: story.slug,
        arrived: () => {
          times.push(performance.now() - began);
          if ((left -= 1) === 0) resolve(clearTimeout(late));
        },
      });
    });
    await publish(db, story, 'story.published');
    await all;
  }
  const { memory, dropped } = await node.state();
  agent.destroy();
  return rowOf(
    `Publish → ${clients} live clients (node ${Math.round(memory / 2 ** 20)} MB, ${dropped} dropped)`,
    times,
    1_000,
  );
}

/** Milliseconds from the commit until a node that did not publish answers with the new version of a story it had in its cache. */
async function toAnotherNode(db: Db, node: Node, publications: number): Promise<LiveRow> {
  const times: number[] = [];
  for (let index = 0; index < publications; index += 1) {
    const { slug } = storedStoryNumber(index % stories, stories);
    const old = (await db.collection<StoredStory>(collections.stories(1)).findOne({ slug })) as StoredStory & {
      status: 'published';
    };
    const read = async (): Promise<string> => (await fetch(`${node.url}/v1/stories/${slug}`)).text();
    await read();
    const headline = `Version ${index} of it`;
    const json = JSON.stringify({ ...JSON.parse(old.json), headline });
    await publish(db, { ...old, json, line: { ...old.line, headline } }, 'story.updated');
    const committed = performance.now();
    while (!(await read()).includes(headline));
    times.push(performance.now() - committed);
  }
  return rowOf('Publish → visible on another node', times, 150);
}

/** Measures on a database and nodes of its own, on loopback; nothing is left of them. */
export async function benchLive({ clients = 2_000, publications = 20, updates = 200 } = {}): Promise<LiveRow[]> {
  const mongo = await startThrowawayMongo({ binary: process.env.MONGOD_BINARY });
  const uri = mongo.uri.replace('/?', '/live?');
  const connection = await mongoose.createConnection(uri).asPromise();
  const db = connection.db as unknown as Db;
  const children: ChildProcess[] = [];
  try {
    await db.createCollection(collections.events);
    await fillReadModel(db, stories, () => undefined);
    const node = await openNode(uri);
    children.push(node.child);
    // The publisher is this process: a node to each that listens, another one.
    return [await toAnotherNode(db, node, updates), await toAllClients(db, node, clients, publications)];
  } finally {
    for (const child of children) child.kill();
    await connection.close();
    await mongo.stop();
  }
}
