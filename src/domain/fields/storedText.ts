import { mapObject } from '../mapObject.ts';

/** Controls, but for tab and line feed, and what has no width and no meaning: soft hyphen, zero-width space, byte order mark. */
const unstored = /(?![\t\n])\p{Cc}|[\u00ad\u200b\ufeff]/gu;
const isPlain = /^[\t\n\u0020-\u007e]*$/;

/** More marks than any letter carries. Putting them in order takes quadratic time, so they stay as they come. */
const towers = /(\p{M}{31,})/u;

const compose = (text: string): string =>
  text
    .split(towers)
    .map((part, index) => (index % 2 === 0 ? part.normalize('NFC') : part))
    .join('');

/**
 * Text as the newsroom keeps it, whoever sends it: NFC, one kind of line end, nothing that nobody sees. Joiners, no-break spaces, direction
 * marks and outer spaces mean something and stay. What is compared is folded further (letters.ts, searchText.ts).
 */
export const storedText = (text: string): string =>
  isPlain.test(text) ? text : compose(text.replace(/\r\n?/g, '\n').replace(unstored, ''));

/** No password is another one because its letters are written otherwise. */
const secrets = new Set(['password', 'confirm-password']);

/** An object as JSON makes them: of no class, whichever realm it comes from. */
const isData = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** Data with every text in it, however deep, as the newsroom keeps it. Dates, ids and files stay as they are. */
export function storedData<T>(data: T): T {
  if (typeof data === 'string') return storedText(data) as T;
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(storedData) as T;
  if (!isData(data)) return data;
  return mapObject(data as Record<string, unknown>, (value, name) =>
    secrets.has(name) ? value : storedData(value),
  ) as T;
}

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
