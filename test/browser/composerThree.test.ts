import type { Page } from 'playwright-core';
import { faultsIn } from '../support/axe.ts';
import { openBrowserNewsroom, phone, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import {
  editedStory,
  linesOf as linesAs,
  pageOfStory,
  peopleAt,
  selectWord,
  sitAt,
  threadsIn,
  type Person,
} from '../support/together.ts';
import { abortSaves, bodyOf, light, noticesIn, toTheEnd, until, writable } from '../support/writing.ts';

/** Three people in one story: at desks and on a phone, on lines that drop, behind tabs that sleep. */
let desk: BrowserNewsroom<Newsroom>;
let editor: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-three');
  editor = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
});
afterAll(async () => desk?.close());

const nameOf = (who: Person): string => desk.newsroom.staff[who].name;
const story = (headline: string): Promise<string> => editedStory(desk, headline);
const sit = (who: Person, id: string, options: Parameters<typeof desk.sit>[0] = {}): Promise<Seat> =>
  sitAt(desk, who, pageOfStory(id), options);
const linesOf = (id: string): Promise<string[]> => linesAs(editor, id);
const openComments = async (page: Page, open: number): Promise<void> => {
  const button = page.locator(`.composer-bar__comments[data-open="${open}"]`);
  await button.waitFor();
  await button.click();
};
const readOnly = (page: Page): Promise<void> => page.locator('#field-headline:disabled').waitFor();
const seesBoth = (page: Page, others: readonly Person[]): Promise<void> =>
  until(async () => {
    const people = await peopleAt(page);
    return people.length === others.length && others.every((who) => people.some((each) => each.includes(nameOf(who))));
  });

async function sayOf(page: Page, word: string, kind: string, fill: { says?: string; instead?: string }): Promise<void> {
  await selectWord(page, word);
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  const form = page.locator('.thread--new');
  await form.getByText(`“${word}”`).waitFor();
  await form.getByLabel('What is it?').selectOption(kind);
  if (fill.instead) await form.getByLabel('What is to stand there').fill(fill.instead);
  if (fill.says) await form.getByLabel('What you say').fill(fill.says);
  await form.getByRole('button', { name: 'Send' }).click();
  await form.waitFor({ state: 'detached' });
}

const besideOf = (page: Page, who: Person) =>
  noticesIn(page).locator('.newsroom-notice--branch', { hasText: nameOf(who) });

it('lets three write, comment, answer, suggest, accept, take over and merge in one story at once', async () => {
  const id = await story('Three at once');
  const [holder, onPhone, chief] = [
    await sit('section-editor', id),
    await sit('sub-editor', id, { viewport: phone }),
    await sit('managing-editor', id),
  ];
  for (const { page } of [holder, onPhone, chief]) await writable(page);
  await seesBoth(holder.page, ['sub-editor', 'managing-editor']);
  await seesBoth(onPhone.page, ['section-editor', 'managing-editor']);
  await seesBoth(chief.page, ['section-editor', 'sub-editor']);

  // One asks, one answers on the phone, the third sees both.
  await sayOf(chief.page, 'ministers', 'question', { says: 'Which ones?' });
  await openComments(onPhone.page, 1);
  const asked = threadsIn(onPhone.page).filter({ hasText: 'Which ones?' });
  await asked.getByRole('button', { name: 'Reply' }).click();
  await asked.getByLabel('Reply').fill('Of finance and transport.');
  await asked.getByRole('button', { name: 'Send' }).click();
  await openComments(holder.page, 1);
  await threadsIn(holder.page).getByText('Of finance and transport.').waitFor();
  await threadsIn(chief.page).getByText('Of finance and transport.').waitFor();

  // One suggests, another takes it, and the third has it.
  await sayOf(holder.page, 'Monday', 'suggestion', { instead: 'Tuesday' });
  const suggested = threadsIn(onPhone.page).filter({ hasText: 'Tuesday' });
  expect(await faultsIn(onPhone.page, '.story-panel')).toEqual([]);
  await onPhone.shoot('three-phone-threads');
  await suggested.getByRole('button', { name: 'Accept' }).click();
  await until(async () => (await linesOf(id))[2] === 'It opens on Tuesday.');
  for (const { page } of [holder, chief]) await bodyOf(page).getByText('It opens on Tuesday.').waitFor();

  // One writes, the two others read along; what is not saved when it is taken is beside it.
  await toTheEnd(holder.page);
  await holder.page.keyboard.type(' Saved.');
  await light(holder.page, 'saved').waitFor();
  await readOnly(chief.page);
  await bodyOf(chief.page).getByText('It opens on Tuesday. Saved.').waitFor();
  await abortSaves(holder.page);
  await toTheEnd(holder.page);
  await holder.page.keyboard.type(' Not saved.');
  await noticesIn(chief.page).getByRole('button', { name: 'Take over' }).click();
  await writable(chief.page);
  await readOnly(holder.page);
  await holder.page.unroute('**/api/articles/**');
  await bodyOf(chief.page).locator('p').first().click();
  await chief.page.keyboard.press('End');
  await chief.page.keyboard.type(' By the chief.');
  await light(chief.page, 'saved').waitFor();

  // Who took it over puts the other text in; all three have both.
  const beside = besideOf(chief.page, 'section-editor');
  await beside.getByRole('button', { name: 'Show what differs' }).click();
  await beside.getByText('Not saved.').first().waitFor();
  expect(await faultsIn(chief.page, '.composer__notices')).toEqual([]);
  await chief.shoot('three-merging');
  await beside.getByRole('button', { name: 'Put it into the story' }).click();
  await beside.waitFor({ state: 'detached' });
  const wanted = [
    'The bridge cost forty million. By the chief.',
    'Two ministers came.',
    'It opens on Tuesday. Saved. Not saved.',
  ];
  await until(async () => JSON.stringify(await linesOf(id)) === JSON.stringify(wanted));
  await bodyOf(holder.page).getByText('Saved. Not saved.').waitFor();
  await besideOf(holder.page, 'section-editor').waitFor({ state: 'detached' });
}, 300_000);

