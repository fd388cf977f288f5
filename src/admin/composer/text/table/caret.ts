import {
  $createRangeSelectionFromDom,
  $getRoot,
  $isTextNode,
  $setSelection,
  HISTORIC_TAG,
  type LexicalEditor,
} from '@payloadcms/richtext-lexical/lexical';

/** From one cell to another. */
export type Step = 'next' | 'previous' | 'up' | 'down' | 'left' | 'right';

/** Where the caret goes in a cell that is entered: to an end of its text, or where somebody pointed. */
export type CaretAt = 'start' | 'end' | { x: number; y: number };

type Pointed = { offsetNode: Node; offset: number } | null;
type PointingDocument = Document & {
  caretPositionFromPoint?: (x: number, y: number) => Pointed;
  caretRangeFromPoint?: (x: number, y: number) => Range | null;
};

function caretAtPoint({ x, y }: { x: number; y: number }): Pointed {
  const page = document as PointingDocument;
  if (page.caretPositionFromPoint) return page.caretPositionFromPoint(x, y);
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? { offsetNode: range.startContainer, offset: range.startOffset } : null;
}

/** Puts the caret into the cell of an editor that has its element. */
export function putCaret(editor: LexicalEditor, at: CaretAt): void {
  const root = editor.getRootElement();
  if (!root) return;
  root.focus({ preventScroll: true });
  const place = typeof at === 'object' ? caretAtPoint(at) : null;
  if (place && root.contains(place.offsetNode)) {
    window.getSelection()?.collapse(place.offsetNode, place.offset);
    // Said at once: what is typed next has the look of the words there.
    editor.update(
      () => {
        const selection = $createRangeSelectionFromDom(window.getSelection(), editor);
        const node = selection?.anchor.getNode();
        if ($isTextNode(node)) selection?.setFormat(node.getFormat());
        $setSelection(selection);
      },
      { discrete: true, tag: HISTORIC_TAG },
    );
    return;
  }
  const $select = (): void => void (at === 'start' ? $getRoot().selectStart() : $getRoot().selectEnd());
  editor.update($select, { discrete: true, tag: HISTORIC_TAG });
  root.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

const halfLine = 8;

/** Whether an arrow would lead out of the cell: from the first or last line, from the first or behind the last letter. */
export function isAtEdge(editor: LexicalEditor, step: Step): boolean {
  const root = editor.getRootElement();
  const selection = window.getSelection();
  if (!root || !selection?.isCollapsed || selection.rangeCount === 0) return false;
  const caret = selection.getRangeAt(0);
  if (!root.contains(caret.startContainer)) return false;
  if ((root.textContent ?? '') === '') return true;
  const around = document.createRange();
  around.selectNodeContents(root);
  if (step === 'left') around.setEnd(caret.startContainer, caret.startOffset);
  else if (step === 'right') around.setStart(caret.startContainer, caret.startOffset);
  else {
    const [line] = caret.getClientRects();
    const all = around.getBoundingClientRect();
    if (!line) return true;
    return step === 'up' ? line.top - all.top < halfLine : all.bottom - line.bottom < halfLine;
  }
  return around.toString() === '' && around.cloneContents().querySelector('br') === null;
}
