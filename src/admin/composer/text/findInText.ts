import {
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from '@payloadcms/richtext-lexical/lexical';
import { matchesIn } from './find.ts';

type Point = { key: NodeKey; offset: number };
/** A stretch of text that was found; it lies in one paragraph, but may have several looks. */
export type TextMatch = { from: Point; to: Point };

type Piece = { key: NodeKey; start: number; end: number };

/** The text of a paragraph, and which of its nodes says which part. */
function $textOf(block: ElementNode): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let text = '';
  const walk = (node: LexicalNode): void => {
    if ($isTextNode(node)) {
      const start = text.length;
      text += node.getTextContent();
      pieces.push({ key: node.getKey(), start, end: text.length });
    } else if ($isLineBreakNode(node)) text += '\n';
    else if ($isElementNode(node) && node.isInline()) node.getChildren().forEach(walk);
    else text += '\ufffc';
  };
  block.getChildren().forEach(walk);
  return { text, pieces };
}

function $paragraphs(node: ElementNode = $getRoot(), found: ElementNode[] = []): ElementNode[] {
  const inner = node
    .getChildren()
    .filter($isElementNode)
    .filter((child) => !child.isInline());
  if (inner.length === 0) found.push(node);
  for (const child of inner) $paragraphs(child, found);
  return found;
}

function $foundIn(block: ElementNode, query: string, language: string): TextMatch[] {
  const { text, pieces } = $textOf(block);
  return matchesIn(text, query, language).flatMap(({ from, to }) => {
    const first = pieces.find(({ start, end }) => from >= start && from < end);
    const last = pieces.find(({ start, end }) => to > start && to <= end);
    if (!first || !last) return [];
    return [{ from: { key: first.key, offset: from - first.start }, to: { key: last.key, offset: to - last.start } }];
  });
}

export const findInText = (editor: LexicalEditor, query: string, language: string): TextMatch[] =>
  query === ''
    ? []
    : editor.getEditorState().read(() => $paragraphs().flatMap((block) => $foundIn(block, query, language)));

/** Writes other words in the place of these, in one step of the history; the last first, so that the others stay where they are. */
export function replaceInText(editor: LexicalEditor, found: readonly TextMatch[], words: string): void {
  editor.update(
    () => {
      for (const { from, to } of [...found].reverse()) {
        const [first, last] = [$getNodeByKey(from.key), $getNodeByKey(to.key)];
        if (!$isTextNode(first) || !$isTextNode(last)) continue;
        const selection = $createRangeSelection();
        selection.anchor.set(from.key, from.offset, 'text');
        selection.focus.set(to.key, to.offset, 'text');
        if (words === '') selection.removeText();
        else selection.insertText(words);
      }
    },
    // The caret stays in the search.
    { tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
  );
}

const textDom = (editor: LexicalEditor, key: NodeKey): Text | undefined => {
  let node: Node | null = editor.getElementByKey(key);
  while (node && node.nodeType !== Node.TEXT_NODE) node = node.firstChild;
  return (node as Text | null) ?? undefined;
};

/** Where it is on the page. */
export function rangeOf(editor: LexicalEditor, { from, to }: TextMatch): Range | undefined {
  const [first, last] = [textDom(editor, from.key), textDom(editor, to.key)];
  if (!first || !last || from.offset > first.length || to.offset > last.length) return undefined;
  const range = document.createRange();
  range.setStart(first, from.offset);
  range.setEnd(last, to.offset);
  return range;
}
