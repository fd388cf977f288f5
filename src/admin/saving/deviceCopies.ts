import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Problem } from '../../domain/refusal.ts';
import type { Branch, Edits, Lasting, Order } from './order.ts';

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
}

export type DeviceCopies = {
  keep: (copy: DeviceCopy) => Promise<void>;
  of: (user: string, story: string) => Promise<DeviceCopy | undefined>;
  all: (user: string) => Promise<DeviceCopy[]>;
  drop: (user: string, story: string) => Promise<void>;
  close: () => void;
};

async function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade: (database) => {
      const copies = database.createObjectStore('copies', { keyPath: ['user', 'story'] });
      copies.createIndex('user', 'user');
    },
    // A newer release of the newsroom in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** Copies in the browser's own database. Rejects where the browser keeps none (some private windows): the page then says so. */
export async function openDeviceCopies(name = 'dateline'): Promise<DeviceCopies> {
  const database = await open(name);
  return {
    keep: async (copy) => void (await database.put('copies', copy)),
    of: (user, story) => database.get('copies', [user, story]),
    all: (user) => database.getAllFromIndex('copies', 'user', user),
    drop: (user, story) => database.delete('copies', [user, story]),
    close: () => database.close(),
  };
}
