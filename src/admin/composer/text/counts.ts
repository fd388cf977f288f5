import { plainTextOf, wordCountOf } from '../../../domain/body.ts';
import type { BodyNode } from '../../editor/nodes.ts';
import { topNodesOf, type Body } from './body.ts';

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
