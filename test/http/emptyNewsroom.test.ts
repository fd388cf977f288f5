import { languages } from '../../src/domain/languages.ts';
import { openEmptyNewsroom, serve, type Served } from '../support/newsroom.ts';

/** A newsroom just begun: nobody has set anything, and no story is there. */
let newsroom: Awaited<ReturnType<typeof openEmptyNewsroom>>;
let served: Served;
const publicUrl = 'https://wire.example.net';

const places = [
  ...languages.flatMap((language) => [`/${language}`, `/${language}/search?q=budget`]),
  ...['rss.xml', 'atom.xml', 'feed.json'].map((file) => `/feeds/${file}`),
  '/robots.txt',
  '/llms.txt',
  '/sitemap.xml',
  '/news-sitemap.xml',
  '/.well-known/tdmrep.json',
  '/v1/site',
  '/v1/newsline',
  '/v1/sections',
  '/v1/openapi.json',
  '/docs',
];
const textOf = async (path: string): Promise<string> => {
  const answer = await fetch(`${served.url}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};

beforeAll(async () => {
  newsroom = await openEmptyNewsroom('http-empty', { PUBLIC_URL: publicUrl, DATELINE_SAMPLE: 'off' });
  served = await serve(newsroom);
});
afterAll(async () => {
  await served?.close();
  await newsroom?.close();
  delete process.env.PUBLIC_URL;
});

it.each(places)('%s shows nothing of the sample’s agency', async (path) => {
  expect(await textOf(path)).not.toMatch(/sarvan|сарван/i);
});

it('goes by the name it has until one is set, at PUBLIC_URL', async () => {
  for (const path of ['/feeds/rss.xml', '/feeds/atom.xml', '/feeds/feed.json', '/robots.txt', '/en']) {
    const text = await textOf(path);
    expect(text).toContain(publicUrl);
    const own = [...text.matchAll(/https?:\/\/([\w.:-]+)/g)].map(([, host]) => host!);
    const standards =
      /^(?:www\.)?(?:w3\.org|sitemaps\.org|google\.com|jsonfeed\.org|schema\.org|purl\.org|rssboard\.org|search\.yahoo\.com)$/;
    expect(own.filter((host) => host !== 'wire.example.net' && !standards.test(host))).toEqual([]);
  }
  expect(await textOf('/feeds/rss.xml')).toContain('<title>Dateline</title>');
});

it('goes by the names and the address of its settings once they are set', async () => {
  const { payload } = newsroom;
  await payload.updateGlobal({
    slug: 'house-style',
    data: { agencyName: 'Xəzər', agencyNames: { ru: 'Хазар' } } as never,
  });
  await payload.updateGlobal({
    slug: 'site',
    data: { name: 'Caspian Wire', url: 'https://news.example.org' } as never,
  });
  for (const path of ['/feeds/rss.xml', '/feeds/atom.xml', '/feeds/feed.json', '/en']) {
    const text = await textOf(path);
    expect(text).toContain('Caspian Wire');
    expect(text).toContain('https://news.example.org');
    expect(text).not.toContain('wire.example.net');
    // The software goes by its own name.
    expect(text.replace('<generator>Dateline', '')).not.toContain('Dateline');
  }
});
