import type { CaretAt, Step } from './caret.ts';
import {
  columnsOf,
  mayGrow,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
  type Place,
  type Rows,
} from '../../../editor/tableRows.ts';

/** The cell in which somebody writes, and where the caret went when they came. */
export type Open = Place & { caret: CaretAt };

/** Where a step leads from a cell: to another one, out of the table, or to a row that is not there yet. */
export function stepFrom({ row, column }: Place, step: Step, rows: Rows): Open | 'before' | 'behind' | 'new row' {
  const columns = columnsOf(rows);
  const isBack = step === 'previous' || step === 'left';
  if (step === 'up') return row > 0 ? { row: row - 1, column, caret: 'end' } : 'before';
  if (step === 'down') return row < rows.length - 1 ? { row: row + 1, column, caret: 'start' } : 'behind';
  const at = row * columns + column + (isBack ? -1 : 1);
  if (at < 0) return 'before';
  if (at >= rows.length * columns) return step === 'next' && mayGrow(rows).row ? 'new row' : 'behind';
  return { row: Math.floor(at / columns), column: at % columns, caret: step === 'right' ? 'start' : 'end' };
}

/** What can be done with the rows and columns at the cell in which one writes. */
export type TableAct = 'addRow' | 'addColumn' | 'removeRow' | 'removeColumn';

export function mayBeDone(rows: Rows): Readonly<Record<TableAct, boolean>> {
  const grown = mayGrow(rows);
  return {
    addRow: grown.row,
    addColumn: grown.column,
    removeRow: rows.length > 1,
    removeColumn: columnsOf(rows) > 1,
  };
}

const within = (at: number, length: number): number => Math.max(0, Math.min(at, length - 1));

/** The open cell, if it is there still; else the nearest that is. */
export function nearestOpen(open: Open, rows: Rows): Open {
  const [row, column] = [within(open.row, rows.length), within(open.column, columnsOf(rows))];
  return row === open.row && column === open.column ? open : { row, column, caret: 'end' };
}

/** The table as an act leaves it, and the cell that is open then: the new one, or the one in the place of what went. */
export function applyAct(act: TableAct, { row, column }: Place, rows: Rows): { rows: Rows; open: Open } {
  const acts: Readonly<Record<TableAct, () => Rows>> = {
    addRow: () => withRow(rows, row + 1),
    addColumn: () => withColumn(rows, column + 1),
    removeRow: () => withoutRow(rows, row),
    removeColumn: () => withoutColumn(rows, column),
  };
  const next = acts[act]();
  const to = { row: act === 'addRow' ? row + 1 : row, column: act === 'addColumn' ? column + 1 : column };
  return {
    rows: next,
    open: { row: within(to.row, next.length), column: within(to.column, columnsOf(next)), caret: 'end' },
  };
}
