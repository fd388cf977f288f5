import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { lowerCase, plainLatin } from './letters.ts';
import type { Language } from './story.ts';

/** A word of a text: what it is compared by, and where it stands, [start, end) in UTF-16 units. */
export type Word = { stem: string; start: number; end: number };

/** Letters and digits; an abbreviation with its points, a number with its commas and a contraction are one word. */
const word =
  /(?:\p{L}\p{M}*\.){2,}(?:\p{L}\p{M}*(?![\p{L}\p{M}]))?|\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;

/** As a reader would type it on any keyboard: no case, no diacritics, ё as е; й stays, it is a letter of its own. */
const foldedWord = (text: string): string =>
  lowerCase(text)
    .normalize('NFKD')
    .replace(/и\u0306/g, 'й')
    .replace(/\p{M}/gu, '')
    .replace(/[əıøłđßæœ]/g, (letter) => plainLatin[letter] ?? letter)
    .replace(/['’ʼ]s$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Endings of case and number that begin with a consonant, in plain letters, the longest first. */
const azerbaijaniEnding = /(?:ndan|nden|nin|nun|dan|den|lar|ler|nda|nde|da|de|ya|ye|na|ne|ni|nu|si|su)$/;

/**
 * Azerbaijani by its beginning: endings off, then the first five letters. For Turkish, its near relative, that finds as well as a
 * dictionary does (Can et al., "Information retrieval on Turkish texts", JASIST 59:3, 2008).
 */
function stemAzerbaijani(folded: string): string {
  let stem = folded;
  for (let round = 0; round < 4; round += 1) {
    const cut = stem.replace(azerbaijaniEnding, '');
    if (cut === stem || cut.length < (/[dl]/.test(stem.charAt(cut.length)) ? 2 : 3)) break;
    stem = cut;
  }
  return stem.slice(0, 5);
}

const latin = /^[a-z]+$/;
const cyrillic = /^[а-я]+$/;

/** Words in another script than the language's are borrowed: Reuters in Russian copy, Известия in English. */
const stemOf = (folded: string, language: Language): string => {
  if (cyrillic.test(folded)) return stemRussian(folded);
  if (!latin.test(folded)) return folded;
  return language === 'az' ? stemAzerbaijani(folded) : stemEnglish(folded);
};

/** The longest word that is looked at; the index would keep no more of it. */
const longestWord = 60;

/** Words come again and again: what each came to, for as many as a newsroom uses in a while. */
const known: Record<Language, Map<string, string>> = { en: new Map(), az: new Map(), ru: new Map() };
const mostKnown = 20_000;

/** The stem of a word as it stands in a text; empty if there is nothing in it to compare. */
function stemAsWritten(written: string, language: Language): string {
  const stems = known[language];
  const before = stems.get(written);
  if (before !== undefined) return before;
  const folded = foldedWord(written);
  const stem = folded && stemOf(folded, language);
  if (stems.size >= mostKnown) stems.clear();
  stems.set(written, stem);
  return stem;
}

/** The words of a text, as it and a question about it are compared. */
export function wordsOf(text: string, language: Language): Word[] {
  return [...text.matchAll(word)].flatMap(({ 0: found, index }) => {
    const stem = stemAsWritten(found.slice(0, longestWord), language);
    return stem ? [{ stem, start: index, end: index + found.length }] : [];
  });
}

/** A text as the index reads it: stems between single spaces, with a space at both ends so that ` a b ` is a phrase of whole words. */
export const searchTextOf = (text: string, language: Language): string =>
  ` ${wordsOf(text, language)
    .map(({ stem }) => stem)
    .join(' ')} `;

/** What a reader asks for: all of these, each a word or a phrase of several, as stems. */
export type Asked = readonly (readonly string[])[];

/** How many words and phrases a question may have. */
export const mostWordsAsked = 12;

/** A question's words, and its phrases between quotation marks of any kind; in the order asked, each once. */
export function askedOf(question: string, language: Language): Asked {
  const pieces = [...question.matchAll(/["“”„«]([^"“”„«»]*)["“”»]|[^"“”„«»]+/g)];
  const asked = pieces.flatMap(({ 0: whole, 1: phrase }) => {
    const stems = wordsOf(phrase ?? whole, language).map(({ stem }) => stem);
    return phrase === undefined ? stems.map((stem) => [stem]) : stems.length > 0 ? [stems] : [];
  });
  const seen = new Set<string>();
  return asked.filter((each) => !seen.has(each.join(' ')) && seen.add(each.join(' ')));
}

/** Where in a text the words asked for stand; a phrase counts where it stands whole. */
export function placesOf(text: string, asked: Asked, language: Language): [number, number][] {
  const words = wordsOf(text, language);
  return words.flatMap((_, index): [number, number][] => {
    const found = asked
      .filter((stems) => stems.every((stem, offset) => words[index + offset]?.stem === stem))
      .sort((a, b) => b.length - a.length)[0];
    const [first, last] = [words[index], words[index + (found?.length ?? 1) - 1]];
    return found && first && last ? [[first.start, last.end]] : [];
  });
}
