import { objectId, rawCollection } from '../../src/database/rows.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import { client, serve, signIn, type Client, type Served } from '../support/newsroom.ts';
import { until } from '../support/readModel.ts';
import { openScreen, toldOf } from '../support/screens.ts';

/** Who has a story open hands it over, or is asked. */
let desk: DeskAtWork;
let other: Served;
/** A sub-editor of the desk at another node. */
let elsewhere: Client;
beforeAll(async () => {
  desk = await openDesk('take-over', ['outsider', 'correspondent', 'sub-editor', 'section-editor', 'administrator']);
  other = await serve(desk, { isAnother: true });
  elsewhere = await signIn(other.url, desk.staff['sub-editor'].email);
});
afterAll(async () => {
  await other?.close();
  await desk?.close();
});

const take = (by: Client, id: string) => by('POST', `/api/articles/${id}/take-over`);
const answer = (by: Client, id: string, give: boolean) => by('POST', `/api/articles/${id}/take-over/answer`, { give });
const lock = (by: Client, id: string) => by('POST', `/api/articles/${id}/lock`, {});
const lockSeen = async (by: Client, id: string) => (await by('GET', `/api/articles/${id}/transitions`)).body.lock;
const locks = () => rawCollection(desk.payload, 'story_locks');
const set = (id: string, fields: object) =>
  locks().updateOne({ _id: objectId(id) } as never, { $set: fields } as never);
const trailOf = async (id: string) =>
  (await desk.as['section-editor']('GET', `/api/history?where[story][equals]=${id}&limit=50&depth=0`)).body.docs.filter(
    ({ name }: { name: string }) => name === 'take-over',
  );
/** A draft that its correspondent, or who is named, has open. */
async function held(by: Client = desk.as.correspondent): Promise<string> {
  const id = await storyIn(desk, 'draft');
  expect((await lock(by, id)).status).toBe(200);
  return id;
}

it('is granted at once to a section editor of the desk and above, with an audit entry and the holder’s screen told', async () => {
  const id = await held();
  const screen = await openScreen(desk, 'correspondent', [id], other.url);
  const taken = await take(desk.as['section-editor'], id);
  expect([taken.status, taken.body.answer, taken.body.lock.mine]).toEqual([200, 'granted', true]);
  await until(() => toldOf(screen, id).some(({ name }) => name === 'story'));
  screen.stream.close();
  expect(await lockSeen(desk.as.correspondent, id)).toMatchObject({
    name: desk.staff['section-editor'].name,
    mine: false,
  });
  expect(await trailOf(id)).toMatchObject([{ byName: desk.staff['section-editor'].name, from: 'draft', to: 'draft' }]);
});

it('asks a holder who writes, who hears it and gives the story, on another node', async () => {
  const id = await storyIn(desk, 'in-edit');
  await lock(desk.as['section-editor'], id);
  const asked = await take(elsewhere, id);
  expect([asked.body.answer, asked.body.lock.asked]).toMatchObject(['asked', { mine: true, refused: false }]);
  expect((await take(elsewhere, id)).body.answer).toBe('waiting');
  expect((await lockSeen(desk.as['section-editor'], id)).asked).toMatchObject({
    name: desk.staff['sub-editor'].name,
    mine: false,
  });
  expect((await lockSeen(desk.as.administrator, id)).asked).toBeNull();
  expect((await answer(desk.as['section-editor'], id, true)).body.lock.mine).toBe(false);
  expect((await lockSeen(elsewhere, id)).mine).toBe(true);
  expect(await trailOf(id)).toHaveLength(1);
});

it('is refused by a holder who goes on writing, and nobody else answers for them', async () => {
  const id = await storyIn(desk, 'in-edit');
  await lock(desk.as['section-editor'], id);
  await take(elsewhere, id);
  expect(problemsOf(await answer(elsewhere, id, true))).toEqual(['id moved-on']);
  expect((await answer(desk.as['section-editor'], id, false)).status).toBe(200);
  expect((await take(elsewhere, id)).body.answer).toBe('refused');
  expect((await lockSeen(desk.as['section-editor'], id)).mine).toBe(true);
  expect((await answer(desk.as['section-editor'], id, true)).status).toBe(409);
});

