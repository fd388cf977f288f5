import { embedProblem } from '../fields/embed.ts';
import { blockFieldLabels, blockLabels, type BlockName } from '../labels.ts';
import type { Problem } from '../refusal.ts';
import { blocksOf, cellsOf, childrenOf, deepestNode, idOf, isRecord, topNodesOf } from './blocks.ts';

type Node = Record<string, unknown>;
type Missing = { field: keyof typeof blockFieldLabels; rule: 'half-made' | 'embed' };

const isBlank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';
const missing = (field: Missing['field'], isMissing: boolean): Missing[] =>
  isMissing ? [{ field, rule: 'half-made' }] : [];

const isLeadingNowhere = ({ linkType, url, doc }: Node): boolean =>
  linkType === 'internal' ? idOf(isRecord(doc) ? doc.value : doc) === undefined : isBlank(url);

/** What a block or link needs before readers may get it. */
const needs: Record<BlockName, (fields: Node) => Missing[]> = {
  quotation: ({ quote }) => missing('quote', isBlank(quote)),
  photo: ({ media }) => missing('media', idOf(media) === undefined),
  embed: ({ url }) =>
    isBlank(url) ? missing('url', true) : embedProblem(url) ? [{ field: 'url', rule: 'embed' }] : [],
  relatedStories: ({ stories }) => missing('stories', !Array.isArray(stories) || stories.length === 0),
  table: (fields) => missing('rows', blocksOf({ root: { children: [{ type: 'block', fields }] } }).length === 0),
  link: (fields) => missing(fields.linkType === 'internal' ? 'doc' : 'url', isLeadingNowhere(fields)),
};

const isName = (name: unknown): name is BlockName => typeof name === 'string' && Object.hasOwn(needs, name);

function nameOf(node: Node): BlockName | undefined {
  if (node.type === 'link' || node.type === 'autolink') return 'link';
  const name = node.type === 'block' && isRecord(node.fields) ? node.fields.blockType : undefined;
  return isName(name) ? name : undefined;
}

function problemOf({ field, rule }: Missing, name: BlockName, number: number, place: string): Problem {
  const which = `${blockLabels[name].en} ${number} in the body`;
  const what = rule === 'embed' ? 'this address cannot be embedded' : `no ${blockFieldLabels[field].en} yet`;
  const params = { block: name, number, field };
  return { path: 'body', rule, message: `${which}: ${what}.`, place: `${place}.fields.${field}`, params };
}

/**
 * Blocks and links of a body that are not finished, in the order of the text. A draft may have them; what goes out may not.
 * `place` is where in the body, `params` which one of its kind and which field of it.
 */
export function halfMadeIn(body: unknown): Problem[] {
  const counts = new Map<BlockName, number>();
  const look = (nodes: readonly Node[], path: string, depth: number): Problem[] =>
    nodes.flatMap((node, index) => {
      const place = `${path}.children.${index}`;
      const name = nameOf(node);
      const number = name ? (counts.get(name) ?? 0) + 1 : 0;
      if (name) counts.set(name, number);
      const own = name ? needs[name](isRecord(node.fields) ? node.fields : {}) : [];
      const inner = depth < deepestNode ? look(childrenOf(node), place, depth + 1) : [];
      const cells = cellsOf(node).flatMap((at) => look(childrenOf(at.cell), `${place}.${at.place}`, depth + 1));
      return [...own.map((each) => problemOf(each, name!, number, place)), ...inner, ...cells];
    });
  return look(topNodesOf(body), 'root', 1);
}
