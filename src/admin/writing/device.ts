import { openDeviceCopies, type DeviceCopies } from '../saving/deviceCopies.ts';
import { alone, takeTurn } from '../saving/tabs.ts';

let opened: Promise<DeviceCopies> | undefined;

/** This device's copies; opened once a page, and again if that failed. */
export function deviceCopies(): Promise<DeviceCopies> {
  opened ??= openDeviceCopies().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** The same to write to at once, while it opens. */
export const writeToDevice: Pick<DeviceCopies, 'keep' | 'drop'> = {
  keep: async (copy) => (await deviceCopies()).keep(copy),
  drop: async (user, story) => (await deviceCopies()).drop(user, story),
};

/** Without TLS browsers have no `crypto.randomUUID`. */
export function newUuid(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0'));
  hex[6] = `4${hex[6]!.slice(1)}`;
  hex[8] = `a${hex[8]!.slice(1)}`;
  const text = hex.join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

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
