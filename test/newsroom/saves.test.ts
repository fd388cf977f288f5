import { objectId, rawCollection } from '../../src/database/rows.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import { block, body, link, paragraph, table } from '../support/bodies.ts';
import { bodyOf, completeCopy } from '../support/newsroom.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('saves');
});
afterAll(() => desk?.close());

const correspondent = () => desk.as.correspondent;
const editor = () => desk.as['section-editor'];
const versionOf = async (id: string): Promise<number> =>
  (await editor()('GET', `/api/articles/${id}?draft=true`)).body.baseVersion;
const save = (id: string, data: object, query = '') => editor()('PATCH', `/api/articles/${id}${query}`, data);
const versions = async (id: string) =>
  (await editor()('GET', `/api/articles/versions?where[parent][equals]=${id}&sort=-updatedAt&limit=100&depth=0`)).body
    .docs;
const revisionInDatabase = async (id: string): Promise<number> =>
  ((await rawCollection(desk.payload, 'articles').findOne({ _id: objectId(id) } as never)) as any).revision;

it('saves nothing for a page whose writer is not the one who is signed in', async () => {
  const id = await storyIn(desk, 'draft');
  const { id: mine } = (await correspondent()('GET', '/api/users/me?depth=0')).body.user;
  const { id: other } = (await editor()('GET', '/api/users/me?depth=0')).body.user;
  const saveAs = (writer: string, kicker: string) =>
    correspondent()('PATCH', `/api/articles/${id}?draft=true`, { kicker, baseVersion: 1 }, {
      'X-Writer': writer,
    } as never);
  expect(await saveAs(other, 'Of another')).toMatchObject({
    status: 401,
    body: { errors: [{ data: { code: 'unauthenticated' } }] },
  });
  const begun = await correspondent()('POST', '/api/articles', { headline: 'Of another' }, {
    'X-Writer': other,
  } as never);
  expect(begun.status).toBe(401);
  expect(await revisionInDatabase(id)).toBe(1);
  expect(await saveAs(mine, 'Mine')).toMatchObject({ status: 200, body: { doc: { kicker: 'Mine' } } });
});

it('keeps a table as it was sent, with the id of its block, and refuses one that is too large by its place', async () => {
  const id = await storyIn(desk, 'draft');
  const sent = table(
    [
      [['Party'], ['Seats']],
      [[link({ url: 'https://example.org/' }, 'Ours')], []],
    ],
    { caption: 'Seats' },
  );
  const saved = await save(id, { body: body(paragraph('Text.'), sent), baseVersion: 1 });
  const [, kept] = saved.body.doc.body.root.children;
  expect([saved.status, kept]).toEqual([200, { ...sent, $: { id: expect.stringMatching(/^[0-9a-z]{8}$/) } }]);
  const baseVersion = await versionOf(id);
  const wide = table([Array.from({ length: 13 }, () => ['x'])]);
  const refused = await save(id, { body: body(paragraph('Text.'), kept, wide), baseVersion });
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0].data.errors).toMatchObject([
    { path: 'body', rule: 'too-many', place: 'root.children.2.fields.rows' },
  ]);
  expect(await versionOf(id)).toBe(baseVersion);
  // A draft is saved while nothing stands in a table yet.
  expect((await save(id, { body: body(paragraph('Text.'), table([[[]]])), baseVersion })).status).toBe(200);
});

