import 'fake-indexeddb/auto';
import { jest } from '@jest/globals';
import { kindIn } from '../../../src/admin/kinds/index.ts';
import { sitePageKind } from '../../../src/admin/kinds/sitePage.ts';
import { openDeviceCopies, type DeviceCopies } from '../../../src/admin/saving/deviceCopies.ts';
import { sendOrder } from '../../../src/admin/saving/newsroom.ts';
import type { Order } from '../../../src/admin/saving/order.ts';
import { sendLeftovers } from '../../../src/admin/saving/outbox.ts';
import { openSaver } from '../../../src/admin/saving/saver.ts';
import { testClock, testNewsroom } from './fakes.ts';

let databases = 0;
let copies: DeviceCopies;
beforeEach(async () => {
  copies = await openDeviceCopies(`pages-${(databases += 1)}`);
});
afterEach(() => {
  copies.close();
  jest.restoreAllMocks();
});

/** What the newsroom is asked, and how it answers each. */
function answering(...answers: { status: number; body: object }[]) {
  const asked: { method?: string; path: string; body: unknown }[] = [];
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (path, init) => {
    asked.push({ method: init?.method, path: String(path as string), body: JSON.parse(String(init?.body)) });
    const { status, body } = answers[Math.min(asked.length, answers.length) - 1]!;
    return Response.json(body, { status });
  });
  return asked;
}

/** A page of the site in a browser: nothing is kept beside it in the newsroom. */
function openPage(newsroom = testNewsroom(), clock = testClock()) {
  const orders: Order[] = [];
  let keys = 0;
  const parts = {
    send: async (order: Order) => (orders.push(order), newsroom.send(order)),
    closeBranch: async () => undefined,
    file: newsroom.file,
    copies,
    now: clock.now,
    after: clock.after,
    random: () => 1,
    merges: false,
    newKey: () => `key-${Math.random()}-${(keys += 1)}`,
    onChange: () => undefined,
  };
  const version = newsroom.versions.length;
  const opened = { user: 'leyla', kind: sitePageKind, story: { id: 'story' }, version, headline: 'About us' };
  return { saver: openSaver(opened, parts), parts, newsroom, clock, orders };
}

it('goes to where pages are, and a new one without a key of a draft', async () => {
  const asked = answering({ status: 201, body: { doc: { id: 'p1', baseVersion: 1, title: 'About' } } });
  const order: Order = { story: { draftKey: 'draft' }, base: 0, edits: { title: 'About' }, key: 'key' };
  expect(await sendOrder('leyla', sitePageKind)(order)).toMatchObject({ ok: true, id: 'p1', version: 1 });
  expect(asked).toEqual([{ method: 'POST', path: '/api/pages?draft=true&depth=0', body: { title: 'About' } }]);
});

it('replaces no version but the one that the same page has just made', async () => {
  const asked = answering({ status: 200, body: { doc: { id: 'p1', baseVersion: 3 } } });
  const order: Order = { story: { id: 'p1' }, base: 2, edits: { title: 'About' }, key: 'key' };
  await sendOrder('leyla', sitePageKind)(order);
  await sendOrder('leyla', sitePageKind)({ ...order, base: 3, own: true });
  expect(asked.map(({ path }) => path)).toEqual([
    '/api/pages/p1?draft=true&depth=0',
    '/api/pages/p1?draft=true&autosave=true&depth=0',
  ]);
});

it('hears from the refusal alone which version somebody else has saved', async () => {
  const errors = [{ path: 'baseVersion', rule: 'stale', message: 'It is at 7.', params: { version: 7 } }];
  answering({ status: 409, body: { errors: [{ message: 'Saved by another.', data: { code: 'conflict', errors } }] } });
  const order: Order = { story: { id: 'p1' }, base: 2, edits: { title: 'About' }, key: 'key' };
  expect(await sendOrder('leyla', sitePageKind)(order)).toEqual({
    ok: false,
    trouble: { why: 'conflict', version: 7 },
  });
});

it('says which saves are over its own, and which over what somebody else has made', async () => {
  const { saver, clock, orders, newsroom } = openPage();
  for (const title of ['A', 'Ab']) {
    saver.edit({ title });
    await clock.pass(2_000);
  }
  expect(saver.headline()).toBe('Ab');
  // A step makes a version too.
  newsroom.saveByAnother({});
  saver.movedOn(newsroom.versions.length);
  saver.edit({ title: 'Abo' });
  await clock.pass(2_000);
  expect(orders.map(({ base, own }) => [base, own])).toEqual([
    [1, undefined],
    [2, true],
    [4, undefined],
  ]);
});

it('keeps what somebody else’s save stands against on the device until the person chooses, also over another page', async () => {
  const first = openPage();
  first.newsroom.saveByAnother({ title: 'Theirs' });
  first.saver.edit({ title: 'Mine' });
  await first.clock.pass(5_000);
  expect(first.saver.light()).toMatchObject({ kind: 'unsaved', why: 'conflict', onDevice: true });
  expect(first.saver.branch()).toMatchObject({ edits: { title: 'Mine' }, isKept: false });
  expect(await first.saver.branchKept()).toBe(false);
  await first.saver.stop();
  expect(await copies.of('leyla', 'story')).toMatchObject({
    collection: 'pages',
    branch: { edits: { title: 'Mine' } },
  });

  // The next page of the newsroom does not choose for them.
  const alone = async (_story: string, act: () => Promise<void>) => (await act(), true);
  const [left] = await sendLeftovers('leyla', { ...first.parts, alone, kindIn, sendingOf: () => first.parts });
  expect(left).toMatchObject({ collection: 'pages', became: 'left', headline: 'Mine' });
  expect(first.newsroom.story()).toEqual({ title: 'Theirs' });

  const again = openPage(first.newsroom, first.clock);
  again.saver.resume((await copies.of('leyla', 'story'))!);
  expect(again.saver.light()).toMatchObject({ kind: 'unsaved', why: 'conflict' });
  again.saver.settle({ take: 'mine', version: first.newsroom.versions.length });
  expect(await again.saver.saveNow()).toBe(true);
  expect(first.newsroom.story()).toEqual({ title: 'Mine' });
  await again.saver.stop();
  expect(await copies.all('leyla')).toEqual([]);
});
