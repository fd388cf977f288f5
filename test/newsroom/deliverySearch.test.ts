import { openStoryStore } from '../../src/delivery/stores/storyStore.ts';
import type { PublishedStory } from '../../src/published/story/schema.ts';
import type { SearchQuery } from '../../src/delivery/stores/stores.ts';
import { openReadModel, storyInRow } from '../support/deliveryModel.ts';

let model: Awaited<ReturnType<typeof openReadModel>>;
const found = async (q: string, query: Partial<SearchQuery> = {}): Promise<string> => {
  const { items } = await openStoryStore(model.db, () => 1).search({ q, limit: 20, ...query });
  return items.map(({ slug }) => slug).join(' ');
};

const saying = (slug: string, text: string, more: Partial<PublishedStory> = {}): Partial<PublishedStory> => ({
  slug,
  headline: slug,
  standfirst: undefined,
  kicker: undefined,
  topics: [],
  dateline: undefined,
  byline: { text: '', signers: [] },
  body: { html: `<p>${text}</p>`, text, blocks: [] },
  ...more,
});

beforeAll(async () => {
  model = await openReadModel('delivery-search');
  const copy: Partial<PublishedStory>[] = [
    saying('oil', 'The oil refineries of Baku closed. Prices rose in a party of markets.'),
    saying('art', 'An exhibition of art opened on Monday.'),
    saying('secki', 'Bakıda seçkilər keçirilib. Əhalinin yarısı səs verib.', { language: 'az' }),
    saying('vybory', 'В Баку прошли выборы. Ещё один тур назначен на май.', { language: 'ru' }),
    saying('title', 'Nothing else.', { headline: 'Refineries' }),
    saying('old', 'The refinery was built by Nobel.', { publishedAt: '2019-03-30T10:00:00.000Z' }),
    saying('name', 'Вчера Алиев принял посла.', { language: 'ru' }),
    saying('names', 'С Алиевым встретилась Алиева; госпожу Мамедову ждут. Депутатов не было, голов было пять.', {
      language: 'ru',
    }),
    saying('cola', 'Coca-Cola sent an e-mail about its X-ray machines.'),
    saying('email', 'The email of cocacola, they said.'),
    saying('bmt', 'Şirkət BMT-yə və NATO-nun ofisinə müraciət edib.', { language: 'az' }),
  ];
  for (const [index, each] of copy.entries()) await model.put(storyInRow(index, each));
});
afterAll(() => model?.close());

const trade = { id: '6b04d7cb57a50e65743d0009', path: 'trade', name: 'Trade' };
const oil = { id: '6b04d7cb57a50e65743d000a', path: 'trade/oil', name: 'Oil' };
const arts = { id: '6b04d7cb57a50e65743d000b', path: 'arts', name: 'Arts' };

