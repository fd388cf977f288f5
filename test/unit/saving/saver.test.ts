import { storyKind } from '../../../src/admin/kinds/story.ts';
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDeviceCopies, type DeviceCopies, type DeviceCopy } from '../../../src/admin/saving/deviceCopies.ts';
import type { Light } from '../../../src/admin/saving/light.ts';
import type { Order, Outcome } from '../../../src/admin/saving/order.ts';
import { openSaver, type Saver } from '../../../src/admin/saving/saver.ts';
import { testClock, testNewsroom, type Connection, leftovers } from './fakes.ts';
import type { Problem } from '../../../src/domain/refusal.ts';

let databases = 0;
let copies: DeviceCopies;
beforeEach(async () => {
  copies = await openDeviceCopies(`device-${(databases += 1)}`);
});
afterEach(() => copies.close());

type Answer = (order: Order) => Promise<Outcome>;

/** A page with one story, on this device. */
function openPage(send: Answer, clock = testClock(), newsroom = testNewsroom()) {
  let keys = 0;
  const lights: Light[] = [];
  const parts = {
    send,
    keepBranch: newsroom.keepBranch,
    closeBranch: newsroom.closeBranch,
    file: newsroom.file,
    copies,
    now: clock.now,
    after: clock.after,
    random: () => 1,
    merges: true,
    newKey: () => `key-${Math.random()}-${(keys += 1)}`,
    onChange: (light: Light) => void lights.push(light),
  };
  const version = newsroom.versions.length;
  const saver = openSaver(
    { user: 'leyla', kind: storyKind, story: { id: 'story' }, version, headline: 'Ferry resumes' },
    parts,
  );
  return { saver, parts, clock, lights };
}

const saved = (version: number): Outcome => ({ ok: true, id: 'story', version });
const trouble = (why: 'offline' | 'signed-out' | 'too-large' | 'not-allowed' | 'gone'): Outcome => ({
  ok: false,
  trouble: { why },
});

it('keeps the first key on the device before anything is sent, and drops it once it has arrived', async () => {
  const orders: Order[] = [];
  const { saver, clock } = openPage(async (order) => (orders.push(order), saved(2)));
  saver.edit({ headline: 'F' });
  await clock.settle();
  expect(orders).toEqual([]);
  expect(await copies.of('leyla', 'story')).toMatchObject({ base: 1, unsent: { headline: 'F' }, headline: 'F' });
  expect(saver.light()).toEqual({ kind: 'saving' });
  await clock.pass(1_000);
  expect(orders).toMatchObject([{ base: 1, edits: { headline: 'F' } }]);
  expect(saver.light()).toMatchObject({ kind: 'saved', version: 2 });
  await clock.settle();
  expect(await copies.all('leyla')).toEqual([]);
});

it('has an hour’s typing without a connection in the newsroom within half a minute after it, in order and once, and at once when the browser says it is back', async () => {
  const clock = testClock();
  const newsroom = testNewsroom();
  newsroom.setConnection('down');
  let sent = 0;
  const count: Answer = (order) => ((sent += 1), newsroom.send(order));
  const { saver } = openPage(count, clock, newsroom);
  const typed = Array.from({ length: 180 }, (_, each) => `key ${each + 1}.`);
  for (const [each, key] of typed.entries()) {
    saver.edit({ body: typed.slice(0, each + 1).join(' '), ...(each % 30 === 0 && { editorialNote: key }) });
    await clock.pass(20_000);
  }
  expect(saver.light()).toMatchObject({ kind: 'unsaved', why: 'offline', onDevice: true });
  expect(await copies.of('leyla', 'story')).toMatchObject({ unsent: { body: typed.join(' ') } });
  // Less and less often: an hour of a dead line is some hundred tries, not thousands.
  expect(sent).toBeLessThan(200);
  newsroom.setConnection('up');
  await clock.pass(30_000);
  expect(saver.light()).toMatchObject({ kind: 'saved' });
  const mine = newsroom.versions.filter(({ by }) => by === 'me').map(({ edits }) => edits);
  expect(mine).toEqual([
    { body: 'key 1.', editorialNote: 'key 1.' },
    { body: typed.join(' '), editorialNote: 'key 151.' },
  ]);
  newsroom.setConnection('down');
  saver.edit({ kicker: 'Once more' });
  await clock.pass(600_000);
  newsroom.setConnection('up');
  saver.wake();
  await clock.settle();
  expect(saver.light()).toMatchObject({ kind: 'saved' });
  expect(await copies.all('leyla')).toEqual([]);
});

