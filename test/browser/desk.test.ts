import type { Page } from 'playwright-core';
import { client, completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { move } from '../support/desk.ts';
import {
  openBrowserNewsroom,
  phone,
  type BrowserNewsroom,
  type Seat,
  signInByForm,
  signInAt,
} from '../support/browser.ts';
import {
  bodyOf,
  chooseIn,
  fieldIn,
  headlineIn,
  noticesIn,
  pressAct,
  pressStep,
  saysWords,
  stepIn,
  trailIn,
  writable,
} from '../support/writing.ts';

let desk: BrowserNewsroom<Newsroom>;
let correspondent: Seat;
let editor: Seat;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-desk');
  const { staff } = desk.newsroom;
  [correspondent, editor] = [await desk.sit(), await desk.sit()];
  await signInByForm(correspondent, staff.correspondent.email);
  await signInByForm(editor, staff['section-editor'].email);
});
afterAll(async () => desk?.close());

const bar = (page: Page) => page.locator('.workflow-bar');
const step = (page: Page, name: string) => bar(page).locator(`[data-step="${name}"]`);
const inState = (page: Page, state: string) => page.locator(`.workflow-bar[data-state="${state}"]`).waitFor();
const dialog = (page: Page) => page.getByRole('dialog');

/** Waits until what was typed is kept: the answer of the save that carried it. */
const saved = (page: Page) =>
  page.waitForResponse((answer) => answer.request().method() === 'PATCH' && /\/api\/articles\//.test(answer.url()));

let story = '';
const headline = 'Parliament passes the budget after a long night';

it('lets a correspondent write a story in the editor, and keeps it while they type', async () => {
  const { page, shoot } = correspondent;
  await page.getByText('My desk').first().waitFor();
  await shoot('my-desk-empty');
  await page.getByRole('link', { name: 'Write a story' }).click();
  await page.waitForURL(/\/admin\/write/);
  await writable(page);
  await shoot('story-empty');
  await headlineIn(page).pressSequentially(headline, { delay: 10 });
  // The first save makes the story.
  await page.waitForURL(/\/collections\/articles\/[0-9a-f]{24}/);
  story = /[0-9a-f]{24}/.exec(page.url())?.[0] ?? '';
  await inState(page, 'draft');
  await step(page, 'file').waitFor();
  let keeping = saved(page);
  await bodyOf(page).click();
  await page.keyboard.type('The parliament passed the budget on Tuesday, our correspondent reports.', { delay: 10 });
  expect((await keeping).status()).toBe(200);
  await page.keyboard.press('Enter');
  keeping = saved(page);
  await page.keyboard.type('The vote came after midnight.', { delay: 10 });
  expect((await keeping).status()).toBe(200);
  // Saved by hand, in the middle of a sentence.
  await page.keyboard.type(' Talks go on.', { delay: 10 });
  keeping = saved(page);
  await page.waitForTimeout(700);
  await page.keyboard.press('Control+s');
  expect((await keeping).status()).toBe(200);
  await saysWords(page, 18).waitFor();
  await shoot('story-written');
  const row = await desk.newsroom.payload.findByID({ collection: 'articles', id: story, depth: 0 });
  expect(row).toMatchObject({ headline, state: 'draft', wordCount: 18 });
});

it('lets them file it with a note, and shows that it is with the desk', async () => {
  const { page, shoot } = correspondent;
  await pressStep(page, 'file');
  await dialog(page).getByRole('textbox').fill('Figures checked with the ministry.');
  await shoot('file-dialog');
  await dialog(page).getByRole('button', { name: 'File' }).click();
  await inState(page, 'filed');
  // What they may not do is there, and says why.
  const take = await stepIn(page, 'take');
  await expect(take.getAttribute('aria-disabled')).resolves.toBe('true');
  await take.getByText('it takes a sub-editor or above').waitFor();
  await shoot('story-filed');
  await page.goto('/admin');
  await page.locator('.desk-list--withTheDesk').getByText(headline).waitFor();
});

it('lets an editor find it waiting and send it back with a reason', async () => {
  const { page, shoot } = editor;
  await page.goto('/admin');
  await shoot('my-desk-editor');
  await page.locator('.desk-list--waiting').getByText(headline).click();
  await inState(page, 'filed');
  await pressStep(page, 'send-back');
  // Without a reason the question stays, and says what it needs.
  await dialog(page).getByRole('button', { name: 'Send back' }).click();
  await dialog(page).getByRole('alert').waitFor();
  await shoot('send-back-dialog');
  await dialog(page).getByRole('textbox').fill('Who says so? Name the source in the second paragraph.');
  await dialog(page).getByRole('button', { name: 'Send back' }).click();
  await inState(page, 'draft');
});

it('shows the correspondent on My desk what came back and why; they fix it and file again', async () => {
  const { page, shoot } = correspondent;
  await page.goto('/admin');
  const back = page.locator('.desk-list--sentBack');
  await back.getByText('Name the source in the second paragraph').waitFor();
  await back.getByText(/Sent back by The section-editor/).waitFor();
  await shoot('my-desk-sent-back');
  await back.getByText(headline).click();
  await inState(page, 'draft');
  await noticesIn(page).getByText('Name the source').waitFor();
  await shoot('story-sent-back');
  await bodyOf(page).locator('p').last().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' The finance ministry confirmed the figures.', { delay: 10 });
  await (await fieldIn(page, 'dateline__place')).fill('Baku');
  await (await fieldIn(page, 'bylineText')).fill('Staff');
  await chooseIn(page, 'section', 'Politics');
  // Filed at once: what was typed a moment ago is saved first.
  await pressStep(page, 'file');
  await dialog(page).getByRole('button', { name: 'File' }).click();
  await inState(page, 'filed');
  const row = await desk.newsroom.payload.findByID({ collection: 'articles', id: story, depth: 0 });
  expect(row).toMatchObject({ state: 'filed', datelineText: 'Baku:', bylineText: 'Staff', wordCount: 24 });
  expect(row.section).toBe(desk.newsroom.sections.politics);
});

