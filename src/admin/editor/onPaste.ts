import {
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  $parseSerializedNode,
  COMMAND_PRIORITY_HIGH,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
} from '@payloadcms/richtext-lexical/lexical';
import { newObjectId } from '../uuid.ts';
import { parseHtml } from './htmlTree.ts';
import { pastedHtml, pastedText, type Pasted } from './paste.ts';
import type { LeftOut } from './pieces.ts';

/** An editor of this kind has copied it: its nodes are taken as they are. */
function isOurs(data: DataTransfer, editor: LexicalEditor): boolean {
  try {
    const copied = JSON.parse(data.getData('application/x-lexical-editor')) as { namespace?: unknown };
    return copied.namespace === editor._config.namespace;
  } catch {
    return false;
  }
}

/** An address over selected words makes a link of them. */
function isAddressOverWords(text: string): boolean {
  const selection = $getSelection();
  return $isRangeSelection(selection) && !selection.isCollapsed() && /^\s*[a-z]+:\S+\s*$/i.test(text);
}

/** What a clipboard holds that a body can take; undefined where the editor's own way is the right one. */
function pastedFrom(data: DataTransfer, editor: LexicalEditor): Pasted | undefined {
  const [html, text] = [data.getData('text/html'), data.getData('text/plain')];
  if (isOurs(data, editor) || isAddressOverWords(text)) return undefined;
  const pasted = html ? pastedHtml(parseHtml(html), newObjectId) : undefined;
  if (pasted && (pasted.nodes.length > 0 || pasted.leftOut.length > 0)) return pasted;
  if (text) return pastedText(text, newObjectId);
  const images = [...data.files].filter(({ type }) => type.startsWith('image/'));
  return images.length > 0
    ? { nodes: [], leftOut: [{ what: 'image', count: images.length, examples: [] }] }
    : undefined;
}

/** A field of a block, not the text itself. */
const isInField = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('input, textarea, select') !== null;

/** Takes what is pasted into an editor, before its own import does; `tell` hears what could not be taken as it was. */
export const onPaste = (editor: LexicalEditor, tell: (leftOut: readonly LeftOut[]) => void): (() => void) =>
  editor.registerCommand(
    PASTE_COMMAND,
    (event) => {
      const data = 'clipboardData' in event ? event.clipboardData : null;
      if (!data || isInField(event)) return false;
      const pasted = pastedFrom(data, editor);
      if (!pasted) return false;
      event.preventDefault();
      const insert = (): void => $insertNodes(pasted.nodes.map((node) => $parseSerializedNode(node)));
      if (pasted.nodes.length > 0) editor.update(insert, { tag: PASTE_TAG });
      if (pasted.leftOut.length > 0) tell(pasted.leftOut);
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
