import { isBlank, partedAtBreaks, trimRuns, type PastedBlock, type PastedRun, type Piece } from './pieces.ts';

/** A node of the editor's JSON, as a body keeps it. */
export type BodyNode = { type: string; version: number; children?: BodyNode[]; [key: string]: unknown };

type NewId = () => string;
type Item = { block: PastedBlock & { kind: 'item' }; runs: PastedRun[] };

const element = { direction: null, format: '', indent: 0, version: 1 } as const;
const words = { detail: 0, mode: 'normal', style: '', version: 1 } as const;

/** A list in a list in a list: a body is at most twelve nodes deep (`domain/body`). */
const deepestList = 5;

function textNodes({ text, format }: PastedRun): BodyNode[] {
  const parts = text.split(/(\n|\t)/).filter((part) => part !== '');
  return parts.map((part) => {
    if (part === '\n') return { type: 'linebreak', version: 1 };
    if (part === '\t') return { type: 'tab', text: '\t', ...words, detail: 2, format };
    return { type: 'text', text: part, ...words, format };
  });
}

/** Runs in one look become one run. */
function joinRuns(runs: readonly PastedRun[]): PastedRun[] {
  const all: PastedRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const isSame = last && last.href === run.href && (last.format === run.format || run.text === '\n');
    if (isSame) all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}

const linkNode = (url: string, children: BodyNode[], newId: NewId): BodyNode => ({
  type: 'link',
  children,
  ...element,
  version: 3,
  id: newId(),
  fields: { linkType: 'custom', newTab: false, url },
});

function inLine(runs: readonly PastedRun[], newId: NewId): BodyNode[] {
  const nodes: BodyNode[] = [];
  let open: string | undefined;
  for (const run of joinRuns(runs)) {
    const last = nodes.at(-1);
    if (run.href === undefined) nodes.push(...textNodes(run));
    else if (last && open === run.href) last.children!.push(...textNodes(run));
    else nodes.push(linkNode(run.href, textNodes(run), newId));
    open = run.href;
  }
  return nodes;
}

const paragraph = (children: BodyNode[]): BodyNode => ({
  type: 'paragraph',
  children,
  ...element,
  textFormat: 0,
  textStyle: '',
});

const listItem = (children: BodyNode[], value: number, depth: number): BodyNode => ({
  type: 'listitem',
  children,
  ...element,
  value,
  indent: depth - 1,
});

const listNode = ({ ordered, start }: Item['block']): BodyNode => ({
  type: 'list',
  listType: ordered ? 'number' : 'bullet',
  tag: ordered ? 'ol' : 'ul',
  start: ordered ? start : 1,
  children: [],
  ...element,
});

/** Items as lists: deeper ones stand in an item of their own, after the one they belong to. */
function listNodes(items: readonly Item[], newId: NewId, depth = 1): BodyNode[] {
  const lists: BodyNode[] = [];
  const level = items[0]!.block.level;
  let of: Item['block'] | undefined;
  for (let index = 0; index < items.length;) {
    const { block, runs } = items[index]!;
    const children = lists.at(-1)?.children ?? [];
    if (of && block.level > level && depth < deepestList) {
      const after = items.slice(index).findIndex((item) => item.block.level <= level);
      const inner = items.slice(index, after < 0 ? undefined : index + after);
      for (const list of listNodes(inner, newId, depth + 1))
        children.push(listItem([list], children.length + 1, depth));
      index += inner.length;
      continue;
    }
    if (of?.list === block.list && of.ordered === block.ordered)
      children.push(listItem(inLine(runs, newId), children.length + 1, depth));
    else lists.push({ ...listNode(block), children: [listItem(inLine(runs, newId), block.start, depth)] });
    of = block;
    index += 1;
  }
  return lists;
}

const isItem = (piece: Piece | undefined): piece is Item => piece?.block.kind === 'item';

function itemsFrom(pieces: readonly Piece[], index: number): Item[] {
  const end = pieces.findIndex((piece, at) => at >= index && !isItem(piece));
  return pieces.slice(index, end < 0 ? undefined : end).filter(isItem);
}

const tableNode = ({ rows, header, caption }: PastedBlock & { kind: 'grid' }, newId: NewId): BodyNode => ({
  type: 'block',
  version: 2,
  format: '',
  fields: {
    id: newId(),
    blockName: '',
    blockType: 'table',
    ...(caption && { caption }),
    header,
    rows: rows.map((cells) => ({ cells: cells.map((runs) => ({ children: inLine(runs, newId) })) })),
  },
});

/** Of headings the highest becomes a sub-head, those below it one of the second level. */
function nodesOfPiece({ block, runs }: Piece, highest: number, newId: NewId): BodyNode[] {
  switch (block.kind) {
    case 'heading': {
      const tag = block.rank === highest ? 'h2' : 'h3';
      return [{ type: 'heading', tag, children: inLine(runs, newId), ...element }];
    }
    case 'quote':
      return [{ type: 'quote', children: inLine(runs, newId), ...element }];
    case 'grid':
      return [tableNode(block, newId)];
    case 'table':
    case 'line':
      return [paragraph(inLine(runs, newId))];
    case 'item':
    case 'paragraph':
      return partedAtBreaks(runs).map((part) => paragraph(inLine(part, newId)));
  }
}

const untrimmed: readonly PastedBlock['kind'][] = ['table', 'line'];

const ranks = (pieces: readonly Piece[]): number[] =>
  pieces.map(({ block }) => (block.kind === 'heading' ? block.rank : Infinity));

/** Pieces of text as the nodes of a body. Text of one paragraph alone goes into the paragraph at the caret. */
export function nodesOf(allPieces: readonly Piece[], newId: NewId): BodyNode[] {
  const pieces = allPieces
    .map((piece) => (untrimmed.includes(piece.block.kind) ? piece : { ...piece, runs: trimRuns(piece.runs) }))
    .filter(({ block, runs }) => block.kind === 'grid' || !isBlank(runs));
  const highest = Math.min(...ranks(pieces));
  const nodes: BodyNode[] = [];
  for (let index = 0; index < pieces.length;) {
    const items = itemsFrom(pieces, index);
    if (items.length > 0) nodes.push(...listNodes(items, newId));
    else nodes.push(...nodesOfPiece(pieces[index]!, highest, newId));
    index += Math.max(items.length, 1);
  }
  return nodes.length === 1 && nodes[0]?.type === 'paragraph' ? nodes[0].children! : nodes;
}
