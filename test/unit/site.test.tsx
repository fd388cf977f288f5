import type { Answer } from '../../src/delivery/cache/answer.ts';
import { aboutStory } from '../../src/site/about.ts';
import { siteAddresses } from '../../src/site/addresses.ts';
import { frontOrder } from '../../src/site/layout.ts';
import { linkedByline } from '../../src/site/linkedByline.ts';
import { renderPreviewPage } from '../../src/site/preview.tsx';
import { publishedPhoto, publishedSite, publishedStory } from '../support/published.ts';
import { readerSite } from '../support/readerSite.ts';

type Asking = { query?: string; story?: ReturnType<typeof publishedStory> };

async function ask(path: string, { query = '', story }: Asking = {}): Promise<Answer & { key: string }> {
  const found = siteAddresses(readerSite(story))({ path, query, accept: '' });
  if (!found) throw new Error(`${path} is no address of the site.`);
  return { ...(await found.answer()), key: found.key };
}

const storyPath = '/en/stories/parliament-passes-the-budget';
const page = async (path: string, asking?: Asking): Promise<string> => (await ask(path, asking)).body;
/** The text between tags, for what a reader sees. */
const seen = (html: string) => html.replace(/<head>.*<\/head>/s, '').replace(/<[^>]*>/g, '\n');

describe("a story's page", () => {
  it('shows what the printed story has, in its order', async () => {
    const order = [
      'Politics',
      'Parliament',
      'Budget',
      'Parliament passes the budget',
      'The vote came after a long night.',
      '24 November 2026, 13:30',
      'Deputies vote on the budget',
      'Photo: A. Example',
      'Baku/Turan:',
      ' The parliament passed the budget',
      'Alex Example',
      'Leyla Nümunə',
      'Alex Example: Baku correspondent',
      'Sources: Caspian Wire',
      'Corrections',
      '24 November 2026, 16:00',
      'Eighty voted for it, not eighteen.',
      'Economy',
      'Budget 2027',
      'Azərbaycanca',
      'Readers’ reviews',
      'Leyla',
      'Clear and fair.',
      'Leave a review',
      'Your name',
      'Your review',
      'Send',
      'Follow us on social networks',
      'telegram',
      'News Line',
      '24 November',
    ];
    const text = seen(await page(storyPath)).replaceAll(/\n+/g, '\n');
    let at = text.indexOf('Politics\nParliament\n');
    for (const words of order) {
      const next = text.indexOf(words, at);
      expect(next < 0 ? `${words} is missing or too early` : words).toBe(words);
      at = next + words.length;
    }
  });

  it('is a whole document that names its language, its address and those of its other languages and feeds', async () => {
    const html = await page(storyPath);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
    expect(html).toContain('<title>Budget passed — Caspian Wire</title>');
    expect(html).toContain(`<link rel="canonical" href="https://news.example${storyPath}"/>`);
    expect(html).toContain('hrefLang="az" href="https://news.example/az/stories/parlament-budceni-qebul-etdi"/>');
    expect(html).toContain('type="application/rss+xml"');
    expect(html).toContain('<meta property="og:title" content="Budget passed"/>');
    expect(html).toContain('<meta name="description" content="Parliament passed the budget for 2027."/>');
    expect(html).toContain('"@type":"NewsArticle"');
  });

  it('has its picture fetched first, in the best format, and keeps the room of every picture free', async () => {
    const html = await page(storyPath);
    const sizes = '(min-width: 64rem) 44rem, (min-width: 48rem) calc(100vw - 2.5rem), 100vw';
    expect(html).toContain(
      `<link rel="preload" as="image" type="image/avif" imageSrcSet="/media/k3y/wide-1280.avif 1280w" imageSizes="${sizes}" fetchPriority="high"/>`,
    );
    expect(html).toContain(`<source type="image/avif" srcSet="/media/k3y/wide-1280.avif 1280w" sizes="${sizes}"/>`);
    const images = [...html.matchAll(/<img [^>]*>/g)].map(([image]) => image);
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) expect(image).toMatch(/ width="\d+" height="\d+" alt="[^"]+"/);
  });

  it('has neither inline script nor inline style; its one script and style sheet are named by their content', async () => {
    const { body, headers } = await ask(storyPath);
    expect(body.match(/<script(?! type="application\/ld\+json")[^>]*>/g)).toEqual([
      expect.stringMatching(/^<script type="module" src="\/site\/assets\/[\w]{16}\.js">$/),
    ]);
    expect(body).not.toMatch(/<style| style=| on\w+=/);
    expect(headers?.['Content-Security-Policy']).toContain("default-src 'none'; style-src 'self'");
    expect(headers?.['Content-Security-Policy']).not.toContain('unsafe');
  });

  it('depends on the story, its slug, its reviews, the News Line and the directory', async () => {
    const { tags } = await ask(storyPath);
    expect([...tags].sort()).toEqual([
      'directory',
      'list-lang=en',
      'reviews-6b04d7cb57a50e65743d1658',
      'slug-parliament-passes-the-budget',
      'story-6b04d7cb57a50e65743d1658',
    ]);
  });

  it('has no empty boxes for what a story lacks', async () => {
    const { id, slug, language, headline, body, section, timeZone, publishedAt, seo } = publishedStory();
    const bare = { id, slug, language, headline, body, section: section.slice(0, 1), timeZone, publishedAt, seo };
    const lacking = { byline: { text: '', signers: [] }, alsoIn: [], topics: [], related: [], translations: [] };
    const story = { ...bare, ...lacking, corrections: [], wordCount: 1, updatedAt: publishedAt, version: 1 };
    const html = await page(storyPath, { story });
    expect(html).not.toMatch(
      /"kicker"|"standfirst"|"corrections"|"byline"|"filed"|"translations"|"related"|undefined|null|NaN/,
    );
    expect(html).not.toMatch(/<ul><\/ul>|<p><\/p>|rel="preload"|Updated/);
  });
});

