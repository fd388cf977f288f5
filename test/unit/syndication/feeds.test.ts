import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import type { PublishedStory } from '../../../src/published/story/schema.ts';
import { atom } from '../../../src/syndication/atom.ts';
import type { Feed } from '../../../src/syndication/feed.ts';
import { jsonFeed } from '../../../src/syndication/jsonFeed.ts';
import { publicationOf } from '../../../src/syndication/publication.ts';
import { rss } from '../../../src/syndication/rss.ts';
import { oneLine } from '../../../src/syndication/text.ts';
import { publishedSite, publishedStory } from '../../support/published.ts';
import { textsIn } from '../../support/standards.ts';

const publication = publicationOf(publishedSite, 'http://localhost:3000');
const hub = 'https://hub.example/';
const feedOf = (stories: PublishedStory[], more: Partial<Feed> = {}): Feed => ({
  publication,
  of: {},
  stories,
  changedAt: '2026-11-24T12:00:00.000Z',
  hub,
  ...more,
});
const parliament = { of: { section: 'politics/parliament', lang: 'en' as const }, title: 'Parliament' };
const unsigned = publishedStory({
  id: '6b04d7cb57a50e65743d1660',
  slug: 'unsigned',
  byline: { text: '', signers: [] },
  corrections: [],
});
const feed = feedOf([publishedStory(), unsigned], parliament);

const a = 'http://www.w3.org/2005/Atom';
const names = {
  a,
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
};
const inRss = (path: string) => textsIn(rss(feed), path, names);
const inAtom = (path: string) => textsIn(atom(feed), path, names);

describe('RSS 2.0', () => {
  it.each([
    ['/rss/@version', ['2.0']],
    ['/rss/channel/title', ['Parliament — Caspian Wire']],
    ['/rss/channel/link', ['https://news.example/en/sections/politics/parliament']],
    ['/rss/channel/description', ['News from the Caspian']],
    ['/rss/channel/language', ['en']],
    ['/rss/channel/lastBuildDate', ['Tue, 24 Nov 2026 12:00:00 GMT']],
    [
      '/rss/channel/a:link[@rel="self"]/@href',
      ['https://news.example/feeds/sections/politics/parliament/rss.xml?lang=en'],
    ],
    ['/rss/channel/a:link[@rel="hub"]/@href', ['https://hub.example/']],
    ['//item[1]/title', ['Parliament passes the budget']],
    ['//item[1]/link', ['https://news.example/en/stories/parliament-passes-the-budget']],
    ['//item[1]/guid[@isPermaLink="false"]', ['tag:news.example,2026-11-24:story/6b04d7cb57a50e65743d1658']],
    ['//item[1]/pubDate', ['Tue, 24 Nov 2026 09:30:00 GMT']],
    ['//item[1]/dc:creator', ['Alex Example', 'Leyla Nümunə']],
    ['//item[1]/category', ['Politics', 'Parliament', 'Budget 2027']],
    ['//item[1]/description', ['The vote came after a long night.']],
    ['//item[1]/media:content/@url', ['https://news.example/media/k3y/wide-1280.jpg']],
    ['//item[1]/media:content/media:credit', ['Photo: A. Example']],
  ])('has %s', (path, texts) => {
    expect(inRss(path)).toEqual(texts);
  });

  it('has whole addresses in the body, and the correction behind it', () => {
    const [body] = inRss('//item[1]/content:encoded');
    expect(body).toContain('<a href="https://news.example/en/stories/draft" rel="noopener">');
    expect(body).toContain('<strong>Correction</strong>');
    expect(body).toContain('Eighty voted for it, not eighteen.');
  });

  it('has what the specification requires, dates that parse, and no two items of one guid', () => {
    for (const name of ['title', 'link', 'description']) expect(inRss(`/rss/channel/${name}`)).toHaveLength(1);
    const guids = inRss('//item/guid');
    expect(new Set(guids).size).toBe(guids.length);
    const rfc822 =
      /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
    for (const date of [...inRss('//pubDate'), ...inRss('//lastBuildDate')]) expect(date).toMatch(rfc822);
  });
});

