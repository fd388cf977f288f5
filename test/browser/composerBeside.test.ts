import type { Page } from 'playwright-core';
import {
  openBrowserNewsroom,
  overflowOf,
  phone,
  signInAt,
  type BrowserNewsroom,
  type Seat,
} from '../support/browser.ts';
import { faultsIn } from '../support/axe.ts';
import { move } from '../support/desk.ts';
import { bodyOf, completeCopy, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { linesOf } from '../support/storyText.ts';
import { headlineIn, until, writable } from '../support/writing.ts';

let desk: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-composer-beside');
  writer = await signIn(desk.url, desk.newsroom.staff.correspondent.email);
  editor = await signIn(desk.url, desk.newsroom.staff['section-editor'].email);
});
afterAll(async () => desk?.close());

const wide = { width: 1280, height: 900 };

async function write(copy: object): Promise<string> {
  return (await writer('POST', '/api/articles?draft=true', copy)).body.doc.id;
}

const storyOf = async (id: string) => (await editor('GET', `/api/articles/${id}?draft=true&depth=0`)).body;

async function sitAt(
  id: string,
  options: Parameters<typeof desk.sit>[0] = { viewport: wide },
  who: 'correspondent' | 'section-editor' = 'correspondent',
): Promise<Seat> {
  const seat = await desk.sit(options);
  await signInAt(seat, desk.newsroom.staff[who].email);
  await seat.page.goto(`/admin/collections/articles/${id}`);
  await writable(seat.page);
  return seat;
}

const previewOf = ({ page }: Pick<Seat, 'page'>) => page.frameLocator('.story-frame iframe');

