import { body, link, paragraph } from '../support/bodies.ts';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { listen } from '../support/newsLine.ts';
import { until } from '../support/readModel.ts';

/** With patterns for a front end of one's own, every address that readers, programs and colleagues are given is there. */
let desk: DeskAtWork;
let target: { id: string; slug: string };
let story: { id: string; slug: string };

const host = 'https://www.caspian.example';
const addresses = {
  front: '/{lang}/',
  story: '/n/{lang}/{slug}?ref=x&y',
  section: '/rubric/{path}',
  author: '/people/{slug}',
  page: '/info/{slug}',
  preview: '/look?at={token}',
};
const set = (data: object) => desk.payload.updateGlobal({ slug: 'site', data: data as never });
const get = (path: string) => desk.reader('GET', path, undefined, { Accept: 'application/json' });
const page = async (path: string): Promise<string> =>
  String((await desk.reader('GET', path, undefined, { Accept: 'text/html' })).body);
const pageOf = (slug: string): string => `${host}/n/en/${slug}?ref=x&y`;
const htmlOfPage = (slug: string): string => pageOf(slug).replace('&', '&amp;');
const locationOf = async (path: string) =>
  (await fetch(`${desk.url}${path}`, { redirect: 'manual' })).headers.get('location');

async function published(copy: object): Promise<{ id: string; slug: string }> {
  const id = await storyIn(desk, 'published', copy);
  return { id, slug: String((await desk.as.administrator('GET', `/api/articles/${id}?depth=0`)).body.slug) };
}

beforeAll(async () => {
  desk = await openDesk('own-front-end');
  target = await published({ headline: 'First things first' });
  const internal = { linkType: 'internal', doc: { relationTo: 'articles', value: target.id } };
  story = await published({
    headline: 'Second thoughts',
    body: body(
      paragraph('As ', link(internal, 'we said'), ' and ', link({ url: '/en/sections/politics' }, 'more'), '.'),
    ),
  });
});
afterAll(() => desk?.close());

it('leads to the site here as long as no pattern is set, and elsewhere at once when one is', async () => {
  const path = `/v1/stories/${story.slug}`;
  const before = await get(path);
  expect(before.headers.get('link')).toContain(`</en/stories/${story.slug}>; rel="canonical"`);
  expect(before.body.body.html).toContain(`href="/en/stories/${target.slug}"`);
  await set({ url: host, addresses });
  const again = () => desk.reader('GET', path, undefined, { 'If-None-Match': before.headers.get('etag') ?? '' });
  // What readers are sent follows the head, which is asked for several times a second.
  await until(async () => (await again()).status === 200);
  const after = await again();
  expect(after.headers.get('link')).toContain(`<${pageOf(story.slug)}>; rel="canonical"`);
  expect(after.body.body.html).toContain(`href="${htmlOfPage(target.slug)}"`);
  expect(after.body.body.html).toContain(`href="${host}/rubric/politics"`);
});

