import { isKnownAgency } from '../../dateline/datelinePlaces.ts';
import { foldLetters } from '../../letters.ts';
import { isRole } from '../people.ts';
import { listItem } from '../phrases.ts';
import { endShare, stemsOf, wordsOf } from '../serviceWords.ts';
import type { Paragraph } from '../types.ts';

/** Whether a line below a text ends as a sentence does, or leads on. */
export const endsSentence = (text: string): boolean => /[.!?…:;,][)"”»’\]]*$/.test(text.slice(-6));

/** “9376**2050”, “ARO/ARY // ARY.”, “xxde n1 a3”: signs for machines and desks. */
const isCode = (text: string): boolean =>
  text.length <= 60 &&
  (!/\p{L}{2}/u.test(text) ||
    (/[\d/*]/.test(text) &&
      (/[/*]/.test(text) || text.split(' ', 5).length < 4) &&
      text.split(/[\s/*.-]+/).every((word) => /^(?:\p{Lu}{0,5}|\p{Ll}{0,4}|\p{L}{0,4}\d+\p{L}?)$/u.test(word))));

/** Azerbaijani sentences end in their verb, with a full stop or without. */
const verbAtEnd =
  /\p{L}{2}(?:[ıiuü]b(?:d[ıiuü]r|l[aə]r)?|[dt][ıiuü](?:l[aə]r)?|[aə]ca[qk](?:l[aə]r)?|əcək(?:l[aə]r)?|[ıiuü]r|m[aə][qk]d[aə]d[ıi]r|d[ıiuü]r)$/u;

type EvidenceLine = {
  text: string;
  words: readonly string[];
  /** How many of its words' beginnings the text has. */
  shared: number;
  isSentence: boolean;
  isItem: boolean;
  /** Whether everything above is of whole sentences. */
  isBelowProse: boolean;
  isBelowEnd: boolean;
  source: string | undefined;
};

/** What speaks for and against a line of the last few being set below the text rather than of it: how strongly, and how much of it is there. */
const evidence: readonly (readonly [name: string, weight: number, of: (line: EvidenceLine) => number | boolean])[] = [
  [
    'has an address, a link or a channel',
    3,
    ({ text, isSentence }) =>
      Number(/\S@\S+\.\p{L}|(?<!\S)@\w{3,}|https?:|www\.|\bt\.me\//u.test(text)) / (isSentence ? 2 : 1),
  ],
  ['has signs of pages', 2.5, ({ text }) => /^[\p{So}\p{Sk}→↓]|[|→]|\b(?:Ctrl|Alt|Enter|QR)\b/u.test(text)],
  ['is a code', 4, ({ text }) => isCode(text)],
  ['names a part and who had it', 3, ({ text }) => isRole(text)],
  ['is of words of services', 4, ({ text }) => endShare(text)],
  [
    'begins with the agency',
    1,
    ({ words: [first = ''], source }) =>
      isKnownAgency(first) || (source !== undefined && foldLetters(first) === foldLetters(source)),
  ],
  ['is no sentence', 1, ({ isSentence }) => !isSentence],
  ['is no sentence where all above are', 0.8, ({ isSentence, isBelowProse }) => !isSentence && isBelowProse],
  ['is of few words', 0.7, ({ words }) => words.length <= 8],
  ['speaks of nothing the text speaks of', 0.7, ({ shared }) => shared === 0],
  ['stands below the end', 2, ({ isBelowEnd }) => isBelowEnd],
  ['is a sentence', -1, ({ isSentence }) => isSentence],
  ['is a long line', -1.2, ({ words }) => words.length > 12],
  ['speaks of what the text does', -0.7, ({ shared }) => Math.min(shared, 3)],
  [
    'ends in what somebody did',
    -1.5,
    ({ words }) => words.length > 2 && verbAtEnd.test((words.at(-1) ?? '').replace(/\P{L}+$/u, '')),
  ],
  ['is speech, or an item', -3, ({ text, isItem }) => isItem || /^[“”«»"„>#(—–-]/.test(text)],
];

/** From this on a line is set aside; from the other beyond doubt. */
const enough = 3;
const sure = 4.5;
const longest = 300;

export type BelowText = (paragraph: Paragraph, isBelowEnd: boolean) => 'surely' | 'likely' | undefined;

/** Tells of each of a text's last lines whether it stands below it. `source` is the agency of its dateline. */
export function belowText(paragraphs: readonly Paragraph[], source: string | undefined): BelowText {
  const sentences = [...paragraphs.slice(0, 8), ...paragraphs.slice(8).slice(-12)].filter(
    ({ text }) => endsSentence(text) && text.split(' ', 9).length > 6,
  );
  const stems = sentences.map(({ text, line }) => ({ line, stems: stemsOf(text) }));
  // How many paragraphs from the first on are whole sentences.
  const unfinished = paragraphs.findIndex(({ text }) => !endsSentence(text) && !/^\d{1,2}[:.]\d{2}$/.test(text));
  const isLedTo = /:$/.test(paragraphs[unfinished - 1]?.text ?? '');
  const proseEnd = isLedTo ? 0 : unfinished < 0 ? paragraphs.length : unfinished;
  return ({ text, line }, isBelowEnd) => {
    if (text.length > longest) return undefined;
    const own = [...stemsOf(text)];
    const others = stems.filter((other) => other.line !== line);
    const seen: EvidenceLine = {
      text,
      words: wordsOf(text),
      shared: own.filter((stem) => others.some((other) => other.stems.has(stem))).length,
      isSentence: endsSentence(text),
      isItem: listItem.test(text),
      isBelowProse: proseEnd > 1 && line > (paragraphs[proseEnd - 1]?.line ?? 0),
      isBelowEnd,
      source,
    };
    const score = evidence.reduce((sum, [, weight, of]) => sum + weight * Number(of(seen)), 0);
    return score >= sure ? 'surely' : score >= enough ? 'likely' : undefined;
  };
}
