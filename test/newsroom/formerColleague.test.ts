import { randomUUID } from 'node:crypto';
import type { Staff } from '../../src/domain/workflow/policy.ts';
import { openAsksOf } from '../../src/newsroom/threads/openAsks.ts';
import { openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { password, signIn, type Client } from '../support/newsroom.ts';
import { must } from './access/words.ts';

/** What is left of somebody whose account was deleted for good, in what they did beside a story. */
let desk: DeskAtWork;
let story: string;
let uuid: string;
const name = 'Leyla Leaver';
const editor = (): Client => desk.as['section-editor'];

/** Writes, says, asks, resolves, keeps, drops, opens and is there. */
async function workAs(leaver: Client, id: string): Promise<void> {
  const { baseVersion } = (await editor()('GET', `/api/articles/${story}?draft=true&depth=0`)).body;
  await must(leaver('PATCH', `/api/articles/${story}`, { kicker: 'By the leaver', baseVersion }));
  const { staff } = desk;
  const body = `@{user:${staff['section-editor'].id}} @{user:${id}} well?`;
  const { thread } = await must(leaver('POST', `/api/articles/${story}/threads`, { kind: 'question', body }));
  await must(editor()('POST', `/api/threads/${thread.id}/comments`, { body: `@{user:${id}} asks.` }));
  await must(leaver('POST', `/api/threads/${thread.id}/comments`, { body }));
  const note = await must(leaver('POST', `/api/articles/${story}/threads`, { kind: 'note', body: 'A note.' }));
  await must(leaver('POST', `/api/threads/${note.thread.id}/resolve`));
  const edits = { headline: 'Kept' };
  const keep = (of: string) =>
    must(leaver('PUT', `/api/articles/${story}/branches/${of}`, { baseVersion: 1, why: 'lock', edits }));
  const dropped = randomUUID();
  await keep(dropped);
  await must(leaver('POST', `/api/articles/${story}/branches/${dropped}/drop`));
  await keep(uuid);
  await must(leaver('POST', `/api/articles/${story}/lock`, {}));
  const open = [{ story, mode: 'editing' }];
  await must(leaver('POST', '/api/me/live/presence', { device: 'desk', open }));
}

/** Everything that stands beside the story, as an editor is told of it. */
async function toldNow() {
  const get = (path: string) => must(editor()('GET', `/api/articles/${story}/${path}`));
  const { baseVersion } = await get('transitions');
  const stale = { kicker: 'By the editor', headline: 'Another', baseVersion: baseVersion - 1 };
  return {
    threads: (await get('threads')).threads,
    branches: (await get('branches')).branches,
    branch: (await get(`branches/${uuid}`)).branch,
    saves: (await get('saves?since=1')).saves,
    lock: (await get('transitions')).lock,
    present: (await must(editor()('POST', '/api/me/live', { watch: [story] }))).people,
    conflict: (await editor()('PATCH', `/api/articles/${story}?merge=blocks`, stale)).body,
  };
}

beforeAll(async () => {
  desk = await openDesk('former-colleague', ['correspondent', 'section-editor', 'administrator']);
  story = await storyIn(desk, 'in-edit');
  uuid = randomUUID();
  const email = 'leyla@newsroom.example';
  const data = { name, email, password, role: 'sub-editor', desks: [desk.desks.politics] };
  const { id } = await desk.payload.create({ collection: 'users', data: data as never });
  await workAs(await signIn(desk.url, email), String(id));
  // Without what somebody did, this would be shown of nobody.
  const told = await toldNow();
  for (const [what, said] of Object.entries(told))
    expect([what, JSON.stringify(said)]).toEqual([what, expect.stringContaining(name)]);
  for (const query of ['', '?purge=true'])
    await must(desk.as.administrator('DELETE', `/api/users/${String(id)}${query}`));
});
afterAll(() => desk?.close());

it('is no name: in threads, comments, mentions, branches, saves and merges a former colleague, in locks and presence nobody', async () => {
  const told = await toldNow();
  expect(JSON.stringify(told)).not.toContain('Leaver');
  const [question, note] = told.threads;
  expect([question.author.name, question.comments[0].author.name, question.comments[2].author.name]).toEqual([
    null,
    null,
    null,
  ]);
  expect(question.comments[1].mentions).toMatchObject([{ kind: 'user', name: null }]);
  expect(note.closedBy.name).toBeNull();
  expect(told.branches.map(({ maker, closedBy }: any) => [maker.name, closedBy?.name])).toEqual([
    [null, undefined],
    [null, null],
  ]);
  expect(told.branch).toMatchObject({ maker: { name: null }, edits: { headline: 'Kept' } });
  expect(told.saves.at(-1).by.name).toBeNull();
  expect([told.lock, told.present]).toEqual([null, []]);
});

it('says to who is asked by them that a former colleague asks', async () => {
  const { id } = desk.staff['section-editor'];
  const me: Staff = { kind: 'staff', id, role: 'section-editor', desks: [desk.desks.politics] };
  const asked = await openAsksOf(me, desk.payload, 10);
  expect(asked).toMatchObject([{ story, by: null }]);
});

it('stays in the audit trail, which names who acted', async () => {
  const { docs } = await must(editor()('GET', `/api/history?where[story][equals]=${story}&limit=50&depth=0`));
  const acts = docs
    .filter(({ byName }: { byName: string }) => byName === name)
    .map((each: { name: string }) => each.name);
  expect(acts.sort()).toEqual([
    'drop-branch',
    'keep-branch',
    'keep-branch',
    'open-thread',
    'open-thread',
    'resolve-thread',
  ]);
});