describe('each language', () => {
  it.each([
    ['en', 'Leave a review', 'Follow us on social networks', 'News Line', 'Corrections', '24 November 2026, 13:30'],
    ['az', 'Rəy bildirin', 'Bizi sosial şəbəkələrdə izləyin', 'Xəbər lenti', 'Düzəlişlər', '24 noyabr 2026, 13:30'],
    [
      'ru',
      'Оставить отзыв',
      'Следите за нами в социальных сетях',
      'Лента новостей',
      'Исправления',
      '24 ноября 2026 г., 13:30',
    ],
  ] as const)('speaks to its readers: %s', async (language, ...words) => {
    const html = await page(`/${language}/stories/parliament-passes-the-budget`, {
      story: publishedStory({ language }),
    });
    expect(html).toContain(`<html lang="${language}" dir="ltr">`);
    for (const each of words) expect(seen(html)).toContain(each);
  });

  it('leads to the same page in the others, or to their front page', async () => {
    const section = await page('/en/sections/politics');
    expect(section).toContain('<a href="/az/sections/politics" lang="az" hrefLang="az">Azərbaycanca</a>');
    expect(section).toContain('hrefLang="ru" href="https://news.example/ru/sections/politics"/>');
    const story = await page(storyPath);
    expect(story).toContain('<a href="/az/stories/parlament-budceni-qebul-etdi" lang="az"');
    expect(story).toContain('<a href="/ru" lang="ru" hrefLang="ru">Русский</a>');
  });
});

describe('what is hostile', () => {
  const hostile = '</title></script><script>alert(1)</script><img src=x onerror="alert(1)">\'\u202e]]>';
  const link = 'javascript:alert(1)';
  const bad = publishedStory({
    headline: hostile,
    kicker: hostile,
    standfirst: hostile,
    byline: {
      text: `${hostile} and others`,
      signers: [{ name: hostile, slug: 'x', line: hostile }],
      reporting: hostile,
    },
    section: [{ id: '1', path: 'politics', name: hostile }],
    topics: [{ slug: 'x', name: hostile }],
    photo: { ...publishedPhoto, alt: hostile, caption: hostile, credit: hostile },
    translations: [{ id: '1', slug: 'x', headline: hostile, language: 'az', publishedAt: '2026-11-24T10:00:00Z' }],
    related: [{ id: '2', slug: 'x', headline: hostile, language: 'en', publishedAt: '2026-11-24T10:00:00Z' }],
    corrections: [{ at: '2026-11-24T10:00:00Z', text: hostile }],
    credit: hostile,
    seo: { title: hostile, description: hostile, canonical: link },
  });

  it.each([storyPath, '/en', '/en/sections/politics', '/en/topics/x', '/en/search?'])(
    'is text wherever it stands, on %s',
    async (path) => {
      const html = await page(path.replace('?', ''), {
        story: bad,
        query: new URLSearchParams({ q: hostile }).toString(),
      });
      const scripts = html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/, '').match(/<script/g);
      expect(scripts).toHaveLength(1);
      expect(html).not.toMatch(/<img src=x|href="javascript:|<\/title><\/script>/);
      expect(html).toContain('&lt;script&gt;');
    },
  );

  it('leads nowhere from the house’s own links', async () => {
    const parts = readerSite();
    const site = { ...publishedSite, social: [{ network: 'Telegram', url: link }] };
    const found = siteAddresses({ ...parts, directory: { ...parts.directory, site: async () => site } })({
      path: '/en',
      query: '',
      accept: '',
    });
    const { body } = (await found?.answer()) ?? { body: '' };
    expect(body).toContain('<span>Telegram</span>');
    expect(body).not.toContain('javascript:');
  });
});

