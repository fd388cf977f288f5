import { pickFields, fieldTable, unknownPaths } from '../../../src/delivery/rest/fields.ts';
import { story } from '../../../src/delivery/rest/schemas.ts';
import { line, story as wholeStory } from '../../../src/published/story/schema.ts';
import { publishedStory } from '../../support/published.ts';

it('takes fields and what is in them, of each item of a list', () => {
  const value = { a: 1, b: { c: 2, d: 3 }, e: [{ f: 4, g: 5 }, { f: 6 }], h: undefined };
  expect(pickFields(value, ['a', 'b.c', 'e.f', 'h'])).toEqual({ a: 1, b: { c: 2 }, e: [{ f: 4 }, { f: 6 }] });
  expect(pickFields(value, ['b', 'b.c'])).toEqual({ b: { c: 2, d: 3 } });
  expect(pickFields(value, undefined)).toBe(value);
});

it('knows the fields of a story to three levels, and no others', () => {
  const table = fieldTable(story, 'headline');
  expect(table.paths).toEqual(
    expect.arrayContaining(['headline', 'byline.signers.name', 'section.path', 'photo.renditions.url', 'body.html']),
  );
  expect(unknownPaths(['headline', 'constructor', 'section.desk', 'notes'], table)).toEqual([
    'constructor',
    'section.desk',
    'notes',
  ]);
  expect(fieldTable(line, 'headline').paths).not.toContain('body');
});

it('describes what the read model has, and nothing that it has not', () => {
  const section = [{ id: '6b04d7cb57a50e65743d1000', path: 'politics', name: 'Politics' }];
  expect(wholeStory.safeParse(publishedStory({ section, alsoIn: [section] })).error).toBeUndefined();
});
