import { databaseOf, objectId, rawCollection } from '../../src/database/rows.ts';
import { openPresence } from '../../src/staffLive/presence.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import { client, serve, type Served } from '../support/newsroom.ts';
import { until } from '../support/readModel.ts';
import { openScreen, toldOf, type Screen } from '../support/screens.ts';

/** Who has which story open, seen by colleagues. */
let desk: DeskAtWork;
let other: Served;
let screens: Screen[] = [];

beforeAll(async () => {
  desk = await openDesk('presence', [
    'correspondent',
    'sub-editor',
    'section-editor',
    'managing-editor',
    'outsider',
  ] as never);
  other = await serve(desk, { isAnother: true });
});
afterEach(() => {
  for (const { stream } of screens) stream.close();
  screens = [];
});
afterAll(async () => {
  await other.close();
  await desk.close();
});

type Person = keyof DeskAtWork['staff'];
async function screenOf(person: Person, watch: string[], url = desk.url): Promise<Screen> {
  const screen = await openScreen(desk, person, watch, url);
  screens.push(screen);
  return screen;
}
const say = ({ as }: Screen, open: object[], device = 'desk') => as('POST', '/api/me/live/presence', { device, open });
/** The last that a screen was told of who is in the story: names, and how. */
const peopleAt = (screen: Screen, story: string) =>
  toldOf(screen, story)
    .filter(({ name }) => name === 'people')
    .at(-1)
    ?.people.map(({ user, mode, devices }: any) => [user, mode, devices.join('+')]);
const idOf = (person: Person) => desk.staff[person].id;
const sees = (screen: Screen, story: string, people: unknown[]) =>
  until(() => JSON.stringify(peopleAt(screen, story)) === JSON.stringify(people));

it('shows within two seconds who reads and who writes a story, from where, on every node', async () => {
  const id = await storyIn(desk, 'filed');
  const writer = await screenOf('correspondent', [id]);
  const here = await screenOf('section-editor', [id]);
  const there = await screenOf('sub-editor', ['my-desk'], other.url);
  const said = await say(writer, [{ story: id, mode: 'editing', field: 'headline', unsaved: true }], 'phone');
  expect([said.status, said.body]).toEqual([200, { open: [id], gone: [] }]);
  await say(here, [{ story: id, mode: 'viewing' }]);
  for (const screen of [here, there])
    await sees(screen, id, [
      [idOf('correspondent'), 'editing', 'phone'],
      [idOf('section-editor'), 'viewing', 'desk'],
    ]);
  expect(
    toldOf(there, id)
      .filter(({ name }) => name === 'people')
      .at(-1).people[0],
  ).toMatchObject({
    name: expect.stringMatching(/./),
    field: 'headline',
    unsaved: true,
    since: expect.stringMatching(/Z$/),
  });
  expect(there.stream.text()).not.toContain('@');

  await say(writer, []);
  for (const screen of [here, there]) await sees(screen, id, [[idOf('section-editor'), 'viewing', 'desk']]);
});

it('shows one person once, who reads on one device and writes on another', async () => {
  const id = await storyIn(desk, 'draft');
  const [phone, laptop] = [await screenOf('correspondent', [id]), await screenOf('correspondent', [id])];
  await say(phone, [{ story: id, mode: 'viewing' }], 'phone');
  await say(laptop, [
    { story: id, mode: 'viewing' },
    { story: id, mode: 'editing' },
  ]);
  await sees(phone, id, [[idOf('correspondent'), 'editing', 'desk+phone']]);
});

it('tells a page that begins who is there already', async () => {
  const id = await storyIn(desk, 'filed');
  const editor = await screenOf('section-editor', [id]);
  await say(editor, [{ story: id, mode: 'editing' }]);
  const peopleOf = async (person: Person, watch: string[]) =>
    (await (await screenOf(person, [])).as('POST', '/api/me/live', { watch })).body.people.filter(
      ({ story }: any) => story === id,
    );
  expect(await peopleOf('sub-editor', [id])).toMatchObject([{ people: [{ user: idOf('section-editor') }] }]);
  expect(await peopleOf('sub-editor', ['list'])).toMatchObject([{ people: [{ user: idOf('section-editor') }] }]);
  expect(await peopleOf('sub-editor', [])).toEqual([]);
  expect(await peopleOf('outsider', [id, 'list'])).toEqual([]);
});

it('shows nobody in a story whom it is not theirs to see, and tells nobody of it who may not see it', async () => {
  const id = await storyIn(desk, 'filed');
  const outsider = await screenOf('outsider', [id, 'list']);
  const editor = await screenOf('section-editor', [id]);
  expect((await say(outsider, [{ story: id, mode: 'editing' }])).body).toEqual({ open: [], gone: [id] });
  await say(editor, [{ story: id, mode: 'editing' }]);
  await sees(editor, id, [[idOf('section-editor'), 'editing', 'desk']]);
  expect(toldOf(outsider, id).filter(({ name }) => name === 'people')).toEqual([]);
});

