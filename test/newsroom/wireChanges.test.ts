import { tellSubscribers } from '../../src/cli/upkeep.ts';
import { syndicationAddresses } from '../../src/delivery/feeds/syndication.ts';
import { objectId } from '../../src/database/rows.ts';
import type { Change } from '../../src/delivery/stores/stores.ts';
import { collections, type StoredStory } from '../../src/published/storage/collections.ts';
import { checkStories } from '../../src/newsroom/publish/checkStories.ts';
import { rebuildStories } from '../../src/newsroom/publish/rebuild.ts';
import { lastChangeOf } from '../../src/published/story/schema.ts';
import { openPublishing, type Publishing } from '../support/publishing.ts';
import { heldIn, runWire } from '../support/twoNodes.ts';

let desk: Publishing;
beforeAll(async () => (desk = await openPublishing('wire-changes')));
afterAll(() => desk.close());

/** What a subscriber holds of each story. */
type Copy = Map<string, string>;

const idOf = (change: Change): string => {
  if (change.kind === 'story') return change.story.id;
  return change.kind === 'killed' ? change.killed.id : change.withheld.id;
};
const saidOf = (change: Change): string => {
  if (change.kind === 'story') return `usable ${change.story.version} ${change.story.headline}`;
  return change.kind === 'killed' ? `canceled ${change.killed.version}` : 'withheld';
};

async function follow(copy: Copy, after: string, limit: number, section?: string): Promise<string> {
  const stories = await desk.storiesNow();
  for (let at = after; ;) {
    const page = await stories.changesAfter({ after: at, limit, ...(section && { section }) });
    for (const change of page.items) copy.set(idOf(change), saidOf(change));
    at = page.after;
    if (page.items.length === 0) return at;
  }
}

async function truth(): Promise<Copy> {
  const { current } = await desk.headNow();
  const rows = await desk.db.collection<StoredStory>(collections.stories(current)).find().toArray();
  return new Map(
    rows.map((row) => [
      row._id.toHexString(),
      row.status === 'killed'
        ? `canceled ${row.killed.version}`
        : saidOf({ kind: 'story', story: JSON.parse(row.json) as never }),
    ]),
  );
}

it('says in each list what left it, and goes on over a rebuild', async () => {
  const { politics, sport } = { politics: desk.sections.politics, sport: desk.sections.parliament };
  const id = await desk.publish({ headline: 'It moves on', section: sport });
  const [all, narrow]: Copy[] = [new Map(), new Map()];
  let token = await follow(all!, 'start', 7);
  const narrowToken = await follow(narrow!, 'start', 7, 'politics/parliament');
  expect([all!.get(id), narrow!.get(id)]).toEqual(['usable 1 It moves on', 'usable 1 It moves on']);

  await desk.edit(id, { section: politics });
  await desk.move(id, 'update');
  await follow(narrow!, narrowToken, 7, 'politics/parliament');
  token = await follow(all!, token, 7);
  expect([all!.get(id), narrow!.get(id)]).toEqual(['usable 2 It moves on', 'withheld']);
  const latest = async (of?: string): Promise<string | undefined> => {
    const { items } = await (await desk.storiesNow()).changes({ limit: 1, ...(of && { section: of }) });
    return items[0] && idOf(items[0]) === id ? saidOf(items[0]) : undefined;
  };
  expect([await latest(), await latest('politics/parliament')]).toEqual(['usable 2 It moves on', 'withheld']);

  await rebuildStories(desk.payload, { grace: 0 });
  const { items } = await (await desk.storiesNow()).changesAfter({ after: token, limit: 10 });
  expect(items).toEqual([]);
  await desk.move(id, 'unpublish', { reason: 'Not yet.' });
  await follow(all!, token, 1);
  expect([all!.get(id), await latest()]).toEqual(['withheld', 'withheld']);
});

async function ask(path: string, query: string) {
  const sources = { stories: await desk.storiesNow(), directory: desk.house };
  const parts = { serverUrl: 'http://localhost:3000', now: () => new Date() };
  return (await syndicationAddresses(sources, parts)({ path, query, accept: '*/*' })?.answer())!;
}

