import { createLocalReq } from 'payload';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { collections } from '../../src/published/storage/collections.ts';
import { checkStories } from '../../src/newsroom/publish/checkStories.ts';
import { openReadModel } from '../../src/newsroom/publish/openReadModel.ts';
import { moveReadModel } from '../../src/newsroom/publish/readModel.ts';
import { rebuildStories } from '../../src/newsroom/publish/rebuild.ts';
import { states } from '../../src/domain/workflow/workflow.ts';
import type { shows } from '../../src/published/shows.ts';
import { isVisible, visibleFilter, visibleWhere } from '../../src/published/visibility.ts';
import { block, body, link, paragraph, table } from '../support/bodies.ts';
import { openPublishing, type Publishing } from '../support/publishing.ts';

let desk: Publishing;
beforeAll(async () => (desk = await openPublishing('read-model')));
afterAll(() => desk.close());

const differences = async () => (await checkStories(desk.payload)).differences;
afterEach(async () => {
  await desk.work();
  expect(await differences()).toEqual([]);
});

const stored = async (id: string) => {
  const { current } = await desk.headNow();
  return desk.db.collection(collections.stories(current)).findOne({ _id: objectId(id) as never });
};

const makePhoto = async (): Promise<string> => {
  const rendition = { name: 'wide-320.jpg', url: '/media/k1/wide-320.jpg', width: 320, height: 200, format: 'jpeg' };
  const data = { alt: 'The chamber', credit: 'Turan', renditions: [{ ...rendition, ratio: 'whole', bytes: 9 }] };
  return String((await desk.payload.db.create({ collection: 'media', data })).id);
};

it('gives readers all a page needs of a story, and nothing of the desk', async () => {
  const id = await desk.publish({
    headline: 'Parliament passes a law',
    section: desk.sections.parliament,
    topics: ['Human rights'],
    editorialNote: 'Do not say who told us.',
    urgency: 3,
  });
  const found = await desk.storyBySlug('parliament-passes-a-law');
  expect(found).toMatchObject({
    kind: 'story',
    story: {
      id,
      headline: 'Parliament passes a law',
      dateline: { text: 'Baku/Turan:', place: 'Baku', source: 'Turan' },
      byline: { text: 'Alex Example', signers: [{ name: 'Alex Example', slug: 'alex-example' }] },
      section: [
        { path: 'politics', name: 'Politics' },
        { path: 'politics/parliament', name: 'Parliament' },
      ],
      topics: [{ slug: 'human-rights', name: 'Human rights' }],
      version: 1,
      corrections: [],
      timeZone: 'Asia/Baku',
    },
  });
  const text = JSON.stringify(await stored(id));
  for (const secret of ['who told us', 'private.example', desk.staff.correspondent.id])
    expect(text).not.toContain(secret);
  expect((await desk.lastEvent()).tags).toEqual(
    expect.arrayContaining([
      `story-${id}`,
      'slug-parliament-passes-a-law',
      'list-all',
      'list-section=politics&lang=en',
    ]),
  );
});

it('shows no draft, and no edit before it goes out', async () => {
  const id = await desk.draft({ headline: 'Not out yet' });
  expect(await stored(id)).toBeNull();
  const out = await desk.publish({ headline: 'Out now' });
  await desk.edit(out, { headline: 'A better headline' });
  expect(await desk.storyById(out)).toMatchObject({ headline: 'Out now', version: 1 });
  await desk.move(out, 'update');
  expect(await desk.storyById(out)).toMatchObject({ headline: 'A better headline', version: 2 });
});

it('lists a correction, the latest first, as a new version', async () => {
  const id = await desk.publish({ headline: 'The budget in figures' });
  await desk.move(id, 'correct', { correction: 'It is 5 per cent.' }, '2030-01-01T10:00:00.000Z');
  await desk.move(id, 'correct', { correction: 'It is 6 per cent.' }, '2030-01-01T11:00:00.000Z');
  expect(await desk.storyById(id)).toMatchObject({
    version: 3,
    updatedAt: '2030-01-01T11:00:00.000Z',
    corrections: [
      { at: '2030-01-01T11:00:00.000Z', text: 'It is 6 per cent.' },
      { at: '2030-01-01T10:00:00.000Z', text: 'It is 5 per cent.' },
    ],
  });
});

