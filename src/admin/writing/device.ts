import { openDeviceCopies, type DeviceCopies } from '../saving/deviceCopies.ts';
import { keepKey, keptKey, keyFrom } from '../saving/sealing.ts';
import { deviceKey, endedSession } from '../saving/newsroom.ts';
import { newUuid } from '../uuid.ts';

/** The parts of the Web Locks API that are used, so that tests can stand in for a browser. */
export type Locks = Pick<LockManager, 'request'>;

const lockOf = (user: string, story: string): string => `dateline:writing:${user}:${story}`;

/**
 * One tab of this person writes a story. `onTurn` is called once this tab is the one: at once, or when the other is closed. Gives the
 * way to let go.
 */
function takeTurn(locks: Locks, user: string, story: string, onTurn: () => void): () => void {
  const leaving = new AbortController();
  let letGo: () => void = () => leaving.abort();
  const holdLock = async (): Promise<void> => {
    if (leaving.signal.aborted) return;
    await new Promise<void>((resolve) => {
      letGo = resolve;
      onTurn();
    });
  };
  // Calling it off rejects the request: nobody waits for it any more.
  locks.request(lockOf(user, story), { signal: leaving.signal }, holdLock).catch(() => undefined);
  return () => letGo();
}

/** Runs `act` if no tab writes the story; false if one does. */
const alone =
  (locks: Locks, user: string) =>
  async (story: string, act: () => Promise<void>): Promise<boolean> => {
    let isAlone = false;
    await locks.request(lockOf(user, story), { ifAvailable: true }, async (lock) => {
      isAlone = lock !== null;
      if (isAlone) await act();
    });
    return isAlone;
  };

let opened: Promise<DeviceCopies> | undefined;

/** This device's copies; opened once a page, and again if that failed. */
export function deviceCopies(): Promise<DeviceCopies> {
  const forget = (): void => void (opened = undefined);
  opened ??= openDeviceCopies(undefined, forget).catch((error: unknown) => {
    forget();
    throw error;
  });
  return opened;
}

const keys = new Map<string, CryptoKey>();

async function askedKey(user: string): Promise<CryptoKey> {
  const rawKey = await deviceKey(user);
  if (rawKey === undefined) throw new Error('No key came from the newsroom.');
  return keyFrom(rawKey);
}

/** This person's key, asked for once a page. Rejects where the newsroom gives none and none is kept here, or the browser can do nothing with it. */
export async function accountKey(user: string): Promise<CryptoKey> {
  const key = keys.get(user) ?? (await keptKey(user)) ?? (await askedKey(user));
  keys.set(user, key);
  return key;
}

/** Keeps the key on this device, as the newsroom gives it now, so that pages have it without a connection; until it is dropped. */
export async function keepAccountKey(user: string): Promise<void> {
  const key = await askedKey(user);
  keys.set(user, key);
  await keepKey(user, key);
}

/** Asks for the key while the newsroom is there: one may sign out when it is not, or when the session has ended. */
export const readyToSeal = (user: string): void => void accountKey(user).catch(() => undefined);

/** Ends all writing of this page, and lets it go on. */
type Writing = { stop: () => Promise<void>; goOn: () => void };

/**
 * Signs this person out, and seals what they have here so that only they can read it; false if they are still signed in, and nothing has
 * changed. Rejects where it cannot be sealed: the page writes on.
 */
export async function sealAndSignOut(user: string, { stop, goOn }: Writing): Promise<boolean> {
  const [copies, key] = [await deviceCopies(), await accountKey(user)];
  if (!(await endedSession())) return false;
  await stop();
  try {
    await whenOnlyOneSends(user, () => copies.sealAll(user, key));
  } catch (error) {
    goOn();
    throw error;
  }
  return true;
}

/**
 * This device's copies, what this person left sealed among them. While the newsroom gives no key, that waits. `isOwn`: is it the story that this
 * tab opens, and has not written in yet?
 */
export async function copiesOf(user: string, isOwn?: (story: string) => boolean): Promise<DeviceCopies> {
  const copies = await deviceCopies();
  if (!(await copies.hasSealed(user))) return copies;
  const noOther = ifNoTab(user);
  const isFree = async (story: string, act: () => Promise<void>): Promise<boolean> =>
    isOwn?.(story) ? (await act(), true) : noOther(story, act);
  await accountKey(user).then(
    (key) => copies.unsealAll(user, key, isFree),
    () => undefined,
  );
  return copies;
}

/** The same to write to at once, while it opens. */
export const writeToDevice: Pick<DeviceCopies, 'keep' | 'drop'> = {
  keep: async (copy) => (await deviceCopies()).keep(copy),
  drop: async (user, story) => (await deviceCopies()).drop(user, story),
};

/** Without TLS browsers have no Web Locks either: then every tab writes, and the newsroom's versions keep them apart. */
const locks = (): LockManager | undefined => ('locks' in navigator ? navigator.locks : undefined);

/** What this page writes itself, where nothing but it knows. */
const writtenHere = new Set<string>();

export function whenOnlyTab(user: string, story: string, onTurn: () => void): () => void {
  const found = locks();
  if (found) return takeTurn(found, user, story, onTurn);
  const name = `${user} ${story}`;
  writtenHere.add(name);
  onTurn();
  return () => void writtenHere.delete(name);
}

export function ifNoTab(user: string): (story: string, act: () => Promise<void>) => Promise<boolean> {
  const found = locks();
  if (found) return alone(found, user);
  return async (story, act) => {
    const isWritten = writtenHere.has(`${user} ${story}`);
    if (!isWritten) await act();
    return !isWritten;
  };
}

/** What the saver and the outbox need of a browser. */
export const browserParts = {
  now: () => Date.now(),
  random: () => Math.random(),
  newKey: newUuid,
  after: (ms: number, then: () => void) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Does it while no other page or worker sends what this person left here, or takes it away. A story that one of them has begun is called by
 * its id from then on: another would find it so, and send it once more.
 */
export async function whenOnlyOneSends<T>(user: string, act: () => Promise<T>): Promise<T> {
  const found = locks();
  return found ? found.request(`dateline:sending:${user}`, act) : act();
}

/** One sends a photo at a time, page or worker: what the other has sent of it is known then. */
export async function whenOnlySender<T>(place: string, act: () => Promise<T>): Promise<T> {
  const found = locks();
  return found ? found.request(`dateline:photo:${place}`, act) : act();
}