it.each(['ninjs', 'newsml-g2'])(
  'leads a subscriber of %s through all there is, and leaves nothing in caches',
  async (format) => {
    for (const headline of ['One', 'Two', 'Three']) await desk.publish({ headline: `${headline} by ${format}` });
    const path = `/v1/wire/${format}`;
    const bodies: string[] = [];
    for (let query = 'after=start&limit=2'; bodies.length < 10;) {
      const { status, freshness, headers, body } = await ask(path, query);
      expect({ status, freshness }).toEqual({ status: 200, freshness: 'none' });
      bodies.push(body);
      const next = /^<[^?]*\?(.*)>; rel="next"$/.exec(headers?.Link ?? '')?.[1] ?? '';
      expect(next).toContain(`after=${headers?.['Changes-After']}`);
      if (next === query) break;
      query = next;
    }
    expect(bodies.length).toBeLessThan(10);
    for (const headline of ['One', 'Two', 'Three']) expect(bodies.join('')).toContain(`${headline} by ${format}`);
    expect((await ask(path, 'limit=1')).headers).toMatchObject({ 'Changes-After': expect.stringMatching(/^[\w-]+$/) });
  },
);

it('refuses what is no token, and one from a future that a restored database never had', async () => {
  expect(await ask('/v1/wire/ninjs', 'after=nonsense')).toMatchObject({ status: 400 });
  const ahead = Buffer.from(`1.${Array.from({ length: 16 }, () => 999_999).join('.')}`).toString('base64url');
  const refused = await ask('/v1/wire/ninjs', `after=${ahead}`);
  expect(refused).toMatchObject({ status: 400, body: expect.stringContaining('after=start') });
});

it('refuses each token from before the database was put back from a backup, however much was published since', async () => {
  const tokenFrom = async (after: string): Promise<string> => {
    const { headers } = await ask('/v1/wire/ninjs', `after=${after}&limit=1`);
    return String((headers as Record<string, string>)['Changes-After']);
  };
  const before = await tokenFrom('start');
  expect(await ask('/v1/wire/ninjs', `after=${before}`)).toMatchObject({ status: 200 });
  await tellSubscribers(desk.payload);
  await desk.publish({ headline: 'After it was put back' });
  for (const path of ['/v1/wire/ninjs', '/v1/wire/newsml-g2', '/v1/wire/versions'])
    expect(await ask(path, `after=${before}`)).toMatchObject({
      status: 400,
      body: expect.stringContaining('after=start'),
    });
  const again = await tokenFrom('start');
  expect(await ask('/v1/wire/ninjs', `after=${again}`)).toMatchObject({ status: 200 });
  await tellSubscribers(desk.payload);
  expect(await ask('/v1/wire/ninjs', `after=${again}`)).toMatchObject({ status: 400 });
});

/** What a subscriber should hold of each story, by its id. */
async function versionsOf(section?: string): Promise<Copy> {
  const held: Copy = new Map();
  for (let query = `after=start&limit=3${section ? `&section=${section}` : ''}`; ;) {
    const { status, freshness, headers, body } = await ask('/v1/wire/versions', query);
    expect({ status, freshness }).toEqual({ status: 200, freshness: 'none' });
    const { items } = JSON.parse(body) as { items: Record<'uri' | 'version' | 'pubStatus', string>[] };
    for (const { uri, version, pubStatus } of items)
      held.set(
        /^tag:.*:story\/(\w+)$/.exec(uri)?.[1] ?? uri,
        pubStatus === 'withheld' ? pubStatus : `${pubStatus} ${version}`,
      );
    if (items.length === 0) return held;
    query = /^<[^?]*\?(.*)>; rel="next"$/.exec(headers?.Link ?? '')?.[1] ?? '';
  }
}

it('lists what to hold of each story, to compare with what one has', async () => {
  const [kept, killed, moved, back] = await Promise.all(
    ['Kept', 'Killed', 'Moved', 'Back'].map((headline) =>
      desk.publish({ headline, section: desk.sections.parliament }),
    ),
  );
  await desk.move(killed!, 'kill', { notice: 'It was wrong.' });
  await desk.edit(moved!, { section: desk.sections.politics });
  await desk.move(moved!, 'update');
  await desk.move(back!, 'unpublish', { reason: 'Not yet.' });
  const all = await versionsOf();
  expect([kept, killed, moved, back].map((id) => all.get(id!))).toEqual([
    'usable 1',
    'canceled 2',
    'usable 2',
    'withheld',
  ]);
  const narrow = await versionsOf('politics/parliament');
  expect([kept, killed, moved, back].map((id) => narrow.get(id!))).toEqual([
    'usable 1',
    'canceled 2',
    'withheld',
    'withheld',
  ]);
  const usable = [...all].filter(([, said]) => said !== 'withheld');
  expect(usable.sort()).toEqual([...(await truth())].map(([id, said]) => [id, said.split(' ', 2).join(' ')]).sort());
});

