import { comparedNames } from '../../domain/fields/articleFields.ts';
import type { Language } from '../../domain/languages.ts';
import { storedData } from '../../domain/fields/storedText.ts';
import { bodyLines } from './bodyLines.ts';

export type Difference = { name: string; saved: string; yours: string };

/** A value without what only Payload needs: empty is empty, however it is written (Payload's form has 0 for a list without rows, and a box that nobody has ticked is none). */
function bare(value: unknown): unknown {
  if (value === null || value === '' || value === 0 || value === false || value === undefined) return undefined;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.length > 0 ? value.map(bare) : undefined;
  const entries = Object.entries(value)
    .filter(([key]) => key !== 'id')
    .flatMap(([key, each]) => {
      const inner = bare(each);
      return inner === undefined ? [] : [[key, inner] as const];
    })
    .sort(([a], [b]) => a.localeCompare(b));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** A field's value as people read it. */
export const shownAs = (value: unknown): string => {
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

/** Both texts without the lines at their beginning and end that are the same: a long story differs in a few. */
function changedLines(saved: readonly string[], yours: readonly string[]): [saved: string, yours: string] {
  const shorter = Math.min(saved.length, yours.length);
  let start = 0;
  while (start < shorter && saved[start] === yours[start]) start += 1;
  let end = 0;
  while (end < shorter - start && saved.at(-1 - end) === yours.at(-1 - end)) end += 1;
  const part = (all: readonly string[]): string =>
    [...(start > 0 ? ['…'] : []), ...all.slice(start, all.length - end), ...(end > 0 ? ['…'] : [])].join('\n\n');
  return [part(saved), part(yours)];
}

/** The newsroom spells some characters otherwise than they were typed. */
const comparable = (value: unknown): string => JSON.stringify(bare(storedData(value))) ?? '';

function differenceIn(name: string, saved: unknown, yours: unknown, language: Language): Difference | undefined {
  if (name !== 'body')
    return comparable(saved) === comparable(yours) ? undefined : { name, saved: shownAs(saved), yours: shownAs(yours) };
  const [theirs, mine] = [bodyLines(storedData(saved), language), bodyLines(storedData(yours), language)];
  if (theirs.join('\n\n') === mine.join('\n\n')) return undefined;
  const [savedPart, yoursPart] = changedLines(theirs, mine);
  return { name, saved: savedPart, yours: yoursPart };
}

type Copy = Record<string, unknown>;

/** Where two copies, of a story if nothing else is said, differ in what people write. */
export const differencesOf = (
  saved: Copy,
  yours: Copy,
  language: Language,
  names: readonly string[] = comparedNames,
): Difference[] => names.flatMap((name) => differenceIn(name, saved[name], yours[name], language) ?? []);
