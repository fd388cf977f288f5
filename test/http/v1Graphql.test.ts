import { createHash } from 'node:crypto';
import { serveGraphql } from '../support/graphqlServer.ts';
import { client, type Client } from '../support/newsroom.ts';
import { killedStory, publishedPhoto, publishedSite, publishedStory } from '../support/published.ts';

let server: Awaited<ReturnType<typeof serveGraphql>>;
let reader: Client;

const idOf = (number: number): string => `6b04d7cb57a50e65743d3${String(number).padStart(3, '0')}`;
const publishedAt = (number: number): string => new Date(Date.UTC(2026, 10, 20, 0, number)).toISOString();
const az = publishedStory().translations[0]!;
const main = publishedStory({ related: [linkTo(1), linkTo(2)] });

function linkTo(number: number) {
  const { headline, language } = publishedStory();
  return { id: idOf(number), slug: `story-${number}`, headline, language, publishedAt: publishedAt(number) };
}

beforeAll(async () => {
  server = await serveGraphql('graphql-v1');
  reader = client(server.url);
  await server.put(main, ['budget-vote-expected']);
  await server.put(publishedStory({ ...az, translations: [linkOf(main)], topics: [] }));
  await server.kill(killedStory);
  for (let number = 1; number <= 12; number += 1)
    await server.put(
      publishedStory({
        ...linkTo(number),
        updatedAt: publishedAt(number),
        headline: `Story ${number}`,
        translations: [linkOf(main)],
        related: [linkTo((number % 12) + 1)],
        byline: {
          text: 'Two',
          signers: [
            { name: 'Alex Example', slug: 'alex-example' },
            { name: `Author ${number % 3}`, slug: `author-${number % 3}` },
          ],
        },
        topics: [{ slug: number % 2 ? 'odd' : 'even', name: number % 2 ? 'Odd ones' : 'Even ones' }],
      }),
    );
  await server.putHouse(publishedSite);
  const author = { kind: 'author', links: [], languages: ['en'], postings: [{ city: 'Baku' }] } as const;
  for (const slug of ['alex-example', 'author-0', 'author-1', 'author-2'])
    await server.putHouse({
      ...author,
      id: slug,
      slug,
      name: `The ${slug}`,
      languages: ['en'],
      links: [],
      postings: [],
    });
  const section = { kind: 'section', names: {} } as const;
  await server.putHouse({
    ...section,
    id: '1',
    path: 'politics',
    order: 1,
    name: 'Politics',
    names: { az: 'Siyasət' },
  });
  await server.putHouse({
    ...section,
    id: '2',
    path: 'politics/parliament',
    order: 1,
    name: 'Parliament',
    parent: '1',
  });
  await server.putHouse({ ...section, id: '3', path: 'economy', order: 2, name: 'Economy' });
  await server.putHouse({
    kind: 'correspondent',
    id: 'c1',
    name: 'Alex Example',
    authorSlug: 'alex-example',
    city: 'Baku',
    timeZone: 'Asia/Baku',
    beats: ['politics'],
    from: '2026-01-01',
  } as never);
});
afterAll(() => server?.close());

function linkOf({ id, slug, headline, language, publishedAt }: ReturnType<typeof linkTo>) {
  return { id, slug, headline, language, publishedAt };
}

const get = (parameters: Record<string, string>, headers = {}) =>
  reader('GET', `?${new URLSearchParams(parameters).toString()}`, undefined, headers);
const ask = async (query: string, variables?: object): Promise<any> => {
  const { body } = await reader('POST', '', { query, variables });
  expect(body.errors).toBeUndefined();
  return body.data;
};
/** What a request made the driver do. */
const commandsOf = async (request: () => Promise<unknown>): Promise<string[]> => {
  server.commands.length = 0;
  await request();
  return [...server.commands];
};
const tagsOf = ({ headers }: { headers: Headers }): string[] => (headers.get('surrogate-key') ?? '').split(' ').sort();

