import { Validator } from '@seriousme/openapi-schema-validator';
import { openContract } from '../support/apiContract.ts';
import { block, body, heading, item, link, list, paragraph, quote, text, table } from '../support/bodies.ts';
import { move } from '../support/desk.ts';
import {
  client,
  completeCopy,
  openNewsroom,
  password,
  serve,
  signIn,
  type Client,
  type Newsroom,
} from '../support/newsroom.ts';
import { cornerPhoto } from '../support/photos.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let contract: Awaited<ReturnType<typeof openContract>>;
let as: Record<'reader' | 'correspondent' | 'editor' | 'administrator' | 'machine', Client>;
let ids: Record<string, string>;

/** Every kind of node, and a relation in each place that takes one. */
const fullBody = (story: string, photo: string) =>
  body(
    paragraph('Plain, ', text('bold', 1), link({ url: 'https://example.org/' }, 'a link')),
    heading('h2', 'A sub-head'),
    quote('Set apart.'),
    list('bullet', item('One'), item('Two')),
    block('quotation', { quote: 'We passed it.', attribution: 'The speaker', language: 'fr' }),
    block('photo', { media: photo }),
    block('relatedStories', { stories: [story] }),
    table([
      [['Party'], ['Seats']],
      [[link({ linkType: 'internal', doc: { relationTo: 'articles', value: story } }, 'One')], ['12']],
    ]),
    paragraph(link({ linkType: 'internal', doc: { relationTo: 'articles', value: story } }, 'another story')),
  );

async function uploadPhoto(by: Client): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(await cornerPhoto())], { type: 'image/jpeg' }), 'corners.jpg');
  form.set('_payload', JSON.stringify({ alt: 'Four colours' }));
  const { body: answer } = await by('POST', '/api/media', form);
  return answer.doc.id;
}

async function publish(id: string): Promise<void> {
  await as.correspondent('POST', `/api/articles/${id}/transitions`, { name: 'file' });
  for (const name of ['take', 'approve', 'publish'])
    expect(await move(as.editor, id, name)).toMatchObject({ status: 200 });
}

const branchOfAll = '7f0c1a52-6d1c-4f0e-9a53-3a5f6f7d1b10';

/** One document of every collection, with its relations filled. */
async function fill(): Promise<Record<string, string>> {
  const make = async (by: Client, path: string, data: object): Promise<string> => {
    const { status, body: answer } = await by('POST', path, data);
    expect([path, status, answer.errors]).toEqual([path, 201, undefined]);
    return answer.doc.id;
  };
  const media = await uploadPhoto(as.editor);
  const first = await make(as.correspondent, '/api/articles', completeCopy(newsroom, 'The first story'));
  await publish(first);
  const posting = { author: newsroom.author, city: 'Washington', timeZone: 'America/New_York', from: '2024-01-01' };
  const correspondents = await make(as.administrator, '/api/correspondents', { ...posting, coordinates: [-77, 38.9] });
  const byline = [
    { relationTo: 'authors', value: newsroom.author },
    { relationTo: 'correspondents', value: correspondents },
  ];
  const articles = await make(as.correspondent, '/api/articles', {
    ...completeCopy(newsroom, 'A story with everything'),
    body: fullBody(first, media),
    byline,
    photo: { media, caption: 'Four colours, again' },
    relatedStories: [first],
    translationOf: first,
    secondarySections: [newsroom.sections.parliament],
    reportingBy: [{ name: 'Kim', place: 'Baku' }],
    topics: ['budget'],
    urgency: 3,
    seo: { title: 'Everything' },
    editorialNote: 'Not for readers.',
  });
  await publish(articles);
  await newsroom.payload.jobs.run({ queue: 'renditions' });
  await move(as.editor, articles, 'correct', { correction: 'It was Tuesday.' });
  const reviews = await make(as.editor, '/api/reviews', {
    story: first,
    name: 'A reader',
    text: 'Well said.',
    state: 'approved',
  });
  const redirects = await make(as.administrator, '/api/redirects', { from: 'an-old-slug', story: first });
  const kept = { baseVersion: 1, why: 'conflict', edits: { headline: 'Mine' } };
  await as.correspondent('PUT', `/api/articles/${articles}/branches/${branchOfAll}`, kept);
  const said = { kind: 'question', body: 'Who says so?' };
  const { body: opened } = await as.correspondent('POST', `/api/articles/${articles}/threads`, said);
  const pages = await make(as.editor, '/api/pages', {
    title: 'About',
    language: 'en',
    body: body(paragraph('We report.')),
  });
  const of = async (path: string): Promise<{ id: string }> => (await as.administrator('GET', path)).body.docs[0];
  return {
    articles,
    media,
    correspondents,
    reviews,
    redirects,
    pages,
    threads: opened.thread.id,
    authors: newsroom.author,
    sections: newsroom.sections.parliament,
    desks: newsroom.desks.politics,
    users: newsroom.staff.correspondent.id,
    history: (await of(`/api/history?where[story][equals]=${articles}`)).id,
    version: (await of(`/api/articles/versions?where[parent][equals]=${articles}`)).id,
    pageVersion: (await of(`/api/pages/versions?where[parent][equals]=${pages}`)).id,
  };
}

