import { pauseAfter } from './backOff.ts';
import type { TakenBranch, Trouble } from './order.ts';
import type { SaverParts } from './saver.ts';

type Parts = Pick<SaverParts, 'closeBranch' | 'after' | 'random'>;
type Branches = { next: () => TakenBranch | undefined; closed: (uuid: string) => void };

const retryAfterOf = (trouble: Trouble): number | undefined =>
  'retryAfter' in trouble ? trouble.retryAfter : undefined;

/** Tells the newsroom, one after the other, which branches the story has the text of. No save waits for it. */
export function openBranchCloser(parts: Parts, { next, closed }: Branches) {
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
