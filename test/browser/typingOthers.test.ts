import type { Page } from 'playwright-core';
import { openBrowserNewsroom, signInAt, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { move } from '../support/desk.ts';
import { completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import {
  abortSaves,
  blockIn,
  bodyOf,
  chooseBlock,
  headlineIn,
  light,
  openStory,
  pasteText,
  pressStep,
  toTheEnd,
  until,
  writable,
} from '../support/writing.ts';

let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;
let chief: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-others');
  const { staff } = desk.newsroom;
  writer = await signIn(desk.url, staff.correspondent.email);
  editor = await signIn(desk.url, staff['section-editor'].email);
  chief = await signIn(desk.url, staff['managing-editor'].email);
});
afterAll(async () => desk?.close());

const storyOf = async (id: string) => (await chief('GET', `/api/articles/${id}?draft=true&depth=0&trash=true`)).body;
const bodyTextOf = async (id: string): Promise<string> => JSON.stringify((await storyOf(id)).body);

/** A story that went these ways, open at the browser of one of its people. */
async function sitAtNew(
  headline: string,
  ways: readonly string[] = [],
  who: 'correspondent' | 'section-editor' = 'correspondent',
): Promise<Seat & { id: string }> {
  const { id } = (await writer('POST', '/api/articles', completeCopy(desk.newsroom, headline))).body.doc;
  for (const name of ways) expect((await move(name === 'file' ? writer : editor, id, name)).status).toBe(200);
  const seat = await desk.sit();
  await signInAt(seat, desk.newsroom.staff[who].email);
  await openStory(seat.page, id);
  return { ...seat, id };
}

const state = (page: Page, name: string) => page.locator(`.workflow-bar[data-state="${name}"]`).waitFor();

async function slowSaves(page: Page, ms: number): Promise<void> {
  await page.route('**/api/articles/**', async (route) => {
    if (route.request().method() !== 'PATCH') return route.fallback();
    await new Promise((resolve) => setTimeout(resolve, ms));
    return route.continue();
  });
}

it('goes on writing when a colleague moves the story on: there is nothing to choose', async () => {
  const { id, page } = await sitAtNew('Moved on', ['file', 'take', 'approve', 'publish'], 'section-editor');
  await slowSaves(page, 1_000);
  await toTheEnd(page);
  await page.keyboard.type(' Before the step.', { delay: 30 });
  expect(await move(chief, id, 'unpublish', { reason: 'Not yet.' })).toMatchObject({ status: 200 });
  await page.keyboard.type(' And after it.', { delay: 60 });
  await light(page, 'saved').waitFor();
  await until(async () => (await bodyTextOf(id)).includes('Before the step. And after it.'));
  await state(page, 'in-edit');
  expect(await page.locator('.newsroom-notice--conflict').count()).toBe(0);
  expect((await chief('GET', `/api/articles/${id}/branches?state=open`)).body.branches).toEqual([]);
});

it('hears at once what a colleague did, with nothing pressed', async () => {
  const { id, page } = await sitAtNew('Heard at once', ['file', 'take'], 'section-editor');
  // The page has to be listening.
  await page.waitForTimeout(3_000);
  expect(await move(chief, id, 'approve')).toMatchObject({ status: 200 });
  await page.locator('.workflow-bar[data-state="approved"]').waitFor({ timeout: 6_000 });
});

it('shows within two seconds what a colleague saved, with nothing pressed', async () => {
  const { id, page } = await sitAtNew('Saved by a colleague', ['file', 'take'], 'section-editor');
  // The page has to be listening.
  await page.waitForTimeout(3_000);
  const baseVersion = (await storyOf(id)).baseVersion;
  const headline = 'Saved by a colleague, with a better headline';
  expect(await chief('PATCH', `/api/articles/${id}?draft=true`, { headline, baseVersion })).toMatchObject({
    status: 200,
  });
  const savedAt = Date.now();
  await until(async () => (await headlineIn(page).inputValue()) === headline);
  expect(Date.now() - savedAt).toBeLessThan(2_000);
});

it('says no longer than it is so that the text could not be saved', async () => {
  const { page } = await sitAtNew('Approved on a broken line', ['file', 'take'], 'section-editor');
  const told = page.getByText('Your last edits could not be saved');
  await abortSaves(page);
  await headlineIn(page).fill('Approved on a broken line, with a word more');
  await pressStep(page, 'approve');
  await told.waitFor();
  await page.unroute('**/api/articles/**');
  await light(page, 'saved').waitFor();
  await told.waitFor({ state: 'detached' });
  await state(page, 'in-edit');
});

it('lets a story that is filed on a broken line wait, and files it with all that was typed once it is saved', async () => {
  const { id, page } = await sitAtNew('Filed on a broken line');
  await abortSaves(page);
  await headlineIn(page).fill('Filed on a broken line, with a word more');
  await pressStep(page, 'file');
  await page.getByRole('dialog').getByRole('button', { name: 'File', exact: true }).click();
  await page.locator('[data-filing=waits]').waitFor();
  await page.unroute('**/api/articles/**');
  await state(page, 'filed');
  expect(await storyOf(id)).toMatchObject({ state: 'filed', headline: 'Filed on a broken line, with a word more' });
});