it('leads from an old address to the story, and back when the old slug is taken again', async () => {
  const id = await desk.publish({ headline: 'First words', slug: 'first-words' });
  await desk.edit(id, { slug: 'second-words' });
  expect(await desk.storyBySlug('second-words')).toBeUndefined();
  await desk.move(id, 'update');
  expect(await desk.storyBySlug('first-words')).toEqual({ kind: 'moved', slug: 'second-words' });
  expect((await desk.lastEvent()).tags).toEqual(expect.arrayContaining(['slug-first-words', 'slug-second-words']));
  await desk.edit(id, { slug: 'first-words' });
  await desk.move(id, 'update');
  expect(await desk.storyBySlug('second-words')).toEqual({ kind: 'moved', slug: 'first-words' });
});

it('leaves of a killed story its notice alone, at each of its addresses', async () => {
  const id = await desk.publish({ headline: 'A grave error', slug: 'grave' });
  await desk.edit(id, { slug: 'graver' });
  await desk.move(id, 'update');
  const before = await desk.headNow();
  await desk.move(id, 'kill', { notice: 'The story was wrong.' }, '2031-01-01T10:00:00.000Z');
  for (const slug of ['grave', 'graver'])
    expect(await desk.storyBySlug(slug)).toMatchObject({
      kind: 'killed',
      killed: { id, slug: 'graver', notice: 'The story was wrong.', killedAt: '2031-01-01T10:00:00.000Z', version: 3 },
    });
  expect(JSON.stringify(await stored(id))).not.toContain('A grave error');
  const { seq, withdrawn } = await desk.headNow();
  expect(seq).toBe(before.seq + 1);
  expect(withdrawn.at(-1)).toMatchObject({ seq, story: id });
  expect(withdrawn.at(-1)!.tags).toEqual(
    expect.arrayContaining([`story-${id}`, 'slug-grave', 'slug-graver', 'list-all']),
  );
  await desk.move(id, 'archive');
  expect(await desk.storyBySlug('grave')).toMatchObject({ kind: 'killed' });
});

it('takes an unpublished story back as if it had never been, and counts on when it comes again', async () => {
  const id = await desk.publish({ headline: 'Too early', slug: 'too-early' });
  const { seq } = await desk.headNow();
  await desk.move(id, 'unpublish', { reason: 'Not yet.' });
  expect(await desk.storyBySlug('too-early')).toBeUndefined();
  expect((await desk.headNow()).seq).toBe(seq + 1);
  await desk.edit(id, { slug: 'now-then' });
  for (const each of ['approve', 'publish'] as const) await desk.move(id, each);
  expect(await desk.storyBySlug('now-then')).toMatchObject({ story: { version: 2 } });
  expect(await desk.storyBySlug('too-early')).toEqual({ kind: 'moved', slug: 'now-then' });
});

it('asks whether readers may see a story alike in code, of MongoDB and of Payload', async () => {
  const id = await desk.publish({ headline: 'Seen or not' });
  const article = rawCollection(desk.payload, 'articles');
  const before = await article.findOne({ _id: objectId(id) } as never);
  const rows = states.flatMap((state) =>
    ['draft', 'published'].flatMap((_status) => [null, new Date()].map((deletedAt) => ({ state, _status, deletedAt }))),
  );
  const said: unknown[] = [];
  for (const row of rows) {
    await article.updateOne({ _id: objectId(id) } as never, { $set: row } as never);
    const where = { and: [{ id: { equals: id } }, visibleWhere] };
    const [byFilter, byWhere] = await Promise.all([
      article.countDocuments({ ...visibleFilter, _id: objectId(id) } as never),
      desk.payload.db.count({ collection: 'articles', where }),
    ]);
    said.push([row.state, row._status, row.deletedAt, isVisible(row), byFilter === 1, byWhere.totalDocs === 1]);
  }
  await article.replaceOne({ _id: objectId(id) } as never, before as never);
  expect(said.filter((each) => new Set((each as unknown[]).slice(3)).size > 1)).toEqual([]);
  expect(said.filter((each) => (each as unknown[])[3])).toHaveLength(2);
});

it('keeps an archived story for readers, in the lists too', async () => {
  const id = await desk.publish({ headline: 'For the archive' });
  await desk.move(id, 'archive');
  const { items } = await (await desk.storiesNow()).lines({ limit: 100 });
  expect(items.map((line) => line.id)).toContain(id);
});

