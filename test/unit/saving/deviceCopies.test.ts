import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { openDeviceCopies, type DeviceCopy } from '../../../src/admin/saving/deviceCopies.ts';
import { keyFrom } from '../../../src/admin/saving/sealing.ts';

let databases = 0;
const opened = () => openDeviceCopies(`sealed-${(databases += 1)}`);
const keyOf = (byte: number) => keyFrom(Buffer.alloc(32, byte).toString('base64'));
const copy = (user: string, story: string, headline: string): DeviceCopy => ({
  ...{ user, story, hasId: true, headline, base: 1, at: 1, unsent: { headline } },
});

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
  await copies.unsealAll('leyla', await keyOf(2));
  expect([await copies.all('leyla'), await copies.hasSealed('leyla')]).toEqual([[], true]);
  await copies.unsealAll('leyla', await keyOf(1));
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
  await copies.keep(copy('leyla', 's1', 'Typed since'));
  await copies.sealAll('leyla', key);
  expect(await copies.all('leyla')).toEqual([]);
  await copies.unsealAll('leyla', key);
  expect((await copies.all('leyla')).map(({ headline }) => headline)).toEqual(['Typed since', 'Only in the seal']);
  copies.close();
});

it('seals nothing where there is nothing, and keeps a seal no key opens though more is sealed', async () => {
  const copies = await opened();
  await copies.sealAll('leyla', await keyOf(1));
  expect(await copies.hasSealed('leyla')).toBe(false);
  copies.close();
});
