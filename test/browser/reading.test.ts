import type { Page } from 'playwright-core';
import { openBrowserNewsroom, overflowOf, phone, signInAt, type BrowserNewsroom } from '../support/browser.ts';
import { move } from '../support/desk.ts';
import { sentPhoto } from '../support/photos.ts';
import { bodyOf, completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { pressStep, stepIn, until, writable } from '../support/writing.ts';

let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;
let chief: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-reading');
  const { staff } = desk.newsroom;
  writer = await signIn(desk.url, staff.correspondent.email);
  editor = await signIn(desk.url, staff['section-editor'].email);
  chief = await signIn(desk.url, staff['managing-editor'].email);
});
afterAll(async () => desk?.close());

async function write(headline: string, ways: readonly string[], more: object = {}): Promise<string> {
  const copy = {
    ...completeCopy(desk.newsroom, headline),
    kicker: 'Parliament',
    standfirst: 'The bill would meter every irrigation canal within six years.',
    dateline: { place: 'Baku', source: 'Sarvan' },
    body: bodyOf('Lawmakers on Wednesday backed a bill that puts a meter on every canal.'),
    section: desk.newsroom.sections.parliament,
    topics: ['water', 'irrigation'],
    slugline: 'AZ-WATER-BILL',
    editorialNote: 'Ring the ministry before noon.',
    ...more,
  };
  const { id } = (await writer('POST', '/api/articles', copy)).body.doc;
  for (const name of ways) expect((await move(name === 'file' ? writer : editor, id, name)).status).toBe(200);
  return id;
}

const reader = (page: Page) => page.locator('.story-reader');

/** Boxes to write in: of a story that is only read there is none. */
const boxesIn = (page: Page): Promise<number> =>
  reader(page).locator('input, textarea, select, [contenteditable=true], .field-type').count();

it.each([
  ['a desk', { width: 1280, height: 900 }, false],
  ['a desk, in the dark', { width: 1280, height: 900 }, true],
  ['a phone', phone, false],
  ['a phone, in the dark', phone, true],
])('shows who may only read a story the story itself, and no box: at %s', async (_, viewport, dark) => {
  const id = await write(`Lawmakers back water bill at second reading, ${viewport.width} ${dark}`, ['file']);
  const seat = await desk.sit({ viewport, dark });
  const { page, shoot, complaints } = seat;
  await signInAt(seat, desk.newsroom.staff.correspondent.email);
  await page.goto(`/admin/collections/articles/${id}`);
  const sheet = reader(page).locator('.story-sheet');
  await sheet.getByRole('heading', { level: 1, name: 'Lawmakers back water bill' }).waitFor();
  await sheet.getByText('Parliament', { exact: true }).waitFor();
  await sheet.getByText('The bill would meter every irrigation canal').waitFor();
  await sheet.getByText('By Alex Example').waitFor();
  await sheet.getByText('Baku/Sarvan: Lawmakers on Wednesday backed a bill').waitFor();
  expect(await boxesIn(page)).toBe(0);
  await (await stepIn(page, 'recall')).and(page.locator('[aria-disabled=false]')).waitFor();
  expect(await overflowOf(seat)).toBe(0);
  await shoot(`reading-${viewport.width}${dark ? '-dark' : ''}`);
  expect(complaints).toEqual([]);
});

it('shows a photo once, its blur below it', async () => {
  const id = await write('A story with a photo', ['file'], { photo: { media: await sentPhoto(writer) } });
  const seat = await desk.sit();
  await signInAt(seat, desk.newsroom.staff.correspondent.email);
  await seat.page.goto(`/admin/collections/articles/${id}`);
  const [blur, photo] = [reader(seat.page).locator('img.preview'), reader(seat.page).locator('picture img')];
  await photo.waitFor();
  expect(await blur.boundingBox()).toEqual(await photo.boundingBox());
  await seat.shoot('reading-photo');
});

