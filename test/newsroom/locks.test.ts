import { buildIndexes } from '../../src/database/indexes.ts';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import { password, signIn, type Client } from '../support/newsroom.ts';

/** Who has a story open: a courtesy among colleagues, never in the way of the one who writes. */
let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('locks', [
    'outsider',
    'journalist',
    'correspondent',
    'sub-editor',
    'section-editor',
    'administrator',
  ]);
});
afterAll(() => desk?.close());

const lock = (by: Client, id: string, body: object = {}) => by('POST', `/api/articles/${id}/lock`, body);
const unlock = (by: Client, id: string) => by('POST', `/api/articles/${id}/unlock`);
const rowOf = (id: string) => rawCollection(desk.payload, 'story_locks').findOne({ _id: objectId(id) } as never);
const storyOf = (id: string) => rawCollection(desk.payload, 'articles').findOne({ _id: objectId(id) } as never);
const versionsOf = (id: string) =>
  rawCollection(desk.payload, '_articles_versions').countDocuments({ parent: objectId(id) } as never);
const age = (id: string, until: number) =>
  rawCollection(desk.payload, 'story_locks').updateOne({ _id: objectId(id) } as never, {
    $set: { until: new Date(Date.now() + until) },
  });
const names = { of: (who: 'sub-editor' | 'section-editor'): string => desk.staff[who].name };

it('opens for five minutes, slides, and changes neither the story nor its versions', async () => {
  const id = await storyIn(desk, 'in-edit');
  const before = [await storyOf(id), await versionsOf(id)];
  const started = Date.now();
  const { status, body } = await lock(desk.as['sub-editor'], id);
  expect([status, body.lock]).toMatchObject([200, { name: names.of('sub-editor'), mine: true }]);
  expect(Date.parse(body.lock.until) - started).toBeGreaterThanOrEqual(300_000);
  expect(Date.parse(body.lock.until) - Date.now()).toBeLessThanOrEqual(300_000);
  await age(id, 1_000);
  const again = (await lock(desk.as['sub-editor'], id)).body.lock;
  expect(again.at).toBe(body.lock.at);
  expect(Date.parse(again.until)).toBeGreaterThanOrEqual(Date.parse(body.lock.until));
  expect([await storyOf(id), await versionsOf(id)]).toEqual(before);
});

it('says who has it open, by name alone, and lets a second press take it', async () => {
  const id = await storyIn(desk, 'in-edit');
  await lock(desk.as['sub-editor'], id);
  const warned = await lock(desk.as['section-editor'], id);
  expect(warned).toMatchObject({
    status: 409,
    body: {
      errors: [{ data: { code: 'conflict', lock: { name: names.of('sub-editor'), mine: false, yours: false } } }],
    },
  });
  const [{ message, data }] = warned.body.errors;
  expect(message).toContain(`${names.of('sub-editor')} has the story open, until ${data.lock.until}`);
  expect(problemsOf(warned)).toEqual(['id locked']);
  expect(JSON.stringify(warned.body)).not.toContain(desk.staff['sub-editor'].id);
  expect((await lock(desk.as['section-editor'], id, { anyway: true })).body.lock).toMatchObject({ mine: true });
  expect(problemsOf(await lock(desk.as['sub-editor'], id))).toEqual(['id locked']);
  // Over by its time, it is anybody's.
  await age(id, -1);
  expect((await lock(desk.as['sub-editor'], id)).status).toBe(200);
});

it('gives a free story to one of many who open it at once', async () => {
  const id = await storyIn(desk, 'in-edit');
  const both = ['sub-editor', 'section-editor'] as const;
  const asked = await Promise.all(Array.from({ length: 10 }, (_, each) => lock(desk.as[both[each % 2]!], id)));
  const holder = both.find(
    (who) => desk.staff[who].name === asked.find(({ status }) => status === 200)?.body.lock.name,
  );
  expect(asked.map(({ status }) => status)).toEqual(asked.map((_, each) => (both[each % 2] === holder ? 200 : 409)));
});

it('refuses no save, whoever has it open', async () => {
  const id = await storyIn(desk, 'in-edit');
  await lock(desk.as['section-editor'], id);
  const { baseVersion } = (await desk.as['sub-editor']('GET', `/api/articles/${id}?draft=true`)).body;
  const saved = await desk.as['sub-editor']('PATCH', `/api/articles/${id}`, { kicker: 'Mine', baseVersion });
  expect(saved).toMatchObject({ status: 200, body: { doc: { kicker: 'Mine' } } });
  expect(await rowOf(id)).toMatchObject({ name: names.of('section-editor') });
});

it('is freed by who has it, by a transition and by a move, and by signing out', async () => {
  const id = await storyIn(desk, 'in-edit');
  await lock(desk.as['section-editor'], id);
  expect((await unlock(desk.as['sub-editor'], id)).body.lock).toMatchObject({
    name: names.of('section-editor'),
    mine: false,
  });
  expect((await unlock(desk.as['section-editor'], id)).body).toEqual({ lock: null });
  const leaving = await signIn(desk.url, desk.staff['sub-editor'].email);
  await lock(leaving, id);
  // The same person at another browser is told so, and may go on there.
  expect((await lock(desk.as['sub-editor'], id)).body.errors[0]).toMatchObject({
    message: expect.stringMatching(/^You have the story open in another browser/),
    data: { lock: { yours: true, mine: false } },
  });
  expect((await leaving('POST', '/api/users/logout')).status).toBe(200);
  expect(await rowOf(id)).toBeNull();
  await lock(desk.as['section-editor'], id);
  expect(
    (await desk.as['section-editor']('POST', `/api/articles/${id}/desk`, { desk: desk.desks.economy })).status,
  ).toBe(200);
  expect(await rowOf(id)).toBeNull();
  const other = await storyIn(desk, 'in-edit');
  await lock(desk.as['section-editor'], other);
  expect((await move(desk.as['section-editor'], other, 'approve')).status).toBe(200);
  expect(await rowOf(other)).toBeNull();
});

