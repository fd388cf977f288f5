import { storyKind } from '../../../src/admin/kinds/story.ts';
import { jest } from '@jest/globals';
import {
  deviceKey,
  endedSession,
  refreshedSession,
  sendBranch,
  sendOrder,
  sendTaken,
} from '../../../src/admin/saving/newsroom.ts';
import type { Order } from '../../../src/admin/saving/order.ts';

type Answer = { status: number; body: object };

/** The newsroom answers with this; gives what it was asked. */
function answering({ status, body }: Answer) {
  const asked: { path: string; headers: Record<string, string>; keepalive?: boolean }[] = [];
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (path, init) => {
    const headers = init?.headers as Record<string, string>;
    asked.push({ path: String(path as string), headers, keepalive: init?.keepalive });
    return Response.json(body, { status });
  });
  return asked;
}
afterEach(() => jest.restoreAllMocks());

const beginning = (edits: Order['edits']): Order => ({ story: { draftKey: 'draft' }, base: 0, edits, key: 'key' });
const story = {
  id: 's1',
  baseVersion: 3,
  headline: 'Ferry resumes',
  standfirst: null,
  reportingBy: [{ id: '7', name: 'Orxan' }],
  // The newsroom names the blocks of a body.
  body: { root: { type: 'root', children: [{ type: 'paragraph', children: [], $: { id: 'k3v9x2ab' } }] } },
};

it('hears that a beginning is a story now, the first time and again', async () => {
  const body = { root: { type: 'root', children: [{ type: 'paragraph', children: [] }] } };
  const edits = {
    headline: 'Ferry resumes',
    standfirst: '',
    reportingBy: [{ id: 'of-the-form', name: 'Orxan' }],
    body,
  };
  for (const status of [201, 200]) {
    answering({ status, body: { doc: story } });
    expect(await sendOrder('leyla', storyKind)(beginning(edits))).toMatchObject({ ok: true, id: 's1', version: 3 });
  }
});

it('takes no beginning for saved that the newsroom answered with another one under the same key', async () => {
  answering({ status: 200, body: { doc: story } });
  expect(await sendOrder('leyla', storyKind)(beginning({ headline: 'Of the second tab' }))).toEqual({
    ok: false,
    trouble: { why: 'conflict', version: 3, id: 's1' },
  });
});

it.each([
  ['conflict', false],
  ['moved', true],
])('tells a story that was written in from one that was only moved: %s', async (why, onlyMoved) => {
  const data = { code: 'conflict', currentVersion: 5, onlyMoved, theirs: { headline: 'Ferry' }, errors: [] };
  answering({ status: 409, body: { errors: [{ data }] } });
  const order: Order = { story: { id: 's1' }, base: 3, edits: { headline: 'Mine' }, key: 'key' };
  expect(await sendOrder('leyla', storyKind)(order)).toEqual({ ok: false, trouble: { why, version: 5 } });
});

it('asks for a person’s key in their name, so that nobody else’s is taken for it', async () => {
  const asked = answering({ status: 401, body: {} });
  expect(await deviceKey('leyla')).toBeUndefined();
  expect(asked).toMatchObject([{ path: '/api/users/device-key', headers: { 'X-Writer': 'leyla' } }]);
});

it.each([
  [
    { status: 200, body: { user: { id: 'leyla' }, exp: 99 } },
    { user: { id: 'leyla' }, exp: 99 },
  ],
  [{ status: 403, body: {} }, undefined],
])('refreshes a session, or says nothing of one that ended', async (answer, expected) => {
  answering(answer);
  expect(await refreshedSession()).toEqual(expected);
});

it.each([
  [59_000, true],
  [61_000, false],
  // Two bytes each in UTF-8: what counts is what is sent.
  ['ə'.repeat(31_000), false],
])('is sent on while the page is left only where the browser lets it: %#', async (size, keepalive) => {
  const asked = answering({ status: 200, body: { doc: story } });
  const body = typeof size === 'string' ? size : 'x'.repeat(size);
  await sendOrder('leyla', storyKind)({ story: { id: 's1' }, base: 3, edits: { body }, key: 'key' });
  expect(asked).toMatchObject([{ keepalive }]);
});