it('lets go of who may not see the story any more, and of who signs out', async () => {
  const id = await storyIn(desk, 'filed');
  const [editor, managing] = [await screenOf('section-editor', [id]), await screenOf('managing-editor', [id])];
  await say(editor, [{ story: id, mode: 'viewing' }]);
  await say(managing, [{ story: id, mode: 'viewing' }]);
  await sees(managing, id, [
    [idOf('section-editor'), 'viewing', 'desk'],
    [idOf('managing-editor'), 'viewing', 'desk'],
  ]);
  await desk.as['managing-editor']('POST', `/api/articles/${id}/desk`, { desk: desk.desks.economy });
  await sees(managing, id, [[idOf('managing-editor'), 'viewing', 'desk']]);
  await desk.as['managing-editor']('POST', `/api/articles/${id}/desk`, { desk: desk.desks.politics });
  const second = await screenOf('managing-editor', [id]);
  await managing.as('POST', '/api/users/logout');
  await until(
    () => JSON.stringify(peopleAt(second, id)) === JSON.stringify([[idOf('section-editor'), 'viewing', 'desk']]),
  );
});

it('lets go of who gave no sign of life for 45 seconds, by the clock of the database', async () => {
  const id = await storyIn(desk, 'filed');
  const editor = await screenOf('section-editor', [id]);
  await say(editor, [{ story: id, mode: 'viewing' }]);
  const rows = rawCollection(desk.payload, 'desk_presence');
  const saidAgo = (ms: number) => rows.updateMany({} as never, { $set: { seenAt: new Date(Date.now() - ms) } });
  const presence = openPresence(databaseOf(desk.payload));
  const read = async () => [...(await presence.read(performance.now()))];
  await saidAgo(43_500);
  expect(await read()).toContain(id);
  expect(await read()).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(await read()).toContain(id);
  expect(presence.rows()).toEqual([]);
  // What is older than that is not read at a start either.
  expect([...(await openPresence(databaseOf(desk.payload)).read(0))]).toEqual([]);
  await rows.deleteMany({} as never);
});

it('keeps since when somebody is there, over signs of life', async () => {
  const id = await storyIn(desk, 'draft');
  const writer = await screenOf('correspondent', [id]);
  const since = async () =>
    (
      await rawCollection(desk.payload, 'desk_presence').findOne({
        user: idOf('correspondent'),
        'open.story': id,
      } as never)
    )?.open[0].since;
  await say(writer, [{ story: id, mode: 'viewing' }]);
  const first = await since();
  await say(writer, [{ story: id, mode: 'editing' }]);
  expect(await since()).toEqual(first);
});

it('is nothing for readers, tokens of others, pages of others and those who are signed out', async () => {
  const id = await storyIn(desk, 'draft');
  const body = { device: 'desk', open: [{ story: id, mode: 'viewing' }] };
  const said = async (headers: Record<string, string>) => {
    const one = client(desk.url, headers);
    const answers = [
      await one('POST', '/api/me/live/presence', body),
      await one('POST', '/api/me/live/left', { left: [id] }),
    ];
    return answers.map((answer) => [answer.status, ...problemsOf(answer)].join(' '));
  };
  const signedOut = await screenOf('sub-editor', []);
  await signedOut.as('POST', '/api/users/logout', {});
  const { token } = await screenOf('section-editor', []);
  const [head, claims] = token.split('.');
  expect(await said({})).toEqual(['401', '401']);
  expect(await said({ Authorization: `JWT ${head}.${claims}.${'A'.repeat(43)}` })).toEqual(['401', '401']);
  expect(await said({ Cookie: `payload-token=${token}`, Origin: 'https://elsewhere.example' })).toEqual(['401', '401']);
  expect(await said({ Authorization: `JWT ${signedOut.token}` })).toEqual(
    [' session-ended', ' session-ended'].map((rule) => `401 ${rule}`),
  );
  const rows = await databaseOf(desk.payload).collection('desk_presence').find({ 'open.story': id }).toArray();
  expect(rows).toEqual([]);
  expect(await client(desk.url)('GET', '/api/me/live/presence')).toMatchObject({ status: 405 });
});