describe('a save says which version it started from', () => {
  it.each([
    ['If-Match: "1"', {}, { 'If-Match': '"1"' }],
    ['If-Match: 1', {}, { 'If-Match': '1' }],
    ['If-Match: W/"1"', {}, { 'If-Match': 'W/"1"' }],
    ['baseVersion in the body', { baseVersion: 1 }, {}],
  ])('%s', async (_, inBody, headers) => {
    const id = await storyIn(desk, 'draft');
    const saved = await correspondent()(
      'PATCH',
      `/api/articles/${id}`,
      { kicker: 'Budget', ...inBody },
      headers as never,
    );
    expect(saved).toMatchObject({ status: 200, body: { doc: { kicker: 'Budget', baseVersion: 2 } } });
    const stale = await correspondent()(
      'PATCH',
      `/api/articles/${id}`,
      { kicker: 'Mine', ...inBody },
      headers as never,
    );
    expect(stale).toMatchObject({
      status: 409,
      body: {
        errors: [
          { data: { code: 'conflict', currentVersion: 2, yours: { kicker: 'Mine' }, theirs: { kicker: 'Budget' } } },
        ],
      },
    });
    expect((await correspondent()('GET', `/api/articles/${id}`)).body.kicker).toBe('Budget');
  });

  it('which is told with whatever fields a client selects, and never another', async () => {
    const id = await storyIn(desk, 'draft');
    await save(id, { kicker: 'Once', baseVersion: 1 });
    const told = async (select: string) => {
      const one = (await editor()('GET', `/api/articles/${id}?draft=true&depth=0&${select}`)).body;
      const where = `where[id][equals]=${id}`;
      const [listed] = (await editor()('GET', `/api/articles?${where}&draft=true&depth=0&${select}`)).body.docs;
      return [one.baseVersion, listed.baseVersion];
    };
    expect(await told('select[baseVersion]=true')).toEqual([2, 2]);
    expect(await told('select[headline]=true')).toEqual([2, 2]);
    expect(await told('select[kicker]=false')).toEqual([2, 2]);
    expect(await told('select[revision]=false')).toEqual([undefined, undefined]);
  });

  it('says whether somebody has written since, or only moved the story on', async () => {
    const saveOver = async (id: string, baseVersion: number) =>
      (await desk.as['section-editor']('PATCH', `/api/articles/${id}`, { kicker: 'Over it', baseVersion })).body
        .errors[0].data;
    const id = await storyIn(desk, 'filed');
    const { baseVersion } = (await desk.as['section-editor']('GET', `/api/articles/${id}?draft=true`)).body;
    expect(await move(desk.as['section-editor'], id, 'take')).toMatchObject({ status: 200 });
    expect(await move(desk.as['section-editor'], id, 'approve')).toMatchObject({ status: 200 });
    expect(await saveOver(id, baseVersion)).toMatchObject({ currentVersion: baseVersion + 2, onlyMoved: true });
    const written = { standfirst: 'Of the other', baseVersion: baseVersion + 2 };
    const autosave = `/api/articles/${id}?draft=true&autosave=true`;
    expect((await desk.as['managing-editor']('PATCH', autosave, written)).status).toBe(200);
    expect(await move(desk.as['section-editor'], id, 'publish')).toMatchObject({ status: 200 });
    expect(await saveOver(id, baseVersion)).toMatchObject({ currentVersion: baseVersion + 4, onlyMoved: false });
    expect(await saveOver(id, baseVersion + 3)).toMatchObject({ onlyMoved: true });
  });

  it.each([{}, { 'If-Match': '*' }, { 'If-Match': '"abc"' }])('or is refused: %j', async (headers) => {
    const id = await storyIn(desk, 'draft');
    const blind = await correspondent()('PATCH', `/api/articles/${id}`, { kicker: 'Blind' }, headers as never);
    expect(blind.status).toBe(428);
    expect(problemsOf(blind)).toEqual(['baseVersion required']);
    expect(await revisionInDatabase(id)).toBe(1);
  });

  it('over GraphQL too', async () => {
    const id = await storyIn(desk, 'draft');
    const write = (data: string) =>
      correspondent()('POST', '/api/graphql', {
        query: `mutation { updateArticle(id: "${id}", data: { ${data} }) { kicker baseVersion } }`,
      });
    expect((await write('kicker: "Blind"')).body.errors[0].extensions).toMatchObject({ statusCode: 428 });
    expect((await write('kicker: "Seen", baseVersion: 1')).body.data).toEqual({
      updateArticle: { kicker: 'Seen', baseVersion: 2 },
    });
    expect((await write('kicker: "Stale", baseVersion: 1')).body.errors[0].extensions).toMatchObject({
      statusCode: 409,
      data: { yours: { kicker: 'Stale' }, theirs: { kicker: 'Seen' } },
    });
  });
});

it('lets exactly one of ten saves at once win, and shows every other what it would have overwritten', async () => {
  const id = await storyIn(desk, 'in-edit');
  const baseVersion = await versionOf(id);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => save(id, { headline: `Headline ${index}`, baseVersion })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
  const winner = answers.find(({ status }) => status === 200)!.body.doc.headline;
  const now = (await editor()('GET', `/api/articles/${id}`)).body;
  expect([now.headline, now.baseVersion]).toEqual([winner, baseVersion + 1]);
  for (const { body } of answers.filter(({ status }) => status === 409))
    expect(body.errors[0].data).toMatchObject({ code: 'conflict', theirs: { headline: winner } });
});