describe('addresses', () => {
  it.each([
    ['/az/stories/parliament-passes-the-budget', storyPath],
    ['/en/stories/budget-passes', storyPath],
    ['/ru/stories/budget-passes', storyPath],
    ['/az/stories/minister-resigns', '/en/stories/minister-resigns'],
    ['/en/', '/en'],
    ['/en/sections/politics/', '/en/sections/politics'],
  ])('%s moves to %s, in one step', async (from, to) => {
    expect(await ask(from)).toMatchObject({ status: 301, headers: { Location: to } });
  });

  it.each([
    '/en/stories/never-was',
    '/az/sections/nothing',
    '/en/authors/nobody',
    '/ru/topics/none',
    '/en/stories',
    '/en/Stories/X',
    '/en/sections//',
    '/en/__proto__/x',
  ])('nothing at %s, said in its language with the News Line', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).toContain(`<html lang="${path.slice(1, 3)}"`);
    expect(body).toContain('id="news-line"');
    expect(body).toContain('<meta name="robots" content="noindex, follow"/>');
  });

  it('gives of a killed story its notice and nothing else of it', async () => {
    const { status, body } = await ask('/en/stories/minister-resigns');
    expect(status).toBe(410);
    expect(seen(body)).toContain('This story has been withdrawn');
    expect(seen(body)).toContain('The story was wrong: the minister has not resigned.');
    expect(seen(body)).toContain('24 November 2026, 17:00');
    expect(body).toContain('<h3>24 November</h3>');
    expect(body).not.toContain('rel="canonical"');
  });

  it.each(['/admin', '/v1/stories', '/e', '/english', '/site/assets/x.css', '/preview/stories/1'])(
    'leaves %s to others',
    (path) => {
      expect(siteAddresses(readerSite())({ path, query: '', accept: '' })).toBeUndefined();
    },
  );

  it('takes an address for the same page whatever else hangs on it', async () => {
    const keyOf = (path: string, query: string) => siteAddresses(readerSite())({ path, query, accept: '' })?.key;
    expect(keyOf(storyPath, 'utm_source=x&fbclid=1')).toBe(keyOf(storyPath, ''));
    expect(keyOf('/en/sections/politics', 'utm=1&cursor=abc')).toBe(
      keyOf('/en/sections/politics', 'cursor=abc&gclid=2'),
    );
    expect(keyOf('/en/sections/politics', 'cursor=abc')).not.toBe(keyOf('/en/sections/politics', ''));
    expect(keyOf('/en/search', 'section=politics&q=a++b%20')).toBe(keyOf('/en/search', 'q=a%20b&section=politics'));
    expect(keyOf('/en/search', 'q=a&section=%2F..%2F')).toBe(keyOf('/en/search', 'q=a'));
    expect(keyOf('/en/authors/a', 'q=a')).toBe(keyOf('/en/authors/a', ''));
  });

  it('serves the style sheet and the script for ever, small and without comments', async () => {
    const html = await page('/en');
    for (const [path, limit] of [
      [/\/site\/assets\/\w+\.js/.exec(html)?.[0], 6 * 1024],
      [/\/site\/assets\/\w+\.css/.exec(html)?.[0], 24 * 1024],
    ] as const) {
      const { body, freshness } = await ask(path ?? '');
      expect(freshness).toMatchObject({ maxAge: 31_536_000 });
      expect(body).not.toContain('/*');
      expect(Buffer.byteLength(body)).toBeLessThan(limit);
    }
  });
});

