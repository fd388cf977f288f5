import type { APIResponse, Locator, Page, Route } from 'playwright-core';

/** The page on which a story is written, by what a person finds there: only this file knows how it is made. */

export const light = (page: Page, kind: 'saved' | 'saving' | 'unsaved'): Locator =>
  page.locator(`.save-light[data-light=${kind}]`);

/** `page`: the page, or what of it shows the story. */
export const headlineIn = (page: Page | Locator): Locator => page.locator('#field-headline');

export const kickerIn = (page: Page | Locator): Locator => page.locator('#field-kicker');

/** Until the page takes text. */
export const writable = (page: Page | Locator): Promise<void> => page.locator('#field-headline:enabled').waitFor();

export const bodyOf = (page: Page | Locator): Locator =>
  page.locator('[data-field-path="body"] [contenteditable=true]').first();

/** Another field, by its name and part, once it is brought to where it can be typed in. */
export async function fieldIn(page: Page, name: string): Promise<Locator> {
  return page.locator(`#field-${name}`);
}

/** Chooses by its label what a field of the story names. */
export async function chooseIn(page: Page, field: string, label: string): Promise<void> {
  await page.locator(`#field-${field} input`).first().fill(label);
  await page.locator('.rs__option', { hasText: label }).first().click();
}

/** Can this person choose it? */
export async function mayChoose(page: Page, field: string): Promise<boolean> {
  return page.locator(`#field-${field} input`).first().isEnabled();
}

/** What the page says to whoever writes: of others' saves, of who else is there, of what the desk said. */
export const noticesIn = (page: Page): Locator => page.locator('.workflow-bar');

/** How many words the page says the story has. */
export const saysWords = (page: Page, count: number): Locator =>
  page.locator('.workflow-bar').getByText(String(count), { exact: true });

/** Makes a step of the story, as soon as it can be made. */
export const pressStep = (page: Page, name: string): Promise<void> =>
  page.locator(`.workflow-bar [data-step="${name}"][aria-disabled=false]`).click();

/** Anything else one does with a story, by its words. */
export const pressAct = (page: Page, words: string): Promise<void> =>
  page
    .locator('.workflow-bar')
    .getByRole('button', { name: words })
    .or(page.locator('.workflow-bar').getByRole('link', { name: words }))
    .click();

/** Chooses what is put into the text, asked for by `/`. */
export const chooseBlock = (page: Page, name: string): Promise<void> =>
  page.locator('.slash-menu-popup').getByText(name).first().click();

/** The first block of the text. */
export const blockIn = (page: Page): Locator => page.locator('.LexicalEditorTheme__block').first();

/** The history of a story in words, opened. */
export async function trailIn(page: Page): Promise<Locator> {
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
  await page.locator('.workflow-bar [data-step]').first().waitFor();
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
