import { parseDateline, type ParsedDateline } from '../../dateline/dateline.ts';
import { isKnownCity } from '../../dateline/datelinePlaces.ts';
import { isAside, isCredited, isOfFiling } from '../agencyLines.ts';
import { isContact } from '../deskLines.ts';
import { isKickerWord, kickerBefore } from './kickers.ts';
import { scoreLines, type Candidate as Weighed, type Scored } from './headlineEvidence.ts';
import { frontLineOf } from './frontLines.ts';
import { isMarkedHeadline, withoutMarks } from './headlineMarks.ts';
import { isLetterhead, isPostalAddress } from './letterhead.ts';
import type { Desk } from '../matter.ts';
import { isSignature } from '../people.ts';
import { isSlugline, labelOf, listItem } from '../phrases.ts';
import { serviceShare } from '../serviceWords.ts';
import { hasBylinePrefix } from '../../byline.ts';
import type { Paragraph } from '../types.ts';

const longestHeadline = 160;
const longestStandfirst = 300;
/** A dateline further down is not the story's. */
export const mostLines = 30;
/** A sentence of more words is text; of fewer it may be a headline that ends in a full stop. */
const mostWordsOfSentence = 6;

/**
 * How well a line can head a story: marked as its heading, as a line like any other, hardly, or not at all. What is said
 * aside or leads to what is below heads nothing either, be it the only line; but a story may have it above its text.
 */
export const ranks = { marked: 3, plain: 2, weak: 1, aside: 0.5, none: 0 } as const;
type Rank = (typeof ranks)[keyof typeof ranks];