it('says a comment once on a connection that drops, keeps it while there is none, and hears then what others said', async () => {
  const id = await story('On a bad line');
  const seat = await sit('sub-editor', id, { viewport: phone });
  const { page } = seat;
  await writable(page);
  const open = (kind: string, words: string) => editor('POST', `/api/articles/${id}/threads`, { kind, body: words });
  const { thread } = (await open('question', 'Who says so?')).body;
  await openComments(page, 1);
  const one = threadsIn(page).filter({ hasText: 'Who says so?' });
  await one.getByRole('button', { name: 'Reply' }).click();
  const words = one.getByLabel('Reply');
  await words.fill('The ministry.');

  // The newsroom has it, and its answer is lost.
  let lost = 0;
  await page.route('**/api/threads/*/comments', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.fallback();
    lost += 1;
    await route.fetch({ headers: { ...route.request().headers(), 'sec-fetch-site': 'same-origin' } });
    await route.abort();
  });
  await one.getByRole('button', { name: 'Send' }).click();
  await one.getByRole('alert').getByText('What you wrote is still here').waitFor();
  expect(await words.inputValue()).toBe('The ministry.');
  await one.getByRole('button', { name: 'Send' }).click();
  await words.waitFor({ state: 'detached' });
  const said = (await editor('GET', `/api/threads/${thread.id}/comments`)).body.comments.map(
    (each: { body: string }) => each.body,
  );
  expect([lost, said]).toEqual([1, ['Who says so?', 'The ministry.']]);

  // Without a connection it is not sent, and stands there still.
  await page.context().setOffline(true);
  await one.getByRole('button', { name: 'Reply' }).click();
  await words.fill('Of transport.');
  await one.getByRole('button', { name: 'Send' }).click();
  await one.getByRole('alert').getByText('What you wrote is still here').waitFor();
  await seat.shoot('three-offline-phone');
  await open('note', 'Meanwhile.');
  await page.context().setOffline(false);
  await threadsIn(page).getByText('Meanwhile.').waitFor({ timeout: 60_000 });
  expect(await words.inputValue()).toBe('Of transport.');
  await one.getByRole('button', { name: 'Send' }).click();
  await one.locator('.thread__words', { hasText: 'Of transport.' }).waitFor();
}, 180_000);

it('keeps what one suggests over a reload', async () => {
  const id = await story('Not sent yet');
  const { page } = await sit('section-editor', id);
  await writable(page);
  const begin = async (): Promise<void> => {
    const comment = page.getByRole('button', { name: 'Comment', exact: true });
    // Right after a reload the page may not listen to the first selection yet; a person selects again.
    await until(async () => {
      await selectWord(page, 'Monday');
      return comment.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
    });
    await comment.click();
    await page.locator('.thread--new').getByLabel('What is it?').selectOption('suggestion');
  };
  const instead = page.getByLabel('What is to stand there');
  await begin();
  await instead.fill('Wednesday next');
  await page.reload();
  await writable(page);
  await begin();
  expect(await instead.inputValue()).toBe('Wednesday next');
});

it('shows who wakes behind a sleeping tab what happened, before the first key, with their own text beside it', async () => {
  const id = await story('While one slept');
  const sleeper = await sit('section-editor', id);
  await writable(sleeper.page);
  await toTheEnd(sleeper.page);
  await sleeper.page.keyboard.type(' Saved.');
  await light(sleeper.page, 'saved').waitFor();
  await abortSaves(sleeper.page);
  await sleeper.page.keyboard.type(' Before sleep.');
  await light(sleeper.page, 'unsaved').waitFor();
  const client = await sleeper.page.context().newCDPSession(sleeper.page);
  await client.send('Page.setWebLifecycleState', { state: 'frozen' });

  const [chief, reader] = [await sit('managing-editor', id), await sit('sub-editor', id, { viewport: phone })];
  await noticesIn(chief.page).getByRole('button', { name: 'Take over' }).click();
  await writable(chief.page);
  await bodyOf(chief.page).locator('p').first().click();
  await chief.page.keyboard.press('End');
  await chief.page.keyboard.type(' Meanwhile.');
  await light(chief.page, 'saved').waitFor();
  await bodyOf(reader.page).getByText('forty million. Meanwhile.').waitFor();

  await client.send('Page.setWebLifecycleState', { state: 'active' });
  await sleeper.page.unroute('**/api/articles/**');
  await readOnly(sleeper.page);
  await noticesIn(sleeper.page).getByText('took the story over').waitFor();
  await bodyOf(sleeper.page).getByText('forty million. Meanwhile.').waitFor();
  await sleeper.page.keyboard.type(' Typed asleep.');
  for (const { page } of [sleeper, chief]) {
    await besideOf(page, 'section-editor').getByRole('button', { name: 'Show what differs' }).click();
    await besideOf(page, 'section-editor').getByText('Before sleep.').first().waitFor();
  }
  await sleeper.shoot('three-woken');
  expect(await linesOf(id)).toEqual([
    'The bridge cost forty million. Meanwhile.',
    'Two ministers came.',
    'It opens on Monday. Saved.',
  ]);
}, 180_000);
