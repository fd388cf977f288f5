import fc from 'fast-check';
import { collections, type Db } from '../../src/published/storage/collections.ts';
import { countedAuthors } from '../../src/delivery/stores/counted.ts';
import { openDirectoryStore } from '../../src/delivery/stores/directoryStore.ts';
import { contract } from '../../src/published/storage/contract.ts';
import { openMonths } from '../../src/delivery/stores/months.ts';
import { openStoryStore } from '../../src/delivery/stores/storyStore.ts';
import type { ListQuery, StoryStore } from '../../src/delivery/stores/stores.ts';
import type { PublishedStory } from '../../src/published/story/schema.ts';
import { openReadModel, storyInRow } from '../support/deliveryModel.ts';

let model: Awaited<ReturnType<typeof openReadModel>>;
let store: StoryStore;

const politics = { id: '6b04d7cb57a50e65743d0001', path: 'politics', name: 'Politics' };
const economy = { id: '6b04d7cb57a50e65743d0002', path: 'economy', name: 'Economy' };
const by = (slug: string): PublishedStory['byline'] => ({ text: slug, signers: [{ name: slug, slug }] });

const picture = {
  id: '6b04d7cb57a50e65743d0003',
  alt: 'A room',
  renditions: [
    { url: '/media/k/wide-320.jpg', width: 320, height: 200, format: 'jpeg' as const, ratio: 'whole' as const },
  ],
};

/** Thirty stories: two in three in politics, every fifth by Leyla, every other in Azerbaijani. */
const stories = Array.from({ length: 30 }, (_, count) =>
  storyInRow(count, {
    section: [count % 3 === 0 ? economy : politics],
    alsoIn: [],
    byline: by(count % 5 === 0 ? 'leyla' : 'alex'),
    language: count % 2 ? 'az' : 'en',
    urgency: { 4: 2, 6: 5, 9: 3 }[count],
    photo: count === 2 || count === 3 ? picture : undefined,
    topics: count === 7 ? [{ slug: 'oil', name: 'Oil' }] : [{ slug: 'budget', name: 'Budget' }],
  }),
);

beforeAll(async () => {
  model = await openReadModel('delivery-stores');
  store = openStoryStore(model.db, () => 1);
  for (const story of stories) await model.put(story);
});
afterAll(() => model?.close());

async function everyPage(query: ListQuery): Promise<string[]> {
  const slugs: string[] = [];
  for (let cursor: string | undefined, pages = 0; pages < 50; pages += 1) {
    const { items, next } = await store.lines({ ...query, ...(cursor && { cursor }) });
    slugs.push(...items.map(({ slug }) => slug));
    if (!next) return slugs;
    cursor = next;
  }
  throw new Error('There is no end to this list.');
}
const numbers = (slugs: string[]): number[] => slugs.map((slug) => Number(slug.slice(6)));

it('finds a story by its slug, its new address by an old one, and a notice where it was killed', async () => {
  await model.put(storyInRow(100, { slug: 'new-name' }), ['old-name', 'older-name']);
  expect(await store.bySlug('new-name')).toMatchObject({ kind: 'story', story: { slug: 'new-name', version: 2 } });
  expect(await store.bySlug('older-name')).toEqual({ kind: 'moved', slug: 'new-name' });
  expect(await store.bySlug('no-name')).toBeUndefined();
  await model.kill(storyInRow(100, { slug: 'new-name' }), ['old-name']);
  for (const slug of ['new-name', 'old-name'])
    expect(await store.bySlug(slug)).toMatchObject({ kind: 'killed', killed: { slug: 'new-name' } });
});

it('gives stories in the order of their ids, without what is not there', async () => {
  const [first, second] = [stories[1]?.id ?? '', stories[2]?.id ?? ''];
  const found = await store.byIds([second, '0123456789abcdef01234567', 'nonsense', first, second]);
  expect(found.map(({ id }) => id)).toEqual([second, first]);
});

