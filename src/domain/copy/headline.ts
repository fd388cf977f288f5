import { parseDateline, type ParsedDateline } from '../dateline/dateline.ts';
import { isKnownCity } from '../dateline/datelinePlaces.ts';
import { isAside, isContact, isKicker, isLetterhead, isOfFiling } from './agencyLines.ts';
import { frontLineOf } from './frontLines.ts';
import { lowerCase } from '../letters.ts';
import type { Desk } from './matter.ts';
import { listItem } from './paragraphs.ts';
import { isPersonName } from './people.ts';
import { labelOf } from './phrases.ts';
import { hasBylinePrefix, withoutBylinePrefix } from '../byline.ts';
import type { Paragraph } from './types.ts';

const longestHeadline = 160;
const longestStandfirst = 300;
/** A dateline further down is not the story's. */
const mostLines = 30;
/** A sentence of more words is text; of fewer it may be a headline that ends in a full stop. */
const mostWordsOfSentence = 6;

/** How well a line can head a story: marked as its heading, as a line like any other, only for want of a better one, or not at all. */
export const ranks = { marked: 3, plain: 2, weak: 1, none: 0 } as const;
type Rank = (typeof ranks)[keyof typeof ranks];

const endsInStop = (text: string): boolean =>
  /[.…]["”»’)]*$/.test(text.slice(-4)) && !/(?:\b\p{Lu}|\.\p{L}{1,3})\.$/u.test(text.slice(-6));
export const endsSentence = (text: string): boolean => endsInStop(text) || /[!?]["”»’)]*$/.test(text.slice(-4));
const wordCount = (text: string): number => text.split(' ', 200).length;

/** “By Somebody Unknown” is a byline wherever a better line can head the story. */
const isUnknownByline = (text: string): boolean =>
  text.length <= longestHeadline && hasBylinePrefix(text) && isPersonName(withoutBylinePrefix(text));

/** “Road reopens (headline)”. */
export const markedHeadline = / [([](?:headline|title|hed|заголовок|başlıq)[)\]]$/i;

function rankOf({ text }: Paragraph): Rank {
  if (!/\p{L}/u.test(text) || text.length > longestHeadline) return ranks.none;
  // dpa marks its headlines with “=” at the end.
  if (/^# |\S =$/.test(text) || markedHeadline.test(text)) return ranks.marked;
  // “EU-summit-Ukraine-loan” is a line of keywords before it is a headline.
  if (/^(?:\p{L}+ )?[¤*]? ?[^\s-]+(?:-[^\s-]+){2,}(?: ¤)?$/u.test(text)) return ranks.weak;
  if (isOfFiling(text) || isAside(text)) return ranks.weak;
  if (/[,;]$/.test(text) || isContact(text) || /https?:\/\/|www\./.test(text) || /^[*•‣▪◦>] /.test(text))
    return ranks.none;
  if (endsInStop(text) && wordCount(text) > mostWordsOfSentence) return ranks.none;
  return /:$/.test(text) || endsInStop(text) || (listItem.test(text) && !/^[–—]/.test(text)) || isUnknownByline(text)
    ? ranks.weak
    : ranks.plain;
}

/** A paragraph of the text rather than a line above it. */
const isProse = ({ text }: Paragraph): boolean =>
  text.length > longestHeadline ||
  (endsSentence(text) && wordCount(text) > mostWordsOfSentence && !listItem.test(text));

export type FrontLine = { paragraph: Paragraph; isTaken: boolean; isHeadline: boolean; rank: Rank };

/** The lines that may stand above the text, as far as one has to look. */
export function frontLines(paragraphs: readonly Paragraph[], desk: Desk): FrontLine[] {
  return paragraphs.slice(0, mostLines).map((paragraph) => {
    const isTaken = frontLineOf(paragraph, desk) !== undefined;
    const isHeadline = labelOf(paragraph.text)?.label === 'headline';
    return { paragraph, isTaken, isHeadline, rank: isTaken ? ranks.none : rankOf(paragraph) };
  });
}

/** Lines that open a story rather than head it, beyond doubt. */
const opensText = ({ dateline, form }: ParsedDateline, { text }: Paragraph): boolean =>
  form === 'slash' || form === 'agency' || dateline.date !== undefined || text.length > longestHeadline;

export type Opening = { index: number; found: ParsedDateline };

/** “ANKARA” on a line of its own, below the headline. */
const cityAlone = (text: string, isBelow: boolean): ParsedDateline | undefined =>
  isBelow && text === text.toUpperCase() && isKnownCity(text)
    ? { dateline: { place: text }, rest: '', form: 'dash' }
    : undefined;

/** The paragraph whose dateline opens the text; at most one paragraph of prose, the standfirst, may stand above it. */
export function openingOf(lines: readonly FrontLine[], desk: Desk): Opening | undefined {
  let prose = 0;
  let isHeaded = false;
  for (const [index, { paragraph, isTaken, isHeadline, rank }] of lines.entries()) {
    const found = isHeadline
      ? undefined
      : (parseDateline(paragraph.text, desk) ?? cityAlone(paragraph.text, index > 0));
    // “Baku, 26 November 2026” below a statement dates it; no text follows.
    const isLast = found?.rest === '' && index === lines.length - 1;
    if (found && !isTaken && !isLast && (isHeaded || opensText(found, paragraph))) return { index, found };
    isHeaded ||= isHeadline || rank > ranks.none;
    if (isTaken || rank > ranks.weak) continue;
    if (paragraph.text.length > longestStandfirst) return undefined;
    if (isProse(paragraph)) prose += 1;
    if (prose > 1) return undefined;
  }
  return undefined;
}

/** Where the first paragraph of prose stands, or the end. */
const proseFrom = (lines: readonly FrontLine[]): number => {
  const index = lines.findIndex(({ paragraph, isTaken, rank }) => !isTaken && rank < ranks.plain && isProse(paragraph));
  return index < 0 ? lines.length : index;
};

/** The beginnings of a text's longer words, by which a headline and its text are known to be about one thing. */
const stemsOf = (text: string): Set<string> =>
  new Set((lowerCase(text.slice(0, 600)).match(/\p{L}{5,}/gu) ?? []).map((word) => word.slice(0, 5)));

/** How many of a line's longer words the text has too, and which part of the line's that is. */
function sharedWith(text: string): (line: string) => { count: number; part: number } {
  const stems = stemsOf(text);
  return (line) => {
    const own = stemsOf(line);
    const count = [...own].filter((stem) => stems.has(stem)).length;
    return { count, part: own.size === 0 ? 0 : count / own.size };
  };
}

/** The line that shares its words with the text where the first shares few or none: above the headline anything may stand. */
function speakingOf<Line extends { text: string }>(lines: readonly Line[], text: string): Line | undefined {
  const sharedBy = sharedWith(text);
  if (!lines[0] || sharedBy(lines[0].text).part > 0.25) return undefined;
  return lines.find((line) => sharedBy(line.text).count > 1 && sharedBy(line.text).part > 0.35);
}

/** “FIRE AT REFINERY” above “No one was hurt, the company says”: three words that the text speaks of more than the line below does. */
function headsRather(first: string, second: string, text: string): boolean {
  const sharedBy = sharedWith(text);
  return wordCount(first) > 2 && sharedBy(first).part >= 0.5 && sharedBy(first).part > sharedBy(second).part;
}

/** The first paragraph of the text, which begins at a dateline or with the first prose. */
function textBelow(lines: readonly FrontLine[], end: number, opening: Opening | undefined): string {
  const text = opening ? opening.found.rest : lines[end]?.paragraph.text;
  return text || (lines[end + 1]?.paragraph.text ?? '');
}

/** Where the letterhead above a headline ends: below the last “PRESS RELEASE” or telephone number under which a line can head the story. */
function letterheadEnd(lines: readonly FrontLine[]): number {
  const lastPlain = lines.findLastIndex(({ rank }) => rank >= ranks.plain);
  const last = lines.slice(0, Math.max(lastPlain, 0)).findLastIndex(({ paragraph: { text } }) => isLetterhead(text));
  return last + 1;
}

/**
 * The line that heads the story, of those above the text: the best, and of equals the first, unless it is a kicker or only
 * one below it speaks of what the text does.
 */
export function headlineAmong(lines: readonly FrontLine[], opening: Opening | undefined): number | undefined {
  const labelled = lines.findIndex(({ isHeadline }) => isHeadline);
  if (labelled >= 0 && labelled < (opening?.index ?? lines.length)) return labelled;
  const end = opening?.index ?? proseFrom(lines);
  const start = letterheadEnd(lines.slice(0, end));
  const above = lines.slice(start, end);
  const best = Math.max(ranks.none, ...above.map(({ rank }) => rank));
  if (best === ranks.none) return undefined;
  const candidates = above.flatMap(({ rank, paragraph }, index) =>
    rank === best ? [{ index: start + index, text: paragraph.text }] : [],
  );
  const [first, second] = candidates;
  const text = textBelow(lines, end, opening);
  if (first && second && isKicker(first.text, second.text) && !headsRather(first.text, second.text, text))
    return second.index;
  return (speakingOf(candidates, text) ?? first)?.index;
}
