import type { BodyNode } from '../../editor/nodes.ts';

/** A story's body as it is stored: Payload's Lexical JSON. */
export type Body = { root: BodyNode };

/** What a block of a body says: its kind, its id, and what it is made of. */
export type BlockFields = { id?: string; blockType: string; [name: string]: unknown };

export const topNodesOf = (body: Body | null): readonly BodyNode[] => body?.root.children ?? [];

/** Under `$` Lexical keeps a piece's own id. */
const isCompared = ([key, value]: [string, unknown]): boolean => key !== '$' && value !== undefined;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether two pieces of JSON say the same, whatever the ids of blocks in them. */
export function isSaidAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const [ours, theirs] = [Object.entries(a).filter(isCompared), Object.entries(b).filter(isCompared)];
  return ours.length === theirs.length && ours.every(([key, value]) => isSaidAlike(value, b[key]));
}

export const idOfPiece = (node: BodyNode): string | undefined => (node.$ as { id?: string } | undefined)?.id;
