import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { bodyOf, client, type Client } from '../support/newsroom.ts';
import { openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';

type Schema = {
  type?: string;
  enum?: string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
};
type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema?: Schema;
  'x-fields'?: string[];
};
type Response = { $ref?: string; content?: Record<string, unknown>; headers?: Record<string, unknown> };
type Operation = { operationId: string; parameters?: Parameter[]; responses: Record<string, Response> };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Response> };
};

let desk: DeskAtWork;
let reader: Client;
let api: Document;
let ajv: Ajv2020;
/** What there is to ask for. */
let known: Record<string, string[]>;

beforeAll(async () => {
  desk = await openDesk('v1-fuzz');
  reader = client(desk.url);
  const ids: string[] = [];
  for (const [state, copy] of [
    [
      'published',
      { headline: 'Parliament passes the budget', topics: ['Budget'], body: bodyOf('The budget has passed.') },
    ],
    ['published', { headline: 'Büdcə qəbul edildi', language: 'az', topics: ['Budget'] }],
    ['published', { headline: 'Talks open', secondarySections: [desk.sections.parliament] }],
    ['killed', { headline: 'Not so' }],
    ['draft', { headline: 'Not yet' }],
  ] as const)
    ids.push(await storyIn(desk, state, copy));
  const { body: page } = await desk.as.administrator('GET', '/api/articles?depth=0&limit=50');
  const slugs = page.docs.map((doc: { slug: string }) => doc.slug);
  const { body: line } = await reader('GET', '/v1/newsline?limit=1');
  const { body: found } = await reader('GET', '/v1/search?q=budget&limit=1');
  known = {
    photos: ['wide:640', 'whole;square:320', 'none', 'wide:640,320;standard'],
    slug: [...slugs, 'alex-example', 'budget', 'nothing'],
    path: ['politics', 'politics/parliament', 'nothing'],
    ids,
    exclude: ids,
    lang: ['en', 'az', 'ru'],
    section: ['politics', 'politics/parliament'],
    author: ['alex-example'],
    topic: ['budget'],
    q: ['budget', '"the budget"', 'BÜDCƏ', 'talks open', 'нет'],
    cursor: [line.next],
    searchCursor: [found.next],
    slugCursor: [(await reader('GET', '/v1/topics?limit=1')).body.next ?? 'cy5idWRnZXQ'],
    after: ['start', (await reader('GET', '/v1/wire/ninjs')).headers.get('changes-after')!],
    month: ['2026-11'],
    token: ['nothing'],
  };
  api = (await reader<Document>('GET', '/v1/openapi.json')).body;
  ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormatsModule as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(api, 'api');
});
afterAll(() => desk?.close());

it('is valid OpenAPI 3.1, with every operation named once', async () => {
  expect(await new Validator().validate(structuredClone(api) as never)).toEqual({ valid: true });
  const names = Object.values(api.paths).flatMap((each) => Object.values(each).map(({ operationId }) => operationId));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

const junk = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e3',
    'null',
    '[object Object]',
    '../..',
    '%00',
    '\u0000',
    '$ne',
    '{"$gt":""}',
    'ı'.repeat(300),
  ),
);

/** A value as the schema has it. */
function valid(path: string, { name, schema = {}, 'x-fields': fields }: Parameter): fc.Arbitrary<string> {
  if (fields)
    return fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 6 }).map((all) => all.join(','));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === 'boolean') return fc.constantFrom('true', 'false');
  if (schema.type === 'integer')
    return fc.integer({ min: schema.minimum ?? 1, max: schema.maximum ?? 100 }).map(String);
  if (['since', 'before', 'from', 'to'].includes(name))
    return fc.oneof(
      fc
        .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      fc.constantFrom('2026-11-01', '2026-11-25T08:00:00+04:00'),
    );
  const cursors: Record<string, string> = {
    '/v1/search': 'searchCursor',
    '/v1/topics': 'slugCursor',
    '/v1/authors': 'slugCursor',
  };
  const choices = known[(name === 'cursor' && cursors[path]) || name] ?? [];
  if (['ids', 'exclude'].includes(name) || schema.pattern?.includes('{0,'))
    return fc.uniqueArray(fc.constantFrom(...choices), { minLength: 1 }).map((ids) => ids.join(','));
  // What only looks like a question, a cursor or a token of the wire is none.
  if (['q', 'cursor', 'after', 'photos'].includes(name)) return fc.constantFrom(...choices);
  const matching = schema.pattern ? [fc.stringMatching(new RegExp(schema.pattern), { maxLength: 40 })] : [];
  const some = choices.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...choices) }] : [];
  return fc.oneof(...some, ...(matching.length > 0 ? matching : [fc.string({ maxLength: 30 })]));
}

