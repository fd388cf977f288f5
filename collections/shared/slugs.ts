import { randomBytes } from 'node:crypto';

/** A slug that nobody has. */
export const slugByChance = (base: string): string => `${base}-${randomBytes(4).toString('hex')}`;

/** What is tried for this slug, in this order. `isMadeFrom` knows what comes of it. */
export const slugsToTry = (base: string): readonly string[] => [base, `${base}-2`, `${base}-3`, `${base}-4`];

/** The slug, or the first with a number behind it that nobody has; a random tail after a few tries ends the race. */
export async function freeSlug(base: string, isTaken: (slug: string) => Promise<boolean> | boolean): Promise<string> {
  for (const each of slugsToTry(base)) if (!(await isTaken(each))) return each;
  return slugByChance(base);
}
