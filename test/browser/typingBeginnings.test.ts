import type { Page } from 'playwright-core';
import { openBrowserNewsroom, signInAt, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { bodyOf, headlineIn, kickerIn, light, toTheEnd, until, writable } from '../support/writing.ts';

let desk: BrowserNewsroom<Newsroom>;
let writer: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-beginnings');
  writer = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
});
afterAll(async () => desk?.close());

type Listed = { id: string; headline: string };

const storiesLike = async (words: string): Promise<Listed[]> => {
  const path = `/api/articles?draft=true&depth=0&limit=50&where[headline][contains]=${encodeURIComponent(words)}`;
  return (await writer('GET', path)).body.docs;
};

async function sit(): Promise<Seat> {
  const seat = await desk.sit({ viewport: { width: 1600, height: 900 } });
  await signInAt(seat, desk.newsroom.staff.correspondent.email);
  return seat;
}

async function begin(page: Page, address = '/admin/write'): Promise<void> {
  await page.goto(address);
  await writable(page);
}

const atStory = (page: Page) => page.waitForURL(/\/collections\/articles\/[0-9a-f]{24}/);

/** Goes to another page of the admin without the browser leaving this one. */
const goTo = (page: Page, path: string) =>
  page.evaluate(
    (address) => (window as unknown as { next: { router: { push: (to: string) => void } } }).next.router.push(address),
    path,
  );

it('makes a second story of a second beginning, though the browser has not left the page of the first', async () => {
  const { page } = await sit();
  await begin(page);
  await headlineIn(page).fill('Twofold: the first');
  await atStory(page);
  const first = page.url();
  await goTo(page, '/admin/write');
  await page.waitForURL(/\/admin\/write\?draft=/);
  await until(async () => (await headlineIn(page).inputValue()) === '');
  await headlineIn(page).fill('Twofold: the second');
  await atStory(page);
  expect(page.url()).not.toBe(first);
  expect((await storiesLike('Twofold')).map(({ headline }) => headline).sort()).toEqual([
    'Twofold: the first',
    'Twofold: the second',
  ]);
  // Back at the first, its own text stands there, and what is typed goes into it.
  // The page is loaded anew on arrival, which calls off a step that is waited for.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await page.waitForURL(first);
  await until(async () => (await headlineIn(page).inputValue()) === 'Twofold: the first');
  await headlineIn(page).fill('Twofold: the first, again');
  await until(async () => (await storiesLike('Twofold: the first, again')).length === 1);
  expect(await storiesLike('Twofold')).toHaveLength(2);
});

it('goes on with the same story when its first words arrived but the answer did not, before a reload and after', async () => {
  const { page } = await sit();
  await begin(page);
  await page.route('**/api/articles?*', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    return route.abort().catch(() => undefined);
  });
  await headlineIn(page).fill('Begun without an answer');
  await light(page, 'unsaved').waitFor();
  await kickerIn(page).fill('Typed after that');
  const address = page.url();
  expect(address).toContain('draft=');
  await begin(page, address);
  expect(await headlineIn(page).inputValue()).toBe('Begun without an answer');
  await page.unroute('**/api/articles?*');
  await atStory(page);
  await light(page, 'saved').waitFor();
  const stories = await storiesLike('Begun without an answer');
  expect(stories).toMatchObject([{ headline: 'Begun without an answer', kicker: 'Typed after that' }]);
});

it('sends the first words of a story when the admin is left at once, and no page of it comes after', async () => {
  const { page } = await sit();
  await begin(page);
  await headlineIn(page).fill('First words, and gone');
  await page.goto('about:blank');
  await until(async () => (await storiesLike('First words, and gone')).length === 1);
});

it('opens the story itself at the address under which it was begun', async () => {
  const { page } = await sit();
  await begin(page);
  const address = page.url();
  await headlineIn(page).fill('Begun, and opened again');
  await atStory(page);
  await light(page, 'saved').waitFor();
  const story = page.url();
  await page.goto('/admin');
  await page.goto(address);
  await page.waitForURL(story);
  await until(async () => (await headlineIn(page).inputValue()) === 'Begun, and opened again');
});

it('shows the second tab at the address of a beginning the story that the first has begun', async () => {
  const { page } = await sit();
  await begin(page);
  const address = page.url();
  const second = await page.context().newPage();
  await second.goto(address);
  await second.getByText('You are writing this story in another tab').waitFor();
  await headlineIn(page).fill('One key, two tabs');
  await atStory(page);
  await atStory(second);
  expect(second.url()).toBe(page.url());
  await second.getByText('You are writing this story in another tab').waitFor();
  await page.close();
  await headlineIn(second).fill('One key, two tabs, one story');
  await until(async () => (await storiesLike('One key, two tabs, one story')).length === 1);
  expect(await storiesLike('One key')).toHaveLength(1);
});

it('keeps the caret where it is in a story just begun, though a colleague saves it', async () => {
  const { page } = await sit();
  await begin(page);
  await headlineIn(page).fill('Just begun');
  await atStory(page);
  await toTheEnd(page);
  await page.keyboard.type('First words.');
  await light(page, 'saved').waitFor();
  const id = /[0-9a-f]{24}/.exec(page.url())![0];
  const chief = await signIn(desk.url, desk.newsroom.staff['managing-editor'].email);
  const { baseVersion } = (await chief('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
  expect((await chief('PATCH', `/api/articles/${id}?draft=true`, { kicker: 'Theirs', baseVersion })).status).toBe(200);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.waitForTimeout(3_000);
  await page.keyboard.type(' And more.');
  const body = () => bodyOf(page).innerText();
  expect(await body()).toContain('First words. And more.');
});