it('waits longer for the answer to a long story: a bad line takes minutes for it, and would begin again for ever', async () => {
  answering({ status: 200, body: { doc: story } });
  const waits = jest.spyOn(AbortSignal, 'timeout');
  for (const length of [800, 800_000])
    await sendOrder(
      'leyla',
      storyKind,
    )({ story: { id: 's1' }, base: 3, edits: { body: 'x'.repeat(length) }, key: 'key' });
  const [short, long] = waits.mock.calls.map(([ms]) => Math.round(ms / 1_000));
  expect([short, long]).toEqual([30, 430]);
});

it.each([
  [200, true],
  // Nobody was signed in any more.
  [400, true],
  [401, true],
  [429, false],
  [502, false],
  [503, false],
])('takes nobody for signed out by an answer of %i unless it says so: %s', async (status, isOut) => {
  answering({ status, body: {} });
  expect(await endedSession()).toBe(isOut);
});

it('takes nobody for signed out where the newsroom does not answer', async () => {
  jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
  expect(await endedSession()).toBe(false);
});

it.each([
  [200, {}, undefined],
  // Closed otherwise, gone with its story, or no business of theirs any more: there is nothing left to say.
  [
    409,
    { errors: [{ data: { code: 'conflict', errors: [{ path: 'uuid', rule: 'closed', message: '' }] } }] },
    undefined,
  ],
  [404, {}, undefined],
  [403, { user: { id: 'leyla' } }, undefined],
  [401, {}, { why: 'signed-out' }],
  [503, {}, { why: 'busy' }],
])('says of a branch that the story has it, once or again: %i %j', async (status, body, left) => {
  const asked = answering({ status, body });
  expect(await sendTaken('leyla', storyKind)({ story: 's1', uuid: 'b1' })).toEqual(left);
  expect(asked[0]).toMatchObject({ path: '/api/articles/s1/branches/b1/take', headers: { 'X-Writer': 'leyla' } });
});

describe('a save that may be merged', () => {
  const order: Order = { story: { id: 's1' }, base: 1, edits: { headline: 'Ferry resumes' }, key: 'key', merge: true };

  it('says so, and hears with what', async () => {
    const merged = { fields: ['kicker'], blocks: [], by: [{ name: 'Leyla', at: '2026-05-04T10:00:00.000Z' }] };
    const doc = { ...story, updatedAt: '2026-05-04T10:00:01.000Z' };
    const asked = answering({ status: 200, body: { doc, merged } });
    expect(await sendOrder('orxan', storyKind)(order)).toMatchObject({ ok: true, version: 3, merged });
    expect(asked.map(({ path }) => path)).toEqual(['/api/articles/s1?draft=true&autosave=true&depth=0&merge=blocks']);
  });

  it('reads the story where the answer left out what came of it', async () => {
    const asked: string[] = [];
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (path, init) => {
      asked.push(`${init?.method} ${String(path as string)}`);
      return Response.json(
        init?.method === 'PATCH' ? { doc: { id: 's1', baseVersion: 3 } } : { ...story, baseVersion: 4 },
      );
    });
    const outcome = await sendOrder('orxan', storyKind)(order);
    expect(outcome).toMatchObject({ ok: true, version: 4, doc: { headline: 'Ferry resumes' }, merged: { fields: [] } });
    expect(asked[1]).toBe('GET /api/articles/s1?draft=true&depth=0');
  });
});

it('hears that a colleague has taken the story over, and says so of the text that goes beside it', async () => {
  const errors = [{ path: 'baseVersion', rule: 'locked', message: '' }];
  const data = { code: 'conflict', currentVersion: 5, onlyMoved: false, theirs: { headline: 'Ferry' }, errors };
  answering({ status: 409, body: { errors: [{ data }] } });
  const order: Order = { story: { id: 's1' }, base: 3, edits: { headline: 'Mine' }, key: 'key', merge: true };
  expect(await sendOrder('leyla', storyKind)(order)).toEqual({
    ok: false,
    trouble: { why: 'conflict', version: 5, isLost: true },
  });

  const sent = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({}, { status: 201 }));
  const branch = { id: 'b1', story: { id: 's1' }, base: 3, edits: { headline: 'Mine' } };
  await sendBranch('leyla', storyKind)({ ...branch, isLost: true });
  await sendBranch('leyla', storyKind)(branch);
  const whys = sent.mock.calls.map(([, init]) => JSON.parse(init?.body as string).why);
  expect(whys.slice(-2)).toEqual(['lock', 'conflict']);
});
