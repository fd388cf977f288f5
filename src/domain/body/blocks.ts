import { embedOf, type Embed } from '../fields/embed.ts';
import { safeHrefOf } from './links.ts';
import { isQuotedLanguage, type QuotedLanguage } from '../languages.ts';

/** Text formats in the order of Lexical's format bits. */
const marks = ['bold', 'italic', 'strikethrough', 'underline', 'code', 'subscript', 'superscript'] as const;
export type Mark = (typeof marks)[number];

/** A link to an address, or to one of our own stories, by its id. */
export type RunLink = { href: string; newTab?: true } | { story: string; newTab?: true };

/** A stretch of text in one look. A line break is the run `\n`. */
export type Run = { text: string; marks?: Mark[]; link?: RunLink };

export type ListItem = { runs: Run[]; list?: StoryList };
export type StoryList = { ordered: boolean; start?: number; items: ListItem[] };

/** A table has as many cells in each row; with `header` its first row says what stands in the columns. */
export type TableRow = { cells: { runs: Run[] }[] };
export type StoryTable = { caption?: string; header: boolean; rows: TableRow[] };

/** One piece of a story's body, plain JSON; documents are named by id. */
export type StoryBlock =
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'subhead'; level: 2 | 3; runs: Run[] }
  /** `language`: of the words, where they are not in the story's. */
  | { kind: 'quotation'; paragraphs: Run[][]; attribution?: string; language?: QuotedLanguage }
  | ({ kind: 'list' } & StoryList)
  | { kind: 'photo'; media: string; caption?: string }
  | { kind: 'embed'; embed: Embed }
  | { kind: 'related'; stories: string[] }
  | ({ kind: 'table' } & StoryTable);

/** Deepest node of a body, the root being 0. Deeper ones are refused when stored and not read. */
export const deepestNode = 12;

type Node = Record<string, unknown>;

export const isRecord = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The nodes in a node, without what is no node. */
export const childrenOf = (node: Node): Node[] => (Array.isArray(node.children) ? node.children.filter(isRecord) : []);

/** The id of a document that may have come populated. */
export function idOf(value: unknown): string | undefined {
  const id = isRecord(value) ? value.id : value;
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined;
}

/** No control characters or broken surrogates: they would make invalid XML of a feed. */
const printable = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/(?![\t\n\u0080-\u009f])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '') : '';

const nonEmpty = (value: unknown): string | undefined => printable(value).trim() || undefined;

function linkOf(node: Node): RunLink | undefined {
  const fields = isRecord(node.fields) ? node.fields : {};
  const newTab = fields.newTab === true ? { newTab: true as const } : {};
  if (fields.linkType === 'internal') {
    const doc = isRecord(fields.doc) && fields.doc.relationTo === 'articles' ? fields.doc : undefined;
    const story = idOf(doc?.value);
    return story ? { story, ...newTab } : undefined;
  }
  const href = safeHrefOf(fields.url);
  return href ? { href, ...newTab } : undefined;
}

function textRunOf(node: Node, link: RunLink | undefined): Run {
  const format = typeof node.format === 'number' ? node.format : 0;
  const found = marks.filter((_, bit) => format & (1 << bit));
  return { text: printable(node.text), ...(found.length > 0 && { marks: found }), ...(link && { link }) };
}

/** The text in a node. Blocks within it (a paragraph pasted into a quotation) become lines. */
function runsOf(node: Node, depth: number, link?: RunLink): Run[] {
  if (depth >= deepestNode) return [];
  return childrenOf(node).flatMap((child): Run[] => {
    if (child.type === 'text') return [textRunOf(child, link)];
    if (child.type === 'linebreak') return [{ text: '\n', ...(link && { link }) }];
    if (child.type === 'tab') return [{ text: '\t', ...(link && { link }) }];
    if (child.type === 'link' || child.type === 'autolink') return runsOf(child, depth + 1, link ?? linkOf(child));
    if (child.type === 'paragraph') return [...runsOf(child, depth + 1, link), { text: '\n' }];
    return [];
  });
}

const isBlank = (runs: readonly Run[]): boolean => runs.every((run) => run.text.trim() === '');

/** Runs without the line breaks at either end. */
function trimRuns(runs: readonly Run[]): Run[] {
  const isBreak = (run: Run | undefined) => run?.text === '\n';
  const first = runs.findIndex((run) => !isBreak(run));
  const last = runs.findLastIndex((run) => !isBreak(run));
  return runs.slice(Math.max(first, 0), last + 1).filter((run) => run.text !== '');
}

/** Lexical keeps a nested list in an item of its own, after the item it belongs to. */
function listOf(node: Node, depth: number): StoryList {
  const ordered = node.listType === 'number' || node.tag === 'ol';
  const start = ordered && Number.isSafeInteger(node.start) && node.start !== 1 ? { start: node.start as number } : {};
  const list: StoryList = { ordered, ...start, items: [] };
  if (depth >= deepestNode) return list;
  for (const item of childrenOf(node).filter((child) => child.type === 'listitem')) {
    const runs = trimRuns(runsOf(item, depth + 1));
    const inner = childrenOf(item).find((child) => child.type === 'list');
    const nested = inner && listOf(inner, depth + 2);
    const previous = list.items.at(-1);
    if (!isBlank(runs)) list.items.push({ runs, ...(nested && nested.items.length > 0 && { list: nested }) });
    else if (nested && nested.items.length > 0 && previous && !previous.list) previous.list = nested;
    else if (nested) list.items.push(...nested.items);
  }
  return list;
}

