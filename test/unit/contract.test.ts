import { z } from 'zod';
import { fingerprintOf } from '../../src/cli/contractFile.ts';
import { contractSchemas } from '../../src/published/kinds.ts';
import { contract } from '../../src/published/storage/contract.ts';
import { isSameToReaders } from '../../src/published/storage/stored.ts';
import type { StoredStory } from '../../src/published/storage/collections.ts';

it('was raised for the schemas as they are: else run `npm run generate`, and nodes build what readers get anew', () => {
  expect(fingerprintOf()).toBe(contract.fingerprint);
});

it('is another one as soon as a field is added, becomes optional, or goes', () => {
  const schemas = { ...contractSchemas };
  const review = schemas.review as z.ZodObject;
  const others = [review.extend({ mood: z.string() }), review.partial({ text: true }), review.omit({ rating: true })];
  const found = others.map((each) => fingerprintOf({ ...schemas, review: each }));
  expect(new Set([...found, contract.fingerprint]).size).toBe(4);
});

it('names stories, notices, headlines, reviews and each kind of entry', () => {
  expect(Object.keys(contractSchemas)).toEqual(
    expect.arrayContaining(['story', 'killed', 'line', 'review', 'author', 'correspondent', 'section', 'site']),
  );
});

it('does not count who wrote a story, nor from which revision, as something readers get', () => {
  const story = { slug: 'one', revision: 1, json: '{"headline":"One"}' } as unknown as StoredStory;
  expect(isSameToReaders(story, { ...story, contract: 7, revision: 2 })).toBe(true);
  expect(isSameToReaders(story, { ...story, slug: 'two' })).toBe(false);
});
