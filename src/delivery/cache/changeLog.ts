import type { Entry } from './entry.ts';

/** Which entries a tag is on. */
export function tagIndex() {
  const keysOf = new Map<string, Set<string>>();
  return {
    add: ({ key, tags }: Pick<Entry, 'key' | 'tags'>): void => {
      for (const tag of tags) {
        const keys = keysOf.get(tag);
        if (keys) keys.add(key);
        else keysOf.set(tag, new Set([key]));
      }
    },
    remove: ({ key, tags }: Pick<Entry, 'key' | 'tags'>): void => {
      for (const tag of tags) {
        const keys = keysOf.get(tag);
        if (keys?.delete(key) && keys.size === 0) keysOf.delete(tag);
      }
    },
    keysOf: (tag: string): string[] => [...(keysOf.get(tag) ?? [])],
    size: (): number => keysOf.size,
  };
}

/** Tags let go of while something is being made. Past that many, nothing now being made is kept. */
const mostRemembered = 10_000;

/** Counts changes, and knows which came after a given count: what was read before a change is not kept after it. */
export function changeLog(most = mostRemembered) {
  let epoch = 0;
  let allAt = 0;
  const droppedAt = new Map<string, number>();
  const noteAll = (): void => {
    epoch += 1;
    allAt = epoch;
    droppedAt.clear();
  };
  return {
    now: (): number => epoch,
    note: (tags: readonly string[]): void => {
      if (droppedAt.size + tags.length > most) return noteAll();
      epoch += 1;
      for (const tag of tags) droppedAt.set(tag, epoch);
    },
    noteAll,
    hasTouched: (tags: readonly string[], since: number): boolean =>
      allAt > since || tags.some((tag) => (droppedAt.get(tag) ?? 0) > since),
    /** Once nothing is being made, nobody will ask about the past. */
    forget: (): void => droppedAt.clear(),
  };
}
