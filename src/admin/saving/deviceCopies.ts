import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Problem } from '../../domain/refusal.ts';
import type { Branch, Edits, Filing, Lasting, Order, Taken } from './order.ts';
import { newUuid } from '../uuid.ts';
import { seal, unseal, type Sealed } from './sealing.ts';

/**
 * What is typed in one story and not yet in the newsroom. `sending` may have arrived: it is sent again with its own key before
 * anything else. `refused` is what the newsroom would not take, for these `problems`. `stopped`: nothing of it is taken until the person has
 * seen to it. `at` is when it was last typed in, in milliseconds.
 */
export type DeviceCopy = {
  user: string;
  /** Of what it is one; a story's from an earlier release says nothing. */
  collection?: string;
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
  /** Branches that the newsroom is still to hear of. */
  taken?: Taken;
  filing?: Filing;
};

interface Schema extends DBSchema {
  copies: { key: [user: string, story: string]; value: DeviceCopy; indexes: { user: string } };
  /** What people left here when they signed out, each seal readable with its account's key alone. */
  sealed: { key: string; value: Sealed };
}

/** Runs `act` if no tab writes the story; false if one does. */
type Alone = (story: string, act: () => Promise<void>) => Promise<boolean>;

export type DeviceCopies = {
  keep: (copy: DeviceCopy) => Promise<void>;
  of: (user: string, story: string) => Promise<DeviceCopy | undefined>;
  all: (user: string) => Promise<DeviceCopy[]>;
  drop: (user: string, story: string) => Promise<void>;
  /** Seals all that this user has here; what was sealed before stays beside it. */
  sealAll: (user: string, key: CryptoKey) => Promise<void>;
  hasSealed: (user: string) => Promise<boolean>;
  /**
   * Opens it again, the latest first. What belongs to a story that has a copy here, or that a tab is writing, stays sealed until that is
   * done: it would be lost in it. So does what the key does not open.
   */
  unsealAll: (user: string, key: CryptoKey, alone: Alone) => Promise<void>;
  close: () => void;
};

type Database = IDBPDatabase<Schema>;

function open(name: string, onClosed: () => void): Promise<Database> {
  return openDB<Schema>(name, 2, {
    upgrade: (database, before) => {
      if (before < 1) database.createObjectStore('copies', { keyPath: ['user', 'story'] }).createIndex('user', 'user');
      database.createObjectStore('sealed', { keyPath: 'user' });
    },
    // A newer release of the newsroom in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}

/** Earlier releases did not write all of it. A version that nobody knows counts as the first: theirs stays the story then. */
function read(stored: Partial<DeviceCopy> & Pick<DeviceCopy, 'user' | 'story'>): DeviceCopy {
  const hasId = stored.hasId ?? /^[0-9a-f]{24}$/.test(stored.story);
  return { headline: '', base: hasId ? 1 : 0, at: 0, unsent: {}, ...stored, hasId };
}

/** One seal of this user, and the copies in it. */
type Opened = { row: Sealed; copies: DeviceCopy[] };

async function openedSeals(database: Database, user: string, key: CryptoKey): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const row of await sealsOf(database, user)) {
    const copies = (await unseal({ ...row, user }, key)) as DeviceCopy[] | undefined;
    if (copies) opened.push({ row, copies: copies.map(read) });
  }
  return opened;
}

/** Each seal has a name of its own; an earlier release called the only one as the user. */
async function sealsOf(database: Database, user: string): Promise<Sealed[]> {
  const all = await database.getAll('sealed');
  return all.filter((row) => row.user === user || row.user.startsWith(`${user} `));
}

/** Puts one copy back among the others, and what else was sealed with it under a new seal. */
async function release(database: Database, { row, copies }: Opened, copy: DeviceCopy, key: CryptoKey): Promise<void> {
  const rest = copies.filter((each) => each !== copy);
  const sealedRest = rest.length > 0 ? { ...(await seal(copy.user, rest, key)), user: row.user } : undefined;
  const writing = database.transaction(['copies', 'sealed'], 'readwrite');
  const [here, sealed] = [writing.objectStore('copies'), writing.objectStore('sealed')];
  const isThere = (await here.count([copy.user, copy.story])) > 0;
  const isOpened = String((await sealed.get(row.user))?.iv) !== String(row.iv);
  if (!isThere && !isOpened) {
    await here.put(copy);
    await (sealedRest ? sealed.put(sealedRest) : sealed.delete(row.user));
  }
  await writing.done;
}

/** One after the other, the latest first; each reads anew what is sealed, for each seals the rest anew. */
async function unsealAll(database: Database, user: string, key: CryptoKey, alone: Alone): Promise<void> {
  const found = await openedSeals(database, user, key);
  const all = found.flatMap(({ copies }) => copies).sort((a, b) => b.at - a.at);
  for (const { story, at } of all)
    await alone(story, async () => {
      const isIt = (copy: DeviceCopy): boolean => copy.story === story && copy.at === at;
      for (const opened of await openedSeals(database, user, key)) {
        const copy = opened.copies.find(isIt);
        if (copy) return release(database, opened, copy, key);
      }
    });
}

async function sealAll(database: Database, user: string, key: CryptoKey): Promise<void> {
  const copies = await database.getAllFromIndex('copies', 'user', user);
  if (copies.length === 0) return;
  const sealed = await seal(user, copies, key);
  const writing = database.transaction(['copies', 'sealed'], 'readwrite');
  await writing.objectStore('sealed').put({ ...sealed, user: `${user} ${newUuid()}` });
  for (const { story } of copies) await writing.objectStore('copies').delete([user, story]);
  await writing.done;
}

/** Committed at once: of a page that is gone before the browser has answered, it takes no commit any more. */
async function keep(database: Database, copy: DeviceCopy): Promise<void> {
  const writing = database.transaction('copies', 'readwrite');
  const isPut = writing.store.put(copy);
  writing.commit();
  await Promise.all([isPut, writing.done]);
}

/**
 * Copies in the browser's own database. Rejects where the browser keeps none (some private windows): the page then says so. `onClosed`: the
 * browser has closed it, and it can be opened again.
 */
export async function openDeviceCopies(
  name = 'dateline',
  onClosed: () => void = () => undefined,
): Promise<DeviceCopies> {
  const database = await open(name, onClosed);
  return {
    keep: (copy) => keep(database, copy),
    of: async (user, story) => {
      const stored = await database.get('copies', [user, story]);
      return stored && read(stored);
    },
    all: async (user) => (await database.getAllFromIndex('copies', 'user', user)).map(read),
    drop: (user, story) => database.delete('copies', [user, story]),
    sealAll: (user, key) => sealAll(database, user, key),
    hasSealed: async (user) => (await sealsOf(database, user)).length > 0,
    unsealAll: (user, key, alone) => unsealAll(database, user, key, alone),
    close: () => database.close(),
  };
}
