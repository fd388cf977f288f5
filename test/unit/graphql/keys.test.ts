import fc from 'fast-check';
import { givenIn, keyOf, readyToRun } from '../../../src/delivery/graphql/request.ts';
import { openDocuments, openPersisted } from '../../../src/delivery/graphql/documents.ts';

const parsing = { documents: openDocuments(2 ** 20), persisted: openPersisted(2 ** 20) };
const keyFor = (
  query: string,
  variables: object = {},
  operationName?: string,
  mediaType = 'application/json',
): string => keyOf(readyToRun(givenIn({ query, variables, operationName }), 'GET', parsing), mediaType);

const query = 'query At($a: [ID!], $b: Int) { stories(ids: $a) { id } newsline(first: $b) { nodes { id } } }';
const value = fc.oneof(fc.array(fc.string(), { maxLength: 4 }), fc.integer(), fc.constant(null));

it('is one key for a query whatever the order of its variables, and what else is sent along', () => {
  fc.assert(
    fc.property(value, value, fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (a, b, junk) => {
      const { a: _a, b: _b, ...others } = junk as Record<string, unknown>;
      const key = keyFor(query, { a, b });
      expect(keyFor(query, { ...others, b, a })).toBe(key);
      expect(keyFor(query, { b, a, ...others }, 'At')).toBe(key);
    }),
  );
});

it('is another key for other values', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(keyFor(query, { a: one })).not.toBe(keyFor(query, { a: other }));
    }),
  );
});

it('does not care for spaces, commas and comments outside of strings', () => {
  const gap = fc.array(fc.constantFrom(' ', '\n', '\t', ',', '\r\n', '# said\n'), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(gap, { minLength: 6, maxLength: 6 }), (gaps) => {
      const words = ['{', 'story', '(slug: "a  b, c")', '{', '__typename', '}', '}'];
      const spaced = words.map((word, at) => word + (gaps[at]?.join('') ?? '')).join('');
      expect(keyFor(spaced)).toBe(keyFor(words.join(' ')));
    }),
  );
  expect(keyFor('{ story(slug: "a b") { __typename } }')).not.toBe(keyFor('{ story(slug: "a  b") { __typename } }'));
});

it.each([
  ['the media type', keyFor(query, {}, undefined, 'application/graphql-response+json')],
  ['a null that is said', keyFor(query, { b: null })],
  ['another alias', keyFor(query.replace('newsline', 'n: newsline'))],
])('is another key for %s', (_what, key) => {
  expect(key).not.toBe(keyFor(query));
});

it('tells the operations of one document apart', () => {
  const two = 'query A { site { name } } query B { site { url } }';
  expect(keyFor(two, {}, 'A')).not.toBe(keyFor(two, {}, 'B'));
  expect(() => keyFor(two)).toThrow('The query has several operations: give an operationName.');
  expect(() => keyFor(two, {}, 'C')).toThrow('The query has no operation of that name.');
});

it('refuses variables nested beyond all reason, without losing its own stack', () => {
  const nested: unknown = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  expect(() => keyFor(query, { a: nested })).toThrow('The variables are nested too deeply.');
});
