import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';
import { lowerCase, plainLatin } from './letters.ts';
import type { Language } from './languages.ts';

/**
 * A word of a text: what it is compared by, and where it stands, [start, end) in UTF-16 units. `also` is a second stem, of a word that may be
 * a Russian surname; `joined` is what it makes with the words that hyphens join to it: “Coca-Cola” is “cocacola” too.
 */
export type Word = { stem: string; also?: string; joined?: { stem: string; end: number }; start: number; end: number };

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

/** Surnames in -ов and -ев in all their cases and both genders; bare, they look like a plural: депутатов, Алиев. */
const surname = /^([а-я]{2,}(?:ов|ев))(?:а|у|е|ы|ым|ом|ой|ых|ыми)?$/;
/** Surnames in -ян in all their cases; -яна looks like a participle. */
const armenianSurname = /^([а-я]{2,}ян)(?:а|у|ом|е|ы|ов|ам|ами|ах)?$/;

/** The stem of a word as a surname if it may be one and its stem is another. */
function surnameStemOf(folded: string, stem: string): string | undefined {
  const found = (surname.exec(folded) ?? armenianSurname.exec(folded))?.[1];
  return found !== undefined && found !== stem ? found : undefined;
}

/** Endings of case that Azerbaijani puts behind a hyphen: BMT-yə, NATO-nun, 2026-cı; in plain letters. */
const hyphenEnding =
  /^(?:n?[iu]n|[ny]?[ae]|[ny]?[iu]|s[iu]|[dt][ae]n?|n?d[ae]n?|l[ae]r(?:i|in|a|e|da|de|dan|den)?|c[iu])$/;
const hyphens = /^[-‐‑]$/;

/** The longest word that is looked at; the index would keep no more of it. */
const longestWord = 60;

/** Words come again and again: what each came to, for as many as a newsroom uses in a while. */
type Stems = { folded: string; stem: string; also?: string };
const known: Record<Language, Map<string, Stems>> = { en: new Map(), az: new Map(), ru: new Map() };
const mostKnown = 20_000;

/** The stems of a word as it stands in a text; empty if there is nothing in it to compare. */
function stemsAsWritten(token: string, language: Language): Stems {
  const stems = known[language];
  const before = stems.get(token);
  if (before !== undefined) return before;
  const folded = foldedWord(token);
  const stem = folded && stemOf(folded, language);
  const also = surnameStemOf(folded, stem);
  const found = { folded, stem, ...(also && { also }) };
  if (stems.size >= mostKnown) stems.clear();
  stems.set(token, found);
  return found;
}

/** Puts what hyphens join onto the first word of it; an ending behind a hyphen goes to the word before. */
function joinHyphened(words: readonly (Word & { folded: string })[], text: string, language: Language): Word[] {
  const found: Word[] = [];
  let first: { word: Word; folded: string } | undefined;
  for (const { folded, ...each } of words) {
    const last = found.at(-1);
    const isJoined = last !== undefined && hyphens.test(text.slice(last.end, each.start));
    if (isJoined && language === 'az' && hyphenEnding.test(folded)) {
      last.end = each.end;
      continue;
    }
    if (!isJoined || !first) first = { word: each, folded };
    else {
      first.folded += folded;
      first.word.joined = { stem: stemOf(first.folded.slice(0, longestWord), language), end: each.end };
    }
    found.push(each);
  }
  return found;
}

/** The words of a text, as it and a question about it are compared. */
export function wordsOf(text: string, language: Language): Word[] {
  const words = [...text.matchAll(word)].flatMap(({ 0: found, index }) => {
    const stems = stemsAsWritten(found.slice(0, longestWord), language);
    return stems.stem ? [{ ...stems, start: index, end: index + found.length }] : [];
  });
  return joinHyphened(words, text, language);
}

/**
 * A text as the index reads it: stems between single spaces, with a space at both ends so that ` a b ` is a phrase of whole words. What
 * words may be besides, surnames and what hyphens join, stands behind them all.
 */
export function searchTextOf(text: string, language: Language): string {
  const words = wordsOf(text, language);
  const besides = words.flatMap(({ also, joined }) => [also, joined?.stem]).filter((stem) => stem !== undefined);
  return ` ${[...words.map(({ stem }) => stem), ...new Set(besides)].join(' ')} `;
}

/** What a reader asks for: all of these, each a word or a phrase of several, as stems. */
export type SearchTerms = readonly (readonly string[])[];

