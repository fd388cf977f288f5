import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

interface Schema extends DBSchema {
  keys: { key: string; value: CryptoKey };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;
const database = (): Promise<IDBPDatabase<Schema>> =>
  (opened ??= openDB<Schema>('dateline-keys', 1, {
    upgrade: (made) => void made.createObjectStore('keys'),
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
