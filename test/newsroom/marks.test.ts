import { client, serve, signIn, type Client, type Served } from '../support/newsroom.ts';
import { openPublishing, type Publishing } from '../support/publishing.ts';

let newsroom: Publishing;
let served: Served;
let readers: Client;
const as: Record<string, Client> = {};

beforeAll(async () => {
  newsroom = await openPublishing('marks');
  served = await serve(newsroom);
  readers = client(served.url);
  for (const role of ['correspondent', 'sub-editor', 'section-editor'] as const)
    as[role] = await signIn(served.url, newsroom.staff[role].email);
}, 180_000);
afterAll(async () => {
  await served.close();
  await newsroom.close();
});

/** Editors see what is on their desk. */
const onDesk = () => ({ desk: newsroom.desks.politics });

type Story = { slug: string; genre?: string; partnerLabel?: string; baseVersion: number };

const storyOf = async (id: string): Promise<Story> =>
  (await as['section-editor']!<Story>('GET', `/api/articles/${id}?depth=0&draft=true`)).body;

async function edit(role: string, id: string, data: object) {
  const { baseVersion } = await storyOf(id);
  return as[role]!('PATCH', `/api/articles/${id}?depth=0`, { ...data, baseVersion });
}

async function move(id: string, name: string, more: object = {}) {
  const { baseVersion } = await storyOf(id);
  return as['section-editor']!('POST', `/api/articles/${id}/transitions`, { name, baseVersion, ...more });
}

const slugsOf = async (address: string): Promise<string[]> =>
  (await readers<{ items: { slug: string }[] }>('GET', address)).body.items.map(({ slug }) => slug);

it('takes a genre from whoever writes, and a partner label from section editors and above alone', async () => {
  const id = await newsroom.draft({ headline: 'Who may say what a story is', ...onDesk() });
  await newsroom.move(id, 'file');
  await newsroom.move(id, 'take');
  expect((await edit('sub-editor', id, { genre: 'opinion', partnerLabel: 'sponsored' })).status).toBe(200);
  expect(await storyOf(id)).toMatchObject({ genre: 'opinion' });
  expect((await storyOf(id)).partnerLabel ?? null).toBeNull();
  expect((await edit('section-editor', id, { partnerLabel: 'sponsored' })).status).toBe(200);
  expect((await edit('sub-editor', id, { partnerLabel: null })).status).toBe(200);
  expect(await storyOf(id)).toMatchObject({ genre: 'opinion', partnerLabel: 'sponsored' });
  expect((await edit('sub-editor', id, { genre: 'gossip' })).status).toBe(422);

  const own = await as.correspondent!('POST', '/api/articles?depth=0', {
    headline: 'Mine',
    genre: 'analysis',
    partnerLabel: 'partner',
  });
  expect(own.body.doc).toMatchObject({ genre: 'analysis' });
  expect(own.body.doc.partnerLabel ?? null).toBeNull();
});

it('changes the partner label of a published story by an update, and by no correction', async () => {
  const id = await newsroom.publish({ headline: 'A story that was paid for', ...onDesk() });
  const { slug } = await storyOf(id);
  const address = `/v1/stories/${slug}`;
  expect((await edit('section-editor', id, { partnerLabel: 'sponsored' })).status).toBe(200);
  expect((await readers('GET', address)).body.partnerLabel).toBeUndefined();

  const refused = await move(id, 'correct', { correction: 'It was paid for.' });
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0].data.errors).toEqual([
    {
      path: 'partnerLabel',
      rule: 'only-by-update',
      message: 'Of a published story this changes by an update, not by a correction.',
    },
  ]);
  expect((await readers('GET', address)).body.partnerLabel).toBeUndefined();

  expect((await move(id, 'update')).status).toBe(200);
  expect((await readers('GET', address)).body.partnerLabel).toBe('sponsored');
  expect((await readers('GET', `/en/stories/${slug}`)).body).toContain('<span class="mark mark-paid">Sponsored</span>');
  // On its card, and in the News Line beside every page.
  const front = (await readers<string>('GET', '/en')).body;
  expect(front).toContain(`<a href="/en/stories/${slug}"><span class="mark mark-paid">Sponsored</span>`);
  expect(front).toContain('<p class="marks"><span class="mark mark-paid">Sponsored</span></p>');
  expect((await readers('GET', '/news-sitemap.xml')).body).not.toContain(slug);
  await edit('section-editor', id, { headline: 'A story that was paid for, corrected' });
  expect((await move(id, 'correct', { correction: 'The headline was wrong.' })).status).toBe(200);
});

it('narrows lists and searches by what stories are marked as, in /v1, GraphQL and the desk’s list', async () => {
  const opinion = await newsroom.publish({ headline: 'An opinion on wetlands', genre: 'opinion', ...onDesk() });
  await newsroom.publish({
    headline: 'Another opinion elsewhere',
    genre: 'opinion',
    section: newsroom.sections.parliament,
  });
  await newsroom.publish({ headline: 'Plain news of wetlands' });
  const slug = 'an-opinion-on-wetlands';
  const both = ['another-opinion-elsewhere', slug];
  expect(await slugsOf('/v1/newsline?genre=opinion')).toEqual(both);
  expect(await slugsOf('/v1/newsline?genre=opinion&lang=az')).toEqual([]);
  expect(await slugsOf('/v1/newsline?genre=opinion&section=politics/parliament')).toEqual([both[0]]);
  expect(await slugsOf('/v1/newsline?partnerLabel=sponsored')).toHaveLength(1);
  expect(await slugsOf('/v1/search?q=wetlands&genre=opinion')).toEqual([slug]);
  expect((await readers('GET', '/v1/newsline?genre=gossip')).status).toBe(400);

  const query =
    '{ newsline(first: 5, genre: opinion) { nodes { slug genre partnerLabel } } search(q: "wetlands", genre: opinion) { edges { node { slug } } } }';
  expect((await readers('POST', '/v1/graphql', { query })).body.data).toEqual({
    newsline: { nodes: both.map((each) => ({ slug: each, genre: 'opinion', partnerLabel: null })) },
    search: { edges: [{ node: { slug } }] },
  });
  const found = await as['section-editor']!('GET', '/api/articles?where[genre][equals]=opinion&depth=0&limit=10');
  expect(found.body.docs.map(({ slug: each }: Story) => each)).toEqual(expect.arrayContaining(both));
  expect(found.body.docs).toHaveLength(3);

  // A story that is marked otherwise leaves the list, and every answer that showed it there.
  await edit('section-editor', opinion, { genre: 'analysis' });
  expect((await move(opinion, 'update')).status).toBe(200);
  expect(await slugsOf('/v1/newsline?genre=opinion')).toEqual([both[0]]);
  expect(await slugsOf('/v1/newsline?genre=analysis')).toEqual([slug]);
});
