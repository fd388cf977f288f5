import type { Page } from 'playwright-core';
import { faultsIn } from '../support/axe.ts';
import { openBrowserNewsroom, overflowOf, phone, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import {
  editedStory,
  latestOf,
  pageOfStory as at,
  selectWord,
  sitAt,
  threadsIn,
  type Person,
} from '../support/together.ts';
import { headlineIn, light, until, writable } from '../support/writing.ts';

/** What is said beside a story, by people at their screens. */
let desk: BrowserNewsroom<Newsroom>;
let editor: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-threads');
  editor = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
});
afterAll(async () => desk?.close());

const nameOf = (who: Person): string => desk.newsroom.staff[who].name;

const story = (headline: string): Promise<string> => editedStory(desk, headline);
const sit = (who: Person, address: string, options: Parameters<typeof desk.sit>[0] = {}): Promise<Seat> =>
  sitAt(desk, who, address, options);
const count = (page: Page, open: number): Promise<void> =>
  page.locator(`.composer-bar__comments[data-open="${open}"]`).waitFor();
/** The words that the page marks. */
const marked = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(CSS.highlights.get('thread-open') ?? [])].map((range) => (range as Range).toString()));
const marks = (page: Page, wanted: readonly string[]): Promise<void> =>
  until(async () => JSON.stringify(await marked(page)) === JSON.stringify(wanted));
const storyOf = (id: string) => latestOf(editor, id);

it('says something of words also where the story is only read, of the headline too, and marks them there', async () => {
  const id = await story('A bridge is read');
  const { page, shoot, complaints } = await sit('correspondent', at(id));
  const field = (name: string) => page.locator(`.story-reader [data-story-field=${name}]`);
  const say = async (word: string, name: string, words: string): Promise<void> => {
    await selectWord(page, word, field(name));
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    const form = page.locator('.thread--new');
    await form.getByText(`“${word}”`).waitFor();
    await form.getByLabel('What you say').fill(words);
    await form.getByRole('button', { name: 'Send' }).click();
    await threadsIn(page).getByText(words).waitFor();
  };
  await field('body').waitFor();
  await count(page, 0);
  // Behind the dateline, which is not the text's.
  await say('cost', 'body', 'Says who?');
  await marks(page, ['cost']);
  await say('Monday', 'body', 'Which one?');
  await say('bridge', 'headline', 'Its name, perhaps.');
  await until(async () => JSON.stringify((await marked(page)).sort()) === JSON.stringify(['Monday', 'bridge', 'cost']));
  await shoot('threads-reading');
  expect(await faultsIn(page, '.story-panel')).toEqual([]);
  expect(complaints).toEqual([]);
  const { page: writing } = await sit('section-editor', at(id));
  await writable(writing);
  await count(writing, 3);
  await until(async () => JSON.stringify((await marked(writing)).sort()) === JSON.stringify(['Monday', 'cost']));
});

it('says something of selected words, which colleagues see at once, answer, resolve and open again, and which is in no body', async () => {
  const id = await story('A bridge opens');
  const before = (await storyOf(id)).body;
  const desktop = await sit('section-editor', at(id));
  const { page } = desktop;
  await writable(page);
  const onPhone = await sit('sub-editor', at(id), { viewport: phone });
  await writable(onPhone.page);
  await count(onPhone.page, 0);

  await selectWord(page, 'ministers');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  const form = page.locator('.thread--new');
  await form.getByText('“ministers”').waitFor();
  await form.getByLabel('What is it?').selectOption('question');
  const words = form.getByLabel('What you say');
  await words.fill('Which ones, ');
  await words.press('End');
  await words.pressSequentially('@The corr');
  await form.getByRole('option', { name: nameOf('correspondent') }).waitFor();
  await words.press('Enter');
  expect(await words.inputValue()).toBe(`Which ones, @${nameOf('correspondent')} `);
  await words.pressSequentially('? And @The outsid');
  await form.getByRole('option', { name: /may not see this story/ }).waitFor();
  await words.press('Enter');
  await form.getByText(`${nameOf('outsider')} may not see this story, and is not told.`).waitFor();
  await desktop.shoot('threads-new');
  await form.getByRole('button', { name: 'Send' }).click();
  await threadsIn(page)
    .getByText(`@${nameOf('correspondent')}`)
    .waitFor();
  await marks(page, ['ministers']);
  await marks(onPhone.page, ['ministers']);

  // On the phone: told in the bar, a sheet over the story.
  await count(onPhone.page, 1);
  await onPhone.page.locator('.composer-bar__comments').click();
  const thread = threadsIn(onPhone.page);
  await thread.getByText('Which ones').waitFor();
  await thread.getByRole('button', { name: 'Reply' }).click();
  await thread.getByLabel('Reply').fill('Of transport and finance: https://example.org/list.');
  // What is not sent yet is there again after a reload.
  await onPhone.page.reload();
  await count(onPhone.page, 1);
  await onPhone.page.locator('.composer-bar__comments').click();
  await thread.getByRole('button', { name: 'Reply' }).click();
  expect(await thread.getByLabel('Reply').inputValue()).toContain('transport and finance');
  await onPhone.shoot('threads-phone');
  await thread.getByRole('button', { name: 'Send' }).click();
  expect(await overflowOf(onPhone)).toBe(0);
  await threadsIn(page).getByRole('link', { name: 'https://example.org/list' }).waitFor();
  expect(await threadsIn(page).locator('.thread__comment').count()).toBe(2);
  await desktop.shoot('threads-beside');
  expect(await faultsIn(page, '.story-panel')).toEqual([]);

  // The mark goes with the words.
  await page.locator('[data-story-field="body"] p', { hasText: 'Two ministers' }).click();
  await page.keyboard.press('Home');
  await page.keyboard.type('All ');
  await light(page, 'saved').waitFor();
  await marks(page, ['ministers']);
  const after = (await storyOf(id)).body;
  expect(JSON.stringify(after)).not.toMatch(/mark|thread|comment/i);
  expect(after.root.children.length).toBe(before.root.children.length);

  // By keys: there, resolve, and open it again.
  await page.keyboard.press('F8');
  await page.locator('[data-thread]:focus').waitFor();
  await page.keyboard.press('r');
  await page.locator('[data-thread] textarea:focus').waitFor();
  await page.keyboard.press('Escape');
  await threadsIn(page).first().focus();
  await page.keyboard.press('e');
  await count(page, 0);
  await count(onPhone.page, 0);
  await marks(page, []);
  await page.getByText('Resolved: 1').click();
  await threadsIn(page)
    .getByText(`Resolved by ${nameOf('section-editor')}`)
    .waitFor();
  await threadsIn(page).getByRole('button', { name: 'Reopen' }).click();
  await count(onPhone.page, 1);

  // Within five minutes one says it otherwise, or takes it back.
  const own = threadsIn(page).locator('.thread__comment').first();
  await own.getByRole('button', { name: 'Change' }).click();
  await own.getByRole('combobox').fill(`Which ministers, @${nameOf('correspondent')}?`);
  await own.getByRole('button', { name: 'Send' }).click();
  await threadsIn(onPhone.page).getByText('Which ministers').waitFor();

  // Without the words it is listed apart.
  await page.locator('[data-story-field="body"] p', { hasText: 'ministers came' }).click({ clickCount: 3 });
  await page.keyboard.press('Delete');
  await light(page, 'saved').waitFor();
  await page.locator('.threads__detached [data-thread]').waitFor();
  await marks(page, []);
  // Taking that back brings the words, and what is said of them.
  await page.keyboard.press('Control+z');
  await marks(page, ['ministers']);
  await page.locator('.threads__detached').waitFor({ state: 'detached' });
}, 240_000);

