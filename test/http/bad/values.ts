import type { FlattenedField } from 'payload';

/** Values no field of a type may take, by hand. `raw` is JSON as sent, for what JavaScript cannot write. */
export type Bad = { what: string; value?: unknown; raw?: string };

const bad = (what: string, value: unknown): Bad => ({ what, value });
const operators: Bad[] = [
  bad('an operator', { $gt: '' }),
  bad('code', { $where: 'sleep(1000)' }),
  bad('a regular expression', { $regex: '(', $options: 'i' }),
];
const unknownId = '65f0c0ffee0000000000dead';

const texts = (longest: number): Bad[] => [
  bad('a number', 42),
  bad('true', true),
  bad('a list', ['a', 'b']),
  ...operators,
  bad('too long', 'x'.repeat(longest + 1)),
  bad('a null byte', 'a\u0000b'),
  { what: 'half a character', raw: String.raw`"a\ud800b"` },
  { what: 'a megabyte', raw: JSON.stringify('x'.repeat(900_000)) },
];
const numbers: Bad[] = [
  bad('text', '5'),
  bad('a list', [1]),
  bad('true', true),
  ...operators,
  { what: 'infinity', raw: '1e999' },
  bad('far too much', 1e300),
  bad('far too little', -1e300),
];
const dates: Bad[] = [
  bad('no date', 'tomorrow'),
  bad('a number', 20_240_101),
  bad('true', true),
  bad('a list', ['2024-01-01']),
  bad('no such day', '2024-13-45'),
  bad('a year too far', '999999-01-01'),
  bad('a long text', `2024-01-01${' '.repeat(1_000)}`),
  ...operators,
];
const ids: Bad[] = [
  bad('no id', 'nonsense'),
  bad('a number', 5),
  bad('true', true),
  bad('an id of nothing', unknownId),
  ...operators,
];
const choices: Bad[] = [bad('no such choice', 'nonsense'), bad('a number', 5), bad('true', true), ...operators];
const listOf = (each: readonly Bad[], most = 200): Bad[] => [
  bad('no list', { 0: 'a' }),
  bad('a number', 7),
  bad('true', true),
  bad(
    'too many',
    Array.from({ length: most + 1 }, () => 'a'),
  ),
  ...each.map(({ what, value, raw }) => ({ what: `with ${what}`, raw: `[${raw ?? JSON.stringify(value)}]` })),
];
const rows: Bad[] = [
  bad('text', 'text'),
  bad('an object', { 0: {} }),
  bad('true', true),
  bad('a list of numbers', [5]),
  bad('a list of lists', [[]]),
  bad('an unknown field', [{ nonsense: 1 }]),
  bad(
    'too many',
    Array.from({ length: 2_000 }, () => ({})),
  ),
];
const nest = (levels: number): object => {
  let node: object = { type: 'paragraph', version: 1, children: [] };
  for (let level = 0; level < levels; level += 1) node = { type: 'quote', version: 1, children: [node] };
  return { root: { type: 'root', version: 1, children: [node] } };
};
const bodies: Bad[] = [
  bad('text', 'text'),
  bad('a number', 5),
  bad('true', true),
  bad('a list', []),
  bad('no root', { root: 5 }),
  ...operators,
  bad('an unknown node', { root: { type: 'root', version: 1, children: [{ type: 'script', version: 1 }] } }),
  bad('raw HTML', { root: { type: 'root', version: 1, children: [{ type: 'html', html: '<script>' }] } }),
  bad('a deep nest', nest(20)),
];
const groups: Bad[] = [
  bad('text', 'text'),
  bad('a number', 5),
  bad('a list', []),
  bad('an unknown field', { nonsense: 1 }),
  ...operators,
];
const points: Bad[] = [
  bad('text', 'here'),
  bad('one number', [1]),
  bad('three', [1, 2, 3]),
  bad('off the globe', [200, 0]),
  bad('texts', ['a', 'b']),
  ...operators,
];

type Many = { hasMany?: boolean; maxRows?: number; maxLength?: number };

/** What to try on a field; an empty list for fields that take no input. */
export function badFor(field: FlattenedField): Bad[] {
  const { hasMany, maxRows, maxLength } = field as Many;
  const single: Partial<Record<FlattenedField['type'], Bad[]>> = {
    text: texts(maxLength ?? 1_000),
    textarea: texts(maxLength ?? 20_000),
    email: texts(254).concat(bad('no address', 'nobody at nowhere')),
    number: numbers,
    checkbox: [bad('text', 'true'), bad('a number', 1), bad('a list', []), ...operators],
    date: dates,
    select: choices,
    relationship: ids,
    upload: ids,
    richText: bodies,
    group: groups,
    array: rows,
    point: points,
  };
  const tried = single[field.type] ?? [];
  if (tried.length === 0) return [];
  return hasMany ? listOf(tried, maxRows) : tried;
}