it('loses none of ten edits when each starts again from what it was shown', async () => {
  const id = await storyIn(desk, 'in-edit', { topics: [] });
  const addTopic = async (topic: string): Promise<void> => {
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const { topics, baseVersion } = (await editor()('GET', `/api/articles/${id}?depth=0`)).body;
      const { status } = await save(id, { topics: [...(topics ?? []), topic], baseVersion });
      if (status === 200) return;
      expect(status).toBe(409);
    }
    throw new Error(`${topic} never got in.`);
  };
  const topics = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
  await Promise.all(topics.map(addTopic));
  expect((await editor()('GET', `/api/articles/${id}`)).body.topics.toSorted()).toEqual(topics);
});

it('never lets a save meet a transition halfway: one of them starts again', async () => {
  const id = await storyIn(desk, 'in-edit');
  const baseVersion = await versionOf(id);
  const [saved, moved] = await Promise.all([
    save(id, { headline: 'Saved meanwhile', baseVersion }),
    move(editor(), id, 'approve'),
  ]);
  expect(moved.status).toBe(200);
  expect([200, 409]).toContain(saved.status);
  const { headline, state } = (await editor()('GET', `/api/articles/${id}?draft=true`)).body;
  expect(state).toBe('approved');
  expect(headline === 'Saved meanwhile').toBe(saved.status === 200);
});

describe('the edits of a published story', () => {
  it('stay the desk’s own, autosaved or saved, until an update', async () => {
    const id = await storyIn(desk, 'published', { headline: 'As published' });
    const kept = (await versions(id)).length;
    for (const headline of ['Typing', 'Typing on', 'Typing on and on']) {
      const saved = await save(id, { headline, baseVersion: await versionOf(id) }, '?draft=true&autosave=true');
      expect(saved).toMatchObject({ status: 200, body: { doc: { headline } } });
    }
    await save(id, { kicker: 'Saved', baseVersion: await versionOf(id) });
    // Whatever a client claims of where its save should go.
    await save(
      id,
      { standfirst: 'Straight to readers', baseVersion: await versionOf(id) },
      '?draft=false&publishAllLocales=true',
    );
    const seen = (await desk.reader('GET', `/api/articles/${id}?draft=true`)).body;
    expect([seen.headline, seen.kicker ?? null, seen.standfirst ?? null]).toEqual(['As published', null, null]);
    const mine = (await editor()('GET', `/api/articles/${id}?draft=true`)).body;
    expect([mine.headline, mine.kicker, mine.standfirst]).toEqual(['Typing on and on', 'Saved', 'Straight to readers']);
    expect((await versions(id)).length).toBeGreaterThan(kept);
    expect((await editor()('GET', `/api/articles/${id}/transitions`)).body.hasPendingEdits).toBe(true);
    await move(editor(), id, 'update');
    expect((await desk.reader('GET', `/api/articles/${id}`)).body).toMatchObject({
      headline: 'Typing on and on',
      kicker: 'Saved',
    });
    expect((await editor()('GET', `/api/articles/${id}/transitions`)).body.hasPendingEdits).toBe(false);
  });

  it('cannot be published by the field that Payload publishes by', async () => {
    const id = await storyIn(desk, 'in-edit');
    const answer = await save(id, { _status: 'published', baseVersion: await versionOf(id) });
    expect(answer.status).toBe(422);
    expect(problemsOf(answer)).toEqual(['_status read-only']);
    expect(problemsOf(await save(id, { state: 'published', baseVersion: await versionOf(id) }))).toEqual([
      'state read-only',
    ]);
    expect((await desk.reader('GET', `/api/articles/${id}`)).status).toBe(404);
  });
});

