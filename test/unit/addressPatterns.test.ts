import { addressedPages, filledPattern, problemOfPattern, type AddressedPage } from '../../src/domain/addresses.ts';
import { atom } from '../../src/syndication/atom.ts';
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
  expect(addressedPages).toEqual(['story', 'section', 'author', 'topic', 'review']);
});

describe('with patterns for a front end of one’s own', () => {
  const addresses = {
    story: 'https://www.caspian.example/n/{lang}/{slug}',
    section: '/rubric/{path}?l={lang}',
    author: '/people/{slug}',
    topic: '/tag/{slug}',
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
