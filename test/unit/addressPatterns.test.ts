import { addressedPages, filledPattern, problemOfPattern, type AddressedPage } from '../../src/domain/addresses.ts';
import { withLinks } from '../../src/published/directory/addresses.ts';
import { atom } from '../../src/syndication/atom.ts';
import { absoluteHtml } from '../../src/syndication/bodyHtml.ts';
import { jsonFeed } from '../../src/syndication/jsonFeed.ts';
import { jsonLd } from '../../src/syndication/jsonLd.ts';
import { storyLinks } from '../../src/syndication/links.ts';
import { newsmlG2 } from '../../src/syndication/newsmlG2.ts';
import { ninjs } from '../../src/syndication/ninjs.ts';
import { openGraph } from '../../src/syndication/openGraph.ts';
import {
  authorUrl,
  linkUrl,
  publicationOf,
  sectionUrl,
  storyUrl,
  topicUrl,
} from '../../src/syndication/publication.ts';
import { rss } from '../../src/syndication/rss.ts';
import { sitemap } from '../../src/syndication/sitemap.ts';
import { publishedSite, publishedStory } from '../support/published.ts';

it.each<[AddressedPage, string, string | undefined]>([
  ['story', '/news/{lang}/{slug}', undefined],
  ['story', 'https://www.example.org/{slug}', undefined],
  ['section', '/{lang}/{path}/', undefined],
  ['review', '/thanks?story={slug}&how={outcome}', undefined],
  ['front', 'https://www.example.org/', undefined],
  ['preview', '/preview/{lang}?of={token}', undefined],
  ['preview', '/preview/{slug}', 'unknown-field'],
  ['page', '/about/', 'required'],
  ['story', '/news/', 'required'],
  ['section', '/{slug}', 'unknown-field'],
  ['topic', '/{slug}/{id}', 'unknown-field'],
  ['story', 'news/{slug}', 'address'],
  ['story', '//elsewhere.example/{slug}', 'address'],
  ['story', 'javascript:alert(1)/{slug}', 'address'],
  ['story', 'https://{slug}.example.org/', 'address'],
  ['story', '/a b/{slug}', 'address'],
  ['story', '/"><script>{slug}', 'address'],
])('of %s, %s is refused as %s', (page, pattern, rule) => {
  expect(problemOfPattern(page, pattern)?.rule).toBe(rule);
});

it('is filled with what it names', () => {
  expect(filledPattern('/{lang}/{slug}/{lang}', { lang: 'az', slug: 'budget' })).toBe('/az/budget/az');
  expect(addressedPages).toEqual(['front', 'story', 'section', 'author', 'topic', 'page', 'preview', 'review']);
});

describe('links in a body', () => {
  const link = { href: '/az/stories/budce' };
  const body = {
    html: '<p>See <a href="/az/stories/budce">it</a>, <a href="/en/sections/politics">all</a>, <a href="/x?a=1&amp;b">x</a>.</p>',
    text: 'See it.',
    blocks: [
      {
        kind: 'list' as const,
        ordered: false,
        items: [{ runs: [{ text: 'it', link }], list: { ordered: false, items: [{ runs: [{ text: 'x', link }] }] } }],
      },
      { kind: 'quotation' as const, paragraphs: [[{ text: 'y', link: { ...link, newTab: true as const } }]] },
    ],
  };

  it('stay paths of the site here without patterns', () => {
    expect(withLinks(body, { url: 'https://news.example' })).toEqual(body);
  });

  it('lead where the pages are, in HTML and in blocks', () => {
    const to = { href: 'https://news.example/n/budce?l=az&x=1' };
    expect(withLinks(body, { url: 'https://news.example', addresses: { story: '/n/{slug}?l={lang}&x=1' } })).toEqual({
      html: '<p>See <a href="https://news.example/n/budce?l=az&amp;x=1">it</a>, <a href="/en/sections/politics">all</a>, <a href="/x?a=1&amp;b">x</a>.</p>',
      text: 'See it.',
      blocks: [
        {
          kind: 'list',
          ordered: false,
          items: [
            {
              runs: [{ text: 'it', link: to }],
              list: { ordered: false, items: [{ runs: [{ text: 'x', link: to }] }] },
            },
          ],
        },
        { kind: 'quotation', paragraphs: [[{ text: 'y', link: { ...to, newTab: true } }]] },
      ],
    });
  });

  it('are HTML in feeds whatever a pattern has', () => {
    const publication = publicationOf(
      { ...publishedSite, addresses: { story: '/n?s={slug}&l={lang}' } },
      'http://localhost',
    );
    expect(absoluteHtml('<a href="/az/stories/budce">it</a>', { language: 'en', slug: 'x' }, publication)).toBe(
      '<a href="https://news.example/n?s=budce&amp;l=az">it</a>',
    );
  });
});

