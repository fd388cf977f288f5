import { openRetries, type RetryParts } from './backOff.ts';
import type { TakenBranch, Trouble } from './order.ts';

export type BranchCloserParts = RetryParts & {
  /** Says that the story has the text of its branch; gives what is in the way, if it can be said later. */
  closeBranch: (branch: TakenBranch) => Promise<Trouble | undefined>;
};
type Branches = { next: () => TakenBranch | undefined; markClosed: (uuid: string) => void };

/** Tells the newsroom, one after the other, which branches the story has the text of. No save waits for it. */
export function openBranchCloser(parts: BranchCloserParts, { next, markClosed }: Branches) {
  async function close(branch: TakenBranch): Promise<Trouble | undefined> {
    const trouble = await parts.closeBranch(branch);
    if (!trouble) markClosed(branch.uuid);
    return trouble;
  }
  return openRetries(parts, () => {
    const branch = next();
    return branch && close(branch);
  });
}
