import { faultsIn } from '../support/axe.ts';
import {
  openBrowserNewsroom,
  phone,
  type BrowserNewsroom,
  type Seat,
  signInByForm,
  signInAt,
} from '../support/browser.ts';
import { bodyOf as bodyWith, client, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { bodyOf, light, noticesIn, pressAct, pressStep, toTheEnd, until } from '../support/writing.ts';

let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Seat;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-pages');
  const { staff } = desk.newsroom;
  writer = await signIn(desk.url, staff['section-editor'].email);
  editor = await desk.sit();
  await signInByForm(editor, staff['managing-editor'].email);
});
afterAll(async () => desk?.close());

/** A page as another colleague has written it. */
async function written(title: string, slug: string): Promise<string> {
  const page = { title, slug, language: 'en', body: bodyWith('We report.') };
  return (await writer('POST', '/api/pages', page)).body.doc.id;
}

const forReaders = (slug: string) => client(desk.url)('GET', `/v1/pages/${slug}?body=text`);
const atDesk = async (id: string) => (await writer('GET', `/api/pages/${id}?draft=true&depth=0`)).body;
const title = ({ page }: Seat) => page.locator('#field-title');
const stands = ({ page }: Seat, state: string) => page.locator(`.composer-bar[data-state=${state}]`).waitFor();

async function open(seat: Seat, id: string): Promise<void> {
  await seat.page.goto(`/admin/collections/pages/${id}`);
  await seat.page.locator('#field-title:enabled').waitFor();
  await seat.page.locator('.composer-bar__more').waitFor();
}

/** Opens what stands beside the page at this tab. */
async function openTab({ page }: Seat, name: string): Promise<void> {
  const opener = page.locator('.composer__open-panel[aria-expanded=false]:visible');
  if (await opener.count()) await opener.click();
  await page.locator('.story-panel').getByRole('tab', { name }).click();
}

it('is published, corrected, updated and withdrawn where it is written', async () => {
  const { page } = editor;
  const id = await written('About us', 'about');
  await open(editor, id);
  await pressStep(page, 'publish');
  await stands(editor, 'published');
  expect((await forReaders('about')).body.title).toBe('About us');

  await title(editor).fill('About the agency');
  await toTheEnd(page);
  await page.keyboard.type(' Since 1990.');
  await light(page, 'saved').waitFor();
  await noticesIn(page).getByText('Readers have an earlier version').waitFor();
  expect((await forReaders('about')).body.title).toBe('About us');
  await pressStep(page, 'update');
  await until(async () => (await forReaders('about')).body.title === 'About the agency');
  expect((await forReaders('about')).body.body.text).toContain('We report. Since 1990.');

  // What is typed after a step starts from the version that the step made.
  await title(editor).fill('About us again');
  await until(async () => (await atDesk(id)).title === 'About us again');
  await pressStep(page, 'withdraw');
  await stands(editor, 'withdrawn');
  await until(async () => (await forReaders('about')).status === 404);
  expect(editor.complaints).toEqual([]);
});