it('shows of other stories only those readers can see, and follows them', async () => {
  const other = await desk.draft({ headline: 'The other story', slug: 'the-other' });
  const text = body(
    paragraph('See ', link({ linkType: 'internal', doc: { relationTo: 'articles', value: other } }, 'this'), '.'),
    block('relatedStories', { stories: [other] }),
  );
  const id = await desk.publish({ headline: 'It names another', body: text, relatedStories: [other] });
  const hidden = await desk.storyById(id);
  expect(hidden).toMatchObject({ related: [], body: { html: expect.not.stringContaining('other') } });
  expect(JSON.stringify(hidden)).not.toContain(other);

  for (const each of ['file', 'take', 'approve', 'publish'] as const) await desk.move(other, each);
  const shown = await desk.storyById(id);
  expect(shown!.related).toMatchObject([{ id: other, slug: 'the-other', headline: 'The other story' }]);
  expect(shown!.body.html).toContain('href="/en/stories/the-other"');
  expect(shown!.body.blocks).toMatchObject([
    { kind: 'paragraph', runs: [{}, { link: { href: '/en/stories/the-other' } }, {}] },
    { kind: 'related', stories: [{ headline: 'The other story' }] },
  ]);
  expect((await desk.lastEvent()).tags).toContain(`story-${id}`);

  await desk.edit(other, { headline: 'Another headline', slug: 'anew' });
  await desk.move(other, 'update');
  expect((await desk.storyById(id))!.related).toMatchObject([{ slug: 'anew', headline: 'Another headline' }]);

  await desk.move(other, 'kill', { notice: 'Wrong.' });
  const left = await desk.storyById(id);
  expect(left).toMatchObject({ related: [], body: { blocks: [{ kind: 'paragraph' }] } });
  expect(JSON.stringify(await stored(id))).not.toMatch(/Another headline|anew/);
  expect((await desk.headNow()).withdrawn.at(-1)!.tags).toContain(`story-${id}`);
});

it('gives a table to readers as it was written, and leads from its cells only to stories they can see', async () => {
  const other = await desk.draft({ headline: 'How they were counted', slug: 'counted' });
  const counted = link({ linkType: 'internal', doc: { relationTo: 'articles', value: other } }, 'Reform');
  const text = body(
    paragraph('The count is over.'),
    table(
      [
        [['Party'], ['Seats']],
        [[counted], ['1,204']],
      ],
      { caption: 'Seats in the council' },
    ),
  );
  const id = await desk.publish({ headline: 'The count is over', body: text });
  const story = await desk.storyById(id);
  const cells = (first: object) => ({
    kind: 'table',
    caption: 'Seats in the council',
    header: true,
    rows: [
      { cells: [{ runs: [{ text: 'Party' }] }, { runs: [{ text: 'Seats' }] }] },
      { cells: [{ runs: [first] }, { runs: [{ text: '1,204' }] }] },
    ],
  });
  expect(story!.body.blocks[1]).toEqual(cells({ text: 'Reform' }));
  expect(story!.body.text).toBe('The count is over.\n\nSeats in the council\nParty\tSeats\nReform\t1,204');
  expect(story!.body.html).toContain('<tr><td>Reform</td><td class="number">1,204</td></tr>');
  expect(story!.wordCount).toBe(4 + 4 + 4);
  for (const each of ['file', 'take', 'approve', 'publish'] as const) await desk.move(other, each);
  expect((await desk.storyById(id))!.body.blocks[1]).toEqual(
    cells({ text: 'Reform', link: { href: '/en/stories/counted' } }),
  );
});

it('links translations to each other while readers can see them', async () => {
  const en = await desk.publish({ headline: 'In English' });
  const az = await desk.publish({ headline: 'Azərbaycanca', language: 'az', translationOf: en });
  expect((await desk.storyById(en))!.translations).toMatchObject([
    { id: az, language: 'az', headline: 'Azərbaycanca' },
  ]);
  expect(await desk.storyById(az)).toMatchObject({
    translations: [{ id: en }],
    section: [{ name: 'Siyasət' }],
  });
  await desk.move(az, 'kill', { notice: 'Səhv.' });
  expect((await desk.storyById(en))!.translations).toEqual([]);
});

