import { comparedNames } from '../domain/articleFields.ts';
import { plainTextOf } from '../domain/body.ts';

export type Difference = { name: string; saved: string; yours: string };

/** A value without what only Payload needs: empty is empty, however it is written (Payload's form has 0 for a list without rows). */
function bare(value: unknown): unknown {
  if (value === null || value === '' || value === 0 || value === undefined) return undefined;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.length > 0 ? value.map(bare) : undefined;
  const kept = Object.entries(value)
    .filter(([key]) => key !== 'id')
    .flatMap(([key, each]) => {
      const inner = bare(each);
      return inner === undefined ? [] : [[key, inner] as const];
    })
    .sort(([a], [b]) => a.localeCompare(b));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

const shownAs = (name: string, value: unknown): string => {
  if (name === 'body') return plainTextOf(value);
  const plain = bare(value);
  if (plain === undefined) return '';
  return typeof plain === 'object'
    ? Object.values(plain as Record<string, unknown>)
        .flat()
        .map(textOf)
        .join(' · ')
    : textOf(plain);
};
const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Where two copies of a story differ in what people write. */
export function differencesOf(saved: Record<string, unknown>, yours: Record<string, unknown>): Difference[] {
  return comparedNames
    .filter((name) =>
      name === 'body'
        ? plainTextOf(saved.body) !== plainTextOf(yours.body)
        : JSON.stringify(bare(saved[name])) !== JSON.stringify(bare(yours[name])),
    )
    .map((name) => ({ name, saved: shownAs(name, saved[name]), yours: shownAs(name, yours[name]) }));
}