describe('versions', () => {
  it('keep every save, and an old one comes back as pending edits, without what was added since', async () => {
    const id = await storyIn(desk, 'published', { headline: 'First wording', body: bodyOf('One two three.') });
    await save(id, {
      headline: 'Second wording',
      kicker: 'New kicker',
      topics: ['new'],
      seo: { title: 'New' },
      baseVersion: await versionOf(id),
    });
    await move(editor(), id, 'update');
    const old = (await versions(id)).findLast(({ version }: any) => version.headline === 'First wording');
    const restored = await editor()('POST', `/api/articles/versions/${old.id}`);
    expect(restored).toMatchObject({
      status: 200,
      body: { doc: { headline: 'First wording', state: 'published', wordCount: 3 } },
    });
    const { kicker, topics, seo, dateline, byline } = restored.body.doc;
    expect([kicker, topics ?? [], seo?.title ?? null]).toEqual([null, [], null]);
    expect([dateline.place, byline.length]).toEqual(['Baku', 1]);
    expect((await desk.reader('GET', `/api/articles/${id}`)).body).toMatchObject({
      headline: 'Second wording',
      kicker: 'New kicker',
    });
    await move(editor(), id, 'update');
    expect((await desk.reader('GET', `/api/articles/${id}`)).body.headline).toBe('First wording');
  });

  it('are not restored by those who may not edit, nor over a version the client has not seen', async () => {
    const id = await storyIn(desk, 'published');
    const [version] = await versions(id);
    expect((await correspondent()('POST', `/api/articles/versions/${version.id}`)).status).toBe(403);
    expect((await desk.reader('POST', `/api/articles/versions/${version.id}`)).status).toBe(401);
    const stale = await editor()('POST', `/api/articles/versions/${version.id}`, undefined, { 'If-Match': '"1"' });
    expect(stale.status).toBe(409);
  });
});

describe('what follows from the copy', () => {
  it('is computed on each save', async () => {
    const id = await storyIn(desk, 'draft', { headline: 'Prices rise', body: bodyOf('One two three four.') });
    const first = (await correspondent()('GET', `/api/articles/${id}`)).body;
    expect([first.wordCount, first.slug, first.datelineText]).toEqual([4, 'prices-rise', 'Baku/Turan:']);
    const next = await correspondent()('PATCH', `/api/articles/${id}`, {
      headline: 'Qiymətlər artır',
      language: 'az',
      body: bodyOf('Bir iki.'),
      dateline: { place: 'Gəncə', source: 'Turan' },
      baseVersion: first.baseVersion,
    });
    expect(next.body.doc).toMatchObject({ wordCount: 2, slug: 'qiymetler-artir', datelineText: 'Gəncə/Turan:' });
    const forged = await correspondent()('PATCH', `/api/articles/${id}`, {
      wordCount: 9_999,
      datelineText: 'Forged',
      baseVersion: next.body.doc.baseVersion,
    });
    expect([forged.body.doc.wordCount, forged.body.doc.datelineText]).toEqual([2, 'Gəncə/Turan:']);
  });

  it('the slug follows the headline until a person sets it, or the story is published', async () => {
    const id = await storyIn(desk, 'in-edit', { headline: 'Working title' });
    const headline = async (text: string, more = {}) =>
      (await save(id, { headline: text, ...more, baseVersion: await versionOf(id) })).body.doc.slug;
    expect(await headline('Better title')).toBe('better-title');
    expect(await headline('Best title', { slug: 'typed-by-hand' })).toBe('typed-by-hand');
    expect(await headline('Title after that')).toBe('typed-by-hand');
    const other = await storyIn(desk, 'published', { headline: 'Published title' });
    const edited = await save(other, { headline: 'Title after publication', baseVersion: await versionOf(other) });
    expect(edited.body.doc.slug).toBe('published-title');
  });

  it('ten stories filed at once under the same headline get ten addresses', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        correspondent()('POST', '/api/articles', completeCopy(desk, 'Breaking: explosion in the port')),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(10).fill(201));
    const slugs = answers.map(({ body }) => body.doc.slug);
    expect(new Set(slugs).size).toBe(10);
    expect(slugs).toContain('breaking-explosion-in-the-port');
    for (const slug of slugs) expect(slug).toMatch(/^breaking-explosion-in-the-port(-[0-9a-f]+)?$/);
  });
});

it('goes by the order of the saves, not by the clocks of the machines that made them', async () => {
  const id = await storyIn(desk, 'published', { headline: 'By the slow clock' });
  const ahead = new Date(Date.now() + 60_000);
  // As a machine whose clock is a minute fast would have written it.
  await rawCollection(desk.payload, '_articles_versions').updateMany({ parent: objectId(id), latest: true } as never, {
    $set: { updatedAt: ahead },
  });
  await rawCollection(desk.payload, 'articles').updateOne({ _id: objectId(id) } as never, {
    $set: { updatedAt: ahead },
  });
  await save(id, { headline: 'The newer wording', baseVersion: await versionOf(id) });
  expect((await editor()('GET', `/api/articles/${id}?draft=true`)).body.headline).toBe('The newer wording');
  await save(id, { kicker: 'Newer still', baseVersion: await versionOf(id) });
  await move(editor(), id, 'update');
  const now = (await editor()('GET', `/api/articles/${id}?draft=true`)).body;
  expect([now.headline, now.kicker]).toEqual(['The newer wording', 'Newer still']);
  expect((await desk.reader('GET', `/api/articles/${id}`)).body.headline).toBe('The newer wording');
});

