/** What became of the items of a list, in order. */
export type Step<T> = { kind: 'same' | 'removed' | 'added'; item: T };

/** More differences than this are not worth telling one by one: all of the stretch was written anew. */
const mostDifferences = 600;

/** How far along `after` each diagonal reaches, after so many differences (Myers, An O(ND) Difference Algorithm, 1986). */
type Reach = Map<number, number>;

function reaches(before: readonly unknown[], after: readonly unknown[]): Reach[] | undefined {
  const reach: Reach = new Map([[1, 0]]);
  const taken: Reach[] = [];
  for (let d = 0; d <= Math.min(before.length + after.length, mostDifferences); d += 1) {
    taken.push(new Map(reach));
    for (let k = -d; k <= d; k += 2) {
      const isDown = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = isDown ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x += 1;
      reach.set(k, x);
      if (x >= before.length && x - k >= after.length) return taken;
    }
  }
  return undefined;
}

/** The way back from the end of both lists, in order. */
function pathOf<T>(before: readonly T[], after: readonly T[], taken: readonly Reach[]): Step<T>[] {
  const steps: Step<T>[] = [];
  let [x, y] = [before.length, after.length];
  for (let d = taken.length - 1; d >= 0; d -= 1) {
    const reach = taken[d]!;
    const k = x - y;
    const isDown = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const fromK = isDown ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : (reach.get(fromK) ?? 0);
    const fromY = d === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY) steps.push({ kind: 'same', item: after[((x -= 1), (y -= 1))]! });
    if (d === 0) break;
    if (isDown) steps.push({ kind: 'added', item: after[(y -= 1)]! });
    else steps.push({ kind: 'removed', item: before[(x -= 1)]! });
  }
  return steps.reverse();
}

/** The fewest items removed and added that make one list of the other. */
export function stepsBetween<T>(before: readonly T[], after: readonly T[]): Step<T>[] {
  const taken = reaches(before, after);
  if (taken) return pathOf(before, after, taken);
  return [
    ...before.map((item): Step<T> => ({ kind: 'removed', item })),
    ...after.map((item): Step<T> => ({ kind: 'added', item })),
  ];
}
