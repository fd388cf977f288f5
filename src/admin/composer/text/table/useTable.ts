'use client';

import type { LexicalEditor } from '@payloadcms/richtext-lexical/lexical';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { pastedIntoCell } from '../../../editor/pasteIntoCell.ts';
import { newObjectId } from '../../../uuid.ts';
import { useSayText } from '../useText.ts';
import type { CaretAt, Step } from './caret.ts';
import { insertIntoCell } from './cellEditor.ts';
import { columnsOf, withCell, withPasted, withRow, type Cell, type Rows } from '../../../editor/tableRows.ts';
import { applyAct, nearestOpen, stepFrom, type Open, type TableAct } from './steps.ts';

const announcementKeys = {
  addRow: 'rowAdded',
  addColumn: 'columnAdded',
  removeRow: 'rowRemoved',
  removeColumn: 'columnRemoved',
} as const satisfies Record<TableAct, string>;

type TableParts = {
  rows: Rows;
  /** Its first cell wants the caret. */
  isFresh: boolean;
  onRows: (rows: Rows) => void;
  /** Out of the table: to what stands before it, or behind. */
  onLeave: (to: 'before' | 'behind') => void;
};

/** The newest rows, also for keys that come before the page is drawn anew. */
function useLatest(rows: Rows, onRows: (rows: Rows) => void) {
  const latest = useRef(rows);
  useLayoutEffect(() => void (latest.current = rows), [rows]);
  const write = (next: Rows): void => {
    latest.current = next;
    onRows(next);
  };
  return { latest, write };
}

/** What is written in a table, and which of its cells is open. */
export function useTable({ rows, isFresh, onRows, onLeave }: TableParts) {
  const say = useSayText();
  const [opened, setOpen] = useState<Open | undefined>(isFresh ? { row: 0, column: 0, caret: 'start' } : undefined);
  // A row that was undone takes its open cell along; the one before it is open then.
  const open = useMemo(() => opened && nearestOpen(opened, rows), [opened, rows]);
  const [announcement, setAnnouncement] = useState('');
  const { latest, write } = useLatest(rows, onRows);
  const tell = (key: (typeof announcementKeys)[TableAct], { length }: Rows, columns: number): void =>
    setAnnouncement(say(key, { rows: length, columns }));
  const enter = (row: number, column: number, caret: CaretAt): void => setOpen({ row, column, caret });
  const step = (by: Step): void => {
    const to = open && stepFrom(open, by, latest.current);
    if (to === undefined) return;
    if (to === 'before' || to === 'behind') return onLeave(to);
    if (to !== 'new row') return setOpen(to);
    const next = withRow(latest.current, latest.current.length);
    write(next);
    tell('rowAdded', next, columnsOf(next));
    enter(next.length - 1, 0, 'start');
  };
  const act = (what: TableAct): void => {
    if (!open) return;
    const { rows: next, open: to } = applyAct(what, open, latest.current);
    write(next);
    setOpen(to);
    tell(announcementKeys[what], next, columnsOf(next));
  };
  const paste = (data: DataTransfer, cell: LexicalEditor): void => {
    if (!open) return;
    const pasted = pastedIntoCell(data, newObjectId);
    if (!('rows' in pasted)) return insertIntoCell(cell, pasted.nodes);
    const { rows: next, isCut } = withPasted(latest.current, open, pasted.rows);
    write(next);
    setAnnouncement(say(isCut ? 'pastedCut' : 'pastedCells'));
  };
  const type = (children: Cell['children']): void => {
    if (open) write(withCell(latest.current, open, children));
  };
  const close = (): void => setOpen(undefined);
  return { rows, open, enter, close, announcement, step, act, paste, type };
}

export type Table = ReturnType<typeof useTable>;