it('sends after five seconds though the typing goes on', async () => {
  const orders: Order[] = [];
  const { saver, clock } = openPage(async (order) => (orders.push(order), saved(orders.length + 1)));
  for (let letters = 1; letters <= 30; letters += 1) {
    saver.edit({ body: 'x'.repeat(letters) });
    await clock.pass(400);
  }
  await clock.pass(2_000);
  expect(orders.length).toBeGreaterThanOrEqual(3);
  expect(orders.at(-1)!.edits).toEqual({ body: 'x'.repeat(30) });
});

it('sends the same order under the same key until it hears of it, and what was typed meanwhile after it', async () => {
  const orders: Order[] = [];
  const { saver, clock } = openPage(async (order) =>
    orders.push(order) < 3 ? trouble('offline') : saved(orders.length - 1),
  );
  saver.edit({ headline: 'First' });
  await clock.pass(1_000);
  expect(saver.light()).toMatchObject({ kind: 'unsaved', why: 'offline', onDevice: true });
  saver.edit({ headline: 'Second' });
  await clock.pass(10_000);
  expect(orders.map(({ edits, base }) => [base, edits.headline])).toEqual([
    ...[1, 1, 1].map((base) => [base, 'First']),
    [2, 'Second'],
  ]);
  expect(new Set(orders.map(({ key }) => key)).size).toBe(2);
});

it('says that the session ended, and goes on once somebody has signed in again', async () => {
  let isSignedIn = false;
  const { saver, clock } = openPage(async () => (isSignedIn ? saved(2) : trouble('signed-out')));
  saver.edit({ headline: 'Late' });
  await clock.pass(60_000);
  expect(saver.light()).toMatchObject({ kind: 'unsaved', why: 'signed-out', onDevice: true });
  expect(await saver.saveNow()).toBe(false);
  isSignedIn = true;
  saver.wake();
  await clock.settle();
  expect(saver.light()).toMatchObject({ kind: 'saved', version: 2 });
});

it('saves the rest and names what could not be taken, until it is mended', async () => {
  const problems: Problem[] = [{ path: 'seo.canonical', rule: 'address', message: 'This is no address.' }];
  const orders: Order[] = [];
  const { saver, clock } = openPage(async (order) => {
    orders.push(order);
    return 'seo' in order.edits && (order.edits.seo as { canonical: string }).canonical === 'nowhere'
      ? { ok: false, trouble: { why: 'refused', problems } }
      : saved(orders.length);
  });
  saver.edit({ headline: 'Good', seo: { canonical: 'nowhere' } });
  await clock.pass(2_000);
  expect(orders.at(-1)!.edits).toEqual({ headline: 'Good' });
  expect(saver.light()).toMatchObject({ kind: 'unsaved', why: 'refused', problems, onDevice: true });
  expect(await copies.of('leyla', 'story')).toMatchObject({ refused: { seo: { canonical: 'nowhere' } } });
  saver.edit({ seo: { canonical: 'https://example.com/a' } });
  await clock.pass(2_000);
  expect(saver.light()).toMatchObject({ kind: 'saved' });
});

const notTaken: Problem[] = [
  { path: 'body', place: 'root.children.0.children.0.fields.url', rule: 'link', message: 'No link.' },
];

