import { createHash } from 'node:crypto';
import { openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { completeCopy } from '../support/newsroom.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('writing-shell', ['correspondent', 'section-editor', 'outsider']);
});
afterAll(async () => desk?.close());

const page = '/admin/write/app';
const get = (path: string, more?: RequestInit): Promise<Response> => fetch(`${desk.url}${path}`, more);
const headersOf = ({ headers }: Response, ...names: string[]) => names.map((name) => headers.get(name));

it('opens for anybody, holds nothing of anybody, and runs its own script alone', async () => {
  const answer = await get(page);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(headersOf(answer, 'content-type', 'cache-control', 'set-cookie')).toEqual([
    'text/html; charset=utf-8',
    'no-cache',
    null,
  ]);
  const [, inline = ''] = /<script>([^<]*)<\/script>/.exec(html) ?? [];
  const hash = createHash('sha256').update(inline).digest('base64');
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      `script-src 'sha256-${hash}' 'strict-dynamic' 'self'`,
      "style-src 'self'",
      "connect-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]),
  );
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  const { author, staff } = desk;
  for (const secret of [author, staff.correspondent.id, staff.correspondent.email]) expect(html).not.toContain(secret);
  const signedIn = await get(page, { headers: { Cookie: 'payload-token=x' } });
  expect(await signedIn.text()).toBe(html);
});

it('names its files by their content and lets them be kept for ever; others are not there', async () => {
  const html = await (await get(page)).text();
  const script = /s\.src='([^']+)'/.exec(html)?.[1] ?? '';
  const styles = /rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? '';
  for (const [path, type] of [
    [script, 'text/javascript; charset=utf-8'],
    [styles, 'text/css; charset=utf-8'],
  ] as const) {
    expect(path).toMatch(/^\/admin\/write\/app\/assets\/index-[A-Z0-9]{8}\.(js|css)$/);
    const answer = await get(path);
    expect([answer.status, ...headersOf(answer, 'content-type', 'cache-control')]).toEqual([
      200,
      type,
      'public, max-age=31536000, immutable',
    ]);
  }
  expect(await (await get(script)).text()).not.toContain('payloadcms');
  const codings = ['br', 'gzip', 'identity'].map((coding) => get(script, { headers: { 'Accept-Encoding': coding } }));
  expect((await Promise.all(codings)).flatMap((each) => headersOf(each, 'content-encoding', 'vary'))).toEqual([
    ...['br', 'Accept-Encoding'],
    ...['gzip', 'Accept-Encoding'],
    ...[null, 'Accept-Encoding'],
  ]);
  for (const path of [
    `${page}/assets/index-AAAAAAAA.js`,
    `${page}/assets/..%2fnames.json`,
    `${page}/assets/stamp`,
    `${page}/x`,
  ])
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  const refused = await get(page, { method: 'POST' });
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

it('can be installed under the newsroom’s name, and keeps its own files alone where there is no connection', async () => {
  const manifest = await get(`${page}/manifest.webmanifest`);
  expect(headersOf(manifest, 'content-type', 'cache-control')).toEqual([
    'application/manifest+json; charset=utf-8',
    'no-cache',
  ]);
  const told = (await manifest.json()) as { icons: { src: string; sizes: string; purpose?: string }[] };
  expect(told).toMatchObject({ start_url: page, scope: '/admin/', display: 'standalone', name: expect.any(String) });
  expect(told.icons.map(({ sizes, purpose }) => [sizes, purpose])).toEqual([
    ['192x192', undefined],
    ['512x512', undefined],
    ['512x512', 'maskable'],
  ]);
  for (const { src } of told.icons)
    expect([src, ...headersOf(await get(src), 'content-type')]).toEqual([src, 'image/png']);
  const worker = await get(`${page}/worker.js`);
  expect(headersOf(worker, 'content-type', 'cache-control', 'service-worker-allowed')).toEqual([
    'text/javascript; charset=utf-8',
    'no-cache',
    '/admin/',
  ]);
  const [, release = '{}'] = /^const shellRelease=(.*);/.exec(await worker.text()) ?? [];
  const { page: kept, files } = JSON.parse(release) as { page: string; files: string[] };
  expect(kept).toBe(page);
  for (const file of files) {
    expect(file).toMatch(/^(\/admin\/write\/app\/assets\/[\w.-]+|\/icon\.svg)$/);
    expect([file, (await get(file)).status]).toEqual([file, 200]);
  }
});

it('gives a writer what their device keeps: their own drafts and what these name, and nothing of a colleague’s', async () => {
  const own = await storyIn(desk, 'draft', { headline: 'My own draft' });
  await storyIn(desk, 'filed', { headline: 'Filed already' });
  const copy = { ...completeCopy(desk, 'A colleague’s draft'), byline: [], bylineText: 'Somebody else' };
  const theirs = await desk.as['section-editor']('POST', '/api/articles', copy);
  expect(theirs.status).toBe(201);
  const { status, body, headers } = await desk.as.correspondent('GET', '/api/me/writing');
  expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect(body).toMatchObject({
    user: { id: desk.staff.correspondent.id, email: desk.staff.correspondent.email, role: 'correspondent' },
    mayBegin: true,
    settings: { timeZone: expect.any(String) },
    beginning: { language: 'en', byline: [{ relationTo: 'authors', value: desk.author }] },
    names: { [`authors/${desk.author}`]: 'Alex Example' },
  });
  expect(body.drafts.map(({ id }: { id: string }) => id)).toEqual([own]);
  expect(body.drafts[0]).toMatchObject({ headline: 'My own draft', state: 'draft', body: { root: {} } });
  expect(JSON.stringify(body)).not.toContain(theirs.body.doc.id);
  expect((await desk.reader('GET', '/api/me/writing')).status).toBe(401);
});

it('opens a story to write in for who may, to read for who may only read, and for nobody else', async () => {
  const id = await storyIn(desk, 'draft', { headline: 'Who opens it' });
  const as = async (who: 'correspondent' | 'outsider') => desk.as[who]('GET', `/api/me/writing/${id}`);
  expect(await as('correspondent')).toMatchObject({
    status: 200,
    body: {
      copy: { id, headline: 'Who opens it' },
      mayWrite: true,
      names: { [`authors/${desk.author}`]: 'Alex Example' },
    },
  });
  expect((await as('outsider')).status).toBe(404);
  const filed = await storyIn(desk, 'filed');
  expect(await desk.as.correspondent('GET', `/api/me/writing/${filed}`)).toMatchObject({ body: { mayWrite: false } });
  expect((await desk.reader('GET', `/api/me/writing/${id}`)).status).toBe(401);
  for (const nothing of ['64b7f0c2a1d3e4f5a6b7c8d9', 'x'])
    expect((await desk.as.correspondent('GET', `/api/me/writing/${nothing}`)).status).toBe(404);
});

it('files a story, and makes a photo, in nobody else’s name than its writer’s', async () => {
  const id = await storyIn(desk, 'draft', { headline: 'Whose it is' });
  const { correspondent } = desk.as;
  const stranger = { 'X-Writer': desk.staff['section-editor'].id };
  const file = (headers: Record<string, string>) =>
    correspondent('POST', `/api/articles/${id}/transitions`, { name: 'file' }, headers);
  expect(await file(stranger)).toMatchObject({ status: 401 });
  expect((await correspondent('POST', '/api/media?depth=0', { alt: 'None' }, stranger)).status).toBe(401);
  expect(await file({ 'X-Writer': desk.staff.correspondent.id })).toMatchObject({ status: 200, body: { to: 'filed' } });
});
