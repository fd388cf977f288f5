import type { Page } from 'playwright-core';
import { openBrowserNewsroom, phone, signInAt, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { completeCopy, password, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import {
  fetchFor,
  headlineIn,
  light,
  noticesIn,
  openStory,
  pressStep,
  toTheEnd,
  until,
  writable,
} from '../support/writing.ts';

let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-away');
  writer = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
  editor = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
});
afterAll(async () => desk?.close());

const storyOf = async (id: string) => (await writer('GET', `/api/articles/${id}?draft=true&depth=0`)).body;

async function sitAtNew(
  headline: string,
  options: Parameters<typeof desk.sit>[0] = {},
): Promise<Seat & { id: string }> {
  const { id } = (await writer('POST', '/api/articles', completeCopy(desk.newsroom, headline))).body.doc;
  const seat = await desk.sit(options);
  await signInAt(seat, desk.newsroom.staff.correspondent.email);
  await openStory(seat.page, id);
  return { ...seat, id };
}

/** Marks the page: a page that was loaded anew has no mark. */
const mark = (page: Page) => page.evaluate(() => void ((window as unknown as { isSame: boolean }).isSame = true));
const isSamePage = (page: Page) => page.evaluate(() => (window as unknown as { isSame?: boolean }).isSame === true);

const refresh = (page: Page) =>
  page.evaluate(() => (window as unknown as { next: { router: { refresh: () => void } } }).next.router.refresh());

it('stays on the page while the server is away, though it was asked for the page anew, and sends all of it after', async () => {
  const { id, page, shoot } = await sitAtNew('While the server is away');
  await mark(page);
  await desk.stopServer();
  await headlineIn(page).fill('Typed while the server was away');
  await refresh(page);
  await page.getByText('This page stays').waitFor();
  await page.waitForTimeout(2_000);
  await toTheEnd(page);
  await page.keyboard.type(' And the page stayed.');
  await light(page, 'unsaved').waitFor();
  await shoot('typing-server-away');
  expect(await isSamePage(page)).toBe(true);
  await desk.startServer();
  await light(page, 'saved').waitFor();
  await page.getByText('This page stays').waitFor({ state: 'detached' });
  expect(await isSamePage(page)).toBe(true);
  const story = await storyOf(id);
  expect(story.headline).toBe('Typed while the server was away');
  expect(JSON.stringify(story.body)).toContain('And the page stayed.');
});

it('waits for what was left on a device that is slow to answer, and writes nothing over it', async () => {
  const { id, page } = await sitAtNew('A slow device');
  const busy = await page.context().newPage();
  await busy.goto('/readyz');
  await page.context().setOffline(true);
  await toTheEnd(page);
  await page.keyboard.type(' Left on a slow device.');
  await light(page, 'unsaved').waitFor();
  await page.context().setOffline(false);
  // Nothing is sent before the page is opened anew; whoever looks on the device then waits until it is released.
  await page.route('**/api/articles/**', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  );
  await busy.evaluate(async () => {
    const opening = indexedDB.open('dateline');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const store = opening.result.transaction('copies', 'readwrite').objectStore('copies');
    const hold = (): void => {
      if ('isReleased' in window) opening.result.close();
      else store.count().onsuccess = hold;
    };
    hold();
  });
  await page.goto(`/admin/collections/articles/${id}`);
  const field = headlineIn(page);
  await field.waitFor();
  await page.waitForTimeout(12_000);
  expect(await field.isEnabled()).toBe(false);
  await busy.evaluate(() => void Object.assign(window, { isReleased: true }));
  await writable(page);
  await page.unroute('**/api/articles/**');
  await toTheEnd(page);
  await page.keyboard.type(' And went on.');
  await until(async () => JSON.stringify((await storyOf(id)).body).includes('Left on a slow device. And went on.'));
});