async function machineKey(): Promise<string> {
  const { body: answer } = await as.administrator('PATCH', `/api/users/${newsroom.staff.journalist.id}`, {
    enableAPIKey: true,
    apiKey: '0b6c9f1e-7a53-4a52-9f0e-5f2d3c4b5a69',
    keyScopes: ['read-published', 'file-copy'],
  });
  return answer.doc ? '0b6c9f1e-7a53-4a52-9f0e-5f2d3c4b5a69' : '';
}

beforeAll(async () => {
  newsroom = await openNewsroom('openapi');
  server = await serve(newsroom);
  const { staff } = newsroom;
  const administrator = await signIn(server.url, staff.administrator.email);
  as = {
    reader: client(server.url),
    correspondent: await signIn(server.url, staff.correspondent.email),
    editor: await signIn(server.url, staff['section-editor'].email),
    administrator,
    machine: administrator,
  };
  as.machine = client(server.url, { Authorization: `users API-Key ${await machineKey()}` });
  contract = await openContract(server.url);
  ids = await fill();
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

/** The path with this newsroom's own ids in it. */
async function addressOf(path: string): Promise<string> {
  const collection = /^\/api\/([a-z]+)\//.exec(path)?.[1] ?? '';
  const { body: photo } = await as.administrator('GET', `/api/media/${ids.media}`);
  const [, , key = '', name = ''] = new URL(photo.renditions[0].url, server.url).pathname.split('/');
  const versions = collection === 'pages' ? ids.pageVersion : ids.version;
  const previewed = path.startsWith('/preview/pages') ? ids.pages : ids.articles;
  const written = path.startsWith('/api/me/writing');
  const id = path.includes('/versions/')
    ? versions
    : path.startsWith('/preview') || written
      ? previewed
      : ids[collection];
  return path
    .replace('{id}', id ?? '')
    .replace('{uuid}', branchOfAll)
    .replace('{filename}', photo.filename)
    .replace('/media/{key}', `/media/${key}`)
    .replace('{name}', name)
    .replace('{key}', 'articles-list');
}

async function problemsWithReads(by: Client, query: string, allowed: readonly number[]): Promise<string[]> {
  const problems: string[] = [];
  for (const [path, methods] of Object.entries(contract.api.paths)) {
    if (!methods.get) continue;
    const { status, body: answer, headers } = await by('GET', (await addressOf(path)) + query);
    if (!allowed.includes(status))
      problems.push(`GET ${path} answers ${status}: ${JSON.stringify(answer).slice(0, 200)}`);
    problems.push(...contract.answerProblems(path, 'get', status, headers.get('content-type') ?? '', answer));
  }
  return problems;
}

it('is valid OpenAPI 3.1, with every operation named once', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(contract.api));
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  const names = Object.values(contract.api.paths).flatMap((methods) =>
    Object.values(methods).map((each) => each.operationId),
  );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it('describes every endpoint of the configuration, or says why it is not offered, and describes nothing else', () => {
  const { payload } = newsroom;
  const pathsOf = (prefix: string, endpoints: false | { method: string; path: string }[]): string[] =>
    (endpoints || []).flatMap(({ method, path }) => {
      const whole = `${prefix}${path === '/' ? '' : path}`.replaceAll(/:(\w+)/g, '{}');
      return whole.endsWith('?')
        ? [`${method} ${whole.slice(0, -1)}`, `${method} ${whole.slice(0, -4)}`]
        : [`${method} ${whole}`];
    });
  const configured = [
    ...payload.config.collections.flatMap(({ slug, endpoints }) => pathsOf(`/api/${slug}`, endpoints)),
    ...payload.config.globals.flatMap(({ slug, endpoints }) => pathsOf(`/api/globals/${slug}`, endpoints)),
    ...pathsOf('/api', payload.config.endpoints),
  ];
  const own = [
    '/healthz',
    '/readyz',
    '/openapi.json',
    '/v1/openapi.json',
    '/docs',
    '/docs/problems',
    '/media/{}/{}',
    '/preview/stories/{}',
    '/preview/pages/{}',
  ];
  const uploads = ['post /api/uploads', ...['head', 'patch', 'delete'].map((method) => `${method} /api/uploads/{}`)];
  const live = [
    'get /api/me/live',
    'post /api/me/live',
    'post /api/me/live/presence',
    'post /api/me/live/left',
    'post /preview/stories/{}',
    'post /preview/pages/{}',
  ];
  const writing = ['get /api/me/writing', 'get /api/me/writing/{}'];
  const served = new Set([
    ...configured,
    ...own.map((path) => `get ${path}`),
    'post /api/graphql',
    ...uploads,
    ...live,
    ...writing,
  ]);
  const said = [
    ...Object.entries(contract.api.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method, path })),
    ),
    ...contract.api['x-not-offered'],
  ].map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
  // Requests for these go to `/payload-preferences/{key}`, which comes first.
  const taken = ['get /count', 'post /access', 'get /versions'].map((each) =>
    each.replace('/', '/api/payload-preferences/'),
  );
  expect([...served].filter((each) => !said.includes(each))).toEqual(taken);
  expect(said.filter((each) => !served.has(each))).toEqual([]);
  expect(contract.api['x-not-offered'].filter(({ reason }) => reason.startsWith('Nobody'))).toEqual([]);
});

