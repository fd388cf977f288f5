import type { Page } from 'playwright-core';
import {
  openBrowserNewsroom,
  overflowOf,
  phone,
  signInAt,
  type BrowserNewsroom,
  type Seat,
} from '../support/browser.ts';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { storyLocks } from '../../src/newsroom/story/storyLock.ts';
import { paragraph, body } from '../support/bodies.ts';
import { completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { move } from '../support/desk.ts';
import { abortSaves, bodyOf, headlineIn, light, noticesIn, until, writable } from '../support/writing.ts';

/** Two people who write in one story. */
let desk: BrowserNewsroom<Newsroom>;
let colleague: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-together');
  colleague = await signIn(desk.url, desk.newsroom.staff['sub-editor'].email);
});
afterAll(async () => desk?.close());

const wide = { width: 1280, height: 900 };
type Person = keyof typeof desk.newsroom.staff;
const nameOf = (who: Person): string => desk.newsroom.staff[who].name;

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

it('asks where both wrote in the same paragraph, side by side, and puts together what was chosen with the rest of both', async () => {
  const { id, seat, page } = await open('Two in one paragraph');
  await saveByColleague(id, 2, 'Three, by a colleague.', { standfirst: 'Theirs alone.' });
  await caretAtEnd(page);
  await page.keyboard.type(' Three by me', { delay: 10 });
  await page.locator('.newsroom-notice--conflict', { hasText: 'meanwhile' }).first().waitFor();
  await until(async () => (await colleague('GET', `/api/articles/${id}/branches?state=open`)).body.total === 1);
  expect((await linesOf(id))[2]).toBe('Three, by a colleague.');
  const notice = page.locator('.newsroom-notice--conflict');
  const place = notice.locator('.choosing__place');
  expect(await place.count()).toBe(1);
  expect(await place.locator('[data-side=theirs]').innerText()).toMatch(
    new RegExp(`^${nameOf('sub-editor')}\\s+\\d\\d:\\d\\d\\s+Three, by a colleague\\.$`),
  );
  expect(await place.locator('[data-side=mine]').innerText()).toMatch(/^You\s+Three\. Three by me$/);
  await notice.getByText('kept with yours: Standfirst').waitFor();
  expect(await notice.getByRole('button', { name: 'Put together' }).getAttribute('aria-disabled')).toBe('true');
  await seat.shoot('together-conflict');
  await page.setViewportSize(phone);
  expect(await overflowOf(seat)).toBe(0);
  await seat.shoot('together-conflict-phone');
  await page.setViewportSize(wide);
  await place.getByLabel('Take both, one after the other').check();
  await notice.getByRole('button', { name: 'Put together' }).click();
  await notice.waitFor({ state: 'detached' });
  const wanted = ['One.', 'Two.', 'Three, by a colleague.', 'Three. Three by me'];
  await until(async () => JSON.stringify(await linesOf(id)) === JSON.stringify(wanted));
  expect((await storyOf(id)).standfirst).toBe('Theirs alone.');
  await bodyOf(page).getByText('Three. Three by me').waitFor();
  await until(async () => (await page.locator('#field-standfirst').inputValue()) === 'Theirs alone.');
  await until(async () => (await colleague('GET', `/api/articles/${id}/branches?state=open`)).body.total === 0);
});