it('opens another page that was asked for offline once the connection is back, and not the browser’s own error', async () => {
  const { id, page } = await sitAtNew('A link offline', { viewport: { width: 1600, height: 900 } });
  await mark(page);
  await page.context().setOffline(true);
  await headlineIn(page).fill('A link that was followed offline');
  await page.locator('.step-nav a').first().click();
  await page.getByText('This page stays').waitFor();
  expect(await headlineIn(page).inputValue()).toBe('A link that was followed offline');
  await page.context().setOffline(false);
  await page.getByText('My desk').first().waitFor();
  expect(await isSamePage(page)).toBe(true);
  await until(async () => (await storyOf(id)).headline === 'A link that was followed offline');
});

it('shows on a phone, too, that text is not saved, wherever on the page one types', async () => {
  const { page, shoot } = await sitAtNew('The light at hand', { viewport: phone });
  await page.context().setOffline(true);
  await toTheEnd(page);
  await page.keyboard.type(' Far down the page.');
  await light(page, 'unsaved').waitFor();
  await shoot('typing-phone-light');
  const { y, height } = (await light(page, 'unsaved').boundingBox())!;
  expect(y).toBeGreaterThanOrEqual(0);
  expect(y + height).toBeLessThan(phone.height);
});

it('stays while the newsroom cannot sign one out, says so, and loses nothing', async () => {
  const { id, page, shoot } = await sitAtNew('Signing out offline', { viewport: phone });
  await mark(page);
  await page.context().setOffline(true);
  await headlineIn(page).fill('Typed before signing out offline');
  await page.locator('.nav-toggler:visible').first().click();
  await page.locator('.nav__log-out').click();
  const dialog = page.getByRole('dialog');
  for (const button of ['Keep and sign out', 'Discard and sign out', 'Discard it for good?']) {
    await dialog.getByRole('button', { name: button }).click();
    await dialog.getByText('The newsroom does not answer').waitFor();
  }
  await shoot('typing-still-signed-in');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await isSamePage(page)).toBe(true);
  expect(await headlineIn(page).inputValue()).toBe('Typed before signing out offline');
  await page.context().setOffline(false);
  await until(async () => (await storyOf(id)).headline === 'Typed before signing out offline');
  // With nothing left to save it is the same.
  await page.context().setOffline(true);
  await page.locator('.nav__log-out').click();
  const still = page.getByRole('dialog', { name: 'You are still signed in' });
  await still.waitFor();
  await page.context().setOffline(false);
  await still.getByRole('button', { name: 'Try now' }).click();
  await page.waitForURL(/\/admin\/login/);
});

/** The session ends in so many seconds, as far as the page is told. */
async function tellOfEnd(page: Page, seconds: number): Promise<void> {
  await page.route('**/api/users/me*', async (route) => {
    const answer = await fetchFor(route);
    const body = (await answer.json()) as { exp?: number };
    await route.fulfill({ response: answer, json: { ...body, exp: Math.floor(Date.now() / 1_000) + seconds } });
  });
}

it.each([
  ['a desk', { width: 1280, height: 900 }],
  ['a phone', phone],
])('does not leave the page when the session ends, nor ask over it while one types: at %s', async (name, viewport) => {
  const { id, page, shoot } = await sitAtNew(`Idle at ${name}`, { viewport });
  await tellOfEnd(page, 5);
  await openStory(page, id);
  await page.route('**/api/users/refresh-token*', (route) => route.abort());
  await page.context().clearCookies();
  await page.waitForTimeout(6_000);
  expect(page.url()).toContain(id);
  // It is said while the hands rest: what is typed until then is in the story, not in the question.
  await headlineIn(page).fill('');
  await headlineIn(page).pressSequentially('Typed at length after the session has ended', { delay: 120 });
  expect(await headlineIn(page).inputValue()).toBe('Typed at length after the session has ended');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password').fill(password);
  await shoot(`typing-session-idle-${viewport.width}`);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await light(page, 'saved').waitFor();
  expect((await storyOf(id)).headline).toBe('Typed at length after the session has ended');
});