it.each([0, 1, 2])('answers an administrator’s reads as documented, at depth %i', async (depth) => {
  expect(await problemsWithReads(as.administrator, `?depth=${depth}`, [200])).toEqual([]);
});

it('answers an editor’s, a reader’s and a machine’s reads as documented', async () => {
  for (const by of [as.editor, as.reader, as.machine])
    expect(await problemsWithReads(by, '?depth=2&limit=3', [200, 401, 403, 404])).toEqual([]);
});

it('refuses what is not offered, even to an administrator', async () => {
  for (const { method, path, reason } of contract.api['x-not-offered']) {
    const address = path.replaceAll(/\{\w+\}/g, ids.articles ?? '');
    const { status, body: answer } = await as.administrator(
      method.toUpperCase(),
      address,
      method === 'get' ? undefined : {},
    );
    expect([method, path, status, answer.errors?.[0]?.message]).toEqual([method, path, 403, reason]);
  }
});

type Write = [by: keyof typeof as, method: string, path: string, body: unknown, status: number];

async function problemsWithWrite([by, method, path, data, status]: Write, template: string): Promise<string[]> {
  const sent = data === undefined ? [] : contract.requestProblems(template, method.toLowerCase(), data);
  const { status: got, body: answer, headers } = await as[by](method, path, data);
  const wrong =
    got === status ? [] : [`${method} ${path} answers ${got}, not ${status}: ${JSON.stringify(answer).slice(0, 300)}`];
  const type = headers.get('content-type') ?? '';
  return [
    ...(status < 400 ? sent.map((each) => `${method} ${path} body: ${each}`) : []),
    ...wrong,
    ...contract.answerProblems(template, method.toLowerCase(), got, type, answer),
  ];
}

