import type { Kind, Tab } from '../kinds/kind.ts';

type Missing = { path: string; rule: string };

/** Where what is missing is given: on the page, or in a tab beside it; undefined where no field and no comment is at fault. */
export function placeOf({ places }: Pick<Kind, 'places'>, { path }: Missing): { name: string; tab?: Tab } | undefined {
  const name = path.split('.')[0] ?? '';
  if (name === 'threads') return { name, tab: 'comments' };
  if (!Object.hasOwn(places, name)) return undefined;
  const place = places[name]!;
  return { name, ...(place !== 'page' && { tab: place }) };
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

/** Milliseconds between two looks for the place, and how many there are. */
const looks = { every: 50, most: 60 };

/** Brings the caret to where it is given. `show` opens a tab beside the page first. */
export function goTo(kind: Pick<Kind, 'places'>, missing: Missing, show: (tab: Tab) => void): void {
  const place = placeOf(kind, missing);
  if (!place) return;
  if (place.tab) show(place.tab);
  const find = (): HTMLElement | undefined =>
    selectorsFor(missing, place.name)
      .map((selector) => document.querySelector<HTMLElement>(selector))
      .find((element) => element !== null);
  const look = (left: number): void => {
    const found = find();
    // A slow page has not drawn the tab yet, or has a dialog over it still, behind which nothing takes the caret.
    const isReady = found !== undefined && document.querySelector('dialog:modal') === null;
    if (!isReady && left > 0) return void setTimeout(() => look(left - 1), looks.every);
    found?.scrollIntoView({ block: 'center' });
    if (found?.matches('[data-story-control]:is(button)')) found.click();
    else found?.focus();
  };
  setTimeout(() => look(looks.most), looks.every);
}
