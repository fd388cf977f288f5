import type { Page } from 'playwright-core';
import {
  openBrowserNewsroom,
  overflowOf,
  phone,
  type BrowserNewsroom,
  signInByForm,
  signInAt,
} from '../support/browser.ts';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { move } from '../support/desk.ts';
import { completeCopy, password, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import {
  bodyOf,
  chooseIn,
  headlineIn,
  kickerIn,
  mayChoose,
  noticesIn,
  pressAct,
  pressStep,
  writable,
} from '../support/writing.ts';

let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;

const stories: [headline: string, state: 'draft' | 'filed' | 'approved' | 'scheduled' | 'published' | 'back'][] = [
  ['Ferry service to Turkmenbashi resumes after storm', 'published'],
  ['Central bank keeps rate at 7.25 per cent', 'published'],
  ['Oil fund reports record quarter', 'scheduled'],
  ['Ministry publishes school calendar', 'approved'],
  ['Mountain road to Khinalug closed by snow, villagers cut off for a third day', 'filed'],
  ['Court adjourns hearing of four journalists', 'filed'],
  ['Interview: the last carpet weavers of Lahij', 'draft'],
  ['Wheat harvest falls short', 'back'],
];

const ways = {
  draft: [],
  filed: ['file'],
  approved: ['file', 'take', 'approve'],
  scheduled: ['file', 'take', 'approve', 'schedule'],
  published: ['file', 'take', 'approve', 'publish'],
  back: ['file', 'send-back'],
};

async function write(headline: string, state: keyof typeof ways, as = writer): Promise<string> {
  const copy = { ...completeCopy(desk.newsroom, headline), urgency: 4, slugline: 'AZ-TEST', genre: 'analysis' };
  const { id } = (await as('POST', '/api/articles', copy)).body.doc;
  const at = new Date(Date.now() + 5 * 3_600_000).toISOString();
  for (const name of ways[state]) {
    const carrying =
      { schedule: { at }, 'send-back': { reason: 'Which harvest: wheat only, or all grain?' } }[name] ?? {};
    expect(await move(name === 'file' ? as : editor, id, name, carrying)).toMatchObject({ status: 200 });
  }
  return id;
}

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-writing', 'not-told');
  const { staff } = desk.newsroom;
  writer = await signIn(desk.url, staff.correspondent.email);
  editor = await signIn(desk.url, staff['section-editor'].email);
  for (const [headline, state] of stories) await write(headline, state);
});
afterAll(async () => desk?.close());

const bar = (page: Page) => page.locator('.workflow-bar');
const inState = (page: Page, state: string) => page.locator(`.workflow-bar[data-state="${state}"]`).waitFor();
const saved = (page: Page, status = 200) =>
  page.waitForResponse(
    (answer) =>
      answer.request().method() === 'PATCH' && /\/api\/articles\//.test(answer.url()) && answer.status() === status,
  );

