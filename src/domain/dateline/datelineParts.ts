import { isMonth, parseDay } from '../calendarDay.ts';
import { isAbbreviatedRegion, isKnownCity, isKnownRegion } from './datelinePlaces.ts';

/** Words that stand with a slash or a colon in ordinary prose. */
const neverPlaces = new Set(
  'by he she his her him they it i we you and or yes no input output question answer note update correction editor pros cons am pm who what why how и или да нет он она və ya bəli xeyr qeyd'.split(
    ' ',
  ),
);
const nameWord = /^\p{Lu}[\p{L}\p{M}.'’‘-]*$/u;
const smallWord = /^(?:de|da|do|del|la|le|el|al|an|am|der|of|the|upon|sur|on|на|и|və)$/u;

/** One to five capitalised words, as places, regions and agencies are written. */
export function isName(text: string): boolean {
  const words = text.split(' ');
  if (text === '' || words.length > 5 || !nameWord.test(words[0] ?? '')) return false;
  if (words.some((word) => neverPlaces.has(word.toLowerCase()))) return false;
  return words.every((word) => nameWord.test(word) || smallWord.test(word) || word === '&');
}

export const isCapitals = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);

/** What a line has before its text, in any order; `isSetOff` when the agency stands in brackets or between slashes. */
type Parts = { places: string[]; date?: string; source?: string; signer?: string; isSetOff?: boolean };
/** The mark that ends a dateline: a dash, a colon, a full stop, a bracket, or the end of the line. */
type End = 'dash' | 'colon' | 'stop' | 'bracket' | 'line';
export type ReadParts = Parts & { rest: string; end: End };

type IsSource = (text: string) => boolean;
const longest = 120;
const mostWords = 16;
const longestPiece = 5;
const dashWord = /^(?:-{1,3}|[–—|]|_{1,2})$/;
const openings = new Set(['(', '[', '‹']);
const closings = new Set([')', ']', '›']);
/** “Корр. БЕЛТА”: who of the agency it was. */
const agencyTitle = /^(?:(?:корр|соб|спец|спец\.корр|соб\.корр|corr)\.|спецкор|собкор|корреспондент)$/i;

/** “Bakı/Turan”, “Bakı-APA” → “Bakı”, “Turan”; “RFE/RL” and “BAKU/TBILISI” stay. */
function withAgencyApart(word: string, isSource: IsSource): string[] {
  const mark = word.search(/(?<=.)[/-]/);
  const isAgency = mark > 0 && isSource(bare(word.slice(mark + 1))) && !isSource(bare(word));
  return isAgency ? [word.slice(0, mark), word.slice(mark + 1)] : [word];
}

/** The words of a dateline, with brackets and the slashes around an agency as words of their own. */
const wordsOf = (head: string, isSource: IsSource): string[] =>
  head
    .replace(/([([])/g, ' $1 ')
    .replace(/([)\]])/g, ' $1 ')
    .replace(/(?<=^|[\s.,])\/(?=\S)/g, ' ‹ ')
    .replace(/(?<=\S)\/(?=[\s.,:]|$)/g, ' › ')
    .split(' ')
    .filter((word) => word !== '' && word !== ',' && word !== '.')
    .flatMap((word) => withAgencyApart(word, isSource));

const isMark = (word: string): boolean =>
  word === '/' || openings.has(word) || closings.has(word) || dashWord.test(word);
const bare = (text: string): string => text.replace(/[,.:]+$/, '');

/** One reading of one line: it asks for each stretch of words once, however often it comes back to it. */
type Reader = { isSource: IsSource; known: Map<string, Omit<Piece, 'count'> | undefined> };
type Piece = { kind: 'date' | 'source' | 'place' | 'name'; text: string; count: number };

/** The place as it is written: the full stop of “Mass.” belongs to it, that of “Bakı. 26 noyabr” does not. */
function placeText(text: string): string {
  const name = text.replace(/[,:]+$/, '');
  return isAbbreviatedRegion(name) ? name : bare(name);
}

function knownAs(written: string, isSource: IsSource): Omit<Piece, 'count'> | undefined {
  const text = bare(written);
  const date = parseDay(text);
  if (date) return { kind: 'date', text: date };
  if (text.includes(',')) return undefined;
  if (isSource(text)) return { kind: 'source', text };
  return isKnownCity(text) || isKnownRegion(text) ? { kind: 'place', text: placeText(written) } : undefined;
}

