import { hasBylinePrefix } from '../../byline.ts';
import { parseDateline, type ParsedDateline } from '../../dateline/dateline.ts';
import { isKnownAgency, isKnownCity } from '../../dateline/datelinePlaces.ts';
import { foldLetters, lowerCase } from '../../letters.ts';
import { isAside, isCredited, isOfFiling, isStamp } from '../agencyLines.ts';
import { isInCyrillic } from './headlineEvidence.ts';
import { withLabelsSorted } from './frontLabels.ts';
import { agencyPrefix, takeHeadline, withoutMarks } from './headlineMarks.ts';
import { frontLineOf, takeSignersTitle } from './frontLines.ts';
import {
  frontLines,
  endsSentence,
  headlineAmong,
  mostLines,
  openingOf,
  ranks,
  type FrontLine,
  type Opening,
} from './headline.ts';
import { isRubricWord } from './kickers.ts';
import { isLetter } from '../formats/mail.ts';
import { mayBeKicker } from './letterhead.ts';
import { addLine, at, keep, keepByline, type Desk } from '../matter.ts';
import { isRole, signerIn, signerWithPost } from '../people.ts';
import { labelOf, listItem } from '../phrases.ts';
import { stemsOf, wordsOf } from '../serviceWords.ts';
import { isOfPage, textBelow } from '../textBelow.ts';
import { warn, type Paragraph } from '../types.ts';

const longestHeadline = 160;
const mostBelow = 12;

/** The agency as the newsroom spells it if it is the newsroom’s own. */
function keepDateline(desk: Desk, { dateline, form, signer }: ParsedDateline, line: number): void {
  const [agency] = desk.sources;
  const isHouse =
    agency !== undefined && dateline.source !== undefined && lowerCase(dateline.source) === lowerCase(agency);
  keep(desk, 'dateline', { ...dateline, ...(isHouse && { source: agency }) }, at(line, `${form} form`));
  if (dateline.place === undefined) warn(desk, 'no-place', 'The dateline names no place.', line);
  if (signer !== undefined && !desk.matter.byline)
    keepByline(desk, desk.bylines.read(signer), { text: signer, line }, 'named in the dateline');
}