/** Whole bodies that are none, and what they come as. */
export const badBodies: readonly { what: string; body: string | Uint8Array; type?: string }[] = [
  { what: 'nothing', body: '' },
  { what: 'null', body: 'null' },
  { what: 'a list', body: '[]' },
  { what: 'a list of objects', body: '[{}]' },
  { what: 'text', body: '"text"' },
  { what: 'a number', body: '5' },
  { what: 'half of it', body: '{"name": "a' },
  { what: 'not UTF-8', body: new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]) },
  { what: 'a nest of lists', body: `{"name": ${'['.repeat(10_000)}${']'.repeat(10_000)}}` },
  { what: 'a nest of objects', body: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}` },
  { what: '__proto__', body: '{"__proto__": {"role": "administrator", "overrideAccess": true}}' },
  { what: 'constructor', body: '{"constructor": {"prototype": {"role": "administrator"}}}' },
  { what: '__proto__ further down', body: '{"name": {"a": [{"__proto__": {"isAdmin": true}}]}}' },
  { what: 'unknown fields', body: '{"nonsense": 1, "$set": {"role": "administrator"}}' },
  { what: 'a megabyte', body: JSON.stringify({ name: 'x'.repeat(900_000), nonsense: 1 }) },
  { what: 'over the limit', body: JSON.stringify({ name: 'x'.repeat(3_000_000) }) },
  { what: 'plain text', body: 'name=a', type: 'text/plain' },
  { what: 'a form', body: 'name[$gt]=&email[$gt]=', type: 'application/x-www-form-urlencoded' },
  { what: 'XML', body: '<name>a</name>', type: 'application/xml' },
  { what: 'no parts', body: 'garbage', type: 'multipart/form-data' },
  {
    what: 'broken parts',
    body: '--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"name": ',
    type: 'multipart/form-data; boundary=b',
  },
  ...[
    ['no JSON', '{nonsense'],
    ['a poisoned part', '{"__proto__":{"role":"administrator"},"nonsense":1}'],
    ['a null part', 'null'],
    ['a list part', '[1]'],
    ['a deep part', `{"nonsense":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  ].map(([what, json]) => ({
    what: what!,
    body: `--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n${json}\r\n--b--\r\n`,
    type: 'multipart/form-data; boundary=b',
  })),
];

/** Questions of a list that have no answer. */
export const badQueries: readonly string[] = [
  'where=nonsense',
  'where={',
  'where[]=1',
  'where[id]=1',
  'where[id][]=1',
  'where[id][equals][$gt]=',
  'where[id][equals][$ne]=1',
  'where[nonsense][equals]=1',
  'where[$where][equals]=1',
  'where[id][$where]=1',
  'where[id][$gt]=',
  'where[id][nonsense]=1',
  'where[or]=1',
  'where[or][0]=1',
  'where[and][id]=1',
  'where[a.b.c.d.e][equals]=1',
  'where[.][equals]=1',
  'where[..][equals]=1',
  'where[$or][0][id]=1',
  'where[createdAt][equals][a]=1',
  'where[createdAt][near]=1,2',
  'where[id][within]=1',
  `where[id][in]=${'a,'.repeat(1_000)}`,
  `where[id][equals]=${'x'.repeat(5_000)}`,
  'where[id][equals]=%00',
  'where[id][like]=%00',
  'sort=$where',
  'sort=__proto__',
  'sort=nonsense',
  'sort=a.b.c.d',
  'sort=id,id,id,id,id,id,id',
  'limit=-1',
  'limit=abc',
  'limit=1.5',
  'limit=1e999',
  'limit=NaN',
  'limit[$gt]=1',
  'limit=1&limit=2',
  'page=-1',
  'page=abc',
  'page=1e15',
  'page[$gt]=1',
  'depth=-1',
  'depth=abc',
  'depth=1e999',
  'joins=nonsense',
  'joins[nonsense][limit]=1',
  'joins[nonsense][where][id][equals]=1',
];

/** Questions that look bad and do have an answer, within bounds. */
export const boundedQueries: readonly string[] = [
  'limit=0',
  'limit=1000000',
  'pagination=false',
  'limit=0&pagination=false',
  'page=1000000',
  'depth=100',
  'depth=4&limit=1000',
  'where[id][like]=(',
  'where[id][like]=(a%2B)%2B%24',
  'where[id][contains]=[',
  'where[id][contains]=\\',
  'where[id][equals]=1',
  'where[id][in]=',
  'where[id][exists]=maybe',
  'where[createdAt][greater_than]=nonsense',
  'where[updatedAt][less_than]=99999999999999999999',
  'where=',
  'select=nonsense',
  'where[__proto__][equals]=1',
  'where[constructor][equals]=1',
  'where[constructor][prototype]=1',
  'sort[a]=b',
  'select[nonsense]=true',
  'select[id][a][b]=true',
  'select[__proto__]=true',
  'select[$where]=true',
  'populate=nonsense',
  'populate[nonsense][a]=true',
  'populate[users]=true',
  'populate[users][$where]=true',
  'locale=nonsense',
  'locale[$gt]=',
  'fallback-locale=nonsense',
  'draft[$gt]=',
  'trash=maybe',
  '%00=1',
  'a[b][c][d][e][f][g][h][i][j][k]=1',
  `${'a[]=1&'.repeat(2_000)}`,
];