it('tells all of a transaction that changed many stories, whatever is published between two pages of it', async () => {
  const { id: author } = await desk.payload.create({ collection: 'authors', data: { name: 'Max Example' } as never });
  const byline = [{ relationTo: 'authors', value: String(author) }];
  const ids: string[] = [];
  for (let count = 0; count < 12; count += 1) ids.push(await desk.publish({ headline: `Many ${count}`, byline }));
  const stories = await desk.storiesNow();
  const copy: Copy = new Map();
  let after = await follow(copy, 'start', 50);
  await desk.save('authors', String(author), { name: 'Maxim Example' });
  await desk.work();
  // More often than there are stories, one a page: each of them could come before the rest.
  for (let page = 0; page < 15; page += 1) {
    const { items, after: next } = await stories.changesAfter({ after, limit: 1 });
    for (const change of items) copy.set(idOf(change), saidOf(change));
    after = next;
    await desk.publish({ headline: `Between ${page}` });
  }
  await follow(copy, after, 1);
  expect(ids.filter((id) => !copy.get(id)?.startsWith('usable 2'))).toEqual([]);
});

it('forgets that a story was withheld a year after, unless it has come again', async () => {
  const changes = desk.db.collection(collections.wireChanges);
  const id = await desk.publish({ headline: 'Now and then' });
  const goneAt = async () => (await changes.findOne({ _id: objectId(id) as never }))?.goneAt as Date | undefined;
  expect(await goneAt()).toBeUndefined();
  await desk.move(id, 'unpublish', { reason: 'Not yet.' });
  expect(await goneAt()).toBeInstanceOf(Date);
  for (const each of ['approve', 'publish'] as const) await desk.move(id, each);
  expect(await goneAt()).toBeUndefined();
  const ends = (await changes.indexes()).find(({ key }) => 'goneAt' in key);
  expect(ends?.expireAfterSeconds).toBe(366 * 86_400);
});

it('looks further back than `since`: a change is seen only when it is committed, maybe on a machine whose clock is behind', async () => {
  const since = new Date(Date.now() + 60_000).toISOString();
  const id = await desk.publish({ headline: 'It took its time' });
  const { items } = await (await desk.storiesNow()).changes({ since, limit: 100 });
  expect(items.map(idOf)).toContain(id);
  const later = new Date(Date.now() + 180_000).toISOString();
  expect((await (await desk.storiesNow()).changes({ since: later, limit: 100 })).items).toEqual([]);
});

