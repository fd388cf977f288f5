import fc from 'fast-check';
import { parameter } from '../../../src/delivery/rest/parameters.ts';
import { readQuery } from '../../../src/http/query.ts';

const shape = {
  lang: parameter.language,
  section: parameter.section,
  since: parameter.since,
  limit: parameter.limit(100, 20),
};
const canonicalOf = (query: string): string | undefined => {
  const read = readQuery(query, shape);
  return 'canonical' in read ? read.canonical : undefined;
};
const faultsOf = (query: string): string[] => {
  const read = readQuery(query, shape);
  return 'faults' in read ? read.faults.map(({ path, rule }) => `${path} ${rule}`) : [];
};

it.each([
  ['', ''],
  ['limit=20', ''],
  ['limit=10&lang=az', 'lang=az&limit=10'],
  ['&&lang=az&', 'lang=az'],
  ['section=politics/parliament', 'section=politics%2Fparliament'],
  ['section=politics%2fparliament', 'section=politics%2Fparliament'],
  ['%6cang=%61z', 'lang=az'],
  ['since=2026-11-25', 'since=2026-11-25T00%3A00%3A00.000Z'],
  ['since=2026-11-25T04:00:00%2B04:00', 'since=2026-11-25T00%3A00%3A00.000Z'],
  ['since=2026-11-25T04:00:00+04:00', 'since=2026-11-25T00%3A00%3A00.000Z'],
])('writes %s as %s', (query, expected) => {
  expect(canonicalOf(query)).toBe(expected);
});

it.each([
  ['page=2', 'page unknown'],
  ['lang=az&lang=en', 'lang repeated'],
  ['lang=AZ', 'lang value'],
  ['lang', 'lang value'],
  ['section=../x', 'section value'],
  ['limit=101', 'limit range'],
  ['limit=0', 'limit range'],
  ['limit=1e1', 'limit range'],
  ['limit=%FF', 'limit encoding'],
  ['since=yesterday', 'since value'],
  ['since=2026-02-30', 'since value'],
  ['__proto__=1', '__proto__ unknown'],
  ['limit=x&page=1', 'page unknown,limit range'],
])('refuses %s: %s', (query, expected) => {
  expect(faultsOf(query).join()).toBe(expected);
});

it('refuses a query that is too long, whatever it says', () => {
  expect(faultsOf(`lang=${'z'.repeat(5_000)}`)).toEqual(['? length']);
});

const given = fc.record(
  {
    lang: fc.constantFrom('en', 'az', 'ru'),
    section: fc.constantFrom('politics', 'politics/parliament'),
    since: fc.constantFrom('2026-11-25', '2026-01-01T10:00:00Z'),
    limit: fc.integer({ min: 1, max: 100 }).map(String),
  },
  { requiredKeys: [] },
);
/** Every sign percent-encoded or not, as chance has it. */
const encoded = (text: string, coins: boolean[]): string =>
  [...text]
    .map((sign, at) => (coins[at % coins.length] ? `%${sign.charCodeAt(0).toString(16)}` : encodeURIComponent(sign)))
    .join('');

it('has one key for all ways to ask the same, and another one for something else', () => {
  const coins = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(given, given, fc.integer(), coins, (one, other, seed, tossed) => {
      const plain = Object.entries(one).map(([name, value]) => `${name}=${value}`);
      const turned = Object.entries(one)
        .map(([name, value]) => `${encoded(name, tossed)}=${encoded(value, tossed)}`)
        .sort((a, b) => ((a.length * seed) % 7) - ((b.length * seed) % 7));
      expect(canonicalOf(turned.join('&'))).toBe(canonicalOf(plain.join('&')));
      const same = (key: keyof typeof one) =>
        (one[key] ?? (key === 'limit' ? '20' : '')) === (other[key] ?? (key === 'limit' ? '20' : ''));
      const isSame = (['lang', 'section', 'since', 'limit'] as const).every(same);
      const asked = Object.entries(other).map(([name, value]) => `${name}=${value}`);
      expect(canonicalOf(asked.join('&')) === canonicalOf(plain.join('&'))).toBe(isSame);
    }),
  );
});

it('reads its own canonical form as the same', () => {
  fc.assert(
    fc.property(given, (one) => {
      const once = canonicalOf(
        Object.entries(one)
          .map((each) => each.join('='))
          .join('&'),
      );
      expect(canonicalOf(once ?? '')).toBe(once);
    }),
  );
});

it('answers junk with faults, never with an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (junk) => {
      const read = readQuery(junk, shape);
      expect('faults' in read ? read.faults.length > 0 : /^[&]*$/.test(junk) || read.canonical.length > 0).toBe(true);
    }),
  );
});

describe('a list narrowed by several values', () => {
  const id = (digit: string) => digit.repeat(24);
  const read = (query: string) => readQuery(query, parameter.ofLists);

  it.each([
    ['section=world,politics/parliament&lang=ru,az', 'lang=az%2Cru&section=politics%2Fparliament%2Cworld'],
    ['author=leyla,alex,leyla', 'author=alex%2Cleyla'],
    [`exclude=${id('B')},${id('a')}`, `exclude=${id('a')}%2C${id('b')}`],
    ['hasPhoto=true&urgencyAtMost=3', 'hasPhoto=true&urgencyAtMost=3'],
  ])('has one key however it is asked for: %s', (query, canonical) => {
    expect(read(query)).toMatchObject({ canonical });
  });

  it.each([
    ['section=politics,', 'section'],
    ['section=politics,A', 'section'],
    ['lang=az,fr', 'lang'],
    [`author=${Array.from({ length: 11 }, (_, count) => `a${count}`).join(',')}`, 'author'],
    [`exclude=${Array.from({ length: 51 }, (_, count) => `${count}`.padStart(24, '0')).join(',')}`, 'exclude'],
    ['exclude=1', 'exclude'],
    ['urgencyAtMost=0', 'urgencyAtMost'],
    ['hasPhoto=yes', 'hasPhoto'],
  ])('refuses %s', (query, path) => {
    expect(read(query)).toMatchObject({ faults: [{ path }] });
  });
});