it('takes a story through its life with the documented bodies and answers', async () => {
  const { body: created } = await as.correspondent(
    'POST',
    '/api/articles',
    completeCopy(newsroom, 'Written to the contract'),
  );
  const { id, baseVersion } = created.doc;
  const one = '/api/articles/{id}';
  const branch = `/api/articles/${id}/branches/0d5c8a52-6d1c-4f0e-9a53-3a5f6f7d1b11`;
  const oneBranch = `${one}/branches/{uuid}`;
  const [thread, oneThread] = [`/api/threads/${ids.threads}`, '/api/threads/{id}'];
  const writes: [Write, string][] = [
    [['correspondent', 'POST', '/api/articles', completeCopy(newsroom, 'One more'), 201], '/api/articles'],
    [['reader', 'POST', '/api/articles', { headline: 'No' }, 403], '/api/articles'],
    [['correspondent', 'POST', '/api/articles', { headlin: 'No', urgency: 12 }, 422], '/api/articles'],
    [['correspondent', 'PATCH', `/api/articles/${id}`, { headline: 'Changed', baseVersion }, 200], one],
    [['correspondent', 'PATCH', `/api/articles/${id}`, { headline: 'Stale', baseVersion }, 409], one],
    [['correspondent', 'PATCH', `/api/articles/${id}`, { headline: 'No version' }, 428], one],
    [['editor', 'POST', `/api/articles/${id}/transitions`, { name: 'publish' }, 409], `${one}/transitions`],
    [['correspondent', 'POST', `/api/articles/${id}/transitions`, { name: 'publish' }, 403], `${one}/transitions`],
    [
      ['correspondent', 'POST', `/api/articles/${id}/transitions`, { name: 'file', note: 'Ready.' }, 200],
      `${one}/transitions`,
    ],
    [['reader', 'POST', `/api/articles/${id}/transitions`, { name: 'take' }, 401], `${one}/transitions`],
    [['editor', 'POST', `/api/articles/${id}/transitions`, { name: 'take' }, 200], `${one}/transitions`],
    [['editor', 'POST', `/api/articles/${id}/transitions`, { name: 'kill' }, 409], `${one}/transitions`],
    [['editor', 'POST', `/api/articles/${id}/preview-link`, { hours: 2 }, 201], `${one}/preview-link`],
    [['reader', 'POST', `/api/articles/${id}/preview-link`, {}, 401], `${one}/preview-link`],
    [['editor', 'GET', `/api/articles/${id}/preview-links`, undefined, 200], `${one}/preview-links`],
    [
      ['editor', 'POST', `/api/articles/${id}/preview-links/${ids.articles}/end`, undefined, 404],
      `${one}/preview-links/{link}/end`,
    ],
    [['correspondent', 'PUT', branch, { baseVersion, why: 'conflict', edits: { headline: 'Mine' } }, 201], oneBranch],
    [['correspondent', 'PUT', branch, { baseVersion, why: 'conflict', edits: { headlin: 'Mine' } }, 422], oneBranch],
    [['reader', 'GET', branch, undefined, 401], oneBranch],
    [['editor', 'GET', branch, undefined, 200], oneBranch],
    [['editor', 'GET', `/api/articles/${id}/branches?state=open`, undefined, 200], `${one}/branches`],
    [['editor', 'POST', `${branch}/take`, undefined, 200], `${oneBranch}/take`],
    [['editor', 'POST', `${branch}/drop`, undefined, 409], `${oneBranch}/drop`],
    [['editor', 'POST', `/api/articles/${id}/threads`, { kind: 'note', body: 'Well?' }, 201], `${one}/threads`],
    [['editor', 'POST', `/api/articles/${id}/threads`, { kind: 'praise' }, 422], `${one}/threads`],
    [['reader', 'GET', `/api/articles/${id}/threads`, undefined, 401], `${one}/threads`],
    [['editor', 'GET', `/api/articles/${id}/threads`, undefined, 200], `${one}/threads`],
    [['editor', 'POST', `/api/articles/${id}/mentions/check`, { body: 'Who?' }, 200], `${one}/mentions/check`],
    [['editor', 'POST', `${thread}/comments`, { body: 'So it is.' }, 201], `${oneThread}/comments`],
    [['editor', 'POST', `${thread}/resolve`, undefined, 200], `${oneThread}/resolve`],
    [['editor', 'POST', `${thread}/reopen`, undefined, 200], `${oneThread}/reopen`],
    [['editor', 'POST', `${thread}/accept`, { baseVersion: 1 }, 409], `${oneThread}/accept`],
    [
      ['editor', 'POST', `/api/articles/${id}/desk`, { desk: newsroom.desks.economy, reason: 'Money' }, 200],
      `${one}/desk`,
    ],
    [
      ['administrator', 'POST', `/api/articles/${id}/transitions`, { name: 'spike', reason: 'Old' }, 200],
      `${one}/transitions`,
    ],
    [['administrator', 'DELETE', `/api/articles/${id}`, undefined, 200], one],
    [['administrator', 'DELETE', `/api/articles/${id}?purge=true`, undefined, 200], one],
    [['administrator', 'DELETE', `/api/articles/${id}?purge=true`, undefined, 404], one],
    [['editor', 'POST', `/api/articles/versions/${ids.version}`, undefined, 200], '/api/articles/versions/{id}'],
    [
      [
        'machine',
        'POST',
        '/api/articles/file-copy',
        { text: 'Talks open\n\nGeneva/Turan: Talks opened on Monday.' },
        201,
      ],
      '/api/articles/file-copy',
    ],
    [['reader', 'POST', '/api/articles/file-copy', { text: 'Talks' }, 401], '/api/articles/file-copy'],
    [['machine', 'POST', '/api/articles/file-copy', { text: '' }, 422], '/api/articles/file-copy'],
    [['administrator', 'POST', '/api/articles/access', {}, 200], '/api/articles/access'],
    [['administrator', 'POST', `/api/articles/access/${ids.articles}`, {}, 200], '/api/articles/access/{id}'],
  ];
  for (const [write, template] of writes) expect(await problemsWithWrite(write, template)).toEqual([]);
});

