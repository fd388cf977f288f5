import { z } from 'zod';
import { fingerprintOf } from '../../src/cli/generated.ts';
import { contractSchemas } from '../../src/published/kinds.ts';
import { projectPage, page } from '../../src/published/page.ts';
import type { References } from '../../src/published/shows.ts';
import { contract } from '../../src/published/storage/contract.ts';
import { projectStory } from '../../src/published/story/project.ts';
import { story } from '../../src/published/story/schema.ts';
import { isSameToReaders } from '../../src/published/storage/stored.ts';
import type { StoredStory } from '../../src/published/storage/collections.ts';
import { body, paragraph } from '../support/bodies.ts';

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
    expect.arrayContaining(['story', 'killed', 'line', 'review', 'author', 'correspondent', 'section', 'site', 'page']),
  );
});

it('does not count who wrote a story, nor from which revision, as something readers get', () => {
  const stored = { slug: 'one', revision: 1, json: '{"headline":"One"}' } as unknown as StoredStory;
  expect(isSameToReaders(stored, { ...stored, contract: 7, revision: 2 })).toBe(true);
  expect(isSameToReaders(stored, { ...stored, slug: 'two' })).toBe(false);
});

const hexId = (letter: string): string => letter.repeat(24);
const noReferences: References = {
  authors: new Map(),
  correspondents: new Map(),
  sections: new Map(),
  photos: new Map(),
  stories: new Map(),
  oldSlugs: new Map(),
  timeZone: 'Asia/Baku',
};
/** A document with more in it than anybody outside may see. */
const row = {
  id: hexId('a'),
  slug: 'one',
  language: 'en',
  headline: 'One',
  title: 'One',
  body: body(paragraph('Text.')),
  state: 'published',
  _status: 'published',
  firstPublishedAt: '2026-03-20T08:00:00.000Z',
  lastUpdatedAt: '2026-03-20T09:00:00.000Z',
  editorialNote: 'Not for readers.',
  publicSlug: 'one',
  revision: 7,
};
const asSent = (value: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

it.each([
  ['story', story, projectStory(row, noReferences)],
  ['page', page, projectPage(row, [row])],
])(
  'sends of a %s what the contract has, whatever else is kept, and a field beside it is found',
  (_name, schema, sent) => {
    expect(schema.safeParse(asSent(sent)).error?.issues ?? []).toEqual([]);
    const more = schema.safeParse({ ...asSent(sent), editorialNote: 'Not for readers.' });
    expect(more.error?.issues).toEqual([
      expect.objectContaining({ code: 'unrecognized_keys', keys: ['editorialNote'] }),
    ]);
  },
);
