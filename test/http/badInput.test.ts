import { client, openNewsroom, serve, signIn, type Client, type Newsroom } from '../support/newsroom.ts';
import { plainPhoto } from '../support/photos.ts';
import { faultsOfNothing, nothings, placesOf, type Place } from './bad/empties.ts';
import { everyWrite, keepOneOfEach, sampleOf, type Kept } from './bad/endpoints.ts';
import { faultsOf, fingerprint, machinery, tryAll } from './bad/judge.ts';
import { hostileText, keptText, takenBy, unkept } from './bad/texts.ts';
import { triesFor, type Try } from './bad/tries.ts';
import { badBodies, badQueries, boundedQueries } from './bad/values.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let admin: Client;
let reader: Client;
let kept: Kept;

beforeAll(async () => {
  newsroom = await openNewsroom('bad-input');
  server = await serve(newsroom);
  reader = client(server.url);
  admin = await signIn(server.url, newsroom.staff.administrator.email);
  kept = await keepOneOfEach(newsroom, admin);
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

const collections = [
  'articles',
  'authors',
  'correspondents',
  'sections',
  'desks',
  'reviews',
  'redirects',
  'users',
  'media',
] as const;
const send = (as: Client, { method, path, json }: Try) =>
  as(method, path, json, { 'Content-Type': 'application/json' });

describe('a field of the wrong kind is refused by its name, and nothing is written', () => {
  it.each(collections)('in %s', async (slug) => {
    const { flattenedFields } = newsroom.payload.collections[slug].config;
    const create = slug === 'media' ? undefined : `/api/${slug}`;
    const tries = triesFor({ newsroom, kept, slug }, flattenedFields, { create, update: `/api/${slug}/${kept[slug]}` });
    const before = await fingerprint(newsroom.payload);
    const wrong = await tryAll(tries, async (each) => ({
      asked: `${each.method} ${each.field}: ${each.what}`,
      faults: faultsOf(await send(admin, each), each.field),
    }));
    expect(tries.length).toBeGreaterThan(10);
    expect(wrong).toEqual({});
    expect(await fingerprint(newsroom.payload)).toEqual(before);
  });

  it.each(['house-style', 'social-networks', 'site'])('in the settings %s', async (slug) => {
    const { flattenedFields } = newsroom.payload.globals.config.find((each) => each.slug === slug)!;
    const before = await fingerprint(newsroom.payload);
    const tries = triesFor({ newsroom, kept, slug: `globals/${slug}` }, flattenedFields, {
      update: `/api/globals/${slug}`,
    });
    const wrong = await tryAll(tries, async (each) => ({
      asked: `${each.field}: ${each.what}`,
      faults: faultsOf(await send(admin, each), each.field),
    }));
    expect(wrong).toEqual({});
    expect(await fingerprint(newsroom.payload)).toEqual(before);
  });
});

describe('what a story is asked to do', () => {
  const tooLong = 'x'.repeat(2_001);
  it.each<[string, object, string]>([
    ['transitions', {}, 'name'],
    ['transitions', { name: 'nonsense' }, 'name'],
    ['transitions', { name: { $gt: '' } }, 'name'],
    ['transitions', { name: ['file'] }, 'name'],
    ['transitions', { name: 'constructor' }, 'name'],
    ['transitions', { name: 'file', note: 5 }, 'note'],
    ['transitions', { name: 'file', note: tooLong }, 'note'],
    ['transitions', { name: 'spike', reason: { $ne: '' } }, 'reason'],
    ['transitions', { name: 'spike', reason: tooLong }, 'reason'],
    ['transitions', { name: 'file', baseVersion: '1' }, 'baseVersion'],
    ['transitions', { name: 'file', baseVersion: -1 }, 'baseVersion'],
    ['transitions', { name: 'file', at: 'tomorrow' }, 'at'],
    ['transitions', { name: 'file', state: 'published' }, 'state'],
    ['desk', {}, 'desk'],
    ['desk', { desk: 'nonsense' }, 'desk'],
    ['desk', { desk: '65f0c0ffee0000000000dead' }, 'desk'],
    ['desk', { desk: { $gt: '' } }, 'desk'],
    ['desk', { desk: '65f0c0ffee0000000000dead', reason: tooLong }, 'reason'],
  ])('%s %j is refused at %s', async (path, body, field) => {
    const before = await fingerprint(newsroom.payload);
    expect(faultsOf(await admin('POST', `/api/articles/${kept.articles}/${path}`, body), field.slice(0, 80))).toEqual(
      [],
    );
    for (const id of ['nonsense', '65f0c0ffee0000000000dead', '%00', '..%2f..', '[object%20Object]'])
      expect(faultsOf(await admin('POST', `/api/articles/${id}/${path}`, body))).toEqual([]);
    expect(await fingerprint(newsroom.payload)).toEqual(before);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'text/plain'],
    ['blanks', ' \n\n \t', 'text/plain'],
    ['bad UTF-8', new Uint8Array([0x41, 0xff, 0xfe, 0x0a, 0x0a, 0xc3, 0x28, 0x42]), 'text/plain'],
    ['a number', '{"text": 5}', 'application/json'],
    ['an operator', '{"text": {"$gt": ""}}', 'application/json'],
    ['no text', '{"copy": "Headline"}', 'application/json'],
    [
      'a desk that is none',
      '{"text": "Headline here\\n\\nBaku/Turan: Text.", "desk": {"$gt": ""}}',
      'application/json',
    ],
    ['more than a story', 'x'.repeat(1_000_000), 'text/plain'],
    ['a photo', 'Headline', 'image/png'],
  ])('copy of %s is refused', async (_what, body, type) => {
    const before = await fingerprint(newsroom.payload);
    const answer = await admin('POST', '/api/articles/file-copy', body as string, { 'Content-Type': type });
    expect(faultsOf(answer)).toEqual([]);
    expect(await fingerprint(newsroom.payload)).toEqual(before);
  });

  it('copy off the wire loses its stray characters instead', async () => {
    const text = 'Head\u0000line \ud800here\n\nBaku/Turan: Some \u0000 text.';
    const { status, body } = await admin('POST', '/api/articles/file-copy', { text });
    expect(status).toBe(201);
    // As JSON writes them.
    expect(JSON.stringify(body)).not.toMatch(/\\u(0000|d800)/);
  });
});

describe('what is there already, or is not there', () => {
  it.each<[string, object, string]>([
    ['articles', { slug: 'parliament-passes-the-budget' }, 'slug'],
    ['authors', { name: 'Another', slug: 'alex-example' }, 'slug'],
    ['desks', { name: 'Another', slug: 'politics-desk' }, 'slug'],
    ['sections', { name: 'Another', slug: 'politics' }, 'path'],
    ['users', { name: 'Another', email: 'journalist@newsroom.example', password: 'long enough a password' }, 'email'],
    ['redirects', {}, 'from'],
    ['authors', {}, 'name'],
    ['desks', {}, 'name'],
    ['sections', {}, 'name'],
    ['users', { name: 'Nobody' }, 'email'],
    ['reviews', { name: 'A reader' }, 'text'],
    ['correspondents', { city: 'Baku' }, 'author'],
    ['correspondents', { city: 'Baku', timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['authors', { name: 'Another', slug: 'Not A Slug' }, 'slug'],
    ['authors', { name: 'Another', socialLinks: [{ network: 'X', url: 'javascript:alert(1)' }] }, 'socialLinks.0.url'],
  ])('%s %j is refused at %s', async (slug, data, field) => {
    const before = await fingerprint(newsroom.payload);
    expect(faultsOf(await admin('POST', `/api/${slug}`, data), field)).toEqual([]);
    expect(await fingerprint(newsroom.payload)).toEqual(before);
  });
});

describe('credentials of the wrong kind', () => {
  const wrongs = [
    42,
    true,
    null,
    ['a'],
    { $gt: '' },
    { $ne: null },
    { $regex: '.*' },
    { $where: '1' },
    {},
    'x'.repeat(900_000),
    'a\u0000b',
    '',
  ];
  const ok = { email: 'administrator@newsroom.example', password: 'wrong password', token: 'nonsense' };
  const doors: readonly (readonly [string, readonly (keyof typeof ok)[]])[] = [
    ['login', ['email', 'password']],
    ['forgot-password', ['email']],
    ['reset-password', ['token', 'password']],
    ['unlock', ['email']],
    ['first-register', ['email', 'password']],
  ];
  it.each(doors)('are refused at %s, and let nobody in', async (door, fields) => {
    // A reset is under way: no operator finds its token.
    await newsroom.payload.forgotPassword({ collection: 'users', data: { email: ok.email }, disableEmail: true });
    const before = await fingerprint(newsroom.payload);
    const tries = fields.flatMap((field) => wrongs.map((value) => ({ field, value })));
    for (const as of [reader, admin]) {
      const wrong = await tryAll(tries, async ({ field, value }) => {
        const answer = await as('POST', `/api/users/${door}`, { ...ok, [field]: value });
        return { asked: `${field}: ${JSON.stringify(value).slice(0, 40)}`, faults: faultsOf(answer) };
      });
      expect(wrong).toEqual({});
    }
    expect(await fingerprint(newsroom.payload)).toEqual(before);
  });
});

describe.each([
  ['an administrator', () => admin],
  ['a reader', () => reader],
] as const)('from %s', (_name, as) => {
  it('a body that is none is refused by every write, and nothing is written', async () => {
    const tries = everyWrite(kept).flatMap((write) => badBodies.map((bad) => ({ ...write, ...bad })));
    // Payload takes an empty list for a photo without changes, and some requests are whole without a body.
    const isFree = ({ path, what, takesNothing }: (typeof tries)[number]): boolean =>
      takesNothing ?? (path.startsWith('/api/media') && what === 'a list');
    const ask = async ({ method, path, body, type = 'application/json' }: (typeof tries)[number]) =>
      as()(method, path, body as string, { 'Content-Type': type });
    const free = await tryAll(tries.filter(isFree), async (each) => {
      const answer = await ask(each);
      return { asked: `${each.path}: ${each.what}`, faults: answer.status < 400 ? [] : faultsOf(answer) };
    });
    const before = await fingerprint(newsroom.payload);
    const wrong = await tryAll(
      tries.filter((each) => !isFree(each)),
      async (each) => ({ asked: `${each.method} ${each.path}: ${each.what}`, faults: faultsOf(await ask(each)) }),
    );
    expect({ ...free, ...wrong }).toEqual({});
    expect(await fingerprint(newsroom.payload)).toEqual(before);
  });

  it('a question of a list without an answer is refused, and no list is without an end', async () => {
    const slugs = [...collections, 'history', 'articles/versions', 'articles/count', `articles/${kept.articles}`];
    const tries = slugs.flatMap((slug) => [
      ...badQueries.map((query) => ({ slug, query, isBad: !slug.includes('/') })),
      ...boundedQueries.map((query) => ({ slug, query, isBad: false })),
    ]);
    const wrong = await tryAll(tries, async ({ slug, query, isBad }) => {
      const answer = await as()('GET', `/api/${slug}?${query}`);
      const isFine =
        !isBad &&
        answer.status < 400 &&
        (answer.body.limit ?? 0) <= 500 &&
        !machinery.test(JSON.stringify(answer.body));
      return { asked: `GET ${slug}?${query.slice(0, 80)}`, faults: isFine ? [] : faultsOf(answer) };
    });
    expect(wrong).toEqual({});
  });
});

describe('nothing in a field is taken or refused by its name, over REST and GraphQL', () => {
  const named = (slug: string): string =>
    ({ media: 'Media', 'house-style': 'HouseStyle', 'social-networks': 'SocialNetwork', site: 'Site' })[slug] ??
    slug.replace(/s$/, '').replace(/^./, (first) => first.toUpperCase());
  const ask = (query: string, variables: object) => admin('POST', '/api/graphql', { query, variables });
  const tail = () => `n${(count += 1)}`;
  let count = 0;
  type Emptied = { id: string; baseVersion: number };

  /** A document that is only there to be emptied, and the version its next save starts from. */
  async function newDocument(slug: string): Promise<Emptied> {
    const made =
      slug === 'media' ? undefined : await admin('POST', `/api/${slug}`, sampleOf(slug, newsroom, kept, tail()));
    return { id: (made?.body.doc.id ?? kept.media) as string, baseVersion: 1 };
  }

  /** Over REST on a document that is there, over GraphQL on a new one, but where a new one takes a photo or a hashed password. */
  async function faultsIn(slug: string, { path, dataWith }: Place, value: unknown, doc: Emptied): Promise<string[]> {
    const data = dataWith(value);
    const base = slug === 'articles' ? { baseVersion: doc.baseVersion } : {};
    const saved = await admin('PATCH', `/api/${slug}/${doc.id}`, { ...data, ...base });
    if (saved.status === 200) doc.baseVersion += 1;
    const type = named(slug);
    const isUpdate = slug === 'media' || slug === 'users';
    const query = isUpdate
      ? `mutation ($id: String!, $data: mutation${type}UpdateInput!) { update${type}(id: $id, data: $data) { id } }`
      : `mutation ($data: mutation${type}Input!) { create${type}(data: $data) { id } }`;
    const sent = isUpdate ? { id: doc.id, data } : { data: { ...sampleOf(slug, newsroom, kept, tail()), ...data } };
    return [...faultsOfNothing(saved, path), ...faultsOfNothing(await ask(query, sent), path)];
  }

  it.each(collections)('in %s', async (slug) => {
    const doc = await newDocument(slug);
    const wrong: Record<string, string[]> = {};
    for (const place of placesOf(newsroom.payload.collections[slug].config.flattenedFields))
      for (const [what, value] of nothings) {
        const faults = await faultsIn(slug, place, value, doc);
        if (faults.length > 0) wrong[`${place.path}: ${what}`] = faults;
      }
    expect(wrong).toEqual({});
  });

  it('null for a group empties it, and nothing else', async () => {
    const sent = {
      ...sampleOf('articles', newsroom, kept, tail()),
      kicker: 'Kept',
      dateline: { place: 'Baku', source: 'Turan' },
    };
    const { doc } = (await admin('POST', '/api/articles', sent)).body;
    expect(doc.datelineText).toBe('Baku/Turan:');
    const emptied = await admin('PATCH', `/api/articles/${doc.id}`, { dateline: null, baseVersion: 1 });
    expect(emptied.status).toBe(200);
    const { place, source } = emptied.body.doc.dateline;
    expect([place, source, emptied.body.doc.kicker]).toEqual([null, null, 'Kept']);
    expect((await admin('POST', '/api/globals/site', { tagline: 'Kept', reviews: { minSeconds: 9 } })).status).toBe(
      200,
    );
    expect((await admin('POST', '/api/globals/site', { reviews: null })).status).toBe(200);
    const { tagline, reviews } = (await admin('GET', '/api/globals/site')).body;
    expect([tagline, reviews.minSeconds ?? null]).toEqual(['Kept', null]);
  });

  it.each(['house-style', 'social-networks', 'site'])('in the settings %s', async (slug) => {
    const { flattenedFields } = newsroom.payload.globals.config.find((each) => each.slug === slug)!;
    const wrong: Record<string, string[]> = {};
    for (const { path, dataWith } of placesOf(flattenedFields))
      for (const [what, value] of nothings) {
        const query = `mutation ($data: mutation${named(slug)}Input!) { update${named(slug)}(data: $data) { __typename } }`;
        const faults = [
          ...faultsOfNothing(await admin('POST', `/api/globals/${slug}`, dataWith(value)), path),
          ...faultsOfNothing(await ask(query, { data: dataWith(value) }), path),
        ];
        if (faults.length > 0) wrong[`${path}: ${what}`] = faults;
      }
    expect(wrong).toEqual({});
  });
});

describe('text is kept as NFC and without what nobody sees, in every field that takes text', () => {
  const least: Record<string, number> = { articles: 20, media: 7, correspondents: 6, sections: 5, authors: 4 };

  it.each(collections.filter((slug) => slug !== 'reviews'))('in %s', async (slug) => {
    const made =
      slug === 'media' ? undefined : await admin('POST', `/api/${slug}`, sampleOf(slug, newsroom, kept, 'text'));
    const id = (made?.body.doc.id ?? kept.media) as string;
    let baseVersion = 1;
    const places = placesOf(newsroom.payload.collections[slug].config.flattenedFields);
    const taken = await takenBy(places, async (data) => {
      const base = slug === 'articles' ? { baseVersion } : {};
      const { status, body } = await admin('PATCH', `/api/${slug}/${id}?draft=true&depth=0`, { ...data, ...base });
      if (status === 200) baseVersion += 1;
      return status === 200 ? body.doc : undefined;
    });
    expect(taken.length).toBeGreaterThanOrEqual(least[slug] ?? 1);
  });

  it.each(['house-style', 'site'])('in the settings %s', async (slug) => {
    const { flattenedFields } = newsroom.payload.globals.config.find((each) => each.slug === slug)!;
    const taken = await takenBy(placesOf(flattenedFields), async (data) => {
      const { status, body } = await admin('POST', `/api/globals/${slug}`, data);
      return status === 200 ? body.result : undefined;
    });
    expect(taken.length).toBeGreaterThanOrEqual(1);
  });

  it("in a reader's words that the desk puts in", async () => {
    const sent = { ...sampleOf('reviews', newsroom, kept, ''), name: hostileText, text: hostileText };
    const { id } = (await admin('POST', '/api/reviews', sent)).body.doc;
    const { name, text } = (await admin('GET', `/api/reviews/${id}`)).body;
    expect([name.trim(), text.trim()]).toEqual([keptText.trim(), keptText.trim()]);
  });

  it('over GraphQL, by a transition, beside a story and in the name of a photo', async () => {
    const query = 'mutation ($data: mutationArticleInput!) { createArticle(data: $data) { id headline } }';
    const made = await admin('POST', '/api/graphql', { query, variables: { data: { headline: hostileText } } });
    const { id, headline } = made.body.data.createArticle;
    expect(headline).toBe(keptText);
    const branch = `/api/articles/${id}/branches/6f1c7a52-32a5-4a52-8d55-9b1a3a1f3d11`;
    const edits = { headline: `Branch ${hostileText}` };
    expect((await admin('PUT', branch, { baseVersion: 1, why: 'conflict', edits })).status).toBe(201);
    expect((await admin('GET', branch)).body.branch.edits).toEqual({ headline: `Branch ${keptText}` });
    const spiked = await admin('POST', `/api/articles/${id}/transitions`, { name: 'spike', reason: hostileText });
    expect(spiked.status).toBe(200);
    const trail = await admin('GET', `/api/history?where[story][equals]=${id}&where[name][equals]=spike`);
    expect(trail.body.docs[0].reason).toBe(keptText.trim());
    const form = new FormData();
    form.set(
      'file',
      new File([new Uint8Array(await plainPhoto(41, 30, 'png'))], `${hostileText.replace(/\p{Cc}/gu, '')}.png`),
    );
    expect(unkept.exec((await admin('POST', '/api/media', form)).body.doc.filename)).toBeNull();
  });

  it('is found however a question spells it', async () => {
    const headline = 'Zero\u200bwidth Маи\u0306скии\u0306 soft\u00adhyphen';
    expect((await admin('POST', '/api/articles', { headline })).status).toBe(201);
    for (const asked of ['Zerowidth Майский', 'softhyphen', 'Маи\u0306\u200bский'])
      expect([
        asked,
        (await admin('GET', `/api/articles?where[headline][like]=${encodeURIComponent(asked)}`)).body.totalDocs,
      ]).toEqual([asked, 1]);
  });
});
