import { rawCollection, objectId } from '../../src/database/rows.ts';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { bodyOf } from '../support/newsroom.ts';

/** What each step at the desk means for readers, and for those who wait for the story at the desk. */
let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('readers');
});
afterAll(() => desk?.close());

const read = (id: string) => desk.reader('GET', `/api/articles/${id}`);
const asEditor = async (id: string) =>
  (await desk.as['section-editor']('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
const edit = async (id: string, data: object, by: 'section-editor' | 'correspondent' = 'section-editor') => {
  const { baseVersion } = (await desk.as[by]('GET', `/api/articles/${id}?draft=true`)).body;
  return desk.as[by]('PATCH', `/api/articles/${id}`, { ...data, baseVersion });
};

it('takes an unpublished story away from readers, and keeps the edits for the editor who took it back', async () => {
  const id = await storyIn(desk, 'published', { headline: 'Ministers resign' });
  await edit(id, { headline: 'Ministers deny they resign' });
  expect(await move(desk.as['managing-editor'], id, 'unpublish', { reason: 'Not confirmed.' })).toMatchObject({
    status: 200,
  });
  expect(await read(id)).toMatchObject({ status: 404 });
  expect((await desk.reader('GET', `/api/articles?where[id][equals]=${id}`)).body).toMatchObject({ totalDocs: 0 });
  expect(await asEditor(id)).toMatchObject({
    state: 'in-edit',
    headline: 'Ministers deny they resign',
    heldBy: desk.staff['managing-editor'].id,
  });
});

it('serves a killed text nowhere, and keeps the notice', async () => {
  const id = await storyIn(desk, 'published', {
    headline: 'The bank is closing',
    body: bodyOf('Unfounded allegation.'),
  });
  await edit(id, { headline: 'The bank is closing for good' });
  await move(desk.as['section-editor'], id, 'kill', { notice: 'This story was wrong.' });
  const ways = [
    `/api/articles/${id}`,
    `/api/articles/${id}?draft=true&trash=true`,
    '/api/articles?where[headline][like]=bank&limit=100',
    `/api/articles/versions?where[parent][equals]=${id}`,
    '/api/redirects?depth=2',
    '/api/authors?depth=2',
  ];
  for (const way of ways) expect(JSON.stringify((await desk.reader('GET', way)).body)).not.toMatch(/bank|allegation/i);
  const query = '{ Articles { docs { headline } } }';
  expect(JSON.stringify((await desk.reader('POST', '/api/graphql', { query })).body)).not.toMatch(/bank/i);
  expect(await asEditor(id)).toMatchObject({ state: 'killed', killNotice: 'This story was wrong.' });
});

it('keeps an archived story readable if it was published, and hidden if it was spiked or killed', async () => {
  const [published, spiked, killed] = [
    await storyIn(desk, 'published'),
    await storyIn(desk, 'spiked'),
    await storyIn(desk, 'killed'),
  ];
  for (const id of [published, spiked, killed])
    expect(await move(desk.as['managing-editor'], id, 'archive')).toMatchObject({
      status: 200,
      body: { to: 'archived' },
    });
  expect(await read(published)).toMatchObject({ status: 200, body: { id: published } });
  expect((await read(published)).body).not.toHaveProperty('state');
  expect((await read(spiked)).status).toBe(404);
  expect((await read(killed)).status).toBe(404);
  // What readers keep is what was published, not an edit that never went out.
  const edited = await storyIn(desk, 'published', { headline: 'As it went out' });
  await edit(edited, { headline: 'An edit that never went out' });
  await move(desk.as['managing-editor'], edited, 'archive');
  expect((await read(edited)).body.headline).toBe('As it went out');
});

it('brings a spiked story back as a draft', async () => {
  const id = await storyIn(desk, 'filed');
  expect(await move(desk.as.correspondent, id, 'spike', { reason: 'Mine.' })).toMatchObject({ status: 403 });
  expect(await move(desk.as['sub-editor'], id, 'spike', { reason: 'Overtaken.' })).toMatchObject({ status: 200 });
  expect(await move(desk.as.correspondent, id, 'restore', { reason: 'Please.' })).toMatchObject({ status: 403 });
  expect(await move(desk.as['sub-editor'], id, 'restore', { reason: 'New facts.' })).toMatchObject({
    body: { to: 'draft' },
  });
  expect(await edit(id, { headline: 'Back at the correspondent' }, 'correspondent')).toMatchObject({ status: 200 });
});

it('tells the correspondent why a story came back, until it is filed again', async () => {
  const id = await storyIn(desk, 'filed');
  await move(desk.as['sub-editor'], id, 'take');
  expect(await asEditor(id)).toMatchObject({ heldBy: desk.staff['sub-editor'].id });
  await move(desk.as['sub-editor'], id, 'send-back', { reason: '  Who said this?  ' });
  const seen = await desk.as.correspondent('GET', `/api/articles/${id}`);
  expect(seen.body).toMatchObject({
    state: 'draft',
    sentBack: { reason: 'Who said this?', by: 'The sub-editor', at: expect.any(String) },
    heldBy: null,
  });
  await edit(id, { headline: 'The minister said this' }, 'correspondent');
  expect(await asEditor(id)).toMatchObject({ sentBack: { reason: 'Who said this?' } });
  await move(desk.as.correspondent, id, 'file');
  expect((await asEditor(id)).sentBack?.reason ?? null).toBeNull();
});

describe('an old address', () => {
  const redirects = async () =>
    (await desk.reader('GET', '/api/redirects?limit=100&depth=0')).body.docs.map(
      ({ from, story }: any) => `${from} → ${story}`,
    );

  it('leads to a story whose slug changed after it was published, from the update on', async () => {
    const id = await storyIn(desk, 'published', { headline: 'First address' });
    expect(await edit(id, { slug: 'second-address' })).toMatchObject({ status: 200 });
    expect(await redirects()).not.toContain(`first-address → ${id}`);
    expect((await read(id)).body.slug).toBe('first-address');
    await move(desk.as['section-editor'], id, 'update');
    expect((await read(id)).body.slug).toBe('second-address');
    expect(await redirects()).toContain(`first-address → ${id}`);
    // Back again: an address never leads to itself.
    await edit(id, { slug: 'first-address' });
    await move(desk.as['section-editor'], id, 'update');
    expect(await redirects()).toContain(`second-address → ${id}`);
    expect(await redirects()).not.toContain(`first-address → ${id}`);
  });

  it('belongs to the story: no other may take it', async () => {
    const id = await storyIn(desk, 'published', { headline: 'Taken address' });
    await edit(id, { slug: 'given-up-address' });
    await move(desk.as['section-editor'], id, 'update');
    const other = await desk.as.correspondent('POST', '/api/articles', { headline: 'Another', slug: 'taken-address' });
    expect(other).toMatchObject({
      status: 422,
      body: {
        errors: [
          { message: expect.stringContaining('had this slug'), data: { errors: [{ path: 'slug', rule: 'unique' }] } },
        ],
      },
    });
    const same = await desk.as.correspondent('POST', '/api/articles', { headline: 'Taken address' });
    expect(same.body.doc.slug).toBe('taken-address-2');
  });

  it('is given to another story by an editor, and changes hands when that one goes out', async () => {
    const editor = desk.as['section-editor'];
    const first = await storyIn(desk, 'published', { headline: 'Swap one' });
    const second = await storyIn(desk, 'published', { headline: 'Swap two' });
    await edit(first, { slug: 'swap-three' });
    await move(editor, first, 'update');
    const refused = await edit(second, { slug: 'swap-three' });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ message: 'Another story has this slug.' }] } });
    expect(await edit(second, { slug: 'swap-one' })).toMatchObject({ status: 200 });
    expect(await redirects()).toContain(`swap-one → ${first}`);
    expect(await move(editor, second, 'update')).toMatchObject({ status: 200 });
    expect(await edit(first, { slug: 'swap-two' })).toMatchObject({ status: 200 });
    expect(await move(editor, first, 'update')).toMatchObject({ status: 200 });
    const slugs = [(await read(first)).body.slug, (await read(second)).body.slug];
    expect(slugs).toEqual(['swap-two', 'swap-one']);
    expect((await redirects()).filter((each: string) => /swap/.test(each))).toEqual([`swap-three → ${first}`]);
  });

  it('is free again for anybody once it is in the trash', async () => {
    const id = await storyIn(desk, 'published', { headline: 'Thrown away' });
    await edit(id, { slug: 'thrown-away-later' });
    await move(desk.as['section-editor'], id, 'update');
    const trashed = { $set: { deletedAt: new Date() } };
    await rawCollection(desk.payload, 'redirects').updateOne({ from: 'thrown-away' } as never, trashed);
    const other = await desk.as.correspondent('POST', '/api/articles', { headline: 'Other', slug: 'thrown-away' });
    expect(other).toMatchObject({ status: 201, body: { doc: { slug: 'thrown-away' } } });
  });

  it('is kept, hidden, while the story is away from readers', async () => {
    const id = await storyIn(desk, 'published', { headline: 'Away address' });
    await edit(id, { slug: 'away-two' });
    await move(desk.as['managing-editor'], id, 'unpublish', { reason: 'Wait.' });
    await edit(id, { slug: 'away-three' });
    expect((await redirects()).join()).not.toContain('away');
    await move(desk.as['section-editor'], id, 'approve');
    await move(desk.as['section-editor'], id, 'publish');
    expect((await redirects()).filter((each: string) => each.includes(id)).sort()).toEqual([
      `away-address → ${id}`,
      `away-two → ${id}`,
    ]);
  });

  it('is not left by a story that was never published', async () => {
    const id = await storyIn(desk, 'draft', { headline: 'Only a draft' });
    await edit(id, { slug: 'still-a-draft' }, 'correspondent');
    expect(
      await rawCollection(desk.payload, 'redirects')
        .find({ story: objectId(id) } as never)
        .toArray(),
    ).toEqual([]);
  });
});

