import type { DeviceCopies, DeviceCopy } from './deviceCopies.ts';

type Writing = { keep: DeviceCopy } | { drop: [user: string, story: string] };

const storyOf = (writing: Writing): string =>
  'keep' in writing ? `${writing.keep.user} ${writing.keep.story}` : writing.drop.join(' ');

/** Writes to the device one after the other; of several that wait for one story only the last is written. */
export function deviceWriter(copies: Pick<DeviceCopies, 'keep' | 'drop'>, onSettled: () => void) {
  let isKept = true;
  let waiting = new Map<string, Writing>();
  let underWay: Promise<void> | undefined;
  const write = async (writing: Writing): Promise<void> => {
    try {
      await ('keep' in writing ? copies.keep(writing.keep) : copies.drop(...writing.drop));
      isKept = true;
    } catch {
      // No room, or a browser that keeps nothing: the page says that the text is only in this window.
      isKept = false;
    }
  };
  const run = async (): Promise<void> => {
    while (waiting.size > 0) {
      const all = [...waiting.values()];
      waiting = new Map();
      for (const writing of all) await write(writing);
    }
    underWay = undefined;
    onSettled();
  };
  return {
    isKept: (): boolean => isKept,
    write: (writing: Writing): void => {
      // Taken out first, so that it comes last: a text moves to its story's id before the copy under its draft key goes.
      waiting.delete(storyOf(writing));
      waiting.set(storyOf(writing), writing);
      underWay ??= run();
    },
    /** Resolves once all is written. */
    settled: (): Promise<void> => underWay ?? Promise.resolve(),
  };
}