/** A dot alone would be taken for a step in the path, by whoever sends it; a slash makes it another address. */
const pieceOf = (name: string, value = ''): string =>
  encodeURIComponent(/^\.{0,2}$/.test(value) || (name !== 'path' && value.includes('/')) ? 'x' : value);

type Given = { name: string; value: string };
const askedOf = (path: string, parameters: readonly Parameter[], isBad: boolean): fc.Arbitrary<string> => {
  const value = (each: Parameter) => (isBad ? fc.oneof(valid(path, each), junk) : valid(path, each));
  const inPath = parameters.filter((each) => each.in === 'path');
  const inQuery = parameters.filter((each) => each.in === 'query');
  const query = fc
    .tuple(
      ...inQuery.map((each) =>
        (each.required && !isBad ? value(each) : fc.option(value(each))).map((given): Given[] =>
          given === null ? [] : [{ name: each.name, value: given }],
        ),
      ),
      isBad
        ? fc.array(
            fc.record({
              name: fc.oneof(junk, fc.constantFrom(...inQuery.map(({ name }) => name), 'page')),
              value: junk,
            }),
            { maxLength: 2 },
          )
        : fc.constant([]),
    )
    .chain((all) => fc.shuffledSubarray(all.flat(), { minLength: all.flat().length }));
  const place = fc
    .tuple(...inPath.map(value))
    .map((values) =>
      inPath.reduce((at, { name }, index) => at.replace(`{${name}}`, pieceOf(name, values[index])), path),
    );
  return fc.tuple(place, query).map(([at, given]) => {
    const pairs = given.map(({ name, value: text }) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
    return pairs.length > 0 ? `${at}?${pairs.join('&')}` : at;
  });
};

const judges = new Map<string, ValidateFunction>();
const pointer = (...steps: string[]): string =>
  steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** What is wrong with an answer, by the document; empty if it is as said there. */
function problemsOf(path: string, { status, body, headers }: Awaited<ReturnType<Client>>): string[] {
  const said = api.paths[path]?.get?.responses[String(status)];
  if (!said) return [`${status} is not documented`];
  const shared = said.$ref?.split('/').at(-1);
  const { content, headers: named } = shared ? (api.components.responses[shared] ?? {}) : said;
  const missing = Object.keys(named ?? {}).filter(
    (name) => !headers.has(name) && !['Link', 'Surrogate-Key', 'Cache-Tag'].includes(name),
  );
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  if (!content) return missing.map((name) => `${status} has no ${name}`);
  if (!content[type]) return [`${status} is ${type}, which is not documented`];
  if (!type.endsWith('json')) return missing;
  const at = shared
    ? pointer('components', 'responses', shared, 'content', type, 'schema')
    : pointer('paths', path, 'get', 'responses', String(status), 'content', type, 'schema');
  const judge = judges.get(at) ?? ajv.compile({ $ref: `api#${at}` });
  judges.set(at, judge);
  const faults = judge(body) ? [] : [ajv.errorsText(judge.errors).slice(0, 500)];
  return [...missing.map((name) => `${status} has no ${name}`), ...faults];
}

/** Open for ever, or another test's own. */
const others = ['/v1/newsline/live', '/v1/graphql'];

it.each([
  [false, [200, 301, 404, 410]],
  [true, [200, 301, 400, 404, 410]],
])('answers every read as documented, with bad parameters: %s', async (isBad, allowed) => {
  const seen = new Set<string>();
  for (const [path, { get }] of Object.entries(api.paths)) {
    if (!get || others.includes(path)) continue;
    await fc.assert(
      fc.asyncProperty(askedOf(path, get.parameters ?? [], isBad), async (address) => {
        const answer = await reader('GET', address, undefined, { Accept: 'application/json' });
        seen.add(`${path} ${answer.status}`);
        expect([
          address,
          allowed.includes(answer.status) ? 'allowed' : answer.status,
          problemsOf(path, answer),
        ]).toEqual([address, 'allowed', []]);
      }),
      { numRuns: isBad ? 25 : 12 },
    );
  }
  if (!isBad) expect([...seen].filter((each) => each.endsWith(' 200')).length).toBeGreaterThan(20);
  else expect([...seen].filter((each) => each.endsWith(' 400')).length).toBeGreaterThan(15);
});

it('answers raw junk in the address with a problem or a page, never a fault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary-ascii', maxLength: 40 }), async (text) => {
      const address = `/v1/${text.replace(/[^!-~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
      const { status } = await reader('GET', address);
      expect([address, status < 500]).toEqual([address, true]);
    }),
    { numRuns: 60 },
  );
});
