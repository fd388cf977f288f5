import type { Page } from 'playwright-core';
import { openBrowserNewsroom, signInAt, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { paragraph, body } from '../support/bodies.ts';
import { completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { move } from '../support/desk.ts';
import { bodyOf, headlineIn, light, until, writable } from '../support/writing.ts';

/** Two people who write in one story. */
let desk: BrowserNewsroom<Newsroom>;
let colleague: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-together');
  colleague = await signIn(desk.url, desk.newsroom.staff['sub-editor'].email);
});
afterAll(async () => desk?.close());

const wide = { width: 1280, height: 900 };

/** A story of three paragraphs that an editor has open. */
async function open(headline: string): Promise<{ id: string; seat: Seat; page: Page }> {
  const writer = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
  const copy = {
    ...completeCopy(desk.newsroom, headline),
    body: body(...['One.', 'Two.', 'Three.'].map((each) => paragraph(each))),
  };
  const { id } = (await writer('POST', '/api/articles', copy)).body.doc;
  const editor = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
  expect((await move(writer, id, 'file')).status).toBe(200);
  expect((await move(editor, id, 'take')).status).toBe(200);
  const seat = await desk.sit({ viewport: wide });
  await signInAt(seat, desk.newsroom.staff['section-editor'].email);
  await seat.page.goto(`/admin/collections/articles/${id}`);
  await writable(seat.page);
  return { id, seat, page: seat.page };
}

const saysOf = (node: any): string => node.text ?? (node.children ?? []).map(saysOf).join('');
const storyOf = async (id: string) => (await colleague('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
const linesOf = async (id: string): Promise<string[]> => (await storyOf(id)).body.root.children.map(saysOf);

/** The colleague saves: another first paragraph, and what else is given. */
async function saveByColleague(id: string, at: number, words: string, more: object = {}): Promise<void> {
  const story = await storyOf(id);
  const children = story.body.root.children.map((node: any, index: number) =>
    index === at ? { ...node, children: paragraph(words).children } : node,
  );
  const text = { ...story.body, root: { ...story.body.root, children } };
  const saved = await colleague('PATCH', `/api/articles/${id}?draft=true`, {
    body: text,
    ...more,
    baseVersion: story.baseVersion,
  });
  expect(saved.status).toBe(200);
}

const caretAtEnd = async (page: Page): Promise<void> => {
  await bodyOf(page).click();
  await page.keyboard.press('Control+End');
};

it('keeps what a colleague saved in another paragraph while one types, shows it, and says whose it is', async () => {
  const { id, seat, page } = await open('Two in one story');
  await caretAtEnd(page);
  await page.keyboard.type(' Mine', { delay: 30 });
  await saveByColleague(id, 0, 'One, by a colleague.', { standfirst: 'Theirs meanwhile.' });
  await page.keyboard.type(' and more, typed on without a pause.', { delay: 60 });
  await light(page, 'saved').waitFor();
  const wanted = ['One, by a colleague.', 'Two.', 'Three. Mine and more, typed on without a pause.'];
  await until(async () => JSON.stringify(await linesOf(id)) === JSON.stringify(wanted));
  expect((await storyOf(id)).standfirst).toBe('Theirs meanwhile.');
  const shown = await bodyOf(page).locator('p').allTextContents();
  expect(shown.map((each) => each.trim()).join('|')).toContain(
    'One, by a colleague.|Two.|Three. Mine and more, typed on',
  );
  const told = page.getByRole('status').filter({ hasText: 'changed meanwhile' });
  await told.waitFor();
  expect(await told.textContent()).toContain((desk.newsroom.staff['sub-editor'] as { name?: string }).name ?? '');
  await seat.shoot('together-merged');
  // Taking back what one typed leaves what the colleague saved.
  await caretAtEnd(page);
  await page.keyboard.press('Control+z');
  await light(page, 'saved').waitFor();
  expect((await linesOf(id))[0]).toBe('One, by a colleague.');
  await told.getByRole('button').click();
  await told.waitFor({ state: 'detached' });
});

it('asks where both wrote in the same paragraph, and keeps one’s own beside the story until then', async () => {
  const { id, seat, page } = await open('Two in one paragraph');
  await saveByColleague(id, 2, 'Three, by a colleague.');
  await caretAtEnd(page);
  await page.keyboard.type(' Three by me', { delay: 10 });
  await page.locator('.newsroom-notice--conflict', { hasText: 'meanwhile' }).first().waitFor();
  await until(async () => (await colleague('GET', `/api/articles/${id}/branches?state=open`)).body.total === 1);
  expect((await linesOf(id))[2]).toBe('Three, by a colleague.');
  await seat.shoot('together-conflict');
});

it('sends what was typed without a connection, and merges it', async () => {
  const { id, seat, page } = await open('Typed on the train');
  await seat.page.context().setOffline(true);
  await headlineIn(page).fill('Typed on the train, by me');
  await light(page, 'unsaved').waitFor();
  await saveByColleague(id, 1, 'Two, meanwhile.');
  await seat.page.context().setOffline(false);
  await until(async () => (await storyOf(id)).headline === 'Typed on the train, by me');
  expect((await linesOf(id))[1]).toBe('Two, meanwhile.');
  await bodyOf(page).getByText('Two, meanwhile.').waitFor();
});