/** Presses Tab until the focus is on `selector`, as somebody without a mouse would. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not reach ${selector}.`);
}

it('can be worked from the keyboard alone: sign in, write, file', async () => {
  const { page, complaints } = await desk.sit();
  await page.goto('/admin/login');
  await page.locator('#field-email').waitFor();
  await tabTo(page, '#field-email');
  await page.keyboard.type(desk.newsroom.staff.journalist.email);
  await tabTo(page, '#field-password');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => address.pathname === '/admin');
  await page.getByText('Write a story').waitFor();
  await tabTo(page, 'a[href$="/admin/write"]');
  await page.keyboard.press('Enter');
  await writable(page);
  await tabTo(page, '#field-headline');
  await page.keyboard.type('Filed without a mouse', { delay: 10 });
  await inState(page, 'draft');
  await bar(page).locator('[data-step=file]').waitFor();
  // A step that is barred can be reached, and what bars it is read out.
  await tabTo(page, '[data-step=file]', 'Shift+Tab');
  const described = await bar(page).locator('[data-step=file]').getAttribute('aria-describedby');
  expect(await page.locator(`[id="${described}"]`).innerText()).toContain('The story has no body yet.');
  await tabTo(page, '[contenteditable=true]');
  const kept = saved(page);
  await page.keyboard.type('Not once did the reporter touch the mouse.', { delay: 10 });
  await kept;
  await bar(page).locator('[data-step=file][aria-disabled=false]').waitFor();
  await tabTo(page, '[data-step=file]', 'Shift+Tab');
  await page.keyboard.press('Enter');
  // The focus is in the question; Control and Enter answers it.
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('No mouse was harmed.');
  await page.keyboard.press('Control+Enter');
  await inState(page, 'filed');
  expect(complaints).toEqual([]);
});

it('works on a phone: nothing runs over the edge, and what is tapped is large enough', async () => {
  const seat = await desk.sit({ viewport: phone });
  const { page, shoot, complaints } = seat;
  await page.goto('/admin/login');
  await page.locator('#field-email').waitFor();
  expect(await overflowOf(seat)).toBe(0);
  await shoot('phone-login');
  await signInByForm(seat, desk.newsroom.staff.correspondent.email);
  await page.getByText('Wheat harvest falls short').waitFor();
  await shoot('phone-my-desk');
  expect(await overflowOf(seat)).toBe(0);
  expect(await tooSmallIn(page, '.my-desk')).toEqual([]);
  await page.getByText('Write a story').tap();
  await writable(page);
  await headlineIn(page).fill('Written on the bus from Ganja');
  await inState(page, 'draft');
  await bodyOf(page).tap();
  const kept = saved(page);
  await page.keyboard.type('The bus was late, the story is not.', { delay: 10 });
  await kept;
  await bar(page).locator('[data-step=file][aria-disabled=false]').waitFor();
  await shoot('phone-story');
  expect(await overflowOf(seat)).toBe(0);
  expect(await tooSmallIn(page, '.workflow-bar')).toEqual([]);
  await bar(page).locator('[data-step=file]').tap();
  await shoot('phone-file');
  expect(await tooSmallIn(page, 'dialog')).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'File' }).tap();
  await inState(page, 'filed');
  await page.goto('/admin/collections/articles');
  await page.getByText('Written on the bus from Ganja').waitFor();
  // Of every row, also those that are far down when the page is first laid out.
  for (const [headline] of stories)
    await page
      .locator('tr', { hasText: headline })
      .getByText('Politics desk', { exact: true })
      .waitFor({ state: 'attached' });
  await shoot('phone-list');
  expect(await overflowOf(seat)).toBe(0);
  expect(complaints).toEqual([]);
});

/** Visible controls lower than a thumb is wide: 44 px. */
const tooSmallIn = (page: Page, within: string): Promise<string[]> =>
  page.locator(within).evaluate((element) =>
    [...element.querySelectorAll('a, button, select, textarea, input')]
      .filter((each) => !each.closest('p') && (each as HTMLElement).offsetParent !== null)
      .filter((each) => each.getBoundingClientRect().height < 44)
      .map((each) => each.textContent ?? each.tagName),
  );