describe('the preview', () => {
  it('stands beside the page and shows within a second what is typed, with the place one reads at kept', async () => {
    const id = await write(completeCopy(desk.newsroom, 'Shown as it is typed'));
    const seat = await sitAt(id);
    const { page, shoot, complaints } = seat;
    await page.keyboard.press('Control+Alt+p');
    await previewOf(seat).locator('h1', { hasText: 'Shown as it is typed' }).waitFor();
    await page.locator('.story-text__root').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' And the lamps went on.', { delay: 5 });
    await previewOf(seat).locator('.body', { hasText: 'And the lamps went on.' }).waitFor({ timeout: 1_000 });
    // What is alike stays the same element: pictures do not load again.
    const stays = await previewOf(seat).locator('h1').elementHandle();
    await page.locator('#field-standfirst').fill('They had been out for a week.');
    await previewOf(seat).locator('.standfirst', { hasText: 'out for a week' }).waitFor({ timeout: 1_000 });
    expect(await stays!.evaluate((element) => element.isConnected)).toBe(true);
    await shoot('beside-preview');
    await page.locator('[data-choice=desktop]').click();
    expect(
      await page.locator('.story-frame iframe').evaluate((frame: HTMLIFrameElement) => frame.contentWindow!.innerWidth),
    ).toBe(1280);
    await shoot('beside-preview-desktop');
    expect(complaints).toEqual([]);
    await page.keyboard.press('Control+Alt+p');
    expect(await page.locator('.story-split').count()).toBe(0);
  });

  it('runs no script, and a link in it leads nowhere', async () => {
    const id = await write({ ...completeCopy(desk.newsroom, 'Without script'), kicker: '<script>x</script>' });
    const seat = await sitAt(id);
    await seat.page.locator('.composer-bar__preview').click();
    await previewOf(seat).locator('h1').waitFor();
    const frame = seat.page.locator('.story-frame iframe');
    expect(await frame.getAttribute('sandbox')).toBe('allow-same-origin');
    expect(await previewOf(seat).locator('script').count()).toBe(0);
    await previewOf(seat).locator('.masthead a, header a').first().click();
    await seat.page.waitForTimeout(500);
    expect(await frame.evaluate((element: HTMLIFrameElement) => element.contentWindow!.location.href)).toBe(
      'about:srcdoc',
    );
  });

  it('shows on request the cards, the share card, the entry of the feed and the wire', async () => {
    const seat = await sitAt(await write(completeCopy(desk.newsroom, 'In every shape')));
    const { page, shoot, complaints } = seat;
    await page.locator('.composer-bar__preview').click();
    await page.locator('[data-choice=cards]').click();
    await previewOf(seat).locator('.headline-card', { hasText: 'In every shape' }).waitFor();
    await shoot('beside-cards');
    await page.locator('[data-choice=share]').click();
    await page.locator('.story-preview__card', { hasText: 'In every shape' }).waitFor();
    for (const [shape, words] of [
      ['feed', '<item>'],
      ['ninjs', '"pubStatus": "usable"'],
      ['text', 'In every shape'],
    ] as const) {
      await page.locator(`[data-choice=${shape}]`).click();
      await page.locator('.story-preview__text', { hasText: words }).waitFor();
    }
    await shoot('beside-text');
    expect(complaints).toEqual([]);
  });

  it('goes on in a window of its own, and closes with it', async () => {
    const seat = await sitAt(await write(completeCopy(desk.newsroom, 'In a second window')));
    const { page, complaints } = seat;
    await page.locator('.composer-bar__preview').click();
    const [second] = await Promise.all([page.waitForEvent('popup'), page.locator('.story-split__window').click()]);
    await previewOf({ page: second }).locator('h1', { hasText: 'In a second window' }).waitFor();
    await headlineIn(page).fill('Typed in the first');
    await previewOf({ page: second }).locator('h1', { hasText: 'Typed in the first' }).waitFor({ timeout: 1_500 });
    await second.close();
    await until(async () => (await page.locator('.composer-bar__preview').getAttribute('aria-pressed')) === 'false');
    expect(complaints).toEqual([]);
  });

  it('lies over the text on a phone, whole and without a step to the side', async () => {
    const seat = await sitAt(await write(completeCopy(desk.newsroom, 'On a phone')), { viewport: phone, dark: true });
    const { page, shoot, complaints } = seat;
    await page.locator('.composer-bar__more').tap();
    await page.getByRole('menuitem', { name: 'Preview beside the page' }).tap();
    await previewOf(seat).locator('h1', { hasText: 'On a phone' }).waitFor();
    expect(await overflowOf(seat)).toBe(0);
    await shoot('beside-phone-dark');
    await page.locator('.story-split__close').tap();
    expect(await page.locator('.story-split').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('what changed', () => {
  const published = async (headline: string): Promise<string> => {
    const id = await write(completeCopy(desk.newsroom, headline));
    await move(writer, id, 'file');
    for (const name of ['take', 'approve', 'publish']) await move(editor, id, name);
    return id;
  };
  const marksIn = (page: Page, name: string): Promise<string[]> =>
    page.evaluate((mark) => [...(CSS.highlights.get(mark) ?? [])].map(String), name);

  it('since readers last saw it is marked in the text and beside it, as one types, on and off by a key', async () => {
    const id = await published('Lamps go out');
    const { page, shoot, complaints } = await sitAt(id, { viewport: wide }, 'section-editor');
    await page.keyboard.press('Control+Alt+c');
    const changes = page.locator('.story-changes');
    await changes.getByText('The text is the same.').waitFor();
    await headlineIn(page).fill('Lamps come back');
    await page.locator('.story-text__root').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' They came on.');
    await changes.locator('ins', { hasText: 'They came on.' }).waitFor();
    expect(await changes.locator('.story-sheet__headline del').allTextContents()).toEqual(['go out']);
    expect(await changes.locator('.story-sheet__headline ins').allTextContents()).toEqual(['come back']);
    await until(async () => (await marksIn(page, 'story-added')).join() === ' They came on.');
    await shoot('beside-changes');
    await page.keyboard.press('Control+Alt+c');
    await changes.waitFor({ state: 'detached' });
    expect(await marksIn(page, 'story-added')).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('between any two versions is compared on the same page, from History', async () => {
    const id = await write(completeCopy(desk.newsroom, 'First words'));
    const { baseVersion } = await storyOf(id);
    await writer('PATCH', `/api/articles/${id}?draft=true`, {
      headline: 'Second words',
      topics: ['Water'],
      baseVersion,
    });
    await move(writer, id, 'file');
    await move(editor, id, 'take');
    const seat = await sitAt(id, { viewport: phone, dark: true }, 'section-editor');
    const { page, shoot, complaints } = seat;
    await page.locator('.composer__open-panel').tap();
    await page.locator('.story-panel [role=tab]').last().tap();
    await page.getByRole('button', { name: 'Compare versions' }).tap();
    const [from, to] = [page.getByLabel('From'), page.getByLabel('To', { exact: true })];
    await until(async () => (await from.locator('option').count()) >= 4);
    await from.selectOption({ index: (await from.locator('option').count()) - 1 });
    await to.selectOption({ index: 1 });
    const headline = page.locator('.story-changes .story-sheet__headline');
    await until(async () => (await headline.textContent()) === 'FirstSecond words');
    expect(await page.locator('.story-changes__elsewhere').textContent()).toContain('Water');
    expect(await overflowOf(seat)).toBe(0);
    await shoot('beside-compare-phone-dark');
    expect(complaints).toEqual([]);
  });
});

it('shows what changed, and the preview, to who only reads the story, too', async () => {
  const id = await write(completeCopy(desk.newsroom, 'Written first'));
  const { baseVersion } = await storyOf(id);
  await writer('PATCH', `/api/articles/${id}?draft=true`, { headline: 'Written then', baseVersion });
  await move(writer, id, 'file');
  const seat = await desk.sit({ viewport: wide });
  await signInAt(seat, desk.newsroom.staff.correspondent.email);
  const { page, shoot, complaints } = seat;
  await page.goto(`/admin/collections/articles/${id}`);
  const compare = page.getByRole('button', { name: 'Compare versions' });
  await until(async () => {
    // The page is there before it hears of clicks.
    await page.locator('.story-panel [role=tab]').last().click();
    return compare.isVisible();
  });
  await compare.click();
  const from = page.getByLabel('From');
  await until(async () => (await from.locator('option').count()) >= 3);
  await from.selectOption({ index: (await from.locator('option').count()) - 1 });
  await page.locator('.story-changes ins', { hasText: 'then' }).waitFor();
  await shoot('beside-read-changes');
  await page.keyboard.press('Control+Alt+p');
  await previewOf(seat).locator('h1', { hasText: 'Written then' }).waitFor();
  expect(complaints).toEqual([]);
});

describe('a story in another language', () => {
  const textOf = (words: string) => bodyOf(words).root.children[0];
  const two = (first: string, second: string) => {
    const body = bodyOf(first);
    return { root: { ...body.root, children: [...body.root.children, textOf(second)] } };
  };

  it('is begun from the page, has its source beside it piece by piece, and says what changed in that since', async () => {
    const body = two('The lamps went out.', 'Nobody knows why.');
    const source = await write({ ...completeCopy(desk.newsroom, 'Lamps go out'), body, topics: ['Energy'] });
    const { page, shoot, complaints } = await sitAt(source);
    await page.locator('.story-panel [role=tab]').nth(1).click();
    await page.locator('[data-begin=translate-az]').click();
    await page.waitForURL((address) => !address.pathname.includes(source));
    const id = page.url().match(/[0-9a-f]{24}/)![0];
    const pieces = page.locator('.story-source__piece');
    await pieces.filter({ hasText: 'Nobody knows why.' }).waitFor();
    await shoot('beside-source');
    await pieces.filter({ hasText: 'Lamps go out' }).getByRole('button').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-headline');
    await page.keyboard.type('İşıqlar söndü');
    await pieces.filter({ hasText: 'Nobody knows why.' }).getByRole('button').click();
    await page.keyboard.type('Səbəbini heç kim bilmir.');
    await page.locator('.story-source__piece[aria-current]', { hasText: 'Nobody knows why.' }).waitFor();
    await until(async () => JSON.stringify((await storyOf(id)).body ?? '').includes('heç kim bilmir'));
    const begun = await storyOf(id);
    expect(begun).toMatchObject({
      language: 'az',
      headline: 'İşıqlar söndü',
      topics: ['Energy'],
      translationOf: source,
    });
    const from = await storyOf(source);
    const idsIn = ({ body: its }: any) => its.root.children.map(({ $ }: any) => $.id);
    expect(idsIn(begun)).toEqual(idsIn(from));
    expect(linesOf(begun.body)).toEqual(['', 'Səbəbini heç kim bilmir.']);
    await writer('PATCH', `/api/articles/${source}?draft=true`, {
      headline: 'Lamps come back',
      baseVersion: from.baseVersion,
    });
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.locator('.story-source__standing', { hasText: 'in places: 1' }).waitFor();
    await page.locator('.story-source ins', { hasText: 'come back' }).waitFor();
    await shoot('beside-source-changed');
    await page.locator('.story-split__close').click();
    await page.locator('.story-source__notice').getByRole('button').click();
    await page.getByRole('button', { name: 'I have taken it in' }).click();
    await page.locator('.story-source__standing[data-news="0"]').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is offered to who only reads the story, in their own language; one that is there already is named', async () => {
    const source = await write(completeCopy(desk.newsroom, 'Filed, and not to write in'));
    await move(writer, source, 'file');
    const { id } = (await editor('POST', `/api/articles/${source}/translate`, { to: 'ru' })).body;
    const seat = await desk.sit({ viewport: phone, language: 'ru', dark: true });
    await signInAt(seat, desk.newsroom.staff.correspondent.email);
    const { page, shoot, complaints } = seat;
    await page.goto(`/admin/collections/articles/${source}`);
    // A tab is drawn before its script has come, and takes no tap until then.
    await until(async () => {
      await page.locator('.story-panel [role=tab]').nth(1).tap();
      return page.locator('.story-siblings', { hasText: 'Русский' }).isVisible();
    });
    expect(await page.locator('[data-begin]').allTextContents()).toEqual([
      'Перевести: Азербайджанский',
      'Начать с этого материала',
    ]);
    await shoot('beside-siblings-phone-ru');
    await page.goto(`/admin/collections/articles/${id}?source`);
    await page.waitForURL((address) => address.pathname.includes(id));
    await page.locator('.story-source__piece', { hasText: 'Filed, and not to write in' }).waitFor();
    const [text, beside] = [await headlineIn(page).boundingBox(), await page.locator('.story-split').boundingBox()];
    expect(text!.y).toBeGreaterThanOrEqual(beside!.y + beside!.height);
    expect(await overflowOf(seat)).toBe(0);
    await shoot('beside-source-phone-ru');
    expect(complaints).toEqual([]);
  });
});

it('starts a new story with the words of this one', async () => {
  const { page, complaints } = await sitAt(await write(completeCopy(desk.newsroom, 'To be told again')));
  const before = page.url();
  await page.locator('.story-panel [role=tab]').nth(1).click();
  await page.locator('[data-begin=start-from]').click();
  await page.waitForURL((address) => address.href !== before);
  await writable(page);
  expect(await headlineIn(page).inputValue()).toBe('To be told again');
  expect(complaints).toEqual([]);
});

it.each([
  ['light, at a desk', { viewport: wide }],
  ['dark, on a phone, in Azerbaijani', { viewport: phone, dark: true, language: 'az' }],
  ['dark, at a desk, in Russian', { viewport: wide, dark: true, language: 'ru' }],
])('keeps nobody out, and opens and closes each half by the keys: %s', async (look, options) => {
  const source = await write({ ...completeCopy(desk.newsroom, `Seen by all, ${look}`), standfirst: 'It is.' });
  const { id } = (await writer('POST', `/api/articles/${source}/translate`, { to: 'az' })).body;
  const seat = await sitAt(id, options);
  const { page, shoot, complaints } = seat;
  for (const [key, shown] of [
    ['p', '.story-frame iframe'],
    ['c', '.story-changes__sheet'],
    ['s', '.story-source__piece'],
  ] as const) {
    await page.keyboard.press(`Control+Alt+${key}`);
    await page.locator(shown).first().waitFor();
    expect([key, await faultsIn(page, '.story-split')]).toEqual([key, []]);
    expect([key, await overflowOf(seat)]).toEqual([key, 0]);
    await shoot(`beside-${key}-${options.viewport.width}${'dark' in options ? '-dark' : ''}`);
    await page.locator('.story-split__close').focus();
    await page.keyboard.press('Escape');
    expect(await page.locator('.story-split').count()).toBe(0);
  }
  expect(complaints).toEqual([]);
});