describe('lists', () => {
  it('puts on the front page first what matters most and is newest', () => {
    const at = (hours: number, urgency?: number) =>
      publishedStory({
        id: `${hours}h ${urgency}`,
        urgency,
        publishedAt: new Date(Date.UTC(2026, 10, 25) - hours * 3_600_000).toISOString(),
      });
    const order = frontOrder([at(0, 7), at(1), at(2, 5), at(5, 3), at(60, 1)]).map(({ id }) => id);
    expect(order).toEqual(['5h 3', '1h undefined', '2h 5', '0h 7', '60h 1']);
  });

  it('links the names in a byline, and leaves an editor’s own words alone', () => {
    const signers = [{ name: 'Ann', slug: 'ann' }, { name: 'Ann Lee', slug: 'ann-lee' }, { name: 'Bo' }];
    expect(linkedByline('By Ann Lee, Ann and Bo', signers)).toEqual([
      { text: 'By ' },
      { text: 'Ann Lee', slug: 'ann-lee' },
      { text: ', ' },
      { text: 'Ann', slug: 'ann' },
      { text: ' and Bo' },
    ]);
    expect(linkedByline('Our own correspondents', signers)).toEqual([{ text: 'Our own correspondents' }]);
  });

  it('marks in a search what was found, keeps the words in the box, and stays out of search engines', async () => {
    const html = await page('/en/search', { query: 'q=eighty' });
    expect(html).toContain('<mark>Eighty</mark> voted for it.');
    expect(html).toContain('value="eighty"');
    expect(html).toContain('<meta name="robots" content="noindex, follow"/>');
  });

  it('shows an author with what they wrote', async () => {
    const html = await page('/en/authors/alex-example');
    expect(html).toContain('<h1>Alex Example</h1>');
    expect(seen(html)).toContain('Reports from Baku.');
    expect(html).toContain(`<h2><a href="${storyPath}">Parliament passes the budget</a></h2>`);
  });
});

describe('a preview', () => {
  const { stories, directory: house, serverUrl } = readerSite();
  const preview = (note?: string, isPending = true) =>
    renderPreviewPage({ story: publishedStory(), isPending, note }, { stories, directory: house, serverUrl });

  it('is the same page, says that it is one, takes no review, has no script and stays out of search engines', async () => {
    const html = await preview('Edits of 12:40');
    expect(html).toContain('<h1>Parliament passes the budget</h1>');
    expect(seen(html)).toContain('Preview — not published');
    expect(seen(html)).toContain('Edits of 12:40');
    expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>');
    expect(html).not.toMatch(/<script|<form[^>]*method="post"|rel="canonical"|data-live|og:title/);
  });

  it('has no banner over what readers see', async () => {
    expect(seen(await preview(undefined, false))).not.toContain('Preview');
  });

  it('shows what has no headline, time or address yet', async () => {
    const story = publishedStory({ headline: '', slug: '', publishedAt: '', updatedAt: '', photo: undefined });
    const html = await renderPreviewPage({ story, isPending: true }, { stories, directory: house, serverUrl });
    expect(html).toContain('<h1>…</h1>');
    expect(html).not.toContain('class="times"');
  });
});

it('has a look for each of its classes', async () => {
  const { body: css } = await ask(/\/site\/assets\/\w+\.css/.exec(await page('/en'))?.[0] ?? '');
  const paths = [storyPath, '/en', '/en/sections/politics', '/en/authors/alex-example', '/en/search', '/en/none'];
  const pages = await Promise.all(paths.map((path) => page(path, { query: 'q=a&cursor=b' })));
  const names = new Set(
    pages.flatMap((html) => [...html.matchAll(/class="([^"]+)"/g)].flatMap(([, list]) => list?.split(' ') ?? [])),
  );
  const unstyled = ['day', 'top-stories', 'headline-words', 'wide'];
  expect(names.size).toBeGreaterThan(40);
  expect([...names].filter((name) => !css.includes(`.${name}`) && !unstyled.includes(name))).toEqual([]);
});

it('lets a story name another site as its first address', () => {
  const story = publishedStory({ seo: { title: 'x', description: 'y', canonical: 'https://other.example/a' } });
  const { links = [] } = aboutStory(story, { site: publishedSite, origin: 'https://news.example' });
  expect(links.find(({ rel }) => rel === 'canonical')?.href).toBe('https://other.example/a');
});
