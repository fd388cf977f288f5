import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { openBrowserNewsroom, overflowOf, phone, type BrowserNewsroom, type Seat } from '../support/browser.ts';
import { move as moved } from '../support/desk.ts';
import { sentPhoto } from '../support/photos.ts';
import { bodyOf, completeCopy, signIn, type Answer, type Client, type Newsroom } from '../support/newsroom.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let house: BrowserNewsroom<Newsroom>;
let writer: Client;
let editor: Client;
let chief: Client;
const stories: Record<string, { id: string; path: string }> = {};

const ok = async (asked: Promise<Answer>): Promise<Answer> => {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};
const move = (id: string, name: string, carrying: object = {}, as = editor) => ok(moved(as, id, name, carrying));

const photo = (): Promise<string> => sentPhoto(writer);

async function publish(headline: string, copy: object = {}): Promise<{ id: string; path: string }> {
  const { body } = await ok(writer('POST', '/api/articles', { ...completeCopy(house.newsroom, headline), ...copy }));
  const { id } = body.doc;
  await move(id, 'file', {}, writer);
  for (const name of ['take', 'approve', 'publish']) await move(id, name);
  const { body: article } = await ok(editor('GET', `/api/articles/${id}`));
  return (stories[headline] = { id, path: `/${article.language}/stories/${article.slug}` });
}

const lead = 'Lawmakers back water bill at second reading after late compromise';
const plain = [
  'Ferry service to Turkmenbashi resumes after storm',
  'Central bank keeps rate at 7.25 per cent',
  'Night train to Tbilisi returns after four years',
  'Hazelnut growers agree minimum price before the harvest',
  'Schools in mountain villages get heating before the first snow',
];

beforeAll(async () => {
  house = await openBrowserNewsroom('browser-reader');
  const { staff, sections } = house.newsroom;
  [writer, editor, chief] = (await Promise.all(
    (['correspondent', 'section-editor', 'administrator'] as const).map((role) => signIn(house.url, staff[role].email)),
  )) as [Client, Client, Client];
  await ok(chief('POST', '/api/globals/site', { name: 'Caspian Wire', tagline: 'News from both shores' }));
  const links = [
    { network: 'Telegram', url: 'https://t.me/example' },
    { network: 'Mastodon', url: 'https://social.example/@wire' },
  ];
  await ok(chief('POST', '/api/globals/social-networks', { links }));
  const media = await photo();
  for (const headline of plain) await publish(headline, { section: sections.parliament, photo: { media } });
  const standfirst = 'The bill would meter every irrigation canal within six years. Farmers won a slower timetable.';
  await publish(lead, {
    standfirst,
    kicker: 'Water',
    urgency: 2,
    topics: ['water', 'farming'],
    photo: { media, caption: 'The steps before the evening sitting.' },
  });
  await publish('Withdrawn before anybody read it');
  await move(stories['Withdrawn before anybody read it']!.id, 'kill', {
    notice: 'This story was wrong, and we apologise.',
  });
}, 300_000);
afterAll(async () => house?.close());

const newsLineRow = (page: Page, headline: string) => page.locator('.news-line li', { hasText: headline });
/** Proof that a page was not loaded again. */
const mark = (page: Page) => page.evaluate(() => void ((globalThis as { marked?: true }).marked = true));
const isMarked = (page: Page) => page.evaluate(() => Boolean((globalThis as { marked?: true }).marked));
const isLive = (page: Page) => page.waitForResponse((answer) => answer.url().includes('/v1/newsline/live'));

async function read(seat: Seat, path: string): Promise<void> {
  const live = isLive(seat.page);
  await seat.page.goto(path);
  await live;
}