it('is told with the steps out of a story, without ids', async () => {
  const id = await storyIn(desk, 'in-edit');
  const told = async (by: Client) => (await by('GET', `/api/articles/${id}/transitions`)).body.lock;
  expect(await told(desk.as['section-editor'])).toBeNull();
  const { at, until } = (await lock(desk.as['sub-editor'], id)).body.lock;
  const open = { name: names.of('sub-editor'), at, until, takenFromYou: false, asked: null };
  expect(await told(desk.as['section-editor'])).toEqual({ ...open, mine: false, yours: false });
  expect(await told(desk.as['sub-editor'])).toEqual({ ...open, mine: true, yours: false });
  const elsewhere = await signIn(desk.url, desk.staff['sub-editor'].email);
  expect(await told(elsewhere)).toEqual({ ...open, mine: false, yours: true });
  await age(id, -1);
  expect(await told(desk.as['section-editor'])).toBeNull();
});

it('is freed when its session ends: revoked, signed out everywhere, by a new password, in the trash', async () => {
  const { id: user, email } = desk.staff['managing-editor'];
  const administrator = desk.as.administrator;
  const ways: [string, (own: Client) => ReturnType<Client>][] = [
    ['revoked', () => administrator('POST', `/api/users/${user}/revoke-sessions`)],
    ['signed out everywhere', (own) => own('POST', '/api/users/logout?allSessions=true')],
    [
      'signed out everywhere over GraphQL',
      (own) => own('POST', '/api/graphql', { query: 'mutation { logoutUser(allSessions: true) }' }),
    ],
    ['a new password', () => administrator('PATCH', `/api/users/${user}`, { password })],
    ['in the trash', () => administrator('DELETE', `/api/users/${user}`)],
  ];
  for (const [way, end] of ways) {
    const [one, other] = [await storyIn(desk, 'in-edit'), await storyIn(desk, 'in-edit')];
    const [here, there] = [await signIn(desk.url, email), await signIn(desk.url, email)];
    expect([way, (await lock(here, one)).status, (await lock(there, other)).status]).toEqual([way, 200, 200]);
    const others = await storyIn(desk, 'in-edit');
    await lock(desk.as['section-editor'], others);
    expect([way, (await end(here)).status]).toEqual([way, 200]);
    expect([way, await rowOf(one), await rowOf(other)]).toEqual([way, null, null]);
    expect(await rowOf(others)).toMatchObject({ name: names.of('section-editor') });
  }
});

it('is kept when something else of its holder changes', async () => {
  const id = await storyIn(desk, 'in-edit');
  await lock(desk.as['sub-editor'], id);
  const user = desk.staff['sub-editor'].id;
  expect((await desk.as.administrator('PATCH', `/api/users/${user}`, { name: names.of('sub-editor') })).status).toBe(
    200,
  );
  expect(await rowOf(id)).toMatchObject({ name: names.of('sub-editor') });
});

it('is kept by a transition that is refused, which names who has it open', async () => {
  const id = await storyIn(desk, 'approved');
  expect((await lock(desk.as['section-editor'], id)).status).toBe(200);
  expect((await move(desk.as['section-editor'], id, 'schedule', { at: '2001-01-01T00:00:00Z' })).status).toBe(422);
  expect(await rowOf(id)).toMatchObject({ name: names.of('section-editor') });
});

it('is not there for who may not read the story, and not for who may not edit it', async () => {
  const id = await storyIn(desk, 'in-edit');
  for (const ask of [lock, unlock]) {
    expect((await ask(desk.reader, id)).status).toBe(401);
    expect((await ask(desk.as.outsider, id)).status).toBe(404);
    expect((await ask(desk.as['section-editor'], '0'.repeat(24))).status).toBe(404);
    expect((await ask(desk.as['section-editor'], 'no-id')).status).toBe(404);
  }
  expect((await lock(desk.as.correspondent, id)).status).toBe(403);
  const wrong = await lock(desk.as['section-editor'], id, { anyway: 'yes' });
  expect([wrong.status, problemsOf(wrong)]).toEqual([422, [expect.stringMatching(/^anyway /)]]);
  expect(await rowOf(id)).toBeNull();
});

it('is swept away by the database once it is over', async () => {
  await buildIndexes(desk.payload);
  const indexes = await rawCollection(desk.payload, 'story_locks').indexes();
  expect(indexes).toContainEqual(expect.objectContaining({ key: { until: 1 }, expireAfterSeconds: 0 }));
});

it('goes with a story that is deleted for good', async () => {
  const id = await storyIn(desk, 'draft');
  const trash = (query: string) => desk.as.administrator('DELETE', `/api/articles/${id}${query}`);
  expect((await trash('')).status).toBe(200);
  // It is not opened in the trash; it was a moment before.
  await rawCollection(desk.payload, 'story_locks').insertOne({
    _id: objectId(id),
    until: new Date(Date.now() + 60_000),
  });
  expect((await trash('?purge=true')).status).toBe(200);
  expect(await rowOf(id)).toBeNull();
});
