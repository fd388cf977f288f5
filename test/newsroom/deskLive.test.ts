import { databaseOf, objectId, rawCollection } from '../../src/database/rows.ts';
import { openDeskLive } from '../../src/staffLive/feed.ts';
import { maySee, type Staff } from '../../src/domain/workflow/policy.ts';
import { readFollowers, readStories } from '../../src/staffLive/rows.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import { listen, listenTo, type Listener } from '../support/newsLine.ts';
import { client, serve, signIn, type Served } from '../support/newsroom.ts';
import { until } from '../support/readModel.ts';
import { hears, openScreen, toldOf, type Screen } from '../support/screens.ts';

/** What the desk's screens are told, live. */
let desk: DeskAtWork;
/** A node that hears of everything as another process would. */
let other: Served;
let streams: Listener[] = [];

beforeAll(async () => {
  desk = await openDesk('desklive', [
    'correspondent',
    'journalist',
    'sub-editor',
    'section-editor',
    'managing-editor',
    'administrator',
    'outsider',
  ] as never);
  other = await serve(desk, { isAnother: true });
});
afterEach(() => {
  for (const each of streams) each.close();
  streams = [];
});
afterAll(async () => {
  await other.close();
  await desk.close();
});

type Person = keyof DeskAtWork['staff'];
const screenOf = async (person: Person, watch: string[], url = desk.url): Promise<Screen> => {
  const screen = await openScreen(desk, person, watch, url);
  streams.push(screen.stream);
  return screen;
};
const save = (id: string, data: object) => desk.as.correspondent('PATCH', `/api/articles/${id}`, data);

it('tells of beginnings, saves and transitions, on every node, and readers of none of it', async () => {
  const screens = [await screenOf('section-editor', ['my-desk']), await screenOf('sub-editor', ['list'], other.url)];
  const readers = await listen(desk.url);
  streams.push(readers);
  const id = await storyIn(desk, 'draft', { kicker: 'Secret' });
  for (const screen of screens) await hears(screen, id, { name: 'story', revision: 1, state: 'draft' });
  await move(desk.as.correspondent, id, 'file');
  for (const screen of screens) {
    await hears(screen, id, { name: 'story', state: 'filed' });
    expect(toldOf(screen, id)[0]).toMatchObject({ by: desk.staff.correspondent.id, fields: expect.any(Array) });
    expect(screen.stream.text()).not.toContain('Secret');
  }
  expect(readers.told).toEqual([]);
});

it('tells the last of many saves at once, of which only the first is an event', async () => {
  const screen = await screenOf('section-editor', ['my-desk']);
  const id = await storyIn(desk, 'draft');
  const start = Date.now();
  for (const baseVersion of [1, 2, 3]) await save(id, { kicker: `At ${baseVersion}`, baseVersion });
  // One in two seconds: on a busy machine the last save may come later than that.
  const most = 1 + Math.floor((Date.now() - start) / 2_000);
  const events = await rawCollection(desk.payload, 'events').countDocuments({ story: id } as never);
  expect(events).toBeGreaterThanOrEqual(1);
  expect(events).toBeLessThanOrEqual(most);
  await hears(screen, id, { revision: 4 });
});

it('tells of a story only those who may read it, and only what their screens show', async () => {
  const outsider = await screenOf('outsider', ['my-desk', 'list']);
  const narrow = await screenOf('section-editor', []);
  const wide = await screenOf('section-editor', ['list']);
  const id = await storyIn(desk, 'filed');
  await hears(wide, id, { state: 'filed' });
  expect(toldOf(outsider, id)).toEqual([]);
  expect(toldOf(narrow, id)).toEqual([]);
  const named = await desk.as['section-editor']('POST', '/api/me/live', { watch: [id] });
  expect(named.body).toEqual({ watch: [id], gone: [], people: [] });
});

it('tells another desk of a published story where it stands, and nothing of who saves what', async () => {
  const id = await storyIn(desk, 'published');
  const outsider = await screenOf('outsider', ['list', id]);
  const editor = await screenOf('section-editor', ['list']);
  // Once they hear of a later story, all has been told of this one so far.
  await hears(editor, await storyIn(desk, 'draft'), { name: 'story' });
  const before = toldOf(outsider, id).length;
  const { baseVersion } = (await desk.as['section-editor']('GET', `/api/articles/${id}?draft=true`)).body;
  const data = { editorialNote: 'Ask the lawyer.', baseVersion };
  expect(await desk.as['section-editor']('PATCH', `/api/articles/${id}`, data)).toMatchObject({ status: 200 });
  await hears(editor, id, { revision: baseVersion + 1 });
  await move(desk.as['managing-editor'], id, 'archive');
  await hears(outsider, id, { state: 'archived' });
  expect(toldOf(outsider, id).slice(before)).toEqual([{ name: 'story', story: id, state: 'archived' }]);
});

it('says that a story is gone to a screen that shows it, once its person may not read it any more', async () => {
  const id = await storyIn(desk, 'filed');
  const editor = await screenOf('section-editor', ['my-desk', id]);
  const newOne = await screenOf('outsider', ['my-desk']);
  const managing = desk.as['managing-editor'];
  expect(await managing('POST', `/api/articles/${id}/desk`, { desk: desk.desks.economy })).toMatchObject({
    status: 200,
  });
  await hears(editor, id, { name: 'gone' });
  await hears(newOne, id, { name: 'story' });
  expect(toldOf(newOne, id).map(({ name }) => name)).toEqual(['story']);
  // Nobody learns of what they could not read before, by naming it.
  const asked = await editor.as('POST', '/api/me/live', { watch: [id, '0'.repeat(24)] });
  expect(asked.body).toEqual({ watch: [], gone: [id, '0'.repeat(24)], people: [] });
});