const endsInStop = (text: string): boolean =>
  /[.…]["”»’)]*$/.test(text.slice(-4)) && !/(?:\b\p{Lu}|\.\p{L}{1,3})\.$/u.test(text.slice(-6));
export const endsSentence = (text: string): boolean => endsInStop(text) || /[!?]["”»’)]*$/.test(text.slice(-4));
const wordCount = (text: string): number => text.split(' ', 200).length;

/** “By Somebody Unknown” is a byline wherever a better line can head the story. */
const isUnknownByline = (text: string): boolean => hasBylinePrefix(text) && isSignature(text);

/** “x x x officials said.”: where a take goes on. */
const goesOn = /^(?:x x x|xxx|…|\.\.\.) ?\p{Ll}/u;

function rankOf({ text }: Paragraph): Rank {
  if (!/\p{L}/u.test(text) || text.length > longestHeadline || goesOn.test(text)) return ranks.none;
  // dpa marks its headlines with “=” at the end.
  if (/^# |\S =$/.test(text) || isMarkedHeadline(text)) return ranks.marked;
  // “EU-summit-Ukraine-loan” is a line of keywords before it is a headline.
  if (/^(?:\p{L}+ )?[¤*]? ?[^\s-]+(?:-[^\s-]+){2,}(?: ¤)?$/u.test(text)) return ranks.weak;
  const isFiled = isOfFiling(text) && !kickerBefore(text);
  if (isFiled || isCredited(text) || isAside(text) || /:$/.test(text) || isUnknownByline(text)) return ranks.aside;
  if (/[,;]$/.test(text) || isContact(text) || /https?:\/\/|www\./.test(text) || /^[*•‣▪◦>] /.test(text))
    return ranks.none;
  if (endsInStop(text) && wordCount(text) > mostWordsOfSentence) return ranks.none;
  return endsInStop(text) || (listItem.test(text) && !/^[–—]/.test(text)) ? ranks.weak : ranks.plain;
}

/** More than a headline that ends in a full stop. */
const isLongSentence = (text: string): boolean => endsSentence(text) && wordCount(text) > mostWordsOfSentence;

/** A paragraph of the text rather than a line above it. */
const isProse = ({ text }: Paragraph): boolean =>
  text.length > longestHeadline || (isLongSentence(text) && !listItem.test(text));

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
const opensText = ({ dateline, form, rest }: ParsedDateline, { text }: Paragraph): boolean =>
  form === 'slash' ||
  form === 'agency' ||
  dateline.date !== undefined ||
  text.length > longestHeadline ||
  (form === 'dash' && isLongSentence(rest));

/** The line below a city that opens the text is no headline. */
const canHead = (line: FrontLine | undefined): boolean => line !== undefined && line.rank >= ranks.plain;

export type Opening = { index: number; found: ParsedDateline };

/** “SIVEREK”: one word in capitals, of no service. */
const isNameInCapitals = (text: string): boolean =>
  /^\p{Lu}[\p{Lu}'’-]{3,}$/u.test(text) && serviceShare(text) === 0 && !isSlugline(text) && !isKickerWord(text);

/** “ANKARA” on a line of its own, below the headline and what stands with it; of a place nobody knows above text only. */
function cityAlone(lines: readonly FrontLine[], index: number): ParsedDateline | undefined {
  const [above, line, next] = [lines[index - 1], lines[index], lines[index + 1]];
  const text = line?.paragraph.text ?? '';
  const isBelow = above !== undefined && !canHead(next) && text === text.toUpperCase();
  const isHeaded = lines
    .slice(0, index)
    .some(({ rank, paragraph }) => rank >= ranks.plain && !isShouted(paragraph.text));
  const isOfUnknown = isHeaded && isNameInCapitals(text) && next !== undefined && isProse(next.paragraph);
  return isBelow && (isKnownCity(text) || isOfUnknown)
    ? { dateline: { place: text }, rest: '', form: 'dash' }
    : undefined;
}

/** “OZURNA: The envoy …”: a place nobody knows before text, below a headline. */
function cityInCapitals(lines: readonly FrontLine[], index: number): ParsedDateline | undefined {
  const text = lines[index]?.paragraph.text ?? '';
  const [frame = '', place = ''] = /^(\p{Lu}[\p{Lu} '’-]{4,25}): (?=["“«]?\p{Lu}\p{Ll})/u.exec(text.slice(0, 40)) ?? [];
  const rest = text.slice(frame.length);
  const isAlone = lines.filter(({ paragraph }) => /^\p{Lu}[\p{Lu} .'’-]{1,30}: /u.test(paragraph.text)).length === 1;
  const isOpening = isNameInCapitals(place) && isLongSentence(rest);
  return isAlone && isOpening && canHead(lines[index - 1]) ? { dateline: { place }, rest, form: 'colon' } : undefined;
}

const opened =
  /^(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?)\. (?:\((?:[Сс]об|[Нн]аш)\.? ?(?:инф|корр)\.?\) )?(?=\p{Lu}\p{L}* \p{L})/u;
/** “Ленкорань. Чаеводы …”: a city and a full stop, where not every paragraph begins so. */
function cityStopped(text: string, next: string | undefined): ParsedDateline | undefined {
  const found = opened.exec(text.slice(0, 60));
  const [frame = '', place = ''] = found ?? [];
  const rest = text.slice(frame.length);
  if (!isKnownCity(place) || wordCount(rest) <= mostWordsOfSentence || opened.test(next?.slice(0, 60) ?? ''))
    return undefined;
  return { dateline: { place }, rest, form: 'dash' };
}

const isShouted = (text: string): boolean => text === text.toUpperCase();
const longestLine = 100;

/** Whether a line is a dateline and the text behind it. */
const isOpeningText = ({ paragraph: { text } }: FrontLine, desk: Desk): boolean =>
  isLongSentence(parseDateline(text, desk)?.rest ?? '');

/** “Baku: Four dead in bus crash”, “FINAL - Approved by …”: no text follows the city, for a headline or the text stands below. */
function isLineAbove({ dateline, rest, form }: ParsedDateline, next: FrontLine | undefined, desk: Desk): boolean {
  if (rest === '' || rest.length > longestLine || endsSentence(rest) || next === undefined) return false;
  // “Reuters, November 24 - Bridge opens in May”, above “BAKU (Reuters) - The bridge …”.
  if (isOpeningText(next, desk)) return true;
  const isPlaceOnly = dateline.date === undefined && dateline.source === undefined;
  return isPlaceOnly && (canHead(next) || (form === 'colon' && isProse(next.paragraph)));
}

/** The paragraph whose dateline opens the text; at most one paragraph of prose, the standfirst, may stand above it. */
export function openingOf(lines: readonly FrontLine[], desk: Desk): Opening | undefined {
  let prose = 0;
  let isHeaded = false;
  for (const [index, { paragraph, isTaken, isHeadline, rank }] of lines.entries()) {
    const found = isHeadline
      ? undefined
      : (parseDateline(paragraph.text, desk) ??
        cityAlone(lines, index) ??
        cityInCapitals(lines, index) ??
        cityStopped(paragraph.text, lines[index + 1]?.paragraph.text));
    // “Baku, 26 November 2026” below a statement dates it; no text follows.
    const isLast = found?.rest === '' && index === lines.length - 1;
    const isLine = found !== undefined && isLineAbove(found, lines[index + 1], desk);
    if (found && !isTaken && !isLast && !isLine && (isHeaded || opensText(found, paragraph))) return { index, found };
    isHeaded ||= isHeadline || rank > ranks.none;
    if (isTaken || rank > ranks.weak) continue;
    if (paragraph.text.length > longestStandfirst) return undefined;
    if (isProse(paragraph)) prose += 1;
    if (prose > 1) return undefined;
  }
  return undefined;
}

/** Where the first paragraph of prose stands, of those from a line on; or the end. */
const proseFrom = (lines: readonly FrontLine[], from = 0): number => {
  const index = lines.findIndex(
    ({ paragraph, isTaken, rank }, at) => at >= from && !isTaken && rank < ranks.plain && isProse(paragraph),
  );
  return index < 0 ? lines.length : index;
};

/** Where the text begins: at its dateline, but a headline may yet stand below a dateline on a line of its own. */
function textStart(lines: readonly FrontLine[], opening: Opening | undefined): number {
  if (!opening) return proseFrom(lines);
  const prose = opening.found.rest === '' ? proseFrom(lines, opening.index + 1) : lines.length;
  return prose < lines.length ? prose : opening.index;
}

/** The first paragraphs of the text, which begins at a dateline or with the first prose. */
function textFrom(lines: readonly FrontLine[], end: number, opening: Opening | undefined): string {
  const first = opening?.index === end ? opening.found.rest : (lines[end]?.paragraph.text ?? '');
  return [first, ...lines.slice(end + 1, end + 4).map(({ paragraph }) => paragraph.text)].join('\n');
}

/** How many lines stand around each without a blank one between; 1 where the text itself is not set off by one. */
function blockAround(lines: readonly FrontLine[], index: number, end: number): number {
  const isJoined = (at: number): boolean =>
    lines[at]?.paragraph.line === (lines[at - 1]?.paragraph.line ?? Number.NaN) + 1;
  let first = index;
  while (first > 0 && isJoined(first)) first -= 1;
  let last = index;
  while (last < end && isJoined(last + 1)) last += 1;
  return last >= end ? 1 : last - first + 1;
}

const isSetOff = (lines: readonly FrontLine[], index: number): boolean => {
  const [line, next] = [lines[index], lines[index + 1]];
  return line !== undefined && next !== undefined && !next.isTaken && next.paragraph.line > line.paragraph.line + 1;
};

/** The line that heads the story, of those above the text, and the one that might as well. */
export type Choice = { index: number; rival?: number; isWeak?: boolean };

/** A line for which less speaks is no headline: better none than a wrong one. */
const fewestToHead = 0;
/** A text that begins in the middle of a sentence is the rest of another, which has the headline. */
const fewestToHeadRest = 4;

/** Where less speaks for a line, another may be meant. */
const sureScore = 1;
const correctionHead =
  /^(?:correction|clarification|düzəliş|dəqiqləşdirmə|исправление|уточнение|поправка): .{5,100}[^.!?…:;,]$/iu;
const earlierStory =
  /(?<!\p{L})(?:story|stories|article|report|item|сообщени\p{L}|материал\p{L}|заметк\p{L}|новост\p{L}|xəbər\p{L}*|məlumat\p{L}*|yazı\p{L}*|material\p{L}*)(?!\p{L})/iu;
const wasWrong =
  /(?<!\p{L})(?:erroneously|incorrectly|mistakenly|wrongly|in error|mis(?:spelled|identified|stated|quoted|attributed)|ошибочно|неверно|неправильно|неточно|ошибк\p{L}+|səhv\p{L}*|yanlış\p{L}*|qeyri-dəqiq)(?!\p{L})/iu;

/** “Correction: Port Fees story”, above a text that tells what was wrong in an earlier story: the correction is the story. */
function correctionAmong(lines: readonly FrontLine[], text: string): Choice | undefined {
  const [first = ''] = text.split('\n', 1);
  if (!earlierStory.test(first) || !wasWrong.test(first)) return undefined;
  const index = lines.findIndex(({ paragraph }) => correctionHead.test(paragraph.text));
  return index < 0 ? undefined : { index };
}

/** A smaller lead over the next line leaves a doubt. */
const sureLead = 1;

type Candidate = Weighed & { line: number };

/** The lines above the text that may head it. */
function candidatesAmong(lines: readonly FrontLine[], end: number, opening: Opening | undefined): Candidate[] {
  return lines.slice(0, end).flatMap(({ rank, paragraph: { text, line } }, index) =>
    rank < ranks.weak || index === opening?.index || isPostalAddressBelow(lines, index)
      ? []
      : [
          {
            index,
            line,
            text: kickerBefore(text)?.headline ?? withoutMarks(text),
            block: blockAround(lines, index, end),
            isLast: index === lines.length - 1,
            isSetOff: isSetOff(lines, index),
          },
        ],
  );
}

const isPostalAddressBelow = (lines: readonly FrontLine[], index: number): boolean => {
  const [above, below] = [lines[index]?.paragraph, lines[index + 1]?.paragraph];
  return above !== undefined && below?.line === above.line + 1 && isPostalAddress(below.text);
};

/** The candidates by how much speaks for them; a letterhead is none where a line below it can head the story. */
function rankAll(candidates: readonly Candidate[], lines: readonly FrontLine[], end: number, text: string): Scored[] {
  const below = (index: number) => lines.slice(index + 1, end).map(({ paragraph }) => paragraph);
  const others = candidates.filter((line) => !isLetterhead(line, below(line.index)));
  const found = others.length < candidates.length ? scoreLines(others, text) : [];
  return (found[0]?.score ?? 0) >= sureScore ? found : scoreLines(candidates, text);
}

/** The line marked as the headline. Where several are, they head parts, and the first heading of any kind heads the story. */
function markedAmong(lines: readonly FrontLine[], end: number): number {
  const marked = lines.findIndex(({ rank }) => rank === ranks.marked);
  const first = lines.findIndex(({ isTaken }) => !isTaken);
  const isOfParts = lines.filter(({ paragraph }) => /^# /.test(paragraph.text)).length > 1;
  if (isOfParts && first >= 0 && /^#{2,6} \S/.test(lines[first]?.paragraph.text ?? '')) return first;
  return marked < end ? marked : -1;
}

/** “Why has bread become dear?”, and directly below it the answer: the question heads the story, however little the text says of it. */
function questionAbove(best: Scored, candidates: readonly Candidate[]): Candidate | undefined {
  const [upper, lower] = candidates;
  const isPair = upper !== undefined && lower?.index === best.index && upper.line + 1 === lower.line && lower.isSetOff;
  return isPair && /\?["”»’)]*$/.test(upper.text) && wordCount(upper.text) > 2 ? upper : undefined;
}

/** The line that heads the story: labelled, or marked as its heading, or the one for which most speaks. */
export function headlineAmong(lines: readonly FrontLine[], opening: Opening | undefined): Choice | undefined {
  const labelled = lines.findIndex(({ isHeadline }) => isHeadline);
  if (labelled >= 0 && labelled < (opening?.index ?? lines.length)) return { index: labelled };
  const end = textStart(lines, opening);
  const marked = markedAmong(lines, end);
  if (marked >= 0) return { index: marked };
  const text = textFrom(lines, end, opening);
  const candidates = candidatesAmong(lines, end, opening);
  const [best, second] = rankAll(candidates, lines, end, text);
  if (!best) return correctionAmong(lines.slice(0, end), text);
  if (best.score < (goesOn.test(text) ? fewestToHeadRest : fewestToHead)) return undefined;
  const above = questionAbove(best, candidates);
  if (above) return { index: above.index, rival: best.index };
  const isUnsure = second !== undefined && best.score - second.score < sureLead;
  return { index: best.index, ...(isUnsure && { rival: second.index }), isWeak: best.score < sureScore };
}
