import { collections, type Db } from './collections.ts';
import { writtenDirectories } from './earlierNames.ts';

/** What a word weighs where it stands. */
const weights = { 'search.headline': 10, 'search.topics': 5, 'search.standfirst': 3, 'search.body': 1 };

/** The indexes of one generation of stories: each query of delivery and of the desk's own look-ups has one. */
export async function indexStories(db: Db, generation: number): Promise<void> {
  const stories = db.collection(collections.stories(generation));
  await stories.createIndex({ slugs: 1 }, { unique: true });
  await stories.createIndex({ facets: 1, publishedAt: -1, _id: -1 });
  await stories.createIndex({ refs: 1, _id: 1 });
  await stories.createIndex({ facets: 1, updatedAt: -1, _id: -1 });
  await stories.createIndex({ 'search.period': 1, updatedAt: -1 });
  await stories.createIndex({ contract: 1 });
  const text = Object.fromEntries(Object.keys(weights).map((field) => [field, 'text' as const]));
  // Stemmed by us, language by language: MongoDB's own stemmers know no Azerbaijani.
  const options = { default_language: 'none', language_override: 'searchLanguage', weights };
  await stories.createIndex({ 'search.period': 1, ...text }, options);
}

/** The indexes of what readers get beside the stories. */
export async function indexDirectory(db: Db): Promise<void> {
  for (const directory of writtenDirectories.map((name) => db.collection(name))) {
    await directory.createIndex({ kind: 1, slug: 1 });
    await directory.createIndex({ kind: 1, path: 1 });
    await directory.createIndex({ contract: 1 });
  }
  await db.collection(collections.oldAddresses).createIndex({ of: 1 });
}

/** The indexes of changes for subscribers: all of them by the list they are in, in the order of commits and by time; and what left which list when. */
export async function indexChanges(db: Db): Promise<void> {
  const afterAYear = { expireAfterSeconds: 366 * 86_400, sparse: true };
  await db.collection(collections.wireChanges).createIndex({ goneAt: 1 }, afterAYear);
  await db.collection(collections.listDepartures).createIndex({ key: 1, at: -1 });
  await db.collection(collections.wireChanges).createIndex({ facets: 1, guard: 1, number: 1, _id: 1 });
  await db.collection(collections.wireChanges).createIndex({ facets: 1, at: -1, _id: -1 });
}
