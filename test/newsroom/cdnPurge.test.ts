import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { rawCollection } from '../../src/database/rows.ts';
import { purgeQueue } from '../../src/desk/purge.ts';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';

type Asked = { method?: string; url?: string; headers: IncomingHttpHeaders; tags: string[] };

/** A CDN's API on this machine: what it was asked, and how it answers. */
let cdn: Server;
let asked: Asked[] = [];
let status = 200;
let desk: DeskAtWork;

beforeAll(async () => {
  cdn = createServer((req, res) => {
    const tags = String(req.headers['surrogate-key']).split(' ');
    asked.push({ method: req.method, url: req.url, headers: req.headers, tags });
    res.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(cdn, 'listening');
  Object.assign(process.env, {
    ...{ CDN_PURGE: 'fastly', CDN_PURGE_ID: 'service-1', CDN_PURGE_TOKEN: 'may-purge' },
    CDN_PURGE_URL: `http://127.0.0.1:${(cdn.address() as AddressInfo).port}`,
  });
  desk = await openDesk('cdnPurge');
});
afterAll(async () => {
  await desk?.close();
  cdn.close();
});

const waiting = () => rawCollection(desk.payload, 'payload-jobs').countDocuments({ queue: purgeQueue });
const run = () => desk.payload.jobs.run({ queue: purgeQueue, limit: 50, overrideAccess: true, silent: true });
/** What waits for its time goes out now. */
const hurry = () =>
  rawCollection(desk.payload, 'payload-jobs').updateMany({ queue: purgeQueue }, { $unset: { waitUntil: 1 } });

beforeEach(async () => {
  await rawCollection(desk.payload, 'payload-jobs').deleteMany({ queue: purgeQueue });
  asked = [];
  status = 200;
});

it('lets go of a killed story at the CDN: once for all nodes, and once more when all nodes have let go of it', async () => {
  const id = await storyIn(desk, 'published');
  await rawCollection(desk.payload, 'payload-jobs').deleteMany({ queue: purgeQueue });
  await move(desk.as['section-editor'], id, 'kill', { notice: 'This story has been withdrawn.' });
  expect(await waiting()).toBe(1);
  await run();
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    ...{ method: 'POST', url: '/service/service-1/purge' },
    headers: { 'fastly-key': 'may-purge' },
    tags: expect.arrayContaining([`story-${id}`, 'list-all', 'list-section=politics', 'many']),
  });
  expect(await waiting()).toBe(1);
  await hurry();
  await run();
  expect(asked.map(({ tags }) => tags)).toEqual([asked[0]!.tags, asked[0]!.tags]);
  expect(await waiting()).toBe(0);
});

it('asks again later when the CDN does not take it', async () => {
  status = 503;
  const id = await storyIn(desk, 'published');
  await run();
  const failed = asked.length;
  expect([failed > 0, (await waiting()) > 0]).toEqual([true, true]);
  status = 200;
  await hurry();
  await run();
  expect(asked.length).toBeGreaterThan(failed);
  expect(asked.at(-1)!.tags).toContain(`story-${id}`);
});

it('asks for nothing when nothing that readers see has changed, or when the step did not happen', async () => {
  const id = await storyIn(desk, 'filed');
  expect((await move(desk.as['section-editor'], id, 'publish')).status).toBe(409);
  expect(await waiting()).toBe(0);
});
