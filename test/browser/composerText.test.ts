import type { Page } from 'playwright-core';
import { bodyOfTexts, linesOf, openTextBrowser, type TextPage } from '../support/storyText.ts';

let browser: Awaited<ReturnType<typeof openTextBrowser>>;
let opened: TextPage[] = [];

beforeAll(async () => {
  browser = await openTextBrowser();
});
afterAll(async () => browser?.close());
afterEach(async () => {
  await Promise.all(opened.map(({ close }) => close()));
  opened = [];
});

const open: typeof browser.open = async (...given) => {
  const page = await browser.open(...given);
  opened.push(page);
  return page;
};

async function paste(page: Page, plain: string, html = ''): Promise<void> {
  await page.locator('.story-text__root').evaluate(
    (root, [text, markup]) => {
      const clipboardData = new DataTransfer();
      if (text) clipboardData.setData('text/plain', text);
      if (markup) clipboardData.setData('text/html', markup);
      root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [plain, html],
  );
}

const linkTarget = (page: Page) => page.getByRole('combobox', { name: 'Address, or words of a headline' });

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

it.each([
  ['a desk', desk],
  ['a phone', phone],
])('writes paragraphs with the look they are typed in: at %s', async (name, viewport) => {
  const { page, text, told, complaints, shoot } = await open(null, { viewport });
  await text.click();
  await page.keyboard.type('Lawmakers voted.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Bold');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' and plain');
  expect(linesOf(await told())).toEqual(['Lawmakers voted.', '**Bold** and plain']);
  await page.getByText('5 words, 30 characters').waitFor();
  await shoot(`text-typed-${viewport.width}`);
  expect(complaints).toEqual([]);
});

it('makes headings, lists, quotes and looks of the marks of Markdown, and takes each back by one Backspace', async () => {
  const { page, text, told } = await open(null);
  await text.click();
  await page.keyboard.type('## What they said');
  await page.keyboard.press('Enter');
  await page.keyboard.type('It was **very late** and _dark_ then');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('> We kept our word');
  await page.keyboard.press('Enter');
  await page.keyboard.type('## ');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('no heading');
  expect(linesOf(await told())).toEqual([
    'h2: What they said',
    'It was **very late** and _dark_ then',
    '- one',
    '- two',
    'quote: We kept our word',
    '## no heading',
  ]);
});

it("sets quotation marks and dashes of the story's language, and Backspace takes back the last of them", async () => {
  const { page, text, told } = await open(null, { language: 'ru' });
  await text.click();
  await page.keyboard.type('"Вода - это жизнь", сказали в Баку');
  expect(linesOf(await told())).toEqual(['«Вода\u00a0— это жизнь», сказали в\u00a0Баку']);
  for (let lines = 8; lines > 0; lines -= 1) {
    await page.keyboard.press('Enter');
    await page.keyboard.type('"');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('inch');
  }
  expect(linesOf(await told()).slice(1)).toEqual(Array.from({ length: 8 }, () => '"inch'));
  await page.keyboard.press('Backspace');
  expect(linesOf(await told())[8]).toBe('"inc');
});

it('undoes in steps what was typed and what typing made of it', async () => {
  const { page, text, told } = await open(null);
  await text.click();
  await page.keyboard.insertText('One');
  await page.waitForTimeout(400);
  await page.keyboard.type('"');
  expect(linesOf(await told())).toEqual(['One”']);
  await page.keyboard.press('Control+z');
  expect(linesOf(await told())).toEqual(['One"']);
  await page.keyboard.press('Control+z');
  expect(linesOf(await told())).toEqual(['One']);
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  expect(linesOf(await told())).toEqual(['One”']);
});

