import { mongo } from 'mongoose';
import type { DirectoryEntry } from '../../src/published/directory/schema.ts';
import type { PublishedStory } from '../../src/published/story/schema.ts';
import { collections, type Db, type Head, type StoredStory } from '../../src/published/storage/collections.ts';
import { contract } from '../../src/published/storage/contract.ts';
import { indexDirectory, indexStories } from '../../src/published/storage/indexes.ts';
import { storedStory } from '../../src/published/storage/stored.ts';

/** The newsroom every row of the benchmark reads: 50 authors, 12 sections, stories whose answer is about 4 KB. */
export const authors = 50;
export const sections = 12;

export const slugOf = (index: number): string => `story-number-${index}`;
export const sectionOf = (index: number): string => `section-${index % sections}`;

/** A word list of its own, so that no search word is in every story: the n-th word is in about one of n stories. */
const syllables = ['ba', 'do', 'ke', 'li', 'mu', 'ra', 'se', 'ti', 'vo', 'za'];
const word = (number: number): string =>
  [...String(number + 100)].map((digit) => syllables[Number(digit)] ?? '').join('');

/** Pseudo-random in [0, 1), the same in every run. */
function chance(seed: number): () => number {
  let state = (seed + 1) * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) | 0;
    return ((state ^ (state >>> 12)) >>> 0) / 4_294_967_296;
  };
}

/** Common words are common, rare ones rare, as in any language. */
const sentence = (next: () => number): string => {
  const words = Array.from({ length: 18 }, () => word(Math.floor(next() ** 3 * 4_000)));
  return `${words.join(' ')}.`;
};

/** Of about one story in five hundred. */
export const searchWord = (index: number): string => word(1_500 + (index % 500));

const firstDay = Date.UTC(2006, 0, 1);
const twentyYears = 20 * 365 * 24 * 3_600_000;

/** An archive of `count` stories spreads over twenty years. */
export const publishedAtOf = (index: number, count: number): string =>
  new Date(firstDay + index * Math.floor(twentyYears / count)).toISOString();

function story(index: number, id: string, at: string): PublishedStory {
  const next = chance(index);
  const paragraphs = Array.from({ length: 11 }, () => sentence(next));
  const path = sectionOf(index);
  const author = `author-${index % authors}`;
  const headline = `${sentence(next).slice(0, 60)} ${index}`;
  return {
    id,
    slug: slugOf(index),
    language: 'en',
    headline,
    standfirst: paragraphs[0],
    dateline: { text: 'Baku/Sarvan:', place: 'Baku', source: 'Sarvan' },
    body: {
      html: paragraphs.map((text) => `<p>${text}</p>`).join('\n'),
      text: paragraphs.join('\n\n'),
      blocks: paragraphs.map((text) => ({ kind: 'paragraph', runs: [{ text }] })),
    },
    byline: { text: author, signers: [{ name: author, slug: author }] },
    section: [{ id: path, path, name: path }],
    alsoIn: [],
    topics: [],
    translations: [],
    related: [],
    corrections: [],
    wordCount: 200,
    timeZone: 'Asia/Baku',
    publishedAt: at,
    updatedAt: at,
    version: 1,
    seo: { title: headline, description: paragraphs[0] ?? '' },
  };
}

const nothing = new Map<string, never>();
const references = {
  authors: nothing,
  correspondents: nothing,
  sections: nothing,
  photos: nothing,
  stories: nothing,
  oldSlugs: nothing,
  timeZone: 'Asia/Baku',
};

/** The index-th of `count` stories. */
export function storedStoryNumber(index: number, count: number): StoredStory {
  const _id = new mongo.BSON.ObjectId();
  const id = _id.toHexString();
  return storedStory({ id, revision: 1 }, story(index, id, publishedAtOf(index, count)), references);
}

function directoryEntries(): (DirectoryEntry & { _id: string })[] {
  const site = {
    kind: 'site',
    id: 'site',
    name: 'Sarvan',
    agencyName: 'Sarvan',
    agencyNames: {},
    timeZone: 'Asia/Baku',
    defaultLanguage: 'en',
    reviewsOpenDays: 14,
    social: [],
  } as const;
  return [
    { _id: 'site', ...site, social: [] } as unknown as DirectoryEntry & { _id: string },
    ...Array.from({ length: sections }, (_, at) => ({
      _id: `section:${at}`,
      kind: 'section' as const,
      id: `${at}`,
      path: sectionOf(at),
      order: at,
      name: sectionOf(at),
      names: {},
    })),
    ...Array.from({ length: authors }, (_, at) => ({
      _id: `author:${at}`,
      kind: 'author' as const,
      id: `${at}`,
      slug: `author-${at}`,
      name: `author-${at}`,
      links: [],
      languages: [],
      postings: [],
    })),
  ];
}

const batch = 1_000;

/** Fills a read model with `count` stories, and builds its indexes when they are in: ten times quicker than the other way round. */
export async function fillReadModel(db: Db, count: number, onProgress: (done: number) => void): Promise<void> {
  const head: Head = { _id: 'head', current: 1, live: [1], seq: 0, withdrawn: [], contract: contract.version };
  await db.collection<Head>(collections.readModel).insertOne(head);
  await db.collection<{ _id: string }>(collections.directory).insertMany(directoryEntries());
  const stories = db.collection<StoredStory>(collections.stories(1));
  for (let begin = 0; begin < count; begin += batch) {
    const size = Math.min(batch, count - begin);
    await stories.insertMany(
      Array.from({ length: size }, (_, step) => storedStoryNumber(begin + step, count)),
      { ordered: false },
    );
    onProgress(begin + size);
  }
  await indexStories(db, 1);
  await indexDirectory(db);
}
