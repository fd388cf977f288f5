import type { Page } from 'playwright-core';
import type { Body } from '../../src/admin/composer/text/body.ts';
import { bodyOfTexts, linesOf, openTextBrowser, type TextPage } from '../support/storyText.ts';

let browser: Awaited<ReturnType<typeof openTextBrowser>>;
let opened: TextPage | undefined;

beforeAll(async () => {
  browser = await openTextBrowser('test/support/storyText/story.tsx');
});
afterAll(async () => browser?.close());
afterEach(async () => opened?.close());

/** As the newsroom gives it: its paragraph has an id. */
const old = structuredClone(bodyOfTexts('Old.')) as Body;
old.root.children![0]!.$ = { id: 'a1b2c3d4' };

type Values = { headline?: string; standfirst?: string; language?: string; photo?: object; body?: Body };

async function open(body: unknown, fields: object = {}, more: Parameters<typeof browser.open>[1] = {}) {
  const page = await browser.open(body, { ...more, fields: fields as Record<string, unknown> });
  opened = page;
  const values = async (): Promise<Values> => (await page.told(), page.page.evaluate(() => window.story.values()));
  const toTheEnd = async (): Promise<void> => {
    await page.text.click();
    await page.page.keyboard.press('Control+End');
    // The editor hears of it a moment after the key.
    await page.told();
  };
  return { ...page, values, toTheEnd, lines: async () => linesOf((await values()).body) };
}

const line = (page: Page, name: string) => page.locator(`#field-${name}`);
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || (document.activeElement?.className ?? ''));
/** Longer than what is typed without a pause. */
const rest = (page: Page): Promise<void> => page.waitForTimeout(1_100);

it.each([
  ['a desk', { width: 1280, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
])('takes back what was done last, wherever on the page, and brings the caret there: at %s', async (_, viewport) => {
  const { page, toTheEnd, values, lines, complaints } = await open(old, { headline: 'Old' }, { viewport });
  await toTheEnd();
  await page.keyboard.type('First');
  await line(page, 'headline').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' and new');
  await toTheEnd();
  await page.keyboard.type('Last');
  await line(page, 'standfirst').click();
  expect(await lines()).toEqual(['Old.FirstLast']);

  await page.keyboard.press('Control+z');
  expect(await lines()).toEqual(['Old.First']);
  expect(await focused(page)).toBe('story-text__root');
  await page.keyboard.press('Control+z');
  expect(await values()).toMatchObject({ headline: 'Old' });
  expect(await lines()).toEqual(['Old.First']);
  expect(await focused(page)).toBe('field-headline');
  await page.keyboard.press('Control+z');
  expect(await lines()).toEqual(['Old.']);
  expect(await focused(page)).toBe('story-text__root');
  await page.keyboard.press('Control+z');
  expect(await lines()).toEqual(['Old.']);

  await page.keyboard.press('Control+Shift+z');
  expect(await lines()).toEqual(['Old.First']);
  await page.keyboard.press('Control+Shift+z');
  expect(await values()).toMatchObject({ headline: 'Old and new' });
  expect(await focused(page)).toBe('field-headline');
  await page.keyboard.press('Control+y');
  expect(await lines()).toEqual(['Old.FirstLast']);
  expect(complaints).toEqual([]);
});

it('takes back blocks, photos and where the story is placed in the same row, and does none of it again once something new was done', async () => {
  const { page, toTheEnd, values, lines } = await open(old, {
    photo: { media: '65a000000000000000000021', caption: null },
  });
  await page.getByRole('button', { name: 'Take the photo out' }).click();
  expect((await values()).photo).toMatchObject({ media: null });
  await toTheEnd();
  await page.keyboard.press('Enter');
  await page.keyboard.type('/quotation');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'What was said' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('We kept our word');
  await line(page, 'language').selectOption('az');
  expect(await lines()).toEqual(['Old.', '[quotation] We kept our word']);

  await page.keyboard.press('Control+z');
  expect((await values()).language).toBe('en');
  expect(await focused(page)).toBe('field-language');
  await page.keyboard.press('Control+z');
  expect(await lines()).toEqual(['Old.', '[quotation]']);
  for (let left = 10; (await lines()).length > 1 && left > 0; left -= 1) await page.keyboard.press('Control+z');
  expect(await lines()).toEqual(['Old.']);
  expect((await values()).photo).toMatchObject({ media: null });
  await page.keyboard.press('Control+z');
  expect((await values()).photo).toEqual({ media: '65a000000000000000000021', caption: null });

  await line(page, 'headline').click();
  await page.keyboard.type('New');
  await page.keyboard.press('Control+Shift+z');
  expect((await values()).photo).toEqual({ media: '65a000000000000000000021', caption: null });
  expect(await values()).toMatchObject({ headline: 'New' });
});

it('takes back in steps what was typed with pauses, with the caret where it was typed', async () => {
  const { page, values } = await open(null, { headline: 'Ferry sails' });
  await line(page, 'headline').click();
  await page.keyboard.press('Home');
  await page.keyboard.type('The ');
  await rest(page);
  await page.keyboard.press('End');
  await page.keyboard.type(' again');
  await page.keyboard.press('Control+z');
  expect(await values()).toMatchObject({ headline: 'The Ferry sails' });
  await page.keyboard.press('Control+z');
  expect(await values()).toMatchObject({ headline: 'Ferry sails' });
  expect(await line(page, 'headline').evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(0);
});

it('never writes over what a colleague has saved: what stands there now stays, and the rest is taken back', async () => {
  const { page, text, toTheEnd, values, lines } = await open(old, { headline: 'Old', standfirst: '' });
  await line(page, 'standfirst').click();
  await page.keyboard.type('Mine');
  await line(page, 'headline').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' mine');
  await toTheEnd();
  await page.keyboard.type('Mine');
  await values();
  await page.evaluate((body) => window.story.theirs({ headline: 'Theirs', body }), bodyOfTexts('Theirs.') as never);
  await text.getByText('Theirs.').waitFor();
  await page.keyboard.press('Control+z');
  expect(await values()).toMatchObject({ headline: 'Theirs', standfirst: '' });
  expect(await lines()).toEqual(['Theirs.']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  expect(await values()).toMatchObject({ headline: 'Theirs', standfirst: 'Mine' });
});

it('leaves to the browser what is typed in a search, and what its own menu undoes is undone with the page', async () => {
  const { page, toTheEnd, values, lines } = await open(old, { headline: 'Old' });
  await toTheEnd();
  await page.keyboard.type('Mine');
  await page.keyboard.press('Control+f');
  const find = page.getByRole('textbox', { name: 'Find' });
  await find.and(page.locator(':focus')).waitFor();
  await page.keyboard.type('word');
  await page.keyboard.press('Control+z');
  expect(await lines()).toEqual(['Old.Mine']);
  expect(await find.inputValue()).not.toBe('word');
  await page.keyboard.press('Escape');
  await line(page, 'headline').click();
  await page.keyboard.press('End');
  await page.keyboard.type('er');
  const undo = () =>
    page.evaluate(() =>
      document.activeElement!.dispatchEvent(
        new InputEvent('beforeinput', { inputType: 'historyUndo', bubbles: true, cancelable: true }),
      ),
    );
  await undo();
  expect(await values()).toMatchObject({ headline: 'Old' });
  await undo();
  expect(await lines()).toEqual(['Old.']);
});