it('renames an author under every story; one who left keeps the name and loses the page', async () => {
  const data = { name: 'Leyla Karimova', jobTitle: 'Reporter' };
  const author = String((await desk.payload.create({ collection: 'authors', data: data as never })).id);
  const id = await desk.publish({ headline: 'By Leyla', byline: [{ relationTo: 'authors', value: author }] });
  await desk.save('authors', author, { name: 'Leyla Aliyeva', slug: 'leyla-aliyeva' });
  expect(await desk.house.author('leyla-aliyeva')).toMatchObject({ name: 'Leyla Aliyeva', jobTitle: 'Reporter' });
  expect(await desk.house.author('leyla-karimova')).toBeUndefined();
  expect((await desk.lastEvent()).tags).toEqual(
    expect.arrayContaining(['directory', 'author-leyla-karimova', 'author-leyla-aliyeva']),
  );
  await desk.work();
  expect((await desk.storyById(id))!.byline).toMatchObject({
    text: 'Leyla Aliyeva',
    signers: [{ slug: 'leyla-aliyeva' }],
  });
  expect(await desk.lastEvent()).toMatchObject({ name: 'stories.projected' });
  expect((await desk.lastEvent()).tags).toEqual(
    expect.arrayContaining(['list-author=leyla-karimova', 'list-author=leyla-aliyeva']),
  );
  await desk.save('authors', author, { active: false });
  await desk.work();
  expect(await desk.house.author('leyla-aliyeva')).toBeUndefined();
  expect((await desk.storyById(id))!.byline.signers).toEqual([{ name: 'Leyla Aliyeva' }]);
});

it('signs with a posting: line and city, and follows it', async () => {
  const posting = {
    author: desk.author,
    city: 'Washington',
    line: 'Washington correspondent',
    from: '2020-01-01',
    timeZone: 'America/New_York',
  };
  const made = await desk.payload.create({ collection: 'correspondents', data: posting as never });
  const value = String(made.id);
  const id = await desk.publish({ headline: 'From afar', byline: [{ relationTo: 'correspondents', value }] });
  expect((await desk.storyById(id))!.byline.signers).toEqual([
    { name: 'Alex Example', slug: 'alex-example', line: 'Washington correspondent', city: 'Washington' },
  ]);
  expect(await desk.house.author('alex-example')).toMatchObject({ postings: [{ city: 'Washington' }] });
  expect(await desk.house.correspondents()).toMatchObject([
    { name: 'Alex Example', city: 'Washington', from: '2020-01-01' },
  ]);
  await desk.save('correspondents', value, { city: 'New York', line: 'New York correspondent' });
  await desk.work();
  expect((await desk.storyById(id))!.byline.signers).toMatchObject([{ city: 'New York' }]);
  expect(await desk.house.author('alex-example')).toMatchObject({ postings: [{ city: 'New York' }] });
});

it('moves the stories of a section with it', async () => {
  const make = async (data: object) =>
    String((await desk.payload.create({ collection: 'sections', data: data as never })).id);
  const world = await make({ name: 'World' });
  const europe = await make({ name: 'Europe', parent: world });
  const id = await desk.publish({ headline: 'In Europe', section: europe });
  await desk.save('sections', world, { name: 'The world', slug: 'the-world' });
  await desk.work();
  expect((await desk.storyById(id))!.section).toMatchObject([
    { path: 'the-world', name: 'The world' },
    { path: 'the-world/europe', name: 'Europe' },
  ]);
  await desk.save('sections', europe, { parent: null });
  await desk.work();
  expect((await desk.storyById(id))!.section).toMatchObject([{ path: 'europe' }]);
  expect((await stored(id))!.facets).not.toContain('section=the-world');
  expect(await desk.house.sections()).toEqual(expect.arrayContaining([expect.objectContaining({ path: 'europe' })]));
});

/** A change of each setting of a section that stories show: a setting that is new there wants its own here, or this does not compile. */
const changesOfSection = {
  name: { name: 'Renamed' },
  names: { names: { en: 'Renamed for readers' } },
  path: { slug: 'elsewhere' },
  parent: { parent: null },
  mediaTopic: { mediaTopic: 'medtop:11000000' },
  reviewsModeration: { reviewsModeration: 'off' },
} satisfies Record<(typeof shows.section)[number], object>;

it('follows every setting of a section that a story shows', async () => {
  const { id: above } = await desk.payload.create({ collection: 'sections', data: { name: 'Above' } as never });
  const data = { name: 'Followed', parent: above } as never;
  const section = String((await desk.payload.create({ collection: 'sections', data })).id);
  const id = await desk.publish({ headline: 'In a section', section });
  const seen = new Set([(await stored(id))!.json]);
  for (const change of Object.values(changesOfSection)) {
    await desk.save('sections', section, change);
    await desk.work();
    seen.add((await stored(id))!.json);
  }
  expect(seen.size).toBe(1 + Object.keys(changesOfSection).length);
});

