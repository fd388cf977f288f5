import { readFileSync } from 'node:fs';
import {
  openBrowserNewsroom,
  overflowOf,
  phone,
  type BrowserNewsroom,
  type Seat,
  signInByForm,
  signInAt,
} from '../support/browser.ts';
import { completeCopy, password, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import {
  abortSaves,
  blockIn,
  bodyOf,
  chooseBlock,
  fieldIn,
  headlineIn,
  kickerIn,
  light,
  noticesIn,
  openStory,
  pasteText,
  pressStep,
  quoteIn,
  until,
  writable,
} from '../support/writing.ts';

let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-typing');
  writer = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
  editor = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
});
afterAll(async () => desk?.close());

const headlineOf = async (id: string): Promise<string> =>
  (await writer('GET', `/api/articles/${id}?draft=true`)).body.headline;
const lockOf = async (id: string): Promise<unknown> =>
  (await writer('GET', `/api/articles/${id}/transitions`)).body.lock;
const countOf = async (): Promise<number> => (await editor('GET', '/api/articles?draft=true&limit=0')).body.totalDocs;

async function write(headline: string): Promise<string> {
  return (await writer('POST', '/api/articles', completeCopy(desk.newsroom, headline))).body.doc.id;
}

type Who = 'correspondent' | 'section-editor';

async function sitAt(
  id: string,
  options: Parameters<typeof desk.sit>[0] = {},
  who: Who = 'correspondent',
): Promise<Seat> {
  const seat = await desk.sit(options);
  await signInAt(seat, desk.newsroom.staff[who].email);
  await openStory(seat.page, id);
  return seat;
}

it.each([
  ['a desk', { width: 1280, height: 900 }],
  ['a phone', phone],
])('begins a story with its first words, and with none makes nothing: at %s', async (name, viewport) => {
  const seat = await desk.sit({ viewport });
  const { page, shoot, complaints } = seat;
  await signInAt(seat, desk.newsroom.staff.correspondent.email);
  const before = await countOf();
  await page.goto('/admin/collections/articles/create');
  await page.waitForURL(/\/admin\/write/);
  await writable(page);
  await shoot(`write-empty-${viewport.width}`);
  expect(await overflowOf(seat)).toBe(0);
  await page.goto('/admin');
  await page.getByText('My desk').first().waitFor();
  expect(await countOf()).toBe(before);
  await page.getByRole('link', { name: 'Write a story' }).click();
  await writable(page);
  await headlineIn(page).pressSequentially(`Begun at ${name}`, { delay: 30 });
  await light(page, 'saved')
    .getByText(/version \d/)
    .waitFor();
  await page.waitForURL(/\/collections\/articles\/[0-9a-f]{24}/);
  // The page is still the one that was typed in: the caret stands where it stood.
  await page.keyboard.type(', and went on');
  await light(page, 'saving').waitFor();
  await light(page, 'saved').waitFor();
  const id = /[0-9a-f]{24}/.exec(page.url())![0];
  expect(await headlineOf(id)).toBe(`Begun at ${name}, and went on`);
  expect(await countOf()).toBe(before + 1);
  await shoot(`write-begun-${viewport.width}`);
  expect(await overflowOf(seat)).toBe(0);
  expect(complaints).toEqual([]);
});

it('takes the first key of a page that is busy with the address its story has got', async () => {
  const seat = await desk.sit();
  const { page } = seat;
  await signInByForm(seat, desk.newsroom.staff.correspondent.email);
  await page.addInitScript(() => {
    const replace = history.replaceState.bind(history);
    history.replaceState = (data, unused, url) => {
      replace(data, unused, url);
      const until = performance.now() + (String(url).includes('/collections/articles/') ? 1_500 : 0);
      while (performance.now() < until);
    };
  });
  await page.goto('/admin/write');
  await writable(page);
  const made = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && /api.articles/.test(answer.url()),
  );
  await headlineIn(page).fill('Begun');
  await made;
  await page.waitForTimeout(500);
  await page.keyboard.type(' and went on');
  expect(await headlineIn(page).inputValue()).toBe('Begun and went on');
  await light(page, 'saved').waitFor();
  expect(await headlineOf(/[0-9a-f]{24}/.exec(page.url())![0])).toBe('Begun and went on');
});

