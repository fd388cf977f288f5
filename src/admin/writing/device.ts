import { openDeviceCopies, type DeviceCopies } from '../saving/deviceCopies.ts';
import { deviceKey } from '../saving/newsroom.ts';
import { keyFrom } from '../saving/sealing.ts';
import { alone, takeTurn } from '../saving/tabs.ts';
import { newUuid } from '../uuid.ts';

let opened: Promise<DeviceCopies> | undefined;

/** This device's copies; opened once a page, and again if that failed. */
export function deviceCopies(): Promise<DeviceCopies> {
  opened ??= openDeviceCopies().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Rejects where the newsroom gives no key, or the browser can do nothing with it. */
async function ownKey(): Promise<CryptoKey> {
  const key = await deviceKey();
  if (key === undefined) throw new Error('No key came from the newsroom.');
  return keyFrom(key);
}

/** Seals what this person has here, so that only they can read it: for when they sign out. `stop` ends all writing first. */
export async function sealCopies(user: string, stop: () => Promise<void>): Promise<void> {
  const [copies, key] = [await deviceCopies(), await ownKey()];
  await stop();
  await copies.sealAll(user, key);
}

/** This device's copies, what this person left sealed among them. While the newsroom gives no key, that waits. */
export async function copiesOf(user: string): Promise<DeviceCopies> {
  const copies = await deviceCopies();
  if (!(await copies.hasSealed(user))) return copies;
  await ownKey().then(
    (key) => copies.unsealAll(user, key),
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

export function whenOnlyTab(user: string, story: string, onTurn: () => void): () => void {
  const found = locks();
  if (found) return takeTurn(found, user, story, onTurn);
  onTurn();
  return () => undefined;
}

export function ifNoTab(user: string): (story: string, act: () => Promise<void>) => Promise<boolean> {
  const found = locks();
  return found ? alone(found, user) : async (_story, act) => (await act(), true);
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
