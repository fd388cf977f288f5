import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Problem } from '../../domain/refusal.ts';
import type { Branch, Edits, Lasting, Order } from './order.ts';
import { seal, unseal, type Sealed } from './sealing.ts';

/**
 * What is typed in one story and not yet in the newsroom. `sending` may have arrived: it is sent again with its own key before
 * anything else. `refused` is what the newsroom would not take, for these `problems`. `stopped`: nothing of it is taken until the person has
 * seen to it. `at` is when it was last typed in, in milliseconds.
 */
export type DeviceCopy = {
  user: string;
  /** The story's id, or its draft key while it has none. */
  story: string;
  hasId: boolean;
  /** For the line that tells of it. */
  headline: string;
  base: number;
  at: number;
  unsent: Edits;
  sending?: Order;
  refused?: Edits;
  problems?: readonly Problem[];
  stopped?: Lasting;
  branch?: Branch & { version: number };
};

interface Schema extends DBSchema {
  copies: { key: [user: string, story: string]; value: DeviceCopy; indexes: { user: string } };
  /** What somebody left here when they signed out, readable with their account's key alone. */
  sealed: { key: string; value: Sealed };
}

export type DeviceCopies = {
  keep: (copy: DeviceCopy) => Promise<void>;
  of: (user: string, story: string) => Promise<DeviceCopy | undefined>;
  all: (user: string) => Promise<DeviceCopy[]>;
  drop: (user: string, story: string) => Promise<void>;
  /** Seals all that this user has here. Of two seals, the later holds what the earlier held too. */
  sealAll: (user: string, key: CryptoKey) => Promise<void>;
  hasSealed: (user: string) => Promise<boolean>;
  /** Opens it again; what was typed here since stays. A seal that the key does not open is left as it is. */
  unsealAll: (user: string, key: CryptoKey) => Promise<void>;
  close: () => void;
};

async function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 2, {
    upgrade: (database, before) => {
      if (before < 1) database.createObjectStore('copies', { keyPath: ['user', 'story'] }).createIndex('user', 'user');
      database.createObjectStore('sealed', { keyPath: 'user' });
    },
    // A newer release of the newsroom in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** Copies in the browser's own database. Rejects where the browser keeps none (some private windows): the page then says so. */
export async function openDeviceCopies(name = 'dateline'): Promise<DeviceCopies> {
  const database = await open(name);
  const unsealAll: DeviceCopies['unsealAll'] = async (user, key) => {
    const sealed = await database.get('sealed', user);
    const copies = sealed && ((await unseal(sealed, key)) as DeviceCopy[] | undefined);
    if (!copies) return;
    const writing = database.transaction(['copies', 'sealed'], 'readwrite');
    for (const copy of copies) {
      const here = await writing.objectStore('copies').get([copy.user, copy.story]);
      if (!here) await writing.objectStore('copies').put(copy);
    }
    await writing.objectStore('sealed').delete(user);
    await writing.done;
  };
  const sealAll: DeviceCopies['sealAll'] = async (user, key) => {
    // What is sealed already goes into the new seal.
    await unsealAll(user, key);
    const copies = await database.getAllFromIndex('copies', 'user', user);
    if (copies.length === 0) return;
    const sealed = await seal(user, copies, key);
    const writing = database.transaction(['copies', 'sealed'], 'readwrite');
    await writing.objectStore('sealed').put(sealed);
    for (const { story } of copies) await writing.objectStore('copies').delete([user, story]);
    await writing.done;
  };
  return {
    ...{ sealAll, unsealAll },
    hasSealed: async (user) => (await database.count('sealed', user)) > 0,
    keep: async (copy) => void (await database.put('copies', copy)),
    of: (user, story) => database.get('copies', [user, story]),
    all: (user) => database.getAllFromIndex('copies', 'user', user),
    drop: (user, story) => database.delete('copies', [user, story]),
    close: () => database.close(),
  };
}