it('loses nothing that was typed just before the page is left', async () => {
  const id = await write('Leaving at once');
  const { page } = await sitAt(id);
  await headlineIn(page).fill('Leaving at once, with one more word');
  await page.goto('/admin');
  await until(async () => (await headlineOf(id)) === 'Leaving at once, with one more word');
  await openStory(page, id);
  await bodyOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' The last words.');
  await page.goto('/admin');
  await until(async () =>
    JSON.stringify((await writer('GET', `/api/articles/${id}?draft=true`)).body.body).includes('last words'),
  );
});

it('does not say saved while it is offline, and sends all of it, in order, once the connection is back', async () => {
  const id = await write('Offline for a while');
  const { page, shoot } = await sitAt(id, { viewport: phone });
  await page.context().setOffline(true);
  await headlineIn(page).fill('Typed offline');
  await light(page, 'unsaved').waitFor();
  const why = page.locator('.newsroom-notice--unsaved');
  await why.getByText('Go on writing').waitFor();
  await why.getByText('kept on this device').waitFor();
  await shoot('typing-offline-phone');
  await kickerIn(page).fill('Also offline');
  await page.waitForTimeout(2_500);
  expect(await light(page, 'saved').count()).toBe(0);
  expect(await headlineOf(id)).toBe('Offline for a while');
  await page.context().setOffline(false);
  await light(page, 'saved').waitFor();
  expect((await writer('GET', `/api/articles/${id}?draft=true`)).body).toMatchObject({
    headline: 'Typed offline',
    kicker: 'Also offline',
  });
});

it('keeps text on the device through a killed tab, and the next page of the newsroom sends it and says so', async () => {
  const id = await write('Killed tab');
  const seat = await sitAt(id);
  const context = seat.page.context();
  await abortSaves(seat.page);
  await headlineIn(seat.page).fill('Typed before the tab was killed');
  await light(seat.page, 'unsaved').waitFor();
  await seat.page.close({ runBeforeUnload: false });
  expect(await headlineOf(id)).toBe('Killed tab');
  const next = await context.newPage();
  await next.goto('/admin');
  await next.locator('.leftovers').getByText('Typed before the tab was killed').waitFor();
  await next.screenshot({ path: 'test/.artifacts/typing-leftovers.png' });
  expect(await headlineOf(id)).toBe('Typed before the tab was killed');
});

it('sends text that is too long for a page that is left with the next page, within five seconds', async () => {
  const id = await write('Too long to send while leaving');
  const { page } = await sitAt(id);
  const root = bodyOf(page);
  await root.click();
  await page.keyboard.press('Control+End');
  await pasteText(page, ` ${'A verdict is long. '.repeat(4_000)}The end of the verdict.`);
  await page.getByText('The end of the verdict.').first().waitFor();
  await page.goto('/admin');
  await page.locator('.leftovers').getByText('Too long to send while leaving').waitFor({ timeout: 5_000 });
  const { body } = (await writer('GET', `/api/articles/${id}?draft=true`)).body;
  expect(JSON.stringify(body)).toContain('The end of the verdict.');
});

