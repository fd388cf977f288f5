import type { APIResponse, Locator, Page, Route } from 'playwright-core';

export const light = (page: Page, kind: 'saved' | 'saving' | 'unsaved'): Locator =>
  page.locator(`.save-light[data-light=${kind}]`);

export const bodyOf = (page: Page): Locator => page.locator('[data-field-path="body"] [contenteditable=true]').first();

/** Puts the caret at the end of the body, and waits until the editor has heard of it: it is told a moment after the key. */
export async function toTheEnd(page: Page): Promise<void> {
  const root = bodyOf(page);
  await root.click();
  await page.keyboard.press('Control+End');
  await root.evaluate(() => new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(heard))));
}

export async function pasteText(page: Page, text: string): Promise<void> {
  await bodyOf(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

export async function openStory(page: Page, id: string): Promise<void> {
  await page.goto(`/admin/collections/articles/${id}`);
  await page.locator('.workflow-bar [data-step]').first().waitFor();
  await page.locator('#field-headline:enabled').waitFor();
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
