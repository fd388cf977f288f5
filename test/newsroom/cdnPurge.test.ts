import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { rawCollection } from '../../src/database/rows.ts';
import { purgeQueue } from '../../src/newsroom/record/events.ts';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { plainPhoto } from '../support/photos.ts';

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
    CDN_PURGE: 'fastly',
    CDN_PURGE_ID: 'service-1',
    CDN_PURGE_TOKEN: 'may-purge',
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
    method: 'POST',
    url: '/service/service-1/purge',
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

describe('a photo', () => {
  const editor = (method: string, path: string, body?: unknown) => desk.as['managing-editor'](method, path, body);
  const work = (queue: string) =>
    desk.payload.jobs.run({ queue, limit: 50, sequential: true, overrideAccess: true, silent: true });
  const render = async (): Promise<void> => {
    const isDue = { queue: 'renditions', waitUntil: null };
    while (await rawCollection(desk.payload, 'payload-jobs').countDocuments(isDue)) await work('renditions');
  };
  const addressOf = async (id: string): Promise<string> =>
    new URL((await editor('GET', `/api/media/${id}`)).body.renditions[0].url, desk.url).pathname;
  const cachingOf = async (path: string) => {
    const { status, headers } = await desk.reader('GET', path);
    return [status, headers.get('cache-control'), headers.get('surrogate-key'), headers.get('cache-tag')];
  };
  const sharingOf = async (path: string) => {
    const { headers } = await desk.reader('GET', path);
    return ['access-control-allow-origin', 'cross-origin-resource-policy', 'access-control-expose-headers'].map(
      (name) => headers.get(name),
    );
  };
  /** The tags asked for that are of photos. */
  const purged = async (): Promise<string[]> => {
    await run();
    const tags = asked.flatMap((each) => each.tags).filter((tag) => tag.startsWith('photo-'));
    asked = [];
    return [...new Set(tags)];
  };
  async function uploaded(width: number): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(await plainPhoto(width, 240))], { type: 'image/jpeg' }), 'photo.jpg');
    form.append('_payload', JSON.stringify({ alt: 'A reservoir', copyright: 'Example Agency' }));
    const { id } = (await editor('POST', '/api/media', form)).body.doc;
    await render();
    return id;
  }
  const forever = 'public, max-age=31536000, immutable';

  it('is let go of when nothing shows it any more, when it is withdrawn, and not before readers had it', async () => {
    const id = await uploaded(320);
    const address = await addressOf(id);
    expect(await purged()).toEqual([]);
    const story = await storyIn(desk, 'published', { photo: { media: id } });
    const other = await storyIn(desk, 'published', { photo: { media: id } });
    expect(await purged()).toEqual([]);
    expect(await cachingOf(address)).toEqual([200, forever, `photo-${id}`, `photo-${id}`]);
    expect(await sharingOf(address)).toEqual(['*', 'cross-origin', 'ETag']);

    await move(desk.as['managing-editor'], story, 'unpublish', { reason: 'Legal advice.' });
    expect([await purged(), (await cachingOf(address))[0]]).toEqual([[], 200]);
    await move(desk.as['managing-editor'], other, 'unpublish', { reason: 'Legal advice.' });
    expect(await purged()).toEqual([`photo-${id}`]);
    expect(await cachingOf(address)).toEqual([404, 'no-store', null, null]);

    await move(desk.as['section-editor'], other, 'approve');
    await move(desk.as['section-editor'], other, 'publish');
    expect([await purged(), (await cachingOf(address))[0]]).toEqual([[], 200]);
    expect((await editor('DELETE', `/api/media/${id}`)).status).toBe(200);
    expect([await purged(), (await cachingOf(address))[0]]).toEqual([[`photo-${id}`], 404]);
  });

  it('has another address once what is written in its pictures is corrected, and caches keep the old ones no longer', async () => {
    const id = await uploaded(330);
    await storyIn(desk, 'published', { photo: { media: id } });
    await purged();
    const old = await addressOf(id);
    expect((await editor('PATCH', `/api/media/${id}`, { caption: 'A full reservoir' })).status).toBe(200);
    await render();
    expect([await addressOf(id), await purged()]).toEqual([old, []]);
    expect((await editor('PATCH', `/api/media/${id}`, { copyright: 'Another Agency' })).status).toBe(200);
    await render();
    const now = await addressOf(id);
    expect([now === old, await purged()]).toEqual([false, [`photo-${id}`]]);
    expect(await cachingOf(now)).toEqual([200, forever, `photo-${id}`, `photo-${id}`]);
    expect((await cachingOf(old))[1]).toBe('public, max-age=300');
    const picture = await fetch(`${desk.url}${now}`);
    expect(Buffer.from(await picture.arrayBuffer()).toString('latin1')).toContain('Another Agency');
  });
});

it('lets go of the directory by both of its tags, whichever release queued it: the CDN has answers of both', async () => {
  for (const tag of ['house', 'directory']) {
    await desk.payload.jobs.queue({ task: 'purgeCdn', input: { tags: [tag] }, queue: purgeQueue });
    await run();
    expect(asked.at(-1)!.tags).toEqual(expect.arrayContaining(['house', 'directory']));
  }
});