function knownPiece(words: readonly string[], { known, isSource }: Reader): Piece | undefined {
  for (let count = Math.min(longestPiece, words.length); count > 0; count -= 1) {
    const written = words.slice(0, count).join(' ');
    if (!known.has(written)) known.set(written, knownAs(written, isSource));
    const found = known.get(written);
    if (found) return { ...found, count };
  }
  return undefined;
}

/** What the next words are: a day, an agency or a place that is known, else the shortest name that something ends. */
function pieceOf(words: readonly string[], reader: Reader): Piece | undefined {
  const known = knownPiece(words, reader);
  if (known) return known;
  for (let count = 1; count <= Math.min(longestPiece, words.length); count += 1) {
    const written = words.slice(0, count).join(' ');
    const isEnded = count === words.length || /[.,]$/.test(written);
    if (isEnded || knownPiece(words.slice(count), reader)) {
      const text = placeText(written);
      return text.split('/').every(isName) ? { kind: 'name', text, count } : undefined;
    }
  }
  return undefined;
}

/** Who it was: “/Спец. корр. ТАСС Иван Пример/”, “Bakı, 26 noyabr, Nərgiz Nümunə, AZƏRTAC”. */
const isSomebody = ({ kind, text }: Piece, { date, source }: Parts, isInBrackets: boolean): boolean =>
  kind === 'name' &&
  ((isInBrackets && source !== undefined) || (date !== undefined && source === undefined && text.includes(' ')));

const isPerson = (name: string): boolean =>
  /^\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}-]+$/u.test(name) && !isCapitals(name) && !isKnownCity(name) && !isKnownRegion(name);

/** “Baku, November 26, ABC.AZ.”: an agency that nobody knows, in capitals or by its address. */
const isUnknownAgency = ({ kind, text }: Piece, { date, source, places }: Parts): boolean =>
  kind === 'name' &&
  date !== undefined &&
  source === undefined &&
  places.length > 0 &&
  (isCapitals(text) || /\.\p{L}{2,3}$/u.test(text));

/** Reads the words of a dateline; undefined where one is none of its parts, or a part comes twice. */
function partsOf(head: string, reader: Reader): Parts | undefined {
  const words = wordsOf(head, reader.isSource).filter((word) => !agencyTitle.test(word));
  if (words.length > mostWords) return undefined;
  const parts: Parts = { places: [] };
  let isInBrackets = false;
  let mayPlaceFollow = true;
  for (let index = 0; index < words.length;) {
    const word = words[index] ?? '';
    if (isMark(word)) {
      isInBrackets = word === '/' ? !isInBrackets : openings.has(word);
      mayPlaceFollow &&= parts.places.length === 0;
      index += 1;
      continue;
    }
    const end = words.findIndex((each, at) => at > index && isMark(each));
    const piece = pieceOf(words.slice(index, end < 0 ? undefined : end), reader);
    if (!piece) return undefined;
    index += piece.count;
    if (isSomebody(piece, parts, isInBrackets)) {
      if (piece.text.includes(' ')) parts.signer = piece.text;
      continue;
    }
    if (isUnknownAgency(piece, parts)) {
      parts.source = piece.text;
      continue;
    }
    const isPlace = piece.kind === 'place' || (piece.kind === 'name' && !(isInBrackets && parts.places.length > 0));
    if (piece.kind === 'date') {
      if (parts.date) return undefined;
      parts.date = piece.text;
    } else if (!isPlace) {
      if (parts.source) return undefined;
      Object.assign(parts, { source: piece.text, isSetOff: isInBrackets });
      // “Bakı. Kənan Nümunə – APA.”: of two names the one before the agency is who wrote it.
      const before = parts.places.at(-1) ?? '';
      if (!isInBrackets && parts.places.length === 2 && isPerson(before)) parts.signer = parts.places.pop();
    } else if (mayPlaceFollow && parts.places.length < 3) parts.places.push(piece.text);
    else return undefined;
    if (parts.places.length > 0 && !isPlace) mayPlaceFollow = false;
  }
  return parts;
}

/** Capitals that are an organisation or a wire's word, where a city would stand. */
const noCities = new Set(
  'BREAKING URGENT EXCLUSIVE UPDATE CORRECTION ANALYSIS OPINION FEATURE PROFILE FACTBOX TIMELINE VIDEO PHOTOS UNESCO UNICEF INTERPOL EUROPOL ASEAN СРОЧНО МОЛНИЯ ОБЗОР ВИДЕО ЮНЕСКО ЮНИСЕФ ИНТЕРПОЛ TƏCİLİ VİDEO YUNESKO'.split(
    ' ',
  ),
);
const isCityInCapitals = (name: string): boolean =>
  isCapitals(name) && name.length >= 5 && name.split(' ').length <= 3 && !name.split(' ').some((w) => noCities.has(w));