it('saves a story that was opened over another page, too', async () => {
  const id = await write('Over another page');
  const { staff } = desk.newsroom;
  const chief = await signIn(desk.url, staff['managing-editor'].email);
  const redirect = await chief('POST', '/api/redirects', { from: 'an-old-address', story: id });
  expect(redirect.status).toBe(201);
  const seat = await desk.sit();
  const { page, shoot, complaints } = seat;
  await signInAt(seat, staff['managing-editor'].email);
  await page.goto(`/admin/collections/redirects/${redirect.body.doc.id}`);
  await page.locator('#field-story .relationship--single-value__drawer-toggler').click();
  const drawer = page.locator('.drawer--is-open').last();
  await headlineIn(drawer).fill('Changed over another page');
  await until(async () => (await headlineOf(id)) === 'Changed over another page');
  await shoot('typing-drawer');
  await drawer.getByText('Close', { exact: true }).click();
  await drawer.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

it.each(['az', 'ru'])('says in the language of the UI that text is not saved: %s', async (language) => {
  const id = await write('In another language');
  const seat = await sitAt(id, { language, viewport: phone, dark: true });
  await abortSaves(seat.page);
  await headlineIn(seat.page).fill('Typed in another language');
  const words = { az: 'SAXLANILMAYIB', ru: 'НЕ СОХРАНЕНО' }[language]!;
  await light(seat.page, 'unsaved').getByText(words).waitFor();
  expect(await overflowOf(seat)).toBe(0);
  await seat.shoot(`typing-unsaved-${language}`);
});

it('puts text that had not arrived back into the story after a reload, and saves it', async () => {
  const id = await write('Reloaded');
  const { page, shoot } = await sitAt(id);
  await abortSaves(page);
  await headlineIn(page).fill('Typed before the reload');
  await (await fieldIn(page, 'dateline__place')).fill('Sumgait');
  await light(page, 'unsaved').waitFor();
  await openStory(page, id);
  await page.getByText('It was put back into the story').waitFor();
  expect(await headlineIn(page).inputValue()).toBe('Typed before the reload');
  expect(await (await fieldIn(page, 'dateline__place')).inputValue()).toBe('Sumgait');
  await shoot('typing-put-back');
  await page.unroute('**/api/articles/**');
  await light(page, 'saved').waitFor();
  expect((await writer('GET', `/api/articles/${id}?draft=true`)).body).toMatchObject({
    headline: 'Typed before the reload',
    dateline: { place: 'Sumgait' },
  });
});

it('signs in over the page when the session has ended, and goes on', async () => {
  const id = await write('Ended session');
  const { page, shoot } = await sitAt(id);
  await headlineIn(page).fill('Typed before it ended');
  await light(page, 'saved').waitFor();
  // From here on it is open for this session.
  await until(async () => (await lockOf(id)) !== null);
  await page.context().clearCookies();
  await headlineIn(page).fill('Typed after the session ended');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Your session ended').waitFor();
  await shoot('typing-session-ended');
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await light(page, 'saved').waitFor();
  expect(await headlineOf(id)).toBe('Typed after the session ended');
  expect(await headlineIn(page).inputValue()).toBe('Typed after the session ended');
  // The story was open for the session before: it is for this one, and nothing was taken over by hand.
  await page.waitForTimeout(2_000);
  expect(await page.locator('.newsroom-notice--lock').count()).toBe(0);
  expect(await headlineIn(page).isEnabled()).toBe(true);
});

it('sends nothing of one person in the name of another who signed in meanwhile', async () => {
  const id = await write('Two people at one browser');
  const { page } = await sitAt(id);
  const answer = await page.request.post('/api/users/login', {
    data: { email: desk.newsroom.staff['section-editor'].email, password },
  });
  expect(answer.status()).toBe(200);
  await headlineIn(page).fill('Typed by the correspondent');
  await page.getByRole('dialog').getByText('Your session ended').waitFor();
  expect(await headlineOf(id)).toBe('Two people at one browser');
  // Nor does what the other opens show or send it.
  const other = await page.context().newPage();
  await page.close();
  await other.goto('/admin');
  await other.getByText('Good to see you, The section-editor').waitFor();
  await other.waitForTimeout(3_000);
  expect(await other.locator('.leftovers').count()).toBe(0);
  expect(await headlineOf(id)).toBe('Two people at one browser');
});

it('sends what is unsaved before signing out, and asks where it cannot', async () => {
  const id = await write('Signing out');
  const { page, shoot } = await sitAt(id, { viewport: { width: 1600, height: 900 } });
  const openNav = async (): Promise<void> => {
    if (!(await page.locator('.nav--nav-open').count())) await page.locator('.nav-toggler').first().click();
  };
  await openNav();
  await abortSaves(page);
  await headlineIn(page).fill('Typed before signing out');
  await page.locator('.nav__log-out').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('only on this device').waitFor();
  await dialog.getByText('Typed before signing out').waitFor();
  await shoot('typing-sign-out');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.unroute('**/api/articles/**');
  await page.locator('.nav__log-out').click();
  await page.waitForURL(/\/admin\/login/);
  expect(await headlineOf(id)).toBe('Typed before signing out');
});

it('asks soon where the line hangs while one signs out', async () => {
  const id = await write('Signing out on a hanging line');
  const { page } = await sitAt(id, { viewport: { width: 1600, height: 900 } });
  if (!(await page.locator('.nav--nav-open').count())) await page.locator('.nav-toggler').first().click();
  // Nobody answers, and nobody refuses.
  await page.route('**/api/articles/**', (route) =>
    route.request().method() === 'PATCH' ? undefined : route.fallback(),
  );
  await headlineIn(page).fill('Typed on a hanging line');
  await page.locator('.nav__log-out').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('only on this device').waitFor({ timeout: 10_000 });
  await dialog.getByText('Typed on a hanging line').waitFor();
});

it('keeps unsaved text for the next sign-in so that nobody else who uses the device can read it', async () => {
  const id = await write('Signing out for now');
  const { page } = await sitAt(id, { viewport: { width: 1600, height: 900 } });
  if (!(await page.locator('.nav--nav-open').count())) await page.locator('.nav-toggler').first().click();
  await abortSaves(page);
  await headlineIn(page).fill('Kept under a seal');
  await page.locator('.nav__log-out').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep and sign out' }).click();
  await page.waitForURL(/\/admin\/login/);
  const kept = await page.evaluate(async () => {
    const opening = indexedDB.open('dateline');
    const database = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)));
    const all = async (store: string) => {
      const asking = database.transaction(store).objectStore(store).getAll();
      return new Promise<{ user: string; data?: ArrayBuffer }[]>(
        (resolve) => (asking.onsuccess = () => resolve(asking.result)),
      );
    };
    const [copies, sealed] = [await all('copies'), await all('sealed')];
    database.close();
    const texts = sealed.map(({ data }) => new TextDecoder().decode(data));
    return {
      copies: copies.length,
      sealed: sealed.length,
      isRead: texts.some((text) => text.includes('Kept under a seal')),
    };
  });
  expect(kept).toEqual({ copies: 0, sealed: 1, isRead: false });
  await page.unroute('**/api/articles/**');
  await signInByForm({ page } as Seat, desk.newsroom.staff['section-editor'].email);
  await page.waitForTimeout(3_000);
  expect(await headlineOf(id)).toBe('Signing out for now');
  await page.context().clearCookies();
  await signInByForm({ page } as Seat, desk.newsroom.staff.correspondent.email);
  await until(async () => (await headlineOf(id)) === 'Kept under a seal');
});

