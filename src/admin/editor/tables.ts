import { numericColumns } from '../../domain/body/numeric.ts';
import { blockLimits } from '../../domain/body/size.ts';
import { rankOf } from './elements.ts';
import { isTable, rowsOf, type HtmlElement, type HtmlNode } from './htmlTree.ts';
import type { PastedBlock, PastedRun, Piece } from './pieces.ts';

const { tableRows: mostRows, tableColumns: mostColumns } = blockLimits;

/** A table of HTML as rows of cells; where a cell spans others, those are empty. `rest` is what is beyond the largest table. */
export type Grid = {
  caption?: HtmlElement;
  rows: (HtmlElement | undefined)[][];
  isHeaded: boolean;
  rest: HtmlElement[][];
};

const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== 'string';
const some = ({ children }: HtmlElement, is: (element: HtmlElement) => boolean): boolean =>
  children.filter(isElement).some((child) => is(child) || some(child, is));

/** Where tables, headings or quotes stand in the cells, a table lays out a page. */
export const isGrid = (table: HtmlElement): boolean =>
  !rowsOf(table)
    .flat()
    .some((cell) =>
      some(
        cell,
        (each) => rankOf(each) !== undefined || each.tag === 'blockquote' || (each.tag === 'table' && isTable(each)),
      ),
    );

const spanOf = (cell: HtmlElement, name: 'colspan' | 'rowspan', most: number): number => {
  const span = Number(cell.attributes[name]);
  return Number.isInteger(span) && span > 1 ? Math.min(span, most) : 1;
};

/** Cells at the places they are seen at: `null` is covered by one that spans it. */
function placeCells(rows: readonly HtmlElement[][]): (HtmlElement | null)[][] {
  const seen: (HtmlElement | null | undefined)[][] = rows.map(() => []);
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (seen[row]![column] !== undefined) column += 1;
      const [wide, high] = [spanOf(cell, 'colspan', 100), spanOf(cell, 'rowspan', rows.length - row)];
      for (let down = 0; down < high; down += 1)
        for (let across = 0; across < wide; across += 1)
          seen[row + down]![column + across] = down === 0 && across === 0 ? cell : null;
      column += wide;
    }
  });
  return seen.map((row) => Array.from(row, (cell) => cell ?? null));
}

export function gridOf(table: HtmlElement): Grid {
  const all = rowsOf(table);
  const caption = all.flat().find(({ tag }) => tag === 'caption');
  const rows = all.filter((row) => row.length > 0 && !row.some(({ tag }) => tag === 'caption'));
  const at = placeCells(rows);
  const columns = Math.min(mostColumns, Math.max(...at.map(({ length }) => length)));
  const isHead = table.children.some((child) => isElement(child) && child.tag === 'thead' && rowsOf(child).length > 0);
  const wide = at.slice(0, mostRows).map((row) => row.slice(mostColumns).filter((cell) => cell !== null));
  return {
    ...(caption && { caption }),
    rows: at.slice(0, mostRows).map((row) => [...Array(columns).keys()].map((column) => row[column] ?? undefined)),
    isHeaded: isHead || (rows[0]?.every(({ tag }) => tag === 'th') ?? false),
    rest: [...wide.filter((row) => row.length > 0), ...rows.slice(mostRows)],
  };
}

const hasWords = (cell: readonly PastedRun[]): boolean => cell.some(({ text }) => text.trim() !== '');

/** Whether the first row looks like the names of columns: bold as no other is, words over figures, or an empty corner. */
export function isHeader(rows: readonly PastedRun[][][]): boolean {
  const [first = [], ...others] = rows;
  if (others.length === 0 || !first.slice(1).every(hasWords)) return false;
  // An empty corner: names of columns over the figures, names of rows beside them.
  if (!hasWords(first[0] ?? [])) return first.length > 1 && others.every(([name]) => hasWords(name ?? []));
  const isBold = (row: readonly PastedRun[][]): boolean => row.flat().every(({ format }) => (format & 1) !== 0);
  if (isBold(first) && !others.every(isBold)) return true;
  const asTable = { header: false, rows: others.map((cells) => ({ cells: cells.map((runs) => ({ runs })) })) };
  const areFigures = numericColumns(asTable);
  const firstAlone = numericColumns({ header: false, rows: [{ cells: first.map((runs) => ({ runs })) }] });
  return areFigures.some(Boolean) && !firstAlone.some(Boolean);
}

const cellOf = (text: string): PastedRun[] => (text.trim() === '' ? [] : [{ text: text.trim(), format: 0 }]);

/** Lines with tabs as the cells of a table; what is beyond the largest table stays lines. */
export function gridOfLines(lines: readonly string[]): { pieces: Piece[]; isCut: boolean } {
  const cells = lines.map((line) => line.split('\t'));
  const rows = cells.slice(0, mostRows).map((row) => row.slice(0, mostColumns).map(cellOf));
  const rest = [...cells.slice(0, mostRows).map((row) => row.slice(mostColumns)), ...cells.slice(mostRows)];
  const block: PastedBlock = { kind: 'grid', rows, header: isHeader(rows) };
  const left = rest.filter((row) => row.some((cell) => cell.trim() !== ''));
  const linePieces = left.map((row): Piece => ({
    block: { kind: 'table' },
    runs: [{ text: row.join('\t'), format: 0 }],
  }));
  return { pieces: [{ block, runs: [] }, ...linePieces], isCut: left.length > 0 };
}

const tabs = (line: string): number => line.split('\t').length - 1;

/** The lines from `start` on that are rows of one table: two at least, each of as many cells. A tab before a line only indents it. */
export function tableLinesAt(lines: readonly string[], start: number): string[] {
  const count = tabs(lines[start] ?? '');
  if (count === 0) return [];
  const end = lines.findIndex((line, at) => at > start && tabs(line) !== count);
  const rows = lines.slice(start, end < 0 ? undefined : end);
  const isIndent = rows.every((line) => /^\t+[^\t]*$/.test(line));
  return rows.length > 1 && !isIndent ? rows : [];
}