/** A line above the headline that is none of the known kinds: a kicker if it looks like one, else for the desk to read. */
function keepAbove(desk: Desk, { text, line }: Paragraph, below: readonly Paragraph[]): void {
  if (!/\p{L}/u.test(text)) return addLine(desk, 'wire', text, line);
  if (isKnownCity(text)) return addLine(desk, 'notes', text, line);
  const name = signerWithPost(text);
  if (name !== undefined && !desk.matter.byline)
    return keepByline(desk, desk.bylines.read(name), { text: name, line }, 'above the headline');
  if (mayBeKicker({ text, line }, below) && !desk.matter.kicker) {
    return keep(desk, 'kicker', text.replace(/^#+ |:$/g, ''), at(line, 'above the headline'));
  }
  addLine(desk, 'notes', text, line);
  warn(desk, 'above-headline', 'A line above the headline was kept in the note to desks.', line);
}

/** “Transcribed by Sample · 24 Nov 2026 · 2 min”: a page tells when and how. */
const isStamped = (text: string): boolean =>
  text.split(/ [·•|] /).some((piece, _, all) => all.length > 1 && isStamp(piece));

/** The headline once more in another language's letters. */
const isForeign = (text: string, { matter: { headline } }: Desk): boolean =>
  headline !== undefined && isInCyrillic(text) !== isInCyrillic(headline.text);

/** What stands between the headline and the dateline: a byline of somebody unknown, or the standfirst. */
function keepBetween(desk: Desk, paragraph: Paragraph): void {
  const { text, line } = paragraph;
  const how = 'between headline and dateline';
  // “Arrests Silence Independent Media” is no name, though each of its words has a capital.
  const name = signerIn(text);
  if (name !== undefined && !desk.matter.byline) {
    return keepByline(desk, desk.bylines.read(name), { ...paragraph, text: name }, how);
  }
  // A caption, or what a page or an office sets below its headline.
  if (
    isCredited(text) ||
    isOfPage(text) ||
    isRubricWord(text) ||
    isRole(text) ||
    isForeign(text, desk) ||
    isStamped(text)
  ) {
    addLine(desk, 'notes', text, line);
    return warn(desk, 'below-headline', 'A line below the headline was kept in the note to desks.', line);
  }
  const { standfirst } = desk.matter;
  const words = text.replace(listItem, '').replace(/^#+ /, '');
  desk.matter.standfirst = standfirst === undefined ? words : `${standfirst}; ${words}`;
  desk.inferred.standfirst = { value: desk.matter.standfirst, from: at(line, how) };
}

/** Reads the lines above the text, in their order. */
function takeFront(lines: readonly FrontLine[], headline: number | undefined, desk: Desk): void {
  const paragraphs = lines.map(({ paragraph }) => paragraph);
  let isBelowByline = false;
  for (const [index, paragraph] of paragraphs.entries()) {
    const signed = desk.matter.byline;
    const take = frontLineOf(paragraph, desk);
    const isLabelled = labelOf(paragraph.text)?.label === 'headline';
    if (index === headline && !isLabelled) takeHeadline(desk, paragraph);
    else if (takeSignersTitle(desk, paragraph, isBelowByline)) continue;
    else if (take) take(desk, paragraph);
    else if (isAside(paragraph.text) && index !== headline) addLine(desk, 'notes', paragraph.text, paragraph.line);
    else if (isOfFiling(paragraph.text) && index !== headline) addLine(desk, 'notes', paragraph.text, paragraph.line);
    else if (headline !== undefined && index > headline) keepBetween(desk, paragraph);
    else if (desk.bylines.sure(paragraph.text)) {
      keepByline(desk, desk.bylines.read(paragraph.text), paragraph, 'byline at the top');
    } else keepAbove(desk, paragraph, paragraphs.slice(index + 1, (headline ?? -1) + 1));
    isBelowByline = desk.matter.byline !== signed;
  }
}

/** Below a dateline on a line of its own may stand who signs, for which agency: “By Ann Example – Trend:”. */
function belowDateline(paragraphs: readonly Paragraph[], desk: Desk): Paragraph[] {
  const text = paragraphs.findIndex((paragraph) => desk.bylines.sure(paragraph.text) === undefined);
  for (const signed of paragraphs.slice(0, Math.max(text, 0))) {
    keepByline(desk, desk.bylines.read(signed.text), signed, 'byline below the dateline');
  }
  return paragraphs.slice(Math.max(text, 0));
}

/** The agency behind a byline: “By Ann Example – Trend:”. */
const agencyBehind = (text: string | undefined): string | undefined => {
  const [, name = '', colon = ''] = / [–—-] ([^–—]{2,40}?)(:?)$/.exec(text?.slice(0, 160) ?? '') ?? [];
  return isKnownAgency(name) || (colon !== '' && hasBylinePrefix(text ?? '')) ? name : undefined;
};

/** The text as it begins with its dateline. */
function textFrom({ index, found }: Opening, paragraphs: readonly Paragraph[], desk: Desk): Paragraph[] {
  const first = paragraphs[index] as Paragraph;
  const rest = paragraphs.slice(index + 1);
  const source = found.dateline.source ?? (found.rest === '' ? agencyBehind(rest[0]?.text) : undefined);
  keepDateline(
    desk,
    { ...found, dateline: { ...found.dateline, ...(source !== undefined && { source }) } },
    first.line,
  );
  return found.rest === '' ? belowDateline(rest, desk) : [{ ...first, text: found.rest }, ...rest];
}

/** A headline that is labelled and stands below the text. */
const labelledBelow = (paragraphs: readonly Paragraph[], opening: number): Paragraph | undefined =>
  paragraphs.find(({ text }, index) => {
    const label = index > opening && index >= paragraphs.length - mostBelow ? labelOf(text) : undefined;
    return label?.label === 'headline' && label.value !== '';
  });

/** The headline of copy in which no line is one: the subject of its mail, or else a line too long to be any, to be refused. */
function keepOtherHeadline(desk: Desk, first: Paragraph | undefined): void {
  const { subject, proposed } = desk;
  if (proposed) takeHeadline(desk, proposed, 'proposed in the cover note');
  else if (subject) {
    takeHeadline(desk, subject, 'subject of the mail');
    warn(desk, 'headline-from-subject', 'The subject of the mail was taken for the headline.', subject.line);
  } else if (first && first.text.length > longestHeadline && !isLetter(desk))
    keep(desk, 'headline', first, at(first.line), first.text);
}

/** The one line above the dateline heads the story though it is a sentence, or two; unless the mail has a subject. */
function onlySentenceAbove(lines: readonly FrontLine[], desk: Desk): number | undefined {
  const others = lines.flatMap(({ isTaken, paragraph, rank }, index) =>
    isTaken || rank === ranks.aside ? [] : [{ index, paragraph }],
  );
  const [only] = others.filter(({ paragraph }) => endsSentence(paragraph.text));
  if (!only || others.length > 1 || desk.subject || only.paragraph.text.length > longestHeadline) return undefined;
  warn(desk, 'headline-unsure', 'The headline is a whole sentence: it may be of the text.', only.paragraph.line);
  return only.index;
}

const mostOfText = 8;
/** Whether the subject of a mail says what its text does: “copy”, “Text from Leyla” do not. */
function speaksOf(subject: string, paragraphs: readonly Paragraph[]): boolean {
  const own = [...stemsOf(withoutMarks(subject))];
  const text = stemsOf(
    paragraphs
      .slice(0, mostOfText)
      .map((paragraph) => paragraph.text)
      .join('\n'),
  );
  const shared = own.filter((stem) => text.has(stem)).length;
  return wordsOf(subject).length > 2 && (shared > 1 || (shared === 1 && own.length <= 3));
}

/** The agency of the first dateline of the copy that sets one off, or one before the headline that stands below the text too. */
function ownAgency(paragraphs: readonly Paragraph[], desk: Desk): string | undefined {
  for (const { text } of paragraphs.slice(0, mostLines)) {
    const found = parseDateline(text, desk);
    if (found?.dateline.source !== undefined && (found.dateline.place ?? found.dateline.date) !== undefined)
      return found.dateline.source;
  }
  const below = paragraphs.slice(-mostBelow).map(({ text }) => foldLetters(text));
  return paragraphs
    .slice(0, mostLines)
    .map(({ text }) => agencyPrefix.exec(text)?.[1])
    .find((name) => name !== undefined && below.includes(foldLetters(name)));
}

/**
 * Reads what stands above the text: slugline, labels, notices to desks, headline, byline, section, standfirst, dateline.
 * Returns the paragraphs of the text, the first one without its dateline.
 */
export function readFrontMatter(allParagraphs: readonly Paragraph[], desk: Desk): Paragraph[] {
  const paragraphs = withLabelsSorted(allParagraphs, desk);
  desk.own ??= ownAgency(paragraphs, desk);
  const lines = frontLines(paragraphs, desk);
  const opening = openingOf(lines, desk);
  const found = headlineAmong(lines, opening);
  if (desk.subject && !speaksOf(desk.subject.text, paragraphs)) desk.subject = undefined;
  const choice = found?.isWeak && (desk.subject || desk.proposed) ? undefined : found;
  const headline = choice?.index;
  const rival = lines[choice?.rival ?? -1]?.paragraph;
  if (rival) warn(desk, 'headline-unsure', `This line may be the headline as well: “${rival.text}”.`, rival.line);
  const below = headline === undefined ? labelledBelow(paragraphs, opening?.index ?? 0) : undefined;
  if (below) return readFrontMatter([below, ...paragraphs.filter((paragraph) => paragraph !== below)], desk);
  const isAbove = opening !== undefined && (headline === undefined || headline > opening.index);
  if (isAbove && opening.found.rest === '' && paragraphs.length > opening.index + 1) {
    // A dateline on the first line, above the headline.
    textFrom(opening, paragraphs, desk);
    return readFrontMatter([...paragraphs.slice(0, opening.index), ...paragraphs.slice(opening.index + 1)], desk);
  }
  if (opening) {
    const sentence = headline ?? onlySentenceAbove(lines.slice(0, opening.index), desk);
    takeFront(lines.slice(0, opening.index), sentence, desk);
    if (sentence === undefined)
      keepOtherHeadline(desk, lines.slice(0, opening.index).find(({ isTaken }) => !isTaken)?.paragraph);
    return textFrom(opening, paragraphs, desk);
  }
  const start = headline === undefined ? lines.findIndex(({ isTaken }) => !isTaken) : textBelow(lines, headline, desk);
  const end = start < 0 ? lines.length : start;
  takeFront(lines.slice(0, end), headline, desk);
  if (headline === undefined) keepOtherHeadline(desk, paragraphs[end]);
  return paragraphs.slice(end);
}
