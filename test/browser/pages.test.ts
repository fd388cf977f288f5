import { openBrowserNewsroom, signInAt, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { bodyOf, client, signIn, type Newsroom } from '../support/newsroom.ts';

let desk: BrowserNewsroom<Newsroom>;
let editor: Seat;
let id: string;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-pages');
  const { staff } = desk.newsroom;
  const writer = await signIn(desk.url, staff['section-editor'].email);
  const page = { title: 'About us', slug: 'about', language: 'en', inFooter: true, body: bodyOf('We report.') };
  const { body } = await writer('POST', '/api/pages', page);
  id = body.doc.id;
  editor = await desk.sit();
  await signInAt(editor, staff['managing-editor'].email);
});
afterAll(async () => desk?.close());

const forReaders = () => client(desk.url)('GET', '/v1/pages/about');
const titleForReaders = async (): Promise<unknown> => (await forReaders()).body.title;

it('is published, edited, updated and withdrawn from the bar at the top of a page', async () => {
  const { page } = editor;
  const step = (name: string) => page.locator(`.workflow-bar [data-step=${name}]`);
  await page.goto(`/admin/collections/pages/${id}`);
  await step('publish').click();
  await page.locator('.workflow-bar[data-state=published]').waitFor();
  expect(await titleForReaders()).toBe('About us');

  await page.locator('#field-title').fill('About the agency');
  await page.locator('.workflow-bar', { hasText: 'Save your edits first' }).waitFor();
  await page.locator('#action-save-draft').click();
  await page.locator('.workflow-bar', { hasText: 'Readers have an earlier version' }).waitFor();
  expect(await titleForReaders()).toBe('About us');
  // The bar is drawn anew while the step is made: only its answer says that it was.
  const updated = page.waitForResponse(
    (answer) => answer.url().endsWith(`/api/pages/${id}/transitions`) && answer.request().method() === 'POST',
  );
  await step('update').click();
  expect((await updated).status()).toBe(200);
  await page.locator('.workflow-bar', { hasNotText: 'Readers have an earlier version' }).waitFor();
  expect(await titleForReaders()).toBe('About the agency');

  // A second save starts from the version that the step made.
  await page.locator('#field-title').fill('About us again');
  await page.locator('#action-save-draft').click();
  await page.locator('.workflow-bar', { hasText: 'Readers have an earlier version' }).waitFor();
  await step('withdraw').click();
  await page.locator('.workflow-bar[data-state=withdrawn]').waitFor();
  expect((await forReaders()).status).toBe(404);
  expect(editor.complaints).toEqual([]);
});