it('says that all but what was not taken is saved, and sends that again only when it is typed or asked for', async () => {
  const orders: Order[] = [];
  const page = openPage(async (order) => {
    orders.push(order);
    return { ...saved(orders.length + 1), ...('body' in order.edits && order.edits.body === 'bad' && { notTaken }) };
  });
  page.saver.edit({ headline: 'Good', body: 'bad' });
  await page.clock.pass(60_000);
  expect(orders).toHaveLength(1);
  expect(page.saver.light()).toMatchObject({ kind: 'unsaved', why: 'refused', except: true, problems: notTaken });
  expect(await copies.of('leyla', 'story')).toMatchObject({ base: 2, refused: { body: 'bad' }, problems: notTaken });
  // Neither the next pages of the newsroom nor the story's own send it by themselves.
  await page.saver.stop();
  const alone = async (_story: string, act: () => Promise<void>) => (await act(), true);
  const [left] = await leftovers('leyla', { ...page.parts, copies, alone });
  expect(left).toMatchObject({ became: 'left', left: { refused: { body: 'bad' } } });
  const next = openPage(page.parts.send, page.clock);
  next.saver.resume((await copies.of('leyla', 'story'))!);
  await page.clock.pass(60_000);
  expect(orders).toHaveLength(1);
  expect(next.saver.light()).toMatchObject({ except: true, problems: notTaken });
  expect(await next.saver.saveNow()).toBe(false);
  expect(orders).toHaveLength(2);
  next.saver.edit({ body: 'good' });
  await page.clock.pass(2_000);
  expect(orders.at(-1)!.edits).toEqual({ body: 'good' });
  expect(next.saver.light()).toMatchObject({ kind: 'saved' });
});

it.each(['not-allowed', 'gone'] as const)(
  'asks no more once the answer is %s, and keeps the text for its writer',
  async (why) => {
    let asked = 0;
    const { saver, clock, parts } = openPage(async () => ((asked += 1), trouble(why)));
    saver.edit({ headline: 'Mine', body: 'Typed before the desk was taken away' });
    await clock.pass(600_000);
    expect(saver.light()).toMatchObject({ kind: 'unsaved', why, onDevice: true });
    saver.edit({ kicker: 'More' });
    await clock.pass(600_000);
    expect(asked).toBe(1);
    expect(saver.unsavedEdits()).toEqual({
      headline: 'Mine',
      body: 'Typed before the desk was taken away',
      kicker: 'More',
    });
    await saver.stop();
    const alone = async (_story: string, act: () => Promise<void>) => (await act(), true);
    const [left] = await leftovers('leyla', { ...parts, copies, alone });
    expect(asked).toBe(1);
    expect(left).toMatchObject({
      became: 'left',
      left: { stopped: why, unsent: { headline: 'Mine', kicker: 'More' } },
    });
  },
);

it('tries a text that was too long again once it is shorter', async () => {
  const { saver, clock } = openPage(async ({ edits }) =>
    String(edits.body).length > 10 ? trouble('too-large') : saved(2),
  );
  saver.edit({ body: 'x'.repeat(11) });
  await clock.pass(2_000);
  expect(saver.light()).toMatchObject({ kind: 'unsaved', why: 'too-large' });
  saver.edit({ body: 'x' });
  await clock.pass(2_000);
  expect(saver.light()).toMatchObject({ kind: 'saved' });
});

it('keeps mine beside the story when somebody else saved meanwhile, and follows the person’s choice', async () => {
  const clock = testClock();
  const newsroom = testNewsroom();
  const { saver } = openPage(newsroom.send, clock, newsroom);
  saver.edit({ headline: 'Mine' });
  newsroom.saveByAnother({ headline: 'Theirs' });
  await clock.pass(2_000);
  saver.edit({ body: 'More of mine' });
  await clock.pass(6_000);
  expect(newsroom.story()).toEqual({ headline: 'Theirs' });
  expect([...newsroom.branches.values()]).toEqual([{ headline: 'Mine', body: 'More of mine' }]);
  expect(saver.light()).toMatchObject({ kind: 'unsaved', why: 'conflict' });
  saver.settle({ take: 'mine', version: 2 });
  expect(await saver.saveNow()).toBe(true);
  expect(newsroom.story()).toEqual({ headline: 'Mine', body: 'More of mine' });
});

