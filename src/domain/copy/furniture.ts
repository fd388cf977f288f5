import { isCredit } from './credits.ts';
import { endsSentence } from './end/endEvidence.ts';
import { withoutEndMark } from './end/endLines.ts';
import { at, keep, type Desk } from './matter.ts';
import { isLinksHead } from './pageLines.ts';
import { isButton, isFurniture, labelOf, listItem, markerOf } from './phrases.ts';
import { takesOf } from './takes.ts';
import { warn, type Paragraph } from './types.ts';

const longestLinked = 130;
const mostLinked = 8;
/** “Oxşar xəbərlər”, “Читайте также”: links to other stories stand below, to the next sentence. */
const isLinked = ({ text }: Paragraph, desk: Desk): boolean =>
  text.length <= longestLinked &&
  (listItem.test(text) || !endsSentence(text)) &&
  labelOf(text) === undefined &&
  markerOf(text) === undefined &&
  desk.sectionNamed(text) === undefined &&
  desk.bylines.sure(text) === undefined;

const longestHead = 80;
const shortestProse = 80;
const isProse = ({ text }: Paragraph): boolean => text.length >= shortestProse && endsSentence(text);

/**
 * The lines that a paper prints on each of its pages: they stand above the text and, in the same words, between its
 * paragraphs. None, if no other line would be left above the text.
 */
function runningHeads(paragraphs: readonly Paragraph[]): ReadonlySet<string> {
  const first = paragraphs.findIndex(isProse);
  const last = paragraphs.findLastIndex(isProse);
  const isHead = ({ text }: Paragraph): boolean =>
    text.length <= longestHead && !endsSentence(text) && /\p{L}{3}/u.test(text);
  const above = paragraphs.slice(0, Math.max(first, 0)).filter(isHead);
  const within = new Set(paragraphs.slice(first + 1, Math.max(last, 0)).map(({ text }) => text));
  const heads = new Set(above.map(({ text }) => text).filter((text) => within.has(text)));
  return heads.size < above.length ? heads : new Set();
}

/** Whether a line beside a button is of the page too. */
const isPressed = (text = ''): boolean => text !== '' && (isButton(text) || isFurniture(text));

/** Drops page furniture and end marks wherever they stand alone, and notes where the text was said to end. */
export function withoutFurniture(paragraphs: readonly Paragraph[], desk: Desk): { copy: Paragraph[]; end?: number } {
  const copy: Paragraph[] = [];
  const dropped: Paragraph[] = [];
  let end: number | undefined;
  let linked = 0;
  const running = runningHeads(paragraphs);
  const takes = takesOf(paragraphs);
  if (takes.slug) keep(desk, 'slugline', takes.slug.text, at(takes.slug.line, 'heads the first take'));
  for (const [index, original] of paragraphs.entries()) {
    if (running.has(original.text) || takes.heads.has(original)) {
      dropped.push(original);
      continue;
    }
    if (linked > 0 && isLinked(original, desk)) {
      linked -= 1;
      dropped.push(original);
      continue;
    }
    linked = isLinksHead(original.text) ? mostLinked : 0;
    const paragraph = { ...original, text: withoutEndMark(original.text) };
    const marker = markerOf(paragraph.text);
    const isButtons = isButton(paragraph.text) && [index - 1, index + 1].some((at) => isPressed(paragraphs[at]?.text));
    if ((isFurniture(paragraph.text) && !isCredit(paragraph.text)) || isButtons) dropped.push(paragraph);
    else if (marker === undefined) copy.push(paragraph);
    if (marker === 'more') warn(desk, 'more-to-come', 'The copy says that more follows.', paragraph.line);
    if (marker === 'end' || paragraph.text !== original.text) end ??= copy.length;
  }
  if (dropped.length > 0) {
    const lines = dropped.slice(0, 20).map(({ line }) => line);
    const from = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
    desk.inferred.furniture = { value: dropped.slice(0, 20).map(({ text }) => text), from };
  }
  return { copy, ...(end !== undefined && { end }) };
}
