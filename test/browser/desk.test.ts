import type { Page } from 'playwright-core';
import { client } from '../support/newsroom.ts';
import { openBrowserNewsroom, signInAt, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import type { Newsroom } from '../support/newsroom.ts';

let desk: BrowserNewsroom<Newsroom>;
let correspondent: Seat;
let editor: Seat;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-desk');
  const { staff } = desk.newsroom;
  [correspondent, editor] = [await desk.sit(), await desk.sit()];
  await signInAt(correspondent, staff.correspondent.email);
  await signInAt(editor, staff['section-editor'].email);
});
afterAll(async () => desk?.close());

const bar = (page: Page) => page.locator('.workflow-bar');
const step = (page: Page, name: string) => bar(page).locator(`[data-step="${name}"]`);
const inState = (page: Page, state: string) => page.locator(`.workflow-bar[data-state="${state}"]`).waitFor();
const dialog = (page: Page) => page.getByRole('dialog');

/** Waits until what was typed is kept: the answer of the save that carried it. */
const saved = (page: Page) =>
  page.waitForResponse((answer) => answer.request().method() === 'PATCH' && /\/api\/articles\//.test(answer.url()));

async function choose(page: Page, field: string, name: string): Promise<void> {
  await page.locator(`#field-${field} input`).first().fill(name);
  await page.locator('.rs__option', { hasText: name }).first().click();
}

let story = '';
const headline = 'Parliament passes the budget after a long night';

it('lets a correspondent write a story in the editor, and keeps it while they type', async () => {
  const { page, shoot } = correspondent;
  await page.getByText('My desk').first().waitFor();
  await shoot('my-desk-empty');
  await page.getByRole('link', { name: 'Write a story' }).click();
  await page.waitForURL(/\/collections\/articles\/[0-9a-f]{24}/);
  story = /[0-9a-f]{24}/.exec(page.url())?.[0] ?? '';
  await inState(page, 'draft');
  await step(page, 'file').waitFor();
  await shoot('story-empty');
  let keeping = saved(page);
  await page.locator('#field-headline').pressSequentially(headline, { delay: 10 });
  expect((await keeping).status()).toBe(200);
  keeping = saved(page);
  await page.locator('[contenteditable=true]').first().click();
  await page.keyboard.type('The parliament passed the budget on Tuesday, our correspondent reports.', { delay: 10 });
  expect((await keeping).status()).toBe(200);
  await page.keyboard.press('Enter');
  keeping = saved(page);
  await page.keyboard.type('The vote came after midnight.', { delay: 10 });
  expect((await keeping).status()).toBe(200);
  // Saved by hand, in the middle of a sentence.
  await page.keyboard.type(' Talks go on.', { delay: 10 });
  keeping = saved(page);
  await page.waitForTimeout(700);
  await page.keyboard.press('Control+s');
  expect((await keeping).status()).toBe(200);
  await expect(bar(page).getByText('18', { exact: true }).count()).resolves.toBe(1);
  await shoot('story-written');
  const row = await desk.newsroom.payload.findByID({ collection: 'articles', id: story, depth: 0 });
  expect(row).toMatchObject({ headline, state: 'draft', wordCount: 18 });
});