/** How many words and phrases a question may have. */
export const mostWordsAsked = 12;

type Piece = { words: Word[]; isPhrase: boolean };

const piecesOf = (question: string, language: Language): Piece[] =>
  [...question.matchAll(/["“”„«]([^"“”„«»]*)["“”»]|[^"“”„«»]+/g)].map(({ 0: whole, 1: phrase }) => ({
    words: wordsOf(phrase ?? whole, language),
    isPhrase: phrase !== undefined,
  }));

function once(terms: SearchTerms): SearchTerms {
  const seen = new Set<string>();
  return terms.filter((each) => !seen.has(each.join(' ')) && seen.add(each.join(' ')));
}

/** A question's words, and its phrases between quotation marks of any kind; in the order asked, each once. */
export const termsOf = (question: string, language: Language): SearchTerms =>
  once(
    piecesOf(question, language).flatMap(({ words, isPhrase }) => {
      const stems = words.map(({ stem }) => stem);
      return isPhrase ? (stems.length > 0 ? [stems] : []) : stems.map((stem) => [stem]);
    }),
  );

/** The words of a piece as they may be meant besides: as surnames, and with what hyphens join as one word. */
function besidesOf(words: readonly Word[]): string[] {
  const stems: string[] = [];
  let joinedTo = -1;
  for (const { stem, also, joined, end } of words) {
    if (end <= joinedTo) continue;
    if (joined) joinedTo = joined.end;
    stems.push(joined?.stem ?? also ?? stem);
  }
  return stems;
}

/** The same question as it may be meant besides; undefined if it has one meaning. Phrases mean what they say. */
export function otherTermsOf(question: string, language: Language): SearchTerms | undefined {
  const plain = termsOf(question, language);
  const besides = once(
    piecesOf(question, language).flatMap(({ words, isPhrase }) => {
      if (isPhrase) return words.length > 0 ? [words.map(({ stem }) => stem)] : [];
      return besidesOf(words).map((stem) => [stem]);
    }),
  );
  return JSON.stringify(besides) === JSON.stringify(plain) ? undefined : besides;
}

const isOf = (word: Word | undefined, stem: string): boolean => word?.stem === stem || word?.also === stem;

/** Where in a text the words asked for stand; a phrase counts where it stands whole. */
export function placesOf(text: string, terms: SearchTerms, language: Language): [number, number][] {
  const words = wordsOf(text, language);
  return words.flatMap((first, index): [number, number][] => {
    const { joined } = first;
    if (joined && terms.some(([stem, ...more]) => more.length === 0 && stem === joined.stem))
      return [[first.start, joined.end]];
    const found = terms
      .filter((stems) => stems.every((stem, offset) => isOf(words[index + offset], stem)))
      .sort((a, b) => b.length - a.length)[0];
    const last = words[index + (found?.length ?? 1) - 1];
    return found && last ? [[first.start, last.end]] : [];
  });
}

/** A piece of a text and the [start, end) of words found in it, in UTF-16 units. */
export type Snippet = { snippet: string; marks: [number, number][] };

const longest = 220;
const before = 60;
/** Of a text with more places than this, the first ones have to do. */
const mostPlaces = 200;

/** The next edge between words at or after `from`, and the last one at or before `to`. */
function betweenWords(text: string, from: number, to: number): [number, number] {
  const start = from <= 0 ? 0 : text.indexOf(' ', from) + 1;
  if (to >= text.length) return [start, text.length];
  const end = text.lastIndexOf(' ', to);
  return [start, end > start ? end : to];
}

/** The stretch of the text with most of the words asked for, or its beginning where there are none. */
export function snippetOf(text: string, terms: SearchTerms, language: Language): Snippet {
  const flat = text.replace(/\s+/g, ' ').trim();
  const places = placesOf(flat, terms, language).slice(0, mostPlaces);
  const within = (start: number): number =>
    places.filter(([from, to]) => from >= start && to <= start + longest - before).length;
  const best = places.reduce((most, [start]) => (within(start) > within(most) ? start : most), places[0]?.[0] ?? 0);
  const [start, end] = betweenWords(flat, best - before, Math.max(0, best - before) + longest);
  const lead = start > 0 ? '… ' : '';
  const marks = places
    .filter(([from, to]) => from >= start && to <= end)
    .map(([from, to]): [number, number] => [from - start + lead.length, to - start + lead.length]);
  return { snippet: `${lead}${flat.slice(start, end)}${end < flat.length ? ' …' : ''}`, marks };
}