it('suggests other words for a headline, which who may write takes as one edit in their name', async () => {
  const id = await story('Bugdet passes in Baku');
  const desktop = await sit('section-editor', at(id));
  const { page } = desktop;
  await writable(page);
  await count(page, 0);
  await headlineIn(page).evaluate((line: HTMLTextAreaElement) => {
    line.focus();
    line.setSelectionRange(0, 6);
  });
  await page.keyboard.press('Control+Alt+KeyM');
  const form = page.locator('.thread--new');
  await form.getByText('“Bugdet”').waitFor();
  await form.getByLabel('What is it?').selectOption('suggestion');
  await form.getByLabel('What is to stand there').fill('Budget');
  await form.getByRole('button', { name: 'Send' }).click();
  await page.locator('.story-line__threads').waitFor();

  const onPhone = await sit('sub-editor', at(id), { viewport: phone });
  await writable(onPhone.page);
  await onPhone.page.locator('.composer-bar__comments[data-open="1"]').click();
  await onPhone.shoot('threads-suggestion-phone');
  const { baseVersion } = await storyOf(id);
  await threadsIn(onPhone.page).getByRole('button', { name: 'Accept' }).click();
  await until(async () => (await storyOf(id)).headline === 'Budget passes in Baku');
  expect((await storyOf(id)).baseVersion).toBe(baseVersion + 1);
  await count(page, 0);
  await until(async () => (await headlineIn(page).inputValue()) === 'Budget passes in Baku');
  await page.getByText('Resolved: 1').click();
  await threadsIn(page)
    .getByText(`Accepted by ${nameOf('sub-editor')}`)
    .waitFor();
  await desktop.shoot('threads-accepted');
}, 120_000);

it('lists on the desk of who is asked that somebody asks them, until they have answered, in their own language', async () => {
  const id = await story('Asked on my desk');
  const who = desk.newsroom.staff.correspondent;
  const asked = await editor('POST', `/api/articles/${id}/threads`, {
    kind: 'question',
    body: `Who says so, @{user:${who.id}}?`,
  });
  expect(asked.status).toBe(201);
  const seat = await sit('correspondent', '/admin', { viewport: phone, language: 'az' });
  const list = seat.page.locator('.desk-list--asked');
  await list.getByRole('heading', { name: 'Sizdən soruşurlar' }).waitFor();
  await list.getByText(`${nameOf('section-editor')},`).waitFor();
  await seat.shoot('threads-desk-az');
  await list.getByRole('link', { name: /Asked on my desk/ }).click();
  const thread = threadsIn(seat.page);
  await thread.getByText('Who says so').waitFor();
  await seat.shoot('threads-read-az');
  await thread.getByRole('button', { name: 'Cavab ver' }).click();
  await thread.getByRole('combobox').fill('Nazirlik.');
  await thread.getByRole('button', { name: 'Göndər' }).click();
  await thread.locator('.thread__words', { hasText: 'Nazirlik.' }).waitFor();
  await seat.page.goto('/admin');
  await seat.page.locator('.my-desk__lists').waitFor();
  expect(await list.getByText('Asked on my desk').count()).toBe(0);
  const russian = await sit('section-editor', at(id), { language: 'ru' });
  await russian.page.getByRole('tab', { name: 'Комментарии' }).click();
  await threadsIn(russian.page).getByRole('button', { name: 'Ответить' }).waitFor();
  await russian.shoot('threads-ru');
}, 120_000);
