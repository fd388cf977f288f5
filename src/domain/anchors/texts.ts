import { isBlockId, isIdentified } from '../body/blockIds.ts';
import { childrenOf, isRecord } from '../body/blocks.ts';

/** The fields of a story in which words can be named. */
export const anchoredFields = ['headline', 'standfirst', 'body'] as const;
export type AnchoredField = (typeof anchoredFields)[number];

/** A stretch of text that is written as one: a line of the story, or a paragraph, heading, quote or list item of its body. */
export type StoryPart = { field: AnchoredField; blockId?: string; text: string };

type Node = Record<string, unknown>;

/** What stands for something that is no text, such as a list within an item. */
export const noText = '\ufffc';

const inline: Readonly<Record<string, (node: Node) => string>> = {
  text: ({ text }) => (typeof text === 'string' ? text : ''),
  tab: () => '\t',
  linebreak: () => '\n',
  link: (node) => ownTextOf(node),
  autolink: (node) => ownTextOf(node),
};

/** The text of a node without that of the blocks in it. */
export const ownTextOf = (node: Node): string =>
  childrenOf(node)
    .map((child) => inline[String(child.type)]?.(child) ?? noText)
    .join('');

function idOf({ $: state }: Node): string | undefined {
  const id = isRecord(state) ? state.id : undefined;
  return isBlockId(id) ? id : undefined;
}

/** A paragraph, heading, quote or list item whose words can be named: blocks of Payload's keep theirs in fields. */
const isWords = ({ type }: Node): boolean => isIdentified(type) && type !== 'block';

/** The nodes of a body whose words can be named, in the order of the text. */
export function wordNodesOf(body: unknown): { node: Node; blockId: string }[] {
  const found: { node: Node; blockId: string }[] = [];
  const walk = (node: Node): void => {
    const blockId = isWords(node) ? idOf(node) : undefined;
    if (blockId !== undefined) found.push({ node, blockId });
    childrenOf(node).forEach(walk);
  };
  if (isRecord(body) && isRecord(body.root)) walk(body.root);
  return found;
}

type AnchoredFields = Partial<Record<AnchoredField, unknown>>;

/** The texts of a story in which words can be named. */
export const partsOf = ({ headline, standfirst, body }: AnchoredFields): StoryPart[] => [
  { field: 'headline', text: typeof headline === 'string' ? headline : '' },
  { field: 'standfirst', text: typeof standfirst === 'string' ? standfirst : '' },
  ...wordNodesOf(body).map(({ node, blockId }): StoryPart => ({ field: 'body', blockId, text: ownTextOf(node) })),
];