it('puts nothing over the text of a colleague who writes in the story now, before it is taken over', async () => {
  const { id, seat, page } = await open('Whose turn it is');
  await saveByColleague(id, 2, 'Three, by a colleague.');
  await caretAtEnd(page);
  await page.keyboard.type(' Three by me', { delay: 10 });
  const notice = page.locator('.newsroom-notice--conflict');
  await notice.locator('.choosing__place').waitFor();
  // This page was away for so long that the story was free, and the colleague opened it.
  await rawCollection(desk.newsroom.payload, storyLocks).deleteOne({ _id: objectId(id) });
  expect((await colleague('POST', `/api/articles/${id}/lock`, {})).status).toBe(200);
  await notice.getByText('take the story over first').waitFor();
  await notice.getByLabel('Take both, one after the other').check();
  const putTogether = notice.getByRole('button', { name: 'Put together' });
  for (const button of [putTogether, notice.getByRole('button', { name: 'Save mine over it' })]) {
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await button.click({ force: true });
  }
  await seat.shoot('together-conflict-held');
  expect((await linesOf(id))[2]).toBe('Three, by a colleague.');
  await noticesIn(page).getByRole('button', { name: 'Take over' }).click();
  await notice.getByText('take the story over first').waitFor({ state: 'detached' });
  await putTogether.click();
  const wanted = ['One.', 'Two.', 'Three, by a colleague.', 'Three. Three by me'];
  await until(async () => JSON.stringify(await linesOf(id)) === JSON.stringify(wanted));
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

/** Another colleague with the story on their screen. */
async function join(who: Person, id: string, viewport = wide): Promise<Seat> {
  const seat = await desk.sit({ viewport });
  await signInAt(seat, desk.newsroom.staff[who].email);
  await seat.page.goto(`/admin/collections/articles/${id}`);
  return seat;
}
const readOnly = (page: Page): Promise<void> => page.locator('#field-headline:disabled').waitFor();

it('lets one read along whose story a colleague has open, asks the holder, and hands it over with what was not saved beside it', async () => {
  const { id, seat, page } = await open('Handed over');
  await caretAtEnd(page);
  await page.keyboard.type(' Saved.');
  await light(page, 'saved').waitFor();

  const asker = await join('sub-editor', id, phone);
  const told = noticesIn(asker.page).getByRole('status').filter({ hasText: 'has been editing' });
  await told.getByText(nameOf('section-editor')).first().waitFor();
  await readOnly(asker.page);
  await asker.shoot('take-over-reading');
  // What the holder writes is followed.
  await page.keyboard.type(' More.');
  await bodyOf(asker.page).getByText('Three. Saved. More.').waitFor();

  await told.getByRole('button', { name: 'Take over' }).click();
  await told.getByText(/the story is yours in \d+ s/).waitFor();
  const question = page.getByRole('alert').filter({ hasText: 'asks to take this story over' });
  await question.getByText(nameOf('sub-editor')).first().waitFor();
  await seat.shoot('take-over-asked');
  await asker.shoot('take-over-asking-phone');
  expect(await overflowOf(asker)).toBe(0);
  await question.getByRole('button', { name: 'Keep it' }).click();
  await told.getByText('goes on writing').waitFor();
  await question.waitFor({ state: 'detached' });

  // The question stands for half a minute; then one may ask again.
  await told.getByRole('button', { name: 'Take over' }).click();
  await question.waitFor({ timeout: 60_000 }).catch(async () => {
    await told.getByRole('button', { name: 'Take over' }).click();
    await question.waitFor();
  });
  await abortSaves(page);
  await caretAtEnd(page);
  await page.keyboard.type(' Not saved yet.');
  await question.getByRole('button', { name: 'Let it go' }).click();
  await readOnly(page);
  await writable(asker.page);
  await page.unroute('**/api/articles/**');

  const beside = (of: Page) => noticesIn(of).locator('.newsroom-notice--branch', { hasText: nameOf('section-editor') });
  await beside(page).waitFor();
  await beside(asker.page).waitFor();
  await beside(asker.page).getByRole('button').first().click();
  await beside(asker.page).getByText('Not saved yet.').waitFor();
  await seat.shoot('take-over-lost');
  await asker.shoot('take-over-offered-phone');
  expect((await linesOf(id))[2]).toBe('Three. Saved. More.');
  await bodyOf(page).getByText('Three. Saved. More.').waitFor();
}, 180_000);

it('gives a section editor the story at once, and keeps beside it what a screen without a connection still held', async () => {
  const { id, seat, page } = await open('Taken from the train');
  await caretAtEnd(page);
  await page.keyboard.type(' Saved.');
  await light(page, 'saved').waitFor();
  await page.context().setOffline(true);
  await page.keyboard.type(' In the tunnel.');
  await light(page, 'unsaved').waitFor();

  const taker = await join('managing-editor', id);
  await noticesIn(taker.page).getByRole('button', { name: 'Take over' }).click();
  await writable(taker.page);
  await caretAtEnd(taker.page);
  await taker.page.keyboard.press('Home');
  await taker.page.keyboard.type('Begun by another. ');
  await light(taker.page, 'saved').waitFor();

  await page.context().setOffline(false);
  await readOnly(page);
  await noticesIn(page).getByText('took the story over').waitFor();
  const beside = noticesIn(taker.page).locator('.newsroom-notice--branch', { hasText: nameOf('section-editor') });
  await beside.getByRole('button').first().click();
  await beside.getByText('In the tunnel.').waitFor();
  await bodyOf(page).getByText('Begun by another.').waitFor();
  expect((await linesOf(id))[2]).toBe('Begun by another. Three. Saved.');
  await seat.shoot('take-over-woken');
}, 120_000);