it('saves what was chosen of both texts, and has the branch taken by that', async () => {
  const { saver, newsroom, uuid } = await inConflict();
  saver.settle({ take: 'mine', version: 2, edits: { headline: 'Theirs and mine' } });
  expect(await saver.saveNow()).toBe(true);
  await saver.branchesClosed();
  expect(newsroom.story()).toEqual({ headline: 'Theirs and mine' });
  expect([...newsroom.taken]).toEqual([uuid]);
});

/** A page whose text waits beside the story, by a name that the newsroom knows. */
async function inConflict() {
  const clock = testClock();
  const newsroom = testNewsroom();
  const page = openPage(newsroom.send, clock, newsroom);
  newsroom.saveByAnother({ headline: 'Theirs' });
  page.saver.edit({ headline: 'Mine' });
  await clock.pass(2_000);
  return { ...page, newsroom, uuid: page.saver.branch()!.id };
}

it('tells the newsroom that the story has the text of a branch only once it has, and again until it is heard', async () => {
  const { saver, parts, clock, newsroom, uuid } = await inConflict();
  newsroom.setConnection('down');
  saver.settle({ take: 'mine', version: 2 });
  void saver.saveNow();
  await clock.pass(60_000);
  expect([...newsroom.taken]).toEqual([]);
  // Not a branch to tell of meanwhile: this page takes it.
  expect(saver.takenBranches()).toEqual({ [uuid]: 'under-way' });
  newsroom.setConnection('up');
  let asked = 0;
  parts.closeBranch = async (branch) => ((asked += 1) > 2 ? newsroom.closeBranch(branch) : { why: 'busy' });
  await clock.pass(30_000);
  expect(newsroom.story()).toEqual({ headline: 'Mine' });
  expect(saver.light()).toMatchObject({ kind: 'saved' });
  await clock.pass(30_000);
  expect(asked).toBe(3);
  expect(saver.takenBranches()).toEqual({ [uuid]: 'closed' });
  expect([...newsroom.taken]).toEqual([uuid]);
  expect(await copies.all('leyla')).toEqual([]);
});

it('saves what is typed while the newsroom does not hear of a branch, and says saved', async () => {
  const { saver, parts, clock, newsroom, uuid } = await inConflict();
  parts.closeBranch = () => new Promise(() => undefined);
  saver.settle({ take: 'mine', version: 2 });
  await saver.saveNow();
  saver.edit({ kicker: 'Typed since' });
  expect(saver.lastOrder()).toMatchObject({ edits: { kicker: 'Typed since' } });
  expect(await saver.saveNow()).toBe(true);
  expect(newsroom.story()).toEqual({ headline: 'Mine', kicker: 'Typed since' });
  expect(saver.light()).toMatchObject({ kind: 'saved' });
  await clock.settle();
  expect(await copies.of('leyla', 'story')).toMatchObject({ unsent: {}, taken: { [uuid]: 'there' } });
});

it('leaves a branch open whose text goes beside the story once more, in another', async () => {
  const { saver, clock, newsroom, uuid } = await inConflict();
  newsroom.saveByAnother({ headline: 'Theirs again' });
  saver.settle({ take: 'mine', version: 2 });
  await clock.pass(3_000);
  expect(saver.takenBranches()).toEqual({});
  expect(saver.branch()).toMatchObject({ isKept: true, edits: { headline: 'Mine' } });
  saver.settle({ take: 'theirs', version: 3 });
  await clock.pass(3_000);
  expect([...newsroom.taken]).toEqual([]);
  expect([...newsroom.branches.keys()]).toContain(uuid);
});

it('has the next page tell of it, and nobody hear of that; a page of the story too, without text to put back', async () => {
  const { saver, parts, clock, newsroom, uuid } = await inConflict();
  parts.closeBranch = async () => ({ why: 'offline' });
  saver.settle({ take: 'mine', version: 2 });
  await saver.saveNow();
  await saver.stop();
  const left = (await copies.of('leyla', 'story'))!;
  const alone = async (_story: string, act: () => Promise<void>) => (await act(), true);
  expect(await leftovers('leyla', { ...parts, copies, alone })).toEqual([]);
  expect(await copies.of('leyla', 'story')).toMatchObject({ unsent: {}, taken: left.taken });
  const next = openPage(newsroom.send, clock, newsroom).saver;
  next.resume(left);
  expect(next.unsavedEdits()).toEqual({});
  expect(next.version()).toBe(newsroom.versions.length);
  await clock.pass(1_000);
  expect([...newsroom.taken]).toEqual([uuid]);
  expect(await copies.all('leyla')).toEqual([]);
});

