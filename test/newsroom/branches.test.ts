import { randomUUID } from 'node:crypto';
import { rawCollection } from '../../src/database/rows.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import type { Client } from '../support/newsroom.ts';
import { openScreen, toldOf } from '../support/screens.ts';
import { until } from '../support/readModel.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('branches', ['correspondent', 'sub-editor', 'section-editor', 'administrator', 'outsider']);
});
afterAll(() => desk?.close());

const edits = { headline: 'Mine', dateline: { place: 'Ganja' } };
const order = { baseVersion: 1, why: 'conflict', edits };
const at = (id: string, uuid: string, rest = '') => `/api/articles/${id}/branches/${uuid}${rest}`;
const keep = (as: Client, id: string, uuid: string, given: object = order) => as('PUT', at(id, uuid), given);
const uuidsSeenBy = async (as: Client, id: string): Promise<string[]> =>
  (await as('GET', `/api/articles/${id}/branches`)).body.branches.map(({ uuid }: { uuid: string }) => uuid);
const acts = async (id: string): Promise<string[]> =>
  (await desk.as.administrator('GET', `/api/history?where[story][equals]=${id}&sort=at&limit=100`)).body.docs.map(
    ({ name }: { name: string }) => name,
  );

it('keeps what could not be the story beside it, once, and shows both sides', async () => {
  const id = await storyIn(desk, 'draft');
  const uuid = randomUUID();
  const kept = await keep(desk.as.correspondent, id, uuid);
  expect(kept).toMatchObject({
    status: 201,
    body: { branch: { uuid, baseVersion: 1, why: 'conflict', fields: ['headline', 'dateline'], state: 'open' } },
  });
  expect((await keep(desk.as.correspondent, id, uuid.toUpperCase())).status).toBe(200);
  const { headline, dateline, baseVersion } = (await desk.as.correspondent('GET', `/api/articles/${id}`)).body;
  expect(headline).not.toBe('Mine');
  const { body } = await desk.as.correspondent('GET', at(id, uuid));
  expect(body.branch.edits).toEqual(edits);
  expect([body.currentVersion, body.current]).toEqual([baseVersion, { headline, dateline }]);
  const more = { ...order, edits: { headline: 'Mine, and more' } };
  expect((await keep(desk.as.correspondent, id, uuid, more)).body.branch.fields).toEqual(['headline']);
  expect((await desk.as.correspondent('GET', at(id, uuid))).body.branch.edits).toEqual(more.edits);
  expect(await acts(id)).toEqual(['keep-branch']);
});

it('takes the text of one whose story is edited by others now, or published', async () => {
  const id = await storyIn(desk, 'published');
  expect((await keep(desk.as.correspondent, id, randomUUID())).status).toBe(201);
});

it('shows a branch to its maker and the editors of the desk, and to nobody else', async () => {
  const id = await storyIn(desk, 'published');
  const [theirs, editors] = [randomUUID(), randomUUID()];
  await keep(desk.as.correspondent, id, theirs);
  await keep(desk.as['section-editor'], id, editors);
  expect(await uuidsSeenBy(desk.as.correspondent, id)).toEqual([theirs]);
  expect(await uuidsSeenBy(desk.as['sub-editor'], id)).toEqual([editors, theirs]);
  expect(await desk.as.correspondent('GET', at(id, editors))).toMatchObject({ status: 404 });
  expect(await desk.as.correspondent('POST', at(id, editors, '/drop'))).toMatchObject({ status: 404 });
  expect(problemsOf(await keep(desk.as.correspondent, id, editors))).toEqual(['uuid reused']);
  for (const [who, status] of [
    [desk.reader, 401],
    [desk.as.outsider, 403],
  ] as const) {
    expect((await who('GET', `/api/articles/${id}/branches`)).status).toBe(status);
    expect((await who('GET', at(id, theirs))).status).toBe(status);
    expect((await keep(who, id, randomUUID())).status).toBe(status);
  }
  const draft = await storyIn(desk, 'draft');
  expect((await keep(desk.as.outsider, draft, randomUUID())).status).toBe(404);
  expect((await desk.as.correspondent('GET', at(draft, theirs))).status).toBe(404);
});

