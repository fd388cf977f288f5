import { openDirectoryStore } from '../../src/delivery/stores/directoryStore.ts';
import { contract } from '../../src/published/storage/contract.ts';
import type { Answer } from '../../src/delivery/cache/answer.ts';
import { openStoryStore } from '../../src/delivery/stores/storyStore.ts';
import type { z } from 'zod';
import { fileSchemas } from '../../src/delivery/feeds/fileSchemas.ts';
import { syndicationAddresses } from '../../src/delivery/feeds/syndication.ts';
import type { PublishedAuthor, PublishedSection } from '../../src/published/directory/schema.ts';
import { openReadModel, storyInRow } from '../support/deliveryModel.ts';
import { publishedSite } from '../support/published.ts';
import { ninjsFaults, textsIn, xsdFaults } from '../support/standards.ts';

let model: Awaited<ReturnType<typeof openReadModel>>;
let now = new Date('2026-11-20T13:00:00Z');

async function ask(url: string): Promise<Answer | undefined> {
  const sources = {
    stories: openStoryStore(model.db, () => 1),
    directory: openDirectoryStore(model.db, () => contract.version),
  };
  const addresses = syndicationAddresses(sources, {
    serverUrl: 'http://localhost:3000',
    hub: 'https://hub.example/',
    now: () => now,
  });
  const [path = '', query = ''] = url.split('?');
  return addresses({ path, query, accept: '*/*' })?.answer();
}
const bodyOf = async (url: string): Promise<string> => (await ask(url))?.body ?? '';
const namespaces = {
  a: 'http://www.w3.org/2005/Atom',
  g: 'http://iptc.org/std/nar/2006-10-01/',
  s: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  x: 'http://www.w3.org/1999/xhtml',
  n: 'http://www.google.com/schemas/sitemap-news/0.9',
};
const found = async (url: string, path: string): Promise<string[]> => textsIn(await bodyOf(url), path, namespaces);
const slugsOf = async (url: string): Promise<string[]> =>
  (JSON.parse(await bodyOf(url)) as { associations: { name: string; pubStatus: string }[] }).associations.map(
    ({ name, pubStatus }) => (pubStatus === 'usable' ? name : `${name} ${pubStatus}`),
  );

const politics: PublishedSection = {
  kind: 'section',
  id: '1',
  path: 'politics',
  order: 0,
  name: 'Politics',
  names: { az: 'Siyasət' },
};
const alex: PublishedAuthor = {
  kind: 'author',
  id: 'a',
  slug: 'alex-example',
  name: 'Alex Example',
  links: [],
  languages: [],
  postings: [],
};

beforeAll(async () => {
  model = await openReadModel('syndication');
  const directory = model.db.collection<{ _id: string }>('published_directory');
  await directory.insertMany([
    { _id: 'site', ...publishedSite },
    { _id: 'section:1', ...politics },
    { _id: 'author:a', ...alex },
  ] as never);
  const az = { language: 'az' as const, topics: [], translations: [] };
  await model.put(storyInRow(0));
  await model.put(storyInRow(1, az));
  await model.put(storyInRow(2, { updatedAt: '2026-11-21T08:00:00.000Z', version: 2 }), ['an-old-name']);
  await model.put(
    storyInRow(3, {
      section: [{ id: '9', path: 'sport', name: 'Sport' }],
      alsoIn: [],
      byline: { text: '', signers: [] },
      topics: [],
    }),
  );
  await model.put(storyInRow(4, { publishedAt: '2026-10-05T10:00:00.000Z', updatedAt: '2026-10-06T10:00:00.000Z' }));
  const wrong = storyInRow(5);
  await model.put(wrong);
  // Killed on 24 November at 13:00.
  await model.kill(wrong);
});
afterAll(() => model?.close());

