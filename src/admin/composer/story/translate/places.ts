import { pieceIdOf } from '../../../../domain/changes/pieces.ts';
import { topNodesOf } from '../../../../domain/body/blocks.ts';

const root = (): Element | null => document.querySelector('.story-text__root');

/** Puts the caret behind what stands in a paragraph; a block gets it in its first control. */
function focusPiece(element: HTMLElement, text: HTMLElement): void {
  const control = element.querySelector<HTMLElement>('textarea, input, button');
  element.scrollIntoView({ block: 'center' });
  if (control) return control.focus();
  text.focus({ preventScroll: true });
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(element.textContent === '');
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}

/** Brings the caret to where a piece of the source has its place on this page. */
export function goToPiece(id: string, body: unknown): void {
  const at = topNodesOf(body).findIndex((node) => pieceIdOf(node) === id);
  const text = root();
  const element = text?.children[at];
  if (text instanceof HTMLElement && element instanceof HTMLElement) return focusPiece(element, text);
  const places = [`#field-${id}`, `[data-story-control="${id}"]`, `[data-story-field="${id}"] :is(button, textarea)`];
  const head = places.map((place) => document.querySelector<HTMLElement>(place)).find((found) => found !== null);
  head?.scrollIntoView({ block: 'center' });
  head?.focus();
}

/** The piece in which the caret is: a paragraph’s id, or the name of a field above the text. */
export function pieceAtCaret(body: unknown): string | undefined {
  const focused = document.activeElement;
  const text = root();
  if (!text?.contains(focused)) return focused?.closest<HTMLElement>('[data-story-field]')?.dataset.storyField;
  const caret = text === focused ? (getSelection()?.anchorNode ?? null) : focused;
  const at = [...text.children].findIndex((child) => child.contains(caret));
  const node = topNodesOf(body)[at];
  return node && pieceIdOf(node);
}