describe('a story', () => {
  it('has all that a page needs', async () => {
    const query = `{ story(slug: "${main.slug}") { __typename ... on Story {
      headline kicker standfirst dateline { text place source } urgency wordCount version timeZone publishedAt updatedAt
      body { html text blocks { __typename ... on Paragraph { runs { text marks link { href } } } } }
      byline { text signers { name line slug author { name } } }
      section { path name section { name(lang: az) parent { name } } } alsoIn { steps { path } } topics { slug name }
      photo { alt credit renditions(format: webp, ratio: ratio16x9) { url width height } }
      translations { language slug story { headline } } related { slug story { headline } } corrections { at text }
      seo { title description canonical }
    } } }`;
    expect((await ask(query)).story).toEqual({
      __typename: 'Story',
      headline: 'Parliament passes the budget',
      kicker: 'Budget',
      standfirst: 'The vote came after a long night.',
      dateline: { text: 'Baku/Turan:', place: 'Baku', source: 'Turan' },
      urgency: 3,
      wordCount: 12,
      version: 2,
      timeZone: 'Asia/Baku',
      publishedAt: '2026-11-24T09:30:00.000Z',
      updatedAt: '2026-11-24T12:00:00.000Z',
      body: {
        html: main.body.html,
        text: 'The parliament passed the budget, see the draft.\n\nEighty voted for it.',
        blocks: [
          {
            __typename: 'Paragraph',
            runs: [{ text: 'The parliament passed the budget, see the draft.', marks: [], link: null }],
          },
          { __typename: 'Paragraph', runs: [{ text: 'Eighty voted for it.', marks: [], link: null }] },
        ],
      },
      byline: {
        text: 'Alex Example and Leyla Nümunə',
        signers: [
          {
            name: 'Alex Example',
            line: 'Baku correspondent',
            slug: 'alex-example',
            author: { name: 'The alex-example' },
          },
          { name: 'Leyla Nümunə', line: null, slug: null, author: null },
        ],
      },
      section: [
        { path: 'politics', name: 'Politics', section: { name: 'Siyasət', parent: null } },
        {
          path: 'politics/parliament',
          name: 'Parliament',
          section: { name: 'Parliament', parent: { name: 'Politics' } },
        },
      ],
      alsoIn: [{ steps: [{ path: 'economy' }] }],
      topics: [{ slug: 'budget-2027', name: 'Budget 2027' }],
      photo: {
        alt: 'Deputies vote by raising cards',
        credit: 'Photo: A. Example',
        renditions: [
          { url: '/media/k3y/crop16x9-640.webp', width: 640, height: 360 },
          { url: '/media/k3y/crop16x9-1280.webp', width: 1280, height: 720 },
        ],
      },
      translations: [{ language: 'az', slug: az.slug, story: { headline: 'Parlament büdcəni qəbul etdi' } }],
      related: [
        { slug: 'story-1', story: { headline: 'Story 1' } },
        { slug: 'story-2', story: { headline: 'Story 2' } },
      ],
      corrections: [{ at: '2026-11-24T12:00:00.000Z', text: 'Eighty voted for it, not eighteen.' }],
      seo: { title: 'Budget passed', description: 'Parliament passed the budget for 2027.', canonical: null },
    });
  });

  it('tells of each kind of block what it holds', async () => {
    const link = { story: idOf(1) };
    await server.put(
      publishedStory({
        id: idOf(900),
        slug: 'all-blocks',
        byline: { text: 'Nobody', signers: [] },
        section: [],
        alsoIn: [],
        topics: [],
        publishedAt: '2020-01-01T00:00:00.000Z',
        body: {
          html: '',
          text: '',
          blocks: [
            {
              kind: 'paragraph',
              runs: [
                { text: 'See ', marks: ['bold'] },
                { text: 'this', link },
              ],
            },
            { kind: 'subhead', level: 3, runs: [{ text: 'Votes' }] },
            { kind: 'quotation', paragraphs: [[{ text: 'We won.' }]], attribution: 'A deputy', language: 'fr' },
            { kind: 'list', ordered: true, items: [{ runs: [{ text: 'One' }], list: { ordered: false, items: [] } }] },
            { kind: 'photo', photo: publishedPhoto },
            {
              kind: 'embed',
              embed: { provider: 'x', url: 'https://x.com/a/status/1', title: 'Post', kind: 'link' } as never,
            },
            { kind: 'related', stories: [linkTo(2)] },
            { kind: 'table', caption: 'Seats', header: true, rows: [{ cells: [{ runs: [{ text: 'Party', link }] }] }] },
          ],
        },
      }),
    );
    const query = `{ story(slug: "all-blocks") { ... on Story { body { blocks { __typename
      ... on Paragraph { runs { text marks link { href newTab story { slug } } } }
      ... on Subhead { level runs { text } } ... on Quotation { paragraphs { runs { text } } attribution language }
      ... on ListBlock { ordered items { runs { text } list { ordered } } } ... on PhotoBlock { photo { alt } }
      ... on EmbedBlock { provider url title frame { src } } ... on RelatedBlock { stories { slug } }
      ... on TableBlock { caption header rows { cells { runs { text link { story { slug } } } } } } } } } } }`;
    expect((await ask(query)).story.body.blocks).toEqual([
      {
        __typename: 'Paragraph',
        runs: [
          { text: 'See ', marks: ['bold'], link: null },
          { text: 'this', marks: [], link: { href: null, newTab: false, story: { slug: 'story-1' } } },
        ],
      },
      { __typename: 'Subhead', level: 3, runs: [{ text: 'Votes' }] },
      {
        __typename: 'Quotation',
        paragraphs: [{ runs: [{ text: 'We won.' }] }],
        attribution: 'A deputy',
        language: 'fr',
      },
      { __typename: 'ListBlock', ordered: true, items: [{ runs: [{ text: 'One' }], list: { ordered: false } }] },
      { __typename: 'PhotoBlock', photo: { alt: 'Deputies vote by raising cards' } },
      { __typename: 'EmbedBlock', provider: 'x', url: 'https://x.com/a/status/1', title: 'Post', frame: null },
      { __typename: 'RelatedBlock', stories: [{ slug: 'story-2' }] },
      {
        __typename: 'TableBlock',
        caption: 'Seats',
        header: true,
        rows: [{ cells: [{ runs: [{ text: 'Party', link: { story: { slug: 'story-1' } } }] }] }],
      },
    ]);
  });

  it.each([
    ['minister-resigns', { __typename: 'KilledStory', notice: 'The story was wrong: the minister has not resigned.' }],
    ['budget-vote-expected', { __typename: 'MovedStory', slug: main.slug, story: { headline: main.headline } }],
    ['never-was', null],
  ])('at %s answers what is there: %j', async (slug, expected) => {
    const query = `query At($slug: String!) { story(slug: $slug) { __typename
      ... on KilledStory { notice } ... on MovedStory { slug story { headline } } } }`;
    expect((await ask(query, { slug })).story).toEqual(expected);
  });

  it('comes by id in the order asked for, without those that readers cannot see', async () => {
    const ids = [idOf(5), killedStory.id, 'no-id', idOf(3), idOf(5)];
    expect(await ask('query($ids: [ID!]!) { stories(ids: $ids) { headline } }', { ids })).toEqual({
      stories: [{ headline: 'Story 5' }, { headline: 'Story 3' }],
    });
  });
});

