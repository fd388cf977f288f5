import {
  $createNodeSelection,
  $getRoot,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $setSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type NodeKey,
} from '@payloadcms/richtext-lexical/lexical';
import { $createStoryBlock } from './nodes.tsx';
import { emptyRows } from '../../editor/tableRows.ts';
import type { TextKey } from './texts.ts';
import { $turnInto, turns, type Kind } from './turnInto.ts';

/** What the menu of an empty paragraph offers: kinds of text, and blocks. `also` are words by which it is found, too. */
export type Insert = { key: TextKey; also: string } & (
  { kind: Kind } | { block: string; fields?: () => Record<string, unknown> }
);

const inserts: readonly Insert[] = [
  { key: 'h2', also: 'heading subhead h2 ##', kind: 'h2' },
  { key: 'h3', also: 'heading subhead h3 ###', kind: 'h3' },
  { key: 'quotation', also: 'quotation quote speaker', block: 'quotation' },
  { key: 'photo', also: 'photo image picture', block: 'photo' },
  { key: 'embed', also: 'embed video youtube post x telegram', block: 'embed' },
  { key: 'relatedStories', also: 'related stories', block: 'relatedStories' },
  {
    key: 'table',
    also: 'table grid rows columns',
    block: 'table',
    fields: () => ({ header: true, rows: emptyRows(3, 3) }),
  },
  { key: 'bullet', also: 'list bullet -', kind: 'bullet' },
  { key: 'number', also: 'list number ordered 1.', kind: 'number' },
  { key: 'quote', also: 'quote blockquote >', kind: 'quote' },
  { key: 'paragraph', also: 'paragraph text', kind: 'paragraph' },
];

/** Letters as one searches by them: `i`, `ı` and `İ` are one, and so are `ə` and `e`. */
const foldLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ə', 'e')
    .replaceAll('ё', 'е');

/** What begins with what was typed, in the person's language or in English, of text and of these blocks; first by the first word. */
export function insertsFor(typed: string, blocks: readonly string[], say: (key: TextKey) => string): Insert[] {
  const prefix = foldLetters(typed);
  const wordsOf = ({ key, also }: Insert): string[] => `${foldLetters(say(key))} ${also}`.split(/\s+/);
  const offered = inserts.filter((insert) => !('block' in insert) || blocks.includes(insert.block));
  return offered.filter((insert) => wordsOf(insert).some((word) => word.startsWith(prefix)));
}

/** Puts a block where the caret is: in the place of an empty paragraph, else behind the piece it stands in. */
function $insertBlock(blockType: string, fields: Record<string, unknown> = {}): NodeKey {
  const block = $createStoryBlock(blockType, fields);
  const selection = $getSelection();
  const top = $isRangeSelection(selection) ? selection.anchor.getNode().getTopLevelElement() : undefined;
  if (!top) $getRoot().append(block);
  else if ($isParagraphNode(top) && top.isEmpty()) top.replace(block);
  else top.insertAfter(block);
  const chosen = $createNodeSelection();
  chosen.add(block.getKey());
  $setSelection(chosen);
  return block.getKey();
}

/** Does it; of a new block the key is kept in `fresh`, so that its first field takes the caret. */
export function insert(editor: LexicalEditor, what: Insert, fresh: Set<NodeKey>, before?: () => void): void {
  editor.update(
    () => {
      before?.();
      if ('block' in what) fresh.add($insertBlock(what.block, what.fields?.()));
      else $turnInto(what.kind === 'paragraph' ? { kind: 'paragraph' } : turns[what.kind]);
    },
    { tag: HISTORY_PUSH_TAG },
  );
}
