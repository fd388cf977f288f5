import { anchorAt, type Anchor } from '../../domain/anchors/anchors.ts';
import { noText, type StoryPart } from '../../domain/anchors/texts.ts';

/** A block of the text by its id, or a line by the name of its field, and the element that shows it, behind `skip` characters of others. */
export type ShownBlock = { id: string; element: HTMLElement; skip?: number };

/** By what a block or line is called on the page. */
export const idOf = ({ blockId, field }: StoryPart): string => blockId ?? field;

type Piece = { node: Node; length: number };

const isOwnText = (element: Element): boolean => !element.matches('ul, ol, br, [data-lexical-decorator]');

/** What an element shows of its block's own text, in order; what is no text counts as one character, as in the stored body. */
function* piecesOf(element: Node): Generator<Piece> {
  for (const node of element.childNodes) {
    if (node instanceof Text) yield { node, length: node.data.length };
    else if (node instanceof Element && isOwnText(node)) yield* piecesOf(node);
    else if (node instanceof Element) yield { node, length: 1 };
  }
}

/** How many characters of the block stand before a point of the page. */
function offsetOf(element: HTMLElement, container: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(container, offset);
  let count = 0;
  for (const { node, length } of piecesOf(element)) {
    if (node === container) return count + offset;
    if (before.comparePoint(node, 0) > 0) return count;
    count += length;
  }
  return count;
}

/** The characters of a block as a range of the page; undefined where it does not show so many. */
export function rangeIn({ element, skip = 0 }: ShownBlock, from: number, to: number): Range | undefined {
  const range = document.createRange();
  let at = -skip;
  let isBegun = false;
  for (const { node, length } of piecesOf(element)) {
    const end = at + length;
    if (!isBegun && from < end) {
      isBegun = true;
      if (node instanceof Text) range.setStart(node, from - at);
      else range.setStartBefore(node);
    }
    if (isBegun && to <= end) {
      if (node instanceof Text) range.setEnd(node, to - at);
      else range.setEndAfter(node);
      return range;
    }
    at = end;
  }
  return undefined;
}

/** Without the spaces at its ends: a double click takes one along. */
function anchorOf(part: StoryPart, from: number, to: number): Anchor | undefined {
  const words = part.text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const end = start + words.trim().length;
  return end > start ? anchorAt(part, start, end) : undefined;
}

/** The innermost block that holds a point: an item of a list within another has a block of its own. */
const blockAt = (blocks: readonly ShownBlock[], node: Node): ShownBlock | undefined =>
  blocks
    .filter(({ element }) => element.contains(node))
    .reduce<ShownBlock | undefined>(
      (best, each) => (!best || best.element.contains(each.element) ? each : best),
      undefined,
    );

/** The selected words of the text; of a selection over several blocks, those in the first. */
export function anchorInText(range: Range, blocks: readonly ShownBlock[], parts: readonly StoryPart[]) {
  const block = blockAt(blocks, range.startContainer);
  const part = block && parts.find((each) => idOf(each) === block.id);
  if (!block || !part) return undefined;
  const { element, skip = 0 } = block;
  const from = Math.max(0, offsetOf(element, range.startContainer, range.startOffset) - skip);
  const isInside = element.contains(range.endContainer);
  const to = isInside ? offsetOf(element, range.endContainer, range.endOffset) - skip : part.text.length;
  return anchorOf(part, from, Math.min(to, part.text.length));
}

const textsIn = '[data-story-field=headline], [data-story-field=standfirst], [data-story-field=body] *';
const isBlock = (element: Element): boolean => element.matches('[data-story-field], p, h2, h3, h4, li, blockquote');

/** Only a dateline stands before the text of a block, and only of the first. */
const longestBefore = 120;

function textShownBy(element: HTMLElement): string {
  const pieces = [...piecesOf(element)].map(({ node }) =>
    node instanceof Text ? node.data : node instanceof HTMLBRElement ? '\n' : noText,
  );
  return pieces.join('');
}

/** How many characters stand before this text in what an element shows; undefined where it shows another. */
function skipOf(shownText: string, text: string, isFirst: boolean): number | undefined {
  // A list within an item stands behind its words.
  if (shownText === text || shownText.replace(/\ufffc+$/, '') === text) return 0;
  const before = shownText.length - text.length;
  return isFirst && before > 0 && before <= longestBefore && shownText.endsWith(text) ? before : undefined;
}

/** Where a story that is only read shows its texts: they stand in the order of the story, without ids. */
export function shownIn(sheet: HTMLElement, parts: readonly StoryPart[]): ShownBlock[] {
  const elements = [...sheet.querySelectorAll<HTMLElement>(textsIn)].filter(isBlock);
  const shownTexts = elements.map(textShownBy);
  const first = parts.find(({ field }) => field === 'body');
  let from = 0;
  return parts.flatMap((part) => {
    if (part.text === '') return [];
    for (let at = from; at < elements.length; at += 1) {
      const skip = skipOf(shownTexts[at] ?? '', part.text, part === first);
      if (skip === undefined) continue;
      from = at + 1;
      return [{ id: idOf(part), element: elements[at]!, skip }];
    }
    return [];
  });
}

/** The selected words of a line of the story. */
export function anchorInLine(line: HTMLTextAreaElement, parts: readonly StoryPart[]): Anchor | undefined {
  const field = line.closest<HTMLElement>('[data-story-field]')?.dataset.storyField;
  const part = parts.find((each) => each.field === field && each.field !== 'body');
  return part && anchorOf(part, line.selectionStart, line.selectionEnd);
}