describe('what only publication needs', () => {
  const halfMade = body(
    paragraph('The parliament passed the budget, ', link({ url: '' }, 'it says'), '.'),
    ...['quotation', 'photo', 'embed', 'relatedStories'].map((name) => block(name, {})),
    block('embed', { url: 'https://you' }),
  );
  const asked = [
    ['root.children.0.children.1.fields.url', 'half-made', 'Link 1 in the body: no address yet.'],
    ['root.children.1.fields.quote', 'half-made', 'Quotation 1 in the body: no quotation yet.'],
    ['root.children.2.fields.media', 'half-made', 'Photo 1 in the body: no photo yet.'],
    ['root.children.3.fields.url', 'half-made', 'Embed 1 in the body: no address yet.'],
    ['root.children.4.fields.stories', 'half-made', 'Related stories 1 in the body: no stories yet.'],
    ['root.children.5.fields.url', 'embed', 'Embed 2 in the body: this address cannot be embedded.'],
  ].map(([place, rule, message]) => ({ path: 'body', place, rule, message }));
  const problemsIn = ({ body: said }: { body: any }) => said.errors[0].data.errors;

  it('is not asked of a draft’s save, and is asked when the story goes out', async () => {
    const id = await storyIn(desk, 'in-edit');
    const rows = { reportingBy: [{ name: 'Nigar Example' }] };
    const saved = await save(id, { body: halfMade, ...rows, baseVersion: await versionOf(id) });
    expect([saved.status, saved.body.errors]).toEqual([200, undefined]);
    expect(saved.body.doc.body.root.children).toHaveLength(6);
    const refused = await move(editor(), id, 'approve');
    expect(refused.status).toBe(422);
    expect(problemsIn(refused)).toMatchObject([...asked, { path: 'reportingBy.0.place', rule: 'half-made' }]);
  });

  it('nor of a new story, a pending edit, or a save over GraphQL', async () => {
    const begun = await correspondent()('POST', '/api/articles', { headline: 'Begun', body: halfMade });
    expect(begun.status).toBe(201);
    const id = await storyIn(desk, 'published');
    const baseVersion = await versionOf(id);
    expect((await save(id, { body: halfMade, baseVersion }, '?autosave=true&draft=true')).status).toBe(200);
    expect(problemsIn(await move(editor(), id, 'update'))).toMatchObject(asked);
    const written = await editor()('POST', '/api/graphql', {
      query:
        'mutation Save($id: String!, $data: mutationArticleUpdateInput!) { updateArticle(id: $id, data: $data) { id } }',
      variables: { id, data: { body: halfMade, kicker: 'Again', baseVersion: baseVersion + 1 } },
    });
    expect(written.body).toMatchObject({ data: { updateArticle: { id } } });
  });

  it('stores the address of a link as it was sent, a telephone number too', async () => {
    const url = 'tel:+994-12-555-01-02;ext=7';
    const data = { headline: 'Call us', body: body(paragraph(link({ url }, 'the desk'))) };
    const { status, body: made } = await correspondent()('POST', '/api/articles', data);
    expect([status, made.doc?.body.root.children[0].children[0].fields.url]).toEqual([201, url]);
  });

  it('while what can be no text at all is refused, by the field of the form and the place in it', async () => {
    const id = await storyIn(desk, 'draft');
    const wrong = body(paragraph('x'), block('quotation', { quote: 'x'.repeat(5_001) }));
    const refused = await correspondent()('PATCH', `/api/articles/${id}`, { body: wrong, baseVersion: 1 });
    expect(refused.status).toBe(422);
    expect(problemsIn(refused)).toMatchObject([
      { path: 'body', place: 'root.children.1.fields.quote', rule: 'too-long' },
    ]);
  });
});

