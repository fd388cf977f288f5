import {
  $getSelection,
  $insertNodes,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  HISTORY_PUSH_TAG,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
} from '@payloadcms/richtext-lexical/lexical';
import { linkProblem } from '../../../domain/body/links.ts';
import { embedOf } from '../../../domain/fields/embed.ts';
import { $setLink, linkTo } from './links.ts';
import { $createStoryBlock } from './nodes.tsx';
import type { StorySource } from './storySource.ts';

/** Is the caret alone in an empty paragraph of the text? */
function $isOnEmptyLine(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const top = selection.anchor.getNode().getTopLevelElement();
  return $isParagraphNode(top) && top.isEmpty();
}

const isWordsSelected = (): boolean => {
  const selection = $getSelection();
  return $isRangeSelection(selection) && !selection.isCollapsed();
};

/** A pasted address makes a link of the words that are selected; on a line of its own it is the post or film it leads to. */
export const onAddress = (editor: LexicalEditor, stories: () => StorySource | undefined): (() => void) =>
  editor.registerCommand(
    PASTE_COMMAND,
    (event) => {
      const address = 'clipboardData' in event ? event.clipboardData?.getData('text/plain').trim() : undefined;
      if (!address || /\s/.test(address) || !/^[a-z]+:/i.test(address)) return false;
      if ((event.target as Element | null)?.closest?.('input, textarea')) return false;
      const embed = $isOnEmptyLine() ? embedOf(address) : undefined;
      const isLink = isWordsSelected() && linkProblem(address) === undefined;
      if (!embed && !isLink) return false;
      event.preventDefault();
      editor.update(
        () => {
          if (isLink) $setLink(linkTo(address, stories()));
          else $insertNodes([$createStoryBlock('embed', { url: embed!.url })]);
        },
        { tag: [PASTE_TAG, HISTORY_PUSH_TAG] },
      );
      return true;
    },
    COMMAND_PRIORITY_CRITICAL,
  );
