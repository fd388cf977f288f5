import { databaseOf } from '../../src/database/rows.ts';
import { openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';

/** What had another address before is found there still: pages, the API, feeds and lists lead on, in one step. */
let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('old-addresses', ['correspondent', 'section-editor', 'managing-editor', 'administrator']);
});
afterAll(() => desk?.close());

const managing: DeskAtWork['reader'] = (...asked) => desk.as['managing-editor'](...asked);
const made = async (path: string, data: object): Promise<string> => {
  const { status, body } = await managing('POST', path, data);
  expect(status).toBe(201);
  return body.doc.id;
};
const change = async (path: string, data: object): Promise<void> => {
  expect(await managing('PATCH', path, data)).toMatchObject({ status: 200 });
};
/** `301 /where` or the bare status. */
const at = async (path: string): Promise<string> => {
  const { status, headers } = await fetch(`${desk.url}${path}`, { redirect: 'manual' });
  return [status, headers.get('location')].filter(Boolean).join(' ');
};
const graphql = async (query: string) =>
  (
    await fetch(`${desk.url}/v1/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
  ).json() as Promise<{ data: Record<string, unknown> }>;

describe('the old address', () => {
  it('of a section that moved under another, and of every section below it, leads to the new one', async () => {
    const [society, regions] = [
      await made('/api/sections', { name: 'Society' }),
      await made('/api/sections', { name: 'Regions' }),
    ];
    const ganja = await made('/api/sections', { name: 'Ganja', parent: regions });
    // What is asked before the move is not kept past it.
    for (const path of ['/en/sections/regions', '/v1/newsline?section=regions']) expect(await at(path)).toBe('200');
    await change(`/api/sections/${regions}`, { parent: society });
    await storyIn(desk, 'published', { headline: 'Rain in Ganja', section: ganja });
    for (const [from, to] of [
      ['/en/sections/regions', '/en/sections/society/regions'],
      ['/az/sections/regions/ganja', '/az/sections/society/regions/ganja'],
      ['/v1/sections/regions', '/v1/sections/society/regions'],
      ['/v1/sections/regions/ganja?limit=3', '/v1/sections/society/regions/ganja?limit=3'],
      ['/feeds/sections/regions/rss.xml?lang=en', '/feeds/sections/society/regions/rss.xml?lang=en'],
      ['/feeds/sections/regions/ganja/atom.xml', '/feeds/sections/society/regions/ganja/atom.xml'],
      ['/v1/newsline?section=regions&lang=en', '/v1/newsline?lang=en&section=society%2Fregions'],
      ['/v1/search?q=rain&section=regions', '/v1/search?q=rain&section=society%2Fregions'],
      ['/v1/wire/ninjs?section=regions', '/v1/wire/ninjs?section=society%2Fregions'],
      ['/en/search?q=rain&section=regions', '/en/search?q=rain&section=society%2Fregions'],
    ] as const) {
      expect([from, await at(from)]).toEqual([from, `301 ${to}`]);
      expect([to, await at(to)]).toEqual([to, '200']);
    }
    const { data } = await graphql(
      '{ section(path: "regions/ganja") { path } newsline(section: "regions") { nodes { headline } } }',
    );
    expect(data).toEqual({
      section: { path: 'society/regions/ganja' },
      newsline: { nodes: [{ headline: 'Rain in Ganja' }] },
    });
  });

  it('leads on in one step after a second move, and nowhere but home after one that goes back', async () => {
    const [city, arts] = [await made('/api/sections', { name: 'City' }), await made('/api/sections', { name: 'Arts' })];
    await change(`/api/sections/${city}`, { slug: 'town' });
    await change(`/api/sections/${city}`, { parent: arts });
    expect(await at('/en/sections/city')).toBe('301 /en/sections/arts/town');
    expect(await at('/en/sections/town')).toBe('301 /en/sections/arts/town');
    await change(`/api/sections/${city}`, { parent: null, slug: 'city' });
    expect(await at('/en/sections/city')).toBe('200');
    expect(await at('/en/sections/arts/town')).toBe('301 /en/sections/city');
  });

  it('belongs to the section that takes it, and to nobody once what had it is gone', async () => {
    const first = await made('/api/sections', { name: 'Chess' });
    await change(`/api/sections/${first}`, { slug: 'board-games' });
    const second = await made('/api/sections', { name: 'Chess' });
    expect([await at('/v1/sections/chess'), await at('/v1/newsline?section=chess')]).toEqual(['200', '200']);
    await change(`/api/sections/${second}`, { slug: 'draughts' });
    expect(await at('/v1/sections/chess')).toBe('301 /v1/sections/draughts');
    await managing('DELETE', `/api/sections/${second}`);
    expect(await at('/v1/sections/chess')).toBe('404');
    const purged = await desk.as.administrator('DELETE', `/api/sections/${second}?purge=true`);
    expect([purged.status, await at('/v1/sections/chess')]).toEqual([200, '404']);
    const left = databaseOf(desk.payload).collection('old_addresses');
    expect(await left.countDocuments({ of: `section:${second}` })).toBe(0);
  });

  it('of an author leads to the page of today, for as long as there is one', async () => {
    const author = await made('/api/authors', { name: 'Nigar Example' });
    await change(`/api/authors/${author}`, { slug: 'nigar-sample' });
    for (const [from, to] of [
      ['/ru/authors/nigar-example', '/ru/authors/nigar-sample'],
      ['/v1/authors/nigar-example', '/v1/authors/nigar-sample'],
      ['/feeds/authors/nigar-example/feed.json', '/feeds/authors/nigar-sample/feed.json'],
      ['/v1/newsline?author=nigar-example', '/v1/newsline?author=nigar-sample'],
    ] as const)
      expect([from, await at(from)]).toEqual([from, `301 ${to}`]);
    expect((await graphql('{ author(slug: "nigar-example") { slug } }')).data).toEqual({
      author: { slug: 'nigar-sample' },
    });
    await change(`/api/authors/${author}`, { active: false });
    expect([await at('/ru/authors/nigar-example'), await at('/v1/authors/nigar-example')]).toEqual(['404', '404']);
    await change(`/api/authors/${author}`, { active: true });
    expect(await at('/v1/authors/nigar-example')).toBe('301 /v1/authors/nigar-sample');
  });
});
