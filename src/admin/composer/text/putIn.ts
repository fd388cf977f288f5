import {
  $createParagraphNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $parseSerializedNode,
  $setState,
  HISTORIC_TAG,
  SKIP_DOM_SELECTION_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type PointType,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical';
import { idState } from '../../editor/blockIds.ts';
import type { BodyNode } from '../../editor/nodes.ts';
import { idOfPiece, isSaidAlike, topNodesOf, type Body } from './body.ts';
import type { BodyWriter } from './bodyWriter.ts';

/** Where the caret is: how many characters into which top node. */
type Spot = { key: NodeKey; offset: number };

function $textBefore(top: LexicalNode, point: PointType): number {
  if (!$isElementNode(top)) return 0;
  let before = 0;
  for (const text of top.getAllTextNodes()) {
    if (text.getKey() === point.key) return before + point.offset;
    if (point.getNode().isBefore(text)) return before;
    before += text.getTextContentSize();
  }
  return before;
}

function $spotOf(point: PointType): Spot | undefined {
  const top = point.getNode().getTopLevelElement();
  return top ? { key: top.getKey(), offset: $textBefore(top, point) } : undefined;
}

function $putPoint(point: PointType, { offset }: Spot, top: LexicalNode): void {
  if (!$isElementNode(top)) return;
  let left = offset;
  const texts = top.getAllTextNodes();
  for (const text of texts) {
    const size = text.getTextContentSize();
    if (left <= size) return point.set(text.getKey(), left, 'text');
    left -= size;
  }
  const last = texts.at(-1);
  if (last) point.set(last.getKey(), last.getTextContentSize(), 'text');
  else point.set(top.getKey(), 0, 'element');
}

/** Gives pieces that say the same the ids they have in the other copy. */
function $takeIds(node: LexicalNode, json: BodyNode): void {
  const id = idOfPiece(json);
  if (id !== undefined && id !== idOfPiece(node.exportJSON() as unknown as BodyNode)) $setState(node, idState, id);
  if ($isElementNode(node)) node.getChildren().forEach((child, index) => $takeIds(child, json.children![index]!));
}

/** A piece of a body as a node of the editor. */
export const $parsed = (json: BodyNode): LexicalNode =>
  $parseSerializedNode(structuredClone(json) as SerializedLexicalNode);

type Top = { key: NodeKey; json: BodyNode };

/** Which top node of the editor goes on as which of the new copy: from both ends, and between them what says the same. */
function pairSame(tops: readonly Top[], nodes: readonly BodyNode[]): Map<number, Top> {
  const pairs = new Map<number, Top>();
  const isSame = (top: Top | undefined, node: BodyNode | undefined): boolean =>
    top !== undefined && node !== undefined && isSaidAlike(top.json, node);
  let start = 0;
  while (isSame(tops[start], nodes[start])) pairs.set(start, tops[start++]!);
  let end = 0;
  while (
    end < Math.min(tops.length, nodes.length) - start &&
    isSame(tops[tops.length - 1 - end], nodes[nodes.length - 1 - end])
  )
    pairs.set(nodes.length - 1 - end, tops[tops.length - 1 - end++]!);
  const free = tops.slice(start, tops.length - end);
  for (let index = start; index < nodes.length - end; index += 1) {
    const at = free.findIndex(
      (top) => idOfPiece(top.json) === idOfPiece(nodes[index]!) && isSaidAlike(top.json, nodes[index]),
    );
    if (at >= 0) pairs.set(index, free.splice(at, 1)[0]!);
  }
  return pairs;
}

/** Puts these at the top, and touches only the stretch in which they are others. */
function $place(nodes: readonly LexicalNode[], tops: readonly Top[]): void {
  const isSame = (at: number, was: number): boolean => nodes[at]?.getKey() === tops[was]?.key;
  const shortest = Math.min(nodes.length, tops.length);
  let start = 0;
  while (start < shortest && isSame(start, start)) start += 1;
  let end = 0;
  while (end < shortest - start && isSame(nodes.length - 1 - end, tops.length - 1 - end)) end += 1;
  const [removedCount, newNodes] = [tops.length - end - start, nodes.slice(start, nodes.length - end)];
  if (removedCount > 0 || newNodes.length > 0) $getRoot().splice(start, removedCount, newNodes);
}

/** The new top nodes, and which of them a top node of before has become: the one with its id. */
function $merge(tops: readonly Top[], nodes: readonly BodyNode[]): Map<NodeKey, LexicalNode> {
  const pairs = pairSame(tops, nodes);
  const became = new Map<NodeKey, LexicalNode>();
  const byId = new Map(tops.flatMap((top) => (idOfPiece(top.json) ? [[idOfPiece(top.json), top.key] as const] : [])));
  const merged = nodes.map((json, index) => {
    const same = pairs.get(index);
    const node = same ? $getNodeByKey(same.key)! : $parsed(json);
    if (same) $takeIds(node, json);
    const before = same?.key ?? byId.get(idOfPiece(json));
    if (before !== undefined) became.set(before, node);
    return node;
  });
  $place(merged.length > 0 ? merged : [$createParagraphNode()], tops);
  return became;
}

/**
 * Shows another copy of the body. What says the same stays as it is, and so does the caret, also in a piece that was changed elsewhere.
 * Without the focus the page's own selection is left alone. True if any text is another one now.
 */
export function putIn(editor: LexicalEditor, writer: BodyWriter, body: Body | null, hasFocus: boolean): boolean {
  const tops = writer.tops();
  const nodes = topNodesOf(body);
  const isSame = tops.length === nodes.length && tops.every(({ json }, index) => isSaidAlike(json, nodes[index]));
  editor.update(
    () => {
      const selection = $getSelection();
      const points = $isRangeSelection(selection) ? [selection.anchor, selection.focus] : [];
      const spots = points.map((point) => ({
        point,
        spot: $spotOf(point),
        is: [point.key, point.offset, point.type] as const,
      }));
      const became = $merge(tops, nodes);
      for (const { point, spot, is } of spots) {
        const there = $getNodeByKey(is[0]);
        const isThere = there?.isAttached() && (!$isTextNode(there) || is[1] <= there.getTextContentSize());
        const top = spot && became.get(spot.key);
        if (isThere) point.set(...is);
        else if (spot && top) $putPoint(point, spot, top);
      }
    },
    { discrete: true, tag: hasFocus ? HISTORIC_TAG : [HISTORIC_TAG, SKIP_DOM_SELECTION_TAG] },
  );
  writer.adopt(body);
  return !isSame;
}
