import { foldLetters, plainLatin } from '../letters.ts';
import { isLanguage, type Language } from '../languages.ts';

/**
 * Letters in the order of each alphabet. Azerbaijani has w where its speakers look for it, English the letters of Azerbaijani names, so that a
 * list in both is one list. Russian sorts ё as е.
 */
const alphabets: Record<Language, string> = {
  az: 'abcçdeəfgğhxıijkqlmnoöprsştuüvwyz',
  en: 'abcçdeəfgğhıijklmnoöpqrsştuüvwxyz',
  ru: 'абвгдежзийклмнопрстуфхцчшщъыьэюя',
};

/** Latin letters come before Cyrillic ones. Russian has no order of its own for them, so the newsroom's applies. */
const letters: Record<Language, string> = {
  az: alphabets.az + alphabets.ru,
  en: alphabets.en + alphabets.ru,
  ru: alphabets.az + alphabets.ru,
};

/** A name that is said to be of no language is sorted as in Azerbaijani: one list has one order. */
const ownLanguage: Language = 'az';

/** Ranks are characters, for a database compares texts by code point; above digits and spaces. */
const firstRank = 0x100;
const ranksOf = (alphabet: string): ReadonlyMap<string, string> =>
  new Map(Array.from(alphabet, (letter, index) => [letter, String.fromCodePoint(firstRank + index)]));
const ranks: Record<Language, ReadonlyMap<string, string>> = {
  az: ranksOf(letters.az),
  en: ranksOf(letters.en),
  ru: ranksOf(letters.ru),
};
/** Letters of other scripts come last, by code point. */
const others = String.fromCodePoint(firstRank + 0x80);

const lowerIn = (text: string, language: Language): string =>
  (language === 'az' ? text.replaceAll('I', 'ı') : text).replaceAll('İ', 'i').toLowerCase();

/** The rank of a letter; one that the alphabet lacks is what it is without its mark: ё is е, é is e. */
function rankOf(letter: string, known: ReadonlyMap<string, string>): string {
  const own = known.get(letter);
  if (own !== undefined) return own;
  if (/[\p{N} ]/u.test(letter)) return letter.normalize('NFKC');
  const plain = plainLatin[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, '');
  return Array.from(plain, (each) => known.get(each) ?? known.get(foldLetters(each)) ?? others + each).join('');
}

/** As much of a text as decides its place in a list, in characters. */
const longest = 200;

/**
 * The key a text is sorted by, compared by code point: the language's alphabet first, then what it does not tell apart (case, ё and е).
 * Punctuation counts as in `foldLetters`: apostrophes and full stops not at all, anything else as a space.
 */
export function sortKeyOf(text: unknown, language?: unknown): string {
  if (typeof text !== 'string') return '';
  const spelled = text.slice(0, longest).normalize('NFC').trim();
  const inLanguage = isLanguage(language) ? language : ownLanguage;
  const words = lowerIn(spelled, inLanguage)
    .replace(/['’ʼ`.]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  const key = Array.from(words, (letter) => rankOf(letter, ranks[inLanguage])).join('');
  return key === '' ? spelled : `${key}\t${words}\t${spelled}`;
}

/** The texts that lists are sorted by, for each collection. Each has its key in a field of its own. */
export const sortedTexts: Readonly<Record<string, readonly string[]>> = {
  articles: ['headline'],
  authors: ['name', 'jobTitle'],
  correspondents: ['title', 'city'],
  desks: ['name'],
  media: ['alt', 'credit', 'filename'],
  sections: ['name'],
  pages: ['title'],
  users: ['name'],
};

export const sortKeyFieldOf = (text: string): string => `${text}SortKey`;

/** The keys of a document, by the names of their fields. */
export const sortKeysOf = (collection: string, doc: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    (sortedTexts[collection] ?? []).map((name) => [sortKeyFieldOf(name), sortKeyOf(doc[name], doc.language)]),
  );

/** An order of a list as its rows are sorted: a text by its key. */
export function orderByKeys(collection: string, sort: string): string {
  const [, descending = '', above = '', name = ''] = /^(-?)(version\.)?(.*)$/.exec(sort) ?? [];
  return sortedTexts[collection]?.includes(name) ? `${descending}${above}${sortKeyFieldOf(name)}` : sort;
}