it('links translations in one set, each with its own state', async () => {
  const english = await storyIn(desk, 'published', { headline: 'The strait is open' });
  const { translationSet } = await asEditor(english);
  const make = (language: string, headline: string, translationOf: string) =>
    desk.as.correspondent('POST', '/api/articles', { headline, language, translationOf });
  const azeri = (await make('az', 'Boğaz açıqdır', english)).body.doc;
  const russian = (await make('ru', 'Пролив открыт', azeri.id)).body.doc;
  expect([azeri.translationSet, russian.translationSet]).toEqual([translationSet, translationSet]);
  expect([azeri.state, azeri.slug, russian.slug]).toEqual(['draft', 'bogaz-aciqdir', 'proliv-otkryt']);
  const set = await desk.reader('GET', `/api/articles?where[translationSet][equals]=${translationSet}&depth=0`);
  expect(set.body.docs.map(({ language }: any) => language)).toEqual(['en']);
  const alone = (await make('ru', 'Другое', english)).body.doc;
  const unlinked = await edit(alone.id, { translationOf: null }, 'correspondent');
  expect(unlinked.body.doc.translationSet).not.toBe(translationSet);
});

it('lets an editor approve their own story only when the house works without four eyes', async () => {
  const { body } = await desk.as['section-editor']('POST', '/api/articles', {
    headline: 'My own',
    body: bodyOf('Text.'),
    dateline: { place: 'Baku' },
    bylineText: 'Staff',
    section: desk.sections.politics,
  });
  const { id } = body.doc;
  await move(desk.as['section-editor'], id, 'file');
  await move(desk.as['section-editor'], id, 'take');
  expect(await move(desk.as['section-editor'], id, 'approve')).toMatchObject({
    status: 403,
    body: { errors: [{ message: expect.stringContaining('Four eyes') }] },
  });
  const rule = (fourEyes: boolean) => desk.as['managing-editor']('POST', '/api/globals/house-style', { fourEyes });
  expect(await rule(false)).toMatchObject({ status: 200 });
  expect(await move(desk.as['section-editor'], id, 'approve')).toMatchObject({ status: 200 });
  await rule(true);
  // The audit trail keeps who did both.
  const trail = await desk.as['section-editor']('GET', `/api/history?where[story][equals]=${id}&sort=at&depth=0`);
  expect(trail.body.docs.map(({ name, byName }: any) => `${name} ${byName}`)).toEqual([
    'file The section-editor',
    'take The section-editor',
    'approve The section-editor',
  ]);
  expect(trail.body.docs[0].ipHash).toBeUndefined();
});