describe('a search that is narrowed and counted', () => {
  let narrowed: Awaited<ReturnType<typeof openReadModel>>;
  const signed = (slug: string) => ({ text: slug, signers: [{ name: slug, slug }] });
  const store = () => openStoryStore(narrowed.db, () => 1);

  beforeAll(async () => {
    narrowed = await openReadModel('delivery-search-figures');
    const copy: Partial<PublishedStory>[] = [
      saying('a', 'NATO trades.', { section: [trade], byline: signed('leyla'), urgency: 2 }),
      saying('b', 'NATO drills.', { section: [trade, oil], alsoIn: [[arts]], topics: [{ slug: 'oil', name: 'Oil' }] }),
      saying('c', 'NATO sings.', { section: [arts], byline: signed('omar') }),
      saying('d', 'NATO oxuyur.', { section: [arts], byline: signed('leyla'), language: 'az' }),
      saying('e', 'NATO поёт.', { section: [arts], language: 'ru', publishedAt: '2024-12-31T23:59:59.000Z' }),
      saying('f', 'NATO sang.', { section: [trade], publishedAt: '2025-01-01T00:00:00.000Z' }),
      saying('g', 'Nothing of it.', { section: [trade] }),
    ];
    for (const [index, each] of copy.entries())
      await narrowed.put(storyInRow(index, { alsoIn: [], urgency: 5, ...each }));
  });
  afterAll(() => narrowed?.close());

  it.each<[Partial<SearchQuery>, string]>([
    [{}, 'a b c d e f'],
    [{ lang: ['az', 'ru'] }, 'd e'],
    [{ section: ['trade', 'arts'], lang: 'en' }, 'a b c f'],
    [{ section: 'trade/oil' }, 'b'],
    [{ author: ['leyla', 'omar'] }, 'a c d'],
    [{ author: ['leyla', 'omar'], section: 'arts' }, 'c d'],
    [{ author: 'leyla', section: ['arts', 'trade'], lang: ['en', 'ru'] }, 'a'],
    [{ topic: ['oil', 'none'] }, 'b'],
    [{ urgencyAtMost: 3 }, 'a'],
    [{ from: '2025-01-01T00:00:00.000Z', to: '2026-01-01T00:00:00.000Z' }, 'f'],
    [{ section: 'nowhere' }, ''],
  ])('finds %j: %s', async (query, expected) => {
    const { items } = await store().search({ q: 'NATO', limit: 20, ...query });
    const slugs = items.map(({ slug }) => slug).sort();
    expect(slugs.join(' ')).toBe(expected);
    expect((await store().searchFigures({ q: 'NATO', ...query })).count).toEqual({
      stories: slugs.length,
      isMore: false,
    });
  });

  it('leaves out the stories named', async () => {
    const a = (await store().bySlug('a')) as { story: PublishedStory };
    const { items } = await store().search({ q: 'NATO', limit: 20, lang: 'en', exclude: [a.story.id] });
    expect(items.map(({ slug }) => slug).sort()).toEqual(['b', 'c', 'f']);
  });

  it('counts each story in every section it stands in, in its language and in its year', async () => {
    expect((await store().searchFigures({ q: 'NATO' })).facets).toEqual({
      section: [
        { value: 'arts', stories: 4 },
        { value: 'trade', stories: 3 },
        { value: 'trade/oil', stories: 1 },
      ],
      language: [
        { value: 'en', stories: 4 },
        { value: 'az', stories: 1 },
        { value: 'ru', stories: 1 },
      ],
      year: [
        { value: '2026', stories: 4 },
        { value: '2025', stories: 1 },
        { value: '2024', stories: 1 },
      ],
    });
    expect(await store().searchFigures({ q: 'NATO', section: 'nowhere' })).toEqual({
      count: { stories: 0, isMore: false },
      facets: { section: [], language: [], year: [] },
    });
  });

  it('counts a thousand and no more, and says so; nor further back than ten years at once', async () => {
    const rows = Array.from({ length: 1_001 }, (_, count) => storyInRow(1_000 + count, saying(`x${count}`, 'Ganja.')));
    for (const row of rows) await narrowed.put(row);
    const { count, facets } = await store().searchFigures({ q: 'ganja' });
    expect([count, facets.language]).toEqual([{ stories: 1_000, isMore: true }, [{ value: 'en', stories: 1_000 }]]);
    await narrowed.stories.deleteOne({ slug: 'x1000' });
    expect((await store().searchFigures({ q: 'ganja' })).count).toEqual({ stories: 1_000, isMore: false });
    await narrowed.put(storyInRow(3_000, { ...saying('old', 'Sheki.'), publishedAt: '2001-01-01T00:00:00.000Z' }));
    expect((await store().searchFigures({ q: 'sheki' })).count).toEqual({ stories: 0, isMore: true });
  });
});

it.each([
  ['refinery', 'title oil old'],
  ['refineries baku', 'oil'],
  ['"oil refineries"', 'oil'],
  ['"refineries oil"', ''],
  ['art', 'art'],
  ['art exhibition', 'art'],
  ['art markets', ''],
  ['SECKI', 'secki'],
  ['seçki Bakı', 'secki'],
  ['ehali', 'secki'],
  ['выборы', 'vybory'],
  ['выборов ЕЩЕ', 'vybory'],
  ['“баку прошли”', 'vybory'],
  ['Алиев', 'names name'],
  ['алиева', 'names name'],
  ['Алиеву вчера', 'name'],
  ['Мамедова', 'names'],
  ['депутат', 'names'],
  ['гол', 'names'],
  ['e-mail', 'email cola'],
  ['email', 'email cola'],
  ['cocacola', 'email cola'],
  ['Coca-Cola', 'cola email'],
  ['Coca-Cola e-mail', 'cola email'],
  ['cola', 'cola'],
  ['xray', 'cola'],
  ['BMT', 'bmt'],
  ['BMT-nin', 'bmt'],
  ['NATO-ya', 'bmt'],
  ['-baku', 'oil'],
  ['" -', ''],
  ['$where', ''],
])('finds for %s: %s', async (q, expected) => {
  expect(await found(q)).toBe(expected);
});