describe('Save: rest', () => {
  const saveRest = (id: string, data: object, headers: object = {}) =>
    correspondent()('PATCH', `/api/articles/${id}?draft=true&depth=0`, data, { Save: 'rest', ...headers } as never);
  const notTaken = ({ body: answer }: { body: any }): string[] =>
    answer.notTaken.map(({ path, rule, place }: any) => [path, rule, place].filter(Boolean).join(' '));
  const quotation = (quote: string, id = '65b000000000000000000001') => block('quotation', { id, quote });

  it('takes what fits, leaves the rest as it was, and names it', async () => {
    const id = await storyIn(desk, 'draft');
    const before = (await correspondent()('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
    const saved = await saveRest(id, {
      headline: 'Taken',
      kicker: 7,
      urgency: 99,
      dateline: { place: 'x'.repeat(5_000), source: 'Turan' },
      secondarySections: ['nothing'],
      nonsense: true,
      baseVersion: 1,
    });
    expect(saved).toMatchObject({ status: 200, body: { doc: { headline: 'Taken', baseVersion: 2 } } });
    expect(notTaken(saved)).toEqual([
      'kicker text',
      'urgency range',
      'dateline.place too-long',
      'secondarySections.0 id',
      'nonsense unknown-field',
    ]);
    const after = (await correspondent()('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
    const left = ({ kicker, urgency, secondarySections }: any) => [kicker, urgency, secondarySections];
    expect(left(after)).toEqual(left(before));
    expect(after.dateline).toMatchObject({ place: before.dateline.place, source: 'Turan' });
  });

  it('takes the blocks of a body that fit: one that does not stays as it was, a link becomes its text', async () => {
    const id = await storyIn(desk, 'draft');
    const first = body(paragraph('One.'), quotation('As it was.'), paragraph('Three.'));
    expect((await saveRest(id, { body: first, baseVersion: 1 })).body.notTaken).toEqual([]);
    const saved = await saveRest(id, {
      body: body(
        ...[paragraph('One, ', link({ url: 'file:///C:/plan.docx' }, 'the plan'), '.'), paragraph('Between.')],
        ...[quotation('x'.repeat(6_000)), quotation('\u0000 new', '65b000000000000000000002'), paragraph('Three.')],
      ),
      baseVersion: 2,
    });
    expect(saved.status).toBe(200);
    expect(notTaken(saved)).toEqual([
      'body link root.children.0.children.1.fields.url',
      'body too-long root.children.2.fields.quote',
      'body characters root.children.3.fields.quote',
    ]);
    expect(saved.body.notTaken[0].params).toEqual({ words: 'the plan' });
    const stored = saved.body.doc.body.root.children;
    expect(
      stored.map((node: any) => node.fields?.quote ?? node.children.map((each: any) => each.text).join('')),
    ).toEqual(['One, the plan.', 'Between.', 'As it was.', 'Three.']);
    expect(JSON.stringify(stored)).not.toContain('file:');
  });

  it('leaves out what a later rule refuses, and what points to nothing', async () => {
    const id = await storyIn(desk, 'draft');
    const saved = await saveRest(id, {
      kicker: 'Taken',
      section: '65a0000000000000000000ff',
      state: 'published',
      slug: 'a b c',
      baseVersion: 1,
    });
    expect(saved).toMatchObject({ status: 200, body: { doc: { kicker: 'Taken', state: 'draft' } } });
    expect(notTaken(saved)).toEqual(expect.arrayContaining(['section unknown-id', 'state read-only']));
  });

  it('is refused whole where nothing fits, and where the save itself is refused', async () => {
    const id = await storyIn(desk, 'draft');
    const nothing = await saveRest(id, { kicker: 7, baseVersion: 1 });
    expect([nothing.status, ...problemsOf(nothing)]).toEqual([422, 'kicker text']);
    expect((await saveRest(id, { headline: 'Blind', kicker: 7 })).status).toBe(428);
    expect((await saveRest(id, { headline: 'Stale', kicker: 7, baseVersion: 9 })).status).toBe(409);
    expect(await revisionInDatabase(id)).toBe(1);
  });

  it('is only on demand: without it a save is whole or refused, and any other wish is an error', async () => {
    const id = await storyIn(desk, 'draft');
    const both = { headline: 'Not taken', kicker: 7, baseVersion: 1 };
    expect((await save(id, both)).status).toBe(422);
    expect((await saveRest(id, both, { Save: 'all' })).status).toBe(422);
    const odd = await saveRest(id, both, { Save: 'some' });
    expect([odd.status, ...problemsOf(odd)]).toEqual([400, 'Save option']);
    expect(await revisionInDatabase(id)).toBe(1);
  });

  it('is done once under its key, with the same answer; another wish is another order', async () => {
    const id = await storyIn(desk, 'draft');
    const keyed = { 'Idempotency-Key': `rest-${id}` };
    const order = { headline: 'Once', kicker: 7, baseVersion: 1 };
    const first = await saveRest(id, order, keyed);
    const again = await saveRest(id, order, keyed);
    expect(first.status).toBe(200);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(notTaken(again)).toEqual(['kicker text']);
    expect(await revisionInDatabase(id)).toBe(2);
    expect((await saveRest(id, order, { ...keyed, Save: 'all' })).status).toBe(422);
  });
});

it('refuses a save of who lost the desk while writing as not allowed, not as an ended session', async () => {
  const id = await storyIn(desk, 'in-edit');
  const { id: person, desks } = (await editor()('GET', '/api/users/me?depth=0')).body.user;
  const setDesks = async (to: string[]): Promise<void> => {
    const changed = await desk.as.administrator('PATCH', `/api/users/${person}`, { desks: to });
    expect(changed.status).toBe(200);
  };
  await setDesks([]);
  const late = await save(id, { kicker: 'Late', baseVersion: await revisionInDatabase(id) }, '?draft=true');
  await setDesks(desks);
  expect([403, 404]).toContain(late.status);
  expect(['not-allowed', 'not-found']).toContain(late.body.errors[0].data.code);
  expect(late.body.errors[0].data.errors).not.toContainEqual(expect.objectContaining({ rule: 'session-ended' }));
});

describe('the desk is told of a save', () => {
  const eventsOf = (story: string): Promise<any[]> =>
    rawCollection(desk.payload, 'events')
      .find({ story } as never)
      .sort({ _id: 1 })
      .toArray();

  it('by an event in its transaction, which names the fields and holds no copy', async () => {
    const id = await storyIn(desk, 'draft', { kicker: 'Secret' });
    const { id: user } = desk.staff.correspondent;
    const [created, ...others] = await eventsOf(id);
    expect(others).toEqual([]);
    expect(created).toMatchObject({ name: 'story.saved', story: id, revision: 1, by: user, tags: [] });
    expect(created.fields).toEqual(expect.arrayContaining(['headline', 'kicker', 'body', 'byline', 'state']));
    expect(JSON.stringify(created)).not.toContain('Secret');
    expect(created.expiresAt.getTime() - created.at.getTime()).toBe(7 * 86_400_000);
  });

  it('once in two seconds for one story, by whichever node, and again after', async () => {
    const id = await storyIn(desk, 'draft');
    const ago = (ms: number) =>
      rawCollection(desk.payload, 'events').updateMany({ story: id } as never, {
        $set: { at: new Date(Date.now() - ms) },
      });
    await correspondent()('PATCH', `/api/articles/${id}`, { kicker: 'One', baseVersion: 1 });
    expect(await eventsOf(id)).toHaveLength(1);
    await ago(2_001);
    await correspondent()('PATCH', `/api/articles/${id}`, { kicker: 'Two', urgency: 1, baseVersion: 2 });
    expect(await eventsOf(id)).toMatchObject([{ revision: 1 }, { revision: 3, fields: ['kicker', 'urgency'] }]);
    // A node whose clock is ahead by minutes does not keep the others from telling.
    await ago(-60_000);
    await correspondent()('PATCH', `/api/articles/${id}`, { kicker: 'Three', baseVersion: 3 });
    expect(await eventsOf(id)).toHaveLength(3);
  });

  it('also of a story readers see, whose edits are to come, without a job or anything for readers', async () => {
    const id = await storyIn(desk, 'published');
    await rawCollection(desk.payload, 'events').deleteMany({ story: id } as never);
    const jobs = () => rawCollection(desk.payload, 'payload-jobs').countDocuments();
    const before = await jobs();
    await save(id, { kicker: 'Pending', baseVersion: await versionOf(id) });
    expect(await eventsOf(id)).toMatchObject([{ name: 'story.saved', fields: ['kicker'], tags: [] }]);
    expect(await jobs()).toBe(before);
  });

  it('not of one that was refused', async () => {
    const id = await storyIn(desk, 'draft');
    await rawCollection(desk.payload, 'events').deleteMany({ story: id } as never);
    expect(await save(id, { kicker: 'Stale', baseVersion: 7 })).toMatchObject({ status: 409 });
    expect(await eventsOf(id)).toEqual([]);
  });
});