describe('Atom 1.0', () => {
  it.each([
    ['/a:feed/@xml:lang', ['en']],
    ['/a:feed/a:id', ['https://news.example/feeds/sections/politics/parliament/atom.xml?lang=en']],
    ['/a:feed/a:updated', ['2026-11-24T12:00:00.000Z']],
    ['/a:feed/a:author/a:name', ['Caspian Wire Agency']],
    ['/a:feed/a:link[@rel="hub"]/@href', ['https://hub.example/']],
    ['/a:feed/a:link[@rel="self"]/@href', ['https://news.example/feeds/sections/politics/parliament/atom.xml?lang=en']],
    ['/a:feed/a:link[@rel="alternate"]/@href', ['https://news.example/en/sections/politics/parliament']],
    ['//a:entry[1]/@xml:lang', ['en']],
    ['//a:entry[1]/a:id', ['tag:news.example,2026-11-24:story/6b04d7cb57a50e65743d1658']],
    ['//a:entry[1]/a:published', ['2026-11-24T09:30:00.000Z']],
    ['//a:entry[1]/a:updated', ['2026-11-24T12:00:00.000Z']],
    ['//a:entry[1]/a:author/a:name', ['Alex Example', 'Leyla Nümunə']],
    ['//a:entry[1]/a:author/a:uri', ['https://news.example/en/authors/alex-example']],
    ['//a:entry[1]/a:content/@type', ['html']],
    ['//a:entry[1]/a:link[@hreflang="az"]/@href', ['https://news.example/az/stories/parlament-budceni-qebul-etdi']],
  ])('has %s', (path, texts) => {
    expect(inAtom(path)).toEqual(texts);
  });

  it('has in each entry exactly one id, title and updated, and no two alternates of one type and language', () => {
    for (const name of ['id', 'title', 'updated', 'content']) expect(inAtom(`//a:entry/a:${name}`)).toHaveLength(2);
    const languages = inAtom('//a:entry[1]/a:link[@rel="alternate"]/@hreflang');
    expect(new Set(languages).size).toBe(languages.length);
    expect(new Set(inAtom('//a:id')).size).toBe(3);
  });
});

it('has no relative address in any format', () => {
  const story = publishedStory({
    body: {
      html: '<p><a href="#note">a</a> <a href="?page=2">b</a> <a href="mailto:desk@news.example">c</a></p><picture><source type="image/webp" srcset="/media/a.webp 320w, /media/b.webp 640w" sizes="100vw"><img src="/media/a.jpg" alt="x"></picture><div class="embed embed-youtube"><iframe src="https://www.youtube-nocookie.com/embed/abc" width="640" height="360" title="A &quot;film&quot;" loading="lazy"></iframe></div>',
      text: '',
      blocks: [],
    },
    corrections: [],
  });
  const html =
    '<p><a href="https://news.example/en/stories/parliament-passes-the-budget#note">a</a> <a href="https://news.example/en/stories/parliament-passes-the-budget?page=2">b</a> <a href="mailto:desk@news.example">c</a></p><picture><source type="image/webp" srcset="https://news.example/media/a.webp 320w, https://news.example/media/b.webp 640w" sizes="100vw"><img src="https://news.example/media/a.jpg" alt="x"></picture><p><a href="https://www.youtube-nocookie.com/embed/abc" rel="noopener">A &quot;film&quot;</a></p>';
  expect(textsIn(rss(feedOf([story])), '//content:encoded', names)).toEqual([html]);
  expect(textsIn(atom(feedOf([story])), '//a:content', names)).toEqual([html]);
  expect((JSON.parse(jsonFeed(feedOf([story]))) as { items: { content_html: string }[] }).items[0]?.content_html).toBe(
    html,
  );
});

it('is JSON Feed 1.1 with authors, language and hub', () => {
  expect(parseJsonFeed(JSON.parse(jsonFeed(feed)))).toMatchObject({
    title: 'Parliament — Caspian Wire',
    home_page_url: 'https://news.example/en/sections/politics/parliament',
    feed_url: 'https://news.example/feeds/sections/politics/parliament/feed.json?lang=en',
    language: 'en',
    hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
    items: [
      {
        id: 'tag:news.example,2026-11-24:story/6b04d7cb57a50e65743d1658',
        url: 'https://news.example/en/stories/parliament-passes-the-budget',
        title: 'Parliament passes the budget',
        summary: 'The vote came after a long night.',
        image: 'https://news.example/media/k3y/wide-1280.jpg',
        authors: [
          { name: 'Alex Example', url: 'https://news.example/en/authors/alex-example' },
          { name: 'Leyla Nümunə' },
        ],
        tags: ['Politics', 'Parliament', 'Budget 2027'],
        language: 'en',
      },
      { title: 'Parliament passes the budget' },
    ],
  });
  expect(jsonFeed(feed)).toContain('"version":"https://jsonfeed.org/version/1.1"');
});