/** Paragraphs of plain text, as a textarea gives them. */
const paragraphsOf = (text: string): Run[][] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph) => [{ text: paragraph }]);

/** A quotation node holds text, or paragraphs when it was pasted from a page. */
function quotedParagraphsOf(node: Node): Run[][] {
  const children = childrenOf(node);
  const isPasted = children.every((child) => child.type === 'paragraph');
  const paragraphs = isPasted ? children.map((child) => runsOf(child, 2)) : [runsOf(node, 1)];
  return paragraphs.map(trimRuns).filter((runs) => !isBlank(runs));
}

/** A cell of a table's node holds text, links and line breaks, as a paragraph does; `place` is where in the node. */
export type CellAt = { cell: Node; row: number; column: number; place: string };

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const rowsIn = ({ type, fields }: Node): unknown[] =>
  type === 'block' && isRecord(fields) && fields.blockType === 'table' ? listIn(fields.rows) : [];

/** The cells of a table's node, row by row; none of any other node. */
export const cellsOf = (node: Node): CellAt[] =>
  rowsIn(node).flatMap((each, row) =>
    listIn(isRecord(each) ? each.cells : undefined).flatMap((cell, column) =>
      isRecord(cell) ? [{ cell, row, column, place: `fields.rows.${row}.cells.${column}` }] : [],
    ),
  );

/** A table's node with other nodes in its cells; any other node as it is. */
export function withCells(node: Node, change: (children: Node[]) => Node[]): Node {
  if (rowsIn(node).length === 0) return node;
  const cell = (each: unknown): unknown => (isRecord(each) ? { ...each, children: change(childrenOf(each)) } : each);
  const rows = rowsIn(node).map((row) => (isRecord(row) ? { ...row, cells: listIn(row.cells).map(cell) } : row));
  return { ...node, fields: { ...(node.fields as Node), rows } };
}

/** Rows and columns in which nothing stands are left out; a row that is short is filled up. */
function tableOf(node: Node): StoryTable | undefined {
  const fields = node.fields as Node;
  const runs: Run[][][] = rowsIn(node).map(() => []);
  for (const { cell, row, column } of cellsOf(node)) runs[row]![column] = trimRuns(runsOf(cell, 1));
  const isUsed = (cell: Run[] | undefined): cell is Run[] => cell !== undefined && !isBlank(cell);
  const columns = [...Array(Math.max(0, ...runs.map(({ length }) => length))).keys()].filter((column) =>
    runs.some((row) => isUsed(row[column])),
  );
  if (columns.length === 0) return undefined;
  const rows = runs
    .filter((row) => row.some(isUsed))
    .map((row) => ({ cells: columns.map((column) => ({ runs: row[column] ?? [] })) }));
  const caption = nonEmpty(fields.caption);
  return { ...(caption && { caption }), header: fields.header === true && runs[0]!.some(isUsed), rows };
}

function customBlockOf(node: Node, fields: Node): StoryBlock | undefined {
  const text = (key: string) => nonEmpty(fields[key]);
  const optional = <K extends string>(key: K) => (text(key) ? ({ [key]: text(key) } as Record<K, string>) : {});
  switch (fields.blockType) {
    case 'quotation': {
      const paragraphs = paragraphsOf(printable(fields.quote));
      const language = isQuotedLanguage(fields.language) ? { language: fields.language } : {};
      return paragraphs.length > 0
        ? { kind: 'quotation', paragraphs, ...optional('attribution'), ...language }
        : undefined;
    }
    case 'photo': {
      const media = idOf(fields.media);
      return media ? { kind: 'photo', media, ...optional('caption') } : undefined;
    }
    case 'embed': {
      const embed = embedOf(fields.url, text('title'));
      return embed && { kind: 'embed', embed };
    }
    case 'relatedStories': {
      const ids = Array.isArray(fields.stories) ? fields.stories.map(idOf).filter((id) => id !== undefined) : [];
      return ids.length > 0 ? { kind: 'related', stories: [...new Set(ids)] } : undefined;
    }
    case 'table': {
      const table = tableOf(node);
      return table && { kind: 'table', ...table };
    }
    default:
      return undefined;
  }
}

function blockOf(node: Node): StoryBlock | undefined {
  switch (node.type) {
    case 'paragraph': {
      const runs = trimRuns(runsOf(node, 1));
      return isBlank(runs) ? undefined : { kind: 'paragraph', runs };
    }
    case 'heading': {
      const runs = trimRuns(runsOf(node, 1));
      return isBlank(runs) ? undefined : { kind: 'subhead', level: node.tag === 'h3' ? 3 : 2, runs };
    }
    case 'quote': {
      const paragraphs = quotedParagraphsOf(node);
      return paragraphs.length > 0 ? { kind: 'quotation', paragraphs } : undefined;
    }
    case 'list': {
      const list = listOf(node, 1);
      return list.items.length > 0 ? { kind: 'list', ...list } : undefined;
    }
    case 'block':
      return isRecord(node.fields) ? customBlockOf(node, node.fields) : undefined;
    default:
      return undefined;
  }
}

/** The nodes right under the root of Payload's rich text. */
export const topNodesOf = (body: unknown): Node[] =>
  isRecord(body) && isRecord(body.root) ? childrenOf(body.root) : [];

/**
 * A story's body as typed blocks, from Payload's Lexical JSON. Never throws: empty blocks and what a body may not hold
 * are left out, links that are not safe become plain text.
 */
export const blocksOf = (body: unknown): StoryBlock[] =>
  topNodesOf(body)
    .map(blockOf)
    .filter((block) => block !== undefined);
