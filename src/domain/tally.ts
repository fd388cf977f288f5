/** Counts by name. One that has come down to nothing is forgotten, so that names that come and go fill no memory. */
export type Tally = { of: (name: string) => number; add: (name: string, one: 1 | -1) => number };

export function openTally(): Tally {
  const counts = new Map<string, number>();
  const of = (name: string): number => counts.get(name) ?? 0;
  const add = (name: string, one: 1 | -1): number => {
    const count = of(name) + one;
    if (count > 0) counts.set(name, count);
    else counts.delete(name);
    return count;
  };
  return { of, add };
}
