import { childrenOf, isRecord, topNodesOf } from '../body/blocks.ts';
import { pieceIdOf } from '../changes/pieces.ts';
import { mergedOrder } from './order.ts';
import { isSameBlock, isSameNode, wordsOf } from './same.ts';

export type Node = Readonly<Record<string, unknown>>;

/** The nodes of a text by what they are known by, in order. */
export type Blocks = ReadonlyMap<string, Node>;

const itemsOf = (node: Node): string[] =>
  node.type === 'list' ? childrenOf(node).flatMap((item) => pieceIdOf(item) ?? []) : [];

/** A list is the one it was before if it still has an item of it; it is known by the first of them. */
function listBefore(node: Node, before: Blocks, taken: ReadonlyMap<string, Node>): string | undefined {
  const items = new Set(itemsOf(node));
  if (items.size === 0) return undefined;
  return [...before].find(([key, list]) => !taken.has(key) && itemsOf(list).some((id) => items.has(id)))?.[0];
}

/** What stands in a text, by the ids of its blocks; `before`: the text both were made of. */
function blocksByKey(nodes: readonly Node[], before: Blocks = new Map()): Blocks {
  const blocks = new Map<string, Node>();
  for (const node of nodes) {
    let key = listBefore(node, before, blocks) ?? pieceIdOf(node) ?? `${String(node.type)} ${JSON.stringify(node)}`;
    while (blocks.has(key)) key += '+';
    blocks.set(key, node);
  }
  return blocks;
}

/**
 * The nodes of one side, as `base` knows them: a block that came with the very words of one that went is that one. A paragraph that is cut and
 * put in elsewhere, or split and joined again, has another id.
 */
function knownBy(base: Blocks, nodes: readonly Node[]): Blocks {
  const blocks = blocksByKey(nodes, base);
  const went = new Map<string, string[]>();
  for (const [key, node] of base)
    if (!blocks.has(key)) went.set(wordsOf(node), [...(went.get(wordsOf(node)) ?? []), key]);
  if (went.size === 0) return blocks;
  const keyFor = (key: string, node: Node): string => (base.has(key) ? key : (went.get(wordsOf(node))?.shift() ?? key));
  return new Map([...blocks].map(([key, node]) => [keyFor(key, node), node]));
}

export const blocksIn = (body: unknown, before?: Blocks): Blocks => blocksByKey(topNodesOf(body), before);

/** A block that both changed, each otherwise; a side is missing where it was deleted, or was never there. */
export type BlockConflict = { block: string; base?: Node; theirs?: Node; mine?: Node };
/** What the story gets of it: `both`, theirs first. */
export type Choice = 'theirs' | 'mine' | 'both';
export type ChooseBlock = (conflict: BlockConflict) => Choice | undefined;

type Sides<T> = { base: T; theirs: T; mine: T };

/** What becomes of one block; `nodes` is empty where it goes. */
type Outcome = { nodes: readonly Node[]; isTheirs: boolean; conflict?: BlockConflict };

const present = (node: Node | undefined): readonly Node[] => (node ? [node] : []);

/** Copied without its id, which the other one keeps. */
const asNew = ({ $: _id, ...node }: Node): Node => ({
  ...node,
  ...(Array.isArray(node.children) && node.type === 'list'
    ? { children: node.children.map((item) => (isRecord(item) ? asNew(item) : (item as unknown))) }
    : {}),
});

function nodesOfChoice({ theirs, mine }: BlockConflict, choice: Choice | undefined): readonly Node[] {
  if (choice === 'mine') return present(mine);
  if (choice === 'both') return theirs && mine ? [theirs, asNew(mine)] : present(theirs ?? mine);
  return present(theirs);
}

/** Two lists with other items: item by item, if no item was changed by both. */
function mergedList({ base, theirs, mine }: Sides<Node>): Node | undefined {
  if (base.type !== 'list' || theirs.type !== 'list' || mine.type !== 'list') return undefined;
  const frame = ({ children: _items, ...rest }: Node): Node => rest;
  const isMine = !isSameNode(frame(mine), frame(base));
  if (isMine && !isSameNode(frame(theirs), frame(base)) && !isSameNode(frame(theirs), frame(mine))) return undefined;
  const { nodes, conflicts } = mergeNodes({
    base: childrenOf(base),
    theirs: childrenOf(theirs),
    mine: childrenOf(mine),
  });
  return conflicts.length > 0 ? undefined : { ...(isMine ? mine : theirs), children: nodes };
}