it.each<[Partial<ListQuery>, number[]]>([
  [{ section: 'economy', lang: 'en' }, [0, 6, 12, 18, 24]],
  [{ author: 'leyla' }, [0, 5, 10, 15, 20, 25]],
  [{ author: 'leyla', section: 'economy' }, [0, 15]],
  [{ author: 'leyla', section: 'economy', lang: 'az' }, [15]],
  [{ author: 'alex', section: 'politics', topic: 'oil' }, [7]],
  [{ topic: 'oil', lang: 'en' }, []],
  [{ section: 'no-such' }, []],
  [{ lang: ['en', 'az'], author: 'leyla' }, [0, 5, 10, 15, 20, 25]],
  [{ section: ['economy', 'politics'], lang: 'en', author: 'leyla' }, [0, 10, 20]],
  [
    { topic: ['budget', 'oil'], section: 'politics', before: '2026-11-20T05:00:00.000Z' },
    [8, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 28, 29],
  ],
  [{ author: ['leyla', 'nobody'], exclude: ['STORY-5', 'STORY-20'] }, [0, 10, 15, 25]],
  [{ urgencyAtMost: 3 }, [4, 9]],
  [{ urgencyAtMost: 5, section: 'economy' }, [6, 9]],
  [{ hasPhoto: true }, [2, 3]],
  [{ hasPhoto: false, author: 'leyla', lang: 'en' }, [0, 10, 20]],
  [{ since: '2026-11-20T09:00:00.000Z' }, [0, 1, 2, 3]],
  [{ since: '2026-11-20T09:00:00.000Z', before: '2026-11-20T11:00:00.000Z' }, [2, 3]],
])('lists %j: %j', async (query, expected) => {
  const exclude = query.exclude?.map((name) => stories[Number(name.slice(6))]!.id);
  const asked = { limit: 2, ...query, ...(exclude && { exclude }) };
  expect(numbers(await everyPage(asked))).toEqual(expected);
  expect(await store.count(asked)).toEqual({ stories: expected.length, isMore: false });
});

it('refuses a cursor that is none of its own', async () => {
  await expect(store.lines({ limit: 2, cursor: 'bm9uZQ' })).rejects.toMatchObject({ status: 400 });
});

it('shows each story once while others are published, withdrawn and corrected', async () => {
  const run = async (limit: number, published: number[], withdrawn: number): Promise<void> => {
    const slugs: string[] = [];
    let cursor: string | undefined;
    let arrived = 0;
    do {
      const page = await store.lines({ limit, topic: 'budget', ...(cursor && { cursor }) });
      slugs.push(...page.items.map(({ slug }) => slug));
      cursor = page.next;
      // Newer ones arrive between two pages, and one that was seen gets a new version.
      for (const count of published.slice(arrived, arrived + 2))
        await model.put(
          storyInRow(-1 - count, {
            id: `${count}`.padStart(24, 'f'),
            slug: `new-${count}`,
            topics: [{ slug: 'budget', name: 'Budget' }],
          }),
        );
      arrived += 2;
      await model.put({ ...(stories[1] as PublishedStory), headline: `Corrected ${arrived}` });
      await model.stories.deleteOne({ slug: `story-${withdrawn}` });
    } while (cursor);
    const seen = slugs.filter((slug) => slug.startsWith('story-'));
    const certain = stories
      .map(({ slug }) => slug)
      .filter((slug) => slug !== 'story-7' && slug !== `story-${withdrawn}`);
    expect(seen.length).toBe(new Set(seen).size);
    expect(seen).toEqual(expect.arrayContaining(certain));
    await model.stories.deleteMany({ slug: /^new-/ });
    await model.put(stories[withdrawn] as PublishedStory);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 10 }),
      fc.integer({ min: 8, max: 29 }),
      run,
    ),
    { numRuns: 15 },
  );
});

type Planned = { asked: string; stages: string[] };

