'use client';

import {
  $createParagraphNode,
  $getNodeByKey,
  $isElementNode,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  type LexicalEditor,
  type NodeKey,
  type UpdateTag,
} from '@payloadcms/richtext-lexical/lexical';
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import { useLexicalEditable } from '@payloadcms/richtext-lexical/lexical/react/useLexicalEditable';
import { useLexicalNodeSelection } from '@payloadcms/richtext-lexical/lexical/react/useLexicalNodeSelection';
import { createContext, use, useCallback, useRef, type ReactNode } from 'react';
import type { StorySource } from './storySource.ts';
import type { BlockFields } from './body.ts';
import { focusText, selectBlock } from './commands.ts';

/** A block as whoever draws it gets it. */
export type BlockProps = {
  blockType: string;
  fields: BlockFields;
  /** Writes these fields over those it has; undone with the text. */
  change: (fields: Record<string, unknown>) => void;
  /** The same, where not the person did it: nothing to take back. */
  settle: (fields: Record<string, unknown>) => void;
  /** Files of this device: the first is its photo, each other of a block behind it. */
  putFiles: (files: readonly File[]) => void;
  remove: () => void;
  /** Goes on to the text behind the block. */
  leave: () => void;
  readOnly: boolean;
  /** It was put in just now: its first field wants the caret. */
  focus: boolean;
};

export type Drawing = {
  renderBlock: (block: BlockProps) => ReactNode;
  /** Those that can be put in. */
  blocks: readonly string[];
  /** Blocks put in on this page whose field has not had the caret yet. */
  fresh: Set<NodeKey>;
  stories?: StorySource;
  putFiles: (editor: LexicalEditor, at: { key: NodeKey; block: string }, files: readonly File[]) => void;
};

export const DrawingContext = createContext<Drawing>({
  renderBlock: () => null,
  blocks: [],
  fresh: new Set(),
  putFiles: () => {},
});

/** What is typed in one block without a pause is undone at once. */
const oneEdit = 1_000;

function $goBehind(key: NodeKey): void {
  const node = $getNodeByKey(key);
  if (!node) return;
  const next = node.getNextSibling();
  if ($isElementNode(next)) next.selectStart();
  else {
    const paragraph = $createParagraphNode();
    node.insertAfter(paragraph);
    paragraph.select();
  }
}

type Write = (fields: Record<string, unknown>) => void;

/** Writes the fields of a block, as a step of the history by its tag. */
function write(editor: LexicalEditor, key: NodeKey, act: () => void, tag: UpdateTag | UpdateTag[]): void {
  editor.update(
    () => {
      if ($getNodeByKey(key)) act();
    },
    { tag },
  );
}

function useBlock(editor: LexicalEditor, key: NodeKey, $write: Write) {
  const edited = useRef(0);
  const change = useCallback(
    (fields: Record<string, unknown>) => {
      const isSame = Date.now() - edited.current < oneEdit;
      edited.current = Date.now();
      write(editor, key, () => $write(fields), isSame ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG);
    },
    [editor, key, $write],
  );
  const settle = useCallback(
    (fields: Record<string, unknown>) =>
      write(editor, key, () => $write(fields), [HISTORY_MERGE_TAG, SKIP_DOM_SELECTION_TAG]),
    [editor, key, $write],
  );
  const leave = useCallback(() => {
    focusText(editor);
    editor.update(() => $goBehind(key));
  }, [editor, key]);
  const remove = useCallback(() => {
    focusText(editor);
    editor.update(
      () => {
        $goBehind(key);
        $getNodeByKey(key)?.remove();
      },
      { tag: HISTORY_PUSH_TAG },
    );
  }, [editor, key]);
  return { change, settle, leave, remove };
}

type Props = { nodeKey: NodeKey; fields: BlockFields; $write: Write };

/** Where a block stands in the text. */
export function BlockPlace({ nodeKey, fields, $write }: Props) {
  const [editor] = useLexicalComposerContext();
  const { renderBlock, fresh, putFiles: put } = use(DrawingContext);
  const readOnly = !useLexicalEditable();
  const [isSelected] = useLexicalNodeSelection(nodeKey);
  const acts = useBlock(editor, nodeKey, $write);
  const putFiles = (files: readonly File[]): void => put(editor, { key: nodeKey, block: String(fields.id) }, files);
  const focus = fresh.has(nodeKey);
  return (
    <div
      className={isSelected ? 'story-text__block story-text__block--selected' : 'story-text__block'}
      data-block={fields.blockType}
      onFocus={() => fresh.delete(nodeKey)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        selectBlock(editor, nodeKey);
      }}
    >
      {renderBlock({ blockType: fields.blockType, fields, readOnly, focus, putFiles, ...acts })}
    </div>
  );
}

export type BlockOfText = BlockProps & { tools: StorySource };