it('is taken or dropped once, in the audit trail', async () => {
  const id = await storyIn(desk, 'draft');
  const uuid = randomUUID();
  await keep(desk.as.correspondent, id, uuid);
  const taken = await desk.as['sub-editor']('POST', at(id, uuid, '/take'));
  expect(taken).toMatchObject({ status: 200, body: { branch: { state: 'taken', closedAt: expect.any(String) } } });
  expect((await desk.as.correspondent('POST', at(id, uuid, '/take'))).status).toBe(200);
  expect(problemsOf(await desk.as.correspondent('POST', at(id, uuid, '/drop')))).toEqual(['uuid closed']);
  expect(await keep(desk.as.correspondent, id, uuid)).toMatchObject({
    status: 200,
    body: { branch: { state: 'taken' } },
  });
  const later = { ...order, edits: { headline: 'Later' } };
  expect(problemsOf(await keep(desk.as.correspondent, id, uuid, later))).toEqual(['uuid closed']);
  expect(await acts(id)).toEqual(['keep-branch', 'take-branch']);
  const listed = await desk.as.correspondent('GET', `/api/articles/${id}/branches?state=open`);
  expect(listed.body).toMatchObject({ branches: [], total: 0 });
});

it('tells whoever has the story open that it was kept, taken or dropped, and nothing of its text', async () => {
  const id = await storyIn(desk, 'draft');
  const screen = await openScreen(desk, 'sub-editor', [id]);
  const heard = (): number => toldOf(screen, id).filter((each) => !('fields' in each)).length;
  const [one, other] = [randomUUID(), randomUUID()];
  await until(() => screen.stream.status === 200);
  for (const act of [
    () => keep(desk.as.correspondent, id, one),
    () => desk.as.correspondent('POST', at(id, one, '/take')),
    () => keep(desk.as.correspondent, id, other),
    () => desk.as.correspondent('POST', at(id, other, '/drop')),
  ]) {
    const before = heard();
    expect((await act()).status).toBeLessThan(300);
    await until(() => heard() > before);
  }
  expect(screen.stream.text()).not.toContain('Mine');
  screen.stream.close();
});

it.each<[string, object, number, string[]]>([
  ['no field of a story', { ...order, edits: { headlin: 'x' } }, 422, ['edits.headlin unknown-field']],
  ['no fields', { ...order, edits: {} }, 422, ['edits required']],
  ['no version', { why: 'conflict', edits }, 422, ['baseVersion invalid_type']],
  ['an unknown why', { ...order, why: 'because' }, 422, ['why invalid_value']],
  ['more than 4 MB', { ...order, edits: { body: 'ə'.repeat(2_200_000) } }, 413, ['edits too-large']],
])('refuses %s by its field', async (_, given, status, problems) => {
  const id = await storyIn(desk, 'draft');
  const refused = await keep(desk.as.correspondent, id, randomUUID(), given);
  expect([refused.status, problemsOf(refused)]).toEqual([status, problems]);
});

it('keeps any typed text, and no more branches than a person can look at', async () => {
  const id = await storyIn(desk, 'draft');
  const typed = { ...order, why: 'refused', edits: { body: { 'a.b': '$set', root: [null] } } };
  const uuid = randomUUID();
  await keep(desk.as.correspondent, id, uuid, typed);
  expect((await desk.as.correspondent('GET', at(id, uuid))).body.branch.edits).toEqual(typed.edits);
  expect(problemsOf(await keep(desk.as.correspondent, id, 'not-one'))).toEqual(['uuid invalid_format']);
  for (let count = 1; count < 50; count += 1) await keep(desk.as.correspondent, id, randomUUID());
  expect(problemsOf(await keep(desk.as.correspondent, id, randomUUID()))).toEqual(['uuid too-many-branches']);
  const page = await desk.as.correspondent('GET', `/api/articles/${id}/branches?limit=20&page=3`);
  expect([page.body.branches.length, page.body.total]).toEqual([10, 50]);
  expect(problemsOf(await desk.as.correspondent('GET', `/api/articles/${id}/branches?limit=101`))).toEqual([
    'limit too_big',
  ]);
});

it('goes with its story', async () => {
  const id = await storyIn(desk, 'draft');
  const uuid = randomUUID();
  await keep(desk.as.correspondent, id, uuid);
  await move(desk.as.correspondent, id, 'spike', { reason: 'Overtaken.' });
  for (const query of ['', '?purge=true'])
    expect((await desk.as.administrator('DELETE', `/api/articles/${id}${query}`)).status).toBe(200);
  expect(await rawCollection(desk.payload, 'story_branches').countDocuments({ uuid } as never)).toBe(0);
});

it('keeps nothing for a page whose writer is not the one who is signed in', async () => {
  const id = await storyIn(desk, 'draft');
  const uuid = randomUUID();
  const as = desk.as.correspondent;
  const { id: other } = (await desk.as['sub-editor']('GET', '/api/users/me?depth=0')).body.user;
  const kept = await as('PUT', at(id, uuid), order, { 'X-Writer': other } as never);
  expect(kept).toMatchObject({ status: 401, body: { errors: [{ data: { code: 'unauthenticated' } }] } });
  expect(await uuidsSeenBy(as, id)).toEqual([]);
});
