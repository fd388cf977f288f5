import type { Locator, Page } from 'playwright-core';
import { articleFields } from '../../src/domain/fields/articleFields.ts';
import { transitionLabels } from '../../src/domain/labels.ts';
import { languages } from '../../src/domain/languages.ts';
import { openBrowserNewsroom, overflowOf, phone, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { move } from '../support/desk.ts';
import { bodyOf, completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { pageOfStory as at, sitAt } from '../support/together.ts';
import { headlineIn, light, until, writable } from '../support/writing.ts';

/** The page of a story as it is read out, worked with the keys alone, and in each state that people meet it in. */
let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-composer-read');
  writer = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
  editor = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
});
afterAll(async () => desk?.close());

const sit = (address: string, options: Parameters<typeof desk.sit>[0] = {}): Promise<Seat> =>
  sitAt(desk, 'correspondent', address, options);

const write = async (copy: object): Promise<string> =>
  (await writer('POST', '/api/articles?draft=true', copy)).body.doc.id;

/** Do these stand in the text, one after the other? The first that does not, if any. */
function firstOutOfOrder(text: string, pieces: readonly string[]): string | undefined {
  let from = 0;
  return pieces.find((piece) => {
    const found = text.indexOf(piece, from);
    from = found + piece.length;
    return found < 0;
  });
}

it.each(languages)('is read out as it is written, each part by its name: in %s', async (language) => {
  const copy = { ...completeCopy(desk.newsroom, 'Read out'), kicker: 'Water', standfirst: 'It is.' };
  const { page, complaints } = await sit(at(await write(copy)), { language });
  await writable(page);
  const read = await page.locator('.composer').ariaSnapshot();
  const labelOf = (name: keyof typeof articleFields): string => articleFields[name].label![language]!;
  const inOrder = [
    `button "${transitionLabels.file[language]}"`,
    `textbox "${labelOf('kicker')}": Water`,
    `textbox "${labelOf('headline')}": Read out`,
    `textbox "${labelOf('standfirst')}": It is.`,
    'Alex Example',
    `${labelOf('dateline')}: Baku/Turan:`,
    `textbox "${labelOf('body')}":`,
    'our correspondent reports.',
    'tablist',
    `combobox "${labelOf('section')}"`,
    `textbox "${labelOf('slugline')}"`,
  ];
  expect(firstOutOfOrder(read, inOrder)).toBeUndefined();
  // What can be worked has a name.
  expect(read.match(/^\s*- (button|link|textbox|combobox|checkbox|radio|tab)(:| \[|$).*$/gm) ?? []).toEqual([]);
  expect(complaints).toEqual([]);
});

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement).catch(() => false);

/** Goes on by Tab until this has the focus, as far as a person would. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < 40; pressed += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error('It was not reached.');
}

it.each([
  ['at a desk', { width: 1280, height: 900 }, 'az'],
  ['on a phone', phone, 'ru'],
] as const)('is begun, written and filed with the keys alone: %s', async (name, viewport, language) => {
  const { page, complaints } = await sit('/admin', { viewport, language });
  await tabTo(page, page.locator('.my-desk a[href="/admin/write"]').first());
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/admin\/write/);
  await writable(page);
  await page.keyboard.type(`By the keys ${name}`, { delay: 20 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Seventy voted for it.', { delay: 20 });
  await light(page, 'saved').waitFor();
  await page.waitForURL(/\/collections\/articles\/[0-9a-f]{24}/);
  const id = /[0-9a-f]{24}/.exec(page.url())![0];
  await tabTo(page, page.locator('.composer-bar__next[data-step=file][aria-disabled=false]'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const filed = async (): Promise<boolean> =>
    (await editor('GET', `/api/articles/${id}?draft=true&depth=0`)).body.state === 'filed';
  // On a phone what the desk would like besides is asked for one by one; each can wait.
  const later = dialog.getByRole('button', { name: 'Позже' });
  for (let asked = 0; asked < 8 && (await later.count()); asked += 1) {
    await tabTo(page, later);
    await page.keyboard.press('Enter');
  }
  if (await dialog.count()) await page.keyboard.press('Control+Enter');
  await until(filed);
  expect(complaints).toEqual([]);
});

it('looks right in each state that people meet it in', async () => {
  const paragraph = 'The vote came late, and the ministry counts every canal. ';
  const long = await write({
    ...completeCopy(desk.newsroom, 'Ten thousand words'),
    body: bodyOf(paragraph.repeat(1_000)),
  });
  const filed = await write(completeCopy(desk.newsroom, 'Filed and read'));
  await move(writer, filed, 'file');
  await move(editor, filed, 'take');
  const full = await write({ ...completeCopy(desk.newsroom, 'A whole story'), kicker: 'Water', standfirst: 'It is.' });
  const faults: string[] = [];
  const look = async (seat: Seat, name: string): Promise<void> => {
    // What stands on the screen: a picture of ten thousand words from end to end takes longer than anybody looks.
    await seat.page.screenshot({ path: `test/.artifacts/state-${name}.png` });
    if ((await overflowOf(seat)) > 0) faults.push(name);
  };
  const seats = [
    ['desk', {}],
    ['phone', { viewport: phone }],
    ['dark-phone-az', { viewport: phone, dark: true, language: 'az' }],
    ['dark-desk-ru', { dark: true, language: 'ru' }],
  ] as const;
  for (const [name, options] of seats) {
    const seat = await sit('/admin/write', options);
    const { page } = seat;
    await writable(page);
    await look(seat, `${name}-empty`);
    await page.goto(at(full));
    await writable(page);
    await look(seat, `${name}-full`);
    await page.goto(at(filed));
    await page.locator('.workflow-bar[data-state=in-edit], .composer-bar[data-state=in-edit]').first().waitFor();
    await look(seat, `${name}-read-only`);
    await page.goto(at(long));
    await writable(page);
    await look(seat, `${name}-long`);
    await page.context().setOffline(true);
    await headlineIn(page).pressSequentially(' more');
    await light(page, 'unsaved').waitFor();
    await look(seat, `${name}-offline`);
    await page.context().setOffline(false);
    await light(page, 'saved').waitFor();
    await page.close();
  }
  expect(faults).toEqual([]);
});
