import { databaseOf } from '../../src/database/rows.ts';
import { collections } from '../../src/published/storage/collections.ts';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { listen, type Listener } from '../support/newsLine.ts';
import { client, serve, type Served } from '../support/newsroom.ts';
import { until } from '../support/readModel.ts';

let desk: DeskAtWork;
/** A node that hears of everything as another process would. */
let other: Served;
let listeners: Listener[] = [];

beforeAll(async () => {
  desk = await openDesk('live');
  other = await serve(desk, { isAnother: true });
});
afterEach(() => {
  for (const each of listeners) each.close();
  listeners = [];
});
afterAll(async () => {
  await other.close();
  await desk.close();
});

async function follow(url: string, asked: { query?: string; lastId?: string } = {}): Promise<Listener> {
  const listener = await listen(url, asked);
  listeners.push(listener);
  await until(() => listener.text().includes('\n\n'));
  return listener;
}
/** What was told of these stories: `publish Headline`. */
const said = ({ told }: Listener): string[] =>
  told.map(({ name, data }) => `${name} ${data.headline ?? data.slug ?? ''}`.trim());
const heard = (listener: Listener, count: number) => until(() => listener.told.length >= count);
const headline = (name: string) => ({ headline: name });
/** Edits a published story; readers see it once it is moved. */
async function edit(id: string, changes: object): Promise<void> {
  const { baseVersion } = (await desk.as['section-editor']('GET', `/api/articles/${id}`)).body;
  const sent = { ...changes, baseVersion };
  const { status, body } = await desk.as['sub-editor']('PATCH', `/api/articles/${id}`, sent);
  if (status !== 200) throw new Error(JSON.stringify(body));
}
const editor = () => desk.as['section-editor'];

it('tells a story when it is published, updated, corrected and killed, on every node', async () => {
  const nodes = [await follow(desk.url), await follow(other.url)];
  const id = await storyIn(desk, 'published', headline('Dam opens'));
  await edit(id, { headline: 'Dam opens early' });
  await move(editor(), id, 'update');
  await move(editor(), id, 'correct', { correction: 'The dam opened on Monday.' });
  await move(editor(), id, 'kill', { notice: 'We got it wrong.' });
  for (const node of nodes) {
    await heard(node, 4);
    expect(node.told.map(({ name }) => name)).toEqual(['publish', 'update', 'correct', 'kill']);
    expect(node.told[0]!.data).toMatchObject({
      id,
      headline: 'Dam opens',
      slug: 'dam-opens',
      language: 'en',
      url: '/en/stories/dam-opens',
    });
    expect(node.told[0]!.data.section.at(-1).path).toBe('politics');
    expect(node.told[3]!.data).toMatchObject({ id, notice: 'We got it wrong.' });
    expect(JSON.stringify(node.told[3])).not.toContain('early');
  }
  const [one, two] = nodes.map(({ told }) => told.map((each) => each.id));
  expect(one).toEqual(two);
});

it('drops the line of a story that is unpublished', async () => {
  const listener = await follow(desk.url);
  const id = await storyIn(desk, 'published', headline('Too early'));
  await move(desk.as['managing-editor'], id, 'unpublish', { reason: 'Not yet.' });
  await heard(listener, 2);
  expect(listener.told.at(-1)).toMatchObject({ name: 'unpublish', data: { id, slug: 'too-early' } });
  expect(JSON.stringify(listener.told.at(-1))).not.toContain('Not yet');
});

it('tells only what stands in the list that was asked for', async () => {
  const [russian, parliament, english, nothing] = [
    await follow(desk.url, { query: '?lang=ru' }),
    await follow(desk.url, { query: '?section=politics/parliament' }),
    await follow(desk.url, { query: '?lang=en&section=politics' }),
    await follow(desk.url, { query: '?section=nowhere' }),
  ];
  await storyIn(desk, 'published', { headline: 'Мост открыт', language: 'ru' });
  const id = await storyIn(desk, 'published', { headline: 'House sits', section: desk.sections.parliament });
  await until(() => english.told.length >= 1 && russian.told.length >= 1 && parliament.told.length >= 1);
  // It leaves the section: those who follow that one are told to drop it.
  await edit(id, { section: desk.sections.politics });
  await move(editor(), id, 'update');
  await heard(parliament, 2);
  await heard(english, 2);
  expect(said(russian)).toEqual(['publish Мост открыт']);
  expect(said(parliament)).toEqual(['publish House sits', 'unpublish house-sits']);
  expect(said(english)).toEqual(['publish House sits', 'update House sits']);
  expect(said(nothing)).toEqual([]);
});

