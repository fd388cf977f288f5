import RssParser from 'rss-parser';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { ninjsFaults, textsIn, xsdFaults } from '../support/standards.ts';

let desk: DeskAtWork;
let story: string;
let slug: string;
const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${desk.url}${path}`, { headers, redirect: 'manual' });
const textOf = async (path: string): Promise<string> => (await get(path)).text();
const ninjsOf = async (path: string) => JSON.parse(await textOf(path)) as Record<string, unknown>;

beforeAll(async () => {
  desk = await openDesk('feeds', ['correspondent', 'section-editor', 'managing-editor']);
  story = await storyIn(desk, 'published', { headline: 'Q&A: <Budget> ]]> passed' });
  slug = String((await desk.as['section-editor']('GET', `/api/articles/${story}`)).body.slug);
});
afterAll(() => desk?.close());

it('is a feed that readers’ programs read, for the site, its section and its author', async () => {
  for (const list of ['', '/sections/politics', '/authors/alex-example'])
    for (const file of ['rss.xml', 'atom.xml']) {
      const feed = await new RssParser().parseString(await textOf(`/feeds${list}/${file}`));
      expect(feed.items.map(({ title }) => title)).toEqual(['Q&A: <Budget> ]]> passed']);
    }
});

it('comes with what caches need: tags, freshness and ETag, and 304 for who has it', async () => {
  const { status, headers } = await get('/feeds/rss.xml');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
  expect(headers.get('cache-control')).toBe(
    'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=3600',
  );
  expect(headers.get('surrogate-key')).toBe('directory list-all');
  expect((await get('/feeds/rss.xml', { 'If-None-Match': headers.get('etag') ?? '' })).status).toBe(304);
});

it.each([
  ['/feeds/sections/nowhere/rss.xml', 404],
  ['/feeds/rss.xml?lang=xx', 400],
  ['/v1/wire/ninjs?colour=red', 400],
  ['/v1/wire/newsml-g2/nothing', 404],
])('refuses %s with %i and a problem', async (path, status) => {
  const response = await get(path);
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
});

it('says of the site where everything is', async () => {
  expect(await textOf('/robots.txt')).toMatch(/^User-agent: \*\n/);
  expect(await textOf('/llms.txt')).toMatch(/^# /);
  expect(textsIn(await textOf('/sitemap.xml'), '//*[local-name()="loc"]')).toHaveLength(1);
  expect(textsIn(await textOf('/news-sitemap.xml'), '//*[local-name()="title"]')).toEqual(['Q&A: <Budget> ]]> passed']);
});

it('gives the wire a correction as a new version of the same story', async () => {
  const before = await ninjsOf(`/v1/wire/ninjs/${slug}`);
  const note = { correction: 'The budget was passed on Monday.' };
  expect((await move(desk.as['section-editor'], story, 'correct', note)).status).toBe(200);
  const after = await ninjsOf(`/v1/wire/ninjs/${slug}`);
  expect(ninjsFaults()(after)).toBeNull();
  expect([after.uri, before.version, after.version, after.pubStatus]).toEqual([before.uri, '1', '2', 'usable']);
  expect(after.edNote).toContain('The budget was passed on Monday.');
  expect(textsIn(await textOf(`/v1/wire/newsml-g2/${slug}`), '//*[local-name()="signal"]/@qcode')).toEqual([
    'sig:correction',
  ]);
});

it('gives the wire a kill, and takes the story from every feed at once', async () => {
  for (const path of [
    '/feeds/rss.xml',
    '/feeds/feed.json',
    '/sitemap.xml',
    `/v1/wire/ninjs/${slug}`,
    '/v1/wire/newsml-g2',
  ])
    await get(path);
  await move(desk.as['section-editor'], story, 'kill', { notice: 'There was no vote.' });
  expect(textsIn(await textOf('/feeds/rss.xml'), '//item')).toEqual([]);
  expect(await textOf('/feeds/feed.json')).not.toContain('Budget');
  expect(textsIn(await textOf('/news-sitemap.xml'), '//*[local-name()="url"]')).toEqual([]);
  expect(textsIn(await textOf('/sitemap.xml'), '//*[local-name()="loc"]')).toEqual([]);
  expect(await ninjsOf(`/v1/wire/ninjs/${slug}`)).toMatchObject({
    version: '3',
    pubStatus: 'canceled',
    edNote: 'KILL: There was no vote.',
  });
  const message = await textOf('/v1/wire/newsml-g2');
  expect(xsdFaults('NewsML-G2_2.35-spec-All-Power.xsd')(message)).toEqual([]);
  expect(textsIn(message, '//*[local-name()="pubStatus"]/@qcode')).toEqual(['stat:canceled']);
  expect(message).not.toContain('Budget');
});

it('is a feed of one genre, by language too, at the address that a hub is told of', async () => {
  const id = await storyIn(desk, 'published', { headline: 'We think so', genre: 'opinion' });
  const answer = await get('/feeds/atom.xml?genre=opinion');
  const feed = await answer.text();
  expect(textsIn(feed, '//*[local-name()="entry"]/*[local-name()="title"]')).toEqual(['We think so']);
  expect(textsIn(feed, '/*/*[local-name()="title"]')[0]).toMatch(/^Opinion — /);
  expect(textsIn(feed, '/*/*[local-name()="link"][@rel="self"]/@href')[0]).toMatch(
    /\/feeds\/atom\.xml\?genre=opinion$/,
  );
  expect(answer.headers.get('surrogate-key')).toBe('directory list-genre=opinion');
  expect(JSON.parse(await textOf('/feeds/feed.json?lang=az&genre=opinion'))).toMatchObject({
    feed_url: expect.stringMatching(/\/feeds\/feed\.json\?genre=opinion&lang=az$/),
    title: expect.stringMatching(/^Fikir — /),
    items: [],
  });
  expect((await get('/feeds/sections/politics/rss.xml?genre=opinion')).status).toBe(400);
  await move(desk.as['managing-editor'], id, 'unpublish', { reason: 'Too early.' });
  expect(await textOf('/feeds/atom.xml?genre=opinion')).not.toContain('We think so');
});
