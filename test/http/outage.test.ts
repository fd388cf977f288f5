import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { client, completeCopy, openNewsroom, password, type Client, type Newsroom } from '../support/newsroom.ts';
import { publishing } from '../support/publishing.ts';
import { until } from '../support/readModel.ts';
import { openReplicaSet } from '../support/replicaSet.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';

type Line = { level: number; msg: string };
type Answered = { status: number; milliseconds: number };

let set: Awaited<ReturnType<typeof openReplicaSet>>;
let server: ServerProcess;
let desk: Pick<Newsroom, 'sections' | 'author'>;
let writer: Client;
let session: Record<string, string>;
let slug: string;
let directory: string | undefined;
const lines: Line[] = [];
const token = 'the tests read the metrics';

/** The log of the server, a line each; what is cut is put together. */
function hear(server: ServerProcess): void {
  let rest = '';
  server.process.stdout?.on('data', (chunk) => {
    const all = (rest + String(chunk)).split('\n');
    rest = all.pop() ?? '';
    for (const line of all) if (line.startsWith('{')) lines.push(JSON.parse(line));
  });
}

/** A newsroom with one published story, made before its server begins. */
async function prepare(): Promise<string> {
  const newsroom = await openNewsroom('outage', { MONGODB_URI: set.uri });
  desk = newsroom;
  slug = (await publishing(newsroom).storyById(await publishing(newsroom).publish()))!.slug;
  const { email } = newsroom.staff.correspondent;
  await newsroom.payload.destroy();
  directory = process.env.DATA_DIR;
  return email;
}

beforeAll(async () => {
  set = await openReplicaSet();
  const email = await prepare();
  server = await startServerProcess({ MONGODB_URI: set.uri, LOG_LEVEL: 'warn', METRICS_TOKEN: token });
  hear(server);
  const { body } = await client(server.url)('POST', '/api/users/login', { email, password });
  session = { Authorization: `JWT ${body.token}` };
  writer = client(server.url, session);
}, 120_000);
afterAll(async () => {
  set?.goOn();
  await server?.stop('SIGKILL');
  await set?.close();
  if (directory) await rm(directory, { recursive: true, force: true });
});

const timed = async (path: string, init: RequestInit = {}) => {
  const began = performance.now();
  const answer = await fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
  const text = await answer.text();
  return { status: answer.status, milliseconds: performance.now() - began, headers: answer.headers, text };
};

/** Readers who ask for what is kept and for what is not, and a writer who sends each story until it is there, all until `stop`. */
function atWork() {
  const read: Answered[] = [];
  const written: string[] = [];
  let isOver = false;
  const reader = async (pathOf: (turn: number) => string): Promise<void> => {
    for (let turn = 0; !isOver; turn += 1) {
      const { status, milliseconds } = await timed(pathOf(turn));
      read.push({ status, milliseconds });
      await wait(50);
    }
  };
  const write = async (): Promise<void> => {
    while (!isOver) {
      const [headline, key] = [`Written ${written.length} ${randomUUID()}`, randomUUID()];
      const send = () => writer('POST', '/api/articles', completeCopy(desk, headline), { 'Idempotency-Key': key });
      while ((await send()).status !== 201) await wait(200);
      written.push(headline);
    }
  };
  const all = Promise.all([
    reader(() => `/v1/stories/${slug}`),
    reader((turn) => `/v1/newsline?limit=${1 + (turn % 20)}`),
    write(),
  ]);
  return { read, written, stop: async () => ((isOver = true), void (await all)) };
}

async function checkWork({ read, written, stop }: ReturnType<typeof atWork>): Promise<void> {
  await stop();
  expect(read.filter(({ status }) => ![200, 503].includes(status))).toEqual([]);
  // The promise is two seconds.
  expect(Math.max(...read.map(({ milliseconds }) => milliseconds))).toBeLessThan(5_000);
  const { body } = await writer('GET', '/api/articles?where[headline][like]=Written&limit=100&depth=0&sort=-createdAt');
  const found = body.docs.map(({ headline }: { headline: string }) => headline);
  expect(found.filter((headline: string) => written.includes(headline)).sort()).toEqual([...written].sort());
}

/** How long readers still wait once there is a primary that a majority follows. */
async function untilReadersAreBack(): Promise<number> {
  await set.primary();
  const began = performance.now();
  await until(async () => (await timed(`/v1/stories/${slug}`)).status === 200);
  return performance.now() - began;
}

it('answers readers in time while a primary is elected, and loses nothing that was sent', async () => {
  const work = atWork();
  await until(() => work.written.length > 0);
  await set.stepDown(await set.primary());
  expect(await untilReadersAreBack()).toBeLessThan(5_000);
  const before = work.written.length;
  await until(() => work.written.length > before);
  await checkWork(work);
});

