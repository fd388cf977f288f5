import { parseDay } from '../times/calendarDay.ts';
import { isCapitals, isName, isNamedAgency } from './datelineNames.ts';
import { isKnownAgency, isKnownCity, isKnownRegion } from './datelinePlaces.ts';

export type DatelineLine = { place?: string; source?: string; date?: string; signer?: string };

const longest = 120;
const separators = /\s*[,|•·]\s*|\s+[-–—]{1,2}\s+|\s*[/()]\s*|\s{2,}/u;
const clock = /^\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?(?:[ap]\.?m\.?|GMT|UTC|MSK|МСК|ET|IST))*$/iu;
const reporterTitle = /^(?:by|müxbir|xüsusi müxbir|корр\.|корреспондент|спецкор|автор:?|müəllif:?)\s+/iu;
/** “E.Səfərov”, “Айгуль СЫДЫКОВА”, “Ann B. Example”. */
const person = /^(?:\p{Lu}\. ?){1,2}\p{Lu}[\p{L}-]+$|^\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.)? \p{Lu}[\p{L}'’-]+$/u;
const countOnly = /^\d{1,5} (?:words|söz|слов[а]?)$/iu;

type Kind = 'day' | 'clock' | 'source' | 'city' | 'region' | 'person' | 'place' | 'nothing';

function kindOf(piece: string): Kind | undefined {
  if (clock.test(piece)) return 'clock';
  if (parseDay(piece) !== undefined) return 'day';
  if (isKnownAgency(piece) || (isNamedAgency(piece) && isName(piece))) return 'source';
  if (isKnownCity(piece)) return 'city';
  if (isKnownRegion(piece)) return 'region';
  if (countOnly.test(piece) || /^\d{4}$/.test(piece)) return 'nothing';
  if (person.test(piece.replace(reporterTitle, ''))) return 'person';
  return isName(piece) && (isCapitals(piece) || !piece.includes(' ')) ? 'place' : undefined;
}

/** Behind the day an unknown name is the agency. */
const agencyBehindDay = (pieces: readonly string[], kinds: readonly (Kind | undefined)[]): string | undefined => {
  const day = kinds.indexOf('day');
  return day > 0 ? pieces.find((_, index) => index > day && kinds[index] === 'place') : undefined;
};

/**
 * A line by itself of nothing but a place, a day, a time, an agency and who wrote it, in whatever order and punctuation:
 * “18:08, 26 ноября 2026, Бишкек - 24.kg , Айгуль СЫДЫКОВА”, “Azərbaycan, Bakı, 26 noyabr /Trend, müxbir E.Səfərov/”.
 */
export function readLine(line: string): DatelineLine | undefined {
  if (line.length > longest) return undefined;
  const pieces = line
    .replace(/(\d{1,2} \p{L}+|\p{L}+\.? \d{1,2}), (\d{4})/gu, '$1 $2')
    .split(separators)
    .map((piece) => piece.replace(/[.:]$/, '').trim())
    .filter((piece) => piece !== '');
  const kinds = pieces.map(kindOf);
  const all = (...ofKinds: Kind[]): string[] =>
    pieces.filter((_, index) => ofKinds.some((kind) => kinds[index] === kind));
  const days = all('day');
  const sources = all('source');
  const people = all('person');
  const names = all('city', 'region', 'place');
  const agency = sources.length === 0 && names.length > 1 ? agencyBehindDay(pieces, kinds) : undefined;
  if (agency !== undefined) sources.push(agency);
  const places = names.filter((name) => name !== agency);
  const isWhole =
    kinds.every((kind) => kind !== undefined) && days.length <= 1 && sources.length <= 1 && people.length <= 2;
  const isPlaced = all('city').length > 0 || (days.length > 0 && sources.length > 0 && places.length === 1);
  if (
    !isWhole ||
    !isPlaced ||
    places.length > (agency === undefined ? 3 : 2) ||
    days.length + sources.length < 1 ||
    pieces.length < 3
  )
    return undefined;
  const place = places.join(', ');
  const date = days[0] === undefined ? undefined : parseDay(days[0]);
  const signer = people.map((name) => name.replace(reporterTitle, '')).join(', ');
  return {
    ...(place && { place }),
    ...(sources[0] && { source: sources[0] }),
    ...(date && { date }),
    ...(signer && { signer }),
  };
}