it('discards unsaved text at the sign-out only when it is asked to', async () => {
  const id = await write('Signing out for good');
  const { page } = await sitAt(id, { viewport: { width: 1600, height: 900 } });
  if (!(await page.locator('.nav--nav-open').count())) await page.locator('.nav-toggler').first().click();
  await abortSaves(page);
  await headlineIn(page).fill('To be discarded');
  await page.locator('.nav__log-out').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Discard and sign out' }).click();
  await dialog.getByRole('button', { name: 'Discard it for good?' }).click();
  await page.waitForURL(/\/admin\/login/);
  await page.unroute('**/api/articles/**');
  await signInByForm({ page } as Seat, desk.newsroom.staff.correspondent.email);
  await openStory(page, id);
  expect(await headlineIn(page).inputValue()).toBe('Signing out for good');
  expect(await headlineOf(id)).toBe('Signing out for good');
});

it('keeps one’s own text beside a story that somebody else has saved, shows both, and lets one put it in or drop it', async () => {
  const id = await write('Saved by two');
  const { page, shoot, complaints } = await sitAt(id);
  const saveByTheOther = async (headline: string): Promise<void> => {
    const { baseVersion } = (await editor('GET', `/api/articles/${id}?draft=true`)).body;
    expect(await editor('PATCH', `/api/articles/${id}?draft=true`, { headline, baseVersion })).toMatchObject({
      status: 200,
    });
  };
  const branches = async (state: string) =>
    (await writer('GET', `/api/articles/${id}/branches?state=${state}`)).body.branches;
  await saveByTheOther('Of the other');
  await headlineIn(page).fill('Of the writer');
  const conflict = noticesIn(page).getByRole('alert');
  await conflict.getByText('yours beside the story').waitFor();
  await conflict.getByText('Of the other').waitFor();
  await until(async () => (await branches('open')).length === 1);
  expect(await headlineOf(id)).toBe('Of the other');
  await headlineIn(page).fill('Of the writer, who went on');
  await conflict.getByText('Of the writer, who went on').waitFor();
  await headlineIn(page).fill('Of the writer');
  await conflict.getByText('Of the writer', { exact: true }).waitFor();
  await conflict.getByRole('button', { name: 'Load theirs' }).click();
  await until(async () => (await headlineIn(page).inputValue()) === 'Of the other');
  // It rests beside the story, for this page and the next.
  await openStory(page, id);
  const notice = page.locator('.newsroom-notice--branch');
  await notice.getByRole('button', { name: 'Show what differs' }).click();
  await notice.getByText('Of the writer').waitFor();
  await shoot('typing-branch');
  // Both changed the headline: one of the two is chosen, and neither for the other.
  const putIn = notice.getByRole('button', { name: 'Put it into the story' });
  expect(await putIn.getAttribute('aria-disabled')).toBe('true');
  await notice.locator('.choosing__choices input').nth(1).check();
  await putIn.click();
  await notice.waitFor({ state: 'detached' });
  await until(async () => (await branches('taken')).length === 1);
  expect(await headlineOf(id)).toBe('Of the writer');
  expect(await headlineIn(page).inputValue()).toBe('Of the writer');
  // Saved over theirs at once, it is in the story, and no longer beside it.
  await saveByTheOther('Of the other again');
  await headlineIn(page).fill('Of the writer again');
  await conflict.getByText('yours beside the story').waitFor();
  await conflict.getByRole('button', { name: 'Save mine over it' }).click();
  await until(async () => (await branches('taken')).length === 2);
  // Nor is it told of any more.
  await page.waitForTimeout(1_000);
  expect(await notice.count()).toBe(0);
  expect(await headlineOf(id)).toBe('Of the writer again');
  expect(await branches('open')).toEqual([]);
  expect(complaints.filter((each) => !each.includes('409'))).toEqual([]);
  // Nor where that save had to wait for the line.
  await saveByTheOther('Of the other once more');
  await headlineIn(page).fill('Of the writer once more');
  await conflict.getByText('yours beside the story').waitFor();
  await abortSaves(page);
  await conflict.getByRole('button', { name: 'Save mine over it' }).click();
  await light(page, 'unsaved').waitFor();
  await page.unroute('**/api/articles/**');
  await until(async () => (await branches('taken')).length === 3);
  expect(await branches('open')).toEqual([]);
  expect(await headlineOf(id)).toBe('Of the writer once more');
  // Nor where the newsroom did not hear of it before the page was gone: the next page tells it, and says nothing.
  let aborted = 0;
  await page.route('**/take', (route) => ((aborted += 1) > 2 ? route.continue() : route.abort()));
  await saveByTheOther('Of the other at last');
  await headlineIn(page).fill('Of the writer at last');
  await conflict.getByRole('button', { name: 'Save mine over it' }).click();
  await until(async () => aborted === 2);
  expect(await branches('open')).toHaveLength(1);
  expect(await headlineOf(id)).toBe('Of the writer at last');
  await openStory(page, id);
  await until(async () => (await branches('taken')).length === 4);
  expect(await branches('open')).toEqual([]);
  expect(await notice.count()).toBe(0);
  expect(await page.locator('.newsroom-notice--device').count()).toBe(0);
});