it('leads a reader from the front page to a story and on to its section, author and topic, at a desk and on a phone', async () => {
  for (const [size, viewport] of [
    ['desktop', undefined],
    ['phone', phone],
  ] as const) {
    const seat = await house.sit({ viewport });
    const { page, shoot, complaints } = seat;
    await page.goto('/');
    await shoot(`reader-front-${size}`);
    expect(await overflowOf(seat)).toBe(0);
    expect(await page.locator('.headline-lead h2').innerText()).toBe(lead);
    await page.locator('.headline-lead h2 a').click();
    await page.waitForURL(stories[lead]!.path);
    expect(await page.locator('h1').innerText()).toBe(lead);
    expect(await page.locator('.body').innerText()).toMatch(/^Baku\/Turan: The parliament passed/);
    await shoot(`reader-story-${size}`);
    expect(await overflowOf(seat)).toBe(0);
    for (const [link, heading, name] of [
      ['.trail a', 'Politics', 'section'],
      ['.byline a', 'Alex Example', 'author'],
      ['.filed a', 'water', 'topic'],
    ] as const) {
      await page.goto(stories[lead]!.path);
      await page.locator(link).first().click();
      await page.locator('h1', { hasText: heading }).waitFor();
      await page.getByRole('link', { name: lead }).first().waitFor();
      await shoot(`reader-${name}-${size}`);
      expect(await overflowOf(seat)).toBe(0);
    }
    expect(complaints).toEqual([]);
  }
});

it('finds stories by their words', async () => {
  const { page, shoot } = await house.sit();
  await page.goto('/en');
  await page.locator('.search-box input').fill('parliament tuesday');
  await page.keyboard.press('Enter');
  await page.locator('.found mark').first().waitFor();
  await shoot('reader-search-desktop');
  expect(await page.locator('.found h2').allInnerTexts()).toContain(lead);
});

it('fetches the first picture before anything asks for it, in the best format, and moves nothing while it loads', async () => {
  for (const path of ['/en', stories[lead]!.path, '/en/sections/politics']) {
    const { page } = await house.sit();
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const seen = await page.evaluate(async () => {
      const entries = <T extends PerformanceEntry>(type: string): Promise<T[]> =>
        new Promise((resolve) => {
          const watch = new PerformanceObserver((list) => resolve(list.getEntries() as T[]));
          watch.observe({ type, buffered: true });
          setTimeout(() => resolve([]), 500);
        });
      const paints = await entries<PerformanceEntry & { url: string }>('largest-contentful-paint');
      const shifts = await entries<PerformanceEntry & { value: number }>('layout-shift');
      const preloaded = performance
        .getEntriesByType('resource')
        .filter((each) => (each as PerformanceResourceTiming).initiatorType === 'link');
      return {
        painted: paints.at(-1)?.url ?? '',
        shift: shifts.reduce((sum, { value }) => sum + value, 0),
        preloaded: preloaded.map(({ name }) => name),
      };
    });
    expect(seen.shift).toBe(0);
    if (path === '/en/sections/politics') continue;
    expect(seen.painted).toMatch(/\.avif$/);
    expect(seen.preloaded).toContain(seen.painted);
  }
});

/** Of each picture on the page: how wide it is shown in pixels of the screen, how wide its file is and could be, and its bytes. */
const picturesOn = (page: Page) =>
  page.evaluate(async () => {
    const images = [...document.querySelectorAll<HTMLImageElement>('picture img')];
    for (const each of images) {
      each.scrollIntoView();
      await each.decode();
    }
    const pixels = (width: number): number => Math.round(width * devicePixelRatio);
    return images.map((image) => {
      const sets = [image, ...image.parentElement!.querySelectorAll('source')].map((each) => each.srcset);
      const files = sets.map((set) =>
        set.split(', ').map((one) => {
          const [url = '', width = ''] = one.split(' ');
          return { url: new URL(url, location.href).href, width: parseInt(width) };
        }),
      );
      const own = files.find((all) => all.some(({ url }) => url === image.currentSrc))!;
      const [entry] = performance.getEntriesByName(image.currentSrc) as PerformanceResourceTiming[];
      return {
        url: image.currentSrc,
        look: image.closest('[class^="headline headline-"], .photo, .author')!.className.split(' ').at(-1)!,
        shown: pixels(image.clientWidth),
        loaded: own.find(({ url }) => url === image.currentSrc)!.width,
        widths: own.map(({ width }) => width),
        bytes: entry!.encodedBodySize,
        isSized: image.width > 0 && image.hasAttribute('width') && image.hasAttribute('height'),
      };
    });
  });
/** As Lighthouse reckons it: the share of a file's pixels that are not shown. */
const wasteOf = ({ shown, loaded, bytes }: { shown: number; loaded: number; bytes: number }): number =>
  shown >= loaded ? 0 : Math.round((1 - (shown / loaded) ** 2) * bytes);

