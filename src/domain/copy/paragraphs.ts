import { hasBylinePrefix, isTitle } from '../byline.ts';
import { parseDateline } from '../dateline/dateline.ts';
import { isCapitals } from '../dateline/datelineNames.ts';
import { isOfFiling, isStamp, isWireLine } from './agencyLines.ts';
import { isCredit } from './credits.ts';
import { isNote, startsNote } from './deskLines.ts';
import { isDictation } from './dictation.ts';
import { isAdvisory, isEmbargo, isFurniture, isSlugline, labelOf, listItem, markerOf } from './phrases.ts';
import { takeLineSlug, wireHeaderOf } from './takes.ts';
import type { CopyLine, Paragraph } from './types.ts';

/** Wires wrap at about 70 columns; no wrapped line is longer than this, no full one shorter than that. */
const longestWrapped = 100;
const shortestFull = 40;

const endsSentence = (text: string): boolean => /[.!?…:;]["'”’»)\]]*$/.test(text.slice(-6));

/** “By Ann Example, Energy Correspondent”: nothing follows on the next line. */
const isBylineWithDuty = (text: string): boolean => hasBylinePrefix(text) && isTitle(text);

/** A line that is something by itself, so that the next one does not continue it. */
const isComplete = (text: string): boolean =>
  isFurniture(text) ||
  markerOf(text) !== undefined ||
  isSlugline(text) ||
  isEmbargo(text) ||
  isAdvisory(text) ||
  labelOf(text) !== undefined ||
  (text.length <= 120 &&
    (isWireLine(text) ||
      isBylineWithDuty(text) ||
      isStamp(text) ||
      isNote(text) ||
      isDictation(text) ||
      takeLineSlug(text) !== undefined ||
      wireHeaderOf(text) !== undefined));

/** A line, and whether it is something by itself: asked once, for it takes many forms. */
type Row = CopyLine & { standsAlone: boolean };

/** A line that begins a paragraph though the line above is full. */
function isOpening({ text, standsAlone }: Row, above: string, isInList: boolean): boolean {
  // A dash or a number may as well have come to stand at the start of a line by the wrapping.
  if (listItem.test(text) || /^[—–-]/.test(text)) return isInList || /^[*•‣▪◦]/.test(text) || endsSentence(above);
  // A rule is never the end of a line.
  if (!/[\p{L}\d]/u.test(text)) return true;
  const isShouted = text === text.toUpperCase() && above !== above.toUpperCase() && /\p{Lu}{4}/u.test(text);
  if (startsNote(text) || isStamp(text) || isCredit(text) || (isFurniture(text) && /[:©|]/.test(text))) return true;
  if (/^[a-z]{2,4}(?:[-/][a-z]{2,4})+$/.test(text)) return true;
  if (standsAlone) return endsSentence(above) || isShouted || labelOf(text) !== undefined;
  // “FOTOLAR” below a headline in small letters.
  if (isShouted && /^\p{Lu}+$/u.test(text) && !/\p{Ll}-$|[,–—-]$/u.test(above)) return true;
  return (
    /^(?:[>#]|\*\S|\d{1,2}:\d{2}(?::\d{2})? |\d{1,2}[./]\d{1,2}[./]\d{2,4}[ ,|])/.test(text) ||
    isOfFiling(text) ||
    (text.length < 60 && hasBylinePrefix(text)) ||
    parseDateline(text) !== undefined
  );
}

/** The line the headline must be on: the first that is nothing else. */
const headlineRow = (rows: readonly Row[]): number =>
  rows.findIndex(({ text, standsAlone }) => text !== '' && !standsAlone);

/** The width at which the copy is wrapped, or undefined when each line is a paragraph of its own. */
function widthOf(lines: readonly Row[]): number | undefined {
  const headline = headlineRow(lines);
  const broken = lines.filter((line, index) => {
    const isFollowed = (lines[index + 1]?.text ?? '') !== '';
    return isFollowed && index !== headline && line.text.length >= shortestFull && !line.standsAlone;
  });
  const wrapped = broken.filter((line) => line.text.length <= longestWrapped);
  if (wrapped.length === 0 || wrapped.length < broken.length * 0.9) return undefined;
  // Whole paragraphs on lines of their own: the short lines below each other are something else.
  if (lines.filter(({ text }) => text.length > longestWrapped).length >= wrapped.length) return undefined;
  // Where most lines end a sentence, a line is a paragraph, be it ever so short.
  const widest = Math.max(...wrapped.slice(0, 2_000).map(({ text }) => text.length));
  const full = wrapped.filter(({ text }) => text.length >= widest * 0.6);
  if (full.filter((line) => endsSentence(line.text)).length >= full.length * 0.5) return undefined;
  const filled = lines.filter(({ text, standsAlone }, index) => {
    return index !== headline && !standsAlone && text.length <= longestWrapped;
  });
  return filled.reduce((width, line) => Math.max(width, line.text.length), 0);
}

/** “Energy”: a word with a capital and without an end, as rubrics are. */
const isLabelLike = (text: string): boolean => /^\p{Lu}[\p{L}-]*$/u.test(text);

/** A dateline opens text: its line goes on below until a sentence ends. */
const isOpenText = ({ text }: CopyLine): boolean => !endsSentence(text) && (parseDateline(text)?.rest ?? '') !== '';

const goesOnBelow = (above: Row, below: Row): boolean =>
  above.text !== '' && !above.standsAlone && !below.standsAlone && isOpenText(above);

/** Whether the break between two lines was only made because the line was full. */
function isWrap(above: Row, below: Row, width: number, isInList: boolean): boolean {
  const isFull = above.text.length >= Math.max(shortestFull, width * 0.6);
  if (!isFull || above.standsAlone || isOpening(below, above.text, isInList)) return false;
  // A line that ends a sentence was not full if the next word had still fitted.
  const next = below.text.split(' ', 1)[0] ?? '';
  const hasFitted = above.text.length + 1 + next.length <= width;
  if (hasFitted && (endsSentence(above.text) || isLabelLike(below.text))) return false;
  return isInList || below.indent < 2 || below.indent <= above.indent;
}

/** Above the text, where headlines stand. */
const mostAbove = 30;

const isInCapitals = (text: string): boolean => isCapitals(text) && text.split(' ', 4).length > 2;

/** A headline in capitals on two lines between blank ones, below a line of the page. */
const isPairInCapitals = (rows: readonly Row[], index: number): boolean => {
  const [before, above, below, after] = [rows[index - 2], rows[index - 1], rows[index], rows[index + 1]];
  const isShouted = (row: Row | undefined) => isCapitals(row?.text ?? '');
  return (
    index < mostAbove &&
    above !== undefined &&
    below !== undefined &&
    before?.text === '' &&
    after?.text === '' &&
    !above.standsAlone &&
    !below.standsAlone &&
    isShouted(above) &&
    isShouted(below) &&
    above.text.split(' ').length > 2 &&
    !/[.!?…:]$/.test(above.text) &&
    !isOpening(below, above.text, false)
  );
};

/** The second line of a headline in capitals, however short the first is. */
const goesOnInCapitals = (above: Row, below: Row): boolean =>
  isInCapitals(above.text) && isInCapitals(below.text) && !below.standsAlone && !isOpening(below, above.text, false);

const isBroken = (above: string, below: string): boolean => /\p{L}-$/u.test(above.slice(-3)) && /^\p{Ll}/u.test(below);
const lastWord = /[\p{L}\p{M}-]+$/u;
const firstWord = /^[\p{L}\p{M}]+/u;

/** Whether the copy breaks words at the ends of its lines, as a scanned page does: one of them stands elsewhere in one piece. */
function breaksWords(lines: readonly Row[]): boolean {
  let words: ReadonlySet<string> | undefined;
  return lines.some(({ text }, index) => {
    const below = lines[index + 1]?.text ?? '';
    if (!isBroken(text, below)) return false;
    words ??= new Set(lines.flatMap((line) => line.text.match(/[\p{L}\p{M}]{5,}/gu) ?? []));
    return words.has((lastWord.exec(text.slice(-60))?.[0].slice(0, -1) ?? '') + (firstWord.exec(below)?.[0] ?? ''));
  });
}

const shortHeadline = 90;

/** A line that begins with a small letter goes on with the headline above it, however short that is. */
const goesOnInSmall = (group: readonly CopyLine[], above: Row, below: Row): boolean =>
  group.length < 3 &&
  /^[\p{Lu}\d"“«]/u.test(group[0]?.text ?? '') &&
  /^\p{Ll}/u.test(below.text) &&
  !/[.!?…:;,]$/.test(above.text) &&
  above.text.length >= 20 &&
  !above.standsAlone &&
  !below.standsAlone &&
  !isOpening(below, above.text, false);

/** “Growers expect a record:” and, directly below, what it leads to: one headline in two lines. */
const leadsOn = (above: Row, below: Row, next: Row | undefined): boolean =>
  /[\p{L}\d»”"][:,]$|[\p{L}\d] [–—-]$/u.test(above.text.slice(-4)) &&
  above.text.split(' ', 4).length > 2 &&
  above.text.length <= shortHeadline &&
  below.text.length <= shortHeadline &&
  !above.standsAlone &&
  !below.standsAlone &&
  !/[.…]$/.test(below.text) &&
  (next === undefined || next.text === '') &&
  !isOpening(below, above.text, false);

/** Lines as one text: “well-” and “known” are one word, in copy that breaks words “re-” and “pairs” too; any other break was a space. */
function joinLines(lines: readonly CopyLine[], isWordBreak: boolean): string {
  const pieces = lines.map(({ text }, index) => {
    const below = lines[index + 1]?.text;
    if (below === undefined) return text;
    if (!/\p{L}-$/u.test(text.slice(-3)) || !/^\p{L}/u.test(below)) return `${text} `;
    return isWordBreak && isBroken(text, below) ? text.slice(0, -1) : text;
  });
  return pieces.join('');
}

/**
 * Paragraphs: a blank line always separates two. A line end within them is a space where the copy is hard-wrapped, else it
 * separates too. In wrapped copy an indent begins a paragraph, and a headline takes no more than three lines.
 */
export function paragraphsOf(copyLines: readonly CopyLine[]): Paragraph[] {
  const lines = copyLines.map((line): Row => ({ ...line, standsAlone: line.text !== '' && isComplete(line.text) }));
  const width = widthOf(lines);
  const headline = headlineRow(lines);
  const headlineEnd = lines.findIndex(({ text }, index) => index > headline && text === '');
  const isLoneHeadline = headlineEnd - headline <= 3 && headlineEnd >= 0;
  const isWordBreak = breaksWords(lines);
  const groups: CopyLine[][] = [];
  for (const [index, line] of lines.entries()) {
    if (line.text === '') continue;
    const above = lines[index - 1];
    const group = groups.at(-1);
    const isInList = listItem.test(group?.[0]?.text ?? '');
    // “UPDATED” below the headline is not its second line.
    const mayFollow = index - 1 !== headline || (isLoneHeadline && !line.standsAlone);
    const mayContinue = width !== undefined && above && above.text !== '' && mayFollow;
    const isHeadline = index > 0 && index - 1 === headline && above !== undefined && goesOnInCapitals(above, line);
    const isLowered = group && above && above.text !== '' && index < mostAbove && goesOnInSmall(group, above, line);
    const isGoingOn = above !== undefined && index - 1 !== headline && goesOnBelow(above, line);
    const isLed = index > 0 && index - 1 === headline && above !== undefined && leadsOn(above, line, lines[index + 1]);
    if (
      group &&
      (isLed ||
        isGoingOn ||
        isLowered ||
        isHeadline ||
        isPairInCapitals(lines, index) ||
        (mayContinue && isWrap(above, line, width, isInList)))
    )
      group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({
    text: joinLines(group, isWordBreak),
    line: group[0]?.number ?? 1,
  }));
}