it('is granted after 30 seconds without an answer, or to who has not been written in for two minutes', async () => {
  const silent = await storyIn(desk, 'in-edit');
  await lock(desk.as['section-editor'], silent);
  await take(elsewhere, silent);
  await set(silent, { 'asked.until': new Date(Date.now() - 1) });
  expect((await take(elsewhere, silent)).body.answer).toBe('granted');
  const idle = await storyIn(desk, 'in-edit');
  await lock(desk.as['section-editor'], idle);
  await set(idle, { until: new Date(Date.now() + 180_000) });
  expect((await take(elsewhere, idle)).body.answer).toBe('granted');
});

it('of two who ask at the same moment one asks; who is taken over may save all the same, by the version', async () => {
  const id = await storyIn(desk, 'in-edit');
  await lock(desk.as['section-editor'], id);
  const again = await signIn(desk.url, desk.staff['sub-editor'].email);
  const answers = (await Promise.all([take(elsewhere, id), take(again, id)])).map(({ body }) => body.answer);
  expect(answers.sort()).toEqual(['asked', 'asked-by-another']);
  await take(desk.as.administrator, id);
  const { baseVersion } = (await desk.as['section-editor']('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
  const late = await desk.as['section-editor']('PATCH', `/api/articles/${id}`, { kicker: 'Late', baseVersion });
  expect(late.status).toBe(200);
});

it('is for who may edit the story: to others it is not there, or they may not', async () => {
  const id = await held();
  expect((await take(client(desk.url), id)).status).toBe(401);
  expect((await take(desk.as.outsider, id)).status).toBe(404);
  expect((await answer(desk.as.outsider, id, true)).status).toBe(404);
  const published = await storyIn(desk, 'published');
  expect((await take(desk.as.correspondent, published)).status).toBe(403);
  expect((await move(desk.as['section-editor'], published, 'kill', { notice: 'Withdrawn.' })).status).toBe(200);
  expect((await take(desk.as['section-editor'], published)).status).toBe(403);
});

it('merges nothing that a session had not saved when the story was taken over from it, for as long as the taker has it', async () => {
  const id = await held();
  const patch = (merge: string, baseVersion: number) =>
    desk.as.correspondent('PATCH', `/api/articles/${id}?draft=true${merge}`, { headline: 'Typed before', baseVersion });
  expect((await take(desk.as['section-editor'], id)).body.answer).toBe('granted');
  const { baseVersion } = (await desk.as.correspondent('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
  const refused = await patch('&merge=blocks', baseVersion);
  expect([refused.status, problemsOf(refused)]).toEqual([409, ['baseVersion locked']]);
  expect([await lockSeen(desk.as.correspondent, id), await lockSeen(elsewhere, id)]).toMatchObject([
    { takenFromYou: true },
    { takenFromYou: false },
  ]);
  // A client that does not merge is judged by its version alone.
  expect((await patch('', baseVersion)).status).toBe(200);
  expect((await desk.as['section-editor']('POST', `/api/articles/${id}/unlock`)).status).toBe(200);
  expect((await patch('&merge=blocks', baseVersion + 1)).status).toBe(200);
});

it('shows what was not saved then to who may write in the story, and another text beside it only to its maker and editors', async () => {
  const id = await held(desk.as['section-editor']);
  await take(desk.as.correspondent, id);
  await answer(desk.as['section-editor'], id, true);
  const screen = await openScreen(desk, 'correspondent', [id], other.url);
  const keep = (uuid: string, why: string) =>
    desk.as['section-editor']('PUT', `/api/articles/${id}/branches/${uuid}`, {
      baseVersion: 1,
      why,
      edits: { headline: why },
    });
  const [lost, unoffered] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2'];
  expect((await keep(lost, 'lock')).status).toBe(201);
  await until(() => toldOf(screen, id).some(({ name }) => name === 'story'));
  screen.stream.close();
  expect((await keep(unoffered, 'conflict')).status).toBe(201);
  const seen = (await desk.as.correspondent('GET', `/api/articles/${id}/branches`)).body.branches;
  expect(seen.map(({ uuid }: { uuid: string }) => uuid)).toEqual([lost]);
  const at = (uuid: string) => desk.as.correspondent('GET', `/api/articles/${id}/branches/${uuid}`);
  expect((await at(lost)).body.branch.edits).toEqual({ headline: 'lock' });
  expect((await at(unoffered)).status).toBe(404);
  expect((await desk.as.outsider('GET', `/api/articles/${id}/branches/${lost}`)).status).toBe(404);
});
