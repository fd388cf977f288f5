import {
  $createNodeSelection,
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_LOW,
  createCommand,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  type NodeKey,
} from '@payloadcms/richtext-lexical/lexical';

/** Opens the search of the text; true: to write other words, too. */
export const FIND_COMMAND: LexicalCommand<boolean> = createCommand('FIND_COMMAND');

/** A field of a block has to let go first: while it has the focus, Lexical leaves it there. */
function leaveField(editor: LexicalEditor): void {
  const active = document.activeElement;
  if (active instanceof HTMLElement && active !== editor.getRootElement()) active.blur();
}

/** Goes from a field to where the caret was in the text. */
export function focusText(editor: LexicalEditor): void {
  leaveField(editor);
  editor.focus();
}

/** From a field of a block back to the text: the block is selected, and arrows go on from it. */
export function selectBlock(editor: LexicalEditor, key: NodeKey): void {
  leaveField(editor);
  editor.getRootElement()?.focus({ preventScroll: true });
  editor.update(
    () => {
      if (!$getNodeByKey(key)) return;
      const selection = $createNodeSelection();
      selection.add(key);
      $setSelection(selection);
    },
    { discrete: true },
  );
}

const fieldIn = (place: HTMLElement | null): HTMLElement | null | undefined =>
  place?.querySelector<HTMLElement>('textarea, input, button:not([tabindex="-1"])');

/** Keys in a field of a block are the field's own; a cell of a table has an editor, which hears them by itself. */
const leaveFieldsAlone = (editor: LexicalEditor): (() => void) =>
  editor.registerCommand(
    KEY_DOWN_COMMAND,
    ({ target }) =>
      target instanceof Element &&
      target.closest('.story-text__block') !== null &&
      target.closest('.story-table__cell--open') === null,
    COMMAND_PRIORITY_CRITICAL,
  );

/** Enter on a block that is selected goes into its first field. */
const enterBlocks = (editor: LexicalEditor): (() => void) =>
  editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      const selection = $getSelection();
      const [node, ...more] = $isNodeSelection(selection) ? selection.getNodes() : [];
      const field = node && more.length === 0 ? fieldIn(editor.getElementByKey(node.getKey())) : undefined;
      if (!field) return false;
      event?.preventDefault();
      field.focus();
      return true;
    },
    COMMAND_PRIORITY_LOW,
  );

/** The keys in and around blocks. */
export function onBlockKeys(editor: LexicalEditor): () => void {
  const ends = [leaveFieldsAlone(editor), enterBlocks(editor)];
  return () => ends.forEach((end) => end());
}
