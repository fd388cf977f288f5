import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { openDeviceCopies, type DeviceCopy } from '../../../src/admin/saving/deviceCopies.ts';
import { keyFrom, seal } from '../../../src/admin/saving/sealing.ts';

let databases = 0;
const opened = () => openDeviceCopies(`sealed-${(databases += 1)}`);
const keyOf = (byte: number) => keyFrom(Buffer.alloc(32, byte).toString('base64'));
const copy = (user: string, story: string, headline: string, at = 1): DeviceCopy => ({
  user,
  story,
  hasId: true,
  headline,
  base: 1,
  at,
  unsent: { headline },
});
/** As if tabs wrote these stories. */
const tabsAt =
  (...written: string[]) =>
  async (story: string, act: () => Promise<void>): Promise<boolean> => {
    if (written.includes(story)) return false;
    await act();
    return true;
  };
const noTab = tabsAt();
const headlines = (copies: DeviceCopy[]) => copies.map(({ headline }) => headline);

it('seals what one user leaves so that nothing of it can be read, and opens it with their key alone', async () => {
  const copies = await opened();
  await copies.keep(copy('leyla', 's1', 'Ferry resumes'));
  await copies.keep(copy('leyla', 's2', 'Flood warning'));
  await copies.keep(copy('orxan', 's1', 'Another text'));
  await copies.sealAll('leyla', await keyOf(1));
  expect([await copies.all('leyla'), await copies.hasSealed('leyla')]).toEqual([[], true]);
  expect((await copies.all('orxan')).map(({ headline }) => headline)).toEqual(['Another text']);
  const database = await openDB(`sealed-${databases}`);
  const [sealed] = (await database.getAll('sealed')) as { data: ArrayBuffer }[];
  database.close();
  expect(Buffer.from(sealed!.data).toString('latin1')).not.toMatch(/Ferry|Flood|leyla/);
  await copies.unsealAll('leyla', await keyOf(2), noTab);
  expect([await copies.all('leyla'), await copies.hasSealed('leyla')]).toEqual([[], true]);
  await copies.unsealAll('leyla', await keyOf(1), noTab);
  expect((await copies.all('leyla')).map(({ headline }) => headline)).toEqual(['Ferry resumes', 'Flood warning']);
  expect(await copies.hasSealed('leyla')).toBe(false);
  copies.close();
});

it('keeps what was typed here since beside what was sealed, and seals a second time with the first', async () => {
  const copies = await opened();
  const key = await keyOf(1);
  await copies.keep(copy('leyla', 's1', 'Typed first'));
  await copies.keep(copy('leyla', 's2', 'Only in the seal'));
  await copies.sealAll('leyla', key);
  await copies.keep(copy('leyla', 's1', 'Typed since', 2));
  await copies.sealAll('leyla', key);
  expect(await copies.all('leyla')).toEqual([]);
  await copies.unsealAll('leyla', key, noTab);
  expect((await copies.all('leyla')).map(({ headline }) => headline)).toEqual(['Typed since', 'Only in the seal']);
  copies.close();
});

it('leaves sealed what belongs to a story that has text here, until that is done: neither is lost in the other', async () => {
  const copies = await opened();
  const key = await keyOf(1);
  await copies.keep(copy('leyla', 's1', 'Sealed first'));
  await copies.keep(copy('leyla', 's2', 'Of another story'));
  await copies.sealAll('leyla', key);
  await copies.keep(copy('leyla', 's1', 'Typed since', 2));
  await copies.unsealAll('leyla', key, noTab);
  expect(headlines(await copies.all('leyla'))).toEqual(['Typed since', 'Of another story']);
  expect(await copies.hasSealed('leyla')).toBe(true);
  await copies.drop('leyla', 's1');
  await copies.unsealAll('leyla', key, noTab);
  expect(headlines(await copies.all('leyla'))).toEqual(['Sealed first', 'Of another story']);
  expect(await copies.hasSealed('leyla')).toBe(false);
  copies.close();
});

it('puts nothing under the hands of a tab that writes the story: its next save would drop it', async () => {
  const copies = await opened();
  const key = await keyOf(1);
  await copies.keep(copy('leyla', 's1', 'Sealed'));
  await copies.sealAll('leyla', key);
  await copies.unsealAll('leyla', key, tabsAt('s1'));
  expect([await copies.all('leyla'), await copies.hasSealed('leyla')]).toEqual([[], true]);
  await copies.unsealAll('leyla', key, noTab);
  expect(headlines(await copies.all('leyla'))).toEqual(['Sealed']);
  copies.close();
});

it('keeps a seal that no key opens though more is sealed, and opens it once its key is back', async () => {
  const copies = await opened();
  await copies.keep(copy('leyla', 's1', 'Under the old secret'));
  await copies.sealAll('leyla', await keyOf(1));
  await copies.keep(copy('leyla', 's2', 'Under the new secret'));
  await copies.sealAll('leyla', await keyOf(2));
  await copies.unsealAll('leyla', await keyOf(2), noTab);
  expect(headlines(await copies.all('leyla'))).toEqual(['Under the new secret']);
  await copies.unsealAll('leyla', await keyOf(1), noTab);
  expect(headlines(await copies.all('leyla'))).toEqual(['Under the old secret', 'Under the new secret']);
  copies.close();
});

it('opens a seal of the release that had one for each user', async () => {
  const copies = await opened();
  const key = await keyOf(1);
  const database = await openDB(`sealed-${databases}`);
  await database.put('sealed', await seal('leyla', [copy('leyla', 's1', 'Of an earlier release')], key));
  database.close();
  expect(await copies.hasSealed('leyla')).toBe(true);
  await copies.unsealAll('leyla', key, noTab);
  expect(headlines(await copies.all('leyla'))).toEqual(['Of an earlier release']);
  expect(await copies.hasSealed('leyla')).toBe(false);
  copies.close();
});

it('reads a copy that an earlier release wrote with less in it', async () => {
  const copies = await opened();
  const database = await openDB(`sealed-${databases}`);
  await database.put('copies', { user: 'leyla', story: '0123456789abcdef01234567', unsent: { headline: 'Old' } });
  await database.put('copies', { user: 'leyla', story: 'a-draft-key', sending: { edits: { headline: 'Older' } } });
  database.close();
  expect(await copies.all('leyla')).toEqual([
    {
      user: 'leyla',
      story: '0123456789abcdef01234567',
      hasId: true,
      headline: '',
      base: 1,
      at: 0,
      unsent: { headline: 'Old' },
    },
    {
      user: 'leyla',
      story: 'a-draft-key',
      hasId: false,
      headline: '',
      base: 0,
      at: 0,
      unsent: {},
      sending: { edits: { headline: 'Older' } },
    },
  ]);
  copies.close();
});

it('says when another tab with a newer release has it closed, so that it can be opened again', async () => {
  let closings = 0;
  await openDeviceCopies('closed-by-another', () => (closings += 1));
  const newer = await openDB('closed-by-another', 3);
  expect(closings).toBe(1);
  newer.close();
});

it('seals nothing where there is nothing', async () => {
  const copies = await opened();
  await copies.sealAll('leyla', await keyOf(1));
  expect(await copies.hasSealed('leyla')).toBe(false);
  copies.close();
});
