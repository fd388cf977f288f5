import type { APIResponse, Locator, Page, Route } from 'playwright-core';
import { tabs, type Tab } from '../../src/admin/kinds/kind.ts';
import { places } from '../../src/admin/kinds/story.ts';
import type { WrittenName } from '../../src/domain/fields/articleFields.ts';

/** The page on which a story is written, by what a person finds there: only this file knows how it is made. */

export const light = (page: Page, kind: 'saved' | 'saving' | 'unsaved'): Locator =>
  page.locator(`.save-light[data-light=${kind}]`);

/** `page`: the page, or what of it shows the story. */
export const headlineIn = (page: Page | Locator): Locator => page.locator('#field-headline');

export const kickerIn = (page: Page | Locator): Locator => page.locator('#field-kicker');

const takingText = (page: Page | Locator): Locator => page.locator('#field-headline:enabled');

/** Until the page takes text. */
export const writable = (page: Page | Locator): Promise<void> => takingText(page).waitFor();

/** Does it now? */
export const isWritable = (page: Page | Locator): Promise<boolean> => takingText(page).isVisible();

export const bodyOf = (page: Page | Locator): Locator =>
  page.locator('[data-story-field="body"] .story-text__root').first();

/** Fields of the page that a small control at their place opens, by the control's own. */
const controls: Readonly<Record<string, string>> = {
  byline: 'byline',
  bylineText: 'byline',
  reportingBy: 'byline',
  credit: 'byline',
  dateline: 'dateline',
};

/** Opens what stands beside the story at this tab; on a phone, over it. */
async function openTab(page: Page, tab: Tab): Promise<void> {
  const opener = page.locator('.composer__open-panel[aria-expanded=false]:visible');
  if (await opener.count()) await opener.click();
  await page.locator('.story-panel [role=tab]').nth(tabs.indexOf(tab)).click();
}

/** Another field, by its name and part, once it is brought to where it can be typed in. */
export async function fieldIn(page: Page, name: string): Promise<Locator> {
  const field = page.locator(`#field-${name}`);
  const [first = ''] = name.split('__');
  const place = places[first as WrittenName];
  const control = page.locator(`[data-story-control="${controls[first]}"][aria-expanded=false]`);
  if (place !== 'page') await openTab(page, place);
  else if (await control.count()) await control.click();
  return field;
}

/** Chooses by its label what a field of the story names. */
export async function chooseIn(page: Page, field: string, label: string): Promise<void> {
  await (await fieldIn(page, field)).selectOption({ label });
}

/** Can this person choose it? */
export async function mayChoose(page: Page, field: string): Promise<boolean> {
  return (await fieldIn(page, field)).isEnabled();
}

/** What the page says to whoever writes: of others' saves, of who else is there, of what the desk said. */
export const noticesIn = (page: Page): Locator => page.locator('.composer__notices');

/** How many words the page says the story has. */
export const saysWords = (page: Page, count: number): Locator =>
  page.locator(`.composer-bar [data-words="${count}"]`, { hasText: String(count) });

const menuOf = (page: Page): Locator => page.locator('.composer-bar .story-menu__list');

/** What else one can do with the story, opened. */
async function openMenu(page: Page): Promise<Locator> {
  // The button is on the page before its script: until that runs a click does nothing, and a person clicks again.
  for (let tries = 0; tries < 8 && !(await menuOf(page).count()); tries += 1) {
    await page.locator('.composer-bar__more').click();
    await menuOf(page)
      .waitFor({ timeout: 4_000 })
      .catch(() => undefined);
  }
  await menuOf(page).waitFor();
  return menuOf(page);
}

/** A step of the story where it stands: the next one is a button, the others are in the menu. */
export async function stepIn(page: Page, name: string): Promise<Locator> {
  const step = page.locator(`.composer-bar [data-step="${name}"]`);
  for (let tries = 0; tries < 150 && !(await step.count()); tries += 1) {
    // Which steps there are is known a moment after the page; what stands in the menu is drawn as it is opened.
    if (tries > 5) await openMenu(page);
    await page.waitForTimeout(100);
  }
  return step;
}

/** Makes a step of the story, as soon as it can be made. */
export async function pressStep(page: Page, name: string): Promise<void> {
  await (await stepIn(page, name)).and(page.locator('[aria-disabled=false]')).click();
}

/** Anything else one does with a story, by its words. */
export async function pressAct(page: Page, words: string): Promise<void> {
  await (await openMenu(page)).getByRole('menuitem', { name: words, exact: true }).click();
}

/** Chooses what is put into the text, asked for by `/`. */
export const chooseBlock = (page: Page, name: string): Promise<void> =>
  page.locator('.story-text__menu [role=option]', { hasText: name }).first().click();

/** The first block of the text. */
export const blockIn = (page: Page): Locator => page.locator('.story-text__block').first();

/** The words of the first quotation in the text. */
export const quoteIn = (page: Page): Locator => page.locator('.story-block__quotation textarea').first();

/** The history of a story in words, opened. */
export async function trailIn(page: Page): Promise<Locator> {
  await openTab(page, 'history');
  await page.locator('.story-trail summary').click();
  return page.locator('.story-trail li');
}

/** Puts the caret at the end of the body, and waits until the editor has heard of it: it is told a moment after the key. */
export async function toTheEnd(page: Page): Promise<void> {
  const root = bodyOf(page);
  await root.click();
  await page.keyboard.press('Control+End');
  await root.evaluate(() => new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(heard))));
}

export async function pasteText(page: Page, text: string, type = 'text/plain'): Promise<void> {
  await bodyOf(page).evaluate(
    (element, [pasted, kind]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(kind!, pasted!);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [text, type],
  );
}

export async function openStory(page: Page, id: string): Promise<void> {
  await page.goto(`/admin/collections/articles/${id}`);
  await page.locator('.composer-bar [data-step]').first().waitFor();
  await writable(page);
}

/** Looks until it holds; what is awaited here comes by itself. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not come to hold.');
}

export async function abortSaves(page: Page): Promise<void> {
  await page.route('**/api/articles/**', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  );
}

/** Asks in the page's place, as the page's own request: without this header a session's cookie does not count at a newsroom with PUBLIC_URL. */
export const fetchFor = (route: Route): Promise<APIResponse> =>
  route.fetch({ headers: { ...route.request().headers(), 'sec-fetch-site': 'same-origin' } });
