import { childrenOf, isRecord, topNodesOf } from '../body/blocks.ts';
import { isBlockId } from '../body/blockIds.ts';
import { stepsBetween } from './sequence.ts';
import { textChanges, type Stretch } from './texts.ts';

/** A piece of a body: a paragraph, a sub-head, a list, a block. */
export type Piece = { id?: string; kind: string; text: string };

type Node = Readonly<Record<string, unknown>>;

const ownId = (node: Node): string | undefined => {
  const { id } = isRecord(node.$) ? node.$ : {};
  return isBlockId(id) ? id : undefined;
};

/** The id of a node right under the root. A list has none; it is known by its first item. */
export const pieceIdOf = (node: Node): string | undefined =>
  ownId(node) ?? (node.type === 'list' ? childrenOf(node).map(ownId)[0] : undefined);

function kindOf({ type, tag, fields }: Node): string {
  if (type === 'block' && isRecord(fields)) return String(fields.blockType);
  return type === 'heading' ? String(tag) : String(type);
}

/** The pieces of a body in which something stands; `textOf` says it of a body of one piece. */
export const piecesOf = (body: unknown, textOf: (one: unknown) => string): Piece[] =>
  topNodesOf(body)
    .map((node) => ({ id: pieceIdOf(node), kind: kindOf(node), text: textOf({ root: { children: [node] } }) }))
    .filter(({ text }) => text.trim() !== '');

export type PieceChange = {
  how: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  id?: string;
  kind: string;
  stretches: Stretch[];
};

/** Pieces with an id that both bodies have are the same one, wherever it stands; the others if they say the same. */
function keysOf(pieces: readonly Piece[], others: readonly Piece[]): string[] {
  const there = new Set(others.flatMap(({ id }) => id ?? []));
  return pieces.map(({ id, kind, text }) => (id !== undefined && there.has(id) ? `#${id}` : `${kind} ${text}`));
}

/** How much of two texts is the same, of the longer one. */
function likeness(stretches: readonly Stretch[], longer: number): number {
  const same = stretches.reduce((sum, { kind, text }) => (kind === 'same' ? sum + text.trim().length : sum), 0);
  return longer === 0 ? 0 : same / longer;
}

/** Less alike than this, one piece went and another came. */
const alike = 0.4;

const whole = (how: 'added' | 'removed', { id, kind, text }: Piece): PieceChange => ({
  how,
  id,
  kind,
  stretches: [{ kind: how, text }],
});

function changeOf(before: Piece, { id, kind, text }: Piece, moved = false): PieceChange {
  const stretches = textChanges(before.text, text);
  const isSame = before.text === text && before.kind === kind;
  return { how: isSame ? (moved ? 'moved' : 'same') : 'changed', id, kind, stretches };
}

/** Pieces without ids in common that stand between the same neighbours: those alike are one that was edited. */
function pairUp(removed: readonly Piece[], added: readonly Piece[]): PieceChange[] {
  const left = [...removed];
  const changes = added.flatMap((piece): PieceChange[] => {
    const [first] = left;
    if (!first || first.kind !== piece.kind) return [whole('added', piece)];
    const change = changeOf(first, piece);
    if (likeness(change.stretches, Math.max(first.text.length, piece.text.length)) < alike)
      return [whole('added', piece)];
    left.shift();
    return [change];
  });
  return [...left.map((piece) => whole('removed', piece)), ...changes];
}

/** What became of a body, piece by piece in the order it has now; what went stands where it stood. */
export function pieceChanges(before: readonly Piece[], after: readonly Piece[]): PieceChange[] {
  const [keysBefore, keysAfter] = [keysOf(before, after), keysOf(after, before)];
  const byKey = new Map(keysBefore.map((key, at) => [key, before[at]!]));
  const isNow = new Set(keysAfter);
  const changes: PieceChange[] = [];
  let [removed, added]: [Piece[], Piece[]] = [[], []];
  const put = (): void => {
    changes.push(...pairUp(removed, added));
    [removed, added] = [[], []];
  };
  let [was, is] = [0, 0];
  for (const { kind, item: key } of stepsBetween(keysBefore, keysAfter)) {
    if (kind === 'removed') {
      // What stands elsewhere now is told there.
      const piece = before[was++]!;
      if (!isNow.has(key)) removed.push(piece);
      continue;
    }
    const piece = after[is++]!;
    if (kind === 'added' && !byKey.has(key)) {
      added.push(piece);
      continue;
    }
    put();
    changes.push(changeOf(byKey.get(key)!, piece, kind === 'added'));
    if (kind === 'same') was += 1;
  }
  put();
  return changes;
}
