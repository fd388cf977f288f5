import { isCapitals } from '../../dateline/datelineNames.ts';
import { hasBylinePrefix } from '../../byline.ts';
import { isMonth } from '../../times/calendarDay.ts';
import { isKnownAgency, isKnownCity } from '../../dateline/datelinePlaces.ts';
import { isAside, isOfFiling } from '../agencyLines.ts';
import { foldLetters, lowerCase } from '../../letters.ts';
import { isKickerWord, isRubricWord } from './kickers.ts';
import { isPersonName, isSignature } from '../people.ts';
import { listItem } from '../phrases.ts';
import { isOfficeWord, isServiceWord, serviceShare, stemsOf, wordsOf } from '../serviceWords.ts';

export const isInCyrillic = (text: string): boolean =>
  (text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) > (text.match(/\p{Script=Latin}/gu)?.length ?? 0);

/** “EU-summit-Ukraine-loan” */
const keywords = /^(?:\p{L}+ )?[¤*]? ?[^\s-]+(?:-[^\s-]+){2,}(?: ¤)?$/u;

/** “Культура”, “Hadisə”, “ENGLISH SERVICE”: what kind of text follows, or from whom. */
const isRubric = (text: string): boolean =>
  isKickerWord(text) ||
  isRubricWord(text) ||
  (wordsOf(text).length === 2 && isPersonName(text)) ||
  !/\p{Ll}{2}/u.test(text) ||
  serviceShare(text) > 0.5 ||
  isOfficeName(text) ||
  isSignature(text);

/** How a document is called: a verdict heads itself. */
const document =
  /^(?:приговор|решение|постановление|определение|указ|распоряжение|заявление|hökm|qərar|qərardad|fərman|sərəncam|bəyanat|verdict|judgment|ruling|decree|resolution)$/iu;
const digest = /(?<!\p{L})(?:in brief|digest|round-?up|briefing|дайджест|обзор|xülasə|icmal)(?!\p{L})/iu;

/** Azerbaijani headlines end in their verb. */
const verbAtEnd =
  /\p{Ll}{2}(?:[ıiuü]b(?:d[ıiuü]r|l[aə]r)?|[dt][ıiuü](?:l[aə]r)?|[aə]ca[qk](?:l[aə]r)?|əcək(?:l[aə]r)?|[ıiuü]r|m[aə][qk]d[aə]d[ıi]r)$/u;
/** Russian words that look like verbs: most headlines have one, no office has. */
const russianVerb = /\p{Ll}{2}(?:л[аои]?|[её]т|ют|ит|ят|ут|лся|лась|лись|ется|ются|ится)$/u;

/** “Министерство по чрезвычайным ситуациям”, “Embassy of the Kingdom of Norway”: an office and nothing that it does. */
export function isOfficeName(text: string): boolean {
  const words = wordsOf(text);
  if (words.length > 9 || !words.some(isOfficeWord)) return false;
  if (/\p{Script=Cyrillic}/u.test(text)) return !words.some((word) => russianVerb.test(lowerCase(word)));
  if (/[əığşöüç]/iu.test(text)) return !verbAtEnd.test(lowerCase(words.at(-1) ?? ''));
  const isAtEdge = [words[0], words.at(-1)].some((word) => word !== undefined && isOfficeWord(word));
  const isNoun = (word: string) => /^\p{Lu}/u.test(word) || /^(?:of|the|in|for|and|to|on)$/.test(word);
  return (
    isAtEdge && words.every(isNoun) && !words.slice(1, -1).some((word) => /[^s]s$/.test(word)) && !/[:?!]/.test(text)
  );
}

