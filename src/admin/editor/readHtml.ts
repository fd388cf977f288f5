import { blockLimits } from '../../domain/body/size.ts';
import { linkProblem } from '../../domain/body/links.ts';
import {
  footnoteMarkOf,
  formatIn,
  isComment,
  isHidden,
  isMarkerOfList,
  lineTags,
  otherMedia,
  rankOf,
  silentTags,
  wordItemOf,
} from './elements.ts';
import { hasClass, styleOf, textOf, type HtmlElement, type HtmlNode, isTable, rowsOf } from './htmlTree.ts';
import { gridOf, isGrid, isHeader, type Grid } from './tables.ts';
import { isBlank, storable, trimRuns, type LeftOut, type PastedBlock, type PastedRun, type Piece } from './pieces.ts';

/** Where in the text one stands. `list` is the innermost list of HTML. */
type Place = {
  block: PastedBlock;
  format: number;
  href?: string;
  isPre?: boolean;
  /** In a cell of a table its lines are no paragraphs; in one that becomes part of a line there are none. */
  cell?: 'of lines' | 'in a line';
  list?: { level: number; ordered: boolean; start: number; key: string };
};

const longestExample = 60;
const mostExamples = 3;

/** What could not be taken as it was, counted. */
function openCount() {
  const all = new Map<LeftOut['what'], LeftOut>();
  return {
    leftOut: (): LeftOut[] => [...all.values()],
    tell: (what: LeftOut['what'], example = ''): void => {
      const entry = all.get(what) ?? { what, count: 0, examples: [] };
      entry.count += 1;
      if (example && entry.examples.length < mostExamples) entry.examples.push(example.slice(0, longestExample));
      all.set(what, entry);
    },
  };
}

/** What has been read so far. */
function openReading() {
  const pieces: Piece[] = [];
  let runs: PastedRun[] = [];
  let lists = 0;
  const dropSpaces = (): void => {
    for (let last = runs.at(-1); last && !/[\t\n]$/.test(last.text); last = runs.at(-1)) {
      runs[runs.length - 1] = { ...last, text: last.text.trimEnd() };
      if (runs.at(-1)!.text !== '') return;
      runs.pop();
    }
  };
  return {
    ...openCount(),
    pieces,
    /** Ends a line. The next line of the same block goes below it; of a heading, behind it. */
    endLine: (block: PastedBlock): void => {
      dropSpaces();
      const line = runs;
      runs = [];
      if (isBlank(line)) return;
      const last = pieces.at(-1);
      if (last?.block !== block || block.kind === 'paragraph') pieces.push({ block, runs: line });
      else last.runs.push({ text: block.kind === 'heading' ? ' ' : '\n', format: 0 }, ...line);
    },
    /** What stands in a cell; of breaks in a row, one is enough there. */
    takeCell: (): PastedRun[] => {
      const cell = trimRuns(runs.filter(({ text }, at) => text !== '\n' || runs[at - 1]?.text !== '\n'));
      return ((runs = []), isBlank(cell) ? [] : cell);
    },
    newList: (): string => `list ${(lists += 1)}`,
    /** Ends a cell. */
    writeTab: (): void => {
      dropSpaces();
      runs.push({ text: '\t', format: 0 });
    },
    isAtStart: (): boolean => isBlank(runs),
    /** Of spaces in a row, the first stays. */
    write: (text: string, { format, href }: Place): void => {
      const isAfterSpace = runs.length === 0 || /[\s]$/.test(runs.at(-1)!.text);
      const runText = isAfterSpace && text !== '\n' && text !== '\t' ? text.replace(/^ +/, '') : text;
      if (runText !== '') runs.push({ text: runText, format, ...(href && { href }) });
    },
  };
}
type Reading = ReturnType<typeof openReading>;

function readText(text: string, place: Place, reading: Reading): void {
  const clean = storable(text);
  const parts = place.isPre
    ? clean.split(/(\n|\t)/)
    : [clean.replace(/[ \t\n\f]+/g, ' ').replace(/[ \u00a0]{2,}/g, ' ')];
  for (const part of parts) if (part !== '') reading.write(part, place);
}

/** A link that can't be taken stays as its text. */
function linkedBy(element: HtmlElement, place: Place, reading: Reading): Place {
  const href = element.attributes.href?.trim();
  if (element.tag !== 'a' || href === undefined || href === '') return place;
  // Where a page jumps within itself, there is nothing to jump to here.
  if (!href.startsWith('#') && linkProblem(href) === undefined) return { ...place, href };
  if (textOf(element).trim() !== '') reading.tell('link', href);
  return place;
}

/** Small pictures draw or count something; an emoji is a letter. */
function readMedium(element: HtmlElement, what: LeftOut['what'], place: Place, reading: Reading): void {
  const { alt = '', width, height, 'aria-roledescription': role = '' } = element.attributes;
  if (/^\p{Extended_Pictographic}/u.test(alt)) return readText(alt, place, reading);
  const isTiny = [width, height].some((size) => size !== undefined && /^[0-3](px)?$/.test(size));
  if (!isTiny && !role.includes('checkbox')) reading.tell(what);
}

/** Rows become lines, with tabs between their cells. */
function readAsLines(rows: readonly HtmlElement[][], place: Place, reading: Reading): void {
  const block: PastedBlock = place.block.kind === 'item' ? place.block : { kind: 'table' };
  for (const row of rows) {
    row.forEach((cell, index) => {
      if (index > 0) reading.writeTab();
      readAll(cell, { ...place, block, cell: 'in a line', format: formatIn(cell, place.format) }, reading);
    });
    reading.endLine(block);
  }
}

