import { client, completeCopy, openNewsroom, serve, signIn, type Client, type Newsroom } from '../support/newsroom.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let reader: Client;
let correspondent: Client;
let story: string;

beforeAll(async () => {
  newsroom = await openNewsroom('graphql', {
    GRAPHQL_INTROSPECTION: 'off',
    GRAPHQL_MAX_DEPTH: '8',
    GRAPHQL_MAX_COMPLEXITY: '300',
  });
  server = await serve(newsroom);
  reader = client(server.url);
  correspondent = await signIn(server.url, newsroom.staff.correspondent.email);
  story = (await correspondent('POST', '/api/articles', completeCopy(newsroom))).body.doc.id;
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

const ask = (by: Client, query: string, variables?: object) => by('POST', '/api/graphql', { query, variables });
const firstError = async (query: string, by = reader): Promise<{ status: number; message: string; data: unknown }> => {
  const { status, body } = await ask(by, query);
  return { status, message: body.errors?.[0]?.message, data: body.data };
};

it('answers a plain query', async () => {
  expect(await ask(reader, '{ Sections { docs { name } } }')).toMatchObject({
    status: 200,
    body: { data: { Sections: { docs: expect.arrayContaining([{ name: 'Politics' }]) } } },
  });
});

const nested = (levels: number): string => 'parent { '.repeat(levels) + 'name' + ' }'.repeat(levels);

it('refuses a query nested deeper than the limit, however it is written', async () => {
  expect((await ask(reader, `{ Sections { docs { ${nested(4)} } } }`)).body.errors).toBeUndefined();
  const refused = { message: expect.stringMatching(/depth limit of 8/), data: undefined };
  expect(await firstError(`{ Sections { docs { ${nested(7)} } } }`)).toMatchObject(refused);
  const inFragments = `{ Sections { docs { ...A } } } fragment A on Section { ${nested(3).replace('name', '...B')} }
    fragment B on Section { ${nested(3)} }`;
  expect(await firstError(inFragments)).toMatchObject(refused);
});

it('refuses fragments that hold each other', async () => {
  const query =
    '{ Sections { docs { ...A } } } fragment A on Section { parent { ...B } } fragment B on Section { parent { ...A } }';
  expect(await firstError(query)).toMatchObject({ status: 400, data: undefined });
});

it.each([
  ['subscription { x }', undefined],
  ['query A { __typename } subscription B { x }', undefined],
  ['{ __typename @include(if: "x") }', undefined],
  ['query ($x: Boolean!) { __typename @include(if: $x) }', { x: 'x' }],
  ['query ($x: Boolean!) { __typename @skip(if: $x) }', {}],
])('answers what cannot be counted as the client’s fault, not as one of its own: %j', async (query, variables) => {
  const { status, body } = await ask(reader, query, variables);
  expect(status).toBeLessThan(500);
  expect(body).toMatchObject({ errors: [{ message: expect.any(String) }] });
});

it('refuses a query that asks for too much at once', async () => {
  const wide = (lists: number): string =>
    `{ ${Array.from({ length: lists }, (_, n) => `a${n}: Articles { docs { id section { id name slug } } }`).join(' ')} }`;
  expect((await ask(reader, wide(2))).body.errors).toBeUndefined();
  expect(await firstError(wide(29))).toMatchObject({ message: expect.stringMatching(/complexity/i), data: undefined });
});

it('refuses a flood of aliases', async () => {
  const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: Site { name }`).join(' ');
  expect(await firstError(`{ ${aliases} }`)).toMatchObject({ status: 400, message: 'At most 30 aliases in a query.' });
});

it('refuses a document of too many words before it costs anything to check', async () => {
  const began = Date.now();
  expect(await firstError(`{ Site { ${'name '.repeat(100_000)} } }`)).toMatchObject({ status: 400 });
  expect(Date.now() - began).toBeLessThan(1_000);
});

it('refuses a batch: one operation a request', async () => {
  const query = '{ Site { name } }';
  expect(await reader('POST', '/api/graphql', [{ query }, { query }])).toMatchObject({
    status: 400,
    body: { errors: [{ data: { code: 'malformed' } }] },
  });
});

it('keeps its schema to itself when introspection is off', async () => {
  for (const query of ['{ __schema { types { name } } }', '{ __type(name: "User") { fields { name } } }'])
    expect(await firstError(query)).toMatchObject({
      message: expect.stringMatching(/introspection/i),
      data: undefined,
    });
  const { message } = await firstError('{ Sitte { name } }');
  expect(message).not.toMatch(/did you mean/i);
});

it('takes JSON posted to it and nothing else', async () => {
  const query = encodeURIComponent('{ Site { name } }');
  expect(await reader('GET', `/api/graphql?query=${query}`)).toMatchObject({ status: 405 });
  expect((await reader('GET', `/api/graphql?query=${query}`)).headers.get('allow')).toBe('POST');
  const form = await reader('POST', '/api/graphql', `query=${query}`, {
    'Content-Type': 'application/x-www-form-urlencoded',
  });
  expect(form.status).toBe(415);
});

it.each([
  ['not JSON', '{"query": ', 400],
  ['no query', '{}', 400],
  ['a query of the wrong type', '{"query": 7}', 400],
  ['bad syntax', JSON.stringify({ query: '{ Site { ' }), 200],
  ['variables of the wrong type', JSON.stringify({ query: '{ Site { name } }', variables: 'x' }), 400],
  ['a missing variable', JSON.stringify({ query: 'query A($id: String!) { Article(id: $id) { id } }' }), 200],
  ['an id that is none', JSON.stringify({ query: '{ Article(id: "x") { id } }' }), 200],
])('answers %s with an error and no internals', async (_what, body, status) => {
  const answer = await reader('POST', '/api/graphql', body, { 'Content-Type': 'application/json' });
  expect(answer.status).toBe(status);
  expect(answer.body.errors.length).toBeGreaterThan(0);
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|\.js:|at async|mongo|ObjectId|stack/i);
});

const move = (by: Client, name: string, more = '') =>
  ask(by, `mutation { transitionArticle(id: "${story}", name: ${name}${more}) { from to article { state } } }`);

it('moves a story by the mutation, under the same rules as over REST', async () => {
  expect((await move(reader, 'file')).body.errors[0].extensions).toMatchObject({
    statusCode: 401,
    data: { code: 'unauthenticated' },
  });
  expect((await move(correspondent, 'publish')).body.errors[0].extensions).toMatchObject({
    statusCode: 403,
    data: { code: 'not-allowed' },
  });
  const editor = await signIn(server.url, newsroom.staff['section-editor'].email);
  expect((await move(editor, 'publish')).body.errors[0].extensions).toMatchObject({
    statusCode: 409,
    data: { code: 'conflict' },
  });
  expect((await move(editor, 'send_back')).body.errors[0].extensions).toMatchObject({ statusCode: 409 });
  expect(await move(correspondent, 'file', ', note: "Ready."')).toMatchObject({
    status: 200,
    body: { data: { transitionArticle: { from: 'draft', to: 'filed', article: { state: 'filed' } } } },
  });
  expect((await move(editor, 'send_back')).body.errors[0].extensions).toMatchObject({
    statusCode: 422,
    data: { code: 'invalid', errors: [{ path: 'reason', rule: 'required' }] },
  });
});
