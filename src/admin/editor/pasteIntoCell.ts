import type { Rows } from './tableRows.ts';
import { parseHtml } from './htmlTree.ts';
import type { BodyNode } from './nodes.ts';
import { pastedHtml, pastedText } from './paste.ts';

/** What a clipboard puts into a table: other cells, from the one with the caret on, or words into that one. */
type PastedIntoCell = { rows: Rows } | { nodes: BodyNode[] };

const inLine: readonly string[] = ['text', 'tab', 'linebreak', 'link', 'autolink'];

const rowsIn = ({ fields }: BodyNode): Rows | undefined => (fields as { rows?: Rows } | undefined)?.rows;

/** The words of pieces, each on a line of its own; what has no words in a cell is left out. */
function linesOf(nodes: readonly BodyNode[]): BodyNode[] {
  const lines: BodyNode[] = [];
  const put = (line: readonly BodyNode[]): void => {
    if (line.length === 0) return;
    if (lines.length > 0) lines.push({ type: 'linebreak', version: 1 });
    lines.push(...line);
  };
  const read = (node: BodyNode): void => {
    const children = node.children ?? [];
    const text = children.filter(({ type }) => inLine.includes(type));
    put(text);
    children.filter(({ type }) => !inLine.includes(type)).forEach(read);
    for (const { cells } of rowsIn(node) ?? []) put(cells.flatMap((cell) => cell.children));
  };
  if (nodes.every(({ type }) => inLine.includes(type))) return [...nodes];
  nodes.forEach(read);
  return lines;
}

/** `newId` gives 24 hexadecimal digits. */
export function pastedIntoCell(data: Pick<DataTransfer, 'getData'>, newId: () => string): PastedIntoCell {
  const [html, text] = [data.getData('text/html'), data.getData('text/plain')];
  const htmlNodes = html ? pastedHtml(parseHtml(html), newId).nodes : [];
  // One line of cells is a row, too.
  const nodes =
    htmlNodes.length > 0
      ? htmlNodes
      : pastedText(text.includes('\t') ? `${text.replace(/\n$/, '')}` : text, newId).nodes;
  const [only, ...more] = nodes;
  const rows = only && more.length === 0 ? rowsIn(only) : undefined;
  if (rows && (rows.length > 1 || (rows[0]?.cells.length ?? 0) > 1)) return { rows };
  if (htmlNodes.length === 0 && text.includes('\t') && !text.trimEnd().includes('\n')) {
    const cells = text
      .trimEnd()
      .split('\t')
      .map((cell) => ({ children: pastedText(cell, newId).nodes }));
    return { rows: [{ cells }] };
  }
  return { nodes: linesOf(nodes) };
}