it('is a whole feed of nothing where there is no story', () => {
  const empty = feedOf([], { hub: undefined });
  expect(textsIn(rss(empty), '/rss/channel/item | //a:link[@rel="hub"]', names)).toEqual([]);
  expect(textsIn(atom(empty), '/a:feed/a:updated', names)).toEqual(['2026-11-24T12:00:00.000Z']);
  expect(JSON.parse(jsonFeed(empty))).toMatchObject({ items: [] });
});

describe('a hostile headline', () => {
  const hostile: [string, string, string][] = [
    ['an end of CDATA', 'a ]]> b', 'a ]]> b'],
    ['markup', 'Q&A <script>alert(1)</script> "x" \'y\' &amp;', 'Q&A <script>alert(1)</script> "x" \'y\' &amp;'],
    ['right-to-left marks', 'שלום\u200f world \u202eevil', 'שלום\u200f world \u202eevil\u202c'],
    ['astral characters', '🗳️ 𐎠 \u{10ffff}', '🗳️ 𐎠 \u{10ffff}'],
    ['control characters', 'a\u0000b\u0008c\u001bd\u007fe', 'abcde'],
    ['lone surrogates', 'a\ud800b\udc00c', 'abc'],
    ['line ends', '  two\r\nlines\u2028 ', 'two lines'],
    ['no characters', 'a\ufffeb\uffffc', 'abc'],
  ];

  const titles = async (headline: string): Promise<Record<string, string | undefined>> => {
    const feed = feedOf([publishedStory({ headline })]);
    const parser = new RssParser();
    const [fromRss, fromAtom] = await Promise.all([parser.parseString(rss(feed)), parser.parseString(atom(feed))]);
    return {
      'rss, libxml2': textsIn(rss(feed), '//item/title')[0],
      'rss, rss-parser': fromRss.items[0]?.title,
      'rss, feedsmith': parseRssFeed(rss(feed)).items?.[0]?.title as string | undefined,
      'atom, libxml2': textsIn(atom(feed), '//a:entry/a:title', names)[0],
      'atom, rss-parser': fromAtom.items[0]?.title,
      json: (JSON.parse(jsonFeed(feed)) as { items: { title: string }[] }).items[0]?.title,
    };
  };

  it.each(hostile)('with %s reads back as it was, cleaned', async (_, headline, read) => {
    expect(new Set(Object.values(await titles(headline)))).toEqual(new Set([read]));
  });

  it('of any characters at all reads back as it was, cleaned', () => {
    const spiteful = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({
        unit: fc.constantFrom(
          ']]>',
          '<![CDATA[',
          '&',
          '<',
          '>',
          '"',
          '&#0;',
          '\u202e',
          '\u2067',
          '\u2069',
          '\ud83d',
          '\udc00',
          '\u0000',
          '\r',
          ' ',
          'ə',
        ),
        maxLength: 20,
      }),
    );
    fc.assert(
      fc.property(spiteful, (headline) => {
        const stories = [
          publishedStory({
            headline: `x${headline}x`,
            body: { html: headline.replace(/[<>"]/g, ''), text: '', blocks: [] },
          }),
        ];
        const feed = feedOf(stories);
        const expected = oneLine(`x${headline}x`);
        return (
          textsIn(rss(feed), '//item/title')[0] === expected &&
          textsIn(atom(feed), '//a:entry/a:title', names)[0] === expected
        );
      }),
      { numRuns: 100 },
    );
  });

  it('keeps its direction to itself', () => {
    expect(oneLine('\u2067abc')).toBe('\u2067abc\u2069');
    expect(oneLine('\u202babc\u202c')).toBe('\u202babc\u202c');
    expect(oneLine('\u2067\u202eabc\u2069 d')).toBe('\u2067\u202eabc\u2069 d');
  });
});

it('reads back through feedsmith whole', () => {
  const read = parseAtomFeed(atom(feed));
  expect(read.entries?.map(({ id }) => id)).toEqual([
    'tag:news.example,2026-11-24:story/6b04d7cb57a50e65743d1658',
    'tag:news.example,2026-11-24:story/6b04d7cb57a50e65743d1660',
  ]);
  expect(parseRssFeed(rss(feed)).items?.[0]?.pubDate).toBe('Tue, 24 Nov 2026 09:30:00 GMT');
});
