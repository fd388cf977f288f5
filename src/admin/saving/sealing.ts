import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** What one user left, sealed with AES-GCM. */
export type Sealed = { user: string; iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };

/** In bytes, as AES-GCM wants it (NIST SP 800-38D). */
const ivLength = 12;

/** A key in Base64, as the newsroom gives it. Rejects where the browser has no cryptography: on plain HTTP elsewhere than on this machine. */
export async function keyFrom(base64: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Whose it is is sealed with it: a seal put under another name does not open. */
const bytesOfUser = (user: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(user);

export async function seal(user: string, value: unknown, key: CryptoKey): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return {
    user,
    iv,
    data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOfUser(user) }, key, text),
  };
}

/** Undefined if the key does not open it: the newsroom has another secret since. */
export async function unseal({ user, iv, data }: Sealed, key: CryptoKey): Promise<unknown> {
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bytesOfUser(user) }, key, data);
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return undefined;
  }
}

interface Schema extends DBSchema {
  keys: { key: string; value: CryptoKey };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;
const database = (): Promise<IDBPDatabase<Schema>> =>
  (opened ??= openDB<Schema>('dateline-keys', 1, {
    upgrade: (db) => void db.createObjectStore('keys'),
    terminated: () => (opened = undefined),
  }));

/** This person's key, if it is kept here: a page that opens without a connection needs it for the photos it takes. */
export const keptKey = async (user: string): Promise<CryptoKey | undefined> =>
  database()
    .then((keys) => keys.get('keys', user))
    .catch(() => undefined);

/** Keeps it until they sign out; no script reads its bytes. Nobody else's is kept beside it. */
export async function keepKey(user: string, key: CryptoKey): Promise<void> {
  const writing = (await database()).transaction('keys', 'readwrite');
  await writing.store.clear();
  await writing.store.put(key, user);
  await writing.done;
}

export const dropKeys = async (): Promise<void> =>
  database()
    .then((keys) => keys.clear('keys'))
    .catch(() => undefined);