describe('with patterns for a front end of one’s own', () => {
  const addresses = {
    story: 'https://www.caspian.example/n/{lang}/{slug}',
    section: '/rubric/{path}?l={lang}',
    author: '/people/{slug}',
    topic: '/tag/{slug}',
    front: '/start?l={lang}&from=feed',
    page: '/info/{slug}',
  };
  const publication = publicationOf({ ...publishedSite, addresses }, 'http://localhost:3000');
  const story = publishedStory();
  const page = 'https://www.caspian.example/n/en/parliament-passes-the-budget';

  it('every page is where its pattern says', () => {
    expect(storyUrl(story, publication)).toBe(page);
    expect(sectionUrl({ language: 'az', path: 'politics/parliament' }, publication)).toBe(
      'https://news.example/rubric/politics/parliament?l=az',
    );
    expect(authorUrl({ language: 'en', slug: 'alex' }, publication)).toBe('https://news.example/people/alex');
    expect(topicUrl({ language: 'en', slug: 'oil' }, publication)).toBe('https://news.example/tag/oil');
    expect(linkUrl('/az/stories/budce', publication)).toBe('https://www.caspian.example/n/az/budce');
    expect(linkUrl('/media/k/wide-320.jpg', publication)).toBe('https://news.example/media/k/wide-320.jpg');
    expect(linkUrl('/ru/sections/politics/parliament', publication)).toBe(
      'https://news.example/rubric/politics/parliament?l=ru',
    );
    expect(linkUrl('/en/pages/about', publication)).toBe('https://news.example/info/about');
    expect(linkUrl('/az', publication)).toBe('https://news.example/start?l=az&from=feed');
    for (const other of ['/fr/stories/x', '/en/stories/a/b', '/en/search', 'https://else.example/en/stories/x'])
      expect(linkUrl(other, publication)).toBe(new URL(other, 'https://news.example').href);
  });

  it('feeds, sitemaps, the wire, canonical links and what pages say of themselves lead there, and nowhere else', () => {
    const feed = { publication, of: {}, stories: [story], changedAt: '2026-11-24T12:00:00.000Z', hub: undefined };
    const texts = {
      rss: rss(feed),
      atom: atom(feed),
      jsonFeed: jsonFeed(feed),
      sitemap: sitemap([story], publication),
      ninjs: ninjs({ kind: 'story', story }, publication),
      newsml: newsmlG2({ kind: 'story', story }, publication),
      jsonLd: JSON.stringify(jsonLd(story, publication)),
      links: JSON.stringify(storyLinks(story, publication)),
      openGraph: JSON.stringify(openGraph(story, publication)),
    };
    for (const [format, text] of Object.entries(texts)) {
      expect([format, text.includes(page)]).toEqual([format, true]);
      const own = text.replace(/\/v1\/stories\/|\/feeds\/(?:sections|authors|topics)\//g, '');
      expect([format, /\/(?:stories|sections|authors|topics)\/[a-z]/.exec(own)?.[0]]).toEqual([format, undefined]);
    }
  });
});