it('keeps everything else with the documented bodies and answers', async () => {
  const { sections, desks } = newsroom;
  const created: Record<string, object> = {
    authors: { name: 'New Author', languages: ['en'], socialLinks: [{ network: 'X', url: 'https://x.example/a' }] },
    correspondents: {
      author: newsroom.author,
      city: 'Tbilisi',
      timeZone: 'Asia/Tbilisi',
      from: '2026-01-01T00:00:00.000Z',
    },
    sections: { name: 'Sport', names: { en: 'Sport', az: 'İdman' } },
    desks: { name: 'Night desk', languages: ['en', 'ru'], sections: [sections.politics] },
    reviews: { story: ids.articles, name: 'Another', text: 'Not so.', email: 'reader@private.example' },
    users: { name: 'New User', email: 'new@newsroom.example', password, role: 'journalist', desks: [desks.politics] },
  };
  for (const [slug, data] of Object.entries(created)) {
    const [all, one] = [`/api/${slug}`, `/api/${slug}/{id}`];
    expect(await problemsWithWrite(['administrator', 'POST', all, data, 201], all)).toEqual([]);
    expect(await problemsWithWrite(['administrator', 'POST', all, { nonsense: 1 }, 422], all)).toEqual([]);
    expect(await problemsWithWrite(['reader', 'POST', all, data, 403], all)).toEqual([]);
    const { body: page } = await as.administrator('GET', `${all}?sort=-createdAt&limit=1&depth=0`);
    const { id } = page.docs[0];
    const change =
      slug === 'reviews' ? { state: 'approved' } : slug === 'correspondents' ? { city: 'Gori' } : { name: 'Renamed' };
    expect(await problemsWithWrite(['administrator', 'PATCH', `${all}/${id}`, change, 200], one)).toEqual([]);
    expect(
      await problemsWithWrite(['administrator', 'PATCH', `${all}?where[id][equals]=${id}`, change, 200], all),
    ).toEqual([]);
    expect(await problemsWithWrite(['administrator', 'DELETE', `${all}/${id}`, undefined, 200], one)).toEqual([]);
    expect(
      await problemsWithWrite(['administrator', 'PATCH', `${all}/${id}?trash=true`, { deletedAt: null }, 200], one),
    ).toEqual([]);
  }
});

