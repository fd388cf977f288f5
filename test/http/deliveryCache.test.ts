import { request, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decompress } from 'native-zstd';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { bodyOf, serve, type Served } from '../support/newsroom.ts';
import { until } from '../support/readModel.ts';

let desk: DeskAtWork;
/** Another process on the same database, as far as it can tell. */
let other: Served;

beforeAll(async () => {
  desk = await openDesk('deliveryCache');
  other = await serve(desk, { isAnother: true });
});
afterAll(async () => {
  await other?.close();
  await desk?.close();
});

type Got = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string };

/** A request as it is, its answer as it comes: nothing is decoded on the way. */
const get = (url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, text: bytes.toString() });
      });
    });
    sent.on('error', reject).end();
  });

const isCurrent = ({ delivery }: Pick<Served, 'delivery'>): boolean =>
  delivery.head.isConfirmed() && delivery.events.isHealthy();

async function addressOf(id: string): Promise<string> {
  const { body } = await desk.reader('GET', `/v1/stories?ids=${id}`);
  return `/v1/stories/${body.items[0].slug}`;
}

const longBody = 'The parliament passed the budget on Tuesday, our correspondent reports. '.repeat(60);

describe('an answer', () => {
  let at: string;
  beforeAll(async () => {
    at = `${other.url}${await addressOf(await storyIn(desk, 'published', { body: bodyOf(longBody) }))}`;
    await until(() => isCurrent(other));
  });

  it('is made once, and then sent from memory, in whatever order its parameters come', async () => {
    await get(`${at}?body=text&fields=headline`);
    const before = other.delivery.handle.figures();
    const again = await get(`${at}?fields=headline&body=text`);
    await get(`${at}?fields=headline&body=text`);
    await get(`${at}?body=text&fields=headline`);
    const after = other.delivery.handle.figures();
    expect(again.status).toBe(200);
    // The new order of the same question is found by its canonical key.
    expect([after.hits - before.hits, after.misses - before.misses]).toEqual([2, 1]);
  });

  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip;q=0.8, br;q=0.1', gunzipSync],
    ['gzip', 'br;q=0, gzip', gunzipSync],
    ['zstd', 'zstd, gzip;q=0.5', decompress],
  ])('comes in %s to whom sends "%s", and is the same in it', async (coding, accept, decode) => {
    const plain = await get(at);
    for (const when of ['at first', 'again']) {
      const coded = await get(at, { 'Accept-Encoding': accept });
      expect([when, coded.headers['content-encoding'], coded.headers.vary]).toEqual([when, coding, 'Accept-Encoding']);
      expect(coded.headers['content-length']).toBe(String(coded.bytes.length));
      expect(coded.bytes.length).toBeLessThan(plain.bytes.length / 3);
      expect((await decode(coded.bytes)).equals(plain.bytes)).toBe(true);
      expect(coded.headers.etag).not.toBe(plain.headers.etag);
    }
  });

  it('is not sent to whom has it, by its entity tag', async () => {
    const { headers } = await get(at);
    const { etag = '' } = headers;
    expect(etag).toMatch(/^"[\w-]{32}"$/);
    for (const named of [etag, `W/${etag}`, `"another", ${etag}`, '*']) {
      const { status, bytes, headers: told } = await get(at, { 'If-None-Match': named });
      expect([named, status, bytes.length]).toEqual([named, 304, 0]);
      expect(told).toMatchObject({ etag, 'cache-control': headers['cache-control'], vary: 'Accept-Encoding' });
    }
    expect((await get(at, { 'If-None-Match': '"another"' })).status).toBe(200);
  });

  it('knows a copy it once sent as it was, though it would send a smaller one now', async () => {
    const { headers } = await get(at);
    const { status } = await get(at, { 'Accept-Encoding': 'br', 'If-None-Match': headers.etag ?? '' });
    expect(status).toBe(304);
  });

  it('has the same headers for HEAD, and no body', async () => {
    const { headers, bytes } = await get(at);
    const head = await get(at, {}, 'HEAD');
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect(head.headers).toMatchObject({ etag: headers.etag, 'content-length': String(bytes.length) });
  });

  it('tells caches how long, and what to purge it by; and browsers to take care', async () => {
    const { headers } = await get(at);
    expect(headers).toMatchObject({
      'cache-control': expect.stringMatching(
        /^public, max-age=\d+, s-maxage=\d+, stale-while-revalidate=\d+, stale-if-error=\d+$/,
      ),
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const keys = String(headers['surrogate-key']).split(' ');
    expect(keys).toEqual(expect.arrayContaining([expect.stringMatching(/^story-[0-9a-f]{24}$/)]));
    expect(headers['cache-tag']).toBe(keys.join(','));
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('is the same whole when a part is asked for', async () => {
    const { status, bytes } = await get(at, { Range: 'bytes=0-9' });
    expect([status, bytes.length > 1_000]).toEqual([200, true]);
  });
});

describe('a mistake', () => {
  it('is not kept: nothing at an address, a parameter that does not fit', async () => {
    const before = other.delivery.cache.figures().entries;
    for (const [path, status] of [
      ['/v1/stories/never-was', 404],
      ['/v1/newsline?limit=many', 400],
      ['/v1/newsline?nonsense=1', 400],
    ] as const) {
      const got = await get(`${other.url}${path}`);
      expect([path, got.status, got.headers['content-type']]).toEqual([path, status, 'application/problem+json']);
    }
    expect(other.delivery.cache.figures().entries).toBe(before);
  });

  it('of the method is told, and of the address, in the API’s own words', async () => {
    const wrong = await get(`${other.url}/v1/newsline`, {}, 'DELETE');
    expect([wrong.status, wrong.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const nowhere = await get(`${other.url}/v1/nowhere`, {}, 'DELETE');
    expect([wrong, nowhere].map(({ headers }) => headers['content-type'])).toEqual(
      Array(2).fill(expect.stringContaining('application/problem+json')),
    );
    expect(nowhere.status).toBe(404);
  });
});

describe('what the desk does', () => {
  const kill = { notice: 'This story has been withdrawn.' };
  const statuses = (url: string) =>
    Promise.all([desk.url, other.url].map(async (node) => (await get(`${node}${url}`)).status));

  it('is seen at once by whom asks the process that did it, without waiting for any stream', async () => {
    const node = await serve(desk);
    const id = await storyIn(desk, 'published');
    const at = await addressOf(id);
    await until(() => isCurrent(node));
    await get(`${node.url}${at}`);
    await get(`${node.url}/v1/newsline`);
    // Nobody tells it but itself.
    await node.delivery.events.stop();
    const correction = { correction: 'An earlier version named the wrong minister.' };
    expect((await move(desk.as['section-editor'], id, 'correct', correction)).status).toBe(200);
    expect((await get(`${node.url}${at}`)).text).toContain('wrong minister');
    expect((await move(desk.as['section-editor'], id, 'kill', kill)).status).toBe(200);
    expect((await get(`${node.url}${at}`)).status).toBe(410);
    expect((await get(`${node.url}/v1/newsline`)).text).not.toContain(id);
    await node.close();
  });

  it('is seen by the other nodes through their streams', async () => {
    const id = await storyIn(desk, 'published');
    const at = await addressOf(id);
    await until(async () => (await get(`${other.url}/v1/newsline`)).text.includes(id));
    const correction = { correction: 'An earlier version named the wrong minister.' };
    expect((await move(desk.as['section-editor'], id, 'correct', correction)).status).toBe(200);
    await until(async () => (await get(`${other.url}${at}`)).text.includes('wrong minister'));
  });

  it('is seen within a second of a kill by a node whose stream is dead', async () => {
    const node = await serve(desk, { isAnother: true });
    const id = await storyIn(desk, 'published');
    const at = await addressOf(id);
    await until(() => isCurrent(node));
    await get(`${node.url}${at}`);
    await node.delivery.events.stop();
    await move(desk.as['section-editor'], id, 'kill', kill);
    await wait(1_000);
    expect((await get(`${node.url}${at}`)).status).toBe(410);
    await node.close();
  });

  it('is seen within a second of a kill by a node that hears of nothing at all: it asks the store each time', async () => {
    const node = await serve(desk, { isAnother: true });
    const id = await storyIn(desk, 'published');
    const at = await addressOf(id);
    await until(() => isCurrent(node));
    await get(`${node.url}${at}`);
    expect(node.delivery.cache.figures().entries).toBe(1);
    await Promise.all([node.delivery.events.stop(), node.delivery.head.stop()]);
    await move(desk.as['section-editor'], id, 'kill', kill);
    await wait(1_000);
    const before = node.delivery.handle.figures();
    expect((await get(`${node.url}${at}`)).status).toBe(410);
    expect((await get(`${node.url}${at}`)).status).toBe(410);
    const after = node.delivery.handle.figures();
    expect([after.hits - before.hits, after.misses - before.misses]).toEqual([0, 2]);
    await node.close();
  });

  it('a withdrawal without notice leaves the same nothing as an address that never was, on every node', async () => {
    const id = await storyIn(desk, 'published');
    const at = await addressOf(id);
    expect(await statuses(at)).toEqual([200, 200]);
    const { status } = await move(desk.as['managing-editor'], id, 'unpublish', { reason: 'Legal advice.' });
    expect(status).toBe(200);
    await until(async () => (await get(`${other.url}${at}`)).status === 404);
    expect(await statuses(at)).toEqual([404, 404]);
    const never = await get(`${other.url}/v1/stories/never-was`);
    const gone = await get(`${other.url}${at}`);
    expect(gone.text).toBe(never.text);
  });
});

describe('/metrics', () => {
  const valueOf = (text: string, name: string): number => Number(text.split(`\n${name} `)[1]?.split('\n')[0]);

  const token = { Authorization: 'Bearer a token for the monitoring' };
  let guarded: Served;
  beforeAll(async () => {
    process.env.METRICS_TOKEN = 'a token for the monitoring';
    guarded = await serve(desk, { isAnother: true });
    delete process.env.METRICS_TOKEN;
    await until(() => isCurrent(guarded));
  });
  afterAll(() => guarded?.close());

  it('tells how the node is, and counts what it answers', async () => {
    const at = `${guarded.url}/v1/newsline`;
    await get(at);
    const before = await get(`${guarded.url}/metrics`, token);
    await get(at);
    const after = await get(`${guarded.url}/metrics`, token);
    expect(after.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const hits = 'dateline_delivery_requests_total{from="memory"}';
    expect(valueOf(after.text, hits) - valueOf(before.text, hits)).toBe(1);
    expect([valueOf(after.text, 'dateline_head_confirmed'), valueOf(after.text, 'dateline_events_healthy')]).toEqual([
      1, 1,
    ]);
    expect(valueOf(after.text, 'dateline_cache_bytes')).toBeGreaterThan(0);
    expect(valueOf(after.text, 'dateline_published_stories')).toBeGreaterThan(0);
    const ofProcess = ['process_resident_memory_bytes', 'nodejs_heap_size_used_bytes', 'process_cpu_seconds_total'];
    for (const name of ofProcess) expect(valueOf(after.text, name)).toBeGreaterThan(0);
    // Each line is a comment, or a name, labels and a number.
    for (const line of after.text.trim().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[\d.]+(e[+-]?\d+)?)$/);
  });

  it('is there for nobody without the token, also not on this machine: a proxy can be on it and not say so', async () => {
    const proxied = { 'X-Forwarded-For': '203.0.113.9' };
    const statusWith = async (headers: Record<string, string>, { url }: Served = guarded) =>
      (await get(`${url}/metrics`, headers)).status;
    expect([
      await statusWith({}, other),
      await statusWith(proxied, other),
      await statusWith({}),
      await statusWith({ Authorization: 'Bearer another token' }),
      await statusWith({ ...token, ...proxied }),
    ]).toEqual([404, 404, 404, 404, 200]);
  });
});
