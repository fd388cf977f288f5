import type { CopyBlock } from '../types.ts';

type LexicalNode = { type: string; version: number; [key: string]: unknown };

/** Payload's rich text as it is stored: the JSON of Lexical's editor state. */
type LexicalBody = {
  root: { type: 'root'; version: 1; format: ''; indent: 0; direction: null; children: LexicalNode[] };
};

const element = { format: '', indent: 0, direction: null, version: 1 } as const;

const textNode = (text: string): LexicalNode => ({
  type: 'text',
  text,
  format: 0,
  style: '',
  mode: 'normal',
  detail: 0,
  version: 1,
});

/** A block needs an id of 24 hexadecimal digits, unique in its body; made of place and text, so that the same copy gives the same body. */
function idOf(text: string, index: number): string {
  const hash = (seed: number): string => {
    let value = seed;
    for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    return value.toString(16).padStart(8, '0');
  };
  return hash(0x811c9dc5) + hash(0x9e3779b9 ^ index) + index.toString(16).padStart(8, '0');
}

function nodeOf(block: CopyBlock, index: number): LexicalNode {
  switch (block.type) {
    case 'paragraph':
      return { type: 'paragraph', children: [textNode(block.text)], textFormat: 0, textStyle: '', ...element };
    case 'subhead':
      return { type: 'heading', tag: 'h2', children: [textNode(block.text)], ...element };
    case 'list': {
      const items = block.items.map((item, place) => ({
        type: 'listitem',
        value: place + 1,
        children: [textNode(item)],
        ...element,
      }));
      const [listType, tag] = block.ordered ? ['number', 'ol'] : ['bullet', 'ul'];
      return { type: 'list', listType, tag, start: 1, children: items, ...element };
    }
    case 'quotation': {
      const { text: quote, attribution } = block;
      const fields = {
        id: idOf(quote, index),
        blockName: '',
        blockType: 'quotation',
        quote,
        ...(attribution && { attribution }),
      };
      return { type: 'block', fields, format: '', version: 2 };
    }
  }
}

/** A body of Payload's rich text from the blocks of copy: sub-heads as h2, quotations as blocks of their own. */
export const lexicalFromBlocks = (blocks: readonly CopyBlock[]): LexicalBody => ({
  root: { type: 'root', ...element, children: blocks.map(nodeOf) },
});