it('shows a photo once it has renditions, and says what is said of it now', async () => {
  const photo = await makePhoto();
  const id = await desk.publish({ headline: 'With a photo', photo: { media: photo, caption: 'Our own caption' } });
  expect((await desk.storyById(id))!.photo).toMatchObject({
    alt: 'The chamber',
    caption: 'Our own caption',
    credit: 'Turan',
    renditions: [{ url: '/media/k1/wide-320.jpg', ratio: 'whole' }],
  });
  await desk.save('media', photo, { alt: 'The great chamber' });
  await desk.work();
  expect((await desk.storyById(id))!.photo).toMatchObject({ alt: 'The great chamber' });
  expect((await stored(id))!.line.photo).toMatchObject({ alt: 'The great chamber' });
});

it('shows the house’s time zone where a story has none of its own', async () => {
  const id = await desk.publish({ headline: 'What time is it' });
  await desk.payload.updateGlobal({ slug: 'house-style', data: { timeZone: 'Europe/Berlin' } as never });
  await desk.work();
  expect(await desk.storyById(id)).toMatchObject({ timeZone: 'Europe/Berlin' });
  expect(await desk.house.site()).toMatchObject({ timeZone: 'Europe/Berlin' });
});

it('gives an address that another story had to the one that goes out there, and takes it from the other', async () => {
  const first = await desk.publish({ headline: 'Mine', slug: 'mine' });
  const second = await desk.draft({ headline: 'Yours', slug: 'yours' });
  await desk.payload.create({ collection: 'redirects', data: { from: 'yours-too', story: first } as never });
  expect(await desk.storyBySlug('yours-too')).toEqual({ kind: 'moved', slug: 'mine' });
  for (const each of ['file', 'take', 'approve'] as const) await desk.move(second, each);
  const ofSecond = { parent: objectId(second) } as never;
  await rawCollection(desk.payload, '_articles_versions').updateMany(ofSecond, {
    $set: { 'version.slug': 'yours-too' },
  });
  await desk.move(second, 'publish');
  expect((await stored(second))!.slugs).toEqual(['yours-too']);
  expect((await stored(first))!.slugs).toEqual(['mine']);
});

it('gives the address of a purged story free', async () => {
  const id = await desk.publish({ headline: 'Purged', slug: 'purged' });
  await desk.move(id, 'kill', { notice: 'Gone.' });
  await desk.payload.update({ collection: 'articles', id, data: { deletedAt: new Date().toISOString() } as never });
  expect(await desk.storyBySlug('purged')).toMatchObject({ kind: 'killed' });
  await desk.payload.delete({ collection: 'articles', id, trash: true });
  expect(await desk.storyBySlug('purged')).toBeUndefined();
  const next = await desk.publish({ headline: 'Purged again', slug: 'purged' });
  expect(await desk.storyBySlug('purged')).toMatchObject({ kind: 'story', story: { id: next } });
});

describe('a story that a hundred and twenty others show', () => {
  let shown: string;
  beforeAll(async () => {
    shown = await desk.publish({ headline: 'Shown by many', slug: 'shown-by-many' });
    const one = await desk.publish({ headline: 'One of many', slug: 'one-of-many', relatedStories: [shown] });
    const articles = rawCollection(desk.payload, 'articles');
    const { _id, ...copy } = (await articles.findOne({ _id: objectId(one) } as never))!;
    const copies = Array.from({ length: 120 }, (_, count) => ({
      ...copy,
      _id: objectId((count + 1).toString(16).padStart(24, 'b')),
      slug: `one-of-many-${count}`,
      translationSet: `set-${count}`,
    }));
    await articles.insertMany(copies as never);
    await rebuildStories(desk.payload, { grace: 1 });
  });

  const saying = async (headline: string): Promise<number> => {
    const { current } = await desk.headNow();
    const stories = desk.db.collection(collections.stories(current));
    return stories.countDocuments({ slug: /^one-of-many/, json: { $regex: headline } });
  };

  it('has another headline with fifty of them at once, and with the rest when the job has run', async () => {
    expect(await saying('Shown by many')).toBe(121);
    await desk.edit(shown, { headline: 'Renamed for all' });
    await desk.move(shown, 'update');
    expect(await saying('Renamed for all')).toBe(50);
    await desk.work();
    expect(await saying('Renamed for all')).toBe(121);
  });

  it('is gone from all of them with its kill', async () => {
    await desk.move(shown, 'kill', { notice: 'Wrong.' });
    expect(await saying('Renamed for all')).toBe(0);
    expect((await desk.lastEvent()).tags).toContain(`story-${'1'.padStart(24, 'b')}`);
  });
});

