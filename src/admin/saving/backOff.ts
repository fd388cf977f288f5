import type { Trouble } from './order.ts';

/** Milliseconds. */
const pauses = { first: 1_000, longest: 30_000 };

/**
 * How long to wait after so many failures in a row; the server's own `retryAfter` (seconds) counts if it is longer. `random` lies in
 * 0..1: browsers that lost the same connection do not come back at the same moment.
 */
export function pauseAfter(failures: number, retryAfter: number | undefined, random: number): number {
  const grown = Math.min(pauses.first * 2 ** Math.max(0, failures - 1), pauses.longest);
  return Math.max(grown * (0.5 + random / 2), Math.min((retryAfter ?? 0) * 1_000, 10 * pauses.longest));
}

export const retryAfterOf = (trouble: Trouble): number | undefined =>
  'retryAfter' in trouble ? trouble.retryAfter : undefined;

export type RetryParts = {
  /** 0..1 */
  random: () => number;
  /** Calls back after so many milliseconds; gives the way to call it off. */
  after: (ms: number, then: () => void) => () => void;
};

/**
 * Does one thing after the other, and the same again after a pause while something is in the way. `begin` begins the next, if there is one;
 * what it gives resolves to what passes by itself, or to nothing once that thing is done with.
 */
export function openRetries(parts: RetryParts, begin: () => Promise<Trouble | undefined> | undefined) {
  let underWay: Promise<void> | undefined;
  let failures = 0;
  let callOff: (() => void) | undefined;
  const stop = (): void => {
    callOff?.();
    callOff = undefined;
  };
  async function run(first: Promise<Trouble | undefined>): Promise<void> {
    for (let next: typeof first | undefined = first; next; next = begin()) {
      const trouble = await next;
      failures = trouble ? failures + 1 : 0;
      if (!trouble) continue;
      callOff = parts.after(pauseAfter(failures, retryAfterOf(trouble), parts.random()), afterPause);
      return;
    }
  }
  /** Begins, where nothing is under way and no pause lasts. */
  function look(): void {
    const first = underWay || callOff ? undefined : begin();
    if (first) underWay = run(first).finally(() => (underWay = undefined));
  }
  function afterPause(): void {
    stop();
    look();
  }
  return {
    look,
    stop,
    /** At once, and the pauses begin anew: the line is back, or the person asks for it. */
    again: (): void => {
      failures = 0;
      afterPause();
    },
    done: async (): Promise<void> => underWay,
  };
}
