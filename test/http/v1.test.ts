import { rawCollection } from '../../src/database/rows.ts';
import { bodyOf, client, type Client } from '../support/newsroom.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';

let desk: DeskAtWork;
let reader: Client;

beforeAll(async () => {
  desk = await openDesk('v1');
  reader = client(desk.url);
});
afterAll(() => desk?.close());

const get = (path: string, headers: Record<string, string> = {}) => reader('GET', path, undefined, headers);
const faultsOf = (body: { errors?: { path: string; rule: string }[] }): string =>
  (body.errors ?? []).map(({ path, rule }) => `${path} ${rule}`).join();

async function slugOf(id: string): Promise<string> {
  return (await desk.as.administrator('GET', `/api/articles/${id}?depth=0`)).body.slug;
}

describe('a story', () => {
  let id: string;
  let slug: string;
  beforeAll(async () => {
    id = await storyIn(desk, 'published', {
      headline: 'Talks open in Geneva',
      standfirst: 'A first meeting.',
      topics: ['Talks'],
      body: bodyOf('The talks opened on Monday. <b>Not bold</b>.'),
    });
    slug = await slugOf(id);
  });

  it('comes whole, with its body as HTML, and with all that caches need', async () => {
    const { status, body, headers } = await get(`/v1/stories/${slug}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      slug: 'talks-open-in-geneva',
      headline: 'Talks open in Geneva',
      language: 'en',
      version: 1,
      byline: { signers: [{ name: 'Alex Example', slug: 'alex-example' }] },
      section: [{ path: 'politics', name: 'Politics' }],
      topics: [{ slug: 'talks', name: 'Talks' }],
    });
    expect(Object.keys(body.body)).toEqual(['html']);
    expect(body.body.html).toContain('The talks opened on Monday. &lt;b&gt;Not bold&lt;/b&gt;.');
    expect(headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=300',
    );
    expect(headers.get('surrogate-key')).toBe(`story-${id} slug-${slug} site`);
    expect(headers.get('cache-tag')).toBe(`story-${id},slug-${slug},site`);
    expect(headers.get('link')).toContain(`</en/stories/${slug}>; rel="canonical"`);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toBe('Changes-After, ETag, Link, Retry-After, X-Request-Id');
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await get(`/v1/stories/${slug}`);
    const known = { 'If-None-Match': headers.get('etag') ?? '' };
    expect(await get(`/v1/stories/${slug}`, known)).toMatchObject({ status: 304, body: '' });
    expect((await get(`/v1/stories/${slug}?body=text`, known)).status).toBe(200);
  });

  it('comes in the body’s format and the fields asked for', async () => {
    expect((await get(`/v1/stories/${slug}?body=text&fields=headline,body`)).body).toEqual({
      headline: 'Talks open in Geneva',
      body: { text: 'The talks opened on Monday. <b>Not bold</b>.' },
    });
    expect((await get(`/v1/stories/${slug}?body=blocks&fields=body.blocks`)).body.body.blocks).toMatchObject([
      { kind: 'paragraph' },
    ]);
    expect((await get(`/v1/stories/${slug}?body=none`)).body).not.toHaveProperty('body');
    expect((await get(`/v1/stories/${slug}?fields=slug,byline.signers.name`)).body).toEqual({
      slug,
      byline: { signers: [{ name: 'Alex Example' }] },
    });
  });

  it('is one key whatever the order and encoding of the parameters', async () => {
    const one = await get(`/v1/stories/${slug}?body=text&fields=slug,headline`);
    const other = await get(`/v1/stories/%74alks-open-in-geneva?fields=headline,slug&body=%74ext`);
    expect(other.headers.get('etag')).toBe(one.headers.get('etag'));
  });

  it.each([
    ['body=markdown', 'body value'],
    ['fields=headline,notes', 'fields unknown-field'],
    ['depth=2', 'depth unknown'],
    ['body=text&body=html', 'body repeated'],
    ['utm_source=x', 'utm_source unknown'],
  ])('refuses %s by name', async (query, expected) => {
    const { status, body, headers } = await get(`/v1/stories/${slug}?${query}`);
    expect([status, headers.get('content-type'), faultsOf(body)]).toEqual([400, 'application/problem+json', expected]);
    expect(body).toMatchObject({ type: '/docs/problems#parameters', status: 400 });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is found by its id, beside others, in the order asked for', async () => {
    const second = await storyIn(desk, 'published', { headline: 'Talks go on' });
    const nobody = '0123456789abcdef01234567';
    const { body } = await get(`/v1/stories?ids=${second},${nobody},${id}&fields=headline`);
    expect(body.items).toEqual([{ headline: 'Talks go on' }, { headline: 'Talks open in Geneva' }]);
    expect(faultsOf((await get('/v1/stories')).body)).toBe('ids required');
    expect(faultsOf((await get('/v1/stories?ids=1')).body)).toBe('ids value');
  });

  it('is found by its words, its topic, its author and its section', async () => {
    const hit = (await get('/v1/search?q=TALK%20geneva')).body.items[0];
    expect(hit).toMatchObject({ slug, snippet: expect.stringContaining('talks opened') });
    const [[start, end]] = hit.marks;
    expect(hit.snippet.slice(start, end)).toBe('talks');
    expect((await get('/v1/topics/talks')).body).toMatchObject({ name: 'Talks', latest: { items: [{ slug }] } });
    const { body: author } = await get('/v1/authors/alex-example?fields=name,latest.items.slug');
    expect(author.name).toBe('Alex Example');
    expect(author.latest.items).toContainEqual({ slug });
    expect(JSON.stringify(author)).not.toContain('private.example');
    const { body: section } = await get('/v1/sections/politics');
    expect(section.way).toMatchObject([{ path: 'politics' }]);
    expect(section.children).toMatchObject([{ path: 'politics/parliament', children: [] }]);
    expect(section.latest.items.map((each: { slug: string }) => each.slug)).toContain(slug);
    expect((await get('/v1/sections')).body.items).toMatchObject([{ path: 'politics', names: { az: 'Siyasət' } }]);
    expect((await get('/v1/sections/politics%2fparliament')).status).toBe(200);
    expect((await get('/v1/correspondents')).body).toEqual({ items: [] });
    expect((await get('/v1/site')).body).toMatchObject({ navigation: [{ path: 'politics' }] });
  });
});

it('names a new section in the navigation once an editor says so, and those made before that was asked', async () => {
  const chief = desk.as['managing-editor'];
  const make = async (data: object): Promise<string> => (await chief('POST', '/api/sections', data)).body.doc.id;
  const named = async () => {
    const { body } = await get('/v1/site?fields=navigation.path');
    const query = encodeURIComponent('{ site { navigation { path } } }');
    expect((await get(`/v1/graphql?query=${query}`)).body.data.site).toEqual(body);
    const page = String((await reader('GET', '/en', undefined, { Accept: 'text/html' })).body);
    const [menu = ''] = /<nav class="section-bar".*?<\/nav>/s.exec(page) ?? [];
    const linked = [...menu.matchAll(/sections\/([a-z/-]+)"/g)].map(([, path]) => path);
    const paths = body.navigation.map(({ path }: { path: string }) => path);
    expect(linked).toEqual(paths);
    return paths;
  };
  const change = async (id: string, inNavigation: boolean | null) =>
    (await chief('PATCH', `/api/sections/${id}`, { inNavigation })).status;
  const culture = await make({ name: 'Culture' });
  const weather = await make({ name: 'Weather', inNavigation: true });
  expect(await named()).toEqual(['politics', 'weather']);
  expect((await get('/v1/sections')).body.items.map(({ path }: { path: string }) => path)).toContain('culture');
  expect([await change(culture, true), await change(weather, null)]).toEqual([200, 200]);
  expect(await named()).toEqual(['culture', 'politics']);
  expect(await change(culture, false)).toBe(200);
  // As earlier releases made them.
  await rawCollection(desk.payload, 'sections').updateOne({ path: 'culture' }, { $unset: { inNavigation: 1 } });
  expect((await chief('GET', `/api/sections/${culture}`)).body.inNavigation).toBe(true);
  expect((await chief('PATCH', `/api/sections/${culture}`, { description: 'Books and films.' })).status).toBe(200);
  expect(await named()).toEqual(['culture', 'politics']);
  await change(culture, false);
});

it('moves with its slug, and keeps the question', async () => {
  const id = await storyIn(desk, 'published', { headline: 'An old name' });
  const { body } = await desk.as['section-editor']('GET', `/api/articles/${id}?depth=0&draft=true`);
  const changed = { slug: 'a-new-name', baseVersion: body.baseVersion };
  expect(problemsOf(await desk.as['section-editor']('PATCH', `/api/articles/${id}`, changed))).toEqual([]);
  expect((await move(desk.as['section-editor'], id, 'update')).status).toBe(200);
  const { status, headers } = await get('/v1/stories/an-old-name?fields=slug&body=none');
  expect([status, headers.get('location')]).toEqual([301, '/v1/stories/a-new-name?body=none&fields=slug']);
  expect((await get('/v1/stories/a-new-name')).status).toBe(200);
});

it('answers a killed story with its notice and nothing of what it said', async () => {
  const id = await storyIn(desk, 'killed', { headline: 'The minister resigns' });
  const { status, body, headers } = await get(`/v1/stories/${await slugOf(id)}`);
  expect([status, headers.get('content-type')]).toEqual([410, 'application/problem+json']);
  expect(body).toMatchObject({ type: '/docs/problems#killed', notice: 'Withdrawn.', id });
  expect(JSON.stringify(body)).not.toContain('minister resigns');
});

it('answers what nobody may see the same as what never was', async () => {
  const id = await storyIn(desk, 'approved', { headline: 'A secret of the newsroom' });
  const hidden = await get(`/v1/stories/${await slugOf(id)}`);
  const nothing = await get('/v1/stories/a-story-that-never-was');
  expect([hidden.status, hidden.body]).toEqual([404, nothing.body]);
  expect(hidden.headers.get('cache-control')).toBe(nothing.headers.get('cache-control'));
  expect((await get('/v1/stories/NO%20SLUG')).body).toEqual(nothing.body);
  expect((await get('/v1/topics/nothing')).body).toEqual(nothing.body);
});

it('goes through the News Line by cursor, and links the next page', async () => {
  for (const headline of ['First', 'Second', 'Third']) await storyIn(desk, 'published', { headline, topics: ['Row'] });
  const first = await get('/v1/newsline?topic=row&limit=2&fields=headline');
  expect(first.body.items).toEqual([{ headline: 'Third' }, { headline: 'Second' }]);
  const link = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
  const second = await get(link);
  expect(second.body).toEqual({ items: [{ headline: 'First' }] });
  expect(second.headers.get('link')).toBeNull();
  expect(faultsOf((await get('/v1/newsline?cursor=bm9uZQ')).body)).toBe('cursor cursor');
  const plain = (await get('/v1/newsline?topic=row')).body.items[0];
  expect(Object.keys(plain).sort()).toEqual(
    ['headline', 'id', 'language', 'publishedAt', 'section', 'slug', 'updatedAt'].sort(),
  );
});

it('lists topics and authors with how many stories readers can see, by language', async () => {
  await storyIn(desk, 'published', { headline: 'Canal opens', topics: ['Canals'] });
  await storyIn(desk, 'published', { headline: 'Kanal açılır', language: 'az', topics: ['Canals'] });
  await storyIn(desk, 'draft', { headline: 'Not yet', topics: ['Cabals'] });
  const closed = await storyIn(desk, 'published', { headline: 'Camps close', topics: ['Camps'] });
  const topics = async (query = '') =>
    (await get(`/v1/topics?limit=100${query}`)).body.items.filter((each: any) => /^ca/.test(each.slug));
  expect(await topics()).toEqual([
    { slug: 'camps', name: 'Camps', count: { stories: 1, isMore: false } },
    { slug: 'canals', name: 'Canals', count: { stories: 2, isMore: false } },
  ]);
  expect(await topics('&lang=az')).toEqual([{ slug: 'canals', name: 'Canals', count: { stories: 1, isMore: false } }]);
  await move(desk.as['managing-editor'], closed, 'unpublish', { reason: 'Too early.' });
  expect(await topics('&fields=slug,count.stories')).toEqual([{ slug: 'canals', count: { stories: 2 } }]);
  const first = await get('/v1/topics?limit=1&fields=slug');
  expect([first.body.items.length, first.headers.get('surrogate-key')]).toEqual([1, 'list-all']);
  expect(first.headers.get('link')).toBe(`</v1/topics?cursor=${first.body.next}&fields=slug&limit=1>; rel="next"`);
  expect(
    (await get(`/v1/topics?limit=1&fields=slug&cursor=${first.body.next}`)).body.items[0].slug >
      first.body.items[0].slug,
  ).toBe(true);
  expect(faultsOf((await get('/v1/topics?cursor=bm9uZQ&limit=101')).body)).toBe('limit range,cursor cursor');
  const { body, headers } = await get('/v1/authors?lang=az&fields=slug,name,count');
  const { count } = (await get('/v1/newsline?author=alex-example&lang=az&count=true')).body;
  expect(body).toEqual({ items: [{ slug: 'alex-example', name: 'Alex Example', count }] });
  expect(headers.get('surrogate-key')).toBe('directory list-lang=az');
  expect(JSON.stringify((await get('/v1/authors')).body)).not.toContain('private.example');
});

describe('a search', () => {
  const namesOf = (body: { items: { headline: string }[] }): string[] =>
    body.items.map(({ headline }) => headline).sort();

  beforeAll(async () => {
    const body = bodyOf('The quorum was there.');
    await storyIn(desk, 'published', { headline: 'Quorum one', topics: ['Rules'], body });
    await storyIn(desk, 'published', {
      headline: 'Quorum two',
      section: desk.sections.parliament,
      topics: ['Votes'],
      body,
    });
    await storyIn(desk, 'published', { headline: 'Quorum üç', language: 'az', body });
  });

  it('takes several values of each thing it is narrowed by', async () => {
    const found = async (query: string) => namesOf((await get(`/v1/search?q=quorum&fields=headline${query}`)).body);
    expect(await found('')).toEqual(['Quorum one', 'Quorum two', 'Quorum üç']);
    expect(await found('&lang=en')).toEqual(['Quorum one', 'Quorum two']);
    expect(await found('&lang=en,az')).toEqual(['Quorum one', 'Quorum two', 'Quorum üç']);
    expect(await found('&topic=rules,votes')).toEqual(['Quorum one', 'Quorum two']);
    expect(await found('&section=politics/parliament,economy')).toEqual(['Quorum two']);
    expect(await found('&author=alex-example&topic=rules')).toEqual(['Quorum one']);
    expect(faultsOf((await get('/v1/search?q=quorum&topic=A%20B&lang=fr')).body)).toBe('lang value,topic value');
  });

  it('counts what it finds, by section, language and year, where it is asked to', async () => {
    expect((await get('/v1/search?q=quorum&limit=1&fields=headline')).body).not.toHaveProperty('count');
    const { body } = await get('/v1/search?q=quorum&limit=1&fields=headline&count=true');
    expect([body.items.length, body.count]).toEqual([1, { stories: 3, isMore: false }]);
    expect(body).not.toHaveProperty('facets');
    const { body: counted, headers } = await get(
      '/v1/search?q=quorum&lang=az,en&fields=headline&facets=year,section,language',
    );
    const year = (await get('/v1/newsline?topic=rules&fields=publishedAt')).body.items[0].publishedAt.slice(0, 4);
    expect([counted.count, counted.facets]).toEqual([
      { stories: 3, isMore: false },
      {
        section: [
          { value: 'politics', name: 'Politics', stories: 3 },
          { value: 'politics/parliament', name: 'Parliament', stories: 1 },
        ],
        language: [
          { value: 'en', stories: 2 },
          { value: 'az', stories: 1 },
        ],
        year: [{ value: year, stories: 3 }],
      },
    ]);
    expect(headers.get('surrogate-key')).toBe('search directory');
    const { body: azeri } = await get('/v1/search?q=quorum&lang=az&facets=section');
    expect(azeri.facets).toEqual({ section: [{ value: 'politics', name: 'Siyasət', stories: 1 }] });
    expect(faultsOf((await get('/v1/search?q=quorum&facets=author')).body)).toBe('facets value');
  });

  it('counts anew once a story has left, and the copy of before is no longer its answer', async () => {
    const address = '/v1/search?q=vanishing&count=true&facets=language';
    const id = await storyIn(desk, 'published', { headline: 'Vanishing point' });
    const before = await get(address);
    expect(before.body.count.stories).toBe(1);
    await move(desk.as['managing-editor'], id, 'unpublish', { reason: 'Too early.' });
    const after = await get(address, { 'If-None-Match': before.headers.get('etag') ?? '' });
    expect([after.status, after.body]).toEqual([
      200,
      { items: [], count: { stories: 0, isMore: false }, facets: { language: [] } },
    ]);
  });
});

/** Every address of `/v1` that lists, with all it can show. */
const everywhere = [
  '/v1/newsline?limit=100&fields=id,headline,slug,standfirst',
  '/v1/newsline?lang=en&limit=100',
  '/v1/newsline?section=politics',
  '/v1/newsline?author=alex-example',
  '/v1/newsline?topic=leak',
  '/v1/search?q=unspeakable',
  '/v1/search?q=unspeakable&lang=en',
  '/v1/search?q=unspeakable&count=true&facets=section,language,year',
  '/v1/topics/leak',
  '/v1/topics?limit=100',
  '/v1/authors',
  '/v1/sections/politics',
  '/v1/sections',
  '/v1/authors/alex-example',
  '/v1/correspondents',
  '/v1/site',
];

it.each([
  'draft',
  'filed',
  'in-edit',
  'approved',
  'killed',
  'spiked',
  'unpublished',
  'scheduled',
  'embargoed',
  'pending',
])('shows nothing of what is %s, anywhere', async (state) => {
  const copy = {
    headline: `Unspeakable ${state}`,
    topics: ['Leak'],
    body: bodyOf('An unspeakable text.'),
    editorialNote: 'unspeakable note',
    ...(state === 'embargoed' && { embargoUntil: '2099-01-01T00:00:00.000Z' }),
  };
  const as = desk.as['section-editor'];
  const from =
    { unpublished: 'published', scheduled: 'approved', embargoed: 'approved', pending: 'published' }[state] ?? state;
  const id = await storyIn(desk, from as never, state === 'pending' ? {} : copy);
  const then: Record<string, () => Promise<{ status: number; body: unknown }>> = {
    unpublished: () => move(desk.as['managing-editor'], id, 'unpublish', { reason: 'Too early.' }),
    scheduled: () => move(as, id, 'schedule', { at: new Date(Date.now() + 3_600_000).toISOString() }),
    pending: async () => {
      const { body } = await as('GET', `/api/articles/${id}?depth=0&draft=true`);
      return as('PATCH', `/api/articles/${id}`, { ...copy, baseVersion: body.baseVersion });
    },
  };
  const done = await then[state]?.();
  if (done) expect([done.status, done.body]).toEqual([200, expect.anything()]);
  const answers = await Promise.all([
    ...everywhere.map((path) => get(path)),
    get(`/v1/stories/${await slugOf(id)}`),
    get(`/v1/stories?ids=${id}`),
  ]);
  for (const { status, body } of answers) {
    expect(status).toBeLessThan(500);
    expect(JSON.stringify(body).toLowerCase()).not.toContain('unspeakable');
  }
});

it('refuses other methods, and knows no other addresses', async () => {
  const wrong = await reader('DELETE', '/v1/newsline');
  expect([wrong.status, wrong.headers.get('allow'), wrong.body.type]).toEqual([
    405,
    'GET, HEAD, OPTIONS',
    '/docs/problems#method',
  ]);
  const nothing = await get('/v1/nothing-here');
  expect([nothing.status, nothing.headers.get('content-type')]).toEqual([404, expect.stringContaining('problem+json')]);
  const { body: page } = await get('/docs/problems');
  for (const kind of ['parameters', 'not-found', 'method', 'killed']) expect(page).toContain(`id="${kind}"`);
});

describe('a preview link', () => {
  const linkTo = async (id: string, body: object = {}) =>
    desk.as['section-editor']('POST', `/api/articles/${id}/preview-link`, body);

  it('shows the latest version to whoever has it, to nobody’s cache', async () => {
    const id = await storyIn(desk, 'in-edit', { headline: 'Not yet' });
    const { status, body } = await linkTo(id, { hours: 2 });
    expect(status).toBe(201);
    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(2 * 3_600_000);
    const shown = await get(body.path);
    expect([shown.status, shown.body.headline]).toEqual([200, 'Not yet']);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(shown.headers.get('x-robots-tag')).toBe('noindex');
    expect(shown.headers.get('surrogate-key')).toBeNull();
    expect((await get(`${body.path}?fields=headline`)).body).toEqual({ headline: 'Not yet' });
    expect((await get(`${body.path}?fields=desk`)).status).toBe(400);
    const page = await get(body.path, { Accept: 'text/html' });
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, expect.stringContaining('no-store')]);
    expect(page.body).toContain('<h1');
    expect((await get(`/v1/stories/${await slugOf(id)}`)).status).toBe(404);
  });

  it('ends when the story is dropped or killed', async () => {
    const id = await storyIn(desk, 'in-edit');
    const { body } = await linkTo(id);
    expect((await get(body.path)).status).toBe(200);
    await move(desk.as['section-editor'], id, 'spike', { reason: 'Old.' });
    expect(await get(body.path)).toMatchObject({ status: 404, body: { status: 404 } });
    expect((await linkTo(id)).status).toBe(409);
  });

  it('is made by who may read the story, for at most a week', async () => {
    const id = await storyIn(desk, 'draft');
    expect((await reader('POST', `/api/articles/${id}/preview-link`, {})).status).toBe(401);
    expect(problemsOf(await linkTo(id, { hours: 169 }))).toEqual(['hours too_big']);
    expect((await linkTo('0123456789abcdef01234567')).status).toBe(404);
  });

  it('is worth nothing when changed', async () => {
    const id = await storyIn(desk, 'draft');
    const { token } = (await desk.as.correspondent('POST', `/api/articles/${id}/preview-link`, {})).body;
    const other = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    for (const bad of [other, token.slice(0, -1), `${token}=`, 'x', '%00'])
      expect((await get(`/v1/preview/${bad}`)).status).toBe(404);
    expect((await get(`/v1/preview/${token}`)).status).toBe(200);
  });
});