it('hears of many at once, each for itself, in the order in which it came', async () => {
  const [id, hidden] = [await storyIn(desk, 'draft'), await storyIn(desk, 'draft')];
  const [writer, stranger] = [await screenOf('correspondent', [id]), await screenOf('outsider', [id])];
  const open = (story: string) => ({ device: 'desk', open: [{ story, mode: 'editing' }] });
  const sent = [
    writer.as('POST', '/api/me/live/presence', open(hidden)),
    stranger.as('POST', '/api/me/live/presence', open(hidden)),
    writer.as('POST', '/api/me/live/presence', { device: 'watch' }),
  ];
  expect((await Promise.all(sent)).map(({ status, body }) => [status, body.open?.length, body.gone?.length])).toEqual([
    [200, 1, 0],
    [200, 0, 1],
    [422, undefined, undefined],
  ]);
  await writer.as('POST', '/api/me/live/presence', open(id));
  const last = writer.as('POST', '/api/me/live/left', { left: [id] });
  expect((await last).status).toBe(204);
  const filter = { user: idOf('correspondent') };
  const row = await databaseOf(desk.payload)
    .collection('desk_presence')
    .findOne(filter, { sort: { seenAt: -1 } });
  expect(row?.open).toEqual([]);
});

it.each<[string, unknown, number, string]>([
  ['no list', { device: 'desk', open: 'all' }, 422, 'open invalid_type'],
  ['nothing', {}, 422, 'device invalid_value'],
  ['another device', { device: 'watch', open: [] }, 422, 'device invalid_value'],
  ['no story', { device: 'desk', open: [{ story: 'x', mode: 'viewing' }] }, 422, 'open.0.story invalid_format'],
  [
    'another mode',
    { device: 'desk', open: [{ story: '0'.repeat(24), mode: 'looking' }] },
    422,
    'open.0.mode invalid_value',
  ],
  [
    'an operator',
    { device: 'desk', open: [{ story: '0'.repeat(24), mode: 'viewing', field: '$where' }] },
    422,
    'open.0.field invalid_format',
  ],
  ['more', { device: 'desk', open: [], name: 'Somebody else' }, 422, 'name unknown-field'],
  [
    'too many',
    { device: 'desk', open: Array.from({ length: 51 }, () => ({ story: '0'.repeat(24), mode: 'viewing' })) },
    422,
    'open too_big',
  ],
])('refuses %s', async (_, body, status, problem) => {
  const sent = await desk.as['sub-editor']('POST', '/api/me/live/presence', body);
  expect([sent.status, problemsOf(sent)[0]]).toEqual([status, problem]);
});

it('sees who says the same again as still there, and who left and came back as there again', async () => {
  const id = await storyIn(desk, 'draft');
  const writer = await screenOf('correspondent', [id]);
  const open = [{ story: id, mode: 'editing' }];
  const row = () =>
    databaseOf(desk.payload)
      .collection('desk_presence')
      .findOne({ user: idOf('correspondent') }, { sort: { seenAt: -1 } });
  await say(writer, open);
  const first = await row();
  expect((await say(writer, open)).body).toEqual({ open: [id], gone: [] });
  const second = await row();
  expect(second?.seenAt.getTime()).toBeGreaterThan(first?.seenAt.getTime());
  expect(second?.open).toEqual(first?.open);
  const left = [say(writer, open), writer.as('POST', '/api/me/live/left', { left: [id] })];
  await Promise.all(left);
  await until(async () => (await row())?.open.length === 0);
  await say(writer, open);
  expect((await row())?.open).toMatchObject(open);
});

it('sees nobody any more in a story that left their sight, and them again once it is back', async () => {
  const id = await storyIn(desk, 'draft');
  const writer = await screenOf('correspondent', [id]);
  const open = [{ story: id, mode: 'viewing' }];
  const people = rawCollection<{ people?: unknown; desk?: unknown }>(desk.payload, 'articles');
  const before = await people.findOne({ _id: objectId(id) } as never);
  expect((await say(writer, open)).body.open).toEqual([id]);
  await people.updateOne({ _id: objectId(id) } as never, { $set: { people: [], desk: null } });
  expect((await say(writer, open)).body).toEqual({ open: [], gone: [id] });
  await people.updateOne({ _id: objectId(id) } as never, { $set: { people: before?.people, desk: before?.desk } });
  expect((await say(writer, open)).body).toEqual({ open: [id], gone: [] });
  const filter = { user: idOf('correspondent') };
  const row = await databaseOf(desk.payload)
    .collection('desk_presence')
    .findOne(filter, { sort: { seenAt: -1 } });
  expect(row?.open).toMatchObject(open);
});

it('leaves a story that moved on without those who left it', async () => {
  const id = await storyIn(desk, 'filed');
  const editor = await screenOf('section-editor', [id]);
  await say(editor, [{ story: id, mode: 'viewing' }]);
  await sees(editor, id, [[idOf('section-editor'), 'viewing', 'desk']]);
  await move(desk.as['section-editor'], id, 'take');
  await until(() => toldOf(editor, id).some(({ name, state }) => name === 'story' && state === 'in-edit'));
  await sees(editor, id, [[idOf('section-editor'), 'viewing', 'desk']]);
});