/** A header is bold as it is. */
const withoutBold = (runs: readonly PastedRun[]): PastedRun[] =>
  runs.map((run) => ({ ...run, format: run.format & ~1 }));

function readCells(grid: Grid, place: Place, reading: Reading): PastedRun[][][] {
  const rows = grid.rows.map((row) =>
    row.map((cell) => {
      if (cell) readAll(cell, { ...place, cell: 'of lines', format: formatIn(cell, place.format) }, reading);
      return reading.takeCell();
    }),
  );
  return rows;
}

/** A table is one of the story as far as it may be as large; the rest becomes lines. */
function readTable(table: HtmlElement, place: Place, reading: Reading): void {
  reading.endLine(place.block);
  if (place.block.kind === 'item' || !isGrid(table)) {
    reading.tell('table');
    return readAsLines(rowsOf(table), place, reading);
  }
  const grid = gridOf(table);
  const block: PastedBlock = { kind: 'paragraph' };
  const cells = readCells(grid, { block, format: place.format }, reading);
  const header = grid.isHeaded || isHeader(cells);
  const rows = header ? cells.map((row, at) => (at === 0 ? row.map(withoutBold) : row)) : cells;
  const caption =
    grid.caption && storable(textOf(grid.caption)).replace(/\s+/g, ' ').trim().slice(0, blockLimits.tableCaption);
  reading.pieces.push({ block: { kind: 'grid', rows, header, ...(caption && { caption }) }, runs: [] });
  if (grid.rest.length > 0) reading.tell('tableRest');
  readAsLines(grid.rest, { block, format: place.format }, reading);
}

/** The block that begins with an element; undefined where it goes on. */
function blockOf(element: HtmlElement, { block, list }: Place): PastedBlock | undefined {
  const rank = rankOf(element);
  if (block.kind !== 'item' && rank !== undefined) return { kind: 'heading', rank };
  if (block.kind !== 'item' && element.tag === 'blockquote') return { kind: 'quote' };
  if (element.tag !== 'li') return wordItemOf(element);
  const { 'aria-level': level, 'data-aria-level': ownLevel, 'data-listid': ownList } = element.attributes;
  const { level: depth, ordered, start, key } = list ?? { level: 1, ordered: false, start: 1, key: 'none' };
  return {
    kind: 'item',
    ordered,
    start,
    list: ownList ?? key,
    level: Math.max(depth, Number(ownLevel ?? level) || 1),
  };
}

/** A list within another belongs to it, whether it stands in an item or, as Google Docs writes it, beside one. */
const listWithin = ({ tag, attributes }: HtmlElement, { list }: Place, reading: Reading): Place['list'] => ({
  level: (list?.level ?? 0) + 1,
  ordered: tag === 'ol',
  key: list?.key ?? reading.newList(),
  start: Number(attributes.start) || 1,
});

function readLines(element: HtmlElement, place: Place, reading: Reading): void {
  if (place.cell) {
    reading.write(place.cell === 'of lines' && !reading.isAtStart() ? '\n' : ' ', place);
    return readAll(element, place, reading);
  }
  const block = blockOf(element, place) ?? place.block;
  const isList = element.tag === 'ul' || element.tag === 'ol';
  reading.endLine(place.block);
  // A heading is bold as it is.
  const format = block.kind === 'heading' ? 0 : formatIn(element, place.format);
  const isPre = element.tag === 'pre' || place.isPre;
  const list = isList ? listWithin(element, place, reading) : place.list;
  readAll(element, { ...place, block, format, isPre, list }, reading);
  reading.endLine(block);
}

function readInline(element: HtmlElement, place: Place, reading: Reading): void {
  const style = styleOf(element);
  if ('mso-tab-count' in style) return reading.write('\t', place);
  if ('mso-spacerun' in style || hasClass(element, /\bApple-converted-space\b/)) return reading.write(' ', place);
  const format = place.block.kind === 'heading' ? place.format : formatIn(element, place.format);
  const mark = footnoteMarkOf(element, (format & 64) !== 0);
  if (mark !== undefined) {
    const isNote = reading.isAtStart();
    return reading.write(isNote ? `${mark} ` : mark, { ...place, format: place.format & ~64 });
  }
  const isPre = style['white-space'] ? style['white-space'].startsWith('pre') : place.isPre;
  readAll(element, { ...linkedBy(element, place, reading), format, isPre }, reading);
}

function readElement(element: HtmlElement, place: Place, reading: Reading): void {
  const { tag } = element;
  const medium = otherMedia[tag];
  if (medium) return readMedium(element, medium, place, reading);
  if (silentTags.has(tag) || isHidden(element)) return;
  if (isMarkerOfList(element) && place.block.kind === 'item') return;
  if (isComment(element)) return reading.tell('comment');
  if (tag === 'del') return reading.tell('deleted');
  if (tag === 'br') return reading.write(place.cell === 'in a line' ? ' ' : '\n', place);
  if (tag === 'table' && isTable(element) && !place.cell) return readTable(element, place, reading);
  if (lineTags.has(tag)) return readLines(element, place, reading);
  return readInline(element, place, reading);
}

function readAll({ children }: HtmlElement, place: Place, reading: Reading): void {
  for (const child of children as HtmlNode[])
    if (typeof child === 'string') readText(child, place, reading);
    else readElement(child, place, reading);
}

/** The text of pasted HTML, piece by piece, and what of it could not be taken as it was. */
export function readHtml(body: HtmlElement): { pieces: Piece[]; leftOut: LeftOut[] } {
  const reading = openReading();
  const block: PastedBlock = { kind: 'paragraph' };
  readAll(body, { block, format: 0 }, reading);
  reading.endLine(block);
  return { pieces: reading.pieces, leftOut: reading.leftOut() };
}
