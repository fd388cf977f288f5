import { client, openNewsroom, password, serve, type Client, type Newsroom } from '../support/newsroom.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let page: Client;
let cookie: string;
/** What reached Next. */
let reached: string[];
const action = '40d144676019aa9ebcca2e60166cb7b563734b80fe';

beforeAll(async () => {
  newsroom = await openNewsroom('admin-door');
  server = await serve(newsroom, {
    admin: {
      actions: new Set([action]),
      handle: (req, res) => {
        reached.push(`${req.method} ${req.url} ${String(req.headers['x-forwarded-host'])}`);
        res.status(200).send('page');
      },
    },
  });
  page = client(server.url, { Origin: server.url });
  const { email } = newsroom.staff.journalist;
  const { body } = await page('POST', '/api/users/login', { email, password });
  cookie = `payload-token=${body.token}`;
}, 120_000);
beforeEach(() => {
  reached = [];
});
afterAll(async () => {
  await server.close();
  await newsroom.close();
});

const call = { 'Next-Action': action, 'Content-Type': 'text/plain;charset=UTF-8' };
const form = 'application/x-www-form-urlencoded';
const host = () => new URL(server.url).host;

it('lets pages be read, and a server function be called by a page of its own with somebody signed in', async () => {
  expect(await page('GET', '/admin/login')).toMatchObject({ status: 200, body: 'page' });
  expect(await page('GET', '/_next/static/chunks/a.js')).toMatchObject({ status: 200 });
  expect(
    await page('POST', '/admin', '[{}]', { ...call, Cookie: cookie, 'X-Forwarded-Host': 'evil.example' }),
  ).toMatchObject({ status: 200 });
  expect(reached).toEqual([
    'GET /admin/login undefined',
    'GET /_next/static/chunks/a.js undefined',
    `POST /admin ${host()}`,
  ]);
});

type Row = { sent: [method: string, path: string, body?: string]; headers?: Record<string, string> };

it.each<[string, number, Row]>([
  ['nobody', 401, { sent: ['POST', '/admin', '[]'], headers: call }],
  [
    'somebody with a token nobody signed',
    401,
    { sent: ['POST', '/admin', '[]'], headers: { ...call, Cookie: 'payload-token=a.b.c' } },
  ],
  [
    'a page of another site',
    403,
    { sent: ['POST', '/admin', '[]'], headers: { ...call, Origin: 'https://evil.example' } },
  ],
  ['a page that hides where it is', 403, { sent: ['POST', '/admin', '[]'], headers: { ...call, Origin: 'null' } }],
  [
    'a function the build has not',
    404,
    { sent: ['POST', '/admin', '[]'], headers: { ...call, 'Next-Action': 'a'.repeat(42) } },
  ],
  [
    'a function named by an object’s own',
    404,
    { sent: ['POST', '/admin', '[]'], headers: { ...call, 'Next-Action': '__proto__' } },
  ],
  ['a form', 405, { sent: ['POST', '/admin/login', 'a=b'], headers: { 'Content-Type': form } }],
  [
    'a form that names a function',
    405,
    { sent: ['POST', '/admin', '--x--'], headers: { 'Content-Type': 'multipart/form-data; boundary=x' } },
  ],
  ['another method', 405, { sent: ['PUT', '/admin/login', '[]'] }],
  ['another method', 405, { sent: ['DELETE', '/admin/login'] }],
  ['a path that is none', 400, { sent: ['GET', '/admin/%E0%A4%A'] }],
  ['Next’s picture service', 404, { sent: ['GET', '/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75'] }],
  ['Next’s own data', 404, { sent: ['GET', '/_next/data/build/admin.json'] }],
  ['another method of a file', 405, { sent: ['POST', '/_next/static/chunks/a.js', '[]'] }],
])('keeps from Next: %s (%i)', async (_what, status, { sent: [method, path, body], headers }) => {
  expect(await page(method, path, body, headers)).toMatchObject({
    status,
    body: { errors: [{ message: expect.any(String) }] },
  });
  expect(reached).toEqual([]);
});

it('takes a call as long as a save, also from a proxy that passes no length on, and none that is longer', async () => {
  const by = { ...call, Cookie: cookie };
  const megabytes = (size: number) => new Uint8Array(size * 1024 * 1024).fill(0x61);
  expect(await page('POST', '/admin', megabytes(8), by)).toMatchObject({ status: 200 });
  expect(await page('POST', '/admin', megabytes(8.01), by)).toMatchObject({ status: 413 });
  const unsaid = new ReadableStream({ start: (to) => (to.enqueue(megabytes(0.01)), to.close()) });
  const sent = { method: 'POST', headers: { ...by, Origin: server.url }, body: unsaid, duplex: 'half' } as RequestInit;
  expect((await fetch(`${server.url}/admin`, sent)).status).toBe(200);
  // Nobody's length is looked at.
  expect(await page('POST', '/admin', megabytes(8.01), call)).toMatchObject({ status: 401 });
});

it('keeps a key from calling a server function', async () => {
  const authorization = { Authorization: 'users API-Key nobodys-key-000000000000000' };
  expect(await page('POST', '/admin', '[]', { ...call, ...authorization })).toMatchObject({ status: 401 });
});