describe('the News Line', () => {
  const page = `query Page($first: Int!, $after: String, $topic: String, $before: DateTime) {
    newsline(first: $first, after: $after, topic: $topic, before: $before, author: "alex-example", lang: en) {
      edges { cursor node { headline } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;

  it('pages forward through each story once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { newsline } = await ask(page, { first: 5, after, before: '2026-11-20T01:00:00+00:00' });
      seen.push(...newsline.edges.map(({ node }: any) => node.headline));
      expect(newsline.pageInfo.hasPreviousPage).toBe(after !== undefined);
      after = newsline.pageInfo.hasNextPage ? newsline.pageInfo.endCursor : undefined;
    } while (after);
    expect(seen).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((number) => `Story ${number}`));
  });

  it('goes on after any of its rows', async () => {
    const { newsline } = await ask(page, { first: 3, topic: 'odd' });
    const { cursor } = newsline.edges[1];
    expect(newsline.edges.map(({ node }: any) => node.headline)).toEqual(['Story 11', 'Story 9', 'Story 7']);
    const next = await ask(page, { first: 2, topic: 'odd', after: cursor });
    expect(next.newsline.edges.map(({ node }: any) => node.headline)).toEqual(['Story 7', 'Story 5']);
  });

  it.each([
    ['{ newsline(first: 0) { nodes { id } } }', 'first has to be from 1 to 100.'],
    ['{ newsline(after: "nonsense") { nodes { id } } }', 'The cursor is none that this list gave.'],
  ])('refuses %s', async (query, message) => {
    const { body } = await reader('POST', '', { query });
    expect(body).toMatchObject({ data: null, errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('takes times only with an offset', async () => {
    const { body } = await reader('POST', '', { query: '{ newsline(since: "yesterday") { nodes { id } } }' });
    expect(body.errors[0].message).toMatch(/a time with an offset/);
  });
});

it('has one type for a story, whole wherever it stands', async () => {
  const query = `query($ids: [ID!]!) { newsline(first: 2, topic: "odd") { nodes { __typename id ...Text } edges { node { ...Text } } }
    stories(ids: $ids) { related { __typename id headline wordCount } translations { __typename id ...Text } } }
    fragment Text on Story { body { text } version }`;
  const { newsline, stories } = await ask(query, { ids: [main.id] });
  const text = { body: { text: expect.stringMatching(/\w/) }, version: expect.any(Number) };
  expect(newsline.nodes).toEqual([
    { __typename: 'Story', id: idOf(11), ...text },
    { __typename: 'Story', id: idOf(9), ...text },
  ]);
  expect(newsline.edges).toEqual([{ node: text }, { node: text }]);
  for (const link of [...stories[0].related, ...stories[0].translations])
    expect(link).toMatchObject({ __typename: 'Story', id: expect.stringMatching(/^[0-9a-f]{24}$/) });
  expect(stories[0].translations.length).toBeGreaterThan(0);
  expect(stories[0].translations[0]).toMatchObject(text);
});

it('finds by its id what readers see, and nothing else', async () => {
  const { author, section } = await ask('{ author(slug: "author-1") { id } section(path: "politics") { id } }');
  const query = `query($id: ID!) { node(id: $id) { __typename id ... on Story { headline }
    ... on Author { name } ... on Section { path } } }`;
  const nodeOf = async (id: string) => (await ask(query, { id })).node;
  expect(await nodeOf(idOf(5))).toEqual({ __typename: 'Story', id: idOf(5), headline: 'Story 5' });
  expect(await nodeOf(author.id)).toEqual({ __typename: 'Author', id: author.id, name: 'The author-1' });
  expect(await nodeOf(section.id)).toEqual({ __typename: 'Section', id: section.id, path: 'politics' });
  for (const id of [killedStory.id, idOf(999), 'no-id', 'site', 'author:x']) expect(await nodeOf(id)).toBeNull();
});

it('serves its schema in its own language to anybody', async () => {
  const answer = await fetch(`${server.url}/schema.graphql`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/graphql; charset=utf-8']);
  expect(answer.headers.get('etag')).toMatch(/^"/);
  const text = await answer.text();
  expect(text).toContain('type Story implements Headline & Node {');
  expect(text).toContain('interface Node {');
  expect(text).not.toMatch(/^type (Line|StoryLink) /m);
});

it('knows the directory: site, sections, authors, correspondents, topics', async () => {
  const query = `{
    site { name agencyName(lang: az) social(lang: ru) { network } navigation { path } }
    sections { path children { path children { path } } } section(path: "politics") { newsline(first: 1) { nodes { slug } } }
    author(slug: "author-1") { name newsline(first: 2) { nodes { headline } } } nobody: author(slug: "nobody") { name }
    correspondents { city author { slug } } topic(slug: "odd") { name newsline(first: 1) { nodes { headline } } }
    none: topic(slug: "none") { name } }`;
  expect(await ask(query)).toEqual({
    site: {
      name: 'Caspian Wire',
      agencyName: 'Xəzər Agentliyi',
      social: [{ network: 'telegram' }],
      navigation: [{ path: 'politics' }, { path: 'economy' }],
    },
    sections: [
      { path: 'politics', children: [{ path: 'politics/parliament', children: [] }] },
      { path: 'economy', children: [] },
    ],
    section: { newsline: { nodes: [{ slug: az.slug }] } },
    author: { name: 'The author-1', newsline: { nodes: [{ headline: 'Story 10' }, { headline: 'Story 7' }] } },
    nobody: null,
    correspondents: [{ city: 'Baku', author: { slug: 'alex-example' } }],
    topic: { name: 'Odd ones', newsline: { nodes: [{ headline: 'Story 11' }] } },
    none: null,
  });
});

it('has what readers say of a story, in threads, with one read for the reviews of all stories', async () => {
  const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 24, 12, minute));
  await server.putReview(main.id, { id: idOf(701), name: 'Rena', text: 'Well told.', rating: 5, at: at(1) });
  await server.putReview(main.id, { id: idOf(702), name: 'Tofiq', text: '<b>Not</b> so.', rating: 4, at: at(2) });
  await server.putReview(main.id, { id: idOf(703), parent: idOf(701), name: 'Desk', text: 'Thank you.', at: at(3) });
  await server.countReviews(main.id, { count: 3, rated: 2, sum: 9 });
  const query = `query($ids: [ID!]!, $after: String) { stories(ids: $ids) { slug reviews(first: 1, after: $after) {
    totalCount rating { average count } pageInfo { hasNextPage endCursor } nodes { name text rating replies { name text } } } } }`;
  const ids = [main.id, idOf(1), idOf(2)];
  const first = await ask(query, { ids });
  expect(first.stories[0].reviews).toEqual({
    totalCount: 3,
    rating: { average: 4.5, count: 2 },
    pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
    nodes: [{ name: 'Tofiq', text: '<b>Not</b> so.', rating: 4, replies: [] }],
  });
  expect(first.stories[1].reviews).toMatchObject({ totalCount: 0, rating: null, nodes: [] });
  const next = await ask(query, { ids: [main.id], after: first.stories[0].reviews.pageInfo.endCursor });
  expect(next.stories[0].reviews.nodes).toEqual([
    { name: 'Rena', text: 'Well told.', rating: 5, replies: [{ name: 'Desk', text: 'Thank you.' }] },
  ]);
  // The stories, their counts, their threads, and what answers these.
  expect((await commandsOf(() => ask(query, { ids }))).sort()).toEqual(['aggregate', 'find', 'find', 'find']);
  const answer = await get({ query: `{ stories(ids: ["${main.id}"]) { reviews { totalCount } } }` });
  expect(tagsOf(answer)).toEqual([`reviews-${main.id}`, `story-${main.id}`]);
});

it('finds stories, and says where the words are', async () => {
  const query = `{ search(q: "eighty voted", lang: en, first: 3) {
    edges { cursor snippet marks { start end } node { headline } } pageInfo { hasNextPage endCursor } } }`;
  const { search } = await ask(query);
  expect(search.edges).toHaveLength(3);
  expect(search.pageInfo).toEqual({ hasNextPage: true, endCursor: search.edges[2].cursor });
  const { snippet, marks } = search.edges[0];
  expect(marks.map(({ start, end }: any) => snippet.slice(start, end))).toEqual(['Eighty', 'voted']);
});

it('narrows lists by several values, as REST does, and counts them', async () => {
  const query = `query($sections: [String!], $topics: [String!]) {
    both: newsline(first: 1, topics: $topics, langs: [en, az], before: "2026-11-20T01:00:00Z") { count { stories isMore } nodes { headline } }
    one: newsline(topic: "odd", topics: ["even"], authors: ["author-1"]) { nodes { headline } }
    left: newsline(first: 3, topic: "odd", exclude: ["${idOf(11)}"]) { nodes { headline } }
    plain: newsline(hasPhoto: false) { count { stories } }
    section(path: "politics") { newsline(first: 1, langs: [en], urgencyAtMost: 9) { count { stories } } }
    search(q: "eighty voted", first: 1, sections: $sections, langs: [en]) { count { stories isMore } edges { node { headline } }
      facets { section { value stories section { name } } language { value stories } year { value stories } } } }`;
  const found = await ask(query, { sections: ['politics', 'economy'], topics: ['odd', 'even'] });
  const names = ({ nodes }: { nodes: { headline: string }[] }): string[] => nodes.map(({ headline }) => headline);
  expect(found.both.count).toEqual({ stories: 12, isMore: false });
  expect(names(found.one)).toEqual(['Story 10', 'Story 7', 'Story 4', 'Story 1']);
  expect(names(found.left)).toEqual(['Story 9', 'Story 7', 'Story 5']);
  expect(found.plain.count).toEqual({ stories: 0 });
  expect(found.section.newsline.count).toEqual({ stories: 13 });
  expect(found.search.count).toEqual({ stories: 13, isMore: false });
  expect(found.search.facets).toEqual({
    section: [
      { value: 'economy', stories: 13, section: { name: 'Economy' } },
      { value: 'politics', stories: 13, section: { name: 'Politics' } },
      { value: 'politics/parliament', stories: 13, section: { name: 'Parliament' } },
    ],
    language: [{ value: 'en', stories: 13 }],
    year: [{ value: '2026', stories: 13 }],
  });
  const tags = tagsOf(await get({ query: '{ newsline(topics: ["odd", "even"]) { count { stories } } }' }));
  expect(tags).toEqual(['list-topic=even', 'list-topic=odd']);
  expect(tagsOf(await get({ query: '{ search(q: "vote") { count { stories } } }' }))).toEqual(['search']);
});

it('lists topics and authors with how many stories they have', async () => {
  const query = `query($after: String) {
    topics(first: 2) { nodes { slug name count { stories } } pageInfo { hasNextPage endCursor } }
    rest: topics(first: 2, after: $after) { edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage endCursor } }
    authors(lang: en) { nodes { slug count(lang: en) { stories isMore } } } none: authors(lang: ru) { nodes { slug } }
    topic(slug: "odd") { count { stories } } }`;
  const { topics, authors, none, topic } = await ask(query);
  expect(topics.nodes).toEqual([
    { slug: 'budget-2027', name: 'Budget 2027', count: { stories: 1 } },
    { slug: 'even', name: 'Even ones', count: { stories: 6 } },
  ]);
  const { rest } = await ask(query, { after: topics.pageInfo.endCursor });
  expect(rest.edges.map(({ node }: any) => node.slug)).toEqual(['odd']);
  expect(rest.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true, endCursor: rest.edges.at(-1).cursor });
  expect(authors.nodes).toEqual([
    { slug: 'alex-example', count: { stories: 13, isMore: false } },
    { slug: 'author-0', count: { stories: 4, isMore: false } },
    { slug: 'author-1', count: { stories: 4, isMore: false } },
    { slug: 'author-2', count: { stories: 4, isMore: false } },
  ]);
  expect([none.nodes, topic.count]).toEqual([[], { stories: 6 }]);
  const tags = tagsOf(await get({ query: '{ topics(first: 1) { nodes { slug } } }' }));
  expect(tags).toEqual(['list-all']);
});

it('counts what a list of topics has counted already no second time', async () => {
  const plain = await commandsOf(() => ask('{ topics(first: 3, lang: en) { nodes { slug } } }'));
  expect(
    await commandsOf(() => ask('{ topics(first: 3, lang: en) { nodes { slug count(lang: en) { stories } } } }')),
  ).toEqual(plain);
});

it.each([
  [`exclude: ["none"]`, 'exclude has to be ids of stories.'],
  [
    `exclude: [${Array.from({ length: 51 }, (_, each) => `"${idOf(each)}"`).join()}]`,
    'exclude can have 50 ids at most.',
  ],
  [`urgencyAtMost: 0`, 'urgencyAtMost has to be from 1 to 9.'],
  [`topics: [${Array.from({ length: 11 }, (_, each) => `"t${each}"`).join()}]`, 'topics can have 10 values at most.'],
])('refuses a list narrowed by %s', async (args, message) => {
  const { body } = await reader('POST', '', { query: `{ newsline(${args}) { nodes { id } } }` });
  expect(body).toMatchObject({ data: null, errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
});

it('asks the database for figures of a search once, however many are named', async () => {
  const query = '{ search(q: "vote") { count { stories } facets { language { value } year { value } } } }';
  const alone = await commandsOf(() => ask('{ search(q: "vote") { count { stories } } }'));
  expect(await commandsOf(() => ask(query))).toEqual(alone);
});

describe('the database', () => {
  const nested = (first: number): string => `{ newsline(first: ${first}, author: "alex-example") { nodes { headline
    section { section { children { path } parent { name } } }
    story { byline { signers { author { name } } } translations { story { headline } }
      related { story { headline byline { signers { author { name } } } } } } } } }`;

  it('is asked once for things of a kind, however many there are', async () => {
    const finds = (count: number): string[] => Array.from({ length: count }, () => 'find');
    // Where the list's address leads now, the list, the sections, its stories, their authors, the stories those link to, and one author not yet met.
    expect(await commandsOf(() => ask(nested(2)))).toEqual(finds(7));
    // In twelve stories all authors are met at once.
    expect(await commandsOf(() => ask(nested(12)))).toEqual(finds(6));
  });

  it('is asked once for the same list or story named twice', async () => {
    const query = '{ a: newsline(first: 3) { nodes { id } } b: newsline(first: 3) { nodes { slug } } }';
    expect(await commandsOf(() => ask(query))).toEqual(['find']);
    const stories = `{ a: story(slug: "${main.slug}") { __typename } b: story(slug: "${main.slug}") { __typename } }`;
    expect(await commandsOf(() => ask(stories))).toEqual(['find']);
  });
});

describe('a GET', () => {
  const query =
    'query At($slug: String!) { story(slug: $slug) { ... on Story { headline related { story { id } } } } }';
  const variables = JSON.stringify({ slug: main.slug });

  it('is kept, and says what it depends on', async () => {
    server.cache.clear();
    const answer = await get({ query, variables });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=0, s-maxage=\d+/);
    expect(answer.headers.get('vary')).toContain('Accept');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(tagsOf(answer)).toEqual(
      [`slug-${main.slug}`, `story-${main.id}`, `story-${idOf(1)}`, `story-${idOf(2)}`].sort(),
    );
    expect(await commandsOf(() => get({ query, variables }))).toEqual([]);
  });

  it('is kept once, however it is written', async () => {
    server.cache.clear();
    const first = await get({ query, variables });
    const more = JSON.stringify({ unused: 1, slug: main.slug });
    const spaced = query.replaceAll(' ', ' \n,# a comment\n');
    const others: Record<string, string>[] = [
      { variables: ` ${variables} `, query },
      { query: spaced, variables },
      { query, variables: more, operationName: 'At' },
      { query, variables, extensions: '{"clientLibrary":{"name":"any"}}' },
    ];
    const commands = await commandsOf(async () => {
      for (const each of others) expect((await get(each)).body).toEqual(first.body);
    });
    expect(commands).toEqual([]);
    expect(server.cache.figures().entries).toBe(1);
  });

  it('is answered anew once what it shows has changed, and knows a 304', async () => {
    const before = await get({ query, variables });
    const etag = before.headers.get('etag')!;
    expect((await get({ query, variables }, { 'If-None-Match': etag })).status).toBe(304);
    await server.put({ ...main, headline: 'Budget passed after all' }, ['budget-vote-expected']);
    server.cache.drop([`story-${main.id}`]);
    const after = await get({ query, variables }, { 'If-None-Match': etag });
    expect(after).toMatchObject({ status: 200, body: { data: { story: { headline: 'Budget passed after all' } } } });
    await server.put(main, ['budget-vote-expected']);
    server.cache.drop([`story-${main.id}`]);
  });

  it.each([
    ['{ story(slug: "never-was") { __typename } }', ['slug-never-was']],
    ['{ story(slug: "minister-resigns") { __typename } }', [`story-${killedStory.id}`, 'slug-minister-resigns']],
    [
      '{ story(slug: "budget-vote-expected") { ... on MovedStory { story { id } } } }',
      ['slug-budget-vote-expected', `slug-${main.slug}`, `story-${main.id}`],
    ],
    [`{ stories(ids: ["${idOf(1)}", "${idOf(999)}"]) { id } }`, [`story-${idOf(1)}`, `story-${idOf(999)}`]],
    ['{ newsline(lang: az) { nodes { id } } }', ['list-lang=az']],
    // What an address leads to may change with the directory.
    [
      '{ newsline(section: "politics", author: "alex-example") { nodes { id } } }',
      ['directory', 'list-author=alex-example'],
    ],
    ['{ search(q: "budget") { edges { snippet } } }', ['search']],
    ['{ sections { path } site { name } correspondents { city } }', ['directory']],
    ['{ section(path: "economy") { name } }', ['directory', 'section-economy']],
    ['{ author(slug: "nobody") { name } }', ['author-nobody', 'directory']],
    ['{ topic(slug: "odd") { name } }', ['list-topic=odd']],
  ])('of %s depends on %j', async (each, expected) => {
    expect(tagsOf(await get({ query: each }))).toEqual([...expected].sort());
  });

  it('answers in the media type that the client likes best, and keeps both', async () => {
    const typed = await get(
      { query, variables },
      { Accept: 'application/graphql-response+json, application/json;q=0.9' },
    );
    expect(typed.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    expect((await get({ query, variables })).headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await get({ query, variables }, { Accept: 'text/html' })).toMatchObject({ status: 406 });
  });

  it.each([
    ['a fault of the query', { query: '{ nonsense }' }],
    ['a fault in part of it', { query: '{ site { name } newsline(after: "x") { nodes { id } } }' }],
    ['bad syntax', { query: '{' }],
    ['no query', {}],
    ['a parameter we do not know', { query: '{ site { name } }', fields: 'x' }],
    ['variables that are no JSON', { query: '{ site { name } }', variables: '{' }],
  ])('with %s is answered with an error and not kept', async (_what, parameters: Record<string, string>) => {
    server.cache.clear();
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const { body, headers } = await get(parameters, { Accept: accept });
      expect(body.errors[0]).toMatchObject({ message: expect.any(String), extensions: { code: expect.any(String) } });
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect(server.cache.figures().entries).toBe(0);
  });

  it('with a parameter given twice is refused', async () => {
    const { status, body } = await reader('GET', '?query={site{name}}&query={site{url}}');
    expect([status, body.errors[0].message]).toEqual([400, 'The parameter "query" is given twice.']);
  });

  it('cannot be a mutation', async () => {
    const { status, headers } = await get({ query: 'mutation { __typename }' });
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('a persisted query', () => {
  const query = '{ site { tagline } }';
  const extensionsOf = (text: string): string =>
    JSON.stringify({ persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') } });

  it('is not found until somebody has given it; then its hash is enough, and hot it needs nothing at all', async () => {
    const unknown = await get({ extensions: extensionsOf(query) });
    expect(unknown.body).toEqual({
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    expect(unknown.headers.get('cache-control')).toBe('no-store');
    const given = await get({ query, extensions: extensionsOf(query) });
    expect(given.body).toEqual({ data: { site: { tagline: 'News from the Caspian' } } });
    expect(await get({ extensions: extensionsOf(query) })).toMatchObject({ status: 200, body: given.body });
    const before = server.figures().hits;
    expect(await commandsOf(() => get({ extensions: extensionsOf(query) }))).toEqual([]);
    expect(server.figures().hits).toBe(before + 1);
  });

  it('may be given by a POST', async () => {
    const posted = '{ site { timeZone } }';
    const extensions = JSON.parse(extensionsOf(posted)) as object;
    expect((await reader('POST', '', { extensions })).body.errors[0].message).toBe('PersistedQueryNotFound');
    await reader('POST', '', { query: posted, extensions });
    expect((await reader('POST', '', { extensions })).body).toEqual({ data: { site: { timeZone: 'Asia/Baku' } } });
  });

  it.each([
    ['another hash than its own', '{ site { url } }', extensionsOf('{ site { name } }'), 400],
    ['a hash that is none', '{ site { url } }', '{"persistedQuery":{"version":1,"sha256Hash":"abc"}}', 400],
    ['another version', '{ site { url } }', '{"persistedQuery":{"version":2,"sha256Hash":""}}', 200],
  ])('with %s is refused', async (_what, text, extensions, status) => {
    const answer = await get({ query: text, extensions });
    expect(answer.status).toBe(status);
    expect(answer.body.data).toBeUndefined();
    expect(answer.body.errors).toHaveLength(1);
  });

  it('that cannot be read is not kept', async () => {
    await get({ query: '{ site {', extensions: extensionsOf('{ site {') });
    expect((await get({ extensions: extensionsOf('{ site {') })).body.errors[0].message).toBe('PersistedQueryNotFound');
  });
});

describe('a POST', () => {
  const json = { 'Content-Type': 'application/json' };

  it('is not kept by anybody', async () => {
    const { headers } = await reader('POST', '', { query: '{ site { name } }' });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toContain('Retry-After');
  });

  it.each([
    ['a list of queries', '[{"query":"{ site { name } }"}]', json, 400],
    ['half a body', '{"query":', json, 400],
    ['a body that is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), json, 400],
    ['a form', 'query={site{name}}', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text, which needs no preflight', '{"query":"{ site { name } }"}', { 'Content-Type': 'text/plain' }, 415],
    ['a bare query', '{ site { name } }', { 'Content-Type': 'application/graphql' }, 415],
    ['another charset', '{}', { 'Content-Type': 'application/json; charset=utf-16' }, 415],
    ['too much', JSON.stringify({ query: `{ site { name } } #${'x'.repeat(65_536)}` }), json, 413],
    ['an encoding we do not know', '{}', { ...json, 'Content-Encoding': 'compress' }, 415],
    ['a mutation', '{"query":"mutation { __typename }"}', json, 200],
  ])('of %s is refused in GraphQL’s own form', async (_what, body, headers, status) => {
    const answer = await reader('POST', '', body, headers);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: expect.any(String) } }],
    });
  });

  it('may come from any page: a browser that asks is told so', async () => {
    const answer = await reader('OPTIONS', '', undefined, {
      Origin: 'https://front-end.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toBe('Content-Type');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('not, %s is refused', async (method) => {
    const { status, headers } = await reader(method, '', {});
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
  });
});

