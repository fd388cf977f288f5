import { isRecord } from '../../domain/body/blocks.ts';
import { blockLimits } from '../../domain/body/size.ts';
import type { BodyNode } from './nodes.ts';

/** A cell holds what a paragraph does. */
export type Cell = { children: readonly BodyNode[] };
export type Row = { cells: readonly Cell[] };
export type Rows = readonly Row[];
export type Place = { row: number; column: number };

const { tableRows: mostRows, tableColumns: mostColumns } = blockLimits;
const empty: Cell = { children: [] };
const emptyRow = (columns: number): Row => ({ cells: Array.from({ length: columns }, () => empty) });

/** A new table: as many rows and columns. */
export const emptyRows = (rows: number, columns: number): Rows => Array.from({ length: rows }, () => emptyRow(columns));

export const columnsOf = (rows: Rows): number => rows[0]?.cells.length ?? 0;

const isRow = (row: unknown): row is Row => isRecord(row) && Array.isArray(row.cells);
const isCell = (cell: unknown): cell is Cell => isRecord(cell) && Array.isArray(cell.children);

/** The rows of a stored table, each as long as the longest, one at least; the very same object where nothing is missing. */
export function rowsOf(stored: unknown): Rows {
  const rows = Array.isArray(stored) ? (stored as unknown[]).filter(isRow) : [];
  if (rows.length === 0) return emptyRows(1, 1);
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const isWhole = (row: Row): boolean => row.cells.length === columns && row.cells.every(isCell);
  if (rows.length === (stored as unknown[]).length && rows.every(isWhole)) return stored as Rows;
  return rows.map((row) => ({
    cells: [...Array(columns).keys()].map((column) => (isCell(row.cells[column]) ? row.cells[column] : empty)),
  }));
}

const put = <T>(list: readonly T[], at: number, item: T): T[] => [...list.slice(0, at), item, ...list.slice(at)];
const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);

/** All else stays the very object it was: only the row that was touched is drawn anew. */
export const withCell = (rows: Rows, { row, column }: Place, children: readonly BodyNode[]): Rows =>
  rows.map((each, at) => (at === row ? { ...each, cells: each.cells.with(column, { children }) } : each));

export const mayGrow = (rows: Rows): { row: boolean; column: boolean } => ({
  row: rows.length < mostRows,
  column: columnsOf(rows) < mostColumns,
});

export const withRow = (rows: Rows, at: number): Rows => put(rows, at, emptyRow(columnsOf(rows)));
export const withoutRow = (rows: Rows, at: number): Rows => without(rows, at);
export const withColumn = (rows: Rows, at: number): Rows =>
  rows.map((row) => ({ ...row, cells: put(row.cells, at, empty) }));
export const withoutColumn = (rows: Rows, at: number): Rows =>
  rows.map((row) => ({ ...row, cells: without(row.cells, at) }));

/** Puts cells over those from a place on; the table grows as far as it may. `isCut`: not all of them have a place. */
export function withPasted(rows: Rows, { row, column }: Place, pasted: Rows): { rows: Rows; isCut: boolean } {
  const [high, wide] = [row + pasted.length, column + Math.max(0, ...pasted.map(({ cells }) => cells.length))];
  let grown = rows;
  while (grown.length < Math.min(high, mostRows)) grown = withRow(grown, grown.length);
  while (columnsOf(grown) < Math.min(wide, mostColumns)) grown = withColumn(grown, columnsOf(grown));
  const cells = grown.map((each, at) => ({
    cells: each.cells.map((cell, index) => pasted[at - row]?.cells[index - column] ?? cell),
  }));
  return { rows: cells, isCut: high > mostRows || wide > mostColumns };
}
