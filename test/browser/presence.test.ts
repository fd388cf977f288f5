import { openBrowserNewsroom, phone, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { completeCopy, signIn, type Newsroom } from '../support/newsroom.ts';
import { move } from '../support/desk.ts';
import { pageOfStory, peopleAt, sitAt } from '../support/together.ts';
import { bodyOf, until, writable } from '../support/writing.ts';

/** Who is in a story, as two people see it. */
let desk: BrowserNewsroom<Newsroom>;
let id: string;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-presence');
  const writer = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
  ({ id } = (await writer('POST', '/api/articles', completeCopy(desk.newsroom, 'Two at one desk'))).body.doc);
  const editor = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
  expect((await move(writer, id, 'file')).status).toBe(200);
  expect((await move(editor, id, 'take')).status).toBe(200);
});
afterAll(async () => desk?.close());

const sit = (
  who: 'correspondent' | 'section-editor',
  address: string,
  options: Parameters<typeof desk.sit>[0] = {},
): Promise<Seat> => sitAt(desk, who, address, { viewport: { width: 1280, height: 900 }, ...options });
const storyPage = () => pageOfStory(id);
const sees = (seat: Seat, wanted: RegExp | undefined) =>
  until(async () => {
    const people = await peopleAt(seat.page);
    return wanted ? people.length === 1 && wanted.test(people[0]!) : people.length === 0;
  });

it('shows in the story and in every list who else is there, reading or writing, and that they left', async () => {
  const editor = await sit('section-editor', storyPage());
  await writable(editor.page);
  const list = await sit('correspondent', '/admin/collections/articles?limit=30');
  const name = (desk.newsroom.staff['section-editor'] as { name?: string }).name ?? '';
  await sees(list, /reading$/);
  expect((await peopleAt(list.page))[0]).toContain(name);
  await list.shoot('presence-list');

  const onPhone = await sit('correspondent', storyPage(), { viewport: phone });
  await sees(editor, /reading, on a phone$/);
  await sees(onPhone, /reading$/);
  await bodyOf(editor.page).click();
  await editor.page.keyboard.type('And ', { delay: 40 });
  await sees(onPhone, /writing$/);
  await sees(list, /writing$/);
  await onPhone.shoot('presence-phone');
  await editor.shoot('presence-story');

  // Put aside by another page, one is gone at once; nobody waits for 45 seconds.
  await onPhone.page.goto('/admin');
  await sees(editor, undefined);
  // A browser that is closed says so as well.
  await editor.page.close({ runBeforeUnload: false });
  await sees(list, undefined);
});

it('keeps somebody whose tab is hidden', async () => {
  const editor = await sit('section-editor', storyPage());
  await writable(editor.page);
  const writer = await sit('correspondent', storyPage());
  await sees(writer, /reading$/);
  const other = await editor.page.context().newPage();
  await other.bringToFront();
  await writer.page.waitForTimeout(50_000);
  expect(await peopleAt(writer.page)).toHaveLength(1);
}, 120_000);