function outcomeOf(block: string, sides: Sides<Node | undefined>, choose: ChooseBlock): Outcome {
  const { base, theirs, mine } = sides;
  if (isSameNode(theirs, mine)) return { nodes: present(theirs), isTheirs: false };
  if (isSameNode(theirs, base)) return { nodes: present(mine), isTheirs: false };
  if (isSameNode(mine, base)) return { nodes: present(theirs), isTheirs: true };
  const list = base && theirs && mine && mergedList({ base, theirs, mine });
  if (list) return { nodes: [list], isTheirs: true };
  const conflict = { block, ...(base && { base }), ...(theirs && { theirs }), ...(mine && { mine }) };
  const choice = choose(conflict);
  return { nodes: nodesOfChoice(conflict, choice), isTheirs: false, ...(!choice && { conflict }) };
}

type MergedNodes = { nodes: Node[]; taken: string[]; conflicts: BlockConflict[] };
const nobody: ChooseBlock = () => undefined;

function mergeNodes(sides: Sides<readonly Node[]>, choose: ChooseBlock = nobody): MergedNodes {
  const base = blocksByKey(sides.base);
  const [theirs, mine] = [knownBy(base, sides.theirs), knownBy(base, sides.mine)];
  const keys = [...new Set([...base.keys(), ...theirs.keys(), ...mine.keys()])];
  const outcomes = new Map(
    keys.map((key) => [
      key,
      outcomeOf(key, { base: base.get(key), theirs: theirs.get(key), mine: mine.get(key) }, choose),
    ]),
  );
  const orders = { base: [...base.keys()], theirs: [...theirs.keys()], mine: [...mine.keys()] };
  const order = mergedOrder(orders, (key) => outcomes.get(key)!.nodes.length > 0);
  return {
    nodes: order.flatMap((key) => outcomes.get(key)!.nodes),
    taken: keys.filter((key) => outcomes.get(key)!.isTheirs),
    conflicts: keys.flatMap((key) => outcomes.get(key)!.conflict ?? []),
  };
}

/** `taken`: the blocks that are as the others made them. Where both changed a block theirs stands, unless it is chosen otherwise. */
export type MergedBody = { body: unknown; taken: string[]; conflicts: BlockConflict[] };

const isSameText = (one: unknown, other: unknown): boolean => isSameNode(topNodesOf(one), topNodesOf(other));
/** Not even a block has another id. */
const isUntouched = (one: unknown, other: unknown): boolean => isSameBlock(topNodesOf(one), topNodesOf(other));

/** Two texts made of one, block by block: what one side changed, put in, moved or deleted is so; what both changed is a conflict. */
export function mergeBodies({ base, theirs, mine }: Sides<unknown>, choose?: ChooseBlock): MergedBody {
  const isMineNew = !isUntouched(mine, base);
  if (isMineNew && isUntouched(theirs, base)) return { body: mine, taken: [], conflicts: [] };
  if (!isMineNew || isSameText(mine, theirs)) {
    const [was, is] = [blocksIn(base), blocksIn(theirs, blocksIn(base))];
    const keys = [...new Set([...was.keys(), ...is.keys()])];
    const isTaken = (key: string): boolean => !isMineNew && !isSameNode(was.get(key), is.get(key));
    return { body: theirs, taken: keys.filter(isTaken), conflicts: [] };
  }
  const sides = { base: topNodesOf(base), theirs: topNodesOf(theirs), mine: topNodesOf(mine) };
  const { nodes, ...outcome } = mergeNodes(sides, choose);
  const frame = [theirs, mine].find((body) => isRecord(body) && isRecord(body.root)) as { root: Node };
  return { body: { ...frame, root: { ...frame.root, children: nodes } }, ...outcome };
}