/** “MS EXAMPLE: …”, “Вопрос: …”, of a transcript. */
const speaker =
  /^(?:\p{Lu}[\p{Lu} .'-]{1,30}|Q|A|Question|Answer|Reporter|Вопрос|Ответ|Корреспондент|Журналист|Sual|Cavab|Müxbir): \S/u;
/** “VOLLEYBALL: SHAMAKHI TAKE CUP” is in capitals to its end. */
const speaks = (text: string): boolean => speaker.test(text) && !isCapitals(text);

/** “Jane Example, Political Editor”, “Тимур Абдуллаев, урбанист” */
const isSignedWithPost = (text: string): boolean =>
  text.length <= 100 && isPersonName(/^([^,–—]+?)(?:,| [–—]) \p{L}[^,.]*$/u.exec(text)?.[1] ?? '');

/** Whether a line is a name of so many words, as far as one can see. */
const isName = (text: string, words: readonly string[], sharedPart: number, count: number): boolean =>
  words.length === count && sharedPart < 0.5 && isPersonName(text) && !words.some(isKnownCity);

/** A line that may head the story, seen with the others and with the text. */
type HeadlineCandidate = {
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
  /** Whether it is the first line of the copy, or the last, and no other may be the headline. */
  isAlone: boolean;
  /** Whether somebody signs above it, below another line. */
  isBelowByline: boolean;
  isOnlyInCapitals: boolean;
  /** Whether another line says the same, this one in capitals. */
  isSaidAgain: boolean;
  isAmongSpeakers: boolean;
  /** Whether the text is. */
  isCyrillic: boolean;
  isTextInCapitals: boolean;
};

/** What speaks for or against a line as the headline: how strongly, and how much of it is there. */
const evidence: readonly (readonly [
  name: string,
  weight: number,
  of: (line: HeadlineCandidate) => number | boolean,
])[] = [
  ['speaks of what the text does', 0.8, ({ shared }) => Math.min(shared, 3)],
  ['has most words of the text', 1, ({ sharedPart }) => sharedPart],
  ['speaks of it not at all, as another does', -2, ({ shared, mostShared }) => shared === 0 && mostShared > 1],
  ['is the first', 1.1, ({ isFirst }) => isFirst],
  ['is one word', -3.5, ({ words }) => words.length < 2],
  ['stands alone where a headline belongs', 2.5, ({ text, isAlone }) => isAlone && !isRubric(text)],
  ['is the title of a document', 5, ({ text }) => document.test(text)],
  ['is the title of a digest', 1.7, ({ text, words }) => words.length > 2 && digest.test(text)],
  [
    'ends in what somebody did',
    0.8,
    ({ words }) => words.length > 1 && verbAtEnd.test((words.at(-1) ?? '').replace(/\.$/, '')),
  ],
  ['is the name of an office', -2.5, ({ text }) => isOfficeName(text)],
  [
    'is two or three words in capitals',
    -1.5,
    ({ text, words, isTextInCapitals }) =>
      words.length > 1 && words.length < 4 && isCapitals(text) && !isTextInCapitals,
  ],
  ['has a line-up or scorers in brackets', -2, ({ text }) => /\(\p{L}[^()]*\d/u.test(text)],
  ['names a file', -2, ({ text }) => /\.(?:docx?|txt|pdf|rtf|odt|jpe?g|html?)$/i.test(text)],
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
  ['has a clock or a day in figures', -2.5, ({ text }) => /\d{1,2}:\d{2}|\d[./-]\d{1,2}[./-]\d{2}/.test(text)],
  [
    'has a month and a year',
    -1,
    ({ words }) => words.some(isMonth) && words.some((word) => /^(?:19|20)\d\d$/.test(word)),
  ],
  [
    'has signs of machines',
    -1.5,
    ({ text }) => /[_|>›=~@{}<\\]| [/·] |\p{L}\.[a-z]{3,4}\b|https?:|\bv\d\b/u.test(text),
  ],
  ['has the number of a paper', -3, ({ text }) => /(?:№|\bNo\.?|\bID:?) ?\d|\d\/\d|^\d+$/.test(text)],
  [
    'ends as a sentence of the text',
    -3.5,
    ({ text, words, sharedPart, isFirst }) =>
      Number(/[.…]["”»’)]*$/.test(text)) *
      (isFirst && words.length < 5 && (sharedPart > 0.3 || verbAtEnd.test((words.at(-1) ?? '').replace(/\.$/, '')))
        ? 0.5
        : 1),
  ],
  ['leads to what is below', -2, ({ text }) => /[:,;]$/.test(text)],
  ['is what somebody says', -3, ({ text, isAmongSpeakers }) => isAmongSpeakers && speaks(text)],
  ['is a line of keywords', -3, ({ text }) => keywords.test(text)],
  ['is an item of a list', -1, ({ text }) => listItem.test(text) && !/^[–—]/.test(text)],
  [
    'names who signs',
    -2.5,
    ({ text, words, sharedPart }) => hasBylinePrefix(text) || isName(text, words, sharedPart, 2),
  ],
  ['is a byline', -3, ({ text }) => isSignature(text)],
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
  ['is said again in ordinary letters', -4, ({ isSaidAgain }) => isSaidAgain],
  ['stands in a block of short lines', -0.8, ({ block }) => block > 2],
];

/** `isSetOff`: a blank line stands below it and then no line of a page or a desk. */
export type Candidate = { index: number; text: string; block: number; isLast: boolean; isSetOff: boolean };

/** “By Ann Example”, “Тимур Абдуллаев, урбанист”, “Ann Example”: somebody signs. */
const signs = (text: string): boolean =>
  isSignature(text) ||
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

const isSaidAgain = (text: string, lines: readonly Candidate[]): boolean =>
  isCapitals(text) && lines.some((other) => !isCapitals(other.text) && foldLetters(other.text) === foldLetters(text));

/** How strongly each line that may be the headline speaks for it, best first; of equals the upper one. */
export function scoreLines(lines: readonly Candidate[], text: string): Scored[] {
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
  const speakers = [...lines.map((line) => line.text), ...text.split('\n')].filter(speaks).length;
  const inCapitals = lines.filter((line) => isCapitals(line.text)).length;
  return lines
    .map(({ index, text: words, block, isLast, isSetOff }, at): Scored => {
      const { own, shared } = shares[at] as (typeof shares)[number];
      const line: HeadlineCandidate = {
        text: words,
        words: wordsOf(words),
        shared,
        sharedPart: own === 0 ? 0 : shared / own,
        mostShared,
        block,
        isFirst: at === Math.max(first, 0),
        isLast,
        isAlone: lines.length === 1 && ((index === 0 && isSetOff) || isLast),
        isBelowByline: signed > 0 && at > signed,
        isAmongSpeakers: speakers > 1,
        isTextInCapitals: text !== '' && isCapitals(text),
        isCyrillic: isInCyrillic(text === '' ? words : text),
        isSaidAgain: isSaidAgain(words, lines),
        isOnlyInCapitals: isCapitals(words) && inCapitals < lines.length,
      };
      return { index, score: evidence.reduce((sum, [, weight, of]) => sum + weight * Number(of(line)), 0) };
    })
    .filter(({ score }, at) => score >= fewest || !isOnlyOfSender(lines[at]?.text ?? '', shares[at]?.shared ?? 0))
    .sort((a, b) => b.score - a.score || a.index - b.index);
}
