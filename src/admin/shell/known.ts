import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Names } from '../../domain/storyNames.ts';
import type { WritingSettings } from '../../newsroom/story/houseStyle.ts';
import type { Person } from '../surroundings.ts';

type Copy = Readonly<Record<string, unknown>> & { id: string };

/** Who writes on this device, and all that their stories need of the newsroom. `at` in milliseconds. */
export type Writer = {
  id: string;
  person: Person;
  name: string;
  mayBegin: boolean;
  settings: WritingSettings;
  beginning: Readonly<Record<string, unknown>>;
  names: Names;
  at: number;
};

/** A draft of a person's own, whole. `draftKey`: it was begun on this device under it. */
export type KeptStory = { user: string; id: string; copy: Copy; draftKey?: string };

interface Schema extends DBSchema {
  writers: { key: string; value: Writer };
  stories: { key: [user: string, id: string]; value: KeptStory; indexes: { user: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;
const database = (): Promise<IDBPDatabase<Schema>> =>
  (opened ??= openDB<Schema>('dateline-shell', 1, {
    upgrade: (db) => {
      db.createObjectStore('writers', { keyPath: 'id' });
      db.createObjectStore('stories', { keyPath: ['user', 'id'] }).createIndex('user', 'user');
    },
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated: () => (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  }));

/** Who wrote here last and did not sign out; nobody where the browser keeps nothing. */
export async function writerHere(): Promise<Writer | undefined> {
  try {
    const all = await (await database()).getAll('writers');
    return all.sort((a, b) => b.at - a.at)[0];
  } catch {
    return undefined;
  }
}

export async function storiesOf(user: string): Promise<KeptStory[]> {
  try {
    return await (await database()).getAllFromIndex('stories', 'user', user);
  } catch {
    return [];
  }
}

export async function storyOf(user: string, id: string): Promise<KeptStory | undefined> {
  try {
    return await (await database()).get('stories', [user, id]);
  } catch {
    return undefined;
  }
}

/** Keeps one draft as it stands now, and under which key it was begun here if that is told. */
export async function keepStory(user: string, copy: Copy, draftKey?: string): Promise<void> {
  const writing = (await database()).transaction('stories', 'readwrite');
  const before = await writing.store.get([user, copy.id]);
  await writing.store.put({ user, id: copy.id, copy, draftKey: draftKey ?? before?.draftKey });
  await writing.done;
}

export const dropStory = async (user: string, id: string): Promise<void> =>
  (await database()).delete('stories', [user, id]);

/** Nothing of this person's is kept here any more. */
async function forget(each: IDBPDatabase<Schema>, user: string): Promise<void> {
  const writing = each.transaction(['writers', 'stories'], 'readwrite');
  await writing.objectStore('writers').delete(user);
  for (const key of await writing.objectStore('stories').index('user').getAllKeys(user))
    await writing.objectStore('stories').delete(key);
  await writing.done;
}

export async function forgetWriter(user: string): Promise<void> {
  try {
    await forget(await database(), user);
  } catch {
    // Where nothing is kept there is nothing to forget.
  }
}

/** Keeps a writer with their drafts, and forgets what is no draft of theirs any more, and whoever wrote here before. */
export async function keepWriter(writer: Writer, drafts: readonly Copy[]): Promise<void> {
  const here = await database();
  for (const { id } of await here.getAll('writers')) if (id !== writer.id) await forget(here, id);
  await here.put('writers', writer);
  for (const { id } of await here.getAllFromIndex('stories', 'user', writer.id))
    if (!drafts.some((each) => each.id === id)) await here.delete('stories', [writer.id, id]);
  for (const each of drafts) await keepStory(writer.id, each);
}
