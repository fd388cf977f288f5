import { choiceOf, choicesIn, valuesOf } from '../../src/domain/fields/choices.ts';
import { htmlOf } from '../../src/domain/body.ts';
import { facetKeyOf, facetKeysOf } from '../../src/published/tags.ts';
import { facetKeysOfQuery } from '../../src/delivery/stores/lists.ts';
import { atom } from '../../src/syndication/atom.ts';
import { jsonLd } from '../../src/syndication/jsonLd.ts';
import { newsmlG2 } from '../../src/syndication/newsmlG2.ts';
import { newsSitemap } from '../../src/syndication/newsSitemap.ts';
import { ninjs } from '../../src/syndication/ninjs.ts';
import { rss } from '../../src/syndication/rss.ts';
import type { PublishedStory } from '../../src/published/story/schema.ts';
import { publishedSite, publishedStory } from '../support/published.ts';
import { ninjsFaults, xsdFaults } from '../support/standards.ts';

const faultsOfNinjs = ninjsFaults();
const faultsOfNewsml = xsdFaults('NewsML-G2_2.35-spec-All-Power.xsd');
const publication = { site: publishedSite, origin: 'https://news.example' };
const typeOf = (story: PublishedStory): unknown => jsonLd(story, publication)['@graph'][0]!['@type'];
const genresOf = (story: PublishedStory): unknown =>
  (JSON.parse(ninjs({ kind: 'story', story }, publication)) as { genres?: unknown }).genres;
const feed = (story: PublishedStory) => ({
  publication,
  of: {},
  stories: [story],
  changedAt: '2026-11-25T00:00:00.000Z',
});

it('has the genres of a newsroom, each a word in three languages and a code of the IPTC', () => {
  expect(valuesOf('genre').join(' ')).toBe(
    'news analysis opinion interview feature background factcheck obituary press-release',
  );
  expect(valuesOf('partnerLabel').join(' ')).toBe('sponsored partner press-release');
  for (const name of ['genre', 'partnerLabel'])
    for (const [value, { label, iptcGenre }] of Object.entries(choiceOf(name).values))
      expect([
        value,
        Object.values(label).every(Boolean),
        /^[A-Z][A-Za-z]+(?:_[A-Z][a-z]+)*$/.test(iptcGenre ?? ''),
      ]).toEqual([value, true, true]);
});

it.each([
  [{}, 'NewsArticle'],
  [{ genre: 'news' }, 'NewsArticle'],
  [{ genre: 'interview' }, 'NewsArticle'],
  [{ genre: 'analysis' }, 'AnalysisNewsArticle'],
  [{ genre: 'opinion' }, 'OpinionNewsArticle'],
  [{ genre: 'background' }, 'BackgroundNewsArticle'],
  [{ genre: 'feature' }, 'ReportageNewsArticle'],
  [{ partnerLabel: 'sponsored' }, 'AdvertiserContentArticle'],
  [{ partnerLabel: 'press-release' }, 'AdvertiserContentArticle'],
  [{ genre: 'opinion', partnerLabel: 'partner' }, 'AdvertiserContentArticle'],
] as [Partial<PublishedStory>, string][])('is to search engines, marked %j: %s', (marks, type) => {
  expect(typeOf(publishedStory(marks))).toBe(type);
});

it('names its genre on the wire by the IPTC’s code, in the words of the story’s language, once', () => {
  expect(genresOf(publishedStory())).toBeUndefined();
  const opinion = { name: 'Fikir', uri: 'http://cv.iptc.org/newscodes/genre/Opinion' };
  const paid = { name: 'Sponsorlu material', uri: 'http://cv.iptc.org/newscodes/genre/Sponsored' };
  const story = publishedStory({ language: 'az', genre: 'opinion', partnerLabel: 'sponsored' });
  expect(genresOf(story)).toEqual([opinion, paid]);
  expect(genresOf(publishedStory({ genre: 'press-release', partnerLabel: 'press-release' }))).toEqual([
    { name: 'Press release', uri: 'http://cv.iptc.org/newscodes/genre/Press_Release' },
  ]);
  const xml = newsmlG2({ kind: 'story', story }, publication);
  expect(xml).toContain('<genre qcode="genre:Opinion"><name>Fikir</name></genre><genre qcode="genre:Sponsored">');
});

it('stays within the standards', () => {
  const item = { kind: 'story', story: publishedStory({ genre: 'factcheck', partnerLabel: 'partner' }) } as const;
  expect(faultsOfNinjs(JSON.parse(ninjs(item, publication)))).toBeNull();
  expect(faultsOfNewsml(newsmlG2(item, publication))).toEqual([]);
});

it('is a category of feeds', () => {
  const story = publishedStory({ language: 'ru', genre: 'opinion', partnerLabel: 'sponsored' });
  expect(rss(feed(story))).toContain('<category>Мнение</category><category>Спонсорский материал</category>');
  expect(atom(feed(story))).toContain('<category term="Мнение"/>');
});

it('keeps what somebody paid for out of the news sitemap, and nothing else', () => {
  const at = '2026-11-25T10:00:00.000Z';
  const line = (slug: string, marks: Partial<PublishedStory> = {}) => ({
    slug,
    language: 'en' as const,
    headline: slug,
    publishedAt: at,
    ...marks,
  });
  const lines = [
    line('plain'),
    line('opinion', { genre: 'opinion' }),
    line('sponsored', { partnerLabel: 'sponsored' }),
    line('partner', { partnerLabel: 'partner' }),
    line('release', { partnerLabel: 'press-release' }),
  ];
  const xml = newsSitemap(lines, publication, new Date('2026-11-25T12:00:00.000Z'));
  expect([...xml.matchAll(/stories\/(\w+)</g)].map(([, slug]) => slug)).toEqual(['plain', 'opinion']);
});

it('says of links out of a story that somebody paid for that they are sponsored', () => {
  const run = (href: string) => ({ kind: 'paragraph' as const, runs: [{ text: 'x', link: { href } }] });
  const blocks = [run('https://shop.example/'), run('/en/stories/other'), run('mailto:a@b.example')];
  const relsIn = (html: string) => [...html.matchAll(/rel="([^"]*)"/g)].map(([, rel]) => rel);
  expect(relsIn(htmlOf(blocks, { isPaid: true }))).toEqual(['sponsored noopener', 'noopener', 'noopener']);
  expect(relsIn(htmlOf(blocks))).toEqual(['noopener', 'noopener', 'noopener']);
});

it('is a list of its own, with and without its language, and one of two that narrow a list', () => {
  const keys = facetKeysOf(publishedStory({ genre: 'opinion' }));
  expect(keys).toEqual(expect.arrayContaining(['genre=opinion', 'genre=opinion&lang=en']));
  expect(facetKeysOf(publishedStory()).filter((key) => /genre|partnerLabel/.test(key))).toEqual([]);
  expect(facetKeyOf({ lang: 'az', genre: 'opinion' })).toBe('genre=opinion&lang=az');
  expect(facetKeysOfQuery({ section: 'politics', genre: 'opinion', lang: 'az' })).toEqual([
    'section=politics&lang=az',
    'genre=opinion&lang=az',
  ]);
});

it('takes nothing for a mark that is none', () => {
  expect(choicesIn({ genre: 'gossip', partnerLabel: null, headline: 'opinion' })).toEqual({});
});
