/** What a change of the page would take from under the reader's hands: open menus and questions, and rows that are chosen. */
const open = ['.popup__content', '.rs__menu', 'dialog[open]', '.drawer--is-open', '.confirmation-modal'].join(', ');
const chosen = '.table input[type="checkbox"]:checked, .list-selection';

/** Milliseconds after the last touch or turn of the wheel. */
const rest = 500;

export type Hands = { areBusy: () => boolean; stop: () => void };

/** Is somebody in the middle of something on this page? */
export function watchHands(): Hands {
  let isDown = false;
  let movedAt = -Infinity;
  const move = (): void => void (movedAt = performance.now());
  const down = (): void => void (isDown = true);
  const up = (): void => {
    isDown = false;
    move();
  };
  const watched = [
    ['pointerdown', down],
    ['pointerup', up],
    ['pointercancel', up],
    ['wheel', move],
    ['touchmove', move],
  ] as const;
  for (const [name, listener] of watched) window.addEventListener(name, listener, { capture: true, passive: true });
  return {
    areBusy: () =>
      document.visibilityState !== 'visible' ||
      isDown ||
      performance.now() - movedAt < rest ||
      document.getSelection()?.isCollapsed === false ||
      document.querySelector(`${open}, ${chosen}`) !== null,
    stop: () => watched.forEach(([name, listener]) => window.removeEventListener(name, listener, { capture: true })),
  };
}
