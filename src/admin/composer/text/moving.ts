import {
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  $setSelection,
  HISTORY_MERGE_TAG,
  SKIP_DOM_SELECTION_TAG,
} from '@payloadcms/richtext-lexical/lexical';
import { $isListItemNode } from '@payloadcms/richtext-lexical/lexical/list';

const $itemOf = (node: LexicalNode): LexicalNode | undefined => {
  for (let each: LexicalNode | null = node; each; each = each.getParent()) if ($isListItemNode(each)) return each;
  return undefined;
};

/** The pieces that are selected, in a row: paragraphs and blocks, or items of one list. */
function $chosen(): LexicalNode[] {
  const selection = $getSelection();
  if ($isNodeSelection(selection)) return selection.getNodes();
  if (!$isRangeSelection(selection)) return [];
  const [anchor, focus] = [selection.anchor.getNode(), selection.focus.getNode()];
  const item = $itemOf(anchor);
  if (item && item.is($itemOf(focus))) return [item];
  const tops = [anchor, ...selection.getNodes(), focus].map((node) => node.getTopLevelElement());
  const found = new Map(tops.flatMap((top) => (top ? [[top.getKey(), top] as const] : [])));
  return [...found.values()].sort((a, b) => a.getIndexWithinParent() - b.getIndexWithinParent());
}

/** An item at the end of its list takes the list along. */
function $movable(by: 'up' | 'down'): LexicalNode[] {
  const nodes = $chosen();
  const [first, last] = [nodes[0], nodes.at(-1)];
  const isStuck = by === 'up' ? !first?.getPreviousSibling() : !last?.getNextSibling();
  const list = $isListItemNode(first) && isStuck ? first.getTopLevelElement() : undefined;
  return list ? [list] : nodes;
}

/** Moves what is selected, or the block `key`, over its neighbour. True if it has moved. */
export function move(editor: LexicalEditor, by: 'up' | 'down', key?: NodeKey): boolean {
  let hasMoved = false;
  editor.update(
    () => {
      const one = key === undefined ? undefined : $getNodeByKey(key)?.getTopLevelElement();
      const nodes = one ? [one] : $movable(by);
      const [first, last] = [nodes[0], nodes.at(-1)];
      const over = by === 'up' ? first?.getPreviousSibling() : last?.getNextSibling();
      if (!over || !first || !last) return;
      if (by === 'up') last.insertAfter(over);
      else first.insertBefore(over);
      hasMoved = true;
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  );
  return hasMoved;
}

/** A field that is drawn elsewhere with its block loses the caret, and gets it back: at once, and where the text is drawn a moment later, then. */
export function keepingCaret(editor: LexicalEditor, field: Element | null, act: () => boolean): boolean {
  const selection = window.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  const giveBack = (): void => {
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement === editor.getRootElement();
    if (!(field instanceof HTMLElement) || !field.isConnected || !isLost) return;
    field.focus();
    // Of an input the browser keeps it.
    if (!anchorNode || !focusNode || !field.isContentEditable) return;
    if (field.contains(anchorNode) && field.contains(focusNode))
      selection?.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
    // The text took the caret for its own meanwhile.
    editor.update(() => $setSelection(null), { discrete: true, tag: [HISTORY_MERGE_TAG, SKIP_DOM_SELECTION_TAG] });
  };
  const hasActed = act();
  giveBack();
  if (field) queueMicrotask(giveBack);
  return hasActed;
}
