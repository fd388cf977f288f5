import { parseDay } from '../times/calendarDay.ts';
import { isName } from './datelineNames.ts';
import { isKnownCity, isKnownRegion } from './datelinePlaces.ts';

/** Where a story was filed, by whom, and on what day (an agency may leave out the place): `YYYY-MM-DD`, or `--MM-DD` when the copy names no year (ISO 8601). */
export type Dateline = { place?: string; source?: string; date?: string };

/** How a parsed dateline was written: `Place/Source:`, `PLACE, day (Source) --`, `PLACE, day --`, `Place, Region:`. */
export type DatelineForm = 'slash' | 'agency' | 'dash' | 'colon';
/** `signer` is who of the agency it names. */
export type ParsedDateline = { dateline: Dateline; rest: string; form: DatelineForm; signer?: string };

/** A dateline is at most this long; nothing beyond is looked at, so the time does not grow with the paragraph. */
export const longest = 120;

export type Head = { place: string; date?: string; city: string; region?: string };

/** “Place”, “Place, Region”, “Place, day”, “Place, Region, day, year” → its parts, or undefined if it is not that. */
export function parseHead(text: string): Head | undefined {
  const parts = text.split(',').map((part) => part.trim());
  let date: string | undefined;
  for (const count of [2, 1]) {
    date = parts.length > count ? parseDay(parts.slice(-count).join(' ')) : undefined;
    if (date) {
      parts.splice(-count);
      break;
    }
  }
  const [city = '', region] = parts;
  if (parts.length > 3 || !parts.every((part) => part.split('/').every((name) => isName(name.trim()))))
    return undefined;
  return { place: parts.join(', '), date, city, region };
}

/** “N.S.”: a region by its letters. */
export const isShortRegion = (region: string | undefined): boolean => /^(?:\p{Lu}\.){2,3}$/u.test(region ?? '');

export const isKnownPlace = ({ city, region }: Head): boolean =>
  city.split('/').every(isKnownCity) || (region !== undefined && isKnownRegion(region));

export type Reading = (line: string, isSource: (text: string) => boolean) => ParsedDateline | undefined;

export const parsed = (
  form: DatelineForm,
  { place, date }: Head,
  source: string | undefined,
  rest: string,
): ParsedDateline => ({
  dateline: { place, ...(source && { source }), ...(date && { date }) },
  rest: rest.trim(),
  form,
});

/** Where the first colon ends a word, or -1. */
export const colonIn = (line: string): number => line.slice(0, longest).search(/:(?=\s|$)/);

/** “(dpa)”, “(KWP)”: a few letters, as agencies are called. */
export function isByLetters(text: string): boolean {
  return /^(?:\p{Ll}{3,4}|\p{Lu}{2,6})$/u.test(text);
}
