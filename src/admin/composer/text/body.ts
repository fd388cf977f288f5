import type { BodyNode } from '../../editor/nodes.ts';
import { plainTextOf, wordCountOf } from '../../../domain/body.ts';

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

export type Counts = { words: number; characters: number };

const known = new WeakMap<BodyNode, Counts>();

/** Of one top node, counted once as long as it is the same object. */
function countsOfNode(node: BodyNode): Counts {
  const counted = known.get(node);
  if (counted) return counted;
  const alone = { root: { children: [node] } };
  const counts = { words: wordCountOf(alone), characters: [...plainTextOf(alone).replaceAll('\n', '')].length };
  known.set(node, counts);
  return counts;
}

/** Words as the desk counts them, and characters with spaces; of a body that is typed, only what was touched is counted anew. */
export function countsOf(body: Body | null): Counts {
  const counts = { words: 0, characters: 0 };
  for (const node of topNodesOf(body)) {
    const { words, characters } = countsOfNode(node);
    counts.words += words;
    counts.characters += characters;
  }
  return counts;
}