it('goes on where a reader was, over a restart of the node and on another node, with no loss and nothing twice', async () => {
  const first = await serve(desk, { isAnother: true });
  const before = await follow(first.url);
  await storyIn(desk, 'published', headline('One'));
  await heard(before, 1);
  await first.close();
  await until(() => !before.isOpen());
  await storyIn(desk, 'published', headline('Two'));
  await storyIn(desk, 'published', headline('Three'));
  const restarted = await serve(desk, { isAnother: true });
  const after = await follow(restarted.url, { lastId: before.lastId() });
  const elsewhere = await follow(other.url, { lastId: before.lastId() });
  // For those who can't set the header.
  const polyfilled = await follow(other.url, { query: `?lastEventId=${before.lastId()}` });
  await storyIn(desk, 'published', headline('Four'));
  for (const listener of [after, elsewhere, polyfilled]) {
    await heard(listener, 3);
    expect(said(listener)).toEqual(['publish Two', 'publish Three', 'publish Four']);
  }
  await restarted.close();
});

it('loses nothing for a reader who was told nothing before the line broke', async () => {
  const silent = await follow(desk.url, { query: '?lang=az' });
  expect(silent.lastId()).toMatch(/^82[0-9A-F]+$/);
  silent.close();
  await storyIn(desk, 'published', { headline: 'Körpü açıldı', language: 'az' });
  const back = await follow(desk.url, { query: '?lang=az', lastId: silent.lastId() });
  await heard(back, 1);
  expect(said(back)).toEqual(['publish Körpü açıldı']);
});

it('never tells again what was withdrawn, nor a headline that was corrected', async () => {
  const listener = await follow(other.url);
  const from = listener.lastId();
  const killed = await storyIn(desk, 'published', headline('A libel'));
  const corrected = await storyIn(desk, 'published', headline('Two hundred dead'));
  await edit(corrected, { headline: 'Two hurt' });
  await move(editor(), corrected, 'correct', { correction: 'Two people were hurt.' });
  await move(editor(), killed, 'kill', { notice: 'Withdrawn.' });
  await heard(listener, 4);
  const back = await follow(other.url, { lastId: from });
  await heard(back, 3);
  expect(said(back).map((each) => each.replace(/kill .*/, 'kill'))).toEqual([
    'publish Two hurt',
    'correct Two hurt',
    'kill',
  ]);
  // The slug is the address, which stays; the headline is nowhere.
  expect(back.text()).not.toContain('A libel');
  expect(back.text()).not.toContain('Two hundred dead');
});

it.each(['nonsense', '8200000001', '82FFFFFFFF00000001', `82${'0'.repeat(300)}`])(
  'tells a reader who comes with the id %s to ask anew, and then goes on',
  async (lastId) => {
    const listener = await follow(desk.url, { lastId });
    await heard(listener, 1);
    expect(listener.told).toEqual([expect.objectContaining({ name: 'reset', data: { reload: '/v1/newsline' } })]);
    expect(listener.lastId()).not.toBe(lastId);
    const name = `After ${lastId.slice(0, 9)}`;
    await storyIn(desk, 'published', headline(name));
    await heard(listener, 2);
    expect(said(listener)[1]).toBe(`publish ${name}`);
  },
);

it('is a stream nobody keeps, compresses or holds back', async () => {
  const { status, headers } = await follow(desk.url);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'access-control-allow-origin': '*',
  });
  expect(headers['content-encoding']).toBeUndefined();
});

it.each([
  ['?lang=de', 'lang value'],
  ['?section=A_B', 'section value'],
  ['?limit=3', 'limit unknown'],
  ['?lang=az&lang=ru', 'lang repeated'],
])('refuses %s by name', async (query, expected) => {
  const { status, body, headers } = await client(desk.url)('GET', `/v1/newsline/live${query}`);
  expect(status).toBe(400);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(body).toMatchObject({ status: 400, title: expect.any(String) });
  expect(body.errors.map(({ path, rule }: Record<string, string>) => `${path} ${rule}`)).toEqual([expected]);
});

it('takes GET only', async () => {
  const { status, headers } = await client(desk.url)('POST', '/v1/newsline/live');
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe('GET, HEAD, OPTIONS');
});

it('tells three hundred readers, by one read of the read model on each node', async () => {
  const crowd = await Promise.all(Array.from({ length: 300 }, () => follow(other.url)));
  const db = databaseOf(desk.payload);
  await db.command({ profile: 2 });
  await storyIn(desk, 'published', headline('For all'));
  for (const listener of crowd) await heard(listener, 1);
  await db.command({ profile: 0 });
  expect(crowd.every((listener) => said(listener).join() === 'publish For all')).toBe(true);
  const reads = await db.collection('system.profile').countDocuments({
    'command.find': collections.stories(1),
    'command.projection.line': 1,
    'command.projection.killed': 1,
  });
  expect(reads).toBeGreaterThan(0);
  expect(reads).toBeLessThanOrEqual(2);
});

it('ends every stream when the node closes, so that the readers go to another one', async () => {
  const closing = await serve(desk, { isAnother: true });
  const listener = await follow(closing.url);
  closing.delivery.newsLine.close();
  await until(() => !listener.isOpen());
  const answer = await fetch(`${closing.url}/v1/newsline/live`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  expect(await answer.text()).toMatch(/^retry: [23]\d{3}\nevent: closing\ndata: \{"retryAfter":[234],/);
  await closing.close();
});
