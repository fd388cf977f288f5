/** The parts of the Web Locks API that are used, so that tests can stand in for a browser. */
export type Locks = Pick<LockManager, 'request'>;

const lockOf = (user: string, story: string): string => `dateline:writing:${user}:${story}`;

/**
 * One tab of this person writes a story. `onTurn` is called once this tab is the one: at once, or when the other is closed. Gives the
 * way to let go.
 */
export function takeTurn(locks: Locks, user: string, story: string, onTurn: () => void): () => void {
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
export const alone =
  (locks: Locks, user: string) =>
  async (story: string, act: () => Promise<void>): Promise<boolean> => {
    let isAlone = false;
    await locks.request(lockOf(user, story), { ifAvailable: true }, async (lock) => {
      isAlone = lock !== null;
      if (isAlone) await act();
    });
    return isAlone;
  };