it('does so while the primary stands still and another one is elected', async () => {
  const work = atWork();
  await until(() => work.written.length > 0);
  set.freeze(await set.primary());
  expect(await untilReadersAreBack()).toBeLessThan(5_000);
  const before = work.written.length;
  await until(() => work.written.length > before);
  set.goOn();
  await checkWork(work);
});

type Asked = [what: string, path: string, init: RequestInit, most: number, shape: object];
const json = { 'Content-Type': 'application/json' };
const refusal = (code: string) => ({ errors: [{ data: { code } }] });
const problem = (type: RegExp) => ({ type: expect.stringMatching(type), status: 503, title: expect.any(String) });

/** What is asked while no server answers, within how many seconds it is answered, and how. */
const everything = (): Asked[] => [
  ['a story', `/v1/stories/${slug}`, {}, 2, problem(/^about:blank$|#overloaded$/)],
  [
    'public GraphQL',
    '/v1/graphql',
    { method: 'POST', headers: json, body: '{"query":"{ site { name } }"}' },
    2,
    problem(/^about:blank$|#overloaded$/),
  ],
  ['a picture', `/media/${'a'.repeat(32)}/large.webp`, {}, 2, refusal('overloaded')],
  ['a list of staff', '/api/articles', { headers: session }, 10, refusal('overloaded')],
  ['who I am', '/api/users/me', { headers: session }, 10, refusal('overloaded')],
  [
    'GraphQL of staff',
    '/api/graphql',
    { method: 'POST', headers: { ...json, ...session }, body: '{"query":"{ Articles { totalDocs } }"}' },
    10,
    refusal('overloaded'),
  ],
  [
    'a sign-in',
    '/api/users/login',
    { method: 'POST', headers: json, body: '{"email":"a@b.example","password":"wrong"}' },
    12,
    refusal('outcome-unknown'),
  ],
  [
    'a save',
    `/api/articles/${'a'.repeat(24)}`,
    { method: 'PATCH', headers: { ...json, ...session }, body: '{"headline":"Later"}' },
    12,
    refusal('outcome-unknown'),
  ],
  [
    'a photo in parts',
    '/api/uploads',
    { method: 'POST', headers: { ...session, 'Upload-Length': '10' } },
    12,
    refusal('outcome-unknown'),
  ],
  [
    'a review',
    `/v1/stories/${slug}/reviews`,
    { method: 'POST', headers: json, body: '{"name":"A reader","text":"Well said."}' },
    12,
    problem(/^\/docs\/problems#outcome-unknown$/),
  ],
  ['a preview', `/preview/stories/${'a'.repeat(24)}`, { headers: session }, 10, refusal('overloaded')],
];

it('answers everybody in time while no majority is there, in the shape of each address, and tells nobody that a session ended', async () => {
  expect((await timed('/docs/problems')).text).toContain('<dt id="outcome-unknown"');
  const primary = await set.primary();
  set.freeze(primary, set.others(primary)[0]!);
  await until(async () => (await timed(`/v1/stories/${slug}`)).status === 503);
  const asked = everything().map(async ([what, path, init, most, shape]) => {
    const { status, headers, milliseconds, text } = await timed(path, init);
    expect({ what, status, retry: headers.get('retry-after'), body: JSON.parse(text) }).toMatchObject({
      what,
      status: 503,
      retry: '2',
      body: shape,
    });
    expect(milliseconds).toBeLessThan(most * 1_000 + 3_000);
  });
  // With another status a browser's EventSource would not come back.
  const live = await fetch(`${server.url}/v1/newsline/live`, { signal: AbortSignal.timeout(5_000) });
  expect([live.status, live.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  await live.body?.cancel();
  const page = await timed(`/preview/stories/${'a'.repeat(24)}`, {
    headers: { ...session, Accept: 'text/html', 'Accept-Language': 'az' },
  });
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2']);
  expect(page.text).toContain('Redaksiya hazırda əlçatan deyil');
  const metrics = await timed('/metrics', { headers: { Authorization: `Bearer ${token}` } });
  expect([metrics.status, /^dateline_database_answers (\d)$/m.exec(metrics.text)?.[1]]).toEqual([200, '0']);
  expect(metrics.milliseconds).toBeLessThan(4_000);
  await Promise.all(asked).finally(set.goOn);
  expect(await untilReadersAreBack()).toBeLessThan(5_000);
  expect((await writer('GET', '/api/users/me')).body.user).toMatchObject({ role: 'correspondent' });
});

it('tells each outage in two lines, where it begins and where it ends, and no fault', async () => {
  const told = () => lines.map(({ msg }) => msg).filter((msg) => msg.startsWith('MongoDB '));
  await until(() => told().length > 0 && told().length % 2 === 0);
  const words = told().map((msg) => /does not answer|answers again/.exec(msg)?.[0]);
  expect(words).toEqual(words.map((_word, index) => (index % 2 === 0 ? 'does not answer' : 'answers again')));
  expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
});
