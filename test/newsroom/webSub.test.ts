import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { feedsOf } from '../../src/jobs/tellHub.ts';
import { publicationOf } from '../../src/syndication/publication.ts';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { publishedSite } from '../support/published.ts';
import { until } from '../support/readModel.ts';

let hub: Server;
let desk: DeskAtWork;
/** What the hub was told, and what it answers next. */
const told: URLSearchParams[] = [];
let answers: number[] = [];

beforeAll(async () => {
  hub = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      told.push(new URLSearchParams(Buffer.concat(parts).toString()));
      res.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  process.env.WEBSUB_HUB = `http://127.0.0.1:${(hub.address() as AddressInfo).port}/`;
  process.env.PUBLIC_URL = 'https://news.example';
  desk = await openDesk('web-sub', ['correspondent', 'section-editor']);
});
afterAll(async () => {
  delete process.env.WEBSUB_HUB;
  delete process.env.PUBLIC_URL;
  await desk?.close();
  await new Promise((resolve) => hub.close(resolve));
});
beforeEach(() => {
  told.length = 0;
});

const waiting = async (): Promise<number> =>
  (await desk.payload.count({ collection: 'payload-jobs', where: { queue: { equals: 'webSub' } } })).totalDocs;
const runJobs = () =>
  desk.payload.jobs.run({ queue: 'webSub', limit: 1, sequential: true, overrideAccess: true, silent: true });

/** Runs the queue as each process does, until nothing waits. */
const runDry = () =>
  until(async () => {
    await runJobs();
    return (await waiting()) === 0;
  });

it('tells the hub once of what changes at about the same time: every feed that shows it, in each format', async () => {
  await storyIn(desk, 'published');
  await storyIn(desk, 'published');
  expect(await waiting()).toBe(2);
  expect(told).toEqual([]);
  await runDry();
  expect(told).toHaveLength(1);
  expect(told[0]?.get('hub.mode')).toBe('publish');
  const feeds = told[0]?.getAll('hub.url') ?? [];
  expect(feeds).toEqual(
    expect.arrayContaining(
      ['', '/sections/politics', '/authors/alex-example'].flatMap((of) =>
        ['rss.xml', 'atom.xml', 'feed.json'].flatMap((file) => [
          `https://news.example/feeds${of}/${file}`,
          `https://news.example/feeds${of}/${file}?lang=en`,
        ]),
      ),
    ),
  );
  expect(new Set(feeds).size).toBe(feeds.length);
});

it('tells it of a kill', async () => {
  const id = await storyIn(desk, 'published');
  await runDry();
  told.length = 0;
  await move(desk.as['section-editor'], id, 'kill', { notice: 'It was wrong.' });
  await runDry();
  expect(told[0]?.getAll('hub.url')).toContain('https://news.example/feeds/rss.xml');
});

it('tells nothing of what readers do not see', async () => {
  await storyIn(desk, 'in-edit');
  const refused = await storyIn(desk, 'in-edit', { headline: 'No place', dateline: { place: null } });
  expect((await move(desk.as['section-editor'], refused, 'publish')).status).not.toBe(200);
  expect(await waiting()).toBe(0);
});

it('tells again what a hub did not take', async () => {
  answers = [503, 500];
  await storyIn(desk, 'published');
  await runDry();
  expect(told).toHaveLength(3);
  expect(told[2]?.getAll('hub.url')).toEqual(told[0]?.getAll('hub.url'));
});

it('names the feeds of a list, whatever else the tags name', () => {
  const publication = publicationOf(publishedSite, 'http://localhost:3000');
  expect(feedsOf(['story-1', 'list-topic=budget&lang=az', 'list-topic=budget&lang=az'], publication)).toEqual([
    'https://news.example/feeds/topics/budget/rss.xml?lang=az',
    'https://news.example/feeds/topics/budget/atom.xml?lang=az',
    'https://news.example/feeds/topics/budget/feed.json?lang=az',
  ]);
});
