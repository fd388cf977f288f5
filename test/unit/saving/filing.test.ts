import { storyKind } from '../../../src/admin/kinds/story.ts';
import { jest } from '@jest/globals';
import 'fake-indexeddb/auto';
import { openDeviceCopies, type DeviceCopies } from '../../../src/admin/saving/deviceCopies.ts';
import type { FilingOutcome } from '../../../src/admin/saving/order.ts';
import type { SentPhotos } from '../../../src/admin/saving/outbox.ts';
import { openSaver } from '../../../src/admin/saving/saver.ts';
import { testClock, testNewsroom, leftovers } from './fakes.ts';

let databases = 0;
let copies: DeviceCopies;
beforeEach(async () => {
  copies = await openDeviceCopies(`filing-${(databases += 1)}`);
});
afterEach(() => copies.close());

const alone = async (_story: string, act: () => Promise<void>) => (await act(), true);

/** A page with one story on this device, and the newsroom it is of. */
function openPage({ clock = testClock(), newsroom = testNewsroom() } = {}) {
  let keys = 0;
  const filed: FilingOutcome[] = [];
  const { send, keepBranch, closeBranch, file } = newsroom;
  const parts = {
    ...{ send, keepBranch, closeBranch, file, copies },
    now: clock.now,
    after: clock.after,
    random: () => 1,
    merges: true,
    newKey: () => `key-${Math.random()}-${(keys += 1)}`,
    onChange: () => undefined,
  };
  const opened = {
    user: 'leyla',
    kind: storyKind,
    story: { id: 'story' },
    version: newsroom.versions.length,
    headline: 'Ferry',
  };
  const saver = openSaver(opened, { ...parts, onFiled: (outcome) => void filed.push(outcome) });
  return { saver, parts, clock, newsroom, filed };
}

it('files a story once all of its text is there, as the version that came of it', async () => {
  const { saver, clock, newsroom, filed } = openPage();
  saver.edit({ headline: 'Ferry resumes' });
  saver.file({ note: 'Urgent' });
  await clock.pass(2_000);
  expect(newsroom.versions.map(({ edits }) => edits)).toEqual([{}, { headline: 'Ferry resumes' }, {}]);
  expect(filed).toEqual([{ ok: true, version: 3 }]);
  expect(saver.filing()).toBeUndefined();
  expect(saver.version()).toBe(3);
  expect(await copies.all('leyla')).toEqual([]);
});

it('keeps a filing on the device while nobody answers, and a later page sends it once, after the text', async () => {
  const { saver, clock, newsroom, parts } = openPage();
  newsroom.setConnection('down');
  saver.edit({ headline: 'Ferry resumes' });
  saver.file({});
  await clock.pass(5_000);
  await saver.stop();
  const [left] = await copies.all('leyla');
  expect(left).toMatchObject({ filing: { base: 1 }, headline: 'Ferry resumes' });
  newsroom.setConnection('up');
  expect(await leftovers('leyla', { ...parts, alone })).toMatchObject([{ became: 'filed', story: 'story' }]);
  expect(newsroom.versions).toHaveLength(3);
  expect(await copies.all('leyla')).toEqual([]);
  expect(await leftovers('leyla', { ...parts, alone })).toEqual([]);
});

it('files once though its answer was lost', async () => {
  const { saver, clock, newsroom } = openPage();
  newsroom.setConnection('answers-lost');
  saver.file({});
  await clock.pass(3_000);
  expect(saver.filing()).toBeDefined();
  newsroom.setConnection('up');
  saver.wake();
  await clock.pass(3_000);
  expect(saver.filing()).toBeUndefined();
  expect(newsroom.filings.size).toBe(1);
  expect(newsroom.versions).toHaveLength(2);
});

it('does not file what somebody else has changed since it was meant, and says so until it is read', async () => {
  const { saver, clock, newsroom, parts } = openPage();
  newsroom.setConnection('down');
  saver.file({});
  await clock.pass(2_000);
  await saver.stop();
  newsroom.saveByAnother({ headline: 'Changed' });
  newsroom.setConnection('up');
  const told = [{ became: 'unfiled', unfiled: { code: 'conflict' } }];
  expect(await leftovers('leyla', { ...parts, alone })).toMatchObject(told);
  expect(newsroom.versions).toHaveLength(2);
  // Told again with the next page, and not tried again.
  expect(await leftovers('leyla', { ...parts, alone })).toMatchObject(told);
  expect(newsroom.filings.size).toBe(1);
  const next = openPage({ clock, newsroom });
  next.saver.resume((await copies.of('leyla', 'story'))!);
  expect(next.saver.filing()).toMatchObject({ unfiled: { code: 'conflict' } });
  next.saver.takeBack();
  await clock.settle();
  expect(await copies.all('leyla')).toEqual([]);
});

it('does not file where one’s own text went beside the story, nor what a page has followed since', async () => {
  const conflict = openPage();
  conflict.newsroom.setConnection('down');
  conflict.saver.edit({ headline: 'Mine' });
  conflict.saver.file({});
  await conflict.clock.pass(2_000);
  conflict.newsroom.saveByAnother({ headline: 'Theirs' });
  conflict.newsroom.setConnection('up');
  conflict.saver.wake();
  await conflict.clock.pass(10_000);
  expect(conflict.saver.filing()).toMatchObject({ unfiled: { code: 'conflict' } });
  expect(conflict.newsroom.filings.size).toBe(0);

  const followed = openPage();
  followed.newsroom.setConnection('down');
  followed.saver.file({});
  await followed.clock.pass(2_000);
  followed.newsroom.saveByAnother({ headline: 'Theirs' });
  followed.saver.movedOn(2);
  followed.newsroom.setConnection('up');
  followed.saver.wake();
  await followed.clock.pass(10_000);
  expect(followed.saver.filing()).toMatchObject({ unfiled: { code: 'conflict' } });
  expect(followed.newsroom.versions).toHaveLength(2);
});

it('takes a filing back while it waits', async () => {
  const { saver, clock, newsroom } = openPage();
  newsroom.setConnection('down');
  saver.file({});
  await clock.pass(2_000);
  saver.takeBack();
  newsroom.setConnection('up');
  saver.wake();
  await clock.pass(60_000);
  expect(newsroom.filings.size).toBe(0);
  expect(await copies.all('leyla')).toEqual([]);
});

it('sends the photos that it waits for first, and says which of them is not taken', async () => {
  const { saver, clock, newsroom, parts } = openPage();
  newsroom.setConnection('down');
  saver.file({});
  await clock.pass(2_000);
  await saver.stop();
  newsroom.setConnection('up');
  const forget = jest.fn(async () => undefined);
  const sendPhotos = async (): Promise<SentPhotos> => ({ edits: { photo: { media: 'p1' } }, forget });
  expect(await leftovers('leyla', { ...parts, alone, sendPhotos })).toMatchObject([{ became: 'filed' }]);
  expect(newsroom.story()).toEqual({ photo: { media: 'p1' } });
  expect(forget).toHaveBeenCalledTimes(1);

  const second = openPage();
  second.newsroom.setConnection('down');
  second.saver.file({});
  await second.clock.pass(2_000);
  await second.saver.stop();
  second.newsroom.setConnection('up');
  const refused = async (): Promise<SentPhotos> => ({ edits: {}, forget, refused: 'This is no photo.' });
  expect(await leftovers('leyla', { ...second.parts, alone, sendPhotos: refused })).toMatchObject([
    { became: 'unfiled', unfiled: { code: 'photo', message: 'This is no photo.' } },
  ]);
  expect(second.newsroom.filings.size).toBe(0);
});
