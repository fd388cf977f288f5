import { useEffect, useRef } from 'react';
import type { Kind, Tab } from '../kinds/kind.ts';
import { useOpenedStory } from '../surroundings.ts';
import { useStory } from './story.tsx';
import { actOf, ownText } from './text/keys.ts';

const controls = 'textarea:enabled, input:enabled, select:enabled, button:enabled';

const placeOf = (name: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-story-field="${name}"], #field-${name}, [id^="field-${name}__"]`);

type Written = HTMLTextAreaElement | HTMLInputElement;
const isWritten = (element: Element | null | undefined): element is Written =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');

/** Where a text differs from what it was: behind what is new in it. */
function endOfChange(was: string, is: string): number {
  const most = Math.min(was.length, is.length);
  let same = 0;
  while (same < most && was.at(-1 - same) === is.at(-1 - same)) same += 1;
  return is.length - same;
}

/** Brings the caret to a field that has just become another. */
function show({ places }: Kind, name: string, onTab: (tab: Tab) => void): void {
  const place = places[name];
  if (place !== undefined && place !== 'page') onTab(place);
  const before = placeOf(name);
  const was = isWritten(before) ? before : before?.querySelector<Written>('textarea, input[type=text]');
  const text = was?.value;
  // What is shown is drawn by then.
  setTimeout(() => {
    const field = placeOf(name);
    const holds = field?.contains(document.activeElement) ? (document.activeElement as HTMLElement) : undefined;
    const control = holds ?? (field?.matches(controls) ? field : field?.querySelector<HTMLElement>(controls));
    control?.focus({ preventScroll: true });
    control?.scrollIntoView({ block: 'nearest' });
    if (!isWritten(control) || control !== was || text === undefined) return;
    const at = endOfChange(text, control.value);
    control.setSelectionRange(at, at);
  });
}

const isOfStory = (target: EventTarget | null): boolean => {
  const element = target instanceof Element ? target : undefined;
  if (!element || element.closest(ownText)) return false;
  const isTyped = element.closest('input, textarea, [contenteditable=true]') !== null;
  return !isTyped || element.closest('[data-story-field], [id^="field-"]') !== null;
};

/** Ctrl+Z takes back the last step on the page, wherever it was, and the caret goes there. `onTab` opens a tab beside the page. */
export function useUndoKeys(onTab: (tab: Tab) => void): void {
  const { steps, readOnly } = useStory();
  const { kind } = useOpenedStory();
  const newest = useRef(onTab);
  useEffect(() => void (newest.current = onTab));
  useEffect(() => {
    if (readOnly) return;
    const hearKey = (event: KeyboardEvent): void => {
      const act = event.isComposing || event.defaultPrevented ? undefined : actOf(event);
      if ((act !== 'undo' && act !== 'redo') || !isOfStory(event.target)) return;
      event.preventDefault();
      steps[act]();
    };
    // Asked for by the browser's own menu.
    const hearInput = (event: InputEvent): void => {
      const act = ({ historyUndo: 'undo', historyRedo: 'redo' } as const)[event.inputType];
      if (!act || event.defaultPrevented || !isOfStory(event.target)) return;
      event.preventDefault();
      steps[act]();
    };
    document.addEventListener('keydown', hearKey);
    document.addEventListener('beforeinput', hearInput);
    const end = steps.listen(({ of }) => of !== 'body' && show(kind, of, (tab) => newest.current(tab)));
    return () => {
      document.removeEventListener('keydown', hearKey);
      document.removeEventListener('beforeinput', hearInput);
      end();
    };
  }, [steps, readOnly, kind]);
}
