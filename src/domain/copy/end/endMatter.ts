import { isDuty, isStamp, isWireLine } from '../agencyLines.ts';
import { isCredit } from '../credits.ts';
import { isContact, isNoteHead, startsNote } from '../deskLines.ts';
import { isDictation } from '../dictation.ts';
import { belowText, endsSentence, type BelowText } from './endEvidence.ts';
import { agencyBelow, isAboutHead, isInitials, isSender, withCreditsApart, withoutAgencyBehind } from './endLines.ts';
import {
  addLine,
  keepAgency,
  keepByline,
  keepEmbargo,
  keepSection,
  keepWriter,
  takeCredit,
  takeLabel,
  takeTitle,
  type Desk,
} from '../matter.ts';
import { isLastWord, isLetter, wordsBelowStory } from '../formats/mail.ts';
import { isPersonName, writerIn } from '../people.ts';
import { endShare } from '../serviceWords.ts';
import { isAdvisory, isEmbargo, labelOf, type Label } from '../phrases.ts';
import { warn, type CopyByline, type Paragraph } from '../types.ts';

const endLabels: readonly Label[] = [
  'headline',
  'slugline',
  'byline',
  'section',
  'keywords',
  'priority',
  'language',
  'embargo',
  'note',
  'agency',
];
/** A story is signed and filed under a section in its last few lines, or not at all. */
const mostLines = 12;
const mostBelowByline = 5;
const mostNotes = 15;
const longestLoose = 60;
const longestBelowCredits = 160;
/** More lines that only may stand below are a list, or verse. */
const mostUnfinished = 3;

