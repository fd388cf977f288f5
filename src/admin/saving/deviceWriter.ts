import type { DeviceCopies, DeviceCopy } from './deviceCopies.ts';

type Writing = { keep: DeviceCopy } | { drop: [user: string, story: string] };

const storyOf = (writing: Writing): string =>
  'keep' in writing ? `${writing.keep.user} ${writing.keep.story}` : writing.drop.join(' ');

/** Writes to the device one after the other; of several that wait for one story only the last is written. */
export function deviceWriter(copies: Pick<DeviceCopies, 'keep' | 'drop'>, onSettled: () => void) {
  let isKept = true;
  let isRunning = false;
  const waiting = new Map<string, Writing>();
  const begun = new Set<Promise<void>>();
  const write = async (writing: Writing): Promise<void> => {
    try {
      await ('keep' in writing ? copies.keep(writing.keep) : copies.drop(...writing.drop));
      isKept = true;
    } catch {
      // No room, or a browser that keeps nothing: the page says that the text is only in this window.
      isKept = false;
    }
  };
  /** Begins the next that waits; undefined if none does. */
  const beginNext = (): Promise<void> | undefined => {
    const [next] = waiting;
    if (!next) return undefined;
    waiting.delete(next[0]);
    const writing: Promise<void> = write(next[1]).then(() => void begun.delete(writing));
    begun.add(writing);
    return writing;
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    for (let next = beginNext(); next; next = beginNext()) await next;
    isRunning = false;
    onSettled();
  };
  return {
    isKept: (): boolean => isKept,
    write: (writing: Writing): void => {
      // Taken out first, so that it comes last: a text moves to its story's id before the copy under its draft key goes.
      waiting.delete(storyOf(writing));
      waiting.set(storyOf(writing), writing);
      if (!isRunning) void run();
    },
    /** Begins all that waits: the page is left, and does nothing any more. The browser keeps the order. */
    hurry: (): void => {
      while (beginNext());
    },
    /** Resolves once all is written. */
    whenSettled: async (): Promise<void> => {
      while (begun.size > 0) await Promise.all(begun);
    },
  };
}