it('lets the editor take, approve and publish; REST and GraphQL then serve it', async () => {
  const { page, shoot } = editor;
  const reader = client(desk.url);
  await page.goto(`/admin/collections/articles/${story}`);
  await pressStep(page, 'take');
  await inState(page, 'in-edit');
  await bar(page).getByText('with you · Politics desk', { exact: true }).waitFor();
  const kept = saved(page);
  await headlineIn(page).fill(`${headline} of talks`);
  expect((await kept).status()).toBe(200);
  await pressStep(page, 'approve');
  await inState(page, 'approved');
  await shoot('story-approved');
  expect(await reader('GET', `/api/articles/${story}`)).toMatchObject({ status: 404 });
  await pressStep(page, 'publish');
  await inState(page, 'published');
  await shoot('story-published');
  expect(await reader('GET', `/api/articles/${story}`)).toMatchObject({
    status: 200,
    body: { headline: `${headline} of talks` },
  });
  const query = `{ Article(id: "${story}") { headline datelineText } }`;
  expect(await reader('POST', '/api/graphql', { query })).toMatchObject({
    status: 200,
    body: { data: { Article: { headline: `${headline} of talks`, datelineText: 'Baku:' } } },
  });
});

it('tells an editor of the published version and their edits, and makes them live with a correction', async () => {
  const { page, shoot } = editor;
  const kept = saved(page);
  await headlineIn(page).fill('Parliament passes the budget');
  expect((await kept).status()).toBe(200);
  await noticesIn(page).getByText('Published version vs. your edits').waitFor();
  await shoot('story-pending-edits');
  expect(await client(desk.url)('GET', `/api/articles/${story}`)).toMatchObject({
    body: { headline: `${headline} of talks` },
  });
  await pressStep(page, 'correct');
  await dialog(page).getByRole('textbox').fill('An earlier headline said more than we knew.');
  await dialog(page).getByRole('button', { name: 'Correct' }).click();
  await noticesIn(page).getByText('Published version vs. your edits').waitFor({ state: 'detached' });
  expect(await client(desk.url)('GET', `/api/articles/${story}`)).toMatchObject({
    body: {
      headline: 'Parliament passes the budget',
      corrections: [{ text: 'An earlier headline said more than we knew.' }],
    },
  });
});

