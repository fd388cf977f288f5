import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { seal, unseal, type Sealed } from './sealing.ts';
import type { Described } from './tus.ts';

/** A photo that is not in the newsroom yet. `place` names where in a story it belongs, `upload` under what a part of it was sent. */
export type DevicePhoto = {
  place: string;
  name: string;
  bytes: Blob;
  upload?: string;
  described: Described;
  /** The story it belongs to, by its id, or by the key it was begun under: it is not filed before its photos are there. */
  story?: string;
};

type About = Pick<DevicePhoto, 'name' | 'upload' | 'described'> & { type: string };

/** All of it readable with its account's key alone, from the beginning: nothing is left for who signs in next. */
type Row = { place: string; user: string; story?: string; at: number } & {
  about: Sealed;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
};

interface Schema extends DBSchema {
  photos: { key: string; value: Row };
}

/** Milliseconds: as long as the newsroom keeps what was sent of one, and a weekend. */
const keepForMs = 3 * 24 * 60 * 60 * 1_000;
const ivLength = 12;

let opened: Promise<IDBPDatabase<Schema>> | undefined;
const database = (): Promise<IDBPDatabase<Schema>> =>
  (opened ??= openDB<Schema>('dateline-photos', 1, {
    upgrade: (db) => void db.createObjectStore('photos', { keyPath: 'place' }),
    terminated: () => (opened = undefined),
  }));

const sealAbout = (user: string, { name, upload, described, bytes }: DevicePhoto, key: CryptoKey): Promise<Sealed> =>
  seal(user, { name, upload, described, type: bytes.type } satisfies About, key);

async function dropOld(photos: IDBPDatabase<Schema>): Promise<void> {
  for (const { place, at } of await photos.getAll('photos'))
    if (at < Date.now() - keepForMs) await photos.delete('photos', place);
}

/** Keeps a photo on the device, so that a page that is opened later sends it on. */
export async function keepPhoto(user: string, photo: DevicePhoto, key: CryptoKey): Promise<void> {
  const photos = await database();
  await dropOld(photos);
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, await photo.bytes.arrayBuffer());
  const about = await sealAbout(user, photo, key);
  const { place, story } = photo;
  await photos.put('photos', { place, user, ...(story && { story }), at: Date.now(), about, iv, data });
}

/** Keeps what is known of it since: the bytes stay as they are. */
export async function keepAbout(user: string, photo: DevicePhoto, key: CryptoKey): Promise<void> {
  const about = await sealAbout(user, photo, key);
  const writing = (await database()).transaction('photos', 'readwrite');
  const row = await writing.store.get(photo.place);
  if (row) await writing.store.put({ ...row, about });
  await writing.done;
}

/** The photo that belongs there, if this person left one on this device. */
export async function photoAt(user: string, place: string, key: CryptoKey): Promise<DevicePhoto | undefined> {
  const row = await (await database()).get('photos', place);
  const about = row?.user === user ? ((await unseal(row.about, key)) as About | undefined) : undefined;
  if (!row || !about) return undefined;
  const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, key, row.data);
  const { type, ...known } = about;
  return { ...known, place, story: row.story, bytes: new Blob([data], { type }) };
}

export const dropPhoto = async (place: string): Promise<void> => (await database()).delete('photos', place);

/** The places in these stories that wait for a photo from this device. */
export async function placesWaiting(user: string, stories: readonly string[]): Promise<string[]> {
  const rows = await (await database()).getAll('photos');
  return rows.filter((row) => row.user === user && row.story && stories.includes(row.story)).map(({ place }) => place);
}

/** Nothing of this person's is to be sent any more. */
export async function dropPhotosOf(user: string): Promise<void> {
  const photos = await database();
  for (const row of await photos.getAll('photos')) if (row.user === user) await photos.delete('photos', row.place);
}

const leadPrefix = 'lead of ';

/** Names the head of a story for a photo on its way there: by the key it was begun under, which it has before its id. Else a photo's place is its block in the text. */
export const leadPlaceOf = (key: string): string => `${leadPrefix}${key}`;
export const isLeadPlace = (place: string): boolean => place.startsWith(leadPrefix);