describe('with patterns', () => {
  it('links in blocks, over GraphQL and of stories asked for by id lead there', async () => {
    const { body: one } = await get(`/v1/stories?ids=${story.id}&body=blocks&fields=body`);
    const hrefs = [...JSON.stringify(one).matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href);
    expect(hrefs).toEqual([pageOf(target.slug), `${host}/rubric/politics`]);
    const query = `{ stories(ids: ["${story.id}"]) { body { html blocks { ... on Paragraph { runs { link { href } } } } } } }`;
    const { body: answer, headers } = await get(`/v1/graphql?query=${encodeURIComponent(query)}`);
    const [{ body: shown }] = answer.data.stories;
    expect(shown.html).toContain(`href="${htmlOfPage(target.slug)}"`);
    expect(shown.blocks[0].runs.flatMap((run: any) => run.link?.href ?? [])).toEqual(hrefs);
    expect(headers.get('surrogate-key')).toBe(`story-${story.id} site`);
  });

  it('feeds, sitemaps and what pages say of themselves do, those of lists and of the front too', async () => {
    expect(await page('/feeds/rss.xml')).toContain(`<link>${htmlOfPage(story.slug)}</link>`);
    expect(await page('/feeds/rss.xml')).toContain(`<link>${host}/en/</link>`);
    expect(await page('/feeds/rss.xml')).toContain(`href="${htmlOfPage(target.slug)}"`);
    const month = new Date().toISOString().slice(0, 7);
    expect(await page(`/sitemaps/${month}.xml`)).toContain(`<loc>${htmlOfPage(story.slug)}</loc>`);
    for (const [path, canonical] of [
      [`/en/stories/${story.slug}`, pageOf(story.slug)],
      ['/en/sections/politics', `${host}/rubric/politics`],
      ['/en/authors/alex-example', `${host}/people/alex-example`],
      ['/en', `${host}/en/`],
    ] as const) {
      const [, href] = /<link rel="canonical" href="([^"]*)"/.exec(await page(path)) ?? [];
      expect([path, href?.replaceAll('&amp;', '&')]).toEqual([path, canonical]);
    }
  });

  it('pages of the site do', async () => {
    const editor = desk.as['managing-editor'];
    const about = {
      title: 'About us',
      slug: 'about',
      language: 'en',
      body: body(paragraph(link({ url: '/en/sections/politics' }, 'us'))),
    };
    const { doc } = (await editor('POST', '/api/pages?depth=0', about)).body;
    await editor('POST', `/api/pages/${doc.id}/transitions`, { name: 'publish', baseVersion: doc.baseVersion });
    const answer = await get('/v1/pages/about');
    expect(answer.headers.get('link')).toContain(`<${host}/info/about>; rel="canonical"`);
    expect(answer.body.body.html).toContain(`href="${host}/rubric/politics"`);
    expect(await page('/sitemaps/pages.xml')).toContain(`<loc>${host}/info/about</loc>`);
    expect(await page('/en/pages/about')).toContain(`<link rel="canonical" href="${host}/info/about"`);
  });

  it('the News Line as it happens does', async () => {
    const listener = await listen(desk.url);
    try {
      const { id, slug } = await published({ headline: 'Just now' });
      await move(desk.as['managing-editor'], id, 'kill', { notice: 'It was wrong.' });
      for (let waits = 0; waits < 50 && listener.told.length < 2; waits += 1)
        await new Promise((resolve) => setTimeout(resolve, 100));
      expect(listener.told.map(({ name, data }) => [name, data.url])).toEqual([
        ['publish', pageOf(slug)],
        ['kill', pageOf(slug)],
      ]);
    } finally {
      listener.close();
    }
  });

  it('a story that moved, or is asked for in another language, leads there in one step', async () => {
    expect(await locationOf(`/az/stories/${story.slug}`)).toBe(pageOf(story.slug));
  });

  it('colleagues are led there: to the story that is out, and by links to what is not', async () => {
    const editor = desk.as['section-editor'];
    expect((await editor('GET', `/api/articles/${story.id}/transitions`)).body.livePage).toBe(pageOf(story.slug));
    const draft = await storyIn(desk, 'in-edit', { headline: 'Not yet' });
    const { body: made } = await editor('POST', `/api/articles/${draft}/preview-link`, { hours: 1 });
    expect(made).toMatchObject({ path: `/v1/preview/${made.token}`, url: `${host}/look?at=${made.token}` });
    expect((await get(`/v1/preview/${made.token}?fields=headline`)).body).toEqual({ headline: 'Not yet' });
  });

  it('a plain review form goes back there, from whatever host it was sent', async () => {
    await set({ addresses: { ...addresses, review: '/thanks/{slug}/{outcome}' } });
    const answer = await fetch(`${desk.url}/v1/stories/${story.slug}/reviews`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ name: 'Leyla', text: '' }),
    });
    expect(answer.headers.get('location')).toBe(`${host}/thanks/${story.slug}/invalid`);
  });
});