describe('a feed', () => {
  it.each([
    ['/feeds/rss.xml', 'Caspian Wire', 5],
    ['/feeds/rss.xml?lang=az', 'Caspian Wire', 1],
    ['/feeds/sections/politics/rss.xml', 'Politics — Caspian Wire', 4],
    ['/feeds/sections/politics/rss.xml?lang=az', 'Siyasət — Caspian Wire', 1],
    ['/feeds/authors/alex-example/rss.xml', 'Alex Example — Caspian Wire', 4],
    ['/feeds/topics/budget-2027/rss.xml', 'Budget 2027 — Caspian Wire', 3],
  ])('%s is called “%s” and has %i stories', async (url, title, count) => {
    expect(await found(url, '/rss/channel/title')).toEqual([title]);
    expect(await found(url, '//item')).toHaveLength(count);
    expect(await found(url, '/rss/channel/a:link[@rel="self"]/@href')).toEqual([`https://news.example${url}`]);
    expect(await found(url, '/rss/channel/a:link[@rel="hub"]/@href')).toEqual(['https://hub.example/']);
  });

  it.each([
    ['/feeds/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['/feeds/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/feeds/feed.json', 'application/feed+json; charset=utf-8'],
    ['/feeds/sections/politics/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/feeds/authors/alex-example/feed.json', 'application/feed+json; charset=utf-8'],
  ])('%s says that it is %s', async (url, contentType) => {
    expect(await ask(url)).toMatchObject({ status: 200, contentType });
  });

  it('hangs on its list, on what it is of and on the site', async () => {
    expect((await ask('/feeds/sections/politics/rss.xml?lang=az'))?.tags).toEqual([
      'directory',
      'list-section=politics&lang=az',
      'section-politics',
    ]);
  });

  it.each([
    ['/feeds/sections/weather/rss.xml', 404],
    ['/feeds/authors/nobody/atom.xml', 404],
    ['/feeds/topics/nothing/feed.json', 404],
    ['/feeds/sections/../rss.xml', 404],
    ['/feeds/rss.xml?lang=de', 400],
    ['/feeds/rss.xml?page=2', 400],
    ['/v1/wire/ninjs?before=2026-11-20', 400],
    ['/v1/wire/ninjs?limit=101', 400],
    ['/v1/wire/newsml-g2/nothing', 404],
    ['/sitemaps/2026-09.xml', 404],
    ['/sitemaps/2026-10.2.xml', 404],
    ['/sitemaps/2026-13.xml', 404],
    ['/robots.txt?x=1', 400],
  ])('or file that is not there, or parameter it does not have, is refused: %s %i', async (url, status) => {
    expect((await ask(url))?.status).toBe(status);
  });

  it.each(['/feeds/rssxxml', '/feeds', '/feeds/other.xml', '/sitemapxxml'])('is not %s', async (url) => {
    expect(await ask(url)).toBeUndefined();
  });
});

describe('the wire', () => {
  it('has the latest change first, kills too, whatever the section', async () => {
    const all = ['story-5 canceled', 'story-2', 'story-0', 'story-1', 'story-3', 'story-4'];
    expect(await slugsOf('/v1/wire/ninjs')).toEqual(all);
    expect(await slugsOf('/v1/wire/ninjs?section=sport')).toEqual(['story-5 canceled', 'story-3']);
    expect(await slugsOf('/v1/wire/ninjs?lang=az')).toEqual(['story-1']);
    expect(await slugsOf('/v1/wire/ninjs?since=2026-11-21')).toEqual(['story-5 canceled', 'story-2']);
    const slugs = (url: string) => found(url, '//g:pubStatus/@qcode');
    expect(await slugs('/v1/wire/newsml-g2?since=2026-11-21')).toEqual(['stat:canceled', 'stat:usable']);
  });

  it('has each change on one page, by the links from page to page', async () => {
    const seen: string[] = [];
    let url: string | undefined = '/v1/wire/ninjs?limit=2';
    for (; url;) {
      seen.push(...(await slugsOf(url)));
      url = /^<(.+)>; rel="next"$/.exec((await ask(url))?.headers?.Link ?? '')?.[1];
    }
    expect(seen).toEqual(['story-5 canceled', 'story-2', 'story-0', 'story-1', 'story-3', 'story-4']);
  });

  it('is valid by its standards, with stories and without', async () => {
    const ninjs = ninjsFaults();
    const newsml = xsdFaults('NewsML-G2_2.35-spec-All-Power.xsd');
    for (const query of ['', '?since=2027-01-01', '/story-0', '/story-5']) {
      expect(ninjs(JSON.parse(await bodyOf(`/v1/wire/ninjs${query}`)))).toBeNull();
      expect(newsml(await bodyOf(`/v1/wire/newsml-g2${query}`))).toEqual([]);
    }
  });

  it('is what the OpenAPI document says, as the other JSON of the site', async () => {
    const { Ninjs, NinjsNewsLine, WireVersions, JsonFeed, TdmReservation } = fileSchemas;
    const files: [string, z.ZodType][] = [
      ['/v1/wire/ninjs', NinjsNewsLine],
      ['/v1/wire/ninjs?after=start', NinjsNewsLine],
      ['/v1/wire/ninjs/story-0', Ninjs],
      ['/v1/wire/ninjs/story-5', Ninjs],
      ['/v1/wire/versions', WireVersions],
      ['/feeds/feed.json', JsonFeed],
      ['/feeds/authors/alex-example/feed.json?lang=en', JsonFeed],
      ['/.well-known/tdmrep.json', TdmReservation],
    ];
    for (const [url, schema] of files)
      expect([url, schema.safeParse(JSON.parse(await bodyOf(url))).error?.message]).toEqual([url, undefined]);
  });

  it('answers for a killed story, with 200 and the kill', async () => {
    const answer = await ask('/v1/wire/ninjs/story-5');
    expect(answer?.status).toBe(200);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ pubStatus: 'canceled' });
    expect(await found('/v1/wire/newsml-g2/story-5', '//g:pubStatus/@qcode')).toEqual(['stat:canceled']);
  });

  it('leads from an old slug to the new one', async () => {
    expect(await ask('/v1/wire/newsml-g2/an-old-name')).toMatchObject({
      status: 301,
      headers: { Location: '/v1/wire/newsml-g2/story-2' },
    });
  });
});