it('has a screen read anew whose person works on another desk now', async () => {
  const screen = await screenOf('journalist', ['my-desk'], other.url);
  const put = (desks: string[]) => desk.as.administrator('PATCH', `/api/users/${desk.staff.journalist.id}`, { desks });
  expect(await put([desk.desks.economy])).toMatchObject({ status: 200 });
  await until(() => screen.stream.told.some(({ name }) => name === 'reset'));
  await put([desk.desks.politics]);
});

it.each<[string, (screen: Screen) => Promise<unknown>]>([
  ['signed out', ({ as }) => as('POST', '/api/users/logout')],
  ['revoked', () => desk.as.administrator('POST', `/api/users/${desk.staff.journalist.id}/revoke-sessions`)],
])('ends with a session that is %s, on every node', async (_, end) => {
  const here = await screenOf('journalist', ['my-desk']);
  const there = await listenTo(`${other.url}/api/me/live`, { headers: { Authorization: `JWT ${here.token}` } });
  streams.push(there);
  await end(here);
  for (const stream of [here.stream, there]) {
    await until(() => !stream.isOpen());
    expect(stream.told.at(-1)).toMatchObject({ name: 'ended' });
  }
  expect(await here.as('POST', '/api/me/live', { watch: [] })).toMatchObject({ status: 401 });
});

it('is for sessions alone', async () => {
  expect(await desk.reader('GET', '/api/me/live')).toMatchObject({
    status: 401,
    body: { errors: [{ data: { code: 'unauthenticated' } }] },
  });
  const apiKey = 'a key of a machine, long enough to be one';
  await desk.payload.update({
    collection: 'users',
    id: desk.staff.administrator.id,
    data: { enableAPIKey: true, apiKey, keyScopes: ['read-published'] } as never,
  });
  const machine = client(desk.url, { Authorization: `users API-Key ${apiKey}` });
  expect(await machine('GET', '/api/me/live')).toMatchObject({ status: 403 });
  expect(await machine('POST', '/api/me/live', { watch: [] })).toMatchObject({ status: 403 });
  expect(await desk.reader('DELETE', '/api/me/live')).toMatchObject({ status: 405 });
});

it.each<[string, unknown, number, string]>([
  ['no list', { watch: 'my-desk' }, 422, 'watch list'],
  ['nothing', {}, 422, 'watch list'],
  ['null', null, 422, 'watch list'],
  ['no page and no id', { watch: ['my-desk', 'x'] }, 422, 'watch.1 watch'],
  ['a number', { watch: [7] }, 422, 'watch.0 watch'],
  ['too much', { watch: Array.from({ length: 501 }, () => 'list') }, 422, 'watch too-many'],
  ['broken JSON', '{"watch":', 400, ' json'],
])('refuses to watch %s', async (_, body, status, problem) => {
  const sent = await desk.as['sub-editor']('POST', '/api/me/live', body, { 'Content-Type': 'application/json' });
  expect([sent.status, problemsOf(sent)]).toEqual([status, [problem]]);
});

it('refuses what is no JSON, and what is too large', async () => {
  const as = desk.as['sub-editor'];
  expect(await as('POST', '/api/me/live', 'watch=list')).toMatchObject({ status: 415 });
  expect(await as('POST', '/api/me/live', { watch: ['x'.repeat(40_000)] })).toMatchObject({ status: 413 });
});

it('has places for so many, and for so many of one session', () => {
  const live = openDeskLive({
    db: databaseOf(desk.payload),
    events: { listen: () => () => undefined },
    limits: { most: 3, ofSession: 1 },
  });
  const response = () =>
    ({ write: () => true, once: () => undefined, writableLength: 0, end: () => undefined }) as never;
  const isTaken = [
    ['one', 's1'],
    ['one', 's1'],
    ['two', 's2'],
    ['three', 's3'],
    ['four', 's4'],
  ].map(([user, session]) => {
    const who = { staff: { kind: 'staff', id: user!, role: 'journalist', desks: [] } as Staff, session: session! };
    return live.hasPlace(who) && (live.join(response(), who), true);
  });
  live.close();
  expect(isTaken).toEqual([true, false, true, true, false]);
});

it('sees for each colleague what their own reads show, in every state', async () => {
  const states = ['draft', 'filed', 'in-edit', 'approved', 'published', 'killed', 'spiked'] as const;
  const ids: string[] = [];
  for (const state of states) ids.push(await storyIn(desk, state));
  await rawCollection(desk.payload, 'articles').updateOne({ _id: objectId(ids[0]!) } as never, {
    $set: { desk: objectId(desk.desks.economy) },
  });
  const db = databaseOf(desk.payload);
  const stories = await readStories(db, ids);
  for (const [person, { id }] of Object.entries(desk.staff)) {
    const as = await signIn(desk.url, desk.staff[person as Person].email);
    const { staff } = (await readFollowers(db, [id], new Date())).get(id) as { staff: Staff };
    const { docs } = (await as('GET', `/api/articles?where[id][in]=${ids.join(',')}&limit=20&depth=0`)).body;
    const seen = ids.filter((story) => maySee(stories.get(story)!, staff));
    expect([person, seen.sort()]).toEqual([person, docs.map((doc: { id: string }) => doc.id).sort()]);
  }
});
