import { tidyLine } from '../../domain/copy/formats/characters.ts';
import { paragraphsOf } from '../../domain/copy/paragraphs.ts';
import type { HtmlElement } from './htmlTree.ts';
import { nodesOf, type BodyNode } from './nodes.ts';
import { gridOfLines, tableLinesAt } from './tables.ts';
import { storable, type LeftOut, type PastedBlock, type Piece } from './pieces.ts';
import { readHtml } from './readHtml.ts';

/** What a paste puts into a body, and what of it could not be taken as it was. */
export type Pasted = { nodes: BodyNode[]; leftOut: LeftOut[] };

/** HTML of a clipboard, from Word, a browser or wherever it was copied. `newId` gives 24 hexadecimal digits. */
export function pastedHtml(body: HtmlElement, newId: () => string): Pasted {
  const { pieces, leftOut } = readHtml(body);
  return { nodes: nodesOf(pieces, newId), leftOut };
}

const bullet = /^[•▪‣◦●·]\s*/;

const pieceOf = (text: string, list: PastedBlock): Piece =>
  bullet.test(text)
    ? { block: list, runs: [{ text: text.replace(bullet, ''), format: 0 }] }
    : { block: { kind: 'paragraph' }, runs: [{ text, format: 0 }] };

/** How the copy desk reads lines takes the first one for a headline, which no other line goes on with. */
const headline = [
  { text: 'Headline', number: 0, indent: 0 },
  { text: '', number: 0, indent: 0 },
];

/** Plain text with tables in it: rows of cells with tabs between them, as a sheet or our own plain text has them. */
function textWithTables(text: string): { pieces: Piece[]; cut: number } {
  const lines = text.split('\n');
  const pieces: Piece[] = [];
  let between: string[] = [];
  let cut = 0;
  const put = (): void => {
    if (between.some((line) => line.trim() !== '')) pieces.push(...linesAsPieces(between.join('\n')));
    between = [];
  };
  for (let at = 0; at < lines.length;) {
    const rows = tableLinesAt(lines, at);
    if (rows.length === 0) between.push(lines[at]!);
    else {
      put();
      const grid = gridOfLines(rows);
      pieces.push(...grid.pieces);
      if (grid.isCut) cut += 1;
    }
    at += Math.max(rows.length, 1);
  }
  put();
  return { pieces, cut };
}

/** Plain text: a blank line parts paragraphs; a line end is a space where the text is hard-wrapped, as wires are. */
function linesAsPieces(text: string): Piece[] {
  const lines = text.split('\n').map((line, index) => ({
    text: tidyLine(line),
    number: index + 1,
    indent: /^\s*/.exec(line)![0].length,
  }));
  const list: PastedBlock = { kind: 'item', level: 1, ordered: false, start: 1, list: 'text' };
  const pieces = paragraphsOf([...headline, ...lines])
    .slice(1)
    .map((paragraph) => pieceOf(paragraph.text, list));
  // It goes on behind a word; more than one space is the indent of a wire.
  if (/^ \S/.test(text) && pieces[0]) pieces[0].runs.unshift({ text: ' ', format: 0 });
  return pieces;
}

/** Plain text of a clipboard. In a single line nothing is changed but what can't be stored. */
export function pastedText(text: string, newId: () => string): Pasted {
  const clean = storable(text);
  const { pieces, cut } = clean.includes('\n')
    ? textWithTables(clean)
    : { pieces: [{ block: { kind: 'line' } as const, runs: [{ text: clean, format: 0 }] }], cut: 0 };
  return { nodes: nodesOf(pieces, newId), leftOut: cut > 0 ? [{ what: 'tableRest', count: cut, examples: [] }] : [] };
}
