import type { Page } from 'playwright-core';
import {
  openBrowserNewsroom,
  overflowOf,
  phone,
  type BrowserNewsroom,
  type Seat,
  signInByForm,
  signInAt,
} from '../support/browser.ts';
import { move } from '../support/desk.ts';
import { client, completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';

let desk: BrowserNewsroom<Newsroom>;
let moderator: Seat;
let story: string;
let slug: string;
let reader: Client;

const texts = [
  'Will you print the district readings when they come?',
  'Buy drying ovens cheap! https://ovens.bulk.example and b.com and c.com and d.com',
  'Six years! By then there will be no water left to meter.',
  'Nobody asked the farmers.',
  'The minister said the opposite in March.',
];

async function publish(): Promise<void> {
  const { staff } = desk.newsroom;
  const [writer, editor] = [
    await signIn(desk.url, staff.correspondent.email),
    await signIn(desk.url, staff['section-editor'].email),
  ];
  const { body } = await writer(
    'POST',
    '/api/articles',
    completeCopy(desk.newsroom, 'Water bill goes to its second reading'),
  );
  [story, slug] = [body.doc.id, body.doc.slug];
  await writer('POST', `/api/articles/${story}/transitions`, { name: 'file' });
  for (const name of ['take', 'approve', 'publish'])
    expect(await move(editor, story, name)).toMatchObject({ status: 200 });
}

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-moderation');
  reader = client(desk.url);
  await publish();
  for (const [index, text] of texts.entries()) {
    const sent = {
      name: `Reader ${index + 1}`,
      text,
      ...(index === 0 && { rating: 4, email: 'reader@private.example' }),
    };
    expect(await reader('POST', `/v1/stories/${slug}/reviews`, sent)).toMatchObject({ status: 202 });
  }
  moderator = await desk.sit();
  await signInByForm(moderator, desk.newsroom.staff['sub-editor'].email);
});
afterAll(async () => desk?.close());

const onTheSite = async (): Promise<string[]> =>
  (await reader('GET', `/v1/stories/${slug}/reviews`)).body.items.map(({ text }: { text: string }) => text);
async function untilOnTheSite(expected: string[]): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if (JSON.stringify(await onTheSite()) === JSON.stringify(expected)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await onTheSite()).toEqual(expected);
}
const rows = (page: Page) => page.locator('.review-row');
const here = (page: Page) => page.locator('.review-row[aria-current]');
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

it('tells the moderator on My desk what waits, and shows the oldest first', async () => {
  const { page, shoot } = moderator;
  await shoot('my-desk-reviews');
  await page.getByRole('link', { name: 'Reviews waiting: 5' }).click();
  await page.waitForURL(/review-queue/);
  await here(page).getByText(texts[0]!).waitFor();
  expect(await rows(page).count()).toBe(5);
  await here(page).getByText('reader@private.example').waitFor();
  await page.getByText('many links').waitFor();
  await shoot('review-queue');
});

it('approves by a key: the review is on the site, and the next one is at hand', async () => {
  const { page } = moderator;
  await page.keyboard.press('a');
  await said(page, 'Approved: 1');
  await here(page).getByText('drying ovens').waitFor();
  await untilOnTheSite([texts[0]!]);
});

it('bans words by a key; takes it back by another', async () => {
  const { page, shoot } = moderator;
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('bulk.example');
  await dialog.getByRole('checkbox').uncheck();
  await shoot('review-ban');
  // A letter typed in the dialog is a letter.
  await dialog.getByRole('textbox').press('End');
  await dialog.getByRole('button', { name: 'Spam' }).click();
  await said(page, 'Spam: 1');
  const site = await desk.newsroom.payload.findGlobal({ slug: 'site' });
  expect(site.reviews?.wordLists).toMatchObject([{ effect: 'spam', words: 'bulk.example' }]);
  await page.keyboard.press('u');
  await said(page, 'Taken back: 1');
  await here(page).getByText('drying ovens').waitFor();
  expect((await desk.newsroom.payload.findGlobal({ slug: 'site' })).reviews?.wordLists).toEqual([]);
  await page.keyboard.press('s');
  await said(page, 'Spam: 1');
});

it('moves by j and k, and moderates all that have a tick at once', async () => {
  const { page } = moderator;
  await here(page).getByText(texts[2]!).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('Chosen: 2').waitFor();
  await page.keyboard.press('a');
  await said(page, 'Approved: 2');
  await untilOnTheSite([texts[4]!, texts[3]!, texts[0]!]);
  await here(page).getByText(texts[2]!).waitFor();
  await page.keyboard.press('r');
  await page.getByText('Nothing waits here.').waitFor();
});

it('shows what was done with each, and lets nothing stand out of a phone’s screen', async () => {
  const seat = await desk.sit({ viewport: phone });
  await signInAt(seat, desk.newsroom.staff['sub-editor'].email);
  await seat.page.goto('/admin/review-queue');
  await seat.page.getByLabel('State').selectOption('');
  await rows(seat.page).first().waitFor();
  expect(await rows(seat.page).count()).toBe(5);
  const spam = rows(seat.page).filter({ hasText: 'drying ovens' });
  await spam.locator('summary').click();
  await spam.getByText('Spam → Pending').waitFor();
  expect(await overflowOf(seat)).toBe(0);
  await seat.shoot('review-queue-phone');
  await spam.getByRole('button', { name: 'Reject' }).tap();
  await said(seat.page, 'Rejected: 1');
  expect(seat.complaints).toEqual([]);
});

it('is for moderators: a correspondent is told so, a stranger has to sign in', async () => {
  const correspondent = await desk.sit();
  await signInByForm(correspondent, desk.newsroom.staff.correspondent.email);
  expect(await correspondent.page.getByText('Reviews waiting').count()).toBe(0);
  await correspondent.page.goto('/admin/review-queue');
  await correspondent.page.getByText('moderated by sub-editors and above').waitFor();
  const stranger = await desk.sit();
  await stranger.page.goto('/admin/review-queue');
  await stranger.page.waitForURL(/\/admin\/login/);
  expect(moderator.complaints).toEqual([]);
});