it('takes a branch into the story as it takes what is typed', async () => {
  const { saver, clock, newsroom } = await inConflict();
  saver.settle({ take: 'theirs', version: 2 });
  saver.edit({ headline: 'Put in' }, 'beside');
  await saver.saveNow();
  await clock.pass(1_000);
  expect(newsroom.story()).toEqual({ headline: 'Put in' });
  expect([...newsroom.taken]).toEqual(['beside']);
});

it('says that the text is in this window only where the browser keeps nothing', async () => {
  const { parts, clock } = openPage(async () => trouble('offline'));
  const full = { keep: () => Promise.reject(new Error('QuotaExceededError')), drop: () => Promise.resolve() };
  const opened = { user: 'leyla', kind: storyKind, story: { id: 'story' }, version: 1, headline: '' };
  const saver = openSaver(opened, { ...parts, copies: full });
  saver.edit({ body: 'Long' });
  await clock.pass(2_000);
  expect(saver.light()).toMatchObject({ kind: 'unsaved', why: 'offline', onDevice: false });
});

it('gives the page that is left its last save, and the next page sends it again under the same key', async () => {
  const orders: Order[] = [];
  const { saver, parts, clock } = openPage(async (order) => (orders.push(order), saved(2)));
  saver.edit({ headline: 'Typed a second before leaving' });
  const last = saver.lastOrder();
  expect(last).toMatchObject({ base: 1, edits: { headline: 'Typed a second before leaving' } });
  await saver.stop();
  const alone = async (_story: string, act: () => Promise<void>) => (await act(), true);
  const sent = await leftovers('leyla', { ...parts, copies, alone });
  expect(sent).toMatchObject([{ story: 'story', became: 'saved', headline: 'Typed a second before leaving' }]);
  expect(orders.map(({ key }) => key)).toEqual([last!.key]);
  expect(await leftovers('leyla', { ...parts, copies, alone })).toEqual([]);
  await clock.settle();
});

it('begins at once to write what the device does not hold yet when the page is left, though it has not answered', () => {
  const { parts } = openPage(async () => saved(2));
  const written: DeviceCopy[] = [];
  const slow = {
    keep: (copy: DeviceCopy) => {
      written.push(copy);
      return new Promise<void>(() => undefined);
    },
    drop: () => Promise.resolve(),
  };
  const opened = { user: 'leyla', kind: storyKind, story: { id: 'story' }, version: 1, headline: '' };
  const saver = openSaver(opened, { ...parts, copies: slow });
  for (const body of ['T', 'Ty', 'Typed']) saver.edit({ body });
  expect(written.map(({ unsent }) => unsent)).toEqual([{ body: 'T' }]);
  saver.hurry();
  expect(written.map(({ unsent }) => unsent)).toEqual([{ body: 'T' }, { body: 'Typed' }]);
});

it('goes on over a story that somebody only moved, with what was typed meanwhile', async () => {
  const orders: Order[] = [];
  const moved: Outcome = { ok: false, trouble: { why: 'moved', version: 6 } };
  const { saver, clock } = openPage(async (order) => {
    if (orders.push(order) > 1) return saved(7);
    saver.edit({ kicker: 'Typed since' });
    return moved;
  });
  saver.edit({ headline: 'Mine' });
  await clock.pass(3_000);
  expect(saver.light()).toMatchObject({ kind: 'saved', version: 7 });
  expect(orders.map(({ base, edits }) => [base, edits])).toEqual([
    [1, { headline: 'Mine' }],
    [6, { headline: 'Mine', kicker: 'Typed since' }],
  ]);
  expect(orders[1]!.key).not.toBe(orders[0]!.key);
  expect(saver.branch()).toBeUndefined();
});

