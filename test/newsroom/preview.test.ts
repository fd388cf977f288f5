import { createLocalReq } from 'payload';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { makePreviewLink } from '../../src/newsroom/preview/previewLinks.ts';
import { move as moved, problemsOf } from '../support/desk.ts';
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
  const move = async (as: Client, name: string) => expect(await moved(as, id, name)).toMatchObject({ status: 200 });
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

describe('a preview link', () => {
  type Made = { id: string; path: string; token: string; expiresAt: string };
  const nobody = () => client(server.url);
  const make = async (as: Client, story: string, body: object = {}): Promise<Made> => {
    const made = await as('POST', `/api/articles/${story}/preview-link`, body);
    expect(made).toMatchObject({ status: 201 });
    return made.body;
  };
  const list = (as: Client, story: string) => as('GET', `/api/articles/${story}/preview-links`);
  const end = (as: Client, story: string, link: string) =>
    as('POST', `/api/articles/${story}/preview-links/${link}/end`);
  const opens = async ({ path }: Made, at = server.url): Promise<number> => (await client(at)('GET', path)).status;
  const write = async (copy: object = {}): Promise<string> =>
    (await correspondent('POST', '/api/articles', { ...completeCopy(newsroom, 'Shown by link'), ...copy })).body.doc.id;
  const move = async (as: Client, story: string, name: string, carrying: object = {}) =>
    expect(await moved(as, story, name, carrying)).toMatchObject({
      status: 200,
    });
  const staffIn = (role: string, data: object) =>
    newsroom.payload.update({
      collection: 'users',
      id: newsroom.staff[role as 'journalist'].id,
      data: data as never,
    });
  const rows = (name: string) => rawCollection(newsroom.payload, name);
  const rowOf = async ({ id: link }: Made): Promise<Record<string, any> | null> =>
    rows('preview_links').findOne({ _id: objectId(link) } as never);
  const endedOf = async (as: Client, story: string) =>
    (await list(as, story)).body.links.map(({ ended }: { ended: string | null }) => ended);

  it('is a row that says whose it is, until when and how often it was opened, and keeps no secret', async () => {
    const story = await write();
    const made = await make(correspondent, story, { hours: 2 });
    expect(made.path).toBe(`/v1/preview/${made.token}`);
    for (let opening = 0; opening < 2; opening += 1) expect(await opens(made)).toBe(200);
    const row = await rowOf(made);
    expect(row).toMatchObject({ kind: 'preview', until: new Date(made.expiresAt), revokedAt: null });
    expect([String(row?.story), String(row?.maker)]).toEqual([story, newsroom.staff.correspondent.id]);
    expect(JSON.stringify(row)).not.toContain(made.token);
    const listed = await list(editor, story);
    expect(listed.body.links).toEqual([
      {
        id: made.id,
        by: 'The correspondent',
        at: expect.any(String),
        until: made.expiresAt,
        openings: { count: 2, lastAt: expect.any(String) },
        revokedAt: null,
        ended: null,
        mayEnd: true,
      },
    ]);
    expect(JSON.stringify(listed.body)).not.toContain(made.token);
  });

  it('counts openings at once one by one, and none that was refused', async () => {
    const made = await make(correspondent, await write());
    await Promise.all(Array.from({ length: 12 }, () => opens(made)));
    expect((await nobody()('GET', `${made.path}?fields=nonsense`)).status).toBe(400);
    expect((await rowOf(made))?.openings.count).toBe(12);
  });

  it('is ended one by one, by its maker and by section editors, with an audit entry each, on every node', async () => {
    const another = await serve(newsroom, { isAnother: true });
    const story = await write();
    const [first, second, third] = [
      await make(correspondent, story),
      await make(correspondent, story),
      await make(editor, story),
    ];
    expect(await opens(first, another.url)).toBe(200);
    expect(await end(correspondent, story, first.id)).toMatchObject({
      status: 200,
      body: { link: { ended: 'revoked', mayEnd: false, revokedAt: expect.any(String) } },
    });
    expect([await opens(first), await opens(first, another.url), await opens(second)]).toEqual([404, 404, 200]);
    expect((await end(correspondent, story, third.id)).status).toBe(403);
    expect((await end(editor, story, second.id)).status).toBe(200);
    const before = await rowOf(second);
    expect((await end(editor, story, second.id)).status).toBe(200);
    expect(await rowOf(second)).toEqual(before);
    expect(await endedOf(editor, story)).toEqual([null, 'revoked', 'revoked']);
    for (const wrong of ['f'.repeat(24), 'x', (await make(editor, await write())).id])
      expect((await end(editor, story, wrong)).status).toBe(404);
    const trail = (await editor('GET', `/api/history?where[story][equals]=${story}&sort=at&depth=0`)).body.docs;
    expect(trail.map(({ name, byName }: any) => `${name} ${byName}`)).toEqual([
      'preview-link The correspondent',
      'preview-link The correspondent',
      'preview-link The section-editor',
      'end-preview-link The correspondent',
      'end-preview-link The section-editor',
    ]);
    await another.close();
  });

  it('ends with a spike, a kill and the trash for good: it is not back with the story', async () => {
    const story = await write();
    const before = await make(correspondent, story);
    await move(correspondent, story, 'spike', { reason: 'Overtaken.' });
    await move(editor, story, 'restore', { reason: 'It goes on.' });
    expect(await opens(before)).toBe(404);
    const since = await make(correspondent, story);
    expect(await opens(since)).toBe(200);
    expect(await endedOf(editor, story)).toEqual([null, 'story']);
    expect((await correspondent('DELETE', `/api/articles/${story}`)).status).toBe(200);
    expect((await correspondent('PATCH', `/api/articles/${story}?trash=true`, { deletedAt: null })).status).toBe(200);
    expect(await opens(since)).toBe(404);
    const out = await write();
    await move(correspondent, out, 'file');
    for (const name of ['take', 'approve', 'publish']) await move(editor, out, name);
    const killed = await make(editor, out);
    await move(editor, out, 'kill', { notice: 'Withdrawn.' });
    expect([await opens(killed), await endedOf(editor, out)]).toEqual([404, ['story']]);
  });

  it('goes with a story that is purged, and shows no other one that had its id', async () => {
    const story = await write();
    const made = await make(correspondent, story);
    const kept = await rows('articles').findOne({ _id: objectId(story) } as never);
    const row = (await rowOf(made))!;
    await correspondent('DELETE', `/api/articles/${story}`);
    const administrator = await signIn(server.url, newsroom.staff.administrator.email);
    expect((await administrator('DELETE', `/api/articles/${story}?purge=true`)).status).toBe(200);
    expect([await rowOf(made), await opens(made)]).toEqual([null, 404]);
    // Written past the newsroom, with the link's row as it was in an old backup.
    await rows('articles').insertOne(kept as never);
    await rows('preview_links').insertOne(row as never);
    expect(await opens(made)).toBe(404);
  });

  it('ends when its maker may read the story no longer', async () => {
    const { journalist } = newsroom.staff;
    const maker = await signIn(server.url, journalist.email);
    const story = await write();
    const made = await make(maker, story);
    await staffIn('journalist', { desks: [newsroom.desks.economy] });
    expect([await opens(made), await endedOf(editor, story)]).toEqual([404, ['maker']]);
    await staffIn('journalist', { desks: [newsroom.desks.politics] });
    expect(await opens(made)).toBe(200);
    // For good: their account in the trash, and their sessions revoked.
    const administrator = await signIn(server.url, newsroom.staff.administrator.email);
    expect((await administrator('POST', `/api/users/${journalist.id}/revoke-sessions`)).status).toBe(200);
    expect(await opens(made)).toBe(404);
    const again = await make(await signIn(server.url, journalist.email), story);
    expect(await opens(again)).toBe(200);
    expect((await administrator('DELETE', `/api/users/${journalist.id}`)).status).toBe(200);
    expect(await opens(again)).toBe(404);
    await administrator('PATCH', `/api/users/${journalist.id}?trash=true`, { deletedAt: null });
    expect([await opens(again), await endedOf(editor, story)]).toEqual([404, ['maker', 'maker']]);
  });

  it('is over by its time, and those of an earlier release are over too', async () => {
    const story = await write();
    const made = await make(correspondent, story);
    await rows('preview_links').updateOne({ _id: objectId(made.id) } as never, { $set: { until: new Date() } });
    expect([await opens(made), await endedOf(editor, story)]).toEqual([404, ['expired']]);
    // A signed token: the story's id, when it ends, a signature.
    const signed = Buffer.concat([Buffer.from(story, 'hex'), Buffer.alloc(28, 7)]).toString('base64url');
    const json = await nobody()('GET', `/v1/preview/${signed}`);
    expect([json.status, json.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    const asked = { Accept: 'text/html', 'Accept-Language': 'ru' };
    const page = await nobody()('GET', `/v1/preview/${signed}`, undefined, asked);
    expect([page.status, page.headers.get('cache-control')]).toEqual([404, 'private, no-store']);
    expect(page.body).toContain('<html lang="ru">');
    expect(page.body).toContain('Ссылка больше не действует');
  });

  it('is not there for who may not read the story, nor for who reads it only as readers do', async () => {
    const story = await write();
    const made = await make(editor, story);
    const outsider = await signIn(server.url, newsroom.staff.outsider.email);
    const asks = (as: Client, of = story) => [
      as('POST', `/api/articles/${of}/preview-link`, {}),
      list(as, of),
      end(as, of, made.id),
    ];
    const statuses = async (all: ReturnType<typeof asks>) => (await Promise.all(all)).map(({ status }) => status);
    expect(await statuses(asks(nobody()))).toEqual([401, 401, 401]);
    expect(await statuses(asks(outsider))).toEqual([404, 404, 404]);
    for (const none of ['f'.repeat(24), 'no-id']) expect(await statuses(asks(editor, none))).toEqual([404, 404, 404]);
    await move(correspondent, story, 'file');
    for (const name of ['take', 'approve', 'publish']) await move(editor, story, name);
    const { baseVersion } = (await editor('GET', `/api/articles/${story}`)).body;
    await editor('PATCH', `/api/articles/${story}`, { headline: 'Pending, and not for all', baseVersion });
    expect(await statuses(asks(outsider))).toEqual([403, 403, 403]);
    expect(await opens(made)).toBe(200);
  });

  it('is made by nobody whose session was ended this moment', async () => {
    const { id, name } = newsroom.staff.correspondent;
    const principal = { kind: 'staff', id, role: 'correspondent', desks: [newsroom.desks.politics] } as const;
    const asking = { name, principal, session: 'one-that-was-ended' };
    const order = { story: await write(), hours: 1, asking, now: new Date() };
    await expect(makePreviewLink(order, await createLocalReq({}, newsroom.payload))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('is one of fifty open ones of a story at most', async () => {
    const story = await write();
    const first = await make(editor, story);
    const { _id, ...row } = (await rowOf(first))!;
    await rows('preview_links').insertMany(
      Array.from({ length: 49 }, (_, each) => ({ ...row, secretHash: `${story} ${each}` })) as never,
    );
    const more = await editor('POST', `/api/articles/${story}/preview-link`, {});
    expect([more.status, problemsOf(more)]).toEqual([409, ['id too-many-links']]);
    await end(editor, story, first.id);
    await make(editor, story);
  });

  it('made while its story is spiked is not alive after it, and none that is being opened is in the way', async () => {
    const story = await write();
    const opened = await make(correspondent, story);
    const [spiked, ...made] = await Promise.all([
      correspondent('POST', `/api/articles/${story}/transitions`, { name: 'spike', reason: 'Overtaken.' }),
      ...Array.from({ length: 6 }, () => editor('POST', `/api/articles/${story}/preview-link`, {})),
      ...Array.from({ length: 12 }, () => nobody()('GET', opened.path)),
    ]);
    expect(spiked.status).toBe(200);
    await move(editor, story, 'restore', { reason: 'It goes on.' });
    for (const { status, body } of made.slice(0, 6))
      expect([status, status === 201 && (await opens(body))]).toEqual(status === 201 ? [201, 404] : [409, false]);
    expect(await opens(opened)).toBe(404);
  });

  it('is swept away by the database a month after it could last be opened', async () => {
    const month = 30 * 86_400;
    expect(await rows('preview_links').indexes()).toContainEqual(
      expect.objectContaining({ key: { until: 1 }, expireAfterSeconds: month }),
    );
    expect(await rows('preview_ends').indexes()).toContainEqual(
      expect.objectContaining({ key: { at: 1 }, expireAfterSeconds: month }),
    );
  });
});