it.each([
  ['phone', phone, 2],
  ['phone of another make', { width: 412, height: 823 }, 1.75],
  ['tablet', { width: 820, height: 1180 }, 2],
  ['small desktop', { width: 1100, height: 800 }, 1],
  ['desktop', undefined, 1],
])('loads of each picture the smallest file that is sharp on a %s', async (_name, viewport, density) => {
  const { page, complaints } = await house.sit({ viewport, density });
  for (const path of ['/en', stories[lead]!.path, '/en/sections/politics']) {
    await page.goto(path);
    const pictures = await picturesOn(page);
    expect(pictures.length).toBeGreaterThan(0);
    // Until a file has come there is a blur of it, which came with the page.
    const blurs = page.locator('.framed > img.preview[src^="data:image/"]');
    expect(await blurs.count()).toBe(pictures.length);
    for (const picture of pictures) {
      // A browser takes the larger file that it has already: of the same photo, shown larger above.
      if (pictures.some(({ url, shown }) => url === picture.url && shown > picture.shown)) continue;
      const enough = picture.widths.find((width) => width >= picture.shown) ?? picture.widths.at(-1)!;
      expect([path, picture.look, picture.loaded <= enough ? 'small enough' : picture]).toEqual([
        path,
        picture.look,
        'small enough',
      ]);
      // Lighthouse says nothing of less than 12 KB.
      expect([path, picture.look, picture.isSized, wasteOf(picture) < 12_288]).toEqual([
        path,
        picture.look,
        true,
        true,
      ]);
    }
  }
  expect(complaints).toEqual([]);
});

it('shows what is published, changed and withdrawn in the News Line while the page stays open', async () => {
  const seat = await house.sit();
  const { page, shoot, complaints } = seat;
  await read(seat, '/en/sections/politics');
  await mark(page);
  const { id } = await publish('Minister to speak at noon');
  await newsLineRow(page, 'Minister to speak at noon').waitFor();
  expect(await page.locator('.news-line li').first().innerText()).toContain('Minister to speak at noon');
  expect(await page.locator('.news-line [role=status]').innerText()).toBe('Minister to speak at noon');
  const { body: article } = await ok(editor('GET', `/api/articles/${id}`));
  await ok(
    editor('PATCH', `/api/articles/${id}`, { headline: 'Minister speaks of water', baseVersion: article.baseVersion }),
  );
  await move(id, 'update');
  await newsLineRow(page, 'Minister speaks of water').waitFor();
  expect(await newsLineRow(page, 'Minister to speak at noon').count()).toBe(0);
  await shoot('reader-live');
  await move(id, 'kill', { notice: 'The minister has not spoken.' });
  await newsLineRow(page, 'Minister speaks of water').waitFor({ state: 'detached' });
  expect(await isMarked(page)).toBe(true);
  expect(complaints).toEqual([]);
});

it('tells whoever has a story open that it was corrected, and then withdrawn; each is there at a click', async () => {
  const { id, path } = await publish('Eighteen vote for the bridge', { body: bodyOf('Eighteen voted for it.') });
  const seat = await house.sit();
  const { page, shoot, complaints } = seat;
  await read(seat, path);
  await mark(page);
  await move(id, 'correct', { correction: 'Eighty voted for it, not eighteen.' });
  await page.locator('.change-notice', { hasText: 'This story has been corrected.' }).waitFor();
  expect(await isMarked(page)).toBe(true);
  await shoot('reader-changed');
  const live = isLive(page);
  await page.getByRole('link', { name: 'Show it' }).click();
  await page.locator('.corrections', { hasText: 'Eighty voted for it, not eighteen.' }).waitFor();
  await shoot('reader-corrected');
  await live;
  await move(id, 'kill', { notice: 'There is no such bridge.' });
  await page.locator('.change-notice', { hasText: 'This story has been withdrawn.' }).waitFor();
  expect(complaints).toEqual([]);
  await page.getByRole('link', { name: 'Show it' }).click();
  await page.getByRole('heading', { name: 'This story has been withdrawn' }).waitFor();
  expect(await page.locator('main').innerText()).toContain('There is no such bridge.');
  expect(await page.locator('main').innerText()).not.toContain('Eighteen voted');
  await shoot('reader-killed');
});

