import { createConnection, Types, type mongo } from 'mongoose';
import {
  collections,
  killedKeyOf,
  type Db,
  type StoredStory,
  type WireChange,
  searchFieldsOf,
} from '../../src/published/storage/collections.ts';
import { indexChanges, indexDirectory, indexStories } from '../../src/published/storage/indexes.ts';
import type { PublishedStory } from '../../src/published/story/schema.ts';
import { facetKeysOf } from '../../src/published/tags.ts';
import { testDatabaseUri } from './database.ts';
import { killedStory, publishedStory } from './published.ts';

const hex = (count: number): string => count.toString(16).padStart(24, '0');

/** The `count`th of a row of stories, an hour older than the one before. */
export function storyInRow(count: number, changes: Partial<PublishedStory> = {}): PublishedStory {
  const publishedAt = new Date(Date.parse('2026-11-20T12:00:00Z') - count * 3_600_000).toISOString();
  const numbered = { id: hex(count + 1), slug: `story-${count}`, headline: `Parliament passes budget ${count}` };
  return publishedStory({ ...numbered, publishedAt, updatedAt: publishedAt, ...changes });
}

const storedOf = (story: PublishedStory, formerSlugs: string[] = []): object => ({
  slug: story.slug,
  slugs: [story.slug, ...formerSlugs],
  revision: 1,
  status: 'published',
  facets: facetKeysOf(story),
  refs: [],
  publishedAt: new Date(story.publishedAt),
  updatedAt: new Date(story.updatedAt),
  line: {
    id: story.id,
    slug: story.slug,
    headline: story.headline,
    language: story.language,
    section: story.section,
    publishedAt: story.publishedAt,
    updatedAt: story.updatedAt,
    ...(story.urgency && { urgency: story.urgency }),
    ...(story.photo && { photo: story.photo }),
  },
  search: searchFieldsOf(story),
  json: JSON.stringify(story),
});

/** A read model of its own on the test's mongod, without Payload: as delivery sees it. Close it at the end of the file. */
export async function openReadModel(name: string) {
  const connection = await createConnection(testDatabaseUri(name), { autoIndex: false }).asPromise();
  const db = connection.db as unknown as Db;
  const stories: mongo.Collection<StoredStory> = db.collection(collections.stories(1));
  await indexStories(db, 1);
  await indexDirectory(db);
  await indexChanges(db);
  const marks: mongo.Collection<WireChange> = db.collection(collections.wireChanges);
  const put = async (story: PublishedStory, formerSlugs: string[] = []): Promise<void> => {
    const _id = Types.ObjectId.createFromHexString(story.id);
    await stories.replaceOne({ _id }, storedOf(story, formerSlugs) as never, { upsert: true });
    const { language, version, publishedAt, updatedAt: at } = story;
    const mark = { facets: facetKeysOf(story), language, version, publishedAt, at, guard: 0, number: 0 };
    await marks.replaceOne({ _id }, mark, { upsert: true });
  };
  const kill = async ({ id, slug }: PublishedStory, formerSlugs: string[] = []): Promise<void> => {
    const _id = Types.ObjectId.createFromHexString(id);
    const killed = { ...killedStory, id, slug };
    const stored = { slug, slugs: [slug, ...formerSlugs], revision: 2, status: 'killed', killed };
    await stories.replaceOne({ _id }, { ...stored, killedAt: new Date(killed.killedAt) } as never);
    const facets = { $each: [killedKeyOf(), killedKeyOf(killed.language)] };
    await marks.updateOne({ _id }, { $set: { at: killed.killedAt, version: killed.version }, $addToSet: { facets } });
  };
  const close = async (): Promise<void> => {
    await connection.dropDatabase();
    await connection.close();
  };
  return { db, stories, put, kill, close };
}