it('lets one tab of a person write; the second shows the story, says so, and takes over when the first is closed', async () => {
  const id = await write('Two tabs');
  const { page } = await sitAt(id);
  const second = await page.context().newPage();
  await second.goto(`/admin/collections/articles/${id}`);
  await second.getByText('You are writing this story in another tab').waitFor();
  expect(await headlineIn(second).isDisabled()).toBe(true);
  await second.screenshot({ path: 'test/.artifacts/typing-second-tab.png' });
  await headlineIn(page).fill('Two tabs, one text');
  await light(page, 'saved')
    .getByText(/version/)
    .waitFor();
  await until(async () => (await headlineOf(id)) === 'Two tabs, one text');
  await page.close();
  await writable(second);
  await until(async () => (await headlineIn(second).inputValue()) === 'Two tabs, one text');
});

it('keeps what was typed while a transition was on its way', async () => {
  const id = await write('Typed meanwhile');
  await writer('POST', `/api/articles/${id}/transitions`, { name: 'file' });
  await editor('POST', `/api/articles/${id}/transitions`, { name: 'take' });
  const { page } = await sitAt(id, {}, 'section-editor');
  await page.route(`**/api/articles/${id}/transitions`, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const answer = await route.fetch();
    await kickerIn(page).evaluate((input: HTMLInputElement) => input.focus());
    await page.keyboard.type('Meanwhile');
    return route.fulfill({ response: answer });
  });
  await pressStep(page, 'approve');
  await page.locator('.workflow-bar[data-state=approved]').waitFor();
  await until(async () => (await editor('GET', `/api/articles/${id}?draft=true`)).body.kicker === 'Meanwhile');
  expect(await kickerIn(page).inputValue()).toBe('Meanwhile');
});

