'use client';

import {
  ElementNode,
  $isElementNode,
  $isRangeSelection,
  type BaseSelection,
  type EditorConfig,
  type Klass,
  type LexicalNode,
  type LexicalUpdateJSON,
  type NodeKey,
  type RangeSelection,
  type SerializedElementNode,
} from '@payloadcms/richtext-lexical/lexical';
import { ListItemNode, ListNode } from '@payloadcms/richtext-lexical/lexical/list';
import { DecoratorBlockNode } from '@payloadcms/richtext-lexical/lexical/react/LexicalDecoratorBlockNode';
import { HeadingNode, QuoteNode } from '@payloadcms/richtext-lexical/lexical/rich-text';
import type { ReactElement } from 'react';
import { plainTextOf } from '../../../domain/body/text.ts';
import { safeHrefOf } from '../../../domain/body/links.ts';
import { newObjectId } from '../../uuid.ts';
import type { BlockFields } from './body.ts';
import { BlockPlace } from './BlockPlace.tsx';

/** Where a link leads: to an address, or to one of our stories. */
export type LinkFields = {
  linkType?: 'custom' | 'internal';
  newTab?: boolean;
  url?: string;
  doc?: { relationTo: string; value: unknown } | null;
  [name: string]: unknown;
};

type LinkJson = SerializedElementNode & { fields: LinkFields; id?: string };

/** Payload's link, in its JSON; its own class asks for all of Payload's form. */
export class StoryLinkNode extends ElementNode {
  __fields: LinkFields;
  __id: string | undefined;

  constructor(fields: LinkFields = {}, id?: string, key?: NodeKey) {
    super(key);
    this.__fields = fields;
    this.__id = id;
  }
  static override getType(): string {
    return 'link';
  }
  static override clone(node: StoryLinkNode): StoryLinkNode {
    return new this(node.__fields, node.__id, node.__key);
  }
  static override importJSON(json: LinkJson): StoryLinkNode {
    return new this(json.fields, json.id).updateFromJSON(json);
  }
  override updateFromJSON(json: LexicalUpdateJSON<LinkJson>): this {
    const node = super.updateFromJSON(json).getWritable();
    node.__fields = json.fields;
    node.__id = json.id;
    return node;
  }
  override exportJSON(): SerializedElementNode {
    const { __fields: fields, __id: id } = this.getLatest();
    return { ...super.exportJSON(), type: 'link', version: 3, fields, ...(id && { id }) } as LinkJson;
  }
  getFields(): LinkFields {
    return this.getLatest().__fields;
  }
  setFields(fields: LinkFields): this {
    const node = this.getWritable();
    node.__fields = fields;
    return node;
  }
  override createDOM(_config: EditorConfig): HTMLElement {
    const anchor = document.createElement('a');
    this.#show(anchor);
    return anchor;
  }
  override updateDOM(_before: this, anchor: HTMLAnchorElement): boolean {
    this.#show(anchor);
    return false;
  }
  #show(anchor: HTMLAnchorElement): void {
    const { linkType, url } = this.__fields;
    const href = linkType === 'internal' ? undefined : safeHrefOf(url);
    if (href === undefined) anchor.removeAttribute('href');
    else anchor.href = href;
    anchor.className = linkType === 'internal' ? 'story-text__link story-text__link--ours' : 'story-text__link';
    anchor.rel = 'noopener noreferrer';
  }
  override isInline(): true {
    return true;
  }
  override canBeEmpty(): false {
    return false;
  }
  override canInsertTextBefore(): false {
    return false;
  }
  override canInsertTextAfter(): false {
    return false;
  }
  override insertNewAfter(selection: RangeSelection, restoreSelection = true): ElementNode | null {
    const block = this.getParentOrThrow().insertNewAfter(selection, restoreSelection);
    if (!$isElementNode(block)) return null;
    const link = $createStoryLink(this.getFields());
    block.append(link);
    return link;
  }
  override extractWithChild(_child: LexicalNode, selection: BaseSelection): boolean {
    if (!$isRangeSelection(selection)) return false;
    const [anchor, focus] = [selection.anchor.getNode(), selection.focus.getNode()];
    return this.isParentOf(anchor) && this.isParentOf(focus) && selection.getTextContent().length > 0;
  }
}

/** A link that an editor made of a typed address by itself. */
class StoryAutoLinkNode extends StoryLinkNode {
  static override getType(): string {
    return 'autolink';
  }
  override exportJSON(): SerializedElementNode {
    return { ...super.exportJSON(), type: 'autolink', version: 2 };
  }
}

export const $createStoryLink = (fields: LinkFields): StoryLinkNode => new StoryLinkNode(fields, newObjectId());
export const $isStoryLink = (node: LexicalNode | null | undefined): node is StoryLinkNode =>
  node instanceof StoryLinkNode;

type BlockJson = ReturnType<DecoratorBlockNode['exportJSON']> & { fields: BlockFields };

/** A photo, a quotation, an embed, related stories: what is not text stands in a block, drawn by who shows the story. */
export class StoryBlockNode extends DecoratorBlockNode {
  __fields: BlockFields;

  constructor(fields: BlockFields = { blockType: '' }, key?: NodeKey) {
    super(undefined, key);
    this.__fields = fields;
  }
  static override getType(): string {
    return 'block';
  }
  static override clone(node: StoryBlockNode): StoryBlockNode {
    return new StoryBlockNode(node.__fields, node.__key);
  }
  static override importJSON(json: BlockJson): StoryBlockNode {
    return new StoryBlockNode(json.fields).updateFromJSON(json);
  }
  override updateFromJSON(json: LexicalUpdateJSON<BlockJson>): this {
    return super.updateFromJSON(json).setFields(json.fields);
  }
  override exportJSON(): BlockJson {
    return { ...super.exportJSON(), type: 'block', version: 2, fields: this.getFields() };
  }
  getFields(): BlockFields {
    return this.getLatest().__fields;
  }
  setFields(fields: BlockFields): this {
    const node = this.getWritable();
    node.__fields = fields;
    return node;
  }
  override createDOM(): HTMLElement {
    const place = document.createElement('div');
    place.className = 'story-text__place';
    return place;
  }
  override getTextContent(): string {
    const { blockType, quote, caption, url } = this.getFields();
    if (blockType === 'table') return plainTextOf({ root: { children: [this.exportJSON()] } });
    return ([quote, caption, url].find((each) => typeof each === 'string') as string) ?? '';
  }
  override decorate(): ReactElement {
    const $write = (fields: Record<string, unknown>): void =>
      void this.setFields({ ...this.getFields(), ...fields } as BlockFields);
    return <BlockPlace nodeKey={this.getKey()} fields={this.getFields()} $write={$write} />;
  }
}

export const $createStoryBlock = (blockType: string, fields: Record<string, unknown> = {}): StoryBlockNode =>
  new StoryBlockNode({ ...fields, id: newObjectId(), blockName: '', blockType });

/** What a cell of a table may hold, besides text and line breaks. */
export const cellNodes: readonly Klass<LexicalNode>[] = [StoryLinkNode, StoryAutoLinkNode];

/** What a body may hold. */
export const storyNodes: readonly Klass<LexicalNode>[] = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  StoryLinkNode,
  StoryAutoLinkNode,
  StoryBlockNode,
];