const loneCity = /^\p{Lu}\p{Ll}{3,}(?:-\p{Lu}\p{Ll}+)?(?: [–—-] |\. )/u;

/** Whether the parts are a dateline beyond doubt, ended as they are. */
function isDateline(
  { places, date, source, isSetOff }: Parts,
  end: End,
  isSource: IsSource,
  head: string,
  isWhole: boolean,
): boolean {
  const [city, region] = places;
  const isPlaceKnown =
    city !== undefined && (city.split('/').every(isKnownCity) || (region !== undefined && isKnownRegion(region)));
  const isPlaceSure = isPlaceKnown || (city !== undefined && isCityInCapitals(city));
  const isKnown = source !== undefined && isSource(source);
  // “Zaqatala, 24 noyabr, AZƏRTAC” by itself needs no place that is known, as long as it stands first.
  if (isWhole)
    return isPlaceSure
      ? date !== undefined || isKnown
      : date !== undefined && isKnown && city !== undefined && head.startsWith(city);
  // “Sabirabad – APA: …”: a place that nobody knows, with nothing but an agency that is known.
  const isLone = isKnown && places.length === 1 && date === undefined && loneCity.test(head);
  if (source) return isPlaceSure || isLone || (isSetOff === true && (date !== undefined || city === undefined));
  if (date) return isPlaceSure || (city !== undefined && end !== 'stop');
  return end === 'dash' && places.length === 1 && isPlaceSure && isCapitals(city ?? '');
}

const ends: readonly (readonly [RegExp, End])[] = [
  [/(?:\.-| ?[,:.]? (?:-{1,3}|[–—]|_{1,2})|-)$/, 'dash'],
  [/(?<=[)\]/])[.,:]?$/, 'bracket'],
  [/:$/, 'colon'],
  [/\.$/, 'stop'],
];

/** How a stretch of a line ends, and what stands before that. */
function endOf(stretch: string, isWhole: boolean): { head: string; end: End } | undefined {
  for (const [mark, end] of ends) {
    const found = mark.exec(stretch);
    if (found) return { head: stretch.slice(0, found.index), end };
  }
  return isWhole ? { head: stretch, end: 'line' } : undefined;
}

/** A word that may be of a dateline: of a name, a day, an agency, or a mark between them. */
const mayBelong = (word: string): boolean =>
  /^[([/]*[\p{Lu}\d]/u.test(word) ||
  isMark(word) ||
  smallWord.test(word) ||
  isMonth(bare(word)) ||
  /^\(?(?:dpa|г\.?|года|il|ci|корр\.)[),.:/]*$/.test(word);

/** Whether anything is there that a dateline needs: a figure, a mark or an agency. Asked first, for it is cheap. */
const mayBeDateline = (words: readonly string[], isSource: IsSource): boolean =>
  words.length > 1 &&
  (words.some((word) => /[\d()[\]/|–—_]|^-+$|-$/.test(word)) ||
    (words.some((word) => /[.:,]$/.test(word)) && words.some((word) => isSource(bare(word)))));

/**
 * A dateline of any order and punctuation at the start of a line: “ВАШИНГТОН, 22 января. /ТАСС/. …”, “SEOUL, Nov 26 AFP - …”,
 * “(ANSA) - ROME, 26 NOV - …”, “Gəncə – APA. …”, “Jan 12 (Reuters) - …”. Undefined for ordinary prose.
 */
export function readParts(line: string, isSource: IsSource): ReadParts | undefined {
  const reader: Reader = { isSource, known: new Map() };
  const words = line.slice(0, longest + 40).split(' ');
  const strange = words.findIndex((word) => !mayBelong(word));
  const most = Math.min(strange < 0 ? words.length : strange, mostWords);
  if (!mayBeDateline(words.slice(0, most + 1), isSource)) return undefined;
  for (let count = most; count > 0; count -= 1) {
    const stretch = words.slice(0, count).join(' ');
    const isWhole = stretch.length === line.length;
    const ended = stretch.length > longest ? undefined : endOf(stretch, isWhole);
    const rest = line.slice(stretch.length).trim();
    if (!ended || !/^(?:$|["'“«„‘(]?[\p{Lu}\d$€£])/u.test(rest)) continue;
    const parts = partsOf(ended.head, reader);
    if (parts && isDateline(parts, ended.end, isSource, ended.head, isWhole && ended.end !== 'dash'))
      return { ...parts, rest, end: ended.end };
  }
  return undefined;
}