/** A short line with the look of a name or heading: it may be a byline or a section nobody knows. */
const isLoose = ({ text }: Paragraph): boolean =>
  text.length <= longestLoose &&
  /^[(/]?\p{Lu}[\p{L}\p{M} .'’&,-]*[\p{L}\p{M}.][)/]?$/u.test(text) &&
  !/[\p{L}\p{M}]{3}\.$/u.test(text);

/** The agency of the text: of its dateline, or of its headline. */
const sourceOf = ({ matter, own }: Desk): string | undefined => matter.dateline?.source ?? own;

type EndLine = { paragraph: Paragraph; byline?: CopyByline; section?: true; loose?: true; below?: 'surely' | 'likely' };

/** What a line at the end of the text is, or undefined when it is the text. */
function endLineOf(paragraph: Paragraph, isBelowEnd: boolean, isBelow: BelowText, desk: Desk): EndLine | undefined {
  if (desk.sectionNamed(paragraph.text) !== undefined) return { paragraph, section: true };
  const byline = desk.bylines.sure(paragraph.text);
  if (byline) return { paragraph, byline };
  const { text } = withoutAgencyBehind(paragraph.text, desk.matter.dateline?.source);
  const below = isBelow({ ...paragraph, text }, isBelowEnd);
  const loose = isLoose(paragraph);
  return loose || below ? { paragraph, ...(loose && { loose }), ...(below && { below }) } : undefined;
}

/** “Гулрух Мирзаева, УзА” → the name: an agency may stand behind it, by its letters. */
const names = (text: string): string[] =>
  text
    .replace(/^[(/](.*)[)/]$/, '$1')
    .replace(/, \p{Lu}\p{L}{0,4}\p{Lu}$/u, '')
    .split(/, | and | və | и | & /)
    .filter((name) => name !== '');

/** The topmost loose line that names people signs the story, if nobody else does. */
function signingLine(found: readonly EndLine[], desk: Desk): EndLine | undefined {
  if (desk.matter.byline || found.some(({ byline }) => byline)) return undefined;
  return found.find(
    ({ loose, paragraph }) =>
      loose && names(paragraph.text).every(isPersonName) && endShare(paragraph.text) === 0 && !isDuty(paragraph.text),
  );
}

/** How many words a section nobody knows may have: below a byline it can hardly be text, without one it may. */
const longestUnknownSection = { belowByline: 4, elsewhere: 1 };

/** A line below the text that nobody understands: the desk reads it, and is told. */
function keepBelow(desk: Desk, { text, line }: Paragraph): void {
  addLine(desk, 'notes', text, line);
  warn(desk, 'below-text', 'A line below the text was kept in the note to desks.', line);
}

/** Sorts the last lines into byline, section and, where nothing speaks for either, text. */
function keepEndLines(found: readonly EndLine[], isSetAside: boolean, desk: Desk): Paragraph[] {
  const signing = signingLine(found, desk);
  const signature = found.findIndex((line) => line === signing || line.byline !== undefined);
  let isSectionDue = desk.matter.sectionId === undefined && !found.some(({ section }) => section);
  const text: Paragraph[] = [];
  for (const [index, line] of found.entries()) {
    const { paragraph, byline, section } = line;
    const isBelow = signature >= 0 && index > signature;
    const mostWords = longestUnknownSection[isBelow ? 'belowByline' : 'elsewhere'];
    if (section) keepSection(desk, paragraph.text, paragraph.line, 'known section');
    else if (byline) keepByline(desk, byline, paragraph, 'byline at the end');
    else if (line === signing)
      keepByline(desk, desk.bylines.read(names(paragraph.text).join(', ')), paragraph, 'byline at the end');
    else if (line.below === 'surely' && isSetAside) keepBelow(desk, paragraph);
    else if (isSectionDue && paragraph.text.split(' ').length <= mostWords) {
      keepSection(desk, paragraph.text, paragraph.line, 'the end');
      isSectionDue = false;
    } else if (line.below && isSetAside) keepBelow(desk, paragraph);
    else text.push(paragraph);
  }
  return text;
}

/** Known authors may sign above a last note to readers. */
function withoutInnerByline(text: readonly Paragraph[], desk: Desk): Paragraph[] {
  const from = Math.max(1, text.length - mostBelowByline);
  const index = text.findIndex(
    ({ text: line }, at) => at >= from && (desk.bylines.sure(line)?.authorIds.length ?? 0) > 0,
  );
  const byline = text[index];
  if (desk.matter.byline || !byline) return [...text];
  keepByline(desk, desk.bylines.read(byline.text), byline, 'byline near the end');
  return text.filter((paragraph) => paragraph !== byline);
}

/** What is added below a mail speaks to the desk. */
const postscript = /^(?:P\.? ?S\.?|З\.? ?Ы\.?)(?=[\s:—–-])/;

/** “Notes to editors:” and all below it. */
function withoutNotes(paragraphs: readonly Paragraph[], desk: Desk): readonly Paragraph[] {
  const from = Math.max(1, paragraphs.length - mostNotes);
  const isOfLetter = isLetter(desk);
  const isHead = (text: string) =>
    isNoteHead(text) || startsNote(text) || (isOfLetter && (postscript.test(text) || isLastWord(text)));
  const head = paragraphs.findIndex(
    ({ text }, index) => index >= from && (isHead(text) || (index > 1 && isAboutHead(text))),
  );
  const start = head < 0 && isOfLetter ? wordsBelowStory(paragraphs) : head;
  if (start < 0) return paragraphs;
  for (const { text, line } of paragraphs.slice(start)) addLine(desk, 'notes', text, line);
  return paragraphs.slice(0, start);
}

function takeAgency(desk: Desk, { text, line }: Paragraph): void {
  const { agency, signer } = agencyBelow(text, sourceOf(desk)) ?? { agency: text };
  keepAgency(desk, agency, text, line);
  if (signer !== undefined && !desk.matter.byline)
    keepByline(desk, desk.bylines.read(signer), { text: signer, line }, 'named with the agency');
}

/** Lines below the text that are not for readers, and what becomes of each. */
const below: readonly (readonly [(text: string, desk: Desk) => boolean, (desk: Desk, paragraph: Paragraph) => void])[] =
  [
    [isEmbargo, (desk, { text, line }) => keepEmbargo(desk, text, line)],
    [isAdvisory, (desk, { text, line }) => addLine(desk, 'advisory', text, line)],
    [isStamp, (desk, { text, line }) => addLine(desk, 'printedOn', text, line)],
    [isDictation, (desk, { text, line }) => addLine(desk, 'wire', text, line)],
    [isWireLine, (desk, { text, line }) => addLine(desk, 'wire', text, line)],
    [
      (text, desk) => desk.matter.byline === undefined && writerIn(text) !== undefined,
      (desk, { text, line }) => keepWriter(desk, text, line),
    ],
    [isContact, (desk, { text, line }) => addLine(desk, 'contact', text, line)],
    [isSender, (desk, { text, line }) => addLine(desk, 'wire', text, line)],
    [(text, desk) => agencyBelow(text, sourceOf(desk)) !== undefined, takeAgency],
    [isInitials, (desk, { text, line }) => addLine(desk, 'wire', text, line)],
  ];

function takeBelow(desk: Desk, paragraph: Paragraph): boolean {
  const take = desk.bylines.sure(paragraph.text) ? undefined : below.find(([is]) => is(paragraph.text, desk))?.[1];
  take?.(desk, paragraph);
  return take !== undefined;
}

/** “Автор”, and whose name it is below: as with a colon. */
function withLabelsJoined(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const from = Math.max(2, paragraphs.length - mostLines);
  const isBare = (at: number): boolean => {
    const label = at < from ? undefined : labelOf(`${paragraphs[at]?.text.slice(0, 30)}:`);
    const next = paragraphs[at + 1]?.text ?? '';
    return (
      label?.value === '' &&
      (label.label === 'byline' || label.label === 'keywords') &&
      next.length <= longestLoose &&
      next !== '' &&
      !endsSentence(next)
    );
  };
  return paragraphs.flatMap((paragraph, index) =>
    isBare(index - 1)
      ? []
      : isBare(index)
        ? [{ ...paragraph, text: `${paragraph.text}: ${paragraphs[index + 1]?.text}` }]
        : [paragraph],
  );
}

/** The text without the agency and the initials behind its last sentence. */
function withoutAgencyAtEnd(text: Paragraph[], desk: Desk): Paragraph[] {
  const last = text.at(-1);
  if (!last) return text;
  const { text: words, agency } = withoutAgencyBehind(last.text, desk.matter.dateline?.source);
  desk.agency ??= agency;
  return [...text.slice(0, -1), { ...last, text: words }];
}

/**
 * Reads what stands below the text: the byline, the section, labels. Returns the paragraphs of the text. A loose line above
 * the byline is text; one below it is a section that nobody knows.
 */
export function readEndMatter(allParagraphs: readonly Paragraph[], desk: Desk): Paragraph[] {
  const found: EndLine[] = [];
  const paragraphs = withLabelsJoined(withCreditsApart(withoutNotes(allParagraphs, desk)));
  const credits = paragraphs.findIndex(
    ({ text }, index) => index >= Math.max(1, paragraphs.length - 5) && isCredit(text),
  );
  const isBelow = belowText(paragraphs, desk.matter.dateline?.source);
  const agency = paragraphs.findIndex(
    ({ text }, index) => index >= Math.max(2, paragraphs.length - 5) && agencyBelow(text, sourceOf(desk)) !== undefined,
  );
  let end = paragraphs.length;
  for (; end > 0 && paragraphs.length - end < mostLines; end -= 1) {
    const paragraph = paragraphs[end - 1] as Paragraph;
    if (
      takeCredit(desk, paragraph) ||
      takeLabel(desk, paragraph, endLabels) ||
      takeTitle(desk, paragraph) ||
      takeBelow(desk, paragraph)
    )
      continue;
    const isBelowEnd = agency >= 0 && end - 1 > agency;
    const line = endLineOf(paragraph, isBelowEnd, isBelow, desk);
    if (line) found.unshift(line);
    // Below the credits no text follows.
    else if (credits >= 0 && end - 1 > credits && paragraph.text.length <= longestBelowCredits)
      keepBelow(desk, paragraph);
    else break;
  }
  // “Signed:” and the organisations below it are text, and so is what would leave none.
  const sentences = paragraphs.slice(0, end).filter(({ text }) => endsSentence(text)).length;
  const isProse =
    sentences > 0 && sentences >= end / 2 && found.filter(({ below }) => below === 'likely').length <= mostUnfinished;
  const isOnly = end === 0 && found.every(({ loose }) => loose);
  const isList = /:$/.test(paragraphs[end - 1]?.text ?? '') && found.length > 1 && found.every(({ loose }) => loose);
  const loose = isList || isOnly ? found.map(({ paragraph }) => paragraph) : keepEndLines(found, isProse, desk);
  const text = withoutInnerByline([...paragraphs.slice(0, end), ...loose], desk);
  const signed = desk.signature?.find((line) => (desk.bylines.sure(line.text)?.authorIds.length ?? 0) > 0);
  if (signed && !desk.matter.byline) keepByline(desk, desk.bylines.read(signed.text), signed, 'signature of the mail');
  return withoutAgencyAtEnd(text, desk);
}

/** Says so when text goes on behind the mark that ends it: often it is a note to desks. */
export function warnOfTextAfterEnd(text: readonly Paragraph[], markedEnd: Paragraph | undefined, desk: Desk): void {
  const after = markedEnd && text.find(({ line }) => line >= markedEnd.line);
  if (after) warn(desk, 'text-after-end', 'Text follows the mark that ends the story; it was kept.', after.line);
}
