import { setTimeout as wait } from 'node:timers/promises';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { client, password, type Client } from '../support/newsroom.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';

/** As often as the product promises; CRASHES=5 for a quick look. */
const crashes = Number(process.env.CRASHES ?? 50);
const warmUps = 3;

let desk: DeskAtWork;
let stories: string[];
/** Stays up from the beginning to the end. */
let first: ServerProcess | undefined;

beforeAll(async () => {
  desk = await openDesk('crash', ['correspondent', 'section-editor']);
  stories = [];
  for (let at = 0; at < crashes + warmUps; at += 1) stories.push(await storyIn(desk, 'approved'));
}, 300_000);
afterAll(async () => {
  await first?.stop('SIGKILL');
  await desk?.close();
});

async function editorAt(url: string): Promise<Client> {
  const { body } = await client(url)('POST', '/api/users/login', {
    email: desk.staff['section-editor'].email,
    password,
  });
  return client(url, { Authorization: `JWT ${body.token}` });
}

/** How long a server that has just started takes to publish, in milliseconds: the crashes are spread over it. */
async function publishingTakes(editor: Client): Promise<number> {
  let longest = 0;
  for (const id of stories.splice(0, warmUps)) {
    const start = performance.now();
    expect((await move(editor, id, 'publish')).status).toBe(200);
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}

/** What each of the documents that one publication writes says of it: `published`, or nothing yet. */
async function traces(id: string) {
  const find = (name: string, filter: object) =>
    rawCollection(desk.payload, name)
      .find(filter as never)
      .toArray();
  const [article] = await find('articles', { _id: objectId(id) });
  const versions = await find('_articles_versions', { parent: objectId(id), 'version.state': 'published' });
  const latest = await find('_articles_versions', { parent: objectId(id), latest: true });
  const history = await find('histories', { story: objectId(id), name: 'publish' });
  const events = await find('events', { story: id, name: 'story.published' });
  const [head] = await find('read_model', {});
  const readers = await find(`published_stories_${head?.current}`, { _id: objectId(id) });
  return {
    article: article?.state === 'published',
    version: versions.length,
    latestVersion: latest.map((each) => (each.version as { state: string }).state).join(),
    history: history.length,
    event: events.length,
    publishedStory: readers.length,
    sameRevision: readers.every((each) => each.revision === article?.revision),
  };
}

const whole = {
  article: true,
  version: 1,
  latestVersion: 'published',
  history: 1,
  event: 1,
  publishedStory: 1,
  sameRevision: true,
};
const nothing = {
  article: false,
  version: 0,
  latestVersion: 'approved',
  history: 0,
  event: 0,
  publishedStory: 0,
  sameRevision: true,
};

/** Publishes a story and kills the server after `delay` milliseconds, whatever it is doing then. */
async function crashWhilePublishing(server: ServerProcess, editor: Client, id: string, delay: number): Promise<void> {
  const asked = move(editor, id, 'publish').catch(() => undefined);
  await wait(delay);
  await server.stop('SIGKILL');
  await asked;
}

async function isPublished(id: string): Promise<boolean> {
  const article = await rawCollection(desk.payload, 'articles').findOne({ _id: objectId(id) } as never);
  return article?.state === 'published';
}

/** MongoDB gives up a dead process's transaction twenty seconds after it began (src/database/mongod.ts); until then it answers 409. */
async function publishInTheEnd(editor: Client, id: string): Promise<number> {
  for (let left = 60; ; left -= 1) {
    const { status } = await move(editor, id, 'publish');
    if (status !== 409 || left === 0) return status;
    await wait(500);
  }
}

/** Servers, two of them starting while one is in use. */
function serversToCome(count: number): () => Promise<ServerProcess> {
  const coming: Promise<ServerProcess>[] = [];
  let begun = 0;
  return () => {
    while (begun < count && coming.length < 2) {
      coming.push(startServerProcess());
      begun += 1;
    }
    return coming.shift()!;
  };
}

it(
  'publishes a story whole or not at all, however often the server is killed in the middle of it',
  async () => {
    first = await startServerProcess();
    let span = (await publishingTakes(await editorAt(first.url))) * 1.4;
    const nextServer = serversToCome(stories.length);
    const delays: string[] = [];
    for (const id of stories) {
      const delay = Math.random() * span;
      const server = await nextServer();
      await crashWhilePublishing(server, await editorAt(server.url), id, delay);
      delays.push(`${delay.toFixed(1)} ms`);
      // How long a publication takes changes with what else the machine does: half of the crashes shall come after the commit.
      span *= (await isPublished(id)) ? 0.87 : 1.15;
    }
    const found = await Promise.all(stories.map(traces));
    for (const [at, trace] of found.entries())
      expect({ at: delays[at], ...trace }).toEqual({ at: delays[at], ...(trace.article ? whole : nothing) });
    const left = stories.filter((_, at) => !found[at]?.article);
    // Else the crashes all came before anything was written, or all after.
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(stories.length);
    const editor = await editorAt(first.url);
    for (const id of left) expect([id, await publishInTheEnd(editor, id)]).toEqual([id, 200]);
  },
  15 * 60_000,
);
