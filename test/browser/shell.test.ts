import type { Page } from 'playwright-core';
import { openBrowserNewsroom, overflowOf, phone, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { completeCopy, password, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { cornerPhoto } from '../support/photos.ts';
import { headlineIn, light, toTheEnd, until, writable } from '../support/writing.ts';

/** The page that a phone installs, as a correspondent uses it: /admin/write/app. */
let desk: BrowserNewsroom<Newsroom>;
let writer: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-shell', 'over-a-line');
  writer = await signIn(desk.inside, desk.newsroom.staff.correspondent.email);
});
afterAll(async () => desk?.close());

const shell = '/admin/write/app';

/** Opens the page on a phone, signs in there, and waits until it opens without a connection. */
async function sitAtPhone(options: Parameters<typeof desk.sit>[0] = {}): Promise<Seat> {
  const seat = await desk.sit({ viewport: phone, ...options });
  const { page } = seat;
  await page.goto(shell);
  await page.locator('input[type=email]').fill(desk.newsroom.staff.correspondent.email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('.shell__begin').waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return seat;
}

const storiesCalled = async (headline: string) =>
  (await writer('GET', `/api/articles?where[headline][equals]=${encodeURIComponent(headline)}&draft=true&depth=1`)).body
    .docs as { id: string; state: string; photo?: { media?: { alt?: string } }; body?: unknown }[];

/** The browser's own word for it reaches no request that passes a service worker: the line is cut as well. */
async function goOffline(page: Page): Promise<void> {
  desk.line!.cut();
  await page.context().setOffline(true);
}

async function goOnline(page: Page): Promise<void> {
  desk.line!.mend();
  await page.context().setOffline(false);
}

/** What a browser writes by itself where nobody answers, or says that nobody is signed in yet. */
const isOfLine = (complaint: string): boolean => /net::ERR_|401 .*\/api\/me\/writing/.test(complaint);

it('opens without a connection, shows the drafts of this device, and takes a story with a photo that arrives once', async () => {
  await writer('POST', '/api/articles?draft=true', completeCopy(desk.newsroom, 'Begun at the office'));
  const seat = await sitAtPhone();
  const { page, complaints, shoot } = seat;
  await page.getByText('Begun at the office').waitFor();
  await goOffline(page);
  await page.goto(shell);
  await page.getByText('No connection.').waitFor();
  await page.getByText('Begun at the office').waitFor();
  expect(await overflowOf(seat)).toBe(0);
  await shoot('shell-offline');

  await page.locator('.shell__begin').click();
  await writable(page);
  await headlineIn(page).fill('Bridge closed by flood');
  await toTheEnd(page);
  await page.keyboard.type('Water stands a metre high.');
  await page.locator('[data-story-control=photo]').click();
  const photo = { name: 'bridge.jpg', mimeType: 'image/jpeg', buffer: await cornerPhoto() };
  await page.locator('input[type=file][multiple]').setInputFiles(photo);
  await page.getByRole('textbox', { name: 'Alternative text' }).fill('A bridge under water');
  await page.locator('[data-photo=waiting]').waitFor();
  await light(page, 'unsaved').waitFor();
  await shoot('shell-story-offline');

  // The phone ends the page; it is opened again, still without a connection.
  await page.goto(shell);
  await page.getByText('Bridge closed by flood').waitFor();
  await page.getByText('Not sent yet').waitFor();
  await page.getByText('Bridge closed by flood').click();
  await writable(page);
  await page.getByText('Water stands a metre high.').waitFor();
  await page.locator('[data-photo]').waitFor();
  expect(await storiesCalled('Bridge closed by flood')).toEqual([]);
  await goOnline(page);
  await light(page, 'saved').waitFor();
  await until(async () => (await storiesCalled('Bridge closed by flood'))[0]?.photo?.media !== undefined);
  const stories = await storiesCalled('Bridge closed by flood');
  await page.waitForTimeout(2_000);
  expect(await storiesCalled('Bridge closed by flood')).toHaveLength(1);
  expect(stories).toMatchObject([{ state: 'draft', photo: { media: { alt: 'A bridge under water' } } }]);
  expect(JSON.stringify(stories[0]?.body)).toContain('Water stands a metre high.');
  expect(complaints.filter((each) => !isOfLine(each))).toEqual([]);
});

it('is reached from My desk on a phone, and says there how it is kept on the phone’s first page', async () => {
  const seat = await sitAtPhone();
  const { page, complaints, shoot } = seat;
  await page.getByText('Add to Home screen').waitFor();
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Write on this phone' }).click();
  await page.locator('.shell__begin').waitFor();
  expect(await overflowOf(seat)).toBe(0);
  await shoot('shell-home');
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Write a story' }).waitFor();
  expect(await page.getByRole('link', { name: 'Write on this phone' }).isVisible()).toBe(false);
  expect(complaints.filter((each) => !isOfLine(each))).toEqual([]);
});
