import { readFile } from 'node:fs/promises';
import { getOperationAST, isInterfaceType, isObjectType, parse, validate } from 'graphql';
import { checkCost } from '../../../src/delivery/graphql/limits.ts';
import { schema, sdl } from '../../../src/delivery/graphql/schema/index.ts';

const fields = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ field, at: `${type.name}.${field.name}` })));

it('has no field that could hold what is the newsroom’s alone', () => {
  const secret =
    /note|e-?mail|embargo|password|user|desk|draft|status|state$|^lock|revision|spike|kill(?!edAt)|schedul|audit|source(?!$)|address|hash|refs|facets/i;
  // What a search counts, not the keys a story is found by.
  const known = ['SearchConnection.facets'];
  expect(fields.map(({ at }) => at).filter((at) => secret.test(at.split('.')[1]!))).toEqual(known);
});

it('is in docs/v1.graphql as it is served, so that a change of it is seen', async () => {
  expect(await readFile('docs/v1.graphql', 'utf8')).toBe(sdl());
});

it('is for reading only', () => {
  expect(schema.getMutationType()).toBeUndefined();
  expect(schema.getSubscriptionType()).toBeUndefined();
});

it('bounds every list that an argument sizes', () => {
  const sized = fields.filter(({ field }) => field.args.some(({ name }) => name === 'first' || name === 'ids'));
  expect(sized.map(({ at }) => at).sort()).toEqual([
    'Author.newsline',
    'Query.authors',
    'Query.newsline',
    'Query.search',
    'Query.stories',
    'Query.topics',
    'Section.newsline',
    'Story.reviews',
    'Topic.newsline',
  ]);
  for (const { field, at } of sized)
    expect([at, field.extensions.size, Number(field.extensions.price) >= 10]).toEqual([
      at,
      expect.stringMatching(/first|ids/),
      true,
    ]);
});

const costOf = (query: string): number => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return checkCost(schema, document, getOperationAST(document)!, { slug: 'a' });
};

it('has room for what front ends ask: a front page, a story page', async () => {
  const page = await readFile('docs/graphql.md', 'utf8');
  const [story = ''] = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text]) => text);
  expect(costOf(story)).toBeLessThan(500);
  const stories = `{ newsline(first: 20) { nodes { story { headline body { html } byline { text signers { name } }
    photo { alt renditions { url width } } } } } }`;
  expect(costOf(stories)).toBeLessThan(1_000);
  const sections = `{ site { name } sections { path name children { path name }
    newsline(first: 5) { nodes { headline slug photo { alt renditions(format: avif) { url width } } } } } }`;
  expect(costOf(sections)).toBeLessThan(2_000);
});

it.each([
  ['{ site { name url } }', 3],
  ['{ newsline(first: 7) { nodes { id slug } pageInfo { endCursor } } }', 100 + 7 * (1 + 2 + 1 + 1)],
  ['{ newsline(first: 7) { count { stories } nodes { id } } }', 100 + 7 * (1 + 1) + 101],
  [
    '{ search(q: "a", first: 50) { count { stories } facets { year { value stories } } } }',
    300 + 301 + 300 + 1 + 5 * 2,
  ],
  ['{ story(slug: "a") { slug: __typename ... on Story { id headline } ... on KilledStory { id } } }', 10 + 1 + 2],
  ['{ stories(ids: ["a", "b", "c"]) { body { html } } }', 10 + 3 * (1 + 5)],
])('counts the cost of %s', (query, cost) => {
  expect(costOf(query)).toBe(cost);
});
