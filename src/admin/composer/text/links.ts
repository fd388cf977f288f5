import {
  $createTextNode,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type LexicalNode,
  type RangeSelection,
} from '@payloadcms/richtext-lexical/lexical';
import type { StorySource } from './storySource.ts';
import { $createStoryLink, $isStoryLink, type LinkFields, type StoryLinkNode } from './nodes.tsx';

const $linkOf = (node: LexicalNode | null): StoryLinkNode | undefined => {
  for (let each = node; each; each = each.getParent()) if ($isStoryLink(each)) return each;
  return undefined;
};

/** The link in which the caret or the selection stands. */
export function $linkAt(selection: RangeSelection): StoryLinkNode | undefined {
  const link = $linkOf(selection.anchor.getNode());
  return link?.is($linkOf(selection.focus.getNode())) ? link : undefined;
}

/** Takes a link away, its words stay. */
function $unlink(link: StoryLinkNode): void {
  for (const child of link.getChildren()) link.insertBefore(child);
  link.remove();
}

/** Takes away all links that are selected, or the one at the caret. */
export function $removeLink(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const links = new Set([selection.anchor.getNode(), selection.focus.getNode(), ...selection.getNodes()].map($linkOf));
  for (const link of links) if (link) $unlink(link);
}

/** Neighbours of one parent, in a row. */
function $stretches(nodes: readonly LexicalNode[]): LexicalNode[][] {
  const found: LexicalNode[][] = [];
  for (const node of nodes) {
    const last = found.at(-1);
    if (last && last.at(-1)!.getNextSibling()?.is(node)) last.push(node);
    else found.push([node]);
  }
  return found;
}

/** A link to one of our own stories, of this collection. */
export const linkToStory = (collection: string, id: string, newTab = false): LinkFields => ({
  linkType: 'internal',
  newTab,
  doc: { relationTo: collection, value: id },
});

const adminPage = /^\/admin\/collections\/([\w-]+)\/([0-9a-f]{24})\/?$/;

/**
 * Where a link of this address leads. The newsroom's own page of a story, which no reader can open, means the story, where the text may lead to
 * stories of its `collection`.
 */
export function linkTo(address: string, { collection }: StorySource = {}, newTab = false): LinkFields {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const [, of, id] = (url?.origin === window.location.origin && adminPage.exec(url.pathname)) || [];
  if (id === undefined || of !== collection) return { linkType: 'custom', newTab, url: address };
  return linkToStory(of!, id, newTab);
}

/**
 * Makes what is selected a link, in each paragraph its own; the link at the caret leads there; with neither, it is `text`, or the
 * address is.
 */
export function $setLink(fields: LinkFields, text = fields.url ?? ''): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const link = $linkAt(selection);
  if (link) return void link.setFields(fields);
  if (selection.isCollapsed()) {
    const newLink = $createStoryLink(fields);
    newLink.append($createTextNode(text));
    selection.insertNodes([newLink]);
    return void newLink.selectEnd();
  }
  const chosen = selection.extract().flatMap((node) => ($isStoryLink(node) ? node.getChildren() : [node]));
  for (const within of new Set(chosen.map($linkOf))) if (within) $unlink(within);
  const words = chosen.filter((node) => !$isElementNode(node) && node.isInline());
  for (const stretch of $stretches(words)) {
    if (!stretch.some((node) => $isTextNode(node))) continue;
    const newLink = $createStoryLink(fields);
    stretch[0]!.insertBefore(newLink);
    newLink.append(...stretch);
  }
}
