import { isInterfaceType, isObjectType } from 'graphql';
import { schema } from '../../../src/delivery/graphql/schema/index.ts';

const fields = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ field, at: `${type.name}.${field.name}` })));

it('has no field that could hold what is the newsroom’s alone', () => {
  const secret =
    /note|e-?mail|embargo|password|user|desk|draft|status|state$|^lock|revision|spike|kill(?!edAt)|schedul|audit|source(?!$)|address|hash|refs|facets/i;
  expect(fields.map(({ at }) => at).filter((at) => secret.test(at.split('.')[1]!))).toEqual([]);
});

it('is for reading only', () => {
  expect(schema.getMutationType()).toBeUndefined();
  expect(schema.getSubscriptionType()).toBeUndefined();
});

it('bounds every list that an argument sizes', () => {
  const sized = fields.filter(({ field }) => field.args.some(({ name }) => name === 'first' || name === 'ids'));
  expect(sized.map(({ at }) => at).sort()).toEqual([
    'Author.newsline',
    'Query.newsline',
    'Query.search',
    'Query.stories',
    'Section.newsline',
    'Topic.newsline',
  ]);
  for (const { field, at } of sized)
    expect([at, field.extensions.size, Number(field.extensions.price) >= 10]).toEqual([
      at,
      expect.stringMatching(/first|ids/),
      true,
    ]);
});
