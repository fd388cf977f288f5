import { move } from '../support/desk.ts';
import { personAt } from '../support/acts.ts';
import { openBrowserNewsroom, type BrowserNewsroom, signInByForm, signInAt } from '../support/browser.ts';
import { completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { light, openStory, until, writable } from '../support/writing.ts';

/**
 * What each job takes of clicks, taps, shortcuts, Tabs and choices of files, counted as a person does it. In the form that was here
 * before, a story with a photo took 13 by the same script: headline, standfirst, body, another tab, a form of its own for the photo.
 */
let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-clicks');
  const { staff } = desk.newsroom;
  writer = await signIn(desk.url, staff.correspondent.email);
  editor = await signIn(desk.url, staff['section-editor'].email);
});
afterAll(async () => desk?.close());

const storyOf = async (id: string) => (await editor('GET', `/api/articles/${id}?draft=true&depth=1`)).body;
const idIn = (url: string): string => /[0-9a-f]{24}/.exec(url)?.[0] ?? '';

it('takes at most eight to write a story with a photo and file it, from My desk on', async () => {
  const seat = await desk.sit();
  const { page, complaints } = seat;
  await signInByForm(seat, desk.newsroom.staff.correspondent.email);
  const me = personAt(page);
  await me.click('Write a story', page.getByRole('link', { name: 'Write a story' }).first());
  await writable(page);
  await me.type('Lawmakers back water bill\nIt meters every canal.\nThe vote came late.');
  await me.click('Add a photo', page.locator('[data-story-control=photo]'));
  await me.choose('Send a photo', page.getByText('Send a photo').first(), 'sample/photos/ballot-box.jpg');
  await me.click('Alternative text', page.getByRole('textbox', { name: 'Alternative text' }));
  await me.type('A canal');
  await page.locator('.photo-box__progress').waitFor({ state: 'detached' });
  await light(page, 'saved').waitFor();
  await me.click('File', page.locator('.composer-bar__next[data-step=file][aria-disabled=false]'));
  await page.getByRole('dialog').waitFor();
  await me.press('Yes', 'Control+Enter');
  await page.locator('.workflow-bar[data-state=filed]').waitFor();
  const story = await storyOf(idIn(page.url()));
  expect(story).toMatchObject({
    headline: 'Lawmakers back water bill',
    standfirst: 'It meters every canal.',
    state: 'filed',
  });
  expect(story.photo.media).toMatchObject({ alt: 'A canal' });
  expect(me.acts.length).toBeLessThanOrEqual(8);
  expect(complaints).toEqual([]);
});

it('takes one to come to what is missing, and it is given there', async () => {
  const { section: _, ...copy } = completeCopy(desk.newsroom, 'No section yet');
  const { id } = (await writer('POST', '/api/articles?draft=true', copy)).body.doc;
  await move(writer, id, 'file');
  await move(editor, id, 'take');
  const seat = await desk.sit();
  await signInAt(seat, desk.newsroom.staff['section-editor'].email);
  const { page } = seat;
  await openStory(page, id);
  const me = personAt(page);
  await me.click('what is missing', page.locator('.story-missing [data-missing=section]'));
  await page.locator('#field-section:focus option', { hasText: /^Politics$/ }).waitFor({ state: 'attached' });
  await me.type('Politics');
  await until(async () => Boolean((await storyOf(id)).section));
  await page.locator('.story-missing').waitFor({ state: 'detached' });
  expect(me.acts).toEqual(['what is missing']);
});

it('takes two and the text to correct a story that readers have', async () => {
  const { id } = (await writer('POST', '/api/articles?draft=true', completeCopy(desk.newsroom, 'Seventy voted'))).body
    .doc;
  await move(writer, id, 'file');
  for (const name of ['take', 'approve', 'publish']) expect((await move(editor, id, name)).status).toBe(200);
  const seat = await desk.sit();
  await signInAt(seat, desk.newsroom.staff['section-editor'].email);
  const { page } = seat;
  await openStory(page, id);
  await page.locator('#field-headline').focus();
  await page.keyboard.press('End');
  const me = personAt(page);
  await me.type(' for it');
  await light(page, 'saved').waitFor();
  await me.click('Correct', page.locator('.composer-bar [data-step=correct][aria-disabled=false]'));
  await page.getByRole('dialog').waitFor();
  await me.type('It was seventy.');
  await me.press('Yes', 'Control+Enter');
  await until(async () => {
    const list = await fetch(`${desk.url}/v1/newsline?limit=5`);
    return (await list.text()).includes('Seventy voted for it');
  });
  expect(me.acts).toHaveLength(2);
});
