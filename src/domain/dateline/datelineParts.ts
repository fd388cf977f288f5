import { isMonth, parseDay } from '../times/calendarDay.ts';
import {
  agencyTitle,
  isCapitals,
  isName,
  isNamedAgency,
  smallWord,
  type End,
  type IsSource,
  type Parts,
} from './datelineNames.ts';
import { isAbbreviatedRegion, isKnownCity, isKnownRegion } from './datelinePlaces.ts';
import { isDateline } from './datelineSure.ts';

export type ReadParts = Parts & { rest: string; end: End };

const longest = 120;
const mostWords = 16;
const longestPiece = 5;
const dashWord = /^(?:-{1,3}|[–—|]|_{1,2})$/;
const openings = new Set(['(', '[', '‹']);
const closings = new Set([')', ']', '›']);
/** “Bakı/Turan”, “Bakı-APA” → “Bakı”, “Turan”; “RFE/RL” and “BAKU/TBILISI” stay. */
function withAgencyApart(word: string, isSource: IsSource): string[] {
  const mark = word.search(/(?<=.)[/-]/);
  const behind = bare(word.slice(mark + 1));
  const isBehindCity =
    /^\p{Lu}{3,}$/u.test(behind) && /^\p{Lu}\p{Ll}+$/u.test(word.slice(0, mark)) && !isKnownCity(behind);
  const isAgency = mark > 0 && (isSource(behind) || isBehindCity) && !isSource(bare(word));
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

function knownAs(phrase: string, isSource: IsSource): Omit<Piece, 'count'> | undefined {
  const text = bare(phrase);
  const date = parseDay(text);
  if (date) return { kind: 'date', text: date };
  if (text.includes(',')) return undefined;
  if (isSource(text)) return { kind: 'source', text };
  return isKnownCity(text) || isKnownRegion(text) ? { kind: 'place', text: placeText(phrase) } : undefined;
}

function knownPiece(words: readonly string[], { known, isSource }: Reader): Piece | undefined {
  for (let count = Math.min(longestPiece, words.length); count > 0; count -= 1) {
    const phrase = words.slice(0, count).join(' ');
    if (!known.has(phrase)) known.set(phrase, knownAs(phrase, isSource));
    const found = known.get(phrase);
    if (found) return { ...found, count };
  }
  return undefined;
}

/** What the next words are: a day, an agency or a place that is known, else the shortest name that something ends. */
function pieceOf(words: readonly string[], reader: Reader): Piece | undefined {
  const known = knownPiece(words, reader);
  if (known) return known;
  for (let count = 1; count <= Math.min(longestPiece, words.length); count += 1) {
    const phrase = words.slice(0, count).join(' ');
    const isEnded = count === words.length || /[.,]$/.test(phrase);
    if (isEnded || knownPiece(words.slice(count), reader)) {
      const text = placeText(phrase);
      return text.split('/').every(isName) ? { kind: 'name', text, count } : undefined;
    }
  }
  return undefined;
}

/** Who it was: “/Спец. корр. ТАСС Иван Пример/”, “Bakı, 26 noyabr, Nərgiz Nümunə, AZƏRTAC”. */
const isSomebody = ({ kind, text }: Piece, { date, source }: Parts, isInBrackets: boolean): boolean =>
  kind === 'name' &&
  (isInBrackets || !isNamedAgency(text)) &&
  ((isInBrackets && source !== undefined) || (date !== undefined && source === undefined && text.includes(' ')));

const isPerson = (name: string): boolean =>
  /^\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}-]+$/u.test(name) && !isCapitals(name) && !isKnownCity(name) && !isKnownRegion(name);

/** “/Корр. НОРД Иван Примеров/”: the agency in capitals and who it was. */
const signerOf = /^(\p{Lu}{3,}) (\p{Lu}\p{Ll}[\p{L}-]* \p{Lu}\p{Ll}[\p{L}-]*)$/u;

/** “Gəncə – ELA.”, “Gəncə. Orxan Nümunə – ELA.”: capitals at the end, behind a city that is known. */
const isCapitalsBehindCity = ({ kind, text }: Piece, { source, places }: Parts, isLast: boolean): boolean =>
  kind === 'name' && isLast && source === undefined && /^\p{Lu}{3,}$/u.test(text) && isKnownCity(places[0] ?? '');