async function approve(name: string): Promise<void> {
  const { body } = await ok(chief('GET', `/api/reviews?where[name][equals]=${name}&depth=0`));
  await ok(
    chief('POST', '/api/reviews/moderate', { ids: body.docs.map(({ id }: { id: string }) => id), to: 'approved' }),
  );
}

it.each([
  ['with', true, 'Leyla'],
  ['without', false, 'Ramin'],
])('takes a review %s JavaScript; once a moderator approves it, it is there', async (_how, javaScript, name) => {
  const { path } = stories[plain[0]!]!;
  const { page, shoot, complaints } = await house.sit({ javaScript });
  await page.goto(path);
  if (javaScript) {
    await page.getByLabel('Your name').fill(' ');
    await page.getByLabel('Your review').fill('A first try.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('#problem-name').waitFor();
    expect(await page.getByLabel('Your name').getAttribute('aria-invalid')).toBe('true');
    expect(complaints.splice(0)).toEqual([expect.stringContaining('422')]);
  }
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(`${name}@reader.example`);
  await page.getByLabel('Rating').selectOption('4');
  await page
    .getByLabel('Your review')
    .fill(`${name} thinks it clear & <fair>. See https://example.org/ferries for more.`);
  await page.getByRole('button', { name: 'Send' }).click();
  await page
    .getByText('Thank you. Your review appears here once the newsroom has read it.')
    .filter({ visible: true })
    .waitFor();
  expect(new URL(page.url()).pathname).toBe(path);
  await page.goto(path);
  expect(await page.locator('.reviews', { hasText: name }).count()).toBe(0);
  await approve(name);
  await page.goto(path);
  const review = page.locator('.reviews li', { hasText: name });
  expect(await review.locator('.review-text').innerText()).toBe(
    `${name} thinks it clear & <fair>. See https://example.org/ferries for more.`,
  );
  expect(await review.getByRole('link').getAttribute('rel')).toContain('nofollow');
  expect(await page.content()).not.toContain('@reader.example');
  await shoot(`reader-review-${name.toLowerCase()}`);
  expect(complaints).toEqual([]);
});

it('works by keyboard: the first stop leads past the masthead, and every stop is seen', async () => {
  const { page } = await house.sit();
  await page.goto(stories[lead]!.path);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
  expect(await page.locator('.skip').evaluate((link) => link.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('nav')?.className)).toBe('trail');
  expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid');
});

/** What axe-core finds serious or critical, as `rule: element`. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

it.each([
  ['light', false],
  ['dark', true],
])('keeps no reader out: axe-core finds nothing serious on any kind of page, %s', async (look, dark) => {
  const { page, shoot, complaints } = await house.sit({ dark });
  const killed = stories['Withdrawn before anybody read it']!.path;
  const pages = {
    front: '/en',
    section: '/en/sections/politics',
    author: '/en/authors/alex-example',
    topic: '/en/topics/water',
    search: '/en/search?q=parliament',
    'no-search': '/ru/search',
    story: stories[lead]!.path,
    reviewed: stories[plain[0]!]!.path,
    killed,
    none: '/az/stories/none',
    empty: '/az',
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path);
    expect([name, ...(await faultsOf(page))]).toEqual([name]);
    await shoot(`reader-${look}-${name}`);
  }
  // The browser tells of the two pages that are not there; of a broken policy it would tell as well.
  expect(complaints.filter((said) => !/status of (404|410)/.test(said))).toEqual([]);
});

it.each([
  ['light', false],
  ['dark', true],
])('keeps nobody out of the documents of the API, which look like the newsroom, %s', async (look, dark) => {
  const { page, shoot, complaints } = await house.sit({ dark });
  await page.goto('/docs');
  await page.locator('.opblock-tag').first().click();
  await page.locator('.opblock-summary-control').first().click();
  await page.locator('.opblock-body').first().waitFor();
  const headings = async (): Promise<string[]> => {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
    return violations.map(({ id }) => id).filter((id) => id === 'heading-order' || id === 'label');
  };
  expect(['/docs', ...(await faultsOf(page)), ...(await headings())]).toEqual(['/docs']);
  await shoot(`docs-${look}`);
  await page.goto('/docs/problems');
  expect(['/docs/problems', ...(await faultsOf(page)), ...(await headings())]).toEqual(['/docs/problems']);
  expect(complaints).toEqual([]);
});