it('brings what is said of the story into sight on a phone, where it stands below the text', async () => {
  const body = bodyOf('A sentence of a long story that is only read. '.repeat(60));
  const id = await write('A long story', ['file'], { body });
  const seat = await desk.sit({ viewport: phone });
  await signInAt(seat, desk.newsroom.staff.correspondent.email);
  await seat.page.goto(`/admin/collections/articles/${id}`);
  const comments = reader(seat.page).getByRole('tab', { name: 'Comments' });
  const isSeen = () => comments.evaluate((tab) => tab.getBoundingClientRect().top < window.innerHeight);
  await comments.waitFor();
  expect(await isSeen()).toBe(false);
  await until(async () => {
    await reader(seat.page).locator('.composer-bar__comments').tap();
    return (await comments.getAttribute('aria-selected')) === 'true' && (await isSeen());
  });
});

it('lets its words be selected, and tells beside them what else it says of itself; the arrows go through the tabs', async () => {
  const id = await write('Selected words', ['file'], { deadline: '2030-05-01T12:00:00.000Z' });
  const seat = await desk.sit();
  const { page, complaints } = seat;
  await signInAt(seat, desk.newsroom.staff.correspondent.email);
  await page.goto(`/admin/collections/articles/${id}`);
  const words = reader(page).locator('.story-sheet__standfirst');
  await words.click({ clickCount: 3 });
  expect(await page.evaluate(() => String(getSelection()).trim())).toBe(await words.innerText());
  const panel = page.getByRole('complementary', { name: 'Beside the story' });
  for (const told of ['Politics › Parliament', 'water', 'irrigation', 'English', 'AZ-WATER-BILL'])
    await panel.getByText(told, { exact: true }).waitFor();
  await panel.getByRole('tab', { name: 'Placing' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  // Baku is four hours ahead of UTC all year.
  await panel.getByText('1 May, 16:00').waitFor();
  await page.keyboard.press('ArrowRight');
  await panel.getByText('Ring the ministry before noon.').waitFor();
  expect(await panel.getByText(id).count()).toBe(0);
  await page.keyboard.press('End');
  await panel.getByText(id).waitFor();
  expect(complaints).toEqual([]);
});

it('shows another desk’s published story as its readers have it', async () => {
  const id = await write('Seen from another desk', ['file', 'take', 'approve', 'publish']);
  const seat = await desk.sit();
  const { page, complaints } = seat;
  await signInAt(seat, desk.newsroom.staff.outsider.email);
  await page.goto(`/admin/collections/articles/${id}`);
  await reader(page).getByRole('heading', { level: 1, name: 'Seen from another desk' }).waitFor();
  expect(await boxesIn(page)).toBe(0);
  expect(await reader(page).getByText('Ring the ministry before noon.').count()).toBe(0);
  expect(complaints.filter((each) => !each.includes('403'))).toEqual([]);
});

it('shows a story that lies in the trash, and brings it back from there', async () => {
  const id = await write('Thrown away too early', []);
  const trashed = await chief('PATCH', `/api/articles/${id}`, { deletedAt: new Date().toISOString() });
  expect(trashed.status).toBe(200);
  const seat = await desk.sit();
  const { page, shoot, complaints } = seat;
  await signInAt(seat, desk.newsroom.staff['managing-editor'].email);
  await page.goto(`/admin/collections/articles/trash/${id}`);
  await reader(page).getByRole('heading', { level: 1, name: 'Thrown away too early' }).waitFor();
  await reader(page).getByText('This story is in the trash.').waitFor();
  expect(await boxesIn(page)).toBe(0);
  await shoot('reading-trash');
  await page.getByRole('button', { name: 'Take it out of the trash' }).click();
  await page.waitForURL((address) => address.pathname === `/admin/collections/articles/${id}`);
  await writable(page);
  expect(await chief('GET', `/api/articles/${id}`)).toMatchObject({ status: 200 });
  expect(complaints).toEqual([]);
});

it('becomes the page to write on as soon as the story is one’s own again', async () => {
  const id = await write('Called back', ['file']);
  const seat = await desk.sit();
  const { page, complaints } = seat;
  await signInAt(seat, desk.newsroom.staff.correspondent.email);
  await page.goto(`/admin/collections/articles/${id}`);
  await pressStep(page, 'recall');
  await writable(page);
  expect(await reader(page).count()).toBe(0);
  expect(complaints).toEqual([]);
});
