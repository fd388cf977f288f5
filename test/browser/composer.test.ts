import type { Page } from 'playwright-core';
import { writtenNames } from '../../src/domain/fields/articleFields.ts';
import { tabs } from '../../src/admin/kinds/kind.ts';
import { places } from '../../src/admin/kinds/story.ts';
import {
  openBrowserNewsroom,
  overflowOf,
  phone,
  signInAt,
  type BrowserNewsroom,
  type Seat,
} from '../support/browser.ts';
import { move } from '../support/desk.ts';
import { completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { bodyOf, headlineIn, kickerIn, light, until, writable } from '../support/writing.ts';

let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-composer');
  writer = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
  editor = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
});
afterAll(async () => desk?.close());

const storyOf = async (id: string) => (await editor('GET', `/api/articles/${id}?draft=true&depth=0`)).body;

async function write(copy: object): Promise<string> {
  return (await writer('POST', '/api/articles?draft=true', copy)).body.doc.id;
}

async function sitAt(
  id: string,
  options: Parameters<typeof desk.sit>[0] = {},
  who: 'correspondent' | 'section-editor' = 'correspondent',
): Promise<Seat> {
  const seat = await desk.sit(options);
  await signInAt(seat, desk.newsroom.staff[who].email);
  await seat.page.goto(`/admin/collections/articles/${id}`);
  await writable(seat.page);
  return seat;
}

const bodyTextIn = async (page: Page): Promise<string> =>
  ((await bodyOf(page).innerText()) ?? '').replace(/\s+/g, ' ').trim();

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

it('is written from the headline on: Enter goes to what comes next, and all of it arrives without asking the server for anything else', async () => {
  const id = await write({ language: 'en' });
  const { page, shoot, complaints } = await sitAt(id, { viewport: { width: 1280, height: 900 } });
  expect(await focused(page)).toBe('field-headline');
  await shoot('composer-empty');
  const posted: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname.startsWith('/admin')) posted.push(request.url());
  });
  await page.keyboard.type('Lawmakers back water bill', { delay: 10 });
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('field-standfirst');
  await page.keyboard.type('It meters every canal.', { delay: 10 });
  await page.keyboard.press('Enter');
  await page.keyboard.type('The vote came late.', { delay: 10 });
  await page.keyboard.press('Enter');
  await page.keyboard.type('It was 71 to 38.', { delay: 10 });
  await light(page, 'saved').waitFor();
  await until(async () => JSON.stringify((await storyOf(id)).body ?? '').includes('71 to 38'));
  expect(await storyOf(id)).toMatchObject({
    headline: 'Lawmakers back water bill',
    standfirst: 'It meters every canal.',
    wordCount: 9,
  });
  expect(posted).toEqual([]);
  await page.locator('.composer-bar [data-words="9"]').waitFor();
  await shoot('composer-half');
  expect(complaints).toEqual([]);
});