it('keeps beside the story what was begun a second time under its key with other words', async () => {
  const newsroom = testNewsroom();
  const begunBefore: Outcome = { ok: false, trouble: { why: 'conflict', version: 4, id: 'story' } };
  const { parts, clock } = openPage(async () => begunBefore, testClock(), newsroom);
  const opening = { user: 'leyla', kind: storyKind, story: { draftKey: 'draft' }, version: 0, headline: '' };
  const saver = openSaver(opening, parts);
  saver.edit({ headline: 'Of the second tab' });
  await clock.pass(5_000);
  expect(saver.story()).toEqual({ id: 'story' });
  expect(saver.branch()).toMatchObject({ version: 4, base: 1, isKept: true });
  expect([...newsroom.branches.values()]).toEqual([{ headline: 'Of the second tab' }]);
  expect((await copies.all('leyla')).map(({ story }) => story)).toEqual(['story']);
});

it('says that the session ended when something else of the page finds it so, and goes on after', async () => {
  const { saver } = openPage(async () => saved(2));
  saver.sessionEnded();
  expect(saver.light()).toMatchObject({ kind: 'unsaved', why: 'signed-out' });
  saver.wake();
  expect(saver.light()).toMatchObject({ kind: 'saved', version: 1 });
});

it('sends and keeps nothing while it is stopped, and goes on with all of it', async () => {
  const orders: Order[] = [];
  const { saver, clock } = openPage(async (order) => (orders.push(order), saved(2)));
  saver.edit({ headline: 'Before' });
  await saver.stop();
  await copies.drop('leyla', 'story');
  await clock.pass(10_000);
  expect([orders, await copies.all('leyla')]).toEqual([[], []]);
  saver.goOn();
  await clock.settle();
  expect(await copies.of('leyla', 'story')).toMatchObject({ unsent: { headline: 'Before' } });
  await clock.pass(1_000);
  expect(orders).toMatchObject([{ edits: { headline: 'Before' } }]);
});

it('has the text on the device at each moment, also while a beginning becomes a story', async () => {
  const moments: string[][] = [];
  const seen = async (): Promise<void> =>
    void moments.push((await copies.all('leyla')).map(({ story }) => story).sort());
  const { parts, clock } = openPage(async () => saved(1));
  const watched = {
    keep: async (copy: DeviceCopy) => {
      await copies.keep(copy);
      await seen();
    },
    drop: async (user: string, story: string) => {
      await copies.drop(user, story);
      await seen();
    },
  };
  const opening = { user: 'leyla', kind: storyKind, story: { draftKey: 'draft' }, version: 0, headline: '' };
  const send = async () => {
    saver.edit({ kicker: 'Typed while it was on its way' });
    return saved(1);
  };
  const saver = openSaver(opening, { ...parts, send, copies: watched });
  saver.edit({ headline: 'F' });
  await clock.pass(1_000);
  await clock.settle();
  expect(moments.filter((stories) => stories.length === 0)).toEqual([]);
  expect(moments.at(-1)).toEqual(['story']);
});

it('gives the page that is left the first words of a new story, too', () => {
  const { parts } = openPage(async () => saved(1));
  const saver = openSaver(
    { user: 'leyla', kind: storyKind, story: { draftKey: 'draft' }, version: 0, headline: '' },
    parts,
  );
  expect(saver.lastOrder()).toBeUndefined();
  saver.edit({ headline: 'First words' });
  expect(saver.lastOrder()).toMatchObject({
    story: { draftKey: 'draft' },
    base: 0,
    edits: { headline: 'First words' },
  });
});

