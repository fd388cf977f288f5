import { openDeviceCopies, type DeviceCopies } from '../saving/deviceCopies.ts';
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
