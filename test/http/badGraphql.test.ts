import { client, openNewsroom, serve, signIn, type Answer, type Client, type Newsroom } from '../support/newsroom.ts';
import { keepOneOfEach, type Kept, sampleOf } from './bad/endpoints.ts';
import { fingerprint, machinery, tryAll } from './bad/judge.ts';
import { isOpen } from './bad/tries.ts';
import { badFor } from './bad/values.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let admin: Client;
let reader: Client;
let kept: Kept;

beforeAll(async () => {
  newsroom = await openNewsroom('bad-graphql');
  server = await serve(newsroom);
  reader = client(server.url);
  admin = await signIn(server.url, newsroom.staff.administrator.email);
  kept = await keepOneOfEach(newsroom, admin);
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

type GraphqlError = { message?: string; extensions?: { statusCode?: number; data?: { errors?: { path?: string }[] } } };

/** What is wrong with the answer to a query that had to be refused. */
function faultsOf({ status, body }: Answer, isRefused = true): string[] {
  const errors = (body?.errors ?? []) as GraphqlError[];
  const said = typeof body === 'string' ? body : JSON.stringify(body);
  const faults = [
    status < 500 ? '' : `status ${status}`,
    errors.every(({ extensions }) => (extensions?.statusCode ?? 400) < 500) ? '' : 'a fault of ours',
    machinery.test(said) ? `machinery: ${machinery.exec(said)?.[0]}` : '',
    !isRefused || (errors.length > 0 && errors.every(({ message }) => message)) ? '' : 'not refused',
  ].filter(Boolean);
  return faults.length > 0 ? [...faults, said.slice(0, 300)] : [];
}

type Type = { kind: string; name: string | null; ofType: Type | null };
type Mutation = { name: string; type: Type; args: { name: string; type: Type }[] };
const bare = (type: Type): Type => (type.ofType ? bare(type.ofType) : type);
const shown = (type: Type): string =>
  type.kind === 'NON_NULL' ? `${shown(type.ofType!)}!` : type.kind === 'LIST' ? `[${shown(type.ofType!)}]` : type.name!;

async function mutations(): Promise<Mutation[]> {
  const type = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
  const query = `{ __schema { mutationType { fields { name type { ${type} } args { name type { ${type} } } } } } }`;
  return (await admin('POST', '/api/graphql', { query })).body.data.__schema.mutationType.fields;
}

/** Values that an argument of a type does not take, as JSON. */
const wrongs: Record<string, readonly string[]> = {
  String: [
    '5',
    'true',
    '{"$gt": ""}',
    '["a", "b"]',
    '{"$where": "1"}',
    '"nonsense"',
    '""',
    '"a\\u0000b"',
    '"\\ud800"',
    `"${'x'.repeat(100_000)}"`,
    '"65f0c0ffee0000000000dead"',
  ],
  Int: ['"5"', '1.5', '1e20', '{"$gt": 0}', '[1, 2]', '1e999'],
  Boolean: ['"true"', '5', '{}', '[true, false]'],
  ENUM: ['"nonsense"', '5', '{"$gt": ""}'],
  INPUT_OBJECT: [
    '5',
    '"text"',
    '[]',
    '{"nonsense": 1}',
    '{"$set": {"role": "administrator"}}',
    '{"__proto__": {"role": "administrator"}}',
    `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  ],
};

function call({ name, type, args }: Mutation, wrong: string, json: string): string {
  const used = args.filter((arg) => arg.name === wrong || arg.type.kind === 'NON_NULL');
  const sane: Record<string, string> = { id: '"65f0c0ffee0000000000dead"', data: '{}', name: '"file"' };
  const declared = used.map((arg) => `$${arg.name}: ${shown(arg.type)}`).join(', ');
  const given = used.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const below = ['OBJECT', 'UNION'].includes(bare(type).kind) ? '{ __typename }' : '';
  const query = `mutation(${declared}) { ${name}(${given}) ${below} }`;
  const variables = used.map(
    (arg) => `${JSON.stringify(arg.name)}: ${arg.name === wrong ? json : (sane[arg.name] ?? '"nonsense"')}`,
  );
  return `{"query": ${JSON.stringify(query)}, "variables": {${variables.join(', ')}}}`;
}

const asJson = { 'Content-Type': 'application/json' };

it.each([
  ['an administrator', () => admin],
  ['a reader', () => reader],
] as const)('refuses %s every mutation with an argument of the wrong kind, and writes nothing', async (_name, as) => {
  const before = await fingerprint(newsroom.payload);
  const tries = (await mutations()).flatMap((mutation) =>
    mutation.args.flatMap((arg) => {
      const { kind, name } = bare(arg.type);
      return (wrongs[kind] ?? wrongs[name ?? ''] ?? []).map((json) => ({ mutation, arg: arg.name, json }));
    }),
  );
  expect(tries.length).toBeGreaterThan(300);
  const wrong = await tryAll(tries, async ({ mutation, arg, json }) => ({
    asked: `${mutation.name}(${arg}: ${json.slice(0, 40)})`,
    faults: faultsOf(
      await as()('POST', '/api/graphql', call(mutation, arg, json), asJson),
      mutation.name !== 'logoutUser' && !mutation.name.startsWith('forgotPassword'),
    ),
  }));
  expect(wrong).toEqual({});
  expect(await fingerprint(newsroom.payload)).toEqual(before);
});

it.each(['Article', 'Author', 'Correspondent', 'Section', 'Desk', 'Review', 'Redirect', 'User'])(
  'refuses a new %s with a field of the wrong kind, and writes nothing',
  async (name) => {
    const slug = `${name.toLowerCase()}s` as 'articles';
    const before = await fingerprint(newsroom.payload);
    const query = `mutation($data: mutation${name}Input!) { create${name}(data: $data) { id } }`;
    const tries = newsroom.payload.collections[slug].config.flattenedFields.filter(isOpen).flatMap((field, index) =>
      badFor(field).map(({ what, value, raw }, round) => {
        const data = { ...sampleOf(slug, newsroom, kept, `${index}-${round}`), [field.name]: '@' };
        const json = JSON.stringify({ query, variables: { data } }).replace(
          '"@"',
          () => raw ?? JSON.stringify(value) ?? 'null',
        );
        return { asked: `${field.name}: ${what}`, json };
      }),
    );
    const wrong = await tryAll(tries, async ({ asked, json }) => ({
      asked,
      faults: faultsOf(await admin('POST', '/api/graphql', json, asJson)),
    }));
    expect(wrong).toEqual({});
    expect(await fingerprint(newsroom.payload)).toEqual(before);
  },
);

/** Questions without an answer, and some with one that has to have an end. */
const refused = [
  'Articles(limit: -1)',
  'Articles(page: -1)',
  'Articles(sort: "$where")',
  'Articles(sort: "createdBy.email")',
  'Articles(where: 5)',
  'Articles(where: { nonsense: { equals: 1 } })',
  'Articles(where: { headline: { equals: { a: 1 } } })',
  'Articles(where: { headline: { nonsense: "a" } })',
  'Articles(where: { body: { equals: { a: 1 } } })',
  'Articles(where: { headline: { equals: "a\\u0000" } })',
  'Articles(where: { section__editors__email: { equals: "a" } })',
  'Articles(where: { createdBy__email: { exists: true } })',
  'Articles(where: { AND: [5] })',
  'Correspondents(where: { coordinates: { near: [1, 2, 3, 4] } })',
  'Correspondents(where: { coordinates: { within: { a: 1 } } })',
];
const bounded = [
  'Articles(limit: 0)',
  'Articles(limit: 1000000)',
  'Articles(pagination: false)',
  'Articles(limit: 0, pagination: false)',
  'Articles(page: 1000000)',
];
/** Only the desk searches through texts. */
const searches = ['Articles(where: { headline: { like: "(" } })', 'Articles(where: { headline: { contains: "[" } })'];

it('refuses a question without an answer, and gives every list an end', async () => {
  const ask = (as: Client, field: string, below: string) =>
    as('POST', '/api/graphql', { query: `{ ${field} { ${below} } }` });
  const wrong = await tryAll([...refused, ...searches], async (field) => ({
    asked: field,
    faults: faultsOf(await ask(reader, field, 'totalDocs')),
  }));
  expect(wrong).toEqual({});
  for (const [as, most] of [
    [reader, 100],
    [admin, 500],
  ] as const)
    for (const field of as === admin ? [...bounded, ...searches] : bounded) {
      const answer = await ask(as, field, 'limit docs { id }');
      expect([field, faultsOf(answer, false), answer.body.data.Articles.limit <= most]).toEqual([field, [], true]);
    }
});

it.each([
  ['nothing', ''],
  ['no query', '{}'],
  ['a number', '{"query": 5}'],
  ['an object', '{"query": {"$gt": ""}}'],
  ['half a query', '{"query": "{ Articles {"}'],
  ['a list of queries', '[{"query": "{ Articles { totalDocs } }"}]'],
  [
    'variables that are none',
    '{"query": "query($a: String) { Articles(sort: $a) { totalDocs } }", "variables": "text"}',
  ],
  ['an operation that is not there', '{"query": "query a { Articles { totalDocs } }", "operationName": "b"}'],
  ['a poisoned key', '{"query": "{ Articles { totalDocs } }", "variables": {"__proto__": {"a": 1}}}'],
  ['a field that is not there', '{"query": "{ Articles { docs { nonsense } } }"}'],
  ['a query without an end', `{"query": "${'{ Articles '.repeat(5_000)}"}`],
])('refuses %s at the door', async (_what, body) => {
  expect(faultsOf(await reader('POST', '/api/graphql', body, asJson))).toEqual([]);
});
