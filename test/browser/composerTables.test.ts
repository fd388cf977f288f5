import type { Locator, Page } from 'playwright-core';
import type { Body } from '../../src/admin/composer/text/body.ts';
import { body, link, paragraph, table, text as words } from '../support/bodies.ts';
import { linesOf, openTextBrowser, type TextPage } from '../support/storyText.ts';

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

async function paste(page: Page, into: Locator, plain: string, html = ''): Promise<void> {
  await into.evaluate(
    (element, [text, markup]) => {
      const clipboardData = new DataTransfer();
      if (text) clipboardData.setData('text/plain', text);
      if (markup) clipboardData.setData('text/html', markup);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [plain, html],
  );
}

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

type Fields = { caption?: string; header?: boolean; rows: { cells: { children: object[] }[] }[] };

/** Tables as a person would write them down: `caption# a | b / c | d`. */
function tablesOf(told: Body | undefined): string[] {
  return (told?.root.children ?? [])
    .filter(({ fields }) => (fields as { blockType?: string } | undefined)?.blockType === 'table')
    .map(({ fields }) => {
      const { caption = '', header, rows } = fields as unknown as Fields;
      const lineOf = ({ cells }: Fields['rows'][number]): string =>
        cells.map(({ children }) => linesOf(body(paragraph(...(children as never[]))) as never).join('')).join(' | ');
      return `${caption}${header ? '#' : ''} ${rows.map(lineOf).join(' / ')}`;
    });
}

const cell = (page: Page): Locator => page.locator('.story-table__cell--open');
const seats = table(
  [
    [['Party'], ['Seats']],
    [['Reform'], ['12']],
  ],
  { caption: 'The council' },
);

it.each([
  ['a desk', desk],
  ['a phone', phone],
])('puts a table in behind a slash, and is written cell by cell: at %s', async (_, viewport) => {
  const { page, text, told, complaints, shoot } = await open(null, { viewport });
  await text.click();
  await page.keyboard.type('/table');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await cell(page).waitFor();
  expect(await cell(page).getAttribute('aria-label')).toBe('Row 1, column 1');
  await page.keyboard.type('Party');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Seats');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type(' name');
  for (let tabs = 0; tabs < 8; tabs += 1) await page.keyboard.press('Tab');
  expect(await cell(page).getAttribute('aria-label')).toBe('Row 3, column 3');
  await page.keyboard.type('last');
  await page.keyboard.press('Tab');
  await page.keyboard.type('a new row');
  await page.keyboard.press('Enter');
  await page.keyboard.type('and line');
  expect(tablesOf(await told())).toEqual([
    '# Party name | **Seats** |  /  |  |  /  |  | last / a new row⏎and line |  | ',
  ]);
  expect(await page.getByRole('status').allTextContents()).toContain('Row added: 4 in all');
  await page.getByText('9 words').waitFor();
  await shoot(`table-written-${viewport.width}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('Behind it.');
  expect(linesOf(await told())).toEqual(['[table]', 'Behind it.']);
  expect(complaints).toEqual([]);
});

it('goes from cell to cell by arrows at the edges of their words, and out of the table', async () => {
  const { page, told } = await open(body(paragraph('Before.'), seats, paragraph('After.')));
  await page.getByText('Party').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  expect(await cell(page).textContent()).toBe('Reform');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  expect(await cell(page).textContent()).toBe('12');
  await page.keyboard.press('ArrowLeft');
  expect(await cell(page).textContent()).toBe('Reform');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('The council');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('X');
  const last = await told();
  expect([...linesOf(last), ...tablesOf(last)]).toEqual([
    'Before.',
    '[table]',
    'XAfter.',
    'The council# Party | Seats / Reform | 12',
  ]);
});

it('puts the caret where somebody clicks, and keeps looks and links', async () => {
  const linked = table([
    [['Party'], ['Seats']],
    [[words('Reform', 1), link({ url: 'https://example.org/' }, ' list')], ['12']],
  ]);
  const { page, told } = await open(body(linked));
  const box = (await page.getByText('Reform').boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.type('New');
  expect(tablesOf(await told())[0]).toMatch(/\*\*Ref?New.*m\*\*\[ list\]\(https:\/\/example\.org\/\)/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('example.org/count');
  await page.keyboard.press('Enter');
  expect(tablesOf(await told())[0]).toContain('[12](https://example.org/count)');
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  expect(tablesOf(await told())[0]).toMatch(/12.*!/);
});

it.each([
  ['a desk', desk],
  ['a phone', phone],
])('adds and removes rows and columns, and the header, by its tools: at %s', async (_, viewport) => {
  const { page, told } = await open(body(seats, paragraph('After.')), { viewport });
  await page.getByText('Reform').click();
  const tools = page.getByRole('toolbar', { name: 'Table' });
  const use = (name: string): Promise<void> => tools.getByRole('button', { name, exact: true }).click();
  await use('Add a row');
  await page.keyboard.type('Green');
  await use('Add a column');
  await page.keyboard.type('x');
  expect(tablesOf(await told())).toEqual(['The council# Party |  | Seats / Reform |  | 12 / Green | x | ']);
  await use('Remove the column');
  await use('Remove the row');
  await use('First row is a header');
  expect(tablesOf(await told())).toEqual(['The council Party | Seats / Reform | 12']);
  expect(await page.getByRole('columnheader').count()).toBe(0);
  expect(await page.getByRole('status').allTextContents()).toContain('Row removed: 2 left');
});

it('reaches its tools by keys, moves by Alt and arrows, and is undone with the text', async () => {
  const { page, told } = await open(body(paragraph('Before.'), seats, paragraph('After.')));
  await page.getByText('Reform').click();
  await page.keyboard.press('Alt+F10');
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Green');
  expect(tablesOf(await told())).toEqual(['The council# Party | Seats / Reform | 12 / Green | ']);
  await page.keyboard.press('Alt+ArrowUp');
  expect(linesOf(await told())).toEqual(['[table]', 'Before.', 'After.']);
  await page.keyboard.type('s');
  expect(tablesOf(await told())).toEqual(['The council# Party | Seats / Reform | 12 / Greens | ']);
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  expect(linesOf(await told())).toEqual(['Before.', 'After.', '[table]']);
  for (let steps = 0; steps < 8; steps += 1) await page.keyboard.press('Control+z');
  expect(linesOf(await told())).toEqual(['Before.', '[table]', 'After.']);
  expect(tablesOf(await told())).toEqual(['The council# Party | Seats / Reform | 12']);
});

it('makes a table of what a page or a sheet pastes, and fills cells with cells', async () => {
  const { page, text, told } = await open(null);
  await text.click();
  await paste(
    page,
    text,
    'Party\tSeats\nReform\t12',
    '<table><tr><th>Party</th><th>Seats</th></tr><tr><td>Reform</td><td>12</td></tr></table>',
  );
  expect(tablesOf(await told())).toEqual(['# Party | Seats / Reform | 12']);
  await page.getByText('12').click();
  await paste(page, cell(page), '13\t+1\n7\t-1\n');
  expect(tablesOf(await told())).toEqual(['# Party | Seats |  / Reform | 13 | +1 /  | 7 | -1']);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('?');
  await page.getByText('Party').click();
  await page.keyboard.press('End');
  await page.waitForTimeout(100);
  await paste(page, cell(page), 'of\nall', '<h2>of</h2><p><b>all</b></p>');
  expect(tablesOf(await told())[0]).toContain('Partyof⏎**all**');
});

it('undoes what was written in a cell, also while the caret is in it', async () => {
  const { page, told } = await open(body(seats));
  await page.getByText('Reform').click();
  await page.keyboard.press('End');
  await page.keyboard.type('ed');
  expect(tablesOf(await told())[0]).toContain('Reformed');
  await page.keyboard.press('Control+z');
  expect(tablesOf(await told())).toEqual(['The council# Party | Seats / Reform | 12']);
  expect(await cell(page).textContent()).toBe('Reform');
  await page.keyboard.type('!');
  expect(tablesOf(await told())[0]).toContain('Reform!');
});

it('is read where it may not be written, and scrolled by itself where it is wide', async () => {
  const wide = table([
    Array.from({ length: 12 }, (_, at) => [`Column number ${at}`]),
    Array.from({ length: 12 }, (_, at) => [`${at}`]),
  ]);
  const { page, complaints, shoot } = await open(body(paragraph('Before.'), wide), { viewport: phone, readOnly: true });
  expect(await page.getByRole('columnheader').count()).toBe(12);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  expect(await page.locator('.story-table input, .story-table button').count()).toBe(0);
  await shoot('table-read-390');
  expect(complaints).toEqual([]);
});

it('takes 100 rows of 12 cells, and a key in one of them does not wait', async () => {
  const large = table(Array.from({ length: 100 }, (_, row) => Array.from({ length: 12 }, (_, at) => [`${row}.${at}`])));
  const { page, told } = await open(body(large));
  await page.getByText('50.6', { exact: true }).click();
  const took = await page.evaluate(async () => {
    const times: number[] = [];
    for (let keys = 0; keys < 20; keys += 1) {
      const start = performance.now();
      document.execCommand('insertText', false, 'x');
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[10]!;
  });
  expect(took).toBeLessThan(150);
  expect(tablesOf(await told())[0]).toContain('x'.repeat(20));
  const tools = page.getByRole('toolbar', { name: 'Table' });
  expect(await tools.getByRole('button', { name: 'Add a row' }).getAttribute('aria-disabled')).toBe('true');
  expect(await tools.getByRole('button', { name: 'Add a column' }).getAttribute('aria-disabled')).toBe('true');
});