describe('limits', () => {
  const levels = (count: number): string =>
    `{ sections { ${'children { '.repeat(count)} path ${'} '.repeat(count)} } }`;
  const codeOf = async (query: string): Promise<string | undefined> =>
    (await reader('POST', '', { query })).body.errors?.[0].extensions.code;

  it('bound how deep a query is, however it is written', async () => {
    expect(await codeOf(levels(4))).toBeUndefined();
    expect(await codeOf(levels(14))).toBe('QUERY_TOO_DEEP');
    const inFragments = `{ sections { ...A } } fragment A on Section { ${'children { '.repeat(7)} ...B ${'} '.repeat(7)} }
      fragment B on Section { ${'children { '.repeat(7)} path ${'} '.repeat(7)} }`;
    expect(await codeOf(inFragments)).toBe('QUERY_TOO_DEEP');
  });

  it('bound how much it asks for, sizes multiplied', async () => {
    const stories = (first: string, size: number) => `{ newsline(first: ${first}) { nodes { story { body { html text }
      related { story { body { html } ${'section { path } '.repeat(size)} } } } } } }`;
    expect(await codeOf(stories('20', 1))).toBeUndefined();
    expect(await codeOf(stories('100', 8))).toBe('QUERY_TOO_COSTLY');
    const inVariables = `query($n: Int!) ${stories('$n', 8)}`;
    const asked = (n: number) => reader('POST', '', { query: inVariables, variables: { n } });
    expect((await asked(100)).body.errors[0].extensions.code).toBe('QUERY_TOO_COSTLY');
    expect((await asked(1)).body.errors).toBeUndefined();
  });

  it('bound fragments that hold each other many times over', async () => {
    const doubled = Array.from({ length: 30 }, (_, n) => `fragment F${n} on Site { ...F${n + 1} ...F${n + 1} }`).join(
      ' ',
    );
    expect(await codeOf(`{ site { ...F0 } } ${doubled} fragment F30 on Site { name }`)).toBe('QUERY_TOO_COSTLY');
  });

  it('bound aliases, words and circles', async () => {
    const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: site { name }`).join(' ');
    expect(await codeOf(`{ ${aliases} }`)).toBe('QUERY_HAS_TOO_MANY_ALIASES');
    expect(await codeOf(`{ site { ${'name '.repeat(2_100)} } }`)).toBe('QUERY_TOO_LONG');
    const circle = '{ site { ...A } } fragment A on Site { ...B } fragment B on Site { ...A }';
    expect(await codeOf(circle)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('leave room for tools that ask for the schema', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { body } = await reader('POST', '', { query: getIntrospectionQuery() });
    expect(body.errors).toBeUndefined();
    expect(body.data.__schema.mutationType).toBeNull();
  });
});