it.each([
  ['a desk', desk],
  ['a phone', phone],
])("offers what can be put in behind a slash, by the names of the page's language: at %s", async (_, viewport) => {
  const { page, text, told, complaints, shoot } = await open(bodyOfTexts('Birinci'), { viewport, pageLanguage: 'az' });
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/');
  const menu = page.getByRole('listbox');
  await menu.getByRole('option').first().waitFor();
  await shoot(`text-menu-${viewport.width}`);
  await page.keyboard.type('ARA');
  expect(await menu.getByRole('option').allTextContents()).toEqual(['Arabaşlıq', 'Kiçik arabaşlıq']);
  expect(await text.getAttribute('aria-activedescendant')).toBe(
    await menu.getByRole('option').first().getAttribute('id'),
  );
  await page.keyboard.press('Enter');
  expect(await menu.count()).toBe(0);
  await page.keyboard.type('Başlıq');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/sit');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  expect(await menu.count()).toBe(0);
  expect(linesOf(await told())).toEqual(['Birinci', 'h2: Başlıq', '/sit']);
  for (let left = 4; left > 0; left -= 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('/quotation');
  await menu.getByRole('option').first().click();
  expect(linesOf(await told())).toEqual(['Birinci', 'h2: Başlıq', '[quotation]']);
  expect(complaints).toEqual([]);
});

it('makes links by Ctrl+K and by an address pasted over words, and takes them away', async () => {
  const { page, text, told } = await open(bodyOfTexts('The report says so'));
  await text.getByText('report').dblclick();
  await page.getByRole('toolbar').waitFor();
  await page.keyboard.press('Control+k');
  await linkTarget(page).fill('example.org/report');
  await page.keyboard.press('Enter');
  expect(linesOf(await told())[0]).toMatch(/^The \[report ?\]\(https:\/\/example\.org\/report\) ?says so$/);
  await page.keyboard.press('Control+k');
  expect(await linkTarget(page).inputValue()).toBe('https://example.org/report');
  await linkTarget(page).fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByRole('button', { name: 'Remove link' }).click();
  expect(linesOf(await told())).toEqual(['The report says so']);
  await page.keyboard.press('Control+a');
  await paste(page, 'https://example.org/all');
  expect(linesOf(await told())).toEqual(['[The report says so](https://example.org/all)']);
});

it.each([
  ['a desk', desk],
  ['a phone', phone],
])('links to one of our own stories, found by words of its headline: at %s', async (_, viewport) => {
  const { page, text, told, shoot, complaints } = await open(bodyOfTexts('The plan of the committee, again', ''), {
    viewport,
  });
  const linkOf = async (paragraph: number) =>
    (await told())!.root.children![paragraph]!.children!.find(({ type }) => type === 'link');
  await text.getByText('committee').click();
  await page.keyboard.press('Home');
  for (let letters = 'The plan'.length; letters > 0; letters -= 1) await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('toolbar').waitFor();
  await told();
  await page.keyboard.press('Control+k');
  await linkTarget(page).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('water');
  const found = page.getByRole('listbox', { name: 'Our stories' }).getByRole('option');
  await found.nth(1).waitFor();
  expect(await found.allTextContents()).toEqual(['Water returns to the plain en', 'Committee adopts water plan ru']);
  await page.keyboard.press('ArrowDown');
  expect(await linkTarget(page).getAttribute('aria-activedescendant')).toBe(await found.nth(1).getAttribute('id'));
  await shoot(`text-link-${viewport.width}`);
  await page.keyboard.press('Enter');
  expect(linesOf(await told())[0]).toBe('[The plan](internal) of the committee, again');
  expect((await linkOf(0))!.fields).toEqual({
    linkType: 'internal',
    newTab: false,
    doc: { relationTo: 'articles', value: '65a000000000000000000012' },
  });
  await page.keyboard.press('Control+k');
  await page.getByRole('link', { name: 'Committee adopts water plan' }).waitFor();
  await page.keyboard.type('example.org');
  await page.keyboard.press('Enter');
  expect((await linkOf(0))!.fields).toEqual({ linkType: 'custom', newTab: false, url: 'https://example.org' });
  await page.keyboard.press('Control+z');
  expect((await linkOf(0))!.fields).toMatchObject({ linkType: 'internal' });
  await page.keyboard.press('Control+End');
  await told();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('returns');
  await found.first().waitFor();
  await page.keyboard.press('Enter');
  expect(linesOf(await told())[1]).toBe('[Water returns to the plain](internal)');
  expect(complaints).toEqual([]);
});

it('offers our stories by the words that are to be the link, and takes none unasked', async () => {
  const { page, text, told } = await open(bodyOfTexts('committee'));
  await text.getByText('committee').dblclick();
  await page.getByRole('toolbar').waitFor();
  await told();
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Committee adopts water plan' }).waitFor();
  await page.keyboard.press('Enter');
  expect(linesOf((await told()) ?? (bodyOfTexts('committee') as never))).toEqual(['committee']);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nobody wrote this');
  await page.getByRole('option').waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
});

it('means the story by the address of its page in the newsroom, which no reader can open', async () => {
  const { page, text, told } = await open(bodyOfTexts('committee'));
  await text.getByText('committee').dblclick();
  await page.getByRole('toolbar').waitFor();
  await told();
  await paste(page, 'http://text.localhost/admin/collections/articles/65a000000000000000000012');
  expect((await told())!.root.children![0]!.children![0]!.fields).toEqual({
    linkType: 'internal',
    newTab: false,
    doc: { relationTo: 'articles', value: '65a000000000000000000012' },
  });
});

it('says what belongs into an empty text right behind its dateline', async () => {
  const { page, shoot } = await open(null, { lead: 'Baku/Sarvan:' });
  await page.locator('.story-text__root p[data-hint="The story…"]').waitFor();
  expect(
    await page.evaluate(() => getComputedStyle(document.querySelector('.story-text__root p')!, '::before').textIndent),
  ).toBe('0px');
  await shoot('text-lead-empty');
});

it('makes an embed of an address that is pasted on a line of its own, and a link of a typed one', async () => {
  const { page, text, told } = await open(null);
  await text.click();
  await page.keyboard.type('See www.example.org/a, it says');
  await page.keyboard.press('Enter');
  await paste(page, 'https://youtu.be/dQw4w9WgXcQ');
  expect(linesOf(await told())).toEqual([
    'See [www.example.org/a](https://www.example.org/a), it says',
    '[embed] https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  ]);
});

it('says what a paste left out', async () => {
  const { page, text, told } = await open(null);
  await text.click();
  await paste(page, '', '<h1>Title</h1><p>Words <img src="https://example.org/a.jpg" width="400"> and <b>bold</b></p>');
  expect(linesOf(await told())).toEqual(['h2: Title', 'Words and **bold**']);
  expect(await page.evaluate(() => window.seen.leftOut)).toEqual([{ what: 'image', count: 1, examples: [] }]);
});

it('moves paragraphs by Alt and arrows, and items within their list', async () => {
  const { page, text, told } = await open(bodyOfTexts('one', 'two', 'three'));
  await text.getByText('three').click();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.type('!');
  expect(linesOf(await told())).toEqual([expect.stringMatching(/^(three!|t.*h.*r.*e.*e)$/), 'one', 'two']);
  await page.keyboard.press('Alt+ArrowDown');
  expect(linesOf(await told())[0]).toBe('one');
  await page.keyboard.press('Control+z');
  expect(linesOf(await told())[1]).toBe('one');
});

it('takes another copy in and leaves the caret where its paragraph is, and undo does not bring back what was before', async () => {
  const { page, text, told, timesTold } = await open(bodyOfTexts('one', 'two', 'three'));
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' typed');
  const typed = (await told())!;
  const times = await timesTold();
  await page.evaluate((now) => {
    const children = structuredClone(now.root.children!);
    children[0]!.children![0]!.text = 'eins';
    window.seen.show({
      root: {
        ...now.root,
        children: [...children.slice(0, 1), ...structuredClone(children.slice(0, 1)), ...children.slice(1)],
      },
    });
  }, typed);
  await text.getByText('eins').first().waitFor();
  expect(await timesTold()).toBe(times);
  await page.keyboard.type(' on');
  expect(linesOf(await told())).toEqual(['eins', 'eins', 'two', 'three typed on']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(linesOf(await told())).toEqual(['eins', 'eins', 'two', 'three typed']);
});

it('tells nothing of a text that is only looked at', async () => {
  const { page, text, timesTold } = await open(bodyOfTexts('one', 'two'));
  await text.click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  await page.waitForTimeout(300);
  expect(await timesTold()).toBe(0);
});

it('writes what an input method composes, emoji and letters of one language or another', async () => {
  const { page, text, told } = await open(null, { language: 'az' });
  await text.click();
  const client = await page.context().newCDPSession(page);
  for (const composed of ['に', 'にほ', 'にほん']) {
    await client.send('Input.imeSetComposition', {
      text: composed,
      selectionStart: composed.length,
      selectionEnd: composed.length,
    });
  }
  await client.send('Input.insertText', { text: '日本' });
  await page.keyboard.insertText('👩‍👩‍👧🇦🇿');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(' İlham ılıq Şəki "ИЛ"');
  await page.keyboard.press('Enter');
  await page.keyboard.type('שלום abc');
  expect(linesOf(await told())).toEqual(['日本👩‍👩‍👧 İlham ılıq Şəki «ИЛ»', 'שלום abc']);
});

it('is read where it may not be written: selectable, and nothing in it is a field', async () => {
  const { page, text, timesTold, shoot } = await open(bodyOfTexts('Lawmakers voted.', 'Late.'), {
    readOnly: true,
    lead: 'Baku/Sarvan:',
  });
  expect(await text.getAttribute('contenteditable')).toBe('false');
  await text.getByText('Lawmakers').dblclick();
  expect(await page.evaluate(() => String(window.getSelection()).trim())).toBe('Lawmakers');
  expect(await page.getByRole('toolbar').count()).toBe(0);
  expect(await timesTold()).toBe(0);
  await shoot('text-read');
});

it.each([
  ['a desk', desk],
  ['a phone', phone],
])('runs the dateline into the first paragraph: at %s', async (_, viewport) => {
  const { page, text, shoot } = await open(
    bodyOfTexts('Lawmakers on Wednesday backed a bill that puts a meter on every irrigation canal.', 'Late.'),
    { viewport, lead: 'Baku/Sarvan:' },
  );
  await text.click();
  await page.locator('.story-text__root[style*="--lead-indent"]').waitFor();
  const [lead, word] = await page.evaluate(() => {
    const range = document.createRange();
    range.setStart(document.querySelector('.story-text__root p span')!.firstChild!, 0);
    range.setEnd(range.startContainer, 1);
    return [document.querySelector('.story-text__lead')!.getBoundingClientRect(), range.getBoundingClientRect()].map(
      ({ left, right, top, bottom }) => ({ left, right, top, bottom }),
    );
  });
  expect(Math.abs(word!.left - lead!.right)).toBeLessThan(2);
  expect(word!.top).toBeGreaterThanOrEqual(lead!.top);
  expect(word!.bottom).toBeLessThanOrEqual(lead!.bottom);
  await shoot(`text-lead-${viewport.width}`);
});

it('shows its tools over selected words, reached by a key and left by Escape', async () => {
  const { page, text, told, shoot } = await open(
    bodyOfTexts('The vote came after talks between the water committee and three unions.'),
  );
  await text.getByText('committee').dblclick();
  const tools = page.getByRole('toolbar');
  await tools.waitFor();
  await shoot('text-tools');
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Italic');
  await page.keyboard.press('Enter');
  expect(linesOf(await told())[0]).toMatch(/_.+_/);
  expect(await text.evaluate((root) => document.activeElement === root)).toBe(true);
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.className === 'story-text__root');
});

it.each([
  ['a desk', desk],
  ['a phone', phone],
])('takes a quotation with its speaker by keys alone, undone with the text: at %s', async (_, viewport) => {
  const { page, text, told, shoot, complaints } = await open(bodyOfTexts('Before.'), { viewport });
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/quotation');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'What was said' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('We kept our word');
  await page.keyboard.press('Tab');
  await page.keyboard.type('The chairwoman');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ger');
  expect(await page.getByRole('textbox', { name: 'What was said' }).getAttribute('lang')).toBe('de');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('After.');
  const said = { quote: 'We kept our word', attribution: 'The chairwoman', language: 'de' };
  const quotation = { blockType: 'quotation', ...said };
  const body = await told();
  expect(linesOf(body)).toEqual(['Before.', '[quotation] We kept our word', 'After.']);
  expect(body!.root.children![1]!.fields).toMatchObject(quotation);
  await shoot(`text-quotation-${viewport.width}`);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  expect(linesOf(await told())[0]).toBe('[quotation] We kept our word');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'What was said' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Control+z');
  expect(linesOf(await told())).toEqual(['Before.', '[quotation] We kept our word', 'After.']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  expect(linesOf(await told())).toEqual(['Before.', 'After.']);
  expect(complaints).toEqual([]);
});

it('takes an embed, a photo and related stories where they stand, and loads nothing of others', async () => {
  const { page, text, told, shoot } = await open(null);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await text.click();
  await page.keyboard.type('/embed');
  await page.keyboard.press('Enter');
  await page.keyboard.type('https://example.org/x');
  await page.getByText('This address cannot be embedded.').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('https://youtu.be/dQw4w9WgXcQ');
  await page.getByText('Readers load it by a click').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('/photo');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByText('Photo 65a000000000000000000021').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('At dawn');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/related');
  await page.keyboard.press('Enter');
  await page.keyboard.type('committee');
  await page.getByRole('button', { name: 'Committee adopts' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove: Committee' }).waitFor();
  await shoot('text-blocks');
  const fields = (await told())!.root.children!.map((node) => node.fields);
  expect(fields).toMatchObject([
    { blockType: 'embed', url: 'https://youtu.be/dQw4w9WgXcQ' },
    { blockType: 'photo', media: '65a000000000000000000021', caption: 'At dawn' },
    { blockType: 'relatedStories', stories: ['65a000000000000000000012'] },
  ]);
  expect(asked).toEqual([]);
});

it('finds words in either case of the language, and writes others in their place in one step', async () => {
  const { page, text, told, shoot } = await open(bodyOfTexts('İlham ilə Işıq', 'ilk "sitat"', 'IL'), {
    language: 'az',
  });
  await text.click();
  await page.keyboard.press('Control+h');
  await page.getByRole('textbox', { name: 'Find' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('il');
  await page.getByText('1 of 3').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('2 of 3').waitFor();
  await shoot('text-find');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('yol');
  await page.keyboard.press('Enter');
  expect(linesOf(await told())).toEqual(['İlham yolə Işıq', 'ilk "sitat"', 'IL']);
  await page.getByRole('button', { name: 'Replace all' }).click();
  expect(linesOf(await told())).toEqual(['yolham yolə Işıq', 'yolk "sitat"', 'IL']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  expect(linesOf(await told())).toEqual(['İlham yolə Işıq', 'ilk "sitat"', 'IL']);
});

it('names its keys, asked by a key in the text and out of it', async () => {
  const { page, text, shoot } = await open(bodyOfTexts('one'));
  await text.click();
  await page.keyboard.press('Control+/');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await help.getByText('Move the paragraph up or down').waitFor();
  await shoot('text-keys');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await text.click();
  await page.keyboard.type('?');
  expect(await help.count()).toBe(0);
  await text.blur();
  await page.keyboard.press('?');
  await help.waitFor();
});

it('lets a paragraph be drawn elsewhere with the mouse', async () => {
  const { page, text, told } = await open(bodyOfTexts('one', 'two', 'three'));
  await text.getByText('three').hover();
  const handle = page.locator('.story-text__handle');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('.story-text__handle')!.style.opacity === '1');
  await handle.dragTo(text.getByText('one'), { targetPosition: { x: 10, y: 2 } });
  expect(linesOf(await told())).toEqual(['one', 'three', 'two']);
});
