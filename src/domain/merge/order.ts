import { stepsBetween } from '../changes/sequence.ts';

type Keys = readonly string[];

/** Those of `before` that stand elsewhere among the others in `after`. */
function movedIn(before: Keys, after: Keys): Set<string> {
  const [was, is] = [new Set(before), new Set(after)];
  const steps = stepsBetween(
    before.filter((key) => is.has(key)),
    after.filter((key) => was.has(key)),
  );
  return new Set(steps.flatMap(({ kind, item }) => (kind === 'added' ? [item] : [])));
}

type Orders = { base: Keys; theirs: Keys; mine: Keys };

/** The keys that stand where `mine` has them: put in or moved there, and not by the others too. */
function putByMe({ base, theirs, mine }: Orders): Set<string> {
  const [isIn, isTheirs] = [new Set(base), new Set(theirs)];
  const [moved, movedThere] = [movedIn(base, mine), movedIn(base, theirs)];
  const isMine = (key: string): boolean =>
    !isTheirs.has(key) || (isIn.has(key) && moved.has(key) && !movedThere.has(key));
  return new Set(mine.filter(isMine));
}

/**
 * Their order, with what I put in or moved after what it follows in mine; of two that were put in at one place theirs comes first. Of
 * `keep` alone, each once.
 */
export function mergedOrder(orders: Orders, keep: (key: string) => boolean): string[] {
  const { base, theirs, mine } = orders;
  const [isIn, put] = [new Set(base), putByMe(orders)];
  const merged = theirs.filter((key) => keep(key) && !put.has(key));
  let previous: string | undefined;
  for (const key of mine.filter(keep)) {
    if (put.has(key)) {
      let at = previous === undefined ? 0 : merged.indexOf(previous) + 1;
      const isBeforeMine = previous === undefined || !put.has(previous);
      while (isBeforeMine && at < merged.length && !isIn.has(merged[at]!) && !put.has(merged[at]!)) at += 1;
      merged.splice(at, 0, key);
    }
    previous = key;
  }
  return merged;
}
