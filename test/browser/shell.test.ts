import type { Page } from 'playwright-core';
import { openBrowserNewsroom, overflowOf, phone, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { completeCopy, password, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { cornerPhoto } from '../support/photos.ts';
import { headlineIn, light, toTheEnd, until, writable } from '../support/writing.ts';

/** The page that a phone installs, as a correspondent uses it: /admin/write/app. */
let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-shell', 'over-a-line');
  writer = await signIn(desk.inside, desk.newsroom.staff.correspondent.email);
  editor = await signIn(desk.inside, desk.newsroom.staff['sub-editor'].email);
});
afterAll(async () => desk?.close());
afterEach(() => desk?.line?.mend());

const shell = '/admin/write/app';

/** Opens the page on a phone, signs in there, and waits until it opens without a connection. */
async function sitAtPhone(
  options: Parameters<typeof desk.sit>[0] = {},
  who: 'correspondent' | 'sub-editor' = 'correspondent',
): Promise<Seat> {
  const seat = await desk.sit({ viewport: phone, ...options });
  const { page } = seat;
  await page.goto(shell);
  await page.locator('input[type=email]').fill(desk.newsroom.staff[who].email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('.shell__begin').waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return seat;
}

const storiesCalled = async (headline: string) =>
  (await writer('GET', `/api/articles?where[headline][equals]=${encodeURIComponent(headline)}&draft=true&depth=1`)).body
    .docs as {
    id: string;
    state: string;
    standfirst?: string;
    dateline?: unknown;
    photo?: { media?: { alt?: string } };
    body?: unknown;
  }[];

/** The browser's own word for it reaches no request that passes a service worker: the line is cut as well. */
async function goOffline(page: Page): Promise<void> {
  desk.line!.cut();
  await page.context().setOffline(true);
}

async function goOnline(page: Page): Promise<void> {
  desk.line!.mend();
  await page.context().setOffline(false);
}

/** What a browser writes by itself where nobody answers, or says that nobody is signed in yet. */
const isOfLine = (complaint: string): boolean => /net::ERR_|401 .*\/api\/me\/writing/.test(complaint);

it('opens without a connection, shows the drafts of this device, and takes a story with a photo that arrives once', async () => {
  await writer('POST', '/api/articles?draft=true', completeCopy(desk.newsroom, 'Begun at the office'));
  const seat = await sitAtPhone();
  const { page, complaints, shoot } = seat;
  await page.getByText('Begun at the office').waitFor();
  await goOffline(page);
  await page.goto(shell);
  await page.getByText('No connection.').waitFor();
  await page.getByText('Begun at the office').waitFor();
  expect(await overflowOf(seat)).toBe(0);
  await shoot('shell-offline');

  await page.locator('.shell__begin').click();
  await writable(page);
  await headlineIn(page).fill('Bridge closed by flood');
  await toTheEnd(page);
  await page.keyboard.type('Water stands a metre high.');
  await page.locator('[data-story-control=photo]').click();
  const photo = { name: 'bridge.jpg', mimeType: 'image/jpeg', buffer: await cornerPhoto() };
  await page.locator('input[type=file][multiple]').setInputFiles(photo);
  await page.getByRole('textbox', { name: 'Alternative text' }).fill('A bridge under water');
  await page.locator('[data-photo=waiting]').waitFor();
  await light(page, 'unsaved').waitFor();
  await shoot('shell-story-offline');
  await until(async () => /photos: \[\{.*lead of /.test(await keptIn(page)));

  // The phone ends the page; it is opened again, still without a connection.
  await page.goto(shell);
  await page.getByText('Bridge closed by flood').waitFor();
  await page.getByText('Not sent yet').waitFor();
  await page.getByText('Bridge closed by flood').click();
  await writable(page);
  await page.getByText('Water stands a metre high.').waitFor();
  await page.locator('[data-photo]').waitFor();
  expect(await storiesCalled('Bridge closed by flood')).toEqual([]);
  await goOnline(page);
  await light(page, 'saved').waitFor();
  await until(async () => (await storiesCalled('Bridge closed by flood'))[0]?.photo?.media !== undefined);
  const stories = await storiesCalled('Bridge closed by flood');
  await page.waitForTimeout(2_000);
  expect(await storiesCalled('Bridge closed by flood')).toHaveLength(1);
  expect(stories).toMatchObject([{ state: 'draft', photo: { media: { alt: 'A bridge under water' } } }]);
  expect(JSON.stringify(stories[0]?.body)).toContain('Water stands a metre high.');
  expect(complaints.filter((each) => !isOfLine(each))).toEqual([]);
});

it('goes on listing a story that it has sent', async () => {
  const { page } = await sitAtPhone();
  await page.locator('.shell__begin').waitFor();
  await goOffline(page);
  await page.locator('.shell__begin').click();
  await writable(page);
  await headlineIn(page).fill('Mill fire is out');
  await light(page, 'unsaved').waitFor();
  await page.goto(shell);
  await page.getByText('Not sent yet').waitFor();
  await goOnline(page);
  await until(async () => (await storiesCalled('Mill fire is out')).length === 1);
  await page.getByText('Not sent yet').waitFor({ state: 'detached' });
  await page.getByText('Mill fire is out').waitFor();
});

it('is reached from My desk on a phone, and says there how it is kept on the phone’s first page', async () => {
  const seat = await sitAtPhone();
  const { page, complaints, shoot } = seat;
  await page.getByText('Add to Home screen').waitFor();
  // A slow phone: the tap comes before the page’s script.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  // The admin’s first page is made ready for it.
  await page.goto('/admin', { timeout: 60_000, waitUntil: 'domcontentloaded' });
  await page.getByRole('link', { name: 'Write on this phone' }).click();
  await page.locator('.shell__begin').waitFor();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  expect(await overflowOf(seat)).toBe(0);
  await shoot('shell-home');
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Write a story' }).waitFor();
  expect(await page.getByRole('link', { name: 'Write on this phone' }).isVisible()).toBe(false);
  expect(complaints.filter((each) => !isOfLine(each))).toEqual([]);
});

/** Files the story on the page, and leaves for later what the desk would like besides. */
async function file(page: Page): Promise<void> {
  await page.locator('.composer-bar__next[data-step=file][aria-disabled=false]').click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const later = dialog.getByRole('button', { name: 'Later' });
  if (await later.count()) while (await dialog.count()) await later.click();
  else await dialog.getByRole('button', { name: 'File', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Begins a story without a connection, and files it. */
async function fileOffline(page: Page, headline: string): Promise<void> {
  await page.locator('.shell__begin').click();
  await writable(page);
  await headlineIn(page).fill(headline);
  await toTheEnd(page);
  await page.keyboard.type('Water stands a metre high.');
  await file(page);
  await page.locator('[data-filing=waits]').waitFor();
}

const home = (page: Page) => page.locator('.composer-bar__back').click();

it('files without a connection: it waits by the story, with its photo, and goes once when the connection is back', async () => {
  const headline = 'Filed from the tunnel';
  const seat = await sitAtPhone();
  const { page, complaints, shoot } = seat;
  await goOffline(page);
  await page.locator('.shell__begin').click();
  await writable(page);
  await headlineIn(page).fill(headline);
  await toTheEnd(page);
  await page.keyboard.type('Nobody was hurt.');
  await page.locator('[data-story-control=photo]').click();
  const photo = { name: 'tunnel.jpg', mimeType: 'image/jpeg', buffer: await cornerPhoto() };
  await page.locator('input[type=file][multiple]').setInputFiles(photo);
  await page.getByRole('textbox', { name: 'Alternative text' }).fill('A tunnel');
  await page.locator('[data-photo=waiting]').waitFor();
  await file(page);
  await page.locator('[data-filing=waits]').waitFor();
  await shoot('shell-waits');
  await home(page);
  const row = page.locator('.desk-row', { hasText: headline });
  await row.getByText('Waits to be filed').waitFor();
  expect(await overflowOf(seat)).toBe(0);
  await shoot('shell-home-waits');
  await goOnline(page);
  await row.waitFor({ state: 'detached' });
  expect(await storiesCalled(headline)).toMatchObject([{ state: 'filed', photo: { media: { alt: 'A tunnel' } } }]);
  expect(complaints.filter((each) => !isOfLine(each))).toEqual([]);
});

it('takes a story back that waits to be filed', async () => {
  const { page } = await sitAtPhone();
  await goOffline(page);
  await fileOffline(page, 'Not yet to be filed');
  await home(page);
  await page.locator('.desk-row', { hasText: 'Not yet' }).getByRole('button', { name: 'Take it back' }).click();
  await page.locator('.desk-row', { hasText: 'Not yet' }).getByText('Not sent yet').waitFor();
  await goOnline(page);
  await until(async () => (await storiesCalled('Not yet to be filed')).length === 1);
  await page.waitForTimeout(1_500);
  expect(await storiesCalled('Not yet to be filed')).toMatchObject([{ state: 'draft' }]);
});

it('says that a story was not filed, for somebody changed it meanwhile, until it is read', async () => {
  const headline = 'Two at one story';
  const copy = completeCopy(desk.newsroom, headline);
  const { id } = (await writer('POST', '/api/articles?draft=true', copy)).body.doc;
  const seat = await sitAtPhone();
  const { page, shoot } = seat;
  await page.locator('.desk-row', { hasText: headline }).click();
  await writable(page);
  await goOffline(page);
  await file(page);
  await page.locator('[data-filing=waits]').waitFor();
  const change = { standfirst: 'As the desk has it', baseVersion: 1 };
  expect((await editor('PATCH', `/api/articles/${id}?draft=true`, change)).status).toBe(200);
  await goOnline(page);
  await page.locator('[data-filing=refused]').getByText('Somebody changed the story meanwhile').waitFor();
  await shoot('shell-unfiled-story');
  await page.goto(shell);
  const notice = page.getByRole('alert').filter({ hasText: `Was not filed: ${headline}` });
  await notice.getByText('Somebody changed the story meanwhile').waitFor();
  await page.locator('.desk-row', { hasText: headline }).getByText('It was not filed').waitFor();
  expect(await overflowOf(seat)).toBe(0);
  await shoot('shell-unfiled');
  await page.reload();
  await notice.getByRole('button', { name: 'I have read it' }).click();
  await notice.waitFor({ state: 'detached' });
  expect(await storiesCalled(headline)).toMatchObject([{ state: 'draft', standfirst: 'As the desk has it' }]);
});

/** All that a browser keeps of this site: its databases, and what its worker has in the cache. */
const keptIn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error as Error);
      });
    const texts: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      for (const store of database.objectStoreNames)
        texts.push(
          `${name}/${store}: ${JSON.stringify(await done(database.transaction(store).objectStore(store).getAll()))}`,
        );
      database.close();
    }
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        if (!/\.(js|css|png|svg)$/.test(request.url)) texts.push(await (await caches.match(request))!.text());
    return [...texts, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join('\n');
  });

it('leaves nothing of a colleague’s story, and after signing out nothing of one’s own, on the device', async () => {
  const theirs = await writer('POST', '/api/articles?draft=true', completeCopy(desk.newsroom, 'Secret of a colleague'));
  const seat = await sitAtPhone({}, 'sub-editor');
  const { page } = seat;
  await page.goto(`${shell}?story=${theirs.body.doc.id}`);
  await writable(page);
  await home(page);
  await page.locator('.shell__begin').waitFor();
  expect(await keptIn(page)).not.toContain('Secret of a colleague');
  await goOffline(page);
  await fileOffline(page, 'My own and unsent');
  await home(page);
  await page.locator('.desk-row', { hasText: 'My own and unsent' }).waitFor();
  expect(await keptIn(page)).toContain('My own and unsent');
  await page.getByRole('button', { name: 'Sign out' }).click();
  const question = page.getByRole('dialog');
  await question.getByText('My own and unsent').waitFor();
  desk.line!.mend();
  await page.context().setOffline(false);
  await question.getByRole('button', { name: 'Discard and sign out' }).click();
  await question.getByRole('button', { name: 'Discard it for good?' }).click();
  await page.locator('input[type=password]').waitFor();
  const kept = await keptIn(page);
  for (const mine of [
    'My own and unsent',
    'Water stands',
    'Secret of a colleague',
    desk.newsroom.staff['sub-editor'].email,
  ])
    expect(kept).not.toContain(mine);
});

it('is filed by the browser alone, where it calls the page’s worker once there is a connection again', async () => {
  const { page } = await sitAtPhone();
  await goOffline(page);
  await fileOffline(page, 'Filed by the worker');
  const client = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    client.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId);
    });
  });
  await client.send('ServiceWorker.enable');
  const registrationId = await registration;
  // Nothing of the shell is open any more.
  desk.line!.mend();
  await page.context().setOffline(false);
  await page.goto('/healthz');
  if ((await storiesCalled('Filed by the worker')).length === 0) {
    const sync = { origin: desk.url, registrationId, tag: 'dateline-waits', lastChance: false };
    await client.send('ServiceWorker.dispatchSyncEvent', sync);
  }
  await until(async () => (await storiesCalled('Filed by the worker'))[0]?.state === 'filed');
  expect(await storiesCalled('Filed by the worker')).toHaveLength(1);
});