describe('built anew', () => {
  it('has what was published, corrected and killed while it was built', async () => {
    const [killed, corrected, unpublished] = [
      await desk.publish({ headline: 'To be killed', slug: 'to-be-killed' }),
      await desk.publish({ headline: 'To be corrected' }),
      await desk.publish({ headline: 'To be taken back', slug: 'to-be-taken-back' }),
    ];
    const { current } = await desk.headNow();
    let fresh = '';
    const meanwhile = (async () => {
      await desk.move(killed, 'kill', { notice: 'Killed meanwhile.' });
      await desk.move(corrected, 'correct', { correction: 'Corrected meanwhile.' });
      await desk.move(unpublished, 'unpublish', { reason: 'Meanwhile.' });
      fresh = await desk.publish({ headline: 'Fresh', slug: 'fresh' });
    })();
    const [{ generation }] = await Promise.all([rebuildStories(desk.payload, { grace: 50 }), meanwhile]);
    expect(generation).toBeGreaterThan(current);
    expect(await desk.headNow()).toMatchObject({ current: generation, live: [generation] });
    expect(await desk.storyBySlug('to-be-killed')).toMatchObject({ kind: 'killed' });
    expect(await desk.storyBySlug('to-be-taken-back')).toBeUndefined();
    expect((await desk.storyById(corrected))!.corrections).toHaveLength(1);
    expect(await desk.storyById(fresh)).toMatchObject({ slug: 'fresh' });
    const names = await desk.db.listCollections({ name: /^published_stories_/ }).toArray();
    expect(names.map(({ name }) => name)).toEqual([`published_stories_${generation}`]);
  });

  it('is one rebuild at a time', async () => {
    const outcomes = await Promise.allSettled([1, 2].map(() => rebuildStories(desk.payload, { grace: 10 })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('writes both generations until the old one is left', async () => {
    const { current } = await desk.headNow();
    const both = { current, live: [current, current + 7] };
    await moveReadModel(both, await createLocalReq({}, desk.payload));
    const id = await desk.publish({ headline: 'In both' });
    for (const generation of both.live)
      expect(
        await desk.db.collection(collections.stories(generation)).findOne({ _id: objectId(id) as never }),
      ).not.toBeNull();
    await desk.move(id, 'unpublish', { reason: 'Out of both.' });
    for (const generation of both.live)
      expect(
        await desk.db.collection(collections.stories(generation)).findOne({ _id: objectId(id) as never }),
      ).toBeNull();
    await moveReadModel({ current, live: [current] }, await createLocalReq({}, desk.payload));
  });

  it('is made at the start of a newsroom that published before there was a read model', async () => {
    const id = await desk.publish({ headline: 'From before' });
    const { current } = await desk.headNow();
    await desk.db.collection(collections.stories(current)).deleteMany({});
    await desk.db.collection(collections.directory).deleteMany({});
    await desk.db.collection<{ _id: string }>(collections.readModel).deleteMany({});
    await desk.db.collection(collections.stories(current)).drop();
    await openReadModel(desk.payload);
    expect(await desk.storyById(id)).toMatchObject({ headline: 'From before' });
    expect(await desk.house.author('alex-example')).toMatchObject({ name: 'Alex Example' });
  });
});

describe('checked', () => {
  it('names what readers lack, what they should not have, and what has another text', async () => {
    const ids = [
      await desk.publish({ headline: 'Lacking' }),
      await desk.publish({ headline: 'Altered' }),
      await desk.draft({ headline: 'Leaked' }),
    ] as const;
    const { current } = await desk.headNow();
    const stories = desk.db.collection(collections.stories(current));
    const [lacking, altered, leaked] = ids.map((id) => objectId(id) as never);
    await stories.deleteOne({ _id: lacking });
    await stories.updateOne({ _id: altered }, { $set: { json: '{}' } });
    await stories.insertOne({ _id: leaked, slug: 'leaked', slugs: ['leaked'], status: 'published', refs: [] } as never);
    const found = await differences();
    expect(found.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
      [`missing ${ids[0]}`, `differing ${ids[1]}`, `surplus ${ids[2]}`].sort(),
    );
    await rebuildStories(desk.payload, { grace: 10 });
  });
});
