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

it.each<[string, number, string, string, Record<string, string>, string?]>([
  ['nobody', 401, 'POST', '/admin', call],
  ['somebody with a token nobody signed', 401, 'POST', '/admin', { ...call, Cookie: 'payload-token=a.b.c' }],
  ['a page of another site', 403, 'POST', '/admin', { ...call, Origin: 'https://evil.example' }],
  ['a page that hides where it is', 403, 'POST', '/admin', { ...call, Origin: 'null' }],
  ['a function the build has not', 404, 'POST', '/admin', { ...call, 'Next-Action': 'a'.repeat(42) }],
  ['a function named by an object’s own', 404, 'POST', '/admin', { ...call, 'Next-Action': '__proto__' }],
  ['a call of more than 1 MB', 413, 'POST', '/admin', call, `["${'x'.repeat(1024 * 1024)}"]`],
  ['a form', 405, 'POST', '/admin/login', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['a form that names a function', 405, 'POST', '/admin', { 'Content-Type': 'multipart/form-data; boundary=x' }],
  ['another method', 405, 'PUT', '/admin/login', {}],
  ['another method', 405, 'DELETE', '/admin/login', {}],
  ['a path that is none', 400, 'GET', '/admin/%E0%A4%A', {}],
  ['Next’s picture service', 404, 'GET', '/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75', {}],
  ['Next’s own data', 404, 'GET', '/_next/data/build/admin.json', {}],
  ['another method of a file', 405, 'POST', '/_next/static/chunks/a.js', {}],
])('keeps from Next: %s (%i)', async (_what, status, method, path, headers, body) => {
  const bodied = ['GET', 'DELETE'].includes(method) ? undefined : (body ?? '[]');
  expect(await page(method, path, bodied, headers)).toMatchObject({
    status,
    body: { errors: [{ message: expect.any(String) }] },
  });
  expect(reached).toEqual([]);
});

it('keeps a key from calling a server function', async () => {
  const authorization = { Authorization: 'users API-Key nobodys-key-000000000000000' };
  expect(await page('POST', '/admin', '[]', { ...call, ...authorization })).toMatchObject({ status: 401 });
});