describe('a change around a story', () => {
  let photo: string;
  let shown: string;
  let untouched: string;
  let author: string;
  let section: string;
  beforeAll(async () => {
    const make = async (collection: string, data: Record<string, unknown>) =>
      String((await desk.payload.db.create({ collection: collection as 'media', data })).id);
    const rendition = { name: 'wide-320.jpg', url: '/media/k/wide-320.jpg', width: 320, height: 200, format: 'jpeg' };
    photo = await make('media', { alt: 'The chamber', renditions: [{ ...rendition, ratio: 'whole', bytes: 9 }] });
    author = await make('authors', { name: 'Sam Example', slug: 'sam-example', active: true });
    const byline = [{ relationTo: 'authors', value: author }];
    section = await make('sections', { name: 'Chess', slug: 'chess', path: 'chess' });
    shown = await desk.publish({ headline: 'It shows a photo', byline, section, photo: { media: photo } });
    untouched = await desk.publish({ headline: 'It shows none' });
  });

  const lastmodOf = async (id: string): Promise<string | undefined> => {
    const { slug } = (await desk.storyById(id))!;
    const { body } = await ask(`/sitemaps/${new Date().toISOString().slice(0, 7)}.xml`, '');
    return new RegExp(`/${slug}</loc><lastmod>([^<]+)`).exec(body.replace(/>\s+</g, '><'))?.[1];
  };
  const changes: [string, number, string, () => Promise<unknown>][] = [
    ['its author renamed', 2, 'Samira Example', () => desk.save('authors', author, { name: 'Samira Example' })],
    [
      'its photo’s copyright corrected',
      3,
      'Another Agency',
      () => desk.save('media', photo, { copyright: 'Another Agency' }),
    ],
    [
      'what its section is about',
      4,
      'http://cv.iptc.org/newscodes/mediatopic/20001100',
      () => desk.save('sections', section, { mediaTopic: 'medtop:20001100' }),
    ],
    ['its photo withdrawn', 5, '', () => desk.save('media', photo, { deletedAt: new Date().toISOString() })],
  ];

  it.each(changes)('is its next version: %s', async (_what, version, words, change) => {
    const before = (await desk.storyById(shown))!;
    const other = await desk.storyById(untouched);
    const since = new Date().toISOString();
    await change();
    await desk.work();
    const after = (await desk.storyById(shown))!;
    expect(after).toMatchObject({ version, updatedAt: before.updatedAt, changedAt: expect.any(String) });
    expect(lastChangeOf(after) > lastChangeOf(before)).toBe(true);
    expect(await lastmodOf(shown)).toBe(after.changedAt);
    const { associations } = JSON.parse((await ask('/v1/wire/ninjs', `since=${since}`)).body);
    expect(associations[0]).toMatchObject({ version: String(version), versionCreated: after.changedAt });
    expect(JSON.stringify(associations)).toContain(words);
    const { items } = await (await desk.storiesNow()).versionsAfter({ after: 'start', limit: 1_000 });
    expect(items.find(({ id }) => id === shown)).toMatchObject({ version, at: after.changedAt, pubStatus: 'usable' });
    expect(await desk.storyById(untouched)).toEqual(other);
  });

  it('counts once: what looks the same to readers is no version, and each later one has a later number and time', async () => {
    const { version, changedAt } = (await desk.storyById(shown))!;
    await desk.save('authors', author, { bio: 'She writes.' });
    await desk.work();
    await rebuildStories(desk.payload, { grace: 0 });
    expect(await desk.storyById(shown)).toMatchObject({ version, changedAt });
    // A clock that is behind, and an edit from before the change.
    await desk.edit(shown, { headline: 'It showed a photo', photo: { media: null } });
    await desk.save('authors', author, { name: 'Sam Example' });
    await desk.work();
    const again = (await desk.storyById(shown))!;
    await desk.move(shown, 'correct', { correction: 'It was Sam.' }, '2026-01-01T10:00:00.000Z');
    const corrected = (await desk.storyById(shown))!;
    expect([again.version, corrected.version]).toEqual([version + 1, version + 2]);
    expect([corrected.updatedAt > lastChangeOf(again), corrected.changedAt]).toEqual([true, undefined]);
    expect((await ask('/v1/wire/newsml-g2', 'limit=1')).body).toContain('sig:correction');

    await desk.edit(shown, { headline: 'It is taken back' });
    await desk.save('authors', author, { name: 'Samira Example' });
    await desk.work();
    await desk.move(shown, 'unpublish', { reason: 'Not yet.' });
    for (const each of ['approve', 'publish'] as const) await desk.move(shown, each);
    expect(await desk.storyById(shown)).toMatchObject({ headline: 'It is taken back', version: version + 4 });
  });
});

it('does not count as a version that a story takes no reviews any more, by its editor or by its section', async () => {
  const section = String((await desk.payload.create({ collection: 'sections', data: { name: 'Talk' } as never })).id);
  const [one, other] = await Promise.all(['One', 'Other'].map((headline) => desk.publish({ headline, section })));
  await desk.edit(one!, { reviewsClosed: true });
  await desk.work();
  expect(await desk.storyById(one!)).toMatchObject({ reviewsClosed: true, version: 1 });
  await desk.save('sections', section, { reviewsModeration: 'off' });
  await desk.work();
  const after = await desk.storyById(other!);
  expect([after?.reviewsClosed, after?.version, after?.changedAt]).toEqual([true, 1, undefined]);
  expect(await checkStories(desk.payload)).toMatchObject({ differences: [] });
});

