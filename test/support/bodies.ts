/** Payload's Lexical JSON as its editor writes it, for tests. */
export type Node = Record<string, unknown>;

const element = { direction: 'ltr', format: '', indent: 0, version: 1 };

export const text = (words: string, format = 0): Node => ({
  type: 'text',
  version: 1,
  detail: 0,
  format,
  mode: 'normal',
  style: '',
  text: words,
});
export const lineBreak: Node = { type: 'linebreak', version: 1 };
const nodes = (content: readonly (Node | string)[]): Node[] =>
  content.map((each) => (typeof each === 'string' ? text(each) : each));

export const paragraph = (...content: (Node | string)[]): Node => ({
  ...element,
  type: 'paragraph',
  textFormat: 0,
  textStyle: '',
  children: nodes(content),
});
export const heading = (tag: string, words: string): Node => ({
  ...element,
  type: 'heading',
  tag,
  children: [text(words)],
});
export const quote = (...content: (Node | string)[]): Node => ({ ...element, type: 'quote', children: nodes(content) });
export const item = (...content: (Node | string)[]): Node => ({
  ...element,
  type: 'listitem',
  value: 1,
  children: nodes(content),
});
export const list = (listType: 'bullet' | 'number', ...items: Node[]): Node => ({
  ...element,
  type: 'list',
  listType,
  start: 1,
  tag: listType === 'number' ? 'ol' : 'ul',
  children: items,
});
export const link = (fields: Node, ...content: (Node | string)[]): Node => ({
  ...element,
  type: 'link',
  version: 3,
  id: '65a000000000000000000001',
  fields: { linkType: 'custom', newTab: false, ...fields },
  children: nodes(content),
});
export const block = (blockType: string, fields: Node): Node => ({
  type: 'block',
  version: 2,
  format: '',
  fields: { id: '65b000000000000000000001', blockName: '', blockType, ...fields },
});
/** A table, its cells given as what stands in each. */
export const table = (rows: (Node | string)[][][], fields: Node = {}): Node =>
  block('table', {
    header: true,
    ...fields,
    rows: rows.map((cells) => ({ cells: cells.map((cell) => ({ children: nodes(cell) })) })),
  });
export const body = (...children: Node[]): { root: Node } => ({ root: { ...element, type: 'root', children } });