it('asks before it sends out what readers have already, and sends it where that is meant', async () => {
  const { page, shoot } = editor;
  const note = 'The figures were the ministry’s.';
  const correctionsOut = async () => (await client(desk.url)('GET', `/api/articles/${story}`)).body.corrections.length;
  await pressStep(page, 'correct');
  await dialog(page).getByRole('textbox').fill(note);
  await dialog(page).getByRole('button', { name: 'Correct' }).click();
  await dialog(page).getByText('Readers have exactly this already.').waitFor();
  await shoot('nothing-changed');
  expect(await correctionsOut()).toBe(1);
  await dialog(page).getByRole('button', { name: 'Send it out all the same' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  expect(await correctionsOut()).toBe(2);
  // A step that carries nothing asks as well.
  await pressStep(page, 'update');
  await dialog(page).getByText('Readers have exactly this already.').waitFor();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  // The browser itself writes each refusal to the console.
  const refused = expect.stringMatching(/422 .*\/transitions$/);
  expect(editor.complaints.splice(0)).toEqual([refused, refused]);
});

it('shows that the same sender filed the same copy before, with the way to the first story', async () => {
  const { page, shoot } = editor;
  const writer = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
  const text = 'Dam reopens after repairs\n\nBaku/Turan: The dam was opened again on Monday, engineers said.';
  const file = async () => (await writer('POST', '/api/articles/file-copy', { text })).body;
  const first = await file();
  const second = await file();
  await page.goto(`/admin/collections/articles/${second.article.id}`);
  await noticesIn(page).getByText('Filed twice').waitFor();
  await shoot('filed-twice');
  await noticesIn(page).getByRole('link', { name: 'Open the first story' }).click();
  await page.waitForURL(new RegExp(first.article.id));
  await inState(page, 'filed');
  expect(await noticesIn(page).getByText('Filed twice').count()).toBe(0);
  await page.goto(`/admin/collections/articles/${story}`);
  await inState(page, 'published');
});

it('shows the preview in the reader’s layout to staff, and to nobody else', async () => {
  const { page } = editor;
  const [preview] = await Promise.all([page.context().waitForEvent('page'), pressAct(page, 'Preview')]);
  await preview.getByRole('heading', { name: 'Parliament passes the budget', level: 1 }).waitFor();
  await preview.getByText('The finance ministry confirmed the figures.').waitFor();
  await preview.screenshot({ path: 'test/.artifacts/preview.png', fullPage: true });
  // As a link of the newsroom's own pages is followed.
  const headers = { 'Sec-Fetch-Site': 'same-origin' };
  const answer = await page.request.get(`/preview/stories/${story}`, { headers });
  expect(answer.headers()).toMatchObject({ 'cache-control': 'private, no-store' });
  expect(answer.headers()['content-security-policy']).toContain("style-src 'self'");
  await preview.close();
  expect(await client(desk.url)('GET', `/preview/stories/${story}`)).toMatchObject({ status: 401 });
  expect((await page.request.get('/preview/stories/000000000000000000000000', { headers })).status()).toBe(404);
});

const shares = (page: Page) => page.locator('.preview-links__row');

it('shares the latest version by a link, shows how often it was opened, and ends it', async () => {
  const { page, shoot } = editor;
  const share = () => pressAct(page, 'Share');
  await share();
  await dialog(page).getByText('No links yet.').waitFor();
  await dialog(page).getByLabel('It works for').selectOption({ label: '7 days' });
  await dialog(page).getByRole('button', { name: 'Make a link' }).click();
  const address = await dialog(page).getByLabel('The new link').inputValue();
  await shares(page).getByText('Not opened yet').waitFor();
  await shoot('preview-links');
  const outsider = await desk.sit();
  await outsider.page.goto(address);
  await outsider.page.getByText('The finance ministry confirmed the figures.').waitFor();
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await share();
  await shares(page)
    .getByText(/^Opened: 1, last /)
    .waitFor();
  await shares(page).getByRole('button', { name: 'End the link: The section-editor' }).click();
  await shares(page).getByText('Ended by hand', { exact: false }).waitFor();
  expect(await shares(page).getByRole('button').count()).toBe(0);
  expect((await outsider.page.goto(address))?.status()).toBe(404);
  await outsider.page.getByRole('heading', { name: 'This link has ended' }).waitFor();
  await dialog(page).getByRole('button', { name: 'Close' }).click();
});

it('ends a link on a phone, in the language of whoever holds it', async () => {
  const seat = await desk.sit({ viewport: phone, language: 'ru' });
  await signInAt(seat, desk.newsroom.staff['section-editor'].email);
  await seat.page.goto(`/admin/collections/articles/${story}`);
  await pressAct(seat.page, 'Поделиться');
  await dialog(seat.page).getByRole('button', { name: 'Создать ссылку' }).click();
  await dialog(seat.page).getByLabel('Новая ссылка').waitFor();
  await seat.shoot('preview-links-phone');
  const { x, width } = (await dialog(seat.page).boundingBox())!;
  expect([x >= 0, x + width <= phone.width]).toEqual([true, true]);
  expect(await dialog(seat.page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await shares(seat.page).getByRole('button').click();
  await shares(seat.page).getByText('Закрыта вручную').first().waitFor();
  // An address that shows nothing any more is not there to be copied.
  await dialog(seat.page).getByLabel('Новая ссылка').waitFor({ state: 'detached' });
  expect(seat.complaints).toEqual([]);
});

it('kills in two clicks and a notice; the story is gone', async () => {
  const { page, shoot } = editor;
  const reader = client(desk.url);
  await pressStep(page, 'kill');
  await dialog(page).getByRole('textbox').fill('This story was wrong and is withdrawn.');
  await shoot('kill-dialog');
  await dialog(page).getByRole('button', { name: 'Kill' }).click();
  await inState(page, 'killed');
  await noticesIn(page).getByText('This story was wrong and is withdrawn.').waitFor();
  await shoot('story-killed');
  expect(await reader('GET', `/api/articles/${story}`)).toMatchObject({ status: 404 });
  const query = `{ Articles(where: {id: {equals: "${story}"}}) { docs { headline } } }`;
  expect(await reader('POST', '/api/graphql', { query })).toMatchObject({ body: { data: { Articles: { docs: [] } } } });
});

describe('what others do shows by itself', () => {
  let write: Client;
  const told = 'The port opens again';
  const stay = (page: Page) => page.evaluate(() => void ((window as { stayed?: true }).stayed = true));
  const hasStayed = (page: Page) => page.evaluate(() => (window as { stayed?: true }).stayed === true);
  const rowOf = (page: Page, name: string) => page.locator('.table tbody tr', { hasText: name });
  const begin = async (name: string): Promise<string> =>
    (await write('POST', '/api/articles', completeCopy(desk.newsroom, name))).body.doc.id;
  const file = (id: string) => write('POST', `/api/articles/${id}/transitions`, { name: 'file' });

  beforeAll(async () => {
    write = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
  });

  it('on My desk and in a list, in two tabs of one browser', async () => {
    const { page, shoot } = editor;
    await page.goto('/admin');
    const list = await page.context().newPage();
    await list.goto('/admin/collections/articles');
    for (const each of [page, list]) await stay(each);
    const id = await begin(told);
    await rowOf(list, told).locator('text=Draft').waitFor();
    await file(id);
    await rowOf(list, told).locator('text=Filed').waitFor();
    await page.bringToFront();
    await page.locator('.desk-list--waiting').getByText(told).waitFor();
    for (const each of [page, list]) expect(await hasStayed(each)).toBe(true);
    await shoot('my-desk-followed');
    await list.close();
  });

  it('by whom a story is, which desk has it, who works on it and when readers got it, on the newsroom’s clock', async () => {
    const id = await begin('A story in a list');
    const as = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
    await file(id);
    for (const name of ['take', 'approve', 'publish']) await move(as, id, name);
    const { payload, staff } = desk.newsroom;
    await rawCollection(payload, '_articles_versions').updateMany({ parent: objectId(id) } as never, {
      $set: { 'version.firstPublishedAt': new Date('2026-03-01T22:30:00.000Z') },
    });
    const seat = await desk.sit({ language: 'ru' });
    await signInAt(seat, staff['managing-editor'].email);
    await seat.page.goto('/admin/collections/articles?sort=headline');
    const row = rowOf(seat.page, 'A story in a list');
    for (const text of ['Alex Example', 'Politics desk', 'The section-editor', '2 марта, 02:30'])
      await row.getByText(text).waitFor();
    await seat.page.getByText('30', { exact: false }).first().waitFor();
    await expect(
      seat.page.locator('.search-filter input, .search-filter__input').first().getAttribute('placeholder'),
    ).resolves.toBe('Искать: Заголовок, Подпись или Слаглайн');
    await seat.shoot('list-ru');
    await seat.page.setViewportSize(phone);
    await seat.shoot('list-ru-phone');
    expect(seat.complaints).toEqual([]);
  });

  it('finds them by who signs', async () => {
    const id = await begin('Signed in words alone');
    await desk.newsroom.payload.update({
      collection: 'articles',
      id,
      draft: true,
      context: {},
      data: { byline: [], bylineText: 'Zemfira Sample', baseVersion: 1 } as never,
    });
    await editor.page.goto('/admin/collections/articles?search=zemfira');
    await rowOf(editor.page, 'Signed in words alone').waitFor();
    await rowOf(editor.page, 'A story in a list').waitFor({ state: 'detached' });
  });

  it('but takes nothing from under one’s hands: rows that are chosen wait', async () => {
    const { page, shoot } = editor;
    const name = 'The bridge is closed';
    const id = await begin(name);
    await page.goto('/admin/collections/articles');
    await rowOf(page, name).locator('input[type=checkbox]').check();
    await file(id);
    // Another page of the same browser has heard of it by now.
    const other = await page.context().newPage();
    await other.goto('/admin');
    await other.locator('.desk-list--waiting').getByText(name).waitFor();
    await other.close();
    await rowOf(page, name).locator('text=Draft').waitFor();
    await shoot('list-chosen');
    await rowOf(page, name).locator('input[type=checkbox]').uncheck();
    await rowOf(page, name).locator('text=Filed').waitFor();
  });

  it('also where a browser has no shared workers: one tab leads, and another when it is closed', async () => {
    const seat = await desk.sit({ viewport: phone });
    await seat.page.context().addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
    await signInByForm(seat, desk.newsroom.staff['sub-editor'].email);
    const second = await seat.page.context().newPage();
    await second.goto('/admin');
    await stay(second);
    await file(await begin('The first ferry'));
    await second.locator('.desk-list--waiting').getByText('The first ferry').waitFor();
    await seat.page.close();
    await file(await begin('The second ferry'));
    await second.locator('.desk-list--waiting').getByText('The second ferry').waitFor();
    expect(await hasStayed(second)).toBe(true);
    await second.screenshot({ path: 'test/.artifacts/my-desk-followed-phone.png', fullPage: true });
    expect(seat.complaints).toEqual([]);
  });
});

it('breaks no rule of the content policy and writes no error to the console', () => {
  expect(correspondent.complaints).toEqual([]);
  expect(editor.complaints).toEqual([]);
});

describe('a story of another zone than the newsroom’s', () => {
  let id = '';
  const embargo = (page: Page) => page.locator('.story-control', { has: page.locator('#field-embargoUntil') });
  const storedEmbargo = async (): Promise<unknown> =>
    (await desk.newsroom.payload.findByID({ collection: 'articles', id, depth: 0, draft: true })).embargoUntil;

  it('takes a time on its own clock, and names the newsroom’s beside it', async () => {
    const as = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
    const copy = { ...completeCopy(desk.newsroom, 'Told in New York'), timeZone: 'America/New_York' };
    id = (await as('POST', '/api/articles', copy)).body.doc.id;
    const { page, shoot } = editor;
    await page.goto(`/admin/collections/articles/${id}`);
    await step(page, 'file').waitFor();
    const keeping = saved(page);
    await (await fieldIn(page, 'embargoUntil')).fill('2027-01-15T10:00');
    await embargo(page).getByText('Time in America/New_York').waitFor();
    await embargo(page).getByText('15 Jan, 19:00 in the newsroom (Asia/Baku)').waitFor();
    await keeping;
    expect(await storedEmbargo()).toBe('2027-01-15T15:00:00.000Z');
    await bar(page).getByText('15 Jan, 19:00 Asia/Baku · 15 Jan, 10:00 America/New_York').waitFor();
    await shoot('story-other-zone');
  });

  it('asks which of two, and takes none that the clock skips', async () => {
    const { page } = editor;
    let keeping = saved(page);
    await (await fieldIn(page, 'embargoUntil')).fill('2027-11-07T01:30');
    await keeping;
    expect(await storedEmbargo()).toBe('2027-11-07T05:30:00.000Z');
    keeping = saved(page);
    await embargo(page).getByLabel('Which one?').selectOption({ index: 1 });
    await keeping;
    expect(await storedEmbargo()).toBe('2027-11-07T06:30:00.000Z');
    await (await fieldIn(page, 'embargoUntil')).fill('2027-03-14T02:30');
    await embargo(page).getByText('the next time is 2027-03-14T03:30').waitFor();
  });

  it('tells in words what happened to it, and leads to the page that readers have', async () => {
    const as = await signIn(desk.url, desk.newsroom.staff['managing-editor'].email);
    await as('PATCH', `/api/articles/${id}`, { embargoUntil: null }, { 'If-Match': `"${await versionNow()}"` });
    for (const name of ['file', 'take', 'approve', 'publish']) expect((await move(as, id, name)).status).toBe(200);
    const seat = await desk.sit({ language: 'ru' });
    await signInAt(seat, desk.newsroom.staff['managing-editor'].email);
    await seat.page.goto(`/admin/collections/articles/${id}`);
    const trail = await trailIn(seat.page);
    await trail.first().getByText('Опубликован', { exact: true }).waitFor();
    await trail.first().getByText('Одобрено → Опубликовано').waitFor();
    await expect(trail.count()).resolves.toBe(4);
    await seat.shoot('story-trail-ru');
    const [live] = await Promise.all([seat.page.context().waitForEvent('page'), pressAct(seat.page, 'На сайте')]);
    await live.getByRole('heading', { name: 'Told in New York' }).waitFor();
    expect(seat.complaints).toEqual([]);
  });

  const versionNow = async (): Promise<number> => {
    const as = await signIn(desk.url, desk.newsroom.staff['managing-editor'].email);
    return (await as('GET', `/api/articles/${id}/transitions`)).body.baseVersion;
  };
});

describe('what is refused is said in the language of the UI', () => {
  it('by the newsroom’s own buttons', async () => {
    const write = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
    const { id } = (await write('POST', '/api/articles', completeCopy(desk.newsroom, 'Refused in Russian'))).body.doc;
    expect((await move(write, id, 'file')).status).toBe(200);
    const seat = await desk.sit({ language: 'ru' });
    await signInAt(seat, desk.newsroom.staff.correspondent.email);
    await seat.page.goto(`/admin/collections/articles/${id}`);
    await inState(seat.page, 'filed');
    const words = '«Вернуть» — не для вашей роли (корреспондент): нужна не ниже «литературный редактор».';
    await (await stepIn(seat.page, 'send-back')).getByText(words).waitFor();
    await expect(
      bar(seat.page)
        .getByText(/send-back|sub-editor/)
        .count(),
    ).resolves.toBe(0);
    await seat.shoot('refused-ru');
  });

  it.each([
    ['az', 'Uzunluğu uyğun gəlmir: 12–256 işarə.'],
    ['ru', 'Длина не подходит: от 12 до 256 знаков.'],
  ])('to whatever a page of the admin asks, Payload’s own forms among them: %s', async (language, words) => {
    const seat = await desk.sit({ language });
    await signInByForm(seat, desk.newsroom.staff.administrator.email);
    const ask = async (id: string): Promise<unknown> => {
      const answer = await fetch(`/api/users/${id}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ password: 'short' }),
      });
      return answer.json();
    };
    const told = await seat.page.evaluate(ask, desk.newsroom.staff.correspondent.id);
    const problem = { path: 'password', rule: 'length', message: words, params: { least: 12, most: 256 } };
    expect(told).toMatchObject({ errors: [{ message: words, data: { errors: [problem] } }] });
  });
});