it('tells of a change that waited to be followed while the stories were rebuilt', async () => {
  const { id: author } = await desk.payload.create({ collection: 'authors', data: { name: 'Kay Example' } as never });
  const byline = [{ relationTo: 'authors', value: String(author) }];
  const id = await desk.publish({ headline: 'It is rebuilt', byline });
  const token = await (await desk.storiesNow()).newestToken();
  await desk.save('authors', String(author), { name: 'Kay Sample' });
  await rebuildStories(desk.payload, { grace: 0 });
  await desk.work();
  const { items } = await (await desk.storiesNow()).changesAfter({ after: token, limit: 10 });
  expect(items).toMatchObject([{ kind: 'story', story: { id, version: 2, byline: { text: 'Kay Sample' } } }]);
  expect(await checkStories(desk.payload)).toMatchObject({ differences: [] });
});

describe('the dates of lists', () => {
  const author = '/feeds/authors/kim-example/atom.xml';
  const lists = [
    '/feeds/atom.xml',
    '/feeds/sections/politics/parliament/atom.xml',
    author,
    '/feeds/topics/dates/atom.xml',
  ];
  const datesNow = async (): Promise<string[]> => {
    const feeds = await Promise.all(
      lists.map(async (path) => /<updated>([^<]+)/.exec((await ask(path, '')).body)?.[1]),
    );
    const month = /<lastmod>([^<]+)/.exec((await ask('/sitemap.xml', '')).body)?.[1];
    return [...feeds, month].map((date) => date ?? 'none');
  };

  it('never go back: not when the story that changed last leaves, by whatever way', async () => {
    const { id } = await desk.payload.create({ collection: 'authors', data: { name: 'Kim Example' } as never });
    const kim = { byline: [{ relationTo: 'authors', value: String(id) }] };
    const around = { ...kim, section: desk.sections.parliament, topics: ['Dates'] };
    await desk.publish({ headline: 'It stays', ...around });
    const ways: [string, (story: string) => Promise<unknown>][] = [
      ['unpublished', (story) => desk.move(story, 'unpublish', { reason: 'Not yet.' })],
      ['killed', (story) => desk.move(story, 'kill', { notice: 'It was wrong.' })],
      [
        'moved to another section, author and topic',
        async (story) => {
          await desk.edit(story, {
            section: desk.sections.politics,
            byline: [{ relationTo: 'authors', value: desk.author }],
            topics: [],
          });
          await desk.move(story, 'update');
        },
      ],
    ];
    for (const [way, leave] of ways) {
      // By a clock that is ahead.
      const now = new Date(Date.now() + 5_000).toISOString();
      const story = await desk.draft({ headline: `It is ${way}`, ...around });
      for (const each of ['file', 'take', 'approve', 'publish'] as const) await desk.move(story, each, {}, now);
      const before = await datesNow();
      expect(before).toEqual(lists.concat('month').map(() => now));
      await leave(story);
      const after = await datesNow();
      expect([way, after.filter((date, at) => date < before[at]!)]).toEqual([way, []]);
    }
    expect(await datesNow()).toEqual(await datesNow());
  });

  it('are those of its beginning where a list never had a story', async () => {
    const { path } = (await desk.payload.create({ collection: 'sections', data: { name: 'Weather' } as never })) as {
      path?: string;
    };
    const { begun } = await desk.headNow();
    expect((await ask(`/feeds/sections/${path}/atom.xml`, '')).body).toContain(`<updated>${begun!.toISOString()}<`);
  });
});

const seconds = Number(process.env.WIRE_SECONDS ?? 4);

it(
  'gives every subscriber the truth in the end: two nodes, their clocks five seconds apart, eight writers, pages of 1 to 50',
  async () => {
    const { truth: expected, subscribers } = await runWire(desk, seconds);
    const said = [...expected.values()];
    expect(said.some((each) => each === 'canceled') && said.some((each) => each.startsWith('usable'))).toBe(true);
    for (const { copies, truth: wanted } of subscribers) expect(heldIn(copies)).toEqual(wanted);
    expect(await checkStories(desk.payload)).toMatchObject({ differences: [] });
  },
  (seconds + 90) * 1_000,
);
