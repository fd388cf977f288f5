import { withoutEndMark } from './endLines.ts';
import type { Desk } from './matter.ts';
import { isLinksHead } from './pageLines.ts';
import { listItem } from './paragraphs.ts';
import { isButton, isFurniture, labelOf, markerOf } from './phrases.ts';
import { runningHeads } from './runningHeads.ts';
import { warn, type Paragraph } from './types.ts';

const longestLinked = 130;
const mostLinked = 8;
/** “Oxşar xəbərlər”, “Читайте также”: links to other stories stand below, to the next sentence. */
const isLinked = ({ text }: Paragraph, desk: Desk): boolean =>
  text.length <= longestLinked &&
  (listItem.test(text) || !/[.!?…:;,][)"”»’\]]*$/.test(text.slice(-6))) &&
  labelOf(text) === undefined &&
  markerOf(text) === undefined &&
  desk.sectionNamed(text) === undefined &&
  desk.bylines.sure(text) === undefined;

/** Whether a line beside a button is of the page too. */
const isPressed = (text = ''): boolean => text !== '' && (isButton(text) || isFurniture(text));

/** Drops page furniture and end marks wherever they stand alone, and notes where the text was said to end. */
export function withoutFurniture(paragraphs: readonly Paragraph[], desk: Desk): { copy: Paragraph[]; end?: number } {
  const copy: Paragraph[] = [];
  const dropped: Paragraph[] = [];
  let end: number | undefined;
  let linked = 0;
  const running = runningHeads(paragraphs);
  for (const [index, given] of paragraphs.entries()) {
    if (running.has(given.text)) {
      dropped.push(given);
      continue;
    }
    if (linked > 0 && isLinked(given, desk)) {
      linked -= 1;
      dropped.push(given);
      continue;
    }
    linked = isLinksHead(given.text) ? mostLinked : 0;
    const paragraph = { ...given, text: withoutEndMark(given.text) };
    const marker = markerOf(paragraph.text);
    const isButtons = isButton(paragraph.text) && [index - 1, index + 1].some((at) => isPressed(paragraphs[at]?.text));
    if (isFurniture(paragraph.text) || isButtons) dropped.push(paragraph);
    else if (marker === undefined) copy.push(paragraph);
    if (marker === 'more') warn(desk, 'more-to-come', 'The copy says that more follows.', paragraph.line);
    if (marker === 'end' || paragraph.text !== given.text) end ??= copy.length;
  }
  if (dropped.length > 0) {
    const lines = dropped.slice(0, 20).map(({ line }) => line);
    const from = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
    desk.inferred.furniture = { value: dropped.slice(0, 20).map(({ text }) => text), from };
  }
  return { copy, ...(end !== undefined && { end }) };
}
