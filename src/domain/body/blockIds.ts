import { mapObject } from '../mapObject.ts';
import { isRecord } from './blocks.ts';

type Node = Record<string, unknown>;

/** Under `$` Lexical keeps what is not its own of a node (NodeState). */
const stateKey = '$';
/** What comments, merging and translations hang on: everything of a body that is a piece by itself. */
const identified: ReadonlySet<unknown> = new Set(['paragraph', 'heading', 'quote', 'listitem', 'block']);
export const isIdentified = (type: unknown): boolean => identified.has(type);

const letters = '0123456789abcdefghijklmnopqrstuvwxyz';
const length = 8;
const form = /^[0-9a-z]{8}$/;

/** An id of random bytes, as many as it has characters. Of some 10¹² there are, a body has 20,000 at most; a second of one is made anew. */
export const blockIdFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, length), (byte) => letters[byte % letters.length]).join('');
export const bytesOfBlockId = length;

export const isBlockId = (value: unknown): value is string => typeof value === 'string' && form.test(value);

function idIn(node: Node): string | undefined {
  const state = node[stateKey];
  return isRecord(state) && isBlockId(state.id) ? state.id : undefined;
}

const withoutState = (name: string): string | undefined => (name === stateKey ? undefined : name);

/** A value without the ids of blocks, however deep: to compare what was written, and for readers. */
export function withoutBlockIds<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutBlockIds) as T;
  if (!isRecord(value)) return value;
  return mapObject(value, withoutBlockIds, withoutState) as T;
}

/** The pieces of a body in the order of the text. */
function blocksIn(node: unknown, found: Node[] = []): Node[] {
  if (!isRecord(node)) return found;
  if (isIdentified(node.type)) found.push(node);
  if (Array.isArray(node.children)) for (const child of node.children) blocksIn(child, found);
  return found;
}

const rootOf = (body: unknown): unknown => (isRecord(body) ? body.root : undefined);
/** What a piece is known by where it comes without its id: a block by Payload's own, which the editor keeps, all else by what it says. */
const contentOf = (node: Node): string => {
  const { type, fields } = node;
  return type === 'block' && isRecord(fields) && typeof fields.id === 'string'
    ? `block ${fields.id}`
    : JSON.stringify(withoutBlockIds(node));
};

/** The ids that a body says: the first of two the same keeps it. */
function saidBy(blocks: readonly Node[]): (string | undefined)[] {
  const seen = new Set<string>();
  return blocks.map((block) => {
    const id = idIn(block);
    if (id === undefined || seen.has(id)) return undefined;
    seen.add(id);
    return id;
  });
}

type Known = { id: string; type: unknown; content: string };

/** Gives blocks without an id those of blocks that said the same before; of two the same, the first to the first. */
function takeSame(blocks: readonly Node[], ids: (string | undefined)[], before: readonly Known[]): void {
  const used = new Set(ids);
  const free = new Map<string, string[]>();
  for (const { id, content } of before) if (!used.has(id)) free.set(content, [...(free.get(content) ?? []), id]);
  for (const [index, block] of blocks.entries()) ids[index] ??= free.get(contentOf(block))?.shift();
}

/** Gives a stretch of blocks without ids those that stood between the same neighbours, if as many of the same kinds did: they were edited. */
function takePlaces(blocks: readonly Node[], ids: (string | undefined)[], before: readonly Known[]): void {
  const used = new Set(ids);
  const places = new Map(before.map(({ id }, place) => [id, place]));
  const placeOf = (id: string | undefined, otherwise: number): number =>
    id === undefined ? otherwise : (places.get(id) ?? NaN);
  for (let start = 0; start < blocks.length; start += 1) {
    if (ids[start] !== undefined) continue;
    let end = start;
    while (end < blocks.length && ids[end] === undefined) end += 1;
    const there = before.slice(placeOf(ids[start - 1], -1) + 1, placeOf(ids[end], before.length));
    const isSameStretch =
      there.length === end - start && there.every(({ type }, at) => type === blocks[start + at]?.type);
    if (isSameStretch) for (const [at, { id }] of there.entries()) if (!used.has(id)) ids[start + at] = id;
    start = end;
  }
}

/**
 * A body in which every paragraph, heading, quotation, list item and block has an id, unique in it: what a client sent without one, with
 * a bad one or with one twice is repaired, not refused. Ids that were not sent come from the body `before`, where the block says the same
 * or stands in the same place; else they are new. Nothing but ids is changed; a body that has them all comes back as it is.
 */
export function withBlockIds<T>(body: T, newId: () => string, before?: unknown): T {
  const blocks = blocksIn(rootOf(body));
  const ids = saidBy(blocks);
  if (ids.every((id) => id !== undefined)) return body;
  const known = blocksIn(rootOf(before)).flatMap((node): Known[] => {
    const id = idIn(node);
    return id === undefined ? [] : [{ id, type: node.type, content: contentOf(node) }];
  });
  takeSame(blocks, ids, known);
  takePlaces(blocks, ids, known);
  const used = new Set(ids);
  const fresh = (): string => {
    for (let id = newId(); ; id = newId()) if (isBlockId(id) && !used.has(id)) return (used.add(id), id);
  };
  const idByBlock = new Map(blocks.map((block, index) => [block, ids[index] ?? fresh()]));
  const withId = (node: unknown): unknown => {
    if (!isRecord(node)) return node;
    const id = idByBlock.get(node);
    const children = Array.isArray(node.children) ? { children: node.children.map(withId) } : {};
    return { ...node, ...children, ...(id !== undefined && { [stateKey]: { id } }) };
  };
  return { ...(body as Node), root: withId(rootOf(body)) } as T;
}