it('waits for the save that the page which was left a moment ago still has under way', async () => {
  const { saver, clock } = openPage(async () => trouble('offline'));
  saver.edit({ headline: 'On its way' });
  await clock.pass(1_000);
  await saver.stop();
  const keys: string[] = [];
  const send = async ({ key }: Order): Promise<Outcome> =>
    keys.push(key) < 3 ? { ok: false, trouble: { why: 'busy' } } : saved(2);
  const { parts } = openPage(send, clock);
  const alone = async (_story: string, act: () => Promise<void>) => (await act(), true);
  const sending = leftovers('leyla', { ...parts, alone });
  await clock.pass(5_000);
  expect(await sending).toMatchObject([{ story: 'story', became: 'saved' }]);
  expect(new Set(keys).size).toBe(1);
  expect(await copies.all('leyla')).toEqual([]);
});

it('shows nobody what another person left on the device', async () => {
  const { saver, parts } = openPage(async () => trouble('offline'));
  saver.edit({ headline: 'Leyla’s' });
  await saver.stop();
  const alone = async (_story: string, act: () => Promise<void>) => (await act(), true);
  expect(await leftovers('orxan', { ...parts, copies, alone })).toEqual([]);
  expect(await copies.all('leyla')).toHaveLength(1);
});

type Act = { do: 'type'; field: 'headline' | 'body' } | { do: 'pass'; ms: number } | { do: 'other' | 'crash' };
const acts = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type'), field: fc.constantFrom('headline', 'body') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.integer({ min: 50, max: 9_000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('line'), to: fc.constantFrom('up', 'down', 'answers-lost') }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'other' }, { do: 'crash' }) },
) as fc.Arbitrary<Act | { do: 'line'; to: Connection }>;

it('loses no edit whatever the connection, other people and crashes do: it is in the story’s versions or in a branch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 5, maxLength: 40 }), async (script) => {
      const clock = testClock();
      const newsroom = testNewsroom();
      copies = await openDeviceCopies(`device-${(databases += 1)}`);
      const open = () => openPage(newsroom.send, clock, newsroom).saver;
      let saver: Saver = open();
      let count = 0;
      const typedLast: Record<string, string> = {};
      const reopen = async (): Promise<void> => {
        await saver.stop();
        await clock.settle();
        saver = open();
        const left = await copies.of('leyla', 'story');
        if (left) saver.resume(left);
      };
      for (const act of script) {
        if (act.do === 'type') saver.edit({ [act.field]: (typedLast[act.field] = `${act.field} ${(count += 1)}`) });
        if (act.do === 'pass') await clock.pass(act.ms);
        if (act.do === 'line') newsroom.setConnection(act.to);
        if (act.do === 'other') newsroom.saveByAnother({ other: (count += 1) });
        if (act.do === 'crash') await reopen();
      }
      newsroom.setConnection('up');
      saver.wake();
      await clock.pass(120_000);
      const mine = newsroom.versions.filter(({ by }) => by === 'me').map(({ edits }) => edits);
      const all = [...mine, ...newsroom.branches.values()];
      for (const [field, text] of Object.entries(typedLast))
        expect(all.some((edits) => edits[field] === text)).toBe(true);
      // In order, and once.
      for (const field of ['headline', 'body']) {
        const numbers = mine.flatMap((edits) => (field in edits ? [Number(String(edits[field]).split(' ')[1])] : []));
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      }
      await saver.stop();
      copies.close();
    }),
    { numRuns: 150 },
  );
});

it('keeps beside the story what was typed while a save was merged, where it changes what others changed', async () => {
  const newsroom = testNewsroom();
  const orders: Order[] = [];
  let answer: (outcome: Outcome) => void = () => undefined;
  const send: Answer = (order) => (orders.push(order), new Promise((resolve) => (answer = resolve)));
  const { saver, clock } = openPage(send, testClock(), newsroom);
  saver.edit({ body: 'mine' });
  await clock.pass(1_000);
  saver.edit({ body: 'mine, and more' });
  answer({ ok: true, id: 'story', version: 3, isApart: true });
  await clock.pass(2_000);
  expect(orders).toMatchObject([{ base: 1, edits: { body: 'mine' }, merge: true }]);
  expect(saver.light()).toMatchObject({ kind: 'unsaved', why: 'conflict' });
  expect(saver.branch()).toMatchObject({ base: 1, version: 3, isKept: true });
  expect([...newsroom.branches.values()]).toEqual([{ body: 'mine, and more' }]);
});
