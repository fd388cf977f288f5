import { pauseAfter } from './backOff.ts';
import type { TakenBranch, Trouble } from './order.ts';

export type BranchCloserParts = {
  /** Says that the story has the text of its branch; gives what is in the way, if it can be said later. */
  closeBranch: (branch: TakenBranch) => Promise<Trouble | undefined>;
  /** 0..1 */
  random: () => number;
  /** Calls back after so many milliseconds; gives the way to call it off. */
  after: (ms: number, then: () => void) => () => void;
};
type Branches = { next: () => TakenBranch | undefined; closed: (uuid: string) => void };

const retryAfterOf = (trouble: Trouble): number | undefined =>
  'retryAfter' in trouble ? trouble.retryAfter : undefined;

/** Tells the newsroom, one after the other, which branches the story has the text of. No save waits for it. */
export function openBranchCloser(parts: BranchCloserParts, { next, closed }: Branches) {
  let underWay: Promise<void> | undefined;
  let failures = 0;
  let callOff: (() => void) | undefined;
  const stop = (): void => {
    callOff?.();
    callOff = undefined;
  };
  async function closeAll(): Promise<void> {
    for (let branch = next(); branch; branch = next()) {
      const trouble = await parts.closeBranch(branch);
      if (trouble) {
        failures += 1;
        callOff = parts.after(pauseAfter(failures, retryAfterOf(trouble), parts.random()), again);
        return;
      }
      failures = 0;
      closed(branch.uuid);
    }
  }
  /** Begins, where nothing is under way and no pause lasts. */
  function look(): void {
    if (underWay || callOff || !next()) return;
    underWay = closeAll().finally(() => (underWay = undefined));
  }
  function again(): void {
    stop();
    look();
  }
  return { look, again, stop, done: (): Promise<void> => underWay ?? Promise.resolve() };
}