it('never lets a stale save win silently: both sides are shown, and nothing is lost', async () => {
  const id = await write('Two desks, one story', 'draft');
  const [first, second] = [await desk.sit(), await desk.sit()];
  await signInAt(first, desk.newsroom.staff.correspondent.email);
  await signInAt(second, desk.newsroom.staff['sub-editor'].email);
  for (const { page } of [first, second]) {
    await page.goto(`/admin/collections/articles/${id}`);
    await bar(page).locator('[data-step=file]').waitFor();
  }
  const { page } = second;
  // Without a connection nobody hears that a colleague writes.
  await page.context().setOffline(true);
  await headlineIn(page).fill('What the sub-editor wrote');
  const kept = saved(first.page);
  await headlineIn(first.page).fill('What the correspondent wrote');
  await kept;
  const refused = saved(page, 409);
  await page.context().setOffline(false);
  await refused;
  const notice = noticesIn(page).getByRole('alert').filter({ hasText: 'Somebody else saved this story' });
  await notice.getByText('What the correspondent wrote').waitFor();
  await notice.getByText('What the sub-editor wrote').waitFor();
  // Only what differs, and nothing of what the newsroom works out by itself.
  expect(await notice.locator('legend').allInnerTexts()).toEqual(['Headline']);
  await second.shoot('conflict');
  expect(await headlineIn(page).inputValue()).toBe('What the sub-editor wrote');
  expect(await writer('GET', `/api/articles/${id}`)).toMatchObject({
    body: { headline: 'What the correspondent wrote' },
  });
  // The correspondent writes in it now: nothing goes over their text before the story is given.
  const mine = notice.getByRole('button', { name: 'Save mine over it' });
  await notice.getByText('take the story over first').waitFor();
  expect(await mine.getAttribute('aria-disabled')).toBe('true');
  await noticesIn(page).getByRole('button', { name: 'Take over' }).click();
  await noticesIn(first.page).getByRole('button', { name: 'Let it go' }).click();
  await notice.getByText('take the story over first').waitFor({ state: 'detached' });
  const over = saved(page);
  await mine.click();
  await notice.waitFor({ state: 'detached' });
  await over;
  expect(await writer('GET', `/api/articles/${id}`)).toMatchObject({ body: { headline: 'What the sub-editor wrote' } });
  const versions = await editor('GET', `/api/articles/versions?where[parent][equals]=${id}&depth=0`);
  const headlines = versions.body.docs.map((each: { version: { headline: string } }) => each.version.headline);
  expect(headlines).toEqual(expect.arrayContaining(['What the correspondent wrote', 'What the sub-editor wrote']));
});

it('tells who else edits a story, lets one take it over, and never keeps anybody from saving', async () => {
  const id = await write('A bridge over the Kura', 'draft');
  const rows = rawCollection(desk.newsroom.payload, 'story_locks');
  const holder = async () => (await rows.findOne({ _id: objectId(id) } as never))?.name;
  const told = (page: Page, status = 200) =>
    page.waitForResponse((answer) => answer.url().endsWith(`/${id}/lock`) && answer.status() === status);
  const [first, second] = [await desk.sit(), await desk.sit({ viewport: { width: 1280, height: 900 } })];
  await signInAt(first, desk.newsroom.staff.correspondent.email);
  await signInAt(second, desk.newsroom.staff['sub-editor'].email);
  await first.page.goto(`/admin/collections/articles/${id}`);
  await bar(first.page).locator('[data-step=file]').waitFor();
  // Opening is not editing; the first change is.
  expect(await holder()).toBeUndefined();
  const [, , locked] = await Promise.all([
    headlineIn(first.page).fill('A bridge over the Kura opens'),
    saved(first.page),
    told(first.page),
  ]);
  expect(locked.request().postDataJSON()).toEqual({});
  expect(await holder()).toBe('The correspondent');

  const { page } = second;
  await page.goto(`/admin/collections/articles/${id}`);
  const notice = (of: Page) => noticesIn(of).getByRole('status').filter({ hasText: 'has been editing' });
  await notice(page)
    .getByText(/^The correspondent has been editing since \d\d:\d\d$/)
    .waitFor();
  expect(await notice(page).innerText()).not.toMatch(/[0-9a-f]{24}/);
  await second.shoot('lock');
  await page.setViewportSize(phone);
  expect(await overflowOf(second)).toBe(0);
  for (const part of ['.workflow-bar', '.composer__notices']) expect(await tooSmallIn(page, part)).toEqual([]);
  await second.shoot('lock-phone');
  await page.setViewportSize({ width: 1280, height: 900 });
  // Only read until it is taken over.
  expect(await kickerIn(page).isDisabled()).toBe(true);
  expect(await holder()).toBe('The correspondent');
  await notice(page).getByRole('button', { name: 'Take over' }).click();
  await first.page.getByRole('alert').getByRole('button', { name: 'Let it go' }).click();
  await notice(page).waitFor({ state: 'detached' });
  expect(await holder()).toBe('The sub-editor');
  await noticesIn(first.page)
    .getByText(/^The sub-editor took the story over at/)
    .waitFor();
  await page.goto('/admin');
  // Said while the page closes, so nobody here sees the answer.
  for (let tries = 0; tries < 100 && (await holder()); tries += 1) await page.waitForTimeout(100);
  expect(await holder()).toBeUndefined();

  // Nobody answers for the lock: what is written is saved.
  await page.goto(`/admin/collections/articles/${id}`);
  await page.route('**/lock', (route) => route.abort());
  await bar(page).locator('[data-step=file]').waitFor();
  await Promise.all([kickerIn(page).fill('Transport'), saved(page)]);
  expect(await holder()).toBeUndefined();
});