/** The stages of the plan that runs; those only considered are left out. */
const stagesOf = (plan: unknown): string[] =>
  [
    ...JSON.stringify(plan, (key, value) => (key === 'rejectedPlans' ? undefined : value)).matchAll(
      /"stage":"(\w+)"|"(\$sort)":\{"sortKey"/g,
    ),
  ].map(([, stage, step]) => stage ?? step ?? '');

/** The database, noting each query with the plan it runs by. */
function watched(db: Db): { db: Db; plans: Planned[] } {
  const plans: Planned[] = [];
  const explained = async (asked: unknown, cursor: { explain: (how: 'queryPlanner') => Promise<unknown> }) =>
    void plans.push({ asked: JSON.stringify(asked), stages: stagesOf(await cursor.explain('queryPlanner')) });
  const reading = (asked: unknown, cursor: Record<string, any>): object =>
    new Proxy(cursor, {
      get: (of, name: string) => {
        if (name === 'toArray' || name === 'next')
          return async () => {
            await explained(asked, of.clone() as never);
            return of[name]() as Promise<unknown>;
          };
        return (...given: unknown[]) => reading(asked, of[name](...given) as Record<string, any>);
      },
    });
  const collection = (name: string) => {
    const real = db.collection(name) as unknown as Record<string, any>;
    return {
      find: (...asked: unknown[]) => reading(asked[0], real.find(...asked) as Record<string, any>),
      aggregate: (...asked: unknown[]) => reading(asked[0], real.aggregate(...asked) as Record<string, any>),
      findOne: async (...asked: unknown[]) => {
        await explained(asked[0], real.find(...asked).limit(1));
        return real.findOne(...asked) as Promise<unknown>;
      },
    };
  };
  return { db: { collection } as unknown as Db, plans };
}

it('answers every query from an index, without a sort in memory but that of a search by score', async () => {
  const { db, plans } = watched(model.db);
  const [stored, house] = [openStoryStore(db, () => 1), openDirectoryStore(db, () => contract.version)];
  const cursor = (await store.lines({ limit: 2 })).next ?? '';
  await stored.bySlug('story-1');
  await stored.byIds([stories[0]?.id ?? '']);
  for (const query of [
    {},
    { lang: 'az' as const },
    { section: 'politics', since: '2026-11-01T00:00:00.000Z' },
    { author: 'alex', before: '2026-11-20T00:00:00.000Z', cursor },
    { topic: 'budget', lang: 'en' as const, cursor },
    { author: 'leyla', section: 'politics', cursor },
    { author: 'leyla', section: 'politics', topic: 'budget' },
    { section: ['politics', 'economy'], lang: ['az' as const, 'en' as const], cursor },
    { author: ['alex', 'leyla'], topic: ['oil', 'budget'], urgencyAtMost: 4, hasPhoto: true },
    { exclude: [stories[3]!.id], lang: 'en' as const },
  ]) {
    await stored.count({ ...query, limit: 5 });
    await stored.lines({ ...query, limit: 5 });
    await stored.stories({ ...query, limit: 5 });
  }
  for (const read of [
    house.site(),
    house.sections(),
    house.author('alex'),
    house.authors(['alex', 'leyla']),
    house.correspondents(),
    house.authorsAfter('a', 2),
    stored.topics({ limit: 2 }),
    stored.topics({ lang: 'az', limit: 2 }),
    countedAuthors({ stories: stored, directory: house }, { limit: 2 }),
  ])
    await read;
  const beforeSearch = plans.length;
  expect(beforeSearch).toBeGreaterThan(20);
  await stored.search({ q: 'budget', limit: 2 });
  await stored.search({
    q: '"the budget"',
    lang: 'en',
    section: 'politics',
    from: '2026-11-01T00:00:00.000Z',
    limit: 2,
  });
  for (const query of [
    { q: 'budget' },
    { q: 'budget', lang: ['az' as const, 'en' as const], section: ['politics', 'economy'], topic: ['budget', 'oil'] },
    { q: 'budget', author: 'leyla', urgencyAtMost: 5, hasPhoto: false, exclude: [stories[3]!.id] },
  ]) {
    await stored.search({ ...query, limit: 2 });
    await stored.searchFigures(query);
  }
  expect(plans.length).toBeGreaterThan(beforeSearch + 15);
  expect(plans.filter(({ stages }) => stages.includes('COLLSCAN'))).toEqual([]);
  // No index knows a score: a search sorts what one month has, and keeps only the best of it.
  const searches = plans.filter(({ asked }) => asked.includes('$text'));
  expect(searches.every(({ stages }) => stages.includes('TEXT_MATCH'))).toBe(true);
  const lists = plans.filter((each) => !searches.includes(each));
  expect(lists.filter(({ stages }) => stages.includes('SORT') || stages.includes('$sort'))).toEqual([]);
  // To count needs no order.
  const counts = searches.filter(({ asked }) => asked.includes('"sections"'));
  expect(counts.length).toBeGreaterThan(2);
  const isSorted = ({ stages }: Planned): boolean => stages.includes('$sort');
  expect([counts.filter(isSorted), searches.filter(isSorted).length]).toEqual([[], searches.length - counts.length]);
});

it('knows the house: sections as a tree, authors by slug, the site even before anybody set it up', async () => {
  const house = openDirectoryStore(model.db, () => contract.version);
  const kept = model.db.collection<{ _id: string } & Record<string, unknown>>(collections.directory);
  expect(await house.site()).toMatchObject({ kind: 'site', name: 'Dateline', defaultLanguage: 'en' });
  const section = (id: string, path: string, order: number, parent?: string) => ({
    _id: `section:${id}`,
    kind: 'section',
    id,
    path,
    order,
    name: path,
    names: {},
    ...(parent && { parent }),
  });
  await kept.insertMany([
    section('3', 'politics/elections', 2, '1'),
    section('1', 'politics', 1),
    section('4', 'economy', 0),
    section('2', 'politics/parliament', 1, '1'),
    ...['Şou', 'Səhiyyə', 'Zəka'].map((name, index) => ({ ...section(`5${index}`, `a${3 - index}`, 3), name })),
  ]);
  await kept.insertMany(
    ['leyla', 'alex'].map((slug) => ({
      _id: `author:${slug}`,
      kind: 'author',
      id: slug,
      slug,
      name: slug,
      links: [],
      languages: [],
      postings: [],
    })),
  );
  const paths = (await house.sections()).map(({ path }) => path);
  expect(paths).toEqual(['economy', 'politics', 'politics/parliament', 'politics/elections', 'a2', 'a3', 'a1']);
  expect((await house.authors(['alex', 'nobody', 'leyla'])).map(({ name }) => name)).toEqual(['alex', 'leyla']);
  expect(await house.author('nobody')).toBeUndefined();
  expect(await house.author('leyla')).not.toHaveProperty('_id');
});

describe('topics and authors with counts', () => {
  let counted: Awaited<ReturnType<typeof openReadModel>>;
  const topic = (slug: string, name = slug) => ({ slug, name });

  beforeAll(async () => {
    counted = await openReadModel('delivery-counted');
    const rows: Partial<PublishedStory>[] = [
      { topics: [topic('oil', 'Oil prices'), topic('oil-and-gas')], byline: by('leyla') },
      { topics: [topic('oil', 'Oil'), topic('oil2')], byline: by('leyla') },
      { topics: [topic('oil', 'Neft')], language: 'az', byline: by('omar') },
      { topics: [topic('arts')], language: 'az', byline: by('omar') },
      { topics: [topic('zoo')], language: 'ru', byline: by('gone') },
    ];
    for (const [index, each] of rows.entries()) await counted.put(storyInRow(index, each));
    await counted.put(storyInRow(9, { topics: [topic('killed')] }));
    await counted.kill(storyInRow(9, { slug: 'story-9' }));
    await counted.db.collection<{ _id: string }>(collections.directory).insertMany(
      ['leyla', 'omar', 'silent', 'zaur'].map((slug) => ({
        _id: `author:${slug}`,
        kind: 'author',
        id: slug,
        slug,
        name: slug,
      })),
    );
  });
  afterAll(() => counted?.close());

  const topics = (query: object = {}) => openStoryStore(counted.db, () => 1).topics({ limit: 20, ...query });
  const authors = (query: object = {}) =>
    countedAuthors(
      {
        stories: openStoryStore(counted.db, () => 1),
        directory: openDirectoryStore(counted.db, () => contract.version),
      },
      { limit: 20, ...query },
    );
  type Told = { items: { slug: string; count: { stories: number } }[] };
  const told = ({ items }: Told): string => items.map(({ slug, count }) => `${slug} ${count.stories}`).join(', ');

  it('are in the order of slugs, each once, with the name of the latest story', async () => {
    const page = await topics();
    expect(told(page)).toBe('arts 1, oil 3, oil-and-gas 1, oil2 1, zoo 1');
    expect([page.items[1]?.name, page.next]).toEqual(['Oil prices', undefined]);
    expect(told(await authors())).toBe('leyla 2, omar 2, silent 0, zaur 0');
  });

  it('are of one language where it is asked for, with its names', async () => {
    const page = await topics({ lang: 'az' });
    expect([told(page), page.items[1]?.name]).toEqual(['arts 1, oil 1', 'Neft']);
    expect(told(await authors({ lang: 'en' }))).toBe('leyla 2');
    expect(told(await authors({ lang: 'ru' }))).toBe('');
  });

  it('come page by page, each once, and refuse a cursor that is none of theirs', async () => {
    const first = await topics({ limit: 2 });
    const second = await topics({ limit: 2, cursor: first.next });
    const third = await topics({ limit: 2, cursor: second.next });
    expect([first, second, third].map(told)).toEqual(['arts 1, oil 3', 'oil-and-gas 1, oil2 1', 'zoo 1']);
    expect(third.next).toBeUndefined();
    const half = await authors({ limit: 3 });
    expect([told(half), told(await authors({ limit: 3, cursor: half.next }))]).toEqual([
      'leyla 2, omar 2, silent 0',
      'zaur 0',
    ]);
    await expect(topics({ cursor: 'bm9uZQ' })).rejects.toMatchObject({ status: 400 });
  });

  it('pass over three hundred without a story in the language, and then go on in the next page', async () => {
    const many = Array.from({ length: 320 }, (_, count) => topic(`m${String(count).padStart(3, '0')}`));
    await counted.put(storyInRow(20, { topics: many }));
    const page = await topics({ lang: 'ru', limit: 5 });
    expect([told(page), page.next === undefined]).toEqual(['', false]);
    expect(told(await topics({ lang: 'ru', limit: 5, cursor: page.next }))).toBe('zoo 1');
  });
});

it('counts the latest months at each asking, and those before again after ten minutes', async () => {
  const older = await openReadModel('delivery-months');
  try {
    const put = (count: number, publishedAt: string) =>
      older.put(storyInRow(count, { publishedAt, updatedAt: publishedAt }));
    for (const [at, month] of ['2026-11', '2026-10', '2026-09'].entries()) await put(at, `${month}-05T09:00:00.000Z`);
    let minutes = 0;
    const months = openMonths(
      () => older.stories,
      async () => undefined,
      () => minutes * 60_000,
    );
    const counts = async () => (await months()).map(({ month, stories: count }) => `${month} ${count}`);
    expect(await counts()).toEqual(['2026-11 1', '2026-10 1', '2026-09 1']);
    for (const [at, month] of ['2026-11', '2026-10', '2026-09'].entries())
      await put(10 + at, `${month}-06T09:00:00.000Z`);
    minutes = 9;
    expect(await counts()).toEqual(['2026-11 2', '2026-10 2', '2026-09 1']);
    minutes = 10;
    expect(await counts()).toEqual(['2026-11 2', '2026-10 2', '2026-09 2']);
  } finally {
    await older.close();
  }
});
