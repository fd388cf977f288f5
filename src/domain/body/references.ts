import { cellsOf, childrenOf, deepestNode, idOf, isRecord, topNodesOf, withCells } from './blocks.ts';

/** A document a body points to, and where. */
export type BodyReference = { path: string; collection: 'media' | 'articles'; id: string };

type Node = Record<string, unknown>;

function ownReferences(node: Node, path: string): BodyReference[] {
  const fields = isRecord(node.fields) ? node.fields : {};
  const at = `${path}.fields`;
  const one = (key: string, collection: BodyReference['collection'], value: unknown): BodyReference[] => {
    const id = idOf(value);
    return id === undefined ? [] : [{ path: `${at}.${key}`, collection, id }];
  };
  if (node.type === 'link' || node.type === 'autolink')
    return fields.linkType === 'internal' && isRecord(fields.doc) ? one('doc', 'articles', fields.doc.value) : [];
  if (node.type !== 'block') return [];
  if (fields.blockType === 'photo') return one('media', 'media', fields.media);
  const stories = fields.blockType === 'relatedStories' && Array.isArray(fields.stories) ? fields.stories : [];
  return stories.flatMap((story, index) => one(`stories.${index}`, 'articles', story));
}

function referencesIn(nodes: readonly Node[], path: string, depth: number): BodyReference[] {
  return nodes.flatMap((node, index) => {
    const at = `${path}.children.${index}`;
    const inner = depth < deepestNode ? referencesIn(childrenOf(node), at, depth + 1) : [];
    const cells = cellsOf(node).flatMap(({ cell, place }) =>
      referencesIn(childrenOf(cell), `${at}.${place}`, depth + 1),
    );
    return [...ownReferences(node, at), ...inner, ...cells];
  });
}

/** Every document a body points to, in the order of the text: photos, related stories, links to our own stories. */
export const referencesOf = (body: unknown): BodyReference[] => referencesIn(topNodesOf(body), 'body.root', 1);

/** The ids of the photos in a body, in its order, each once. */
export const photosInBody = (body: unknown): string[] => [
  ...new Set(
    referencesOf(body)
      .filter(({ collection }) => collection === 'media')
      .map(({ id }) => id),
  ),
];

function nodesWithout(nodes: readonly Node[], isHidden: (id: string) => boolean, depth: number): Node[] {
  return nodes.flatMap((node) => {
    const inner = depth < deepestNode ? nodesWithout(childrenOf(node), isHidden, depth + 1) : childrenOf(node);
    const hidden = ownReferences(node, '').filter(({ collection, id }) => collection === 'articles' && isHidden(id));
    const [first] = hidden;
    if (!first && node.type === 'block')
      return [withCells(node, (children) => nodesWithout(children, isHidden, depth + 1))];
    if (!first) return [Array.isArray(node.children) ? { ...node, children: inner } : node];
    if (node.type !== 'block') return inner;
    const fields = node.fields as { stories: unknown[] };
    const stories = fields.stories.filter((story) => !hidden.some(({ id }) => id === idOf(story)));
    return [{ ...node, fields: { ...fields, stories } }];
  });
}

/** A body without what points to hidden stories: a block loses them, of a link only its words stay. */
export function withoutStories(body: unknown, isHidden: (id: string) => boolean): unknown {
  const { root } = isRecord(body) ? body : {};
  if (!isRecord(root)) return body;
  return { ...(body as object), root: { ...root, children: nodesWithout(topNodesOf(body), isHidden, 1) } };
}