it('asks to sign in, and not for a permission, when a step finds that the session ended', async () => {
  const { page } = await sitAtNew('A step after the end');
  await page.context().clearCookies();
  await pressStep(page, 'file');
  await page.getByRole('dialog').getByRole('button', { name: 'File' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your session ended' });
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.waitFor({ state: 'detached' });
  // What waits to be filed goes by itself once somebody is signed in.
  await page.locator('.workflow-bar[data-state=filed]').waitFor();
});

it('keeps the session of somebody who types', async () => {
  const { id, page } = await sitAtNew('Typing keeps the session');
  await tellOfEnd(page, 600);
  await openStory(page, id);
  const refreshed = page.waitForResponse((answer) => answer.url().includes('/api/users/refresh-token'));
  // The page hears a moment after it opens when its session ends.
  await headlineIn(page).pressSequentially('Typed for a while', { delay: 200 });
  expect((await refreshed).status()).toBe(200);
  await light(page, 'saved').waitFor();
});

it('keeps text beside the story when somebody saved while it was typed, also if the page was read anew in between', async () => {
  const { id, page } = await sitAtNew('Read anew while typing');
  await page.route('**/api/articles/**', async (route) => {
    if (route.request().method() !== 'PATCH') return route.fallback();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    return route.continue();
  });
  await headlineIn(page).fill('Mine, typed over the first version');
  const { baseVersion } = await storyOf(id);
  await editor('PATCH', `/api/articles/${id}?draft=true`, { headline: 'Typed by the editor', baseVersion });
  await refresh(page);
  await noticesIn(page).getByRole('alert').getByText('Typed by the editor').waitFor();
  await page.unroute('**/api/articles/**');
  expect((await storyOf(id)).headline).toBe('Typed by the editor');
  expect(await headlineIn(page).inputValue()).toBe('Mine, typed over the first version');
  const { branches } = (await writer('GET', `/api/articles/${id}/branches?state=open`)).body;
  expect(branches).toHaveLength(1);
});

it('keeps what was saved while the page was read anew: the copy that comes then is older', async () => {
  const { id, page } = await sitAtNew('An older copy');
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**/admin/collections/articles/${id}*`, async (route) => {
    if (!route.request().headers().rsc) return route.fallback();
    const answer = await fetchFor(route);
    await held;
    return route.fulfill({ response: answer });
  });
  const isRead = page.waitForRequest((request) => request.headers().rsc !== undefined);
  await refresh(page);
  await isRead;
  await page.waitForTimeout(2_000);
  await headlineIn(page).fill('Typed and saved meanwhile');
  await until(async () => (await storyOf(id)).headline === 'Typed and saved meanwhile');
  await light(page, 'saved').waitFor();
  release();
  await page.waitForTimeout(2_000);
  expect(await headlineIn(page).inputValue()).toBe('Typed and saved meanwhile');
  await headlineIn(page).press('End');
  await page.keyboard.type(', and more');
  await until(async () => (await storyOf(id)).headline === 'Typed and saved meanwhile, and more');
});

it('begins a page with what the one before it saved while this one was read, and asks nothing', async () => {
  const { id, page } = await sitAtNew('Reloaded while a save arrives');
  let release = (): void => undefined;
  const isRead = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/articles/**', async (route) => {
    if (route.request().method() === 'PATCH') await isRead;
    await route.fallback();
  });
  // The page is read, then the save of the page before arrives, and only then this page comes.
  await page.route(`**/admin/collections/articles/${id}`, async (route) => {
    const response = await fetchFor(route);
    release();
    await until(async () => JSON.stringify((await storyOf(id)).body).includes('Typed before.'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.fulfill({ response });
  });
  await toTheEnd(page);
  await page.keyboard.type(' Typed before.');
  await light(page, 'saving').waitFor();
  await page.reload();
  await writable(page);
  await toTheEnd(page);
  await page.keyboard.type(' Typed after.');
  await light(page, 'saved').waitFor();
  expect(JSON.stringify((await storyOf(id)).body)).toMatch(/Typed before\..* Typed after\./);
  expect(await page.getByRole('button', { name: 'Save mine over it' }).count()).toBe(0);
});
