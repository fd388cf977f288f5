import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  HISTORIC_TAG,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  PASTE_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  type LexicalNode,
} from '@payloadcms/richtext-lexical/lexical';
import { registerRichText } from '@payloadcms/richtext-lexical/lexical/rich-text';
import type { BodyNode } from '../../../editor/nodes.ts';
import { $written } from '../bodyWriter.ts';
import { cellNodes } from '../nodes.tsx';
import { $parsed } from '../putIn.ts';
import { isAtEdge, type Step } from './caret.ts';

const theme = { text: { underline: 'story-text__underline', strikethrough: 'story-text__strikethrough' } };

function $fill(children: readonly BodyNode[]): void {
  const paragraph = $createParagraphNode();
  paragraph.append(...children.map($parsed));
  $getRoot().clear().append(paragraph);
}

/** An editor within that of the text, for the one cell in which somebody writes. */
export function openCellEditor(parentEditor: LexicalEditor | null, children: readonly BodyNode[]): LexicalEditor {
  const editor = createEditor({
    ...(parentEditor && { parentEditor }),
    namespace: 'cell',
    nodes: [...cellNodes],
    theme,
    onError: (error) => {
      throw error;
    },
  });
  editor.update(() => $fill(children), { discrete: true, tag: HISTORIC_TAG });
  return editor;
}

const $children = (): LexicalNode[] => {
  const paragraph = $getRoot().getFirstChild();
  return $isElementNode(paragraph) ? paragraph.getChildren() : [];
};

export const childrenIn = (editor: LexicalEditor): BodyNode[] =>
  editor.getEditorState().read(() => $children().map($written));

/** Shows what came from elsewhere. */
export const fillCell = (editor: LexicalEditor, children: readonly BodyNode[]): void =>
  editor.update(
    () => {
      const hadCaret = $getSelection() !== null;
      $fill(children);
      if (hadCaret) $getRoot().selectEnd();
    },
    { discrete: true, tag: HISTORIC_TAG },
  );

/** Writes in the place of what is selected. */
export function insertIntoCell(editor: LexicalEditor, nodes: readonly BodyNode[]): void {
  editor.update(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) selection.insertNodes(nodes.map($parsed));
  });
}

export type CellKeys = {
  /** Goes to another cell, or out of the table. */
  step: (step: Step) => void;
  paste: (data: DataTransfer, editor: LexicalEditor) => void;
};

/** What the keys do in a cell. Enter begins a line in it: a cell has no paragraphs. */
export function onCellKeys(editor: LexicalEditor, keys: () => CellKeys): () => void {
  const on = <T>(command: LexicalCommand<T>, act: (payload: T) => boolean) =>
    editor.registerCommand(command, act, COMMAND_PRIORITY_HIGH);
  const breakLine = (event: KeyboardEvent | null | void): boolean => {
    const selection = $getSelection();
    event?.preventDefault();
    if ($isRangeSelection(selection)) selection.insertLineBreak();
    return true;
  };
  const stepping = (command: LexicalCommand<KeyboardEvent>, step: Step) =>
    on(command, (event) => {
      if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
      if (!isAtEdge(editor, step)) return false;
      event.preventDefault();
      keys().step(step);
      return true;
    });
  const ends = [
    registerRichText(editor),
    on(KEY_ENTER_COMMAND, breakLine),
    on(INSERT_PARAGRAPH_COMMAND, breakLine),
    // The block hears it: the text has the caret again.
    on(KEY_ESCAPE_COMMAND, () => true),
    on(KEY_TAB_COMMAND, (event) => {
      event.preventDefault();
      keys().step(event.shiftKey ? 'previous' : 'next');
      return true;
    }),
    stepping(KEY_ARROW_UP_COMMAND, 'up'),
    stepping(KEY_ARROW_DOWN_COMMAND, 'down'),
    stepping(KEY_ARROW_LEFT_COMMAND, 'left'),
    stepping(KEY_ARROW_RIGHT_COMMAND, 'right'),
    on(PASTE_COMMAND, (event) => {
      const data = 'clipboardData' in event ? event.clipboardData : null;
      event.preventDefault();
      if (data) keys().paste(data, editor);
      return true;
    }),
  ];
  return () => ends.forEach((end) => end());
}
