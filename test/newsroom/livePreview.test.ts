import { rawCollection } from '../../src/database/rows.ts';
import { problemsOf } from '../support/desk.ts';
import {
  bodyOf,
  client,
  completeCopy,
  openNewsroom,
  password,
  serve,
  signIn,
  type Client,
  type Newsroom,
} from '../support/newsroom.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let writer: Client;
let editor: Client;
let outsider: Client;
let id: string;

beforeAll(async () => {
  newsroom = await openNewsroom('live-preview', { PUBLIC_URL: 'https://news.example' });
  server = await serve(newsroom);
  writer = await signIn(server.url, newsroom.staff.correspondent.email);
  editor = await signIn(server.url, newsroom.staff['section-editor'].email);
  outsider = await signIn(server.url, newsroom.staff.outsider.email);
  const copy = { ...completeCopy(newsroom, 'As it is saved'), editorialNote: 'The source must stay secret.' };
  id = (await writer('POST', '/api/articles', copy)).body.doc.id;
});
afterAll(async () => {
  delete process.env.PUBLIC_URL;
  await server?.close();
  await newsroom?.close();
});

const show = (as: Client, edits: object = {}, shape = 'page', story = id) =>
  as('POST', `/preview/stories/${story}`, { as: shape, edits });

it('shows what stands on the page in the reader’s layout, and of the rest the latest copy', async () => {
  const edits = {
    headline: 'As it is <typed>',
    dateline: { place: 'Sumqayit', source: 'Turan' },
    body: bodyOf('New.'),
  };
  const { status, body, headers } = await show(writer, edits);
  expect(status).toBe(200);
  expect(body.html).toContain('<h1>As it is &lt;typed&gt;</h1>');
  expect(body.html).toContain('<span class="dateline">Sumqayit/Turan:</span> New.');
  expect(body.html).toContain('Alex Example');
  expect(body.html).not.toMatch(/<script|secret|method="post"/);
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('x-robots-tag')).toBe('noindex');
});

it('keeps nothing of it', async () => {
  const rows = async () => {
    const story = (await editor('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
    const versions = await rawCollection(newsroom.payload, '_articles_versions').countDocuments({});
    const entries = await rawCollection(newsroom.payload, 'histories').countDocuments({});
    return { story, versions, entries };
  };
  const before = await rows();
  for (const shape of ['page', 'cards', 'share', 'feed', 'ninjs', 'text'])
    expect((await show(writer, { headline: 'Not to be kept' }, shape)).status).toBe(200);
  expect(await rows()).toEqual(before);
});

it('shows the cards, the share card, the entry of the feed and the text for the wire', async () => {
  const edits = { headline: 'Water & light', standfirst: 'Both are back.', body: bodyOf('The lamps went on.') };
  const cards = (await show(writer, edits, 'cards')).body.html;
  expect(cards.match(/Water &amp; light<\/a>/g)).toHaveLength(2);
  expect((await show(writer, edits, 'share')).body.card).toMatchObject({
    title: 'Water & light',
    description: 'Both are back.',
  });
  const feed = (await show(writer, edits, 'feed')).body.text;
  expect(feed).toMatch(/^<item>[^]*Water &amp; light[^]*<\/item>$/);
  expect(JSON.parse((await show(writer, edits, 'ninjs')).body.text)).toMatchObject({ pubStatus: 'usable' });
  expect((await show(writer, edits, 'text')).body.text).toBe(
    'Water & light\n\nBoth are back.\n\nAlex Example\n\nBaku/Turan: The lamps went on.',
  );
});

it('is for who may read the story at the desk: to others it is not there', async () => {
  expect((await show(editor)).status).toBe(200);
  for (const [as, status] of [
    [outsider, 404],
    [client(server.url), 401],
  ] as const) {
    const answer = await show(as, { headline: 'Mine' });
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toContain('Mine');
  }
  for (const none of ['f'.repeat(24), 'no-id']) expect((await show(editor, {}, 'page', none)).status).toBe(404);
  const apiKey = '0123456789abcdef0123456789abcdef';
  const data = { enableAPIKey: true, apiKey, keyScopes: ['read-published'] };
  await newsroom.payload.update({
    collection: 'users',
    id: newsroom.staff.journalist.id,
    data: data as never,
  });
  expect((await show(client(server.url, { Authorization: `users API-Key ${apiKey}` }))).status).toBe(403);
});

it('takes the session’s cookie of the newsroom’s own pages alone', async () => {
  const { email } = newsroom.staff.correspondent;
  const { headers } = await client(server.url)('POST', '/api/users/login', { email, password });
  const Cookie = /payload-token=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0] ?? '';
  for (const [Origin, status] of [
    ['https://news.example', 200],
    ['https://evil.example', 401],
  ] as const)
    expect([Origin, (await show(client(server.url, { Cookie, Origin }))).status]).toEqual([Origin, status]);
});

it('names no story that who asks may not read, though they send its id', async () => {
  const theirs = completeCopy(newsroom, 'Known to one desk');
  const hidden = (await writer('POST', '/api/articles', theirs)).body.doc.id;
  const own = { ...completeCopy(newsroom, 'Of the economy'), section: newsroom.sections.politics };
  const mine = (await outsider('POST', '/api/articles', own)).body.doc.id;
  const answer = await show(outsider, { relatedStories: [hidden] }, 'page', mine);
  expect([answer.status, problemsOf(answer).length]).toEqual([422, 1]);
  // One’s own that is not out is shown to nobody either: readers would not get it.
  const ours = await show(writer, { relatedStories: [hidden] });
  expect([ours.status, ours.body.html.includes('Known to one desk')]).toEqual([200, false]);
});

it('refuses by field what no save would take', async () => {
  const cases: [object, string][] = [
    [{ headline: 7 }, 'headline text'],
    [{ headline: 'x'.repeat(161) }, 'headline too-long'],
    [{ state: 'published' }, 'edits.state unknown-field'],
    [{ body: { root: {} } }, 'body'],
  ];
  for (const [edits, problem] of cases) {
    const answer = await show(writer, edits);
    expect([edits, answer.status]).toEqual([edits, 422]);
    expect(problemsOf(answer).join()).toContain(problem);
  }
  expect((await show(writer, {}, 'poster')).status).toBe(422);
  expect((await writer('POST', `/preview/stories/${id}`, 'as=page')).status).toBe(415);
  const broken = await writer('POST', `/preview/stories/${id}`, '{', { 'Content-Type': 'application/json' });
  expect(broken.status).toBe(400);
  const large = JSON.stringify({ as: 'page', edits: { standfirst: 'x'.repeat(9 * 1024 * 1024) } });
  const tooLarge = await writer('POST', `/preview/stories/${id}`, large, { 'Content-Type': 'application/json' });
  expect(tooLarge.status).toBe(413);
});

it('is bounded in how often one person asks, and a colleague asks on', async () => {
  const statuses = new Set<number>();
  // A busy machine may answer so many in more than the minute that is counted.
  for (let tries = 0; tries < 5 && !statuses.has(429); tries += 1)
    for (const { status } of await Promise.all(Array.from({ length: 420 }, () => show(editor, { headline: 7 }))))
      statuses.add(status);
  expect(statuses).toEqual(new Set([422, 429]));
  expect((await show(writer)).status).toBe(200);
});