it.each([
  ['az', 'The correspondent bu xəbəri redaktə edir', 'Öz üzərimə götür'],
  ['ru', 'The correspondent правит материал с', 'Взять на себя'],
])('tells who else edits a story in the language of the UI: %s', async (language, who, takeOver) => {
  const id = await write('A bridge over the Aras', 'draft');
  expect(await writer('POST', `/api/articles/${id}/lock`, {})).toMatchObject({ status: 200 });
  const seat = await desk.sit({ language, viewport: phone, dark: language === 'az' });
  await signInAt(seat, desk.newsroom.staff['sub-editor'].email);
  await seat.page.goto(`/admin/collections/articles/${id}`);
  await noticesIn(seat.page).getByText(who).waitFor();
  await noticesIn(seat.page).getByRole('button', { name: takeOver }).waitFor();
  expect(await overflowOf(seat)).toBe(0);
  await seat.shoot(`lock-${language}`);
  expect(seat.complaints).toEqual([]);
});

it('schedules on the story’s own clock, and says by field why a time is refused', async () => {
  const id = await write('Embassy opens in Astana', 'approved');
  const seat = await desk.sit();
  const { page, shoot, complaints } = seat;
  await signInAt(seat, desk.newsroom.staff['section-editor'].email);
  await page.goto(`/admin/collections/articles/${id}`);
  await pressStep(page, 'schedule');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Time in Asia\/Baku; now \d\d:\d\d there/).waitFor();
  const at = dialog.getByLabel('Goes out at');
  await at.fill('2020-01-31T18:30');
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await dialog.getByRole('alert').getByText('The time has to be in the future.').waitFor();
  await shoot('schedule-refused');
  const year = new Date().getFullYear() + 1;
  await at.fill(`${year}-01-31T18:30`);
  await dialog.getByRole('button', { name: 'Schedule' }).click();
  await inState(page, 'scheduled');
  await bar(page).getByText('31 Jan, 18:30', { exact: true }).waitFor();
  // Baku is four hours ahead of UTC all year.
  expect(await editor('GET', `/api/articles/${id}`)).toMatchObject({
    body: { scheduledAt: `${year}-01-31T14:30:00.000Z` },
  });
  expect(complaints.filter((each) => !each.includes('422'))).toEqual([]);
});

it('hands a story to another desk; who does not work there loses sight of it', async () => {
  const id = await write('Port of Alat doubles its cranes', 'filed');
  const seat = await desk.sit();
  const { page, shoot, complaints } = seat;
  await signInAt(seat, desk.newsroom.staff['sub-editor'].email);
  await page.goto(`/admin/collections/articles/${id}`);
  await pressAct(page, 'Move to desk');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Desk', { exact: true }).selectOption({ label: 'Economy desk' });
  await shoot('move-dialog');
  await dialog.getByRole('button', { name: 'Move' }).click();
  await page.waitForURL((address) => address.pathname === '/admin');
  expect(await editor('GET', `/api/articles/${id}`)).toMatchObject({ status: 404 });
  expect(await writer('GET', `/api/articles/${id}`)).toMatchObject({ body: { desk: { name: 'Economy desk' } } });
  expect(complaints).toEqual([]);
});

