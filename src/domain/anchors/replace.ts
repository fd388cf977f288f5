import { childrenOf, isRecord } from '../body/blocks.ts';
import { noText, ownTextOf, wordNodesOf } from './texts.ts';

type Node = Record<string, unknown>;
type Range = { from: number; to: number };

/** Words in the place of a range of characters. */
export const replacedText = (text: string, { from, to }: Range, words: string): string =>
  text.slice(0, from) + words + text.slice(to);

/** The children of a node with other words in the place of a range of its own text: in the look of the first that stood there. */
function replacedChildren(node: Node, range: Range, words: string): Node[] {
  let at = 0;
  let left = words;
  const walk = (child: Node): Node[] => {
    const [start, end] = [at, at + ownTextOf({ children: [child] }).length];
    const isTouched = range.from < end && range.to > start;
    if (isTouched && (child.type === 'link' || child.type === 'autolink')) {
      const children = childrenOf(child).flatMap(walk);
      return children.length > 0 ? [{ ...child, children }] : [];
    }
    at = end;
    if (!isTouched) return [child];
    if (child.type !== 'text') return [];
    const inside = { from: Math.max(range.from - start, 0), to: Math.min(range.to, end) - start };
    const text = replacedText(String(child.text), inside, left);
    left = '';
    return text === '' ? [] : [{ ...child, text }];
  };
  return childrenOf(node).flatMap(walk);
}

/**
 * A body with other words in the place of a range of one of its blocks; all else of it is as it was. Undefined where the range holds more
 * than text, or begins with none.
 */
export function replacedBody(body: unknown, blockId: string, range: Range, words: string): unknown {
  const found = wordNodesOf(body).find((each) => each.blockId === blockId)?.node;
  const now = found ? ownTextOf(found).slice(range.from, range.to) : '';
  if (!found || /^$|^[\t\n]/.test(now) || now.includes(noText)) return undefined;
  const replaceIn = (node: unknown): unknown => {
    if (!isRecord(node)) return node;
    if (node === found) return { ...node, children: replacedChildren(node, range, words) };
    return Array.isArray(node.children) ? { ...node, children: node.children.map(replaceIn) } : node;
  };
  return { ...(body as Node), root: replaceIn((body as Node).root) };
}
