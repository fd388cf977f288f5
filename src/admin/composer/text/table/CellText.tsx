'use client';

import { HISTORIC_TAG, type LexicalEditor } from '@payloadcms/richtext-lexical/lexical';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { BodyNode } from '../../../editor/nodes.ts';
import { putCaret } from './caret.ts';
import { childrenIn, fillCell, onCellKeys, openCellEditor, type CellKeys } from './cellEditor.ts';
import type { Open } from './steps.ts';

type Props = CellKeys & {
  parent: LexicalEditor | null;
  children: readonly BodyNode[];
  /** As somebody came to it; another object is another coming. */
  open: Open;
  label: string;
  describedBy: string;
  onChange: (children: BodyNode[]) => void;
  /** Its tools act on this editor as long as it is there. */
  onEditor: (editor: LexicalEditor | undefined) => void;
};

/** Tells what is typed, and shows what comes from elsewhere: an undo, another copy. */
function useWords(editor: LexicalEditor, newest: { current: Props }, children: readonly BodyNode[]): void {
  const lastText = useRef(JSON.stringify(children));
  useEffect(
    () =>
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        if (tags.has(HISTORIC_TAG) || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
        const now = childrenIn(editor);
        const text = JSON.stringify(now);
        if (text === lastText.current) return;
        lastText.current = text;
        newest.current.onChange(now);
      }),
    [editor, newest],
  );
  useEffect(() => {
    const text = JSON.stringify(children);
    if (text === lastText.current || editor.isComposing()) return;
    lastText.current = text;
    fillCell(editor, children);
  }, [editor, children]);
}

/** The cell in which somebody writes. */
export function CellText(props: Props) {
  const { parent, children, open, label, describedBy } = props;
  const [editor] = useState(() => openCellEditor(parent, children));
  const cell = useRef<HTMLDivElement>(null);
  const newest = useRef(props);
  useLayoutEffect(() => void (newest.current = props));
  useEffect(() => onCellKeys(editor, () => newest.current), [editor]);
  useWords(editor, newest, children);
  useLayoutEffect(() => {
    const { onEditor } = newest.current;
    editor.setRootElement(cell.current);
    onEditor(editor);
    return () => {
      onEditor(undefined);
      editor.setRootElement(null);
    };
  }, [editor]);
  useLayoutEffect(() => putCaret(editor, open.caret), [editor, open]);
  return (
    <div
      ref={cell}
      className="story-table__cell story-table__cell--open"
      contentEditable
      suppressContentEditableWarning
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      aria-describedby={describedBy}
    />
  );
}