it('filters the list by state, section, language, urgency and what stories are marked as', async () => {
  const seat = await desk.sit();
  const { page, shoot, complaints } = seat;
  await signInByForm(seat, desk.newsroom.staff['section-editor'].email);
  await page.locator('.desk-list--goingOut').getByText('Oil fund reports record quarter').waitFor();
  await shoot('my-desk-full');
  await page.locator('.desk-counts').getByText('Filed').click();
  await page.locator('.collection-list').getByText('Court adjourns hearing').waitFor();
  expect(await page.getByText('Oil fund reports record quarter').count()).toBe(0);
  await page.locator('.collection-list td').getByText('Politics').first().waitFor();
  await shoot('list-filed');
  await choose(page, 'State', 'scheduled');
  await page.locator('.collection-list').getByText('Oil fund reports record quarter').waitFor();
  await choose(page, 'Language', 'ru');
  await page.getByText('Oil fund reports record quarter').waitFor({ state: 'detached' });
  await choose(page, 'Language', '');
  await choose(page, 'Urgency', '4');
  await choose(page, 'Section', { label: 'Politics' });
  await page.locator('.collection-list').getByText('Oil fund reports record quarter').waitFor();
  await choose(page, 'Genre', { label: 'Opinion' });
  await page.getByText('Oil fund reports record quarter').waitFor({ state: 'detached' });
  await choose(page, 'Genre', { label: 'Analysis' });
  await page.locator('.collection-list').getByText('Oil fund reports record quarter').waitFor();
  await choose(page, 'Partner label', { label: 'Sponsored' });
  await page.getByText('Oil fund reports record quarter').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

it('lets a sub-editor see a partner label, and a section editor set it', async () => {
  const id = await write('A story somebody paid for', 'filed');
  await move(editor, id, 'take');
  const seat = await desk.sit();
  const { page, shoot, complaints } = seat;
  await signInAt(seat, desk.newsroom.staff['sub-editor'].email);
  await page.goto(`/admin/collections/articles/${id}`);
  await writable(page);
  expect(await mayChoose(page, 'genre')).toBe(true);
  expect(await mayChoose(page, 'partnerLabel')).toBe(false);
  const other = await desk.sit();
  await signInAt(other, desk.newsroom.staff['section-editor'].email);
  await other.page.goto(`/admin/collections/articles/${id}`);
  await writable(other.page);
  const isSaved = saved(other.page);
  await chooseIn(other.page, 'partnerLabel', 'Partner content');
  await isSaved;
  expect((await editor('GET', `/api/articles/${id}?depth=0`)).body).toMatchObject({ partnerLabel: 'partner' });
  await other.shoot('partner-label');
  await shoot('partner-label-read-only');
  expect(complaints).toEqual([]);
});

/** Chooses in a filter once the list has settled: a choice made while it is drawn anew is lost with the old one. */
async function choose(page: Page, label: string, option: string | { label: string }): Promise<void> {
  await quiet(page);
  await page.getByLabel(label, { exact: true }).selectOption(option);
  await quiet(page);
}

/** Until nothing was asked of the newsroom for a while; the stream by which the list follows is never over. */
async function quiet(page: Page): Promise<void> {
  let askedAt = Date.now();
  const note = (): void => void (askedAt = Date.now());
  for (const each of ['request', 'requestfinished', 'requestfailed'] as const) page.on(each as 'request', note);
  while (Date.now() - askedAt < 700) await page.waitForTimeout(100);
  for (const each of ['request', 'requestfinished', 'requestfailed'] as const) page.off(each as 'request', note);
}

it.each([
  ['az', 'Masam', 'Sizə qaytarılanlar', 'Təhvil ver'],
  ['ru', 'Мой стол', 'Возвращено вам', 'Сдать'],
])('speaks the language of the UI: %s', async (language, title, sentBack, file) => {
  const seat = await desk.sit({ language, dark: language === 'az' });
  const { page, shoot, complaints } = seat;
  await signInByForm(seat, desk.newsroom.staff.correspondent.email);
  await page.getByRole('heading', { name: title }).waitFor();
  await page.getByRole('heading', { name: sentBack }).waitFor();
  await shoot(`my-desk-${language}`);
  await page.getByText('Wheat harvest falls short').click();
  await bar(page).getByRole('button', { name: file }).waitFor();
  await shoot(`story-${language}`);
  expect(complaints).toEqual([]);
});