it('is begun, placed and published on a phone, and stays the same when the newsroom has it', async () => {
  const seat = await desk.sit({ viewport: phone });
  const { page } = seat;
  await signInAt(seat, desk.newsroom.staff['managing-editor'].email);
  await page.goto('/admin/collections/pages/create');
  await page.locator('#field-title:enabled').waitFor();
  // Where its caret is at once.
  await page.keyboard.type('Contact');
  await page.waitForURL(/\/admin\/collections\/pages\/[0-9a-f]{24}$/);
  await page.keyboard.type('s of the desk');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Write to desk@news.example.');
  await light(page, 'saved').waitFor();
  const id = page.url().split('/').at(-1)!;
  // Its address follows the title, which was saved while it was typed.
  expect(await atDesk(id)).toMatchObject({
    title: 'Contacts of the desk',
    slug: 'contacts-of-the-desk',
    language: 'en',
  });
  await openTab(seat, 'Placing');
  await page.locator('#field-inFooter').check();
  await page.locator('#field-order').fill('3');
  await page.locator('#field-slug').fill('contacts');
  await openTab(seat, 'Around it');
  await page.locator('#field-description').fill('How to reach us.');
  await page.locator('.composer__close-panel').click();
  expect(await faultsIn(page, 'main')).toEqual([]);
  await seat.shoot('page-phone');
  await pressStep(page, 'publish');
  await stands(seat, 'published');
  expect((await forReaders('contacts')).body).toMatchObject({
    inFooter: true,
    order: 3,
    description: 'How to reach us.',
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  expect(seat.complaints).toEqual([]);
});

it('names what it lacks before readers can have it, and leads there', async () => {
  const { page } = editor;
  const id = (await writer('POST', '/api/pages', { title: 'Empty', language: 'en' })).body.doc.id;
  await open(editor, id);
  await page.locator('[data-missing=body]').click();
  await until(() => bodyOf(page).evaluate((root) => root.contains(document.activeElement)));
  // It offers the blocks that a page may hold, and no others.
  await page.keyboard.type('/');
  await page.locator('.story-text__menu').waitFor();
  const offered = await page.locator('.story-text__menu [role=option]').allTextContents();
  expect(offered).toEqual(expect.arrayContaining(['Table', 'Quotation with speaker']));
  expect(offered.join(' ')).not.toMatch(/Photo|Related/);
  await page.keyboard.press('Escape');
});

it('keeps what is typed without a connection, also over a reload, and sends it when there is one', async () => {
  const { page } = editor;
  const id = await written('Privacy', 'privacy');
  await open(editor, id);
  await page.route('**/api/pages/**', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  );
  await toTheEnd(page);
  await page.keyboard.type(' We keep nothing.');
  await light(page, 'unsaved').waitFor();
  await page.reload();
  await page.locator('#field-title:enabled').waitFor();
  await noticesIn(page).getByText('It was put back into the page').waitFor();
  expect(await bodyOf(page).textContent()).toContain('We report. We keep nothing.');
  await page.unroute('**/api/pages/**');
  await page.locator('#action-save-draft').click();
  await light(page, 'saved').waitFor();
  expect(JSON.stringify((await atDesk(id)).body)).toContain('We keep nothing.');
});

it('asks whose text it is to be where somebody else has saved it meanwhile, and loses neither unasked', async () => {
  const { page } = editor;
  const id = await written('Corrections', 'corrections');
  await open(editor, id);
  const { baseVersion } = await atDesk(id);
  await writer('PATCH', `/api/pages/${id}`, { title: 'Corrections policy', baseVersion });
  await title(editor).fill('How we correct');
  const conflict = noticesIn(page).locator('.newsroom-notice--conflict', { hasText: 'Somebody else saved this page' });
  await conflict.last().waitFor();
  await conflict.getByText('Corrections policy').waitFor();
  expect((await atDesk(id)).title).toBe('Corrections policy');
  await page.getByRole('button', { name: 'Save mine over it' }).click();
  await light(page, 'saved').waitFor();
  expect((await atDesk(id)).title).toBe('How we correct');

  await writer('PATCH', `/api/pages/${id}`, { title: 'Theirs', baseVersion: (await atDesk(id)).baseVersion });
  await title(editor).fill('Mine');
  await conflict.getByText('Theirs', { exact: true }).waitFor();
  // Theirs is taken at the second press: what one has typed is nowhere else.
  const take = conflict.getByRole('button').nth(1);
  await take.click();
  await take.click();
  await until(async () => (await title(editor).inputValue()) === 'Theirs');
  await light(page, 'saved').waitFor();
});

it('shows in the other half what readers would get, while it is typed', async () => {
  const { page } = editor;
  await open(editor, await written('Imprint', 'imprint'));
  await page.locator('.composer-bar__preview').click();
  const shown = page.frameLocator('.story-preview iframe').locator('h1');
  await shown.getByText('Imprint').waitFor();
  await title(editor).fill('Imprint of the agency');
  await shown.getByText('Imprint of the agency').waitFor();
  expect(await faultsIn(page, 'main')).toEqual([]);
  await editor.shoot('page-preview');
});

it('is only read by who may not edit it', async () => {
  const seat = await desk.sit();
  const id = await written('House rules', 'house-rules');
  await signInAt(seat, desk.newsroom.staff.correspondent.email);
  await seat.page.goto(`/admin/collections/pages/${id}`);
  await seat.page.locator('.story-sheet__headline', { hasText: 'House rules' }).waitFor();
  await seat.page.locator('.story-sheet__body', { hasText: 'We report.' }).waitFor();
  expect(await seat.page.locator('main :is(input, textarea, [contenteditable=true])').count()).toBe(0);
  expect(await seat.page.locator('.composer-bar__next').count()).toBe(0);
  expect(await faultsIn(seat.page, 'main')).toEqual([]);
  await seat.shoot('page-read');
  expect(seat.complaints).toEqual([]);
});

it('goes into the trash and out of it again', async () => {
  const { page } = editor;
  const id = await written('Of no use', 'of-no-use');
  await open(editor, id);
  await pressAct(page, 'Move to trash');
  await page.getByRole('dialog').getByRole('button', { name: 'Move to trash' }).click();
  await page.waitForURL(/\/admin\/collections\/pages$/);
  await page.goto(`/admin/collections/pages/trash/${id}`);
  await page.getByText('This page is in the trash.').waitFor();
  await page.getByRole('button', { name: 'Take it out of the trash' }).click();
  await page.waitForURL(new RegExp(`/admin/collections/pages/${id}$`));
  await page.locator('#field-title:enabled').waitFor();
});
