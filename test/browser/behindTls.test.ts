import { openBrowserNewsroom, type BrowserNewsroom, type Seat, signInByForm } from '../support/browser.ts';
import { move } from '../support/desk.ts';
import { completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import {
  abortSaves,
  bodyOf,
  headlineIn,
  light,
  openStory,
  pressAct,
  pressStep,
  toTheEnd,
  until,
  writable,
} from '../support/writing.ts';

/** As real newsrooms have it: a proxy ends TLS, and PUBLIC_URL is its address. */
let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-tls', 'behind-tls');
  writer = await signIn(desk.inside, desk.newsroom.staff.correspondent.email);
  editor = await signIn(desk.inside, desk.newsroom.staff['section-editor'].email);
});
afterAll(async () => desk?.close());

const write = async (headline: string): Promise<string> =>
  (await writer('POST', '/api/articles', completeCopy(desk.newsroom, headline))).body.doc.id;
const storyOf = async (id: string) => (await writer('GET', `/api/articles/${id}?draft=true&depth=0`)).body;

async function sitAs(who: 'correspondent' | 'section-editor'): Promise<Seat> {
  const seat = await desk.sit();
  await signInByForm(seat, desk.newsroom.staff[who].email);
  return seat;
}

it('lets one write and file, with a session that goes over TLS alone', async () => {
  const { page, complaints } = await sitAs('correspondent');
  const [session] = (await page.context().cookies()).filter(({ name }) => name === 'payload-token');
  expect(session).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' });
  await page.getByRole('link', { name: 'Write a story' }).click();
  await headlineIn(page).fill('Written behind a proxy');
  await toTheEnd(page);
  await page.keyboard.type('And filed there.');
  await page.waitForURL(/\/collections\/articles\/[0-9a-f]{24}/);
  await pressStep(page, 'file');
  await page.getByRole('dialog').getByRole('button', { name: 'File' }).click();
  await page.locator('.workflow-bar[data-state=filed]').waitFor();
  const story = await storyOf(/[0-9a-f]{24}/.exec(page.url())![0]);
  expect([story.headline, story.state, JSON.stringify(story.body).includes('And filed there.')]).toEqual([
    'Written behind a proxy',
    'filed',
    true,
  ]);
  expect(complaints).toEqual([]);
});

it('shows the preview of a draft to who is signed in, and the page that readers have at the public address', async () => {
  const id = await write('Seen before readers see it');
  const { page, complaints } = await sitAs('section-editor');
  await openStory(page, id);
  const opened = async (name: string) => {
    const [other] = await Promise.all([page.context().waitForEvent('page'), pressAct(page, name)]);
    await other.getByRole('heading', { name: 'Seen before readers see it', level: 1 }).waitFor();
    return other;
  };
  await (await opened('Preview')).close();
  for (const name of ['file', 'take', 'approve', 'publish'])
    expect(await move(name === 'file' ? writer : editor, id, name)).toMatchObject({ status: 200 });
  await openStory(page, id);
  const live = await opened('On the site');
  expect(live.url().startsWith(desk.url)).toBe(true);
  expect(await live.locator('link[rel=canonical]').getAttribute('href')).toBe(live.url());
  expect(complaints).toEqual([]);
});

it('shows by itself what others do', async () => {
  const { page } = await sitAs('section-editor');
  await page.getByText('My desk').first().waitFor();
  await page.waitForTimeout(1_000);
  const id = await write('Filed from elsewhere');
  expect(await move(writer, id, 'file')).toMatchObject({ status: 200 });
  await page.getByText('Filed from elsewhere').first().waitFor({ timeout: 5_000 });
});

it('keeps what is typed through an outage of the server, a reload and a sign-out with text that could not be sent', async () => {
  const id = await write('Kept behind a proxy');
  const seat = await sitAs('correspondent');
  const { page } = seat;
  await openStory(page, id);
  await desk.stopServer('SIGKILL');
  await toTheEnd(page);
  await page.keyboard.type(' While it was away.');
  await light(page, 'unsaved').waitFor();
  await desk.startServer();
  await page.reload();
  await until(async () => JSON.stringify((await storyOf(id)).body).includes('While it was away.'));
  await writable(page);
  // The text is put back into the page a moment after the page takes any.
  await until(async () => (await bodyOf(page).innerText()).includes('While it was away.'));
  await abortSaves(page);
  await headlineIn(page).fill('Sealed behind a proxy');
  if (!(await page.locator('.nav--nav-open').count())) await page.locator('.nav-toggler:visible').first().click();
  await page.locator('.nav__log-out').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep and sign out' }).click();
  await page.waitForURL(/\/admin\/login/);
  await page.unroute('**/api/articles/**');
  await signInByForm(seat, desk.newsroom.staff.correspondent.email);
  await until(async () => (await storyOf(id)).headline === 'Sealed behind a proxy');
});
