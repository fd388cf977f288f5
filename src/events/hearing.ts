/** Milliseconds: who has not heard from MongoDB for so long, though it answers every second, may have missed something. */
const silence = 2_500;
/** An event older than this says nothing of how it goes now. */
const recently = 60_000;

/** How well a node hears what happens. `now` counts milliseconds and never goes back. */
export function hearing(now: () => number) {
  let isCaughtUp = false;
  let heardAt = now();
  let last = { at: -Infinity, lag: 0 };
  return {
    /** MongoDB answered, with an event that was under way for `lag` milliseconds or with none. */
    heard: (lag?: number): void => {
      heardAt = now();
      if (lag !== undefined) last = { at: heardAt, lag: Math.max(0, lag) };
    },
    caughtUp: (): void => void (isCaughtUp = true),
    broken: (): void => void (isCaughtUp = false),
    isHealthy: (): boolean => isCaughtUp && now() - heardAt < silence,
    lag: (): number => {
      const since = now() - heardAt;
      if (!isCaughtUp || since >= silence) return since;
      return now() - last.at < recently ? last.lag : 0;
    },
  };
}