describe('the sitemaps', () => {
  it('are an index of months, each with when a story of it last changed', async () => {
    expect(await found('/sitemap.xml', '//s:sitemap/s:loc')).toEqual([
      'https://news.example/sitemaps/2026-11.xml',
      'https://news.example/sitemaps/2026-10.xml',
    ]);
    expect(await found('/sitemap.xml', '//s:lastmod')).toEqual([
      '2026-11-21T08:00:00.000Z',
      '2026-10-06T10:00:00.000Z',
    ]);
  });

  it('have the stories of a month with their languages, and none that was killed', async () => {
    expect(await found('/sitemaps/2026-11.xml', '//s:loc')).toEqual(
      ['en/stories/story-0', 'az/stories/story-1', 'en/stories/story-2', 'en/stories/story-3'].map(
        (path) => `https://news.example/${path}`,
      ),
    );
    expect(await found('/sitemaps/2026-10.xml', '//x:link/@hreflang')).toEqual(['en', 'az', 'x-default']);
  });

  it('have for Google News what came out in the last 48 hours, by the clock', async () => {
    const titles = () => found('/news-sitemap.xml', '//n:title');
    expect(await titles()).toEqual([0, 1, 2, 3].map((count) => `Parliament passes budget ${count}`));
    expect(await ask('/news-sitemap.xml')).toMatchObject({ passes: true });
    now = new Date('2026-11-22T10:30:00Z');
    expect(await titles()).toEqual(['Parliament passes budget 0', 'Parliament passes budget 1']);
    now = new Date('2026-11-25T00:00:00Z');
    expect(await titles()).toEqual([]);
  });
});

it('tells programs what they may do and where to look', async () => {
  expect((await bodyOf('/robots.txt')).split('\n')).toEqual([
    'User-agent: *',
    'Disallow: /admin',
    'Disallow: /api/',
    'Disallow: /v1/preview/',
    'Disallow: /*/search',
    'Allow: /',
    '',
    'Sitemap: https://news.example/sitemap.xml',
    'Sitemap: https://news.example/news-sitemap.xml',
    '',
  ]);
  expect(await bodyOf('/llms.txt')).toContain('- [Politics](https://news.example/en/sections/politics)');
  expect(await bodyOf('/.well-known/tdmrep.json')).toBe('[{"location":"/","tdm-reservation":0}]');
});

it('reserves text and data mining in a file and in each answer, once the site does', async () => {
  const directory = model.db.collection<{ _id: string }>('published_directory');
  const change = { tdmReserved: true, tdmPolicy: 'https://news.example/licences' };
  await directory.updateOne({ _id: 'site' }, { $set: change });
  expect(JSON.parse(await bodyOf('/.well-known/tdmrep.json'))).toEqual([
    { location: '/', 'tdm-reservation': 1, 'tdm-policy': 'https://news.example/licences' },
  ]);
  expect((await ask('/feeds/rss.xml'))?.headers).toMatchObject({
    'tdm-reservation': '1',
    'tdm-policy': 'https://news.example/licences',
  });
});

it('reads nothing without an index, and sorts nothing in memory', async () => {
  await model.db.command({ profile: 2 });
  const urls = [
    '/feeds/rss.xml',
    '/feeds/sections/politics/atom.xml?lang=az',
    '/v1/wire/ninjs?lang=en&section=politics&since=2026-11-01&limit=2',
    '/v1/wire/ninjs?after=start&section=politics',
    '/v1/wire/versions',
    '/v1/wire/newsml-g2/story-0',
    '/sitemap.xml',
    '/sitemaps/2026-11.xml',
    '/news-sitemap.xml',
  ];
  for (const url of urls) await ask(url);
  const next = /cursor=([\w-]+)/.exec((await ask('/v1/wire/ninjs?limit=2'))?.headers?.Link ?? '')?.[1];
  await ask(`/v1/wire/ninjs?limit=2&cursor=${next}`);
  await model.db.command({ profile: 0 });
  const reads = await model.db
    .collection('system.profile')
    .find({ ns: /\.(published_stories_1|wire_changes|list_departures)$/, op: { $in: ['query', 'command', 'getmore'] } })
    .toArray();
  const plans = reads.map((each) => ({
    plan: String(each.planSummary),
    sorts: Boolean(each.hasSortStage),
    what: each.command as unknown,
  }));
  expect(plans.length).toBeGreaterThan(10);
  expect(plans.filter(({ plan, sorts }) => sorts || /COLLSCAN/.test(plan) || plan === 'undefined')).toEqual([]);
});
