'use client';

import type { LexicalEditor } from '@payloadcms/richtext-lexical/lexical';
import { useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { actOf } from '../keys.ts';
import { LinkForm } from '../LinkForm.tsx';
import { useSayText } from '../useText.ts';
import { mayBeDone } from './steps.ts';
import { TableGrid } from './TableGrid.tsx';
import { TableTools } from './TableTools.tsx';
import type { Table } from './useTable.ts';

type Props = {
  table: Table;
  header: boolean;
  /** What it is called by, for who can't see it. */
  name: string;
  onHeader?: (header: boolean) => void;
};

/** The cells of a table, written where they stand. */
export function TableCells({ table, header, name, onHeader }: Props) {
  const say = useSayText();
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<LexicalEditor>();
  const [isLinking, setLinking] = useState(false);
  const { rows, open, enter, close, announcement, act } = table;
  const onBlur = ({ currentTarget }: FocusEvent): void =>
    // Another window is no other place on the page; and a table that is moved has the caret again at once.
    void setTimeout(() => {
      const { activeElement } = document;
      const isWithin = currentTarget.contains(activeElement);
      if (!isWithin && document.hasFocus() && !isLinking) close();
    });
  const onKey = (event: KeyboardEvent): void => {
    if (actOf(event) !== 'link' || !editor) return;
    event.preventDefault();
    setLinking(true);
  };
  const tools = { editor, header, onHeader, may: mayBeDone(rows), onAct: act, onLink: () => setLinking(true) };
  return (
    <div ref={frame} className="story-table__cells" onBlur={onBlur} onKeyDown={onKey}>
      <div className="story-table__scroll">
        <TableGrid {...{ table, header, name }} describedBy={id} onEditor={setEditor} />
      </div>
      <p id={id} hidden>
        {say('cellKeys')}
      </p>
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
      {open && editor && <TableTools {...tools} editor={editor} onBack={() => enter(open.row, open.column, 'end')} />}
      {isLinking && editor && <LinkForm editor={editor} frame={frame} onClose={() => setLinking(false)} />}
    </div>
  );
}
