import { openApiOfV1 } from '../../src/server/openapi/v1.ts';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { bodyOf } from '../support/newsroom.ts';
import { plainPhoto } from '../support/photos.ts';

let desk: DeskAtWork;
let photo: string;
/** A story with all that can change around it, and the one that is taken away. */
let story: { id: string; slug: string };
let other: { id: string; slug: string };
let page: string;

const editor = (method: string, path: string, body?: unknown) => desk.as['managing-editor'](method, path, body);
const month = new Date().toISOString().slice(0, 7);

async function published(headline: string, copy: object = {}): Promise<{ id: string; slug: string }> {
  const id = await storyIn(desk, 'published', { headline, topics: ['Water supply'], ...copy });
  return { id, slug: (await editor('GET', `/api/articles/${id}`)).body.slug };
}

beforeAll(async () => {
  desk = await openDesk('notModified');
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await plainPhoto(640, 480))], { type: 'image/jpeg' }), 'photo.jpg');
  form.append('_payload', JSON.stringify({ alt: 'A reservoir', copyright: 'Example Agency' }));
  photo = (await editor('POST', '/api/media', form)).body.doc.id;
  await work('renditions');
  story = await published('Reservoirs fill', { photo: { media: photo } });
  other = await published('Rivers rise', { relatedStories: [story.id] });
  const { body } = await editor('POST', '/api/pages', {
    title: 'About',
    language: 'en',
    body: bodyOf('We report.'),
    inMenu: true,
  });
  page = body.doc.id;
  await ok(pageStep('publish'));
});
afterAll(() => desk?.close());

const versionOfPage = async (): Promise<number> =>
  (await editor('GET', `/api/pages/${page}?draft=true&depth=0`)).body.baseVersion;
const pageStep = async (name: string) =>
  editor('POST', `/api/pages/${page}/transitions`, { name, baseVersion: await versionOfPage() });

/** Runs what waits in a queue, as the newsroom's runner would. */
const work = (queue: string) =>
  desk.payload.jobs.run({ queue, limit: 100, sequential: true, overrideAccess: true, silent: true });

async function ok(asked: ReturnType<typeof editor>): Promise<void> {
  const { status, body } = await asked;
  if (status !== 200) throw new Error(JSON.stringify(body));
  await work('projections');
}

/** Every kind of change, in this order; each changes something that readers get. */
const changes: [string, () => Promise<void>][] = [
  ['a story is published', async () => void (await published('Dams hold'))],
  ['one is corrected', () => ok(move(desk.as['section-editor'], story.id, 'correct', { correction: 'It was two.' }))],
  ['its author is renamed', () => ok(editor('PATCH', `/api/authors/${desk.author}`, { name: 'Alexa Example' }))],
  [
    'its section is renamed',
    () => ok(editor('PATCH', `/api/sections/${desk.sections.politics}`, { names: { en: 'Power' } })),
  ],
  ['a photo’s copyright is corrected', () => ok(editor('PATCH', `/api/media/${photo}`, { copyright: 'Another' }))],
  ['a photo is withdrawn', () => ok(editor('DELETE', `/api/media/${photo}`))],
  [
    'the newest story is unpublished',
    async () => ok(move(desk.as['managing-editor'], await newest(), 'unpublish', { reason: 'Legal.' })),
  ],
  ['one is killed', () => ok(move(desk.as['section-editor'], other.id, 'kill', { notice: 'It was wrong.' }))],
  [
    'a page has another title',
    async () => {
      await ok(editor('PATCH', `/api/pages/${page}`, { title: 'Who we are', baseVersion: await versionOfPage() }));
      await ok(pageStep('update'));
    },
  ],
  ['the site has another name', () => ok(editor('POST', '/api/globals/site', { name: 'The Other Wire' }))],
];
const newest = async (): Promise<string> => (await desk.reader('GET', '/v1/newsline')).body.items[0].id;

/** What stands for the names in the addresses of `/v1`, the feeds and the files for crawlers. */
const fill = (path: string): string =>
  path
    .replace('/authors/{slug}', '/authors/alex-example')
    .replace('/topics/{slug}', '/topics/water-supply')
    .replace('/pages/{slug}', '/pages/about')
    .replace('{slug}', story.slug)
    .replace('{path}', 'politics')
    .replace('{month}', month)
    .replace('{id}', story.id);

/** Every address that is answered with 304 to who has it, by what is documented, and every page of the site. */
function addresses(): string[] {
  const { paths } = openApiOfV1() as { paths: Record<string, { get?: { responses: object } }> };
  const documented = Object.entries(paths).flatMap(([path, { get }]) => (get && '304' in get.responses ? [path] : []));
  const needs: Record<string, string> = { '/v1/search': '?q=reservoirs', '/v1/stories': `?ids=${story.id}` };
  return [
    ...documented.map((path) => `${fill(path)}${needs[path] ?? ''}`),
    '/v1/wire/ninjs?section=politics',
    '/v1/wire/newsml-g2?lang=en',
    '/feeds/rss.xml?lang=en',
    '/en',
    '/en/sections/politics',
    '/en/authors/alex-example',
    '/en/topics/water-supply',
    `/en/stories/${story.slug}`,
    '/en/pages/about',
    '/en/search?q=reservoirs',
  ];
}

type Kept = { status: number; etag: string; dates: string[]; text: string };

async function keep(path: string): Promise<Kept> {
  const { status, headers, body } = await desk.reader('GET', path);
  const modified = headers.get('last-modified');
  const dates = [...(modified ? [modified] : []), new Date().toUTCString()];
  return { status, etag: headers.get('etag') ?? '', dates, text: JSON.stringify(body) };
}

it('tells nobody “not modified” of what was, in any list and after any change', async () => {
  const all = addresses();
  expect(all.length).toBeGreaterThan(40);
  const before = new Map<string, Kept>();
  for (const path of all) before.set(path, await keep(path));
  expect(
    [...before].filter(([, { status }]) => status !== 200).map(([path, { status }]) => `${status} ${path}`),
  ).toEqual([]);

  const wrong: string[] = [];
  for (const [what, change] of changes) {
    await change();
    const changed: string[] = [];
    for (const path of all) {
      const had = before.get(path)!;
      const has = await keep(path);
      before.set(path, has);
      if (has.text === had.text && has.status === had.status) continue;
      changed.push(path);
      const asked = [{ 'If-None-Match': had.etag }, ...had.dates.map((date) => ({ 'If-Modified-Since': date }))];
      for (const header of asked)
        if ((await desk.reader('GET', path, undefined, header as never)).status === 304)
          wrong.push(`${what}: ${path} with ${JSON.stringify(header)}`);
    }
    // What does not change is no test.
    const shows = what.startsWith('a page')
      ? ['/v1/pages/about', '/en/pages/about']
      : ['/feeds/rss.xml', '/v1/wire/ninjs'];
    expect([what, ...shows.filter((path) => !changed.includes(path))]).toEqual([what]);
  }
  expect(wrong).toEqual([]);
});

it('and still tells it to who has what is there', async () => {
  for (const path of addresses()) {
    const { status, etag } = await keep(path);
    if (status !== 200 || path === '/news-sitemap.xml') continue;
    expect([path, (await desk.reader('GET', path, undefined, { 'If-None-Match': etag })).status]).toEqual([path, 304]);
  }
});
