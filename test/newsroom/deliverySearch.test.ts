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
