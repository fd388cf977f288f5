import {
  client,
  completeCopy,
  openNewsroom,
  password,
  serve,
  signIn,
  type Client,
  type Newsroom,
} from '../support/newsroom.ts';
import { cornerPhoto } from '../support/photos.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let correspondent: Client;
let editor: Client;
let id: string;

beforeAll(async () => {
  // As every real newsroom has it: a session's cookie then counts only from the newsroom's own pages.
  newsroom = await openNewsroom('preview', { PUBLIC_URL: 'https://news.example' });
  server = await serve(newsroom);
  correspondent = await signIn(server.url, newsroom.staff.correspondent.email);
  editor = await signIn(server.url, newsroom.staff['section-editor'].email);
  const { body } = await correspondent('POST', '/api/articles', {
    ...completeCopy(newsroom, 'Not <b>yet</b> for readers'),
    editorialNote: 'The source must stay secret.',
    reportingBy: [{ name: 'Nigar Example', place: 'Tbilisi' }],
  });
  id = body.doc.id;
});
afterAll(async () => {
  delete process.env.PUBLIC_URL;
  await server?.close();
  await newsroom?.close();
});

const preview = (as: Client, story = id) => as('GET', `/preview/stories/${story}`);

it('shows a draft in the reader’s layout to the desk that has it', async () => {
  const { status, body, headers } = await preview(correspondent);
  expect(status).toBe(200);
  expect(body).toContain('<h1>Not &lt;b&gt;yet&lt;/b&gt; for readers</h1>');
  expect(body).toContain('<span class="dateline">Baku/Turan:</span> The parliament passed the budget');
  expect(body).toContain('Alex Example');
  expect(body).not.toMatch(/<script|method="post"/);
  expect(body).toContain('Reporting by Nigar Example in Tbilisi');
  expect(body).toContain('Preview — not published');
  expect(body).not.toContain('secret');
  expect(body).not.toContain('private.example');
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

it('shows it to nobody else, and says nothing of it', async () => {
  const outsider = await signIn(server.url, newsroom.staff.outsider.email);
  for (const [who, status] of [
    [client(server.url), 401],
    [outsider, 404],
  ] as const) {
    const answer = await preview(who);
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('for readers');
  }
  expect(await preview(editor, 'not-an-id')).toMatchObject({ status: 404 });
});

it('does not serve previews to machines', async () => {
  const apiKey = '0123456789abcdef0123456789abcdef';
  await newsroom.payload.update({
    collection: 'users',
    id: newsroom.staff.journalist.id,
    data: { enableAPIKey: true, apiKey, keyScopes: ['read-published'] } as never,
  });
  const machine = client(server.url, { Authorization: `users API-Key ${apiKey}` });
  expect(await preview(machine)).toMatchObject({ status: 403 });
});

it('has no banner over what readers see, and says when they see an earlier version', async () => {
  const move = async (as: Client, name: string) =>
    expect(await as('POST', `/api/articles/${id}/transitions`, { name })).toMatchObject({ status: 200 });
  await move(correspondent, 'file');
  for (const name of ['take', 'approve', 'publish']) await move(editor, name);
  expect((await preview(editor)).body).not.toContain('class="banner"');
  const { baseVersion } = (await editor('GET', `/api/articles/${id}`)).body;
  await editor('PATCH', `/api/articles/${id}`, { headline: 'Rewritten since', baseVersion });
  const { body } = await preview(editor);
  expect(body).toContain('<h1>Rewritten since</h1>');
  expect(body).toContain('Readers see an earlier version');
});

describe('with PUBLIC_URL set', () => {
  type Sender = Record<string, string>;
  const cases: [who: string, headers: Sender, status: number][] = [
    ['a link in the newsroom’s own page', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['an address that was typed', { 'Sec-Fetch-Site': 'none' }, 200],
    ['a script of the newsroom’s own page', { Origin: 'https://news.example' }, 200],
    ['another site’s page', { 'Sec-Fetch-Site': 'cross-site' }, 401],
    ['another site’s script', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }, 401],
    ['nobody’s page', {}, 401],
  ];
  const bySession = async (): Promise<string> => {
    const { email } = newsroom.staff.correspondent;
    const { headers } = await client(server.url)('POST', '/api/users/login', { email, password });
    return /payload-token=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0] ?? '';
  };

  it('takes the session’s cookie of the newsroom’s own pages, for previews and photos not yet out', async () => {
    const cookie = await bySession();
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(await cornerPhoto())], { type: 'image/jpeg' }), 'corners.jpg');
    form.set('_payload', JSON.stringify({ alt: 'Four colours' }));
    const { id: photo } = (await correspondent('POST', '/api/media', form)).body.doc;
    await newsroom.payload.jobs.run({ queue: 'renditions' });
    const { renditions } = (await correspondent('GET', `/api/media/${photo}`)).body;
    const { pathname } = new URL(renditions[0].url, server.url);
    for (const [who, sender, status] of cases) {
      const at = client(server.url, { Cookie: cookie, ...sender });
      expect([who, (await preview(at)).status]).toEqual([who, status]);
      expect([who, (await at('GET', pathname)).status]).toEqual([who, status === 200 ? 200 : 404]);
      expect([who, Boolean((await at('GET', '/api/users/me')).body.user)]).toEqual([who, status === 200]);
    }
  });
});
