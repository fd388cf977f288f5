import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  type ElementNode,
  type LexicalNode,
  type RangeSelection,
} from '@payloadcms/richtext-lexical/lexical';
import { $insertList, $isListItemNode, $isListNode, $removeList } from '@payloadcms/richtext-lexical/lexical/list';
import {
  $createHeadingNode,
  $createQuoteNode,
  $isHeadingNode,
  $isQuoteNode,
} from '@payloadcms/richtext-lexical/lexical/rich-text';
import { $setBlocksType } from '@payloadcms/richtext-lexical/lexical/selection';
import type { Turn } from './typing/markdown.ts';

/** What a piece of text is, as the toolbar names it. */
export type Kind = 'paragraph' | 'h2' | 'h3' | 'quote' | 'bullet' | 'number';

export const turns: Readonly<Record<Exclude<Kind, 'paragraph'>, Turn>> = {
  h2: { kind: 'heading', tag: 'h2' },
  h3: { kind: 'heading', tag: 'h3' },
  quote: { kind: 'quote' },
  bullet: { kind: 'list', listType: 'bullet', start: 1 },
  number: { kind: 'list', listType: 'number', start: 1 },
};

const $listOf = (node: LexicalNode | null): LexicalNode | undefined => {
  for (let each: LexicalNode | null = node; each; each = each.getParent()) if ($isListNode(each)) return each;
  return undefined;
};

/** What the text at the caret, or at the beginning of what is selected, is. */
export function $kindAt(selection: RangeSelection): Kind {
  const node = selection.anchor.getNode();
  const list = $listOf(node);
  if ($isListNode(list)) return list.getListType() === 'number' ? 'number' : 'bullet';
  const top = node.getTopLevelElement();
  if ($isHeadingNode(top)) return top.getTag() === 'h3' ? 'h3' : 'h2';
  return $isQuoteNode(top) ? 'quote' : 'paragraph';
}

/** Makes what is selected this; what was a list is one no longer. */
export function $turnInto(turn: Turn | { kind: 'paragraph' }): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  if (turn.kind === 'list') {
    $insertList(turn.listType);
    const list = $listOf(selection.anchor.getNode());
    if (turn.start !== 1 && $isListNode(list)) list.setStart(turn.start);
    return;
  }
  if (selection.getNodes().some((node) => $isListItemNode(node) || $isListNode(node.getParent()?.getParent() ?? null)))
    $removeList();
  $setBlocksType(selection, (): ElementNode => {
    if (turn.kind === 'heading') return $createHeadingNode(turn.tag);
    return turn.kind === 'quote' ? $createQuoteNode() : $createParagraphNode();
  });
}

/** Makes it this kind, or a paragraph again if it is already. */
export function $toggleKind(kind: Exclude<Kind, 'paragraph'>): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  $turnInto($kindAt(selection) === kind ? { kind: 'paragraph' } : turns[kind]);
}
