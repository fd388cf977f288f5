import { hasBylinePrefix, withoutBylinePrefix } from '../byline.ts';
import { isMonth } from '../calendarDay.ts';
import { isKnownAgency, isKnownCity } from '../dateline/datelinePlaces.ts';
import { isAside, isOfFiling } from './agencyLines.ts';
import { isPersonName } from './people.ts';
import { listItem } from './paragraphs.ts';
import { isServiceWord, serviceShare, stemsOf, wordsOf } from './serviceWords.ts';

const isInCapitals = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);

const isInCyrillic = (text: string): boolean =>
  (text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) > (text.match(/\p{Script=Latin}/gu)?.length ?? 0);

/** “EU-summit-Ukraine-loan” */
const keywords = /^(?:\p{L}+ )?[¤*]? ?[^\s-]+(?:-[^\s-]+){2,}(?: ¤)?$/u;

/** “MS EXAMPLE: …”, of a transcript. */
const speaker = /^\p{Lu}[\p{Lu} .'-]{1,30}: \S/u;

/** “Jane Example, Political Editor”, “Тимур Абдуллаев, урбанист” */
const isSignedWithPost = (text: string): boolean =>
  text.length <= 100 && isPersonName(/^([^,]+), \p{L}[^,.]*$/u.exec(text)?.[1] ?? '');

/** Whether a line is a name of so many words, as far as one can see. */
const isName = (text: string, words: readonly string[], sharedPart: number, count: number): boolean =>
  words.length === count && sharedPart < 0.5 && isPersonName(text) && !words.some(isKnownCity);

/** A line that may head the story, seen with the others and with the text. */
type Line = {
  text: string;
  words: readonly string[];
  shared: number;
  sharedPart: number;
  /** What the line that shares most with the text shares. */
  mostShared: number;
  /** How many lines in a row, without a blank one, it stands in. */
  block: number;
  isFirst: boolean;
  /** Whether nothing stands below it. */
  isLast: boolean;
  /** Whether somebody signs above it, below another line. */
  isBelowByline: boolean;
  isOnlyInCapitals: boolean;
  isAmongSpeakers: boolean;
  /** Whether the text is. */
  isCyrillic: boolean;
};

/** What speaks for or against a line as the headline: how strongly, and how much of it is there. */
const evidence: readonly (readonly [name: string, weight: number, of: (line: Line) => number | boolean])[] = [
  ['speaks of what the text does', 0.8, ({ shared }) => Math.min(shared, 3)],
  ['has most words of the text', 1, ({ sharedPart }) => sharedPart],
  ['speaks of it not at all, as another does', -2, ({ shared, mostShared }) => shared === 0 && mostShared > 1],
  ['is the first', 1.1, ({ isFirst }) => isFirst],
  ['is one word', -2.5, ({ words }) => words.length < 2],
  ['is two words', -1, ({ words }) => words.length === 2],
  ['is of a headline’s length', 0.5, ({ words }) => words.length >= 4 && words.length <= 16],
  ['has small words as a sentence has', 0.6, ({ words }) => words.filter((word) => /^\p{Ll}/u.test(word)).length > 1],
  ['alone is in capitals', -1.2, ({ isOnlyInCapitals, sharedPart }) => isOnlyInCapitals && sharedPart < 0.5],
  ['is of words of services', -4, ({ text }) => serviceShare(text)],
  ['begins with such a word', -1.2, ({ words: [first = ''] }) => isServiceWord(first)],
  [
    'is in other letters than the text',
    -1.5,
    ({ text, isCyrillic }) => /\p{L}/u.test(text) && isInCyrillic(text) !== isCyrillic,
  ],
  ['says how it was filed, or an aside', -2, ({ text }) => isOfFiling(text) || isAside(text)],
  ['has a clock or a day in figures', -2, ({ text }) => /\d{1,2}:\d{2}|\d[./-]\d{1,2}[./-]\d{2}/.test(text)],
  [
    'has a month and a year',
    -1.5,
    ({ words }) => words.some(isMonth) && words.some((word) => /^(?:19|20)\d\d$/.test(word)),
  ],
  [
    'has signs of machines',
    -1.5,
    ({ text }) => /[_|>›=~@{}<\\]| [/·] |\p{L}\.[a-z]{3,4}\b|https?:|\bv\d\b/u.test(text),
  ],
  ['has the number of a paper', -3, ({ text }) => /(?:№|\bNo\.?|\bID:?) ?\d|\d\/\d|^\d+$/.test(text)],
  ['ends as a sentence of the text', -3.5, ({ text }) => /[.…]["”»’)]*$/.test(text)],
  ['leads to what is below', -2, ({ text }) => /[:,;]$/.test(text)],
  ['is what somebody says', -3, ({ text, isAmongSpeakers }) => isAmongSpeakers && speaker.test(text)],
  ['is a line of keywords', -3, ({ text }) => keywords.test(text)],
  ['is an item of a list', -1, ({ text }) => listItem.test(text) && !/^[–—]/.test(text)],
  [
    'names who signs',
    -2.5,
    ({ text, words, sharedPart }) => hasBylinePrefix(text) || isName(text, words, sharedPart, 2),
  ],
  ['is a byline', -3, ({ text }) => hasBylinePrefix(text) && isPersonName(withoutBylinePrefix(text))],
  ['may name who signs', -1.2, ({ text, words, sharedPart }) => isName(text, words, sharedPart, 3)],
  ['names a person and a post', -1, ({ text }) => isSignedWithPost(text)],
  [
    'names an agency or a place alone',
    -2,
    ({ text }) => isKnownAgency(text) || text.split(', ').every((part) => isKnownCity(part)),
  ],
  ['stands below who signs', -1.5, ({ isBelowByline }) => isBelowByline],
  ['is of two sentences', -0.8, ({ text }) => /\p{Ll}[.!?…] \p{Lu}/u.test(text)],
  ['has nothing below it', -1.5, ({ isLast, isFirst }) => isLast && !isFirst],
  ['stands in a block of short lines', -0.8, ({ block }) => block > 2],
];

export type Candidate = { index: number; text: string; block: number; isLast: boolean };

/** “By Ann Example”, “Тимур Абдуллаев, урбанист”, “Ann Example”: somebody signs. */
const signs = (text: string): boolean =>
  (hasBylinePrefix(text) && isPersonName(withoutBylinePrefix(text))) ||
  isSignedWithPost(text) ||
  (wordsOf(text).length === 2 && isPersonName(text) && serviceShare(text) === 0 && !wordsOf(text).some(isKnownCity));
export type Scored = { index: number; score: number };

/** A line that pages, desks and offices set above a headline. */
const isOfPageAbove = (text: string): boolean =>
  isOfFiling(text) || isAside(text) || signs(text) || serviceShare(text) > 0.5 || wordsOf(text).length < 2;

/** A line with less heads nothing if it only says who writes, or what office. */
const fewest = 0;
const isOnlyOfSender = (text: string, shared: number): boolean =>
  signs(text) ||
  (shared === 0 && serviceShare(text) > 0.5) ||
  (wordsOf(text).length === 1 && isServiceWord(wordsOf(text)[0] ?? ''));

/** How strongly each line that may be the headline speaks for it, best first; of equals the upper one. */
export function scored(lines: readonly Candidate[], text: string): Scored[] {
  const stems = stemsOf(text);
  const shares = lines.map((line) => {
    const own = [...stemsOf(line.text)];
    return { own: own.length, shared: own.filter((stem) => stems.has(stem)).length };
  });
  const mostShared = Math.max(
    0,
    ...shares.filter((_, at) => !signs(lines[at]?.text ?? '')).map(({ shared }) => shared),
  );
  const first = lines.findIndex((line) => !isOfPageAbove(line.text));
  const signed = lines.findIndex((line, at) => at > 0 && signs(line.text));
  const speakers = [...lines.map((line) => line.text), ...text.split('\n')].filter((line) => speaker.test(line)).length;
  const inCapitals = lines.filter((line) => isInCapitals(line.text)).length;
  return lines
    .map(({ index, text: words, block, isLast }, at): Scored => {
      const { own, shared } = shares[at] as (typeof shares)[number];
      const line: Line = {
        text: words,
        words: wordsOf(words),
        shared,
        sharedPart: own === 0 ? 0 : shared / own,
        mostShared,
        block,
        isFirst: at === Math.max(first, 0),
        isLast,
        isBelowByline: signed > 0 && at > signed,
        isAmongSpeakers: speakers > 1,
        isCyrillic: isInCyrillic(text === '' ? words : text),
        isOnlyInCapitals: isInCapitals(words) && inCapitals < lines.length,
      };
      return { index, score: evidence.reduce((sum, [, weight, of]) => sum + weight * Number(of(line)), 0) };
    })
    .filter(({ score }, at) => score >= fewest || !isOnlyOfSender(lines[at]?.text ?? '', shares[at]?.shared ?? 0))
    .sort((a, b) => b.score - a.score || a.index - b.index);
}