/** “Baku, November 26, ABC.AZ.”, “Gəncə, 3 noyabr, Sarvan –”: behind a place and a day one word is the agency, be it ever so unknown. */
const isUnknownAgency = ({ kind, text }: Piece, { date, source, places }: Parts): boolean =>
  kind === 'name' &&
  date !== undefined &&
  source === undefined &&
  places.length > 0 &&
  (!text.includes(' ') || isCapitals(text) || isNamedAgency(text));

/** “Bakı. Kənan Nümunə – APA.”: of two names the one before the agency is who wrote it. */
function takeSigner(parts: Parts): void {
  if (parts.places.length === 2 && isPerson(parts.places.at(-1) ?? '')) parts.signer = parts.places.pop();
}

/** Where in a dateline a piece stands. */
type Standing = { isInBrackets: boolean; isLast: boolean; mayBePlace: boolean };

/** “Sumqayıt, 10 fevral, ŞİRVAN-XƏBƏR, Lalə Nümunə –”: behind place, day and agency, at the end. */
const isSignerAtEnd = ({ kind, text }: Piece, { date, source, signer }: Parts, isLast: boolean): boolean =>
  kind === 'name' && isLast && date !== undefined && source !== undefined && signer === undefined && isPerson(text);

/** Puts a piece where it belongs, if it is an agency that nobody knows or somebody of one; false if it is neither. */
function takeUnknown(parts: Parts, piece: Piece, { isInBrackets, isLast }: Standing): boolean {
  const [, source, signer] = (isInBrackets && piece.kind === 'name' ? signerOf.exec(piece.text) : null) ?? [];
  if (source !== undefined && parts.source === undefined) Object.assign(parts, { source, signer, isSetOff: true });
  else if (isSomebody(piece, parts, isInBrackets)) {
    if (piece.text.includes(' ')) parts.signer = piece.text;
  } else if (isSignerAtEnd(piece, parts, isLast)) {
    parts.signer = piece.text;
  } else if (isUnknownAgency(piece, parts) || isCapitalsBehindCity(piece, parts, isLast)) {
    parts.source = piece.text;
    takeSigner(parts);
  } else return false;
  return true;
}

/** Puts a piece where it belongs; false if there is one of its kind already. */
function takePiece(parts: Parts, piece: Piece, { isInBrackets, mayBePlace }: Standing): boolean {
  const isBehind = isInBrackets && (parts.places.length > 0 || parts.date !== undefined);
  if (piece.kind === 'date') {
    if (parts.date) return false;
    parts.date = piece.text;
  } else if (piece.kind === 'place' || (piece.kind === 'name' && !isBehind)) {
    if (!mayBePlace || parts.places.length > 2) return false;
    parts.places.push(piece.text);
  } else {
    if (parts.source) return false;
    Object.assign(parts, { source: piece.text, isSetOff: isInBrackets });
    if (!isInBrackets) takeSigner(parts);
  }
  return true;
}

/** Reads the words of a dateline; undefined where one is none of its parts, or a part comes twice. */
function partsOf(head: string, reader: Reader): Parts | undefined {
  const words = wordsOf(head, reader.isSource).filter((word) => !agencyTitle.test(word));
  if (words.length > mostWords) return undefined;
  const parts: Parts = { places: [] };
  let isInBrackets = false;
  let mayBePlace = true;
  for (let index = 0; index < words.length;) {
    const word = words[index] ?? '';
    if (isMark(word)) {
      isInBrackets = word === '/' ? !isInBrackets : openings.has(word);
      mayBePlace &&= parts.places.length === 0;
      index += 1;
      continue;
    }
    const end = words.findIndex((each, at) => at > index && isMark(each));
    const piece = pieceOf(words.slice(index, end < 0 ? undefined : end), reader);
    if (!piece) return undefined;
    index += piece.count;
    const standing = { isInBrackets, isLast: index === words.length, mayBePlace };
    if (takeUnknown(parts, piece, standing)) continue;
    const places = parts.places.length;
    if (!takePiece(parts, piece, standing)) return undefined;
    if (places > 0 && parts.places.length <= places) mayBePlace = false;
  }
  return parts;
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
    if (!ended || !/^(?:$|["'“«„‘(]?[\p{Lu}\d$€£])/u.test(rest) || /^[\d\P{L}]+$/u.test(rest)) continue;
    const parts = partsOf(ended.head, reader);
    if (parts && isDateline(parts, ended.end, isSource, ended.head, isWhole && ended.end !== 'dash'))
      return { ...parts, rest, end: ended.end };
  }
  return undefined;
}
