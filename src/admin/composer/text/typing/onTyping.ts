import {
  $addUpdateTag,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  COLLABORATION_TAG,
  COMMAND_PRIORITY_HIGH,
  COMPOSITION_END_TAG,
  DELETE_CHARACTER_COMMAND,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  PASTE_TAG,
  UNDO_COMMAND,
  type EditorState,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
  type TextNode,
  type UpdateListenerPayload,
} from '@payloadcms/richtext-lexical/lexical';
import { linkProblem } from '../../../../domain/body/links.ts';
import { $createStoryLink, $isStoryLink } from '../nodes.tsx';
import { $turnInto } from '../turnInto.ts';
import { addressOf, lookOf, turnOf } from './markdown.ts';
import { smart } from './smart.ts';

/** What typing does by itself; an update that it made is known by this. */
const typingTag = 'story-typing';

type Caret = { selection: RangeSelection; node: TextNode; offset: number };

/** The caret in text, if there is one and nothing is selected. */
function $caret(): Caret | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined;
  const node = selection.anchor.getNode();
  return $isTextNode(node) && node.isSimpleText() ? { selection, node, offset: selection.anchor.offset } : undefined;
}

/** The text of a block up to a place in one of its nodes; a line break begins anew. */
function $textBefore(block: ElementNode, { node, offset }: Caret): string {
  let text = '';
  const walk = (inner: LexicalNode): boolean => {
    if (inner.is(node)) return ((text += node.getTextContent().slice(0, offset)), true);
    if ($isElementNode(inner)) return inner.getChildren().some(walk);
    text = $isLineBreakNode(inner) ? '' : text + inner.getTextContent();
    return false;
  };
  walk(block);
  return text;
}

/** Was exactly one character typed right before the caret? */
function isOneTyped({ node, offset }: Caret, before: EditorState): boolean {
  const known = before._nodeMap.get(node.getKey());
  const was = $isTextNode(known) ? known.__text : '';
  const now = node.getTextContent();
  if (known === undefined) return now.length === 1 && offset === 1;
  return now.length === was.length + 1 && now.slice(0, offset - 1) + now.slice(offset) === was;
}

const blockOf = (node: LexicalNode): ElementNode | undefined => {
  for (let parent = node.getParent(); parent; parent = parent.getParent()) if (!parent.isInline()) return parent;
  return undefined;
};

/** `## ` and its like at the beginning of a paragraph. */
function $turnAtBeginning(block: ElementNode, { node, offset }: Caret, before: string): boolean {
  const turn = $isParagraphNode(block) && block.getParent()?.getType() === 'root' ? turnOf(before) : undefined;
  if (!turn || block.getFirstChild() !== node || offset !== before.length) return false;
  node.spliceText(0, offset, '', true);
  $turnInto(turn);
  return true;
}

/** `**words**` and its like, within one stretch of text. */
function $giveLook({ node, offset }: Caret, before: string): boolean {
  const look = lookOf(before);
  const from = look ? look.from - (before.length - offset) : -1;
  if (!look || from < 0) return false;
  const words = node.getTextContent().slice(from + look.mark, offset - look.mark);
  const outer = node.getFormat();
  node.spliceText(from, offset - from, words, true);
  const parts = node.splitText(...[from, from + words.length].filter((at) => at > 0));
  const marked = parts[from > 0 ? 1 : 0]!;
  marked.toggleFormat(look.format);
  // What is typed next is as it was before.
  marked.selectEnd().format = outer;
  return true;
}

function $linkAddress({ node, offset }: Caret, before: string): boolean {
  const address = addressOf(before);
  const from = address ? offset - address.back : -1;
  if (!address || from < 0 || linkProblem(address.url) !== undefined || $isStoryLink(node.getParent())) return false;
  const length = before.slice(-address.back).replace(/[.,;:!?)]*\s$/u, '').length;
  const parts = node.splitText(...[from, from + length].filter((at) => at > 0));
  const words = parts[from > 0 ? 1 : 0]!;
  const link = $createStoryLink({ linkType: 'custom', newTab: false, url: address.url });
  words.insertBefore(link);
  link.append(words);
  const behind = link.getNextSibling();
  if ($isTextNode(behind)) behind.select(offset - from - length, offset - from - length);
  return true;
}

function $makeSmart({ node, offset }: Caret, before: string, language: string): 'seen' | 'unseen' | undefined {
  const replacement = smart(before, language);
  if (!replacement || replacement.back > offset) return undefined;
  node.spliceText(offset - replacement.back, replacement.back, replacement.text, true);
  return replacement.isUnseen ? 'unseen' : 'seen';
}

function $act(language: string): 'seen' | 'unseen' | undefined {
  const caret = $caret();
  const block = caret && blockOf(caret.node);
  if (!caret || !block) return undefined;
  const before = $textBefore(block, caret);
  if ($turnAtBeginning(block, caret, before) || $giveLook(caret, before) || $linkAddress(caret, before)) return 'seen';
  return $makeSmart(caret, before, language);
}

const triggers = /[\s"'\-—*_\d]/u;
const hasRule = (before: string, language: string): boolean =>
  [turnOf(before), lookOf(before), addressOf(before), smart(before, language)].some((rule) => rule !== undefined);

/** Is there anything to do? Asked at every key, so the cheap questions come first; an idle update would part words in the history. */
function isDue({ editorState, prevEditorState, dirtyLeaves, tags }: UpdateListenerPayload, language: string): boolean {
  if (dirtyLeaves.size === 0 || dirtyLeaves.size > 3) return false;
  if ([HISTORIC_TAG, COLLABORATION_TAG, PASTE_TAG, typingTag].some((tag) => tags.has(tag))) return false;
  return editorState.read(() => {
    const caret = $caret();
    if (!caret || !triggers.test(caret.node.getTextContent()[caret.offset - 1] ?? '')) return false;
    if (!tags.has(COMPOSITION_END_TAG) && !isOneTyped(caret, prevEditorState)) return false;
    const block = blockOf(caret.node);
    return block !== undefined && hasRule($textBefore(block, caret), language);
  });
}

/**
 * What typing makes by itself, in the story's language: marks of Markdown, links of addresses, quotation marks and dashes. Each is a step
 * of its own in the history; Backspace right after it takes it back.
 */
export function onTyping(editor: LexicalEditor, language: () => string): () => void {
  /** The state that typing has just made by itself. */
  let stateAfter: EditorState | undefined;
  const act = (): void => {
    let did: ReturnType<typeof $act>;
    editor.update(
      () => {
        did = $act(language());
        if (did === 'seen') $addUpdateTag(HISTORY_PUSH_TAG);
      },
      { tag: typingTag, onUpdate: () => (stateAfter = did === 'seen' ? editor.getEditorState() : undefined) },
    );
  };
  const stopListening = editor.registerUpdateListener((update) => {
    const isOwn = update.tags.has(typingTag);
    const isSilent = update.dirtyLeaves.size === 0 && update.dirtyElements.size > 0;
    if (!isOwn && !isSilent) stateAfter = undefined;
    if (!editor.isComposing() && isDue(update, language())) act();
  });
  const stopTakingBack = editor.registerCommand(
    DELETE_CHARACTER_COMMAND,
    (isBackward) => {
      if (!isBackward || stateAfter === undefined) return false;
      stateAfter = undefined;
      // Not within the update of the key: the state that undoing sets would be written over by it.
      queueMicrotask(() => editor.dispatchCommand(UNDO_COMMAND, undefined));
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
  return () => {
    stopListening();
    stopTakingBack();
  };
}