it('asks on a phone for one missing thing after the other, and files at the end', async () => {
  const seat = await sitAtPhone();
  const { page, complaints, shoot } = seat;
  await page.locator('.shell__begin').click();
  await writable(page);
  const sheet = page.getByRole('dialog');
  const question = sheet.getByRole('heading');
  /** What it asks now: what it asks instead, where it does not ask this. */
  const asks = async (words: string): Promise<void> => {
    await until(async () => (await question.allTextContents()).includes(words)).catch(() => undefined);
    expect(await question.allTextContents()).toContain(words);
  };
  const press = () => page.locator('.composer-bar__next[data-step=file][aria-disabled=false]').click();
  await press();
  await asks('What is the headline?');
  await page.keyboard.type('Asked one by one');
  await page.keyboard.press('Enter');
  await asks('There is no text yet');
  await sheet.getByRole('button', { name: 'To the text' }).click();
  await page.waitForFunction(() => (document.activeElement as HTMLElement).isContentEditable);
  await page.keyboard.type('Water stands a metre high.');
  await page.locator('[data-story-control=photo]').click();
  const photo = { name: 'bridge.jpg', mimeType: 'image/jpeg', buffer: await cornerPhoto() };
  await page.locator('input[type=file][multiple]').setInputFiles(photo);
  await page.locator('.photo-box a[href*="/collections/media/"]').waitFor();
  await light(page, 'saved').waitFor();
  await press();
  await asks('What does the photo show?');
  await shoot('shell-sheet');
  await page.keyboard.type('A bridge under water');
  await sheet.getByRole('button', { name: /^Next: / }).click();
  await asks('Where is the story from?');
  await page.keyboard.type('Sarvan');
  // What the desk’s posting or section had filled in is not asked for; what else there is can wait.
  const file = sheet.getByRole('button', { name: 'File', exact: true });
  while (!(await file.count())) await sheet.getByRole('button', { name: /^Next: / }).click();
  await file.click();
  await until(async () => (await storiesCalled('Asked one by one'))[0]?.state === 'filed');
  expect(await storiesCalled('Asked one by one')).toMatchObject([
    { dateline: { place: 'Sarvan' }, photo: { media: { alt: 'A bridge under water' } } },
  ]);
  await page.locator('.shell__begin').waitFor();
  expect(complaints.filter((each) => !isOfLine(each))).toEqual([]);
});

it('keeps the line in which one writes above the tools, where the keyboard leaves half of the screen', async () => {
  const { page } = await sitAtPhone();
  await page.locator('.shell__begin').click();
  await writable(page);
  await toTheEnd(page);
  await page.setViewportSize({ width: 390, height: 430 });
  for (let line = 0; line < 14; line += 1) {
    await page.keyboard.press('Enter');
    await page.keyboard.type(`Line ${line}`);
    await page.waitForTimeout(50);
    const room = await page.evaluate(() => {
      const tools = document.querySelector('.story-text__row')!.getBoundingClientRect().top;
      return tools - getSelection()!.getRangeAt(0).getBoundingClientRect().bottom;
    });
    expect(room).toBeGreaterThanOrEqual(0);
  }
});
