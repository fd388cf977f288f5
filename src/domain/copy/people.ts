import { parseDay } from '../times/calendarDay.ts';
import { bylineMatcher, hasBylinePrefix, isTitle, withoutBylinePrefix } from '../byline.ts';
import { isKnownAgency, isKnownCity } from '../dateline/datelinePlaces.ts';
import { foldLetters } from '../letters.ts';
import { serviceShare } from './serviceWords.ts';
import type { CopyByline, CopyContext } from './types.ts';

const longestByline = 120;
const nameWord = /^\p{Lu}[\p{L}\p{M}.'’-]*$/u;
const smallNameWord = /^(?:de|da|di|del|van|von|der|den|bin|al|el|oğlu|qızı|оглы|оглу|кызы)$/u;

/** Two to four capitalised words: a name as it stands in a byline. */
export function isPersonName(text: string): boolean {
  const words = text.split(' ');
  return (
    words.length >= 2 && words.length <= 4 && words.every((word) => nameWord.test(word) || smallNameWord.test(word))
  );
}

/** What an agency signs with when it names nobody. */
const houseNames = ['staff', 'staff writer', 'staff reporter', 'editorial staff', 'redaksiya', 'редакция'];

/** “…, GNA”: an agency by its letters, be it ever so unknown. */
const isAgencyOf = (text: string): boolean =>
  isKnownAgency(text) || (/^\p{Lu}[\p{L}\d]{0,4}\p{Lu}$/u.test(text) && !isKnownCity(text));

/** “By Giorgi Example | Reuters”, “By Giorgi Example | Tbilisi | November 26, 2026” → “By Giorgi Example”. */
function withoutAgency(line: string): string {
  const [name = '', ...others] = line.slice(0, longestByline).split(/ ?\| ?/);
  const [, names = '', mark = '', agency = ''] =
    /^(.{4,80}?)(,| [–—/-]) ?([^–—,/]{2,40}?):?$/.exec(line.slice(0, longestByline)) ?? [];
  const isColoned = hasBylinePrefix(line) && line.endsWith(':');
  if (isKnownAgency(agency) || (mark === ',' && isAgencyOf(agency)) || (isColoned && mark !== ',')) return names;
  const isOfIssue = (text: string) => isKnownAgency(text) || isKnownCity(text) || isWhen(text);
  if (others.length > 0 && others.every(isOfIssue)) return name;
  return hasBylinePrefix(line) ? withoutStamp(line) : line;
}

/** “14:05”, “26 November 2026”. */
export const isWhen = (text: string): boolean => /^\d{1,2}[:.]\d{2}$/.test(text) || parseDay(text) !== undefined;

/** “By Hana Example, KYODO NEWS - 26 Nov, 2026 - 09:30” → “By Hana Example”. */
function withoutStamp(line: string): string {
  const pieces = line.slice(0, longestByline).split(/(, | ?[|•·/] ?| [–—-] )/);
  let end = pieces.length;
  while (end > 1) {
    const day = pieces.slice(Math.max(0, end - 3), end).join('');
    if (end > 3 && isWhen(day)) end -= 4;
    else if (isWhen(pieces[end - 1] ?? '')) end -= 2;
    else if (end < pieces.length && isAgencyOf(pieces[end - 1] ?? '')) end -= 2;
    else break;
  }
  return end < pieces.length && end > 0 ? pieces.slice(0, end).join('') : line;
}

const inCity = / (?:in|в|во) (\p{Lu}[\p{L}-]{2,30}(?: \p{Lu}[\p{L}-]{2,30})?)(?=,| and | və | и |$)/gu;
const withoutCities = (line: string): string =>
  line.replace(inCity, (found, city: string) => (isKnownCity(city) || hasBylinePrefix(line) ? '' : found));
/** “Tom Example in Tbilisi”, “Иван Примеров, Баку”: who signs from where. */
const isPlaced = (line: string): boolean =>
  serviceShare(line) === 0 &&
  (withoutCities(line) !== line || isKnownCity(/^[^,]{5,60}, ([^,]{3,30})$/.exec(line)?.[1] ?? ''));

/** “…, Sarvan”: one capitalised word behind a name is an agency or a place. */
const isOneName = (text: string): boolean => /^\p{Lu}[\p{L}-]{2,}$/u.test(text);

/** “Jane Example, PA Political Editor”, “Tom Example in Tbilisi”, “Иван Примеров, Баку” → who signs, without what they are and where. */
function namesOnly(signed: string): string {
  const [first = '', ...others] = withoutCities(signed).split(/, ?/);
  const isOther = (piece: string) =>
    isTitle(piece) || isAgencyOf(piece) || isKnownCity(piece) || (piece !== first && isOneName(piece));
  const names = [first, ...others.filter((piece) => !isOther(piece))].join(', ');
  return names === '' ? signed : names;
}

/** The agency a byline names: “Renée Example, The Canadian Press”, “By Ann Example, AP Sports Writer”. */
export const agencyIn = (line: string): string | undefined =>
  line
    .slice(0, longestByline)
    .split(/, ?| ?\| ?| [–—/-] /)
    .slice(1)
    .flatMap((piece) => [piece.replace(/:$/, ''), isTitle(piece) ? (piece.split(' ', 1)[0] ?? '') : ''])
    .find((piece) => isKnownAgency(piece) || (/^\p{Lu}{2}\p{Lu}{0,4}$/u.test(piece) && !isKnownCity(piece)));

/** “Ann Example, AP”, “Rena Sample | Sumgait”: an agency or a city stands behind the name. */
const isOfIssueBehind = (line: string): boolean =>
  isKnownAgency(agencyIn(line) ?? '') ||
  line
    .split(/ ?\| ?/)
    .slice(1)
    .some(isKnownCity);

/** “By A Example and B Sample”, “Renée Example, The Canadian Press”, “Tess Example in Sydney”: a line of who signs, whoever they are. */
export function isSignature(line: string): boolean {
  if (line.length > longestByline) return false;
  const [first = '', ...others] = withoutBylinePrefix(line)
    .replace(/ (?:in|в|во) \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?$/u, '')
    .split(/, | and | və | и | & /);
  const isBehind = (piece: string) =>
    isPersonName(piece) || isTitle(piece) || isAgencyOf(piece) || isOneName(piece) || isKnownCity(piece);
  // “Prime Minister Resigns, State Television Says” has no two names.
  if (!hasBylinePrefix(line) && [first, ...others].some((piece) => isPersonName(piece) && piece.split(' ').length > 2))
    return false;
  const isPlacedOrMore = others.length > 0 || withoutBylinePrefix(line).length > first.length;
  return isPersonName(first) && others.every(isBehind) && (hasBylinePrefix(line) || isPlacedOrMore);
}

/** In words. */
export const longestName = 3;
const isNameOfSigner = (text: string): boolean =>
  isPersonName(text) && text.split(' ').length <= longestName && serviceShare(text) === 0;

/** “Müəllif Sevinc Nümunəli”, “Автор Иван Примеров”, without a colon. */
const calledAuthor = /^(?:müəllif|müxbir|автор|корреспондент|author|reporter) (?=\p{Lu})/iu;

/** “Müəllif Sevinc Nümunəli”, “Ülviyyə Nümunəli, iqtisadçı” → who signs: the line says what they are. */
export const signerWithPost = (text: string): string | undefined => {
  const called = text.replace(calledAuthor, '');
  const [, name = '', post = ''] = /^([^,]{5,60}), (\p{L}[\p{L} -]{3,60})$/u.exec(text) ?? [];
  const isPost = /^\p{Ll}/u.test(post) || isTitle(post);
  return [...(called === text ? [] : [called]), ...(isPost ? [name] : [])].find(isNameOfSigner);
};

/** “Xəyalə Muradova”, “Xəyalə Muradova,”, “Тимур Абдуллаев, урбанист” → who signs below a headline, or undefined. */
export const signerIn = (text: string): string | undefined =>
  [text, text.replace(/,$/, '')].find(isNameOfSigner) ?? signerWithPost(text);

const mailed = /^(.{5,60}?),? [(<[][^\s()<>]+@[^\s()<>]+\.\p{L}{2,}[)>\]]$/u;

/** “Ann Example (ann@sample.example)” → who wrote it, or undefined. */
export function writerIn(text: string): string | undefined {
  const name = withoutBylinePrefix(mailed.exec(text.slice(0, longestByline))?.[1] ?? '');
  return isPersonName(name) ? name : undefined;
}

/** “Translator: Budi Example”, “Переводчик: Анна Примерова”: a part and who had it. */
export const isRole = (text: string): boolean => {
  const [, name = ''] = /^[([*]{0,2}\p{Lu}[\p{L} ]{2,30}: (.{3,80}?)[)\]*.]{0,2}$/u.exec(text) ?? [];
  return name !== '' && name.split(/, | and | və | и | & /).every((each) => isPersonName(each) || byInitial.test(each));
};
/** “Ş.Misallı”, “A. B. Example”, “Примерова А. Б.”. */
export const byInitial = /^(?:\p{Lu}\. ?){1,2}\p{Lu}[\p{L}-]+$|^\p{Lu}[\p{L}-]+ (?:\p{Lu}\. ?){1,2}$/u;

export type BylineReader = {
  /** The byline a line is beyond doubt: known people (with others or not), announced names, or the newsroom. */
  sure: (line: string) => CopyByline | undefined;
  /** The byline a text is if it is one at all. */
  read: (text: string) => CopyByline;
  /** Whether a byline names somebody who is neither known nor the newsroom. */
  isUnknown: (byline: CopyByline) => boolean;
};

/** Reads bylines for one newsroom. */
export function bylineReader({ authors, defaultSource }: CopyContext): BylineReader {
  const match = bylineMatcher(authors);
  const agencies = new Set([...houseNames, ...(defaultSource ? [defaultSource] : [])].map(foldLetters));
  const read = (byline: string): CopyByline => {
    const text = withoutAgency(byline);
    const { ids, unmatched } = match(withoutCities(text));
    if (unmatched.length === 0) return { authorIds: ids };
    const signed = namesOnly(withoutBylinePrefix(text));
    return {
      authorIds: ids,
      ...((ids.length === 0 || unmatched.some((name) => !isKnownAgency(name))) && { text: signed }),
    };
  };
  const sure = (byline: string): CopyByline | undefined => {
    if (byline.length > longestByline) return undefined;
    const line = withoutAgency(byline);
    const text = withoutBylinePrefix(line);
    if (agencies.has(foldLetters(text))) return { authorIds: [], text };
    const { ids, unmatched } = match(withoutCities(line));
    // “By Carl Example, dpa”
    const [first] = unmatched;
    const isBehind = (name: string): boolean => name !== first && hasBylinePrefix(line) && isOneName(name);
    const named = unmatched.filter((name) => !isKnownAgency(name) && !isBehind(name));
    const isNamed =
      named.every(isPersonName) &&
      (ids.length > 0 ||
        (named.length > 0 &&
          (hasBylinePrefix(line) || isPlaced(line) || (line !== byline && isOfIssueBehind(byline)))));
    return isNamed ? read(line) : undefined;
  };
  return { sure, read, isUnknown: ({ text }) => text !== undefined && !agencies.has(foldLetters(text)) };
}