it('makes a dateline that was typed into the text the one of the story', async () => {
  const id = await write({
    headline: 'Storm',
    language: 'en',
    dateline: { place: 'Washington D.C.', source: 'Turan' },
  });
  const { page, shoot, complaints } = await sitAt(id, { viewport: phone });
  await bodyOf(page).click();
  await page.keyboard.type('Quba/Turan: A storm closed the road. ', { delay: 20 });
  await shoot('composer-typed-dateline');
  await page.getByRole('button', { name: 'Make “Quba/Turan:” the dateline' }).click();
  expect(await bodyTextIn(page)).toBe('A storm closed the road.');
  await bodyOf(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type('It fell at night.', { delay: 20 });
  await light(page, 'saved').waitFor();
  await until(async () => JSON.stringify((await storyOf(id)).body).includes('at night'));
  const story = await storyOf(id);
  expect(story).toMatchObject({ datelineText: 'Quba/Turan:', dateline: { place: 'Quba', source: 'Turan' } });
  expect(JSON.stringify(story.body)).toContain('"A storm closed the road. It fell at night."');
  expect(complaints).toEqual([]);
});

it('reaches every field that people write, on the page or beside it', async () => {
  const { page } = await sitAt(await write(completeCopy(desk.newsroom, 'Every field')));
  const found: string[] = [];
  const look = async (): Promise<void> => {
    for (const name of writtenNames)
      if ((await page.locator(`#field-${name}, [data-story-field="${name}"], [id^="field-${name}__"]`).count()) > 0)
        found.push(name);
  };
  for (const control of ['byline', 'dateline']) {
    await page.locator(`[data-story-control="${control}"]`).click();
    await look();
    await page.keyboard.press('Escape');
  }
  const onPage = new Set(found);
  for (const tab of tabs) {
    await page.locator('.story-panel [role=tab]').nth(tabs.indexOf(tab)).click();
    await look();
  }
  expect([...new Set(found)].sort()).toEqual([...writtenNames].sort());
  expect(writtenNames.filter((name) => places[name] === 'page').filter((name) => !onPage.has(name))).toEqual([]);
});

it('has its words spelled in the language of the story, wherever they are typed, and at once in another one', async () => {
  const { page } = await sitAt(await write({ ...completeCopy(desk.newsroom, 'Sözlər'), language: 'az' }));
  const fields = ['#field-headline', '#field-kicker', '#field-standfirst', '.story-text__root'];
  const spoken = (selector: string) =>
    page.locator(selector).evaluate((element) => element.closest('[lang]')?.getAttribute('lang'));
  for (const field of fields) expect([field, await spoken(field)]).toEqual([field, 'az']);
  await page.locator('.story-panel [role=tab]').nth(tabs.indexOf('around')).click();
  for (const part of ['title', 'description']) expect(await spoken(`#field-seo__${part}`)).toBe('az');
  await page.locator('.story-panel [role=tab]').nth(tabs.indexOf('placing')).click();
  await page.locator('#field-language').selectOption('ru');
  for (const field of fields) expect([field, await spoken(field)]).toEqual([field, 'ru']);
});

it('leads from what is missing to where it is given', async () => {
  const { section: _, ...copy } = completeCopy(desk.newsroom, 'No section yet');
  const id = await write(copy);
  await move(writer, id, 'file');
  await move(editor, id, 'take');
  const { page, shoot, complaints } = await sitAt(id, {}, 'section-editor');
  const missing = page.locator('.story-missing');
  await missing.getByText('Choose the section').waitFor();
  await shoot('composer-missing');
  await page.locator('.story-panel [role=tab]').nth(3).click();
  await missing.locator('[data-missing=section]').click();
  await until(async () => (await focused(page)) === 'field-section');
  await page.locator('#field-section').selectOption({ label: 'Politics › Parliament' });
  await missing.waitFor({ state: 'detached' });
  await page.locator('.composer-bar__next[data-step=approve][aria-disabled=false]').waitFor();
  expect(await storyOf(id)).toMatchObject({ section: desk.newsroom.sections.parliament });
  expect(complaints).toEqual([]);
});

it('keeps every step within reach of the keys, and what cannot be undone apart', async () => {
  const id = await write(completeCopy(desk.newsroom, 'Steps by keys'));
  const { page, shoot, complaints } = await sitAt(id);
  await page.locator('.composer-bar__next[data-step=file][aria-disabled=false]').waitFor();
  await page.locator('.composer-bar__more').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Move to trash');
  await shoot('composer-menu');
  await page.keyboard.press('Escape');
  await page.locator('.composer-bar__next').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('.story-reader .workflow-bar[data-state=filed]').waitFor();
  expect(complaints).toEqual([]);
});

it('shows what a colleague saves, and not under the caret', async () => {
  const id = await write(completeCopy(desk.newsroom, 'Two at once'));
  const { page } = await sitAt(id);
  await headlineIn(page).focus();
  const { baseVersion } = await storyOf(id);
  const theirs = { headline: 'Theirs', kicker: 'Sea', baseVersion };
  expect((await writer('PATCH', `/api/articles/${id}`, theirs)).status).toBe(200);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.waitForTimeout(4_000);
  expect(await headlineIn(page).inputValue()).toBe('Two at once');
  await page.locator('.composer-bar__more').focus();
  await until(async () => (await headlineIn(page).inputValue()) === 'Theirs');
  expect(await kickerIn(page).inputValue()).toBe('Sea');
});

it('fills a phone with headline and text; the rest is behind one button, and never over the text unasked', async () => {
  const seat = await sitAt(await write(completeCopy(desk.newsroom, 'Written in a crowd')), { viewport: phone });
  const { page, shoot, complaints } = seat;
  await page.locator('.composer-bar__next[data-step=file]').waitFor();
  expect(await overflowOf(seat)).toBe(0);
  const bar = (await page.locator('.composer-bar').boundingBox())!;
  expect(bar.height).toBeLessThanOrEqual(64);
  await shoot('composer-phone');
  expect(await page.locator('.composer__beside').isVisible()).toBe(false);
  await page.locator('.composer__open-panel').tap();
  await page.locator('#field-section').waitFor();
  await shoot('composer-phone-panel');
  expect(await overflowOf(seat)).toBe(0);
  await page.locator('.composer__close-panel').tap();
  expect(await page.locator('.composer__beside').isVisible()).toBe(false);
  expect(complaints).toEqual([]);
});

it('counts a headline against what the house says fits on a card', async () => {
  const chief = await signIn(desk.url, desk.newsroom.staff['managing-editor'].email);
  const fits = async (headlineFits: number) =>
    expect((await chief('POST', '/api/globals/house-style', { headlineFits })).status).toBe(200);
  await fits(20);
  const { page } = await sitAt(await write({ headline: 'A headline of thirty-one signs.' }));
  const count = page.locator('.story-line__count');
  await count.getByText('31 / 20').waitFor();
  expect(await count.getAttribute('class')).toContain('is-over');
  await headlineIn(page).fill('Twenty signs exactly');
  await count.getByText('20 / 20').waitFor();
  expect(await count.getAttribute('class')).not.toContain('is-over');
  await fits(90);
});