it('lets the author call a filed story back, and write on at once', async () => {
  const { id } = (await writer('POST', '/api/articles', completeCopy(desk.newsroom, 'Called back'))).body.doc;
  expect((await move(writer, id, 'file')).status).toBe(200);
  const seat = await desk.sit();
  const { page } = seat;
  await signInAt(seat, desk.newsroom.staff.correspondent.email);
  await page.goto(`/admin/collections/articles/${id}`);
  await pressStep(page, 'recall');
  await state(page, 'draft');
  await headlineIn(page).fill('Called back, and went on');
  await until(async () => (await storyOf(id)).headline === 'Called back, and went on');
});

it('keeps what is typed while an update goes out, as the next pending edits', async () => {
  const { id, page } = await sitAtNew('Updated', ['file', 'take', 'approve', 'publish'], 'section-editor');
  await toTheEnd(page);
  await page.keyboard.type(' For readers.');
  await light(page, 'saved').waitFor();
  await page.route(`**/api/articles/${id}/transitions`, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const answer = await route.fetch();
    await toTheEnd(page);
    await page.keyboard.type(' Typed meanwhile.');
    return route.fulfill({ response: answer });
  });
  await pressStep(page, 'update');
  await until(async () => (await bodyTextOf(id)).includes('For readers. Typed meanwhile.'));
  const readers = JSON.stringify((await fetch(`${desk.url}/api/articles/${id}`).then((answer) => answer.json())).body);
  expect(readers).toContain('For readers.');
  expect(readers).not.toContain('Typed meanwhile.');
  expect(await bodyOf(page).innerText()).toContain('For readers. Typed meanwhile.');
});

it('undoes and does again what was saved meanwhile', async () => {
  const { id, page } = await sitAtNew('Undone');
  await toTheEnd(page);
  await page.keyboard.type(' To be undone.');
  await light(page, 'saved')
    .getByText(/version/)
    .waitFor();
  await until(async () => (await bodyTextOf(id)).includes('To be undone.'));
  await page.keyboard.press('Control+Z');
  await until(async () => !(await bodyOf(page).innerText()).includes('undone.'));
  await until(async () => !(await bodyTextOf(id)).includes('undone.'));
  await page.keyboard.press('Control+Shift+Z');
  await until(async () => (await bodyTextOf(id)).includes('undone.'));
});

it('keeps on the device, and hands out, what was typed into a story that a colleague put in the trash', async () => {
  const { id, page, shoot } = await sitAtNew('In the trash');
  expect((await chief('PATCH', `/api/articles/${id}?trash=true`, { deletedAt: new Date().toISOString() })).status).toBe(
    200,
  );
  await headlineIn(page).fill('Typed into the trash');
  await light(page, 'unsaved').waitFor();
  await page.locator('.newsroom-notice--unsaved').getByRole('button', { name: 'Download the text' }).waitFor();
  await shoot('typing-trashed');
  expect(await headlineIn(page).inputValue()).toBe('Typed into the trash');
});

it('loses nothing when one goes back in the middle of a save', async () => {
  const { id, page } = await sitAtNew('Back in the middle');
  await page.goto('/admin');
  await page.getByText('My desk').first().waitFor();
  await page.evaluate(
    (address) => (window as unknown as { next: { router: { push: (to: string) => void } } }).next.router.push(address),
    `/admin/collections/articles/${id}`,
  );
  await writable(page);
  await slowSaves(page, 2_000);
  await toTheEnd(page);
  await page.keyboard.type(' In the middle');
  await light(page, 'saving').waitFor();
  await page.waitForTimeout(1_500);
  await page.keyboard.type(' of a save.');
  await page.goBack();
  await page.getByText('My desk').first().waitFor();
  await until(async () => (await bodyTextOf(id)).includes('In the middle of a save.'));
});

it.each(['Quotation', 'Photo', 'Embed', 'Related stories'])(
  'goes on saving around a block put in half-way: %s',
  async (name) => {
    const { id, page } = await sitAtNew(`Half-way: ${name}`);
    await toTheEnd(page);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`/${name.slice(0, 5).toLowerCase()}`);
    await chooseBlock(page, name);
    await blockIn(page).waitFor();
    await page.waitForTimeout(2_500);
    await headlineIn(page).fill(`Beside it: ${name}`);
    await until(async () => (await storyOf(id)).headline === `Beside it: ${name}`);
    await light(page, 'saved').waitFor();
  },
);

it('takes each key in a story of 500,000 characters', async () => {
  const { id, page } = await sitAtNew('A verdict of many pages');
  await bodyOf(page).click();
  await page.keyboard.press('Control+End');
  await pasteText(
    page,
    Array.from({ length: 4_400 }, (_, each) => `${each}. ${'The court finds. '.repeat(6)}`).join('\n\n'),
  );
  await light(page, 'saved')
    .getByText(/version [2-9]/)
    .waitFor({ timeout: 90_000 });
  await toTheEnd(page);
  const began = Date.now();
  await page.keyboard.type(' It is so ordered.');
  const took = Date.now() - began;
  await until(async () => (await bodyTextOf(id)).includes('It is so ordered.'));
  console.log(`18 keys in a body of ${(await bodyTextOf(id)).length} bytes took ${took} ms`);
}, 240_000);