it('goes on saving around a block that is not filled in yet', async () => {
  const id = await write('A half-made block');
  const { page, shoot } = await sitAt(id);
  await bodyOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/quot');
  await chooseBlock(page, 'Quotation');
  await blockIn(page).waitFor();
  await page.waitForTimeout(3_000);
  await headlineIn(page).fill('Saved beside a half-made block');
  await until(async () => (await headlineOf(id)) === 'Saved beside a half-made block');
  // The body, too, with the block as it is.
  await light(page, 'saved').waitFor();
  const { body } = (await writer('GET', `/api/articles/${id}?draft=true`)).body;
  expect(JSON.stringify(body)).toContain('"blockType":"quotation"');
  await shoot('typing-half-made-block');
});

it('keeps what is typed into a new block while it is offline', async () => {
  const id = await write('A block offline');
  const { page, shoot } = await sitAt(id);
  await bodyOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.context().setOffline(true);
  await page.keyboard.type('/quot');
  await chooseBlock(page, 'Quotation');
  await quoteIn(page).fill('We typed this without a connection.');
  await light(page, 'unsaved').waitFor();
  await page.waitForTimeout(1_500);
  await shoot('typing-block-offline');
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto('/admin');
  await next.locator('.leftovers').getByText('A block offline').waitFor();
  const { body } = (await writer('GET', `/api/articles/${id}?draft=true`)).body;
  expect(JSON.stringify(body)).toContain('We typed this without a connection.');
});

it('saves nothing of a story that is only looked at', async () => {
  const id = await write('Only looked at');
  const before = (await writer('GET', `/api/articles/${id}?draft=true`)).body.baseVersion;
  const { page } = await sitAt(id);
  await bodyOf(page).click();
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(2_500);
  await page.goto('/admin');
  await page.waitForTimeout(500);
  expect((await writer('GET', `/api/articles/${id}?draft=true`)).body.baseVersion).toBe(before);
});

it.each([
  ['a desk', { width: 1280, height: 900 }],
  ['a phone', phone],
])('takes a text pasted from Word, and names what it left out until that is closed: at %s', async (name, viewport) => {
  const id = await write(`Pasted at ${name}`);
  const seat = await sitAt(id, { viewport });
  const { page, shoot, complaints } = seat;
  const root = bodyOf(page);
  await root.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  const html = readFileSync(new URL('../fixtures/clipboard/word.html', import.meta.url), 'utf8');
  await pasteText(page, html, 'text/html');
  const notice = page.locator('.newsroom-notice--pasted');
  await notice.getByText('file:///C:/Users/elif/plan.docx').waitFor();
  await notice.getByText('Insert them as photos').waitFor();
  await light(page, 'saved')
    .getByText(/version \d/)
    .waitFor();
  const { body } = (await writer('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
  const top = body.root.children.map(({ type, tag }: { type: string; tag?: string }) => tag ?? type);
  expect(top.slice(top.indexOf('h2'))).toEqual([
    'h2',
    'h3',
    'paragraph',
    'paragraph',
    'ul',
    'ol',
    'h3',
    // The table.
    'block',
    'paragraph',
  ]);
  expect(await notice.isVisible()).toBe(true);
  await shoot(`typing-pasted-${viewport.width}`);
  expect(await overflowOf(seat)).toBe(0);
  await notice.getByRole('button', { name: 'Close' }).click();
  expect(await notice.count()).toBe(0);
  expect(complaints).toEqual([]);
});
