import { Types } from 'mongoose';
import { closedBecause, undescribed } from '../../collections/shared/graphqlOperations.ts';
import { rawCollection } from '../../src/database/rows.ts';
import { openNewsroom, serve, type Newsroom } from '../support/newsroom.ts';
import { plainPhoto } from '../support/photos.ts';
import { graphql } from './access/ask.ts';
import { askers, standings, type Asker, type Standing } from './access/people.ts';
import { keepStories, secret, type Kept } from './access/stories.ts';

/** What else may be asked for, beside the documents: accounts, versions, files, jobs, settings, and what a story brings along. */
let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let who: Record<Asker, Standing>;
let kept: Kept;

beforeAll(async () => {
  newsroom = await openNewsroom('besideDocuments');
  server = await serve(newsroom);
  who = await standings(newsroom, server.url);
  kept = await keepStories(newsroom, who.correspondent, who.administrator);
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

const outside: readonly Asker[] = ['reader', 'bare-key', 'read-key', 'copy-key', 'closed', 'closed-key'];
const desk: readonly Asker[] = [
  'journalist',
  'correspondent',
  'sub-editor',
  'section-editor',
  'managing-editor',
  'administrator',
];
/** Whose request, of all who ask, gets one of these statuses. */
async function whoGets(
  statuses: readonly number[],
  ask: (asker: Standing) => Promise<{ status: number }>,
): Promise<Asker[]> {
  const found: Asker[] = [];
  for (const asker of askers) if (statuses.includes((await ask(who[asker])).status)) found.push(asker);
  return found;
}
const idOfVersion = async (story: string): Promise<string> => {
  const { body } = await who.administrator.http(
    'GET',
    `/api/articles/versions?where[parent][equals]=${kept.stories[story]}&depth=0`,
  );
  return body.docs[0].id;
};

it('shows versions to the desk alone: one, all and how many', async () => {
  const id = await idOfVersion('published');
  expect(await whoGets([200], ({ http }) => http('GET', `/api/articles/versions/${id}`))).toEqual(desk);
  const query = `{ versionArticle(id: "${id}") { id } versionsArticles(limit: 50) { totalDocs docs { id } } }`;
  for (const asker of outside) {
    const refused = asker === 'closed' ? 401 : 403;
    expect([asker, (await who[asker].http('GET', '/api/articles/versions')).status]).toEqual([asker, refused]);
    const { body } = await graphql(who[asker], query);
    expect([asker, body.data?.versionArticle ?? null, body.data?.versionsArticles ?? null]).toEqual([
      asker,
      null,
      null,
    ]);
  }
  // A desk's versions are that desk's: the outsider may ask, and finds none.
  expect((await who.outsider.http('GET', '/api/articles/versions')).body.totalDocs).toBe(0);
});

it('brings a version back only for who may edit the story', async () => {
  const id = await idOfVersion('in-edit');
  const may = ['sub-editor', 'section-editor', 'managing-editor', 'administrator'];
  expect(await whoGets([200], ({ http }) => http('POST', `/api/articles/versions/${id}`))).toEqual(may);
  const { body } = await graphql(who.administrator, `mutation { restoreVersionArticle(id: "${id}") { id } }`);
  expect(body.errors[0].extensions.statusCode).toBe(403);
});

it('lets only the desk start a story, over REST and GraphQL', async () => {
  const query = 'mutation { createArticle(data: { headline: "New" }) { id state } }';
  const staff = ['outsider', ...desk];
  expect(await whoGets([201], ({ http }) => http('POST', '/api/articles', { headline: 'New' }))).toEqual(staff);
  for (const asker of askers) {
    const { body } = await graphql(who[asker], query);
    expect([asker, body.data?.createArticle?.state]).toEqual([asker, staff.includes(asker) ? 'draft' : undefined]);
  }
});

it('takes copy from the desk and from a key with that scope', async () => {
  const text =
    'Baku/Turan: The parliament met today and passed the budget, our correspondent reports.\n\nIt meets again soon.';
  const filed = (asker: Standing) =>
    asker.http('POST', '/api/articles/file-copy', { text: `Parliament meets\n\n${text}` });
  expect(await whoGets([201], filed)).toEqual(['copy-key', 'outsider', ...desk]);
});

it('tells nobody off the desk what could be done with a story, nor in which state it is', async () => {
  const at = (story: string) => `/api/articles/${kept.stories[story]}`;
  expect(await whoGets([200], ({ http }) => http('GET', `${at('approved')}/transitions`))).toEqual(desk);
  const guess = await who.outsider.http('PATCH', at('killed'), { state: 'killed', baseVersion: 1 });
  const wrong = await who.outsider.http('PATCH', at('killed'), { state: 'draft', baseVersion: 1 });
  expect([guess.status, wrong.status].every((status) => status === 403 || status === 404)).toBe(true);
  for (const asker of outside) {
    const { status, body } = await who[asker].http('POST', `${at('draft')}/transitions`, { name: 'file' });
    expect([asker, [401, 403].includes(status), JSON.stringify(body).includes('draft')]).toEqual([asker, true, false]);
  }
});

it('brings along with a published story only what is public', async () => {
  const { stories, photos } = kept;
  const { body } = await who.reader.http('GET', `/api/articles/${stories.archived}?depth=4`);
  expect(body.relatedStories.map(({ id }: { id: string }) => id)).toEqual([stories.published]);
  expect(body.byline[0].value).toMatchObject({ name: 'Alex Example' });
  expect(body.byline[0].value).not.toHaveProperty('email');
  expect(body.byline[0].value).not.toHaveProperty('user');
  expect(body.photo.media).toMatchObject({ id: photos.shown, filename: null, url: null });
  for (const field of [
    'state',
    'desk',
    'people',
    'createdBy',
    'editorialNote',
    'translationOf',
    'photosUsed',
    'revision',
    'baseVersion',
    'lastMove',
    'heldBy',
  ])
    expect(body).not.toHaveProperty(field);
  expect(body.section).not.toHaveProperty('editors');
  const { body: published } = await who.reader.http('GET', `/api/articles/${stories.published}?depth=4`);
  expect(published.corrections).toEqual([
    { id: expect.anything(), at: expect.any(String), text: 'A public correction.' },
  ]);
});

it('gives originals to the desk, and renditions of a released photo to everybody', async () => {
  const { saveRendition } = await import('../../src/imaging/files.ts');
  const bytes = await plainPhoto(32, 24, 'jpeg');
  const [shown, hidden] = Object.entries(kept.photos).map(([, id], index) => ({ id, key: `${index}`.repeat(32) }));
  for (const { id, key } of [shown!, hidden!]) {
    await newsroom.payload.db.updateOne({ collection: 'media', id, data: { renditionKey: key }, returning: false });
    await saveRendition(newsroom.uploadsDir, key, 'wide-320.jpg', bytes);
  }
  const staff = ['outsider', ...desk];
  const rendition = (photo: typeof shown) =>
    whoGets([200], ({ http }) => http('GET', `/media/${photo!.key}/wide-320.jpg`));
  expect(await rendition(shown)).toEqual([...askers]);
  expect(await rendition(hidden)).toEqual(staff);
  for (const { id } of [shown!, hidden!]) {
    const { body } = await who.administrator.http('GET', `/api/media/${id}`);
    expect(await whoGets([200], ({ http }) => http('GET', `/api/media/file/${body.filename}`))).toEqual(staff);
  }
});

it('keeps a house rule from readers, and settings from all but managing editors', async () => {
  for (const asker of askers) {
    const { body } = await who[asker].http('GET', '/api/globals/house-style');
    expect([asker, body.agencyName, 'fourEyes' in body]).toEqual([asker, 'Dateline', !outside.includes(asker)]);
  }
  const { body } = await graphql(who.reader, '{ HouseStyle { agencyName fourEyes } }');
  expect(body.data.HouseStyle).toEqual({ agencyName: 'Dateline', fourEyes: null });
  for (const slug of ['house-style', 'site', 'social-networks'])
    expect(await whoGets([200], ({ http }) => http('POST', `/api/globals/${slug}`, {}))).toEqual([
      'managing-editor',
      'administrator',
    ]);
});

it('lets nobody read, run or queue jobs, and keeps preferences for the desk alone', async () => {
  for (const path of ['/api/payload-jobs', '/api/payload-jobs/run', '/api/payload-jobs/handle-schedules'])
    expect([path, await whoGets([200], ({ http }) => http('GET', path))]).toEqual([path, []]);
  expect(
    await whoGets([200, 201], ({ http }) => http('POST', '/api/payload-jobs', { taskSlug: 'makeRenditions' })),
  ).toEqual([]);
  expect(
    await whoGets([200], ({ http }) => http('POST', '/api/payload-preferences/nav', { value: { open: true } })),
  ).toEqual(['outsider', ...desk]);
  const mine = {
    collection: 'payload-preferences',
    overrideAccess: false,
    user: who.journalist.user,
    depth: 0,
  } as const;
  const { docs } = await newsroom.payload.find(mine);
  expect(docs.map(({ user }) => user.value)).toEqual([newsroom.staff.journalist.id]);
});

it('lets nobody lock a document in the way of Payload, in whoever’s name', async () => {
  const { staff, payload } = newsroom;
  const data = {
    document: { relationTo: 'users', value: staff.correspondent.id },
    user: { relationTo: 'users', value: staff['sub-editor'].id },
  };
  const mutations = [
    ['create', `data: { user: { relationTo: users, value: "${staff['sub-editor'].id}" } }`],
    ['update', `id: "${staff.journalist.id}", data: { globalSlug: "site" }`],
    ['delete', `id: "${staff.journalist.id}"`],
  ].map(([verb, given]) => `mutation { ${verb}PayloadLockedDocument(${given}) { id } }`);
  const queries = ['PayloadLockedDocuments { totalDocs }', 'countPayloadLockedDocuments { totalDocs }'];
  for (const asker of ['reader', 'copy-key', 'journalist', 'administrator'] as const) {
    for (const query of [...mutations, ...queries.map((each) => `{ ${each} }`)])
      expect([query, (await graphql(who[asker], query)).body.errors?.[0].message]).toEqual([
        query,
        expect.stringMatching(/Cannot query field/),
      ]);
    for (const [method, path] of [
      ['GET', ''],
      ['POST', ''],
      ['PATCH', `/${staff.journalist.id}`],
      ['DELETE', ''],
    ] as const) {
      const sent = method === 'GET' ? undefined : data;
      const { status } = await who[asker].http(method, `/api/payload-locked-documents${path}`, sent);
      expect([asker, method, status]).toEqual([asker, method, 404]);
    }
  }
  expect(await rawCollection(payload, 'payload-locked-documents').countDocuments()).toBe(0);
});

it('lets the administrator demote a user whatever locks an older newsroom left', async () => {
  const { staff, payload } = newsroom;
  const { id } = staff.outsider;
  const by = { relationTo: 'users', value: staff['sub-editor'].id };
  await rawCollection(payload, 'payload-locked-documents').insertOne({
    document: { relationTo: 'users', value: id },
    user: by,
    createdAt: new Date(),
    updatedAt: new Date(),
  } as never);
  const { role } = (await who.administrator.http('GET', `/api/users/${id}`)).body;
  for (const next of ['sub-editor', 'journalist', role])
    expect(await who.administrator.http('PATCH', `/api/users/${id}`, { role: next })).toMatchObject({
      status: 200,
      body: { doc: { role: next } },
    });
});

it('answers a read with what is kept, not with what it brings, and breaks on nothing in its address', async () => {
  const brought = encodeURIComponent(JSON.stringify({ headline: 'Brought along' }));
  const override = { 'X-Payload-HTTP-Method-Override': 'GET', 'Content-Type': 'application/x-www-form-urlencoded' };
  for (const asker of ['reader', 'read-key', 'outsider', 'administrator'] as const)
    for (const path of [
      `/api/articles/${kept.stories.draft}`,
      `/api/articles/${kept.stories.published}`,
      '/api/globals/site',
    ])
      for (const data of [brought, '{broken']) {
        const { status, body } = await who[asker].http('GET', `${path}?data=${data}`);
        expect([asker, path, data, status, body.errors?.[0].data.errors[0].path]).toEqual([
          asker,
          path,
          data,
          400,
          'data',
        ]);
        if (path.startsWith('/api/articles'))
          expect([asker, path, (await who[asker].http('POST', path, `data=${data}`, override)).status]).toEqual([
            asker,
            path,
            400,
          ]);
      }
  expect((await who.reader.http('GET', '/api/articles?where={broken')).status).toBe(400);
  const { body } = await who.administrator.http('GET', '/api/media?limit=1&depth=0');
  const file = (asker: Asker) => who[asker].http('GET', `/api/media/file/${body.docs[0].filename}?prefix=..%2f`);
  expect([(await file('administrator')).status, (await file('reader')).status < 500]).toEqual([200, true]);
});

it('tells over GraphQL what one may do, where all is allowed and where nothing is', async () => {
  const query = `{ Access { canAccessAdmin users { create { permission } read { permission where }
    fields { name { update { permission } } } } }
    docAccessArticle(id: "${kept.stories.published}") { read { permission } update { permission } } }`;
  const told = async (asker: Asker) => (await graphql(who[asker], query)).body;
  const no = await told('reader');
  expect([no.errors, no.data.Access.canAccessAdmin, no.data.Access.users?.create?.permission ?? false]).toEqual([
    undefined,
    false,
    false,
  ]);
  const yes = await told('administrator');
  expect(yes).toMatchObject({
    data: {
      Access: { canAccessAdmin: true, users: { create: { permission: true }, read: { permission: true } } },
      docAccessArticle: { read: { permission: true }, update: { permission: true } },
    },
  });
  expect(yes.errors).toBeUndefined();
});

it('lets no document begin in the trash', async () => {
  const { status, body } = await who.outsider.http('POST', '/api/articles', {
    headline: 'New',
    deletedAt: '2026-01-01',
  });
  expect([status, body.doc.headline, body.doc.deletedAt ?? null]).toEqual([201, 'New', null]);
});

describe('a save that points to a story one may not read', () => {
  const nowhere = 'f'.repeat(24);
  const start = (data: object) => who.outsider.http('POST', '/api/articles', { headline: 'Of another desk', ...data });

  it('is told what a save is told that points to nothing, over REST and GraphQL', async () => {
    const hidden = kept.stories.draft!;
    for (const [path, data] of [
      ['relatedStories.0', (id: string) => ({ relatedStories: [id] })],
      ['translationOf', (id: string) => ({ translationOf: id })],
    ] as const) {
      const [unseen, unknown] = [await start(data(hidden)), await start(data(nowhere))];
      expect(unknown).toMatchObject({
        status: 422,
        body: { errors: [{ data: { errors: [{ path, rule: 'unknown-id' }] } }] },
      });
      expect([unseen.status, unseen.body.errors]).toEqual([
        422,
        JSON.parse(JSON.stringify(unknown.body.errors).replaceAll(nowhere, hidden)),
      ]);
      expect((await start(data(kept.stories.published!))).status).toBe(201);
    }
    const created = (id: string) =>
      graphql(who.outsider, `mutation { createArticle(data: { headline: "H", relatedStories: ["${id}"] }) { id } }`);
    const told = async (id: string) =>
      JSON.stringify((await created(id)).body.errors[0].extensions).replaceAll(id, 'the id');
    expect(await told(hidden)).toBe(await told(nowhere));
    // Who may not make one at all learns nothing by trying.
    const moved = async (story: string) =>
      (await who.outsider.http('POST', '/api/redirects', { from: 'x', story })).body;
    expect(JSON.stringify(await moved(hidden)).replaceAll(hidden, nowhere)).toBe(JSON.stringify(await moved(nowhere)));
  });

  it('goes through where an editor has put the story there already', async () => {
    const { id } = (await start({})).body.doc;
    const save = async (by: Standing, relatedStories: (string | undefined)[]) => {
      const { baseVersion } = (await by.http('GET', `/api/articles/${id}?depth=0`)).body;
      return (await by.http('PATCH', `/api/articles/${id}`, { relatedStories, baseVersion })).status;
    };
    const { draft, filed, published } = kept.stories;
    expect(await save(who.outsider, [draft])).toBe(422);
    expect(await save(who.administrator, [draft])).toBe(200);
    expect(await save(who.outsider, [draft, published])).toBe(200);
    expect(await save(who.outsider, [draft, filed])).toBe(422);
    expect(await save(who.outsider, [])).toBe(200);
  });
});

it('names to nobody a story that they may not read, beside one that they may', async () => {
  const { stories } = kept;
  const related = async (asker: Standing, rest = '') => {
    const { body } = await asker.http('GET', `/api/articles/${stories.archived}?${rest}`);
    return body.relatedStories.map((each: string | { id: string }) => (typeof each === 'string' ? each : each.id));
  };
  for (const rest of ['depth=0', 'depth=1', 'depth=0&select[relatedStories]=true', 'depth=1&draft=true'])
    expect([rest, await related(who.outsider, rest)]).toEqual([rest, [stories.published]]);
  expect(await related(who['managing-editor'], 'depth=0')).toEqual(expect.arrayContaining([stories.draft]));
  const list = await who.outsider.http('GET', `/api/articles?depth=0&where[id][equals]=${stories.archived}`);
  expect(list.body.docs[0].relatedStories).not.toContain(stories.draft);
  const asked = `{ Article(id: "${stories.archived}") { relatedStories { id } } }`;
  expect(JSON.stringify((await graphql(who.outsider, asked)).body)).not.toContain(stories.draft);
});

it('names to nobody a story that they may not read, in the body of one that they may: links keep their words', async () => {
  const { stories } = kept;
  const words = (text: string) => ({ type: 'text', version: 1, text, format: 0, mode: 'normal', style: '', detail: 0 });
  const link = (id: string, text: string) => ({
    type: 'link',
    version: 3,
    fields: { linkType: 'internal', newTab: false, doc: { relationTo: 'articles', value: id } },
    children: [words(text)],
  });
  const related = { type: 'block', version: 2, format: '', fields: { id: 'b1', blockType: 'relatedStories' } };
  const paragraph = { type: 'paragraph', version: 1, format: '', indent: 0, direction: null };
  const hidden = link(stories.draft!, 'a hidden one');
  const open = link(stories.published!, 'an open one');
  const children = [
    { ...paragraph, children: [words('See '), hidden, words(' and '), open] },
    { ...related, fields: { ...related.fields, stories: [stories.draft, stories.published] } },
  ];
  const body = { root: { type: 'root', version: 1, format: '', indent: 0, direction: null, children } };
  const rows = newsroom.payload.db.collections.articles!;
  const before = await rows.findById(stories.archived).lean();
  await rows.updateOne({ _id: stories.archived }, { $set: { body } });
  try {
    for (const asker of ['reader', 'outsider'] as const)
      for (const depth of [0, 2]) {
        const answer = await who[asker].http('GET', `/api/articles/${stories.archived}?depth=${depth}`);
        const told = JSON.stringify(answer.body.body);
        expect([asker, depth, told.includes(stories.draft!), told.includes(stories.published!)]).toEqual([
          asker,
          depth,
          false,
          true,
        ]);
        expect(told).toContain('a hidden one');
      }
    const colleague = await who['managing-editor'].http('GET', `/api/articles/${stories.archived}?depth=0`);
    expect(JSON.stringify(colleague.body.body)).toContain(stories.draft);
  } finally {
    await rows.updateOne({ _id: stories.archived }, { $set: { body: (before as { body?: unknown }).body } });
  }
});

describe('filters of those who may not see all', () => {
  const hidden = () => kept.stories.draft!;
  const spelled = ['greater_than', 'less_than', 'greater_than_equal', 'like', 'contains', 'exists', 'all'];
  const ask = (asker: Standing, rest: string) => asker.http('GET', `/api/articles?depth=0&limit=50&${rest}`);

  beforeAll(async () => {
    const data = { relatedStories: [kept.stories.published, hidden()] };
    const { modifiedCount } = await newsroom.payload.db.collections.articles!.updateOne(
      { _id: kept.stories.archived },
      { $set: data },
    );
    expect(modifiedCount).toBe(1);
  });

  it('find a story by what it points to only where they may see both', async () => {
    // The outsider is of the desk, but not of the desk of the hidden story.
    for (const asker of ['reader', 'read-key', 'closed', 'outsider'] as const)
      for (const path of ['relatedStories', 'relatedStories.id', 'relatedStories._id'])
        for (const [operator, value, found] of [
          ['equals', hidden(), false],
          ['in', `${hidden()},${'f'.repeat(24)}`, false],
          ['equals', kept.stories.published, true],
          ['in', `${hidden()},${kept.stories.published}`, true],
          ['not_in', hidden(), true],
        ] as const) {
          const { status, body } = await ask(who[asker], `where[${path}][${operator}]=${value}`);
          const ids = (body.docs ?? []).map(({ id }: { id: string }) => id);
          // Some spellings of a path Payload does not know: it refuses them.
          if (path === 'relatedStories') expect(status).toBe(200);
          if (status === 200)
            expect([path, operator, value, ids.includes(kept.stories.archived)]).toEqual([
              path,
              operator,
              value,
              found,
            ]);
        }
  });

  it('spell out no id, nor order by one, over REST and GraphQL', async () => {
    for (const operator of spelled)
      for (const path of ['relatedStories', 'relatedStories.id', 'relatedStories._id', 'photo.media'])
        expect([path, operator, (await ask(who.reader, `where[${path}][${operator}]=6`)).status]).toEqual([
          path,
          operator,
          400,
        ]);
    for (const sort of ['relatedStories', '-relatedStories', 'photo.media'])
      expect([sort, (await ask(who.reader, `sort=${sort}`)).status]).toEqual([sort, 400]);
    const query = (where: string) => `{ Articles(where: { relatedStories: ${where} }) { docs { id } } }`;
    const { body } = await graphql(who.reader, query(`{ equals: "${hidden()}" }`));
    expect(body.data.Articles.docs).toEqual([]);
    const { body: shown } = await graphql(who.reader, query(`{ equals: "${kept.stories.published}" }`));
    expect(shown.data.Articles.docs).toEqual([{ id: kept.stories.archived }]);
    expect((await graphql(who.reader, query('{ exists: true }'))).body.errors).toHaveLength(1);
    // The desk's lists show the id, so the desk may ask whether there is one and order by it; not spell one out that is hidden.
    for (const asker of ['outsider', 'administrator'] as const)
      for (const query of ['where[relatedStories][exists]=true', 'sort=-relatedStories'])
        expect([asker, query, (await ask(who[asker], query)).status]).toEqual([asker, query, 200]);
    expect((await ask(who.outsider, 'where[relatedStories][greater_than]=6')).status).toBe(400);
    expect((await ask(who.administrator, 'where[relatedStories][exists]=true')).body.totalDocs).toBeGreaterThan(0);
  });
});

describe('a published story', () => {
  const amongColleagues = [
    'editorialNote',
    'embargoUntil',
    'deadline',
    'translationOf',
    'heldBy',
    'scheduledAt',
    'killNotice',
    'sentBack',
    'lastMove',
    'lastChange',
    'createdBy',
    'people',
    'photosUsed',
    'flags',
    'revision',
    'baseVersion',
  ];
  const published = () => kept.stories.published!;
  const ask = (asker: Standing, rest: string) => asker.http('GET', `/api/articles${rest}`);
  const finds = async (asker: Standing, query: string): Promise<boolean> => {
    const { status, body } = await ask(asker, `?depth=0&limit=100&${query}`);
    expect([query, status]).toEqual([query, 200]);
    return body.docs.some(({ id }: { id: string }) => id === published());
  };

  it('shows another desk what readers see, whose it is and where it stands, and its own desk the rest', async () => {
    const ways = ['?depth=2', '?draft=true', `?${amongColleagues.map((each) => `select[${each}]=true`).join('&')}`];
    for (const way of ways) {
      const { body } = await ask(who.outsider, `/${published()}${way}`);
      expect([way, body.id, amongColleagues.filter((each) => each in body)]).toEqual([way, published(), []]);
      for (const asker of ['journalist', 'correspondent', 'managing-editor'] as const) {
        const { body: whole } = await ask(who[asker], `/${published()}${way}`);
        expect([way, asker, whole.editorialNote, whole.baseVersion > 1]).toEqual([
          way,
          asker,
          expect.stringContaining(secret('editorialnote')),
          true,
        ]);
      }
    }
    const { body } = await ask(who.outsider, `/${published()}`);
    expect(body).toMatchObject({ state: 'published', desk: { id: newsroom.desks.politics } });
    expect(body.corrections).toEqual([{ id: expect.anything(), at: expect.any(String), text: 'A public correction.' }]);
  });

  it('is its own people’s too where they work on another desk', async () => {
    const { id } = who.outsider.user!;
    const rows = newsroom.payload.db.collections.articles!.collection;
    const _id = new Types.ObjectId(published());
    await rows.updateOne({ _id }, { $push: { people: new Types.ObjectId(String(id)) } } as never);
    try {
      const { body } = await ask(who.outsider, `/${published()}?select[editorialNote]=true&depth=1`);
      expect([body.editorialNote, body.headline]).toEqual([expect.any(String), undefined]);
      expect(await finds(who.outsider, 'where[editorialNote][exists]=true')).toBe(true);
    } finally {
      await rows.updateOne({ _id }, { $pull: { people: new Types.ObjectId(String(id)) } } as never);
    }
  });

  it('is found and ordered by what colleagues alone read by its colleagues alone', async () => {
    const leaning = [
      'where[editorialNote][exists]=true',
      'where[people][exists]=true',
      'where[revision][greater_than]=0',
      'where[lastChange.userName][not_equals]=x',
      'where[heldBy.name][not_equals]=x',
      'where[flags][not_in]=x',
      `where[or][0][id][equals]=${published()}&where[or][1][killNotice][exists]=true`,
      'sort=deadline',
      'sort=-lastMove.at',
      'sort=headline,embargoUntil',
    ];
    for (const query of leaning) {
      expect([query, await finds(who.outsider, query)]).toEqual([query, false]);
      expect([query, await finds(who.outsider, `${query}&draft=true`)]).toEqual([query, false]);
    }
    for (const query of ['where[editorialNote][exists]=true', 'sort=deadline', 'where[people][exists]=true'])
      for (const asker of ['journalist', 'correspondent', 'administrator'] as const)
        expect([query, asker, await finds(who[asker], query)]).toEqual([query, asker, true]);
    for (const query of ['where[state][equals]=published', `where[desk][equals]=${newsroom.desks.politics}`])
      expect([query, await finds(who.outsider, query)]).toEqual([query, true]);
    const { body } = await ask(who.outsider, '/count?where[editorialNote][exists]=true');
    const graph = await graphql(who.outsider, '{ Articles(where: { editorialNote: { exists: true } }) { totalDocs } }');
    expect([body.totalDocs, graph.body.data.Articles.totalDocs]).toEqual([0, 0]);
  });

  it('is not found through what points to it by what colleagues alone read', async () => {
    for (const [address, path] of [
      ['articles', 'relatedStories.editorialNote'],
      ['redirects', 'story.killNotice'],
      ['reviews', 'story.people'],
      ['history', 'story.editorialNote'],
    ]) {
      const query = `/api/${address}?where[${path}][exists]=true`;
      expect([path, (await who.outsider.http('GET', query)).status]).toEqual([path, 400]);
      expect([path, (await who.administrator.http('GET', query)).status]).toEqual([path, 200]);
    }
  });

  it('tells what goes on around it to its colleagues alone', async () => {
    for (const [method, path] of [
      ['GET', 'transitions'],
      ['POST', 'unlock'],
      ['GET', 'branches'],
      ['GET', 'preview-links'],
    ] as const) {
      const around = ({ http }: Standing) => http(method, `/api/articles/${published()}/${path}`);
      const answers = [(await around(who.outsider)).status, (await around(who.journalist)).status];
      expect([path, ...answers]).toEqual([path, 403, 200]);
    }
  });
});

it('refuses over GraphQL what REST does not offer, to everybody, and writes nothing', async () => {
  const { email } = newsroom.staff.journalist;
  const user = () => newsroom.payload.db.collections.users!.findOne({ email }).lean();
  const before = await user();
  for (const operation of [
    `mutation { forgotPasswordUser(email: "${email}") }`,
    'mutation { resetPasswordUser(token: "a", password: "correct horse battery") { token } }',
    'mutation { verifyEmailUser(token: "a") }',
    'mutation { deletePayloadPreference(id: "65f0c0ffee0000000000dead") { id } }',
    `mutation { deleteHistory(id: "65f0c0ffee0000000000dead") { id } }`,
  ])
    for (const asker of ['reader', 'read-key', 'journalist', 'administrator'] as const) {
      const { body } = await graphql(who[asker], operation);
      expect([operation, body.errors?.[0]?.extensions?.statusCode]).toEqual([operation, 403]);
    }
  expect(await user()).toEqual(before);
});

it('names every operation of GraphQL, as offered or as closed for a reason', async () => {
  const query = '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }';
  const { queryType, mutationType } = (await graphql(who.administrator, query)).body.data.__schema;
  for (const [kind, { fields }] of [
    ['Query', queryType],
    ['Mutation', mutationType],
  ] as const) {
    const operations: string[] = fields.map(({ name }: { name: string }) => name);
    expect(operations.length).toBeGreaterThan(40);
    expect(operations.filter((name) => closedBecause(kind, name) === undescribed)).toEqual([]);
  }
  expect(closedBecause('Mutation', 'createAnythingNew')).toBe(undescribed);
});

it('lets no client say as what, or when, a document was made', async () => {
  const { http } = who.administrator;
  const given = { id: 'a'.repeat(24), createdAt: '2001-01-01T00:00:00.000Z', updatedAt: '2001-01-01T00:00:00.000Z' };
  const made = await http('POST', '/api/articles', { headline: 'New', ...given });
  expect(made.status).toBe(201);
  const { id, revision } = made.body.doc;
  const saved = await http('PATCH', `/api/articles/${id}`, { headline: 'Newer', baseVersion: revision, ...given });
  const site = await http('POST', '/api/globals/site', given);
  expect([saved.status, site.status]).toEqual([200, 200]);
  const query = `mutation { createDesk(data: { name: "Dated", createdAt: "${given.createdAt}", updatedAt: "${given.updatedAt}" }) { id createdAt updatedAt } }`;
  const { body: desked } = await graphql(who.administrator, query);
  for (const doc of [made.body.doc, saved.body.doc, site.body.result, desked.data.createDesk]) {
    expect(doc.id).not.toBe(given.id);
    expect([doc.createdAt, doc.updatedAt].filter((at) => String(at).startsWith('2001'))).toEqual([]);
  }
  for (const _id of ['b'.repeat(24), 'nonsense', 5, { $gt: '' }, null])
    for (const [method, path] of [
      ['POST', '/api/articles'],
      ['POST', '/api/desks'],
      ['PATCH', `/api/articles/${id}`],
      ['POST', '/api/globals/site'],
    ] as const) {
      const { status, body } = await http(method, path, { headline: 'New', name: 'New', _id });
      expect([path, _id, status]).toEqual([path, _id, 422]);
      expect(body.errors[0].data.errors).toContainEqual(
        expect.objectContaining({ path: '_id', rule: 'unknown-field' }),
      );
    }
});