it('tells of a change of many what was changed and what was not, as documented', async () => {
  const many = '/api/users?where[role][in]=correspondent,journalist';
  const sent: Write = ['administrator', 'PATCH', many, { email: 'the-same@newsroom.example' }, 400];
  expect(await problemsWithWrite(sent, '/api/users')).toEqual([]);
  const { body: answer } = await as.administrator('PATCH', many, { email: 'the-same@newsroom.example' });
  expect(answer.docs).toMatchObject([{ email: 'the-same@newsroom.example' }]);
  expect(answer.errors.length).toBeGreaterThan(1);
  for (const error of answer.errors)
    expect(error).toMatchObject({
      message: expect.any(String),
      data: { code: 'invalid', id: expect.any(String), errors: [{ path: 'email' }] },
    });
});

it('keeps settings, accounts and preferences with the documented bodies and answers', async () => {
  const { email } = newsroom.staff.outsider;
  const user = newsroom.staff.outsider.id;
  const writes: [Write, string][] = [
    [
      ['administrator', 'POST', '/api/globals/site', { tagline: 'All of it', url: 'https://news.example' }, 200],
      '/api/globals/site',
    ],
    [['administrator', 'POST', '/api/globals/house-style', { agencyName: 'Turan' }, 200], '/api/globals/house-style'],
    [
      [
        'administrator',
        'POST',
        '/api/globals/social-networks',
        { links: [{ network: 'X', url: 'https://x.example' }] },
        200,
      ],
      '/api/globals/social-networks',
    ],
    [['reader', 'POST', '/api/globals/site', { tagline: 'No' }, 403], '/api/globals/site'],
    [['reader', 'POST', '/api/users/login', { email, password }, 200], '/api/users/login'],
    [['reader', 'POST', '/api/users/login', { email, password: 'wrong' }, 401], '/api/users/login'],
    [['editor', 'POST', '/api/users/refresh-token', undefined, 200], '/api/users/refresh-token'],
    [['administrator', 'POST', '/api/users/unlock', { email }, 200], '/api/users/unlock'],
    [
      [
        'reader',
        'POST',
        '/api/users/first-register',
        { name: 'I', email: 'i@newsroom.example', password, role: 'journalist' },
        403,
      ],
      '/api/users/first-register',
    ],
    [
      ['administrator', 'POST', `/api/users/${user}/revoke-sessions`, undefined, 200],
      '/api/users/{id}/revoke-sessions',
    ],
    [['reader', 'POST', `/api/users/${user}/revoke-sessions`, undefined, 401], '/api/users/{id}/revoke-sessions'],
    [
      ['editor', 'POST', '/api/payload-preferences/articles-list', { value: { limit: 20 } }, 200],
      '/api/payload-preferences/{key}',
    ],
    [['reader', 'POST', '/api/graphql', { query: '{ Articles { docs { headline } } }' }, 200], '/api/graphql'],
    [['correspondent', 'POST', '/api/users/logout', undefined, 200], '/api/users/logout'],
  ];
  for (const [write, template] of writes) expect(await problemsWithWrite(write, template)).toEqual([]);
});

it('answers what is not documented in the shape of the API', async () => {
  const nowhere: [string, string, number][] = [
    ['GET', '/api/nothing', 404],
    ['GET', '/api', 404],
    ['GET', '/api/articles/x/y/z', 404],
    ['GET', '/v9', 404],
    ['PUT', `/api/articles/${ids.articles}`, 405],
    ['GET', '/api/users/login', 404],
    ['GET', '/api/graphql', 405],
  ];
  for (const [method, path, status] of nowhere) {
    const { status: got, body: answer } = await as.administrator(method, path);
    expect([path, got, answer]).toEqual([
      path,
      status,
      {
        errors: [
          { name: expect.any(String), message: expect.any(String), data: { code: expect.any(String), errors: [] } },
        ],
      },
    ]);
  }
});
