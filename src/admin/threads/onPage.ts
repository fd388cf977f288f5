import { anchorAt, type Anchor } from '../../domain/anchors/anchors.ts';
import type { StoryPart } from '../../domain/anchors/texts.ts';

/** A block of the text by its id, and the element that shows it. */
export type ShownBlock = { id: string; element: HTMLElement };

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
export function rangeIn(element: HTMLElement, from: number, to: number): Range | undefined {
  const range = document.createRange();
  let at = 0;
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
  const part = block && parts.find(({ field, blockId }) => field === 'body' && blockId === block.id);
  if (!block || !part) return undefined;
  const from = offsetOf(block.element, range.startContainer, range.startOffset);
  const isInside = block.element.contains(range.endContainer);
  const to = isInside ? offsetOf(block.element, range.endContainer, range.endOffset) : part.text.length;
  return anchorOf(part, from, Math.min(to, part.text.length));
}

/** The selected words of a line of the story. */
export function anchorInLine(line: HTMLTextAreaElement, parts: readonly StoryPart[]): Anchor | undefined {
  const field = line.closest<HTMLElement>('[data-story-field]')?.dataset.storyField;
  const part = parts.find((each) => each.field === field && each.field !== 'body');
  return part && anchorOf(part, line.selectionStart, line.selectionEnd);
}
