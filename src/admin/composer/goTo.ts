import type { WrittenName } from '../../domain/articleFields.ts';
import { places, type Tab } from './places.ts';

type Missing = { path: string; rule: string };

/** Where what is missing is given: on the page, or in a tab beside it; undefined where no field and no comment is at fault. */
export function placeOf({ path }: Missing): { name: WrittenName | 'threads'; tab?: Tab } | undefined {
  const name = path.split('.')[0] ?? '';
  if (name === 'threads') return { name, tab: 'comments' };
  if (!Object.hasOwn(places, name)) return undefined;
  const place = places[name as WrittenName];
  return { name: name as WrittenName, ...(place !== 'page' && { tab: place }) };
}

/** What takes the caret there: the alternative text of a photo, a line of text, or the control that opens the field’s own. */
function selectorsFor({ path, rule }: Missing, name: string): string[] {
  if (name === 'threads') return ['.threads [data-state=open]:is([data-kind=legal], [data-kind=question])'];
  if (rule === 'alt-text') return [`[data-story-field="${name}"] [data-story-control="alt"][aria-invalid="true"]`];
  const id = path.replaceAll('.', '__');
  return [
    `[data-story-field="${name}"] [contenteditable=true]`,
    `#field-${id}`,
    `#field-${name}`,
    `[data-story-control="${name}"]`,
  ];
}

/** Brings the caret to where it is given. `show` opens a tab beside the page first. */
export function goTo(missing: Missing, show: (tab: Tab) => void): void {
  const place = placeOf(missing);
  if (!place) return;
  if (place.tab) show(place.tab);
  // A tab that was closed is drawn by then.
  setTimeout(() => {
    const found = selectorsFor(missing, place.name)
      .map((selector) => document.querySelector<HTMLElement>(selector))
      .find((element) => element !== null);
    found?.scrollIntoView({ block: 'center' });
    if (found?.matches('[data-story-control]:is(button)')) found.click();
    else found?.focus();
  }, 50);
}
