import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import mongoose from 'mongoose';
import { openByteCache } from '../../src/delivery/cache/cache.ts';
import {
  collections,
  type Db,
  type StoredReview,
  type StoredReviewTotal,
  type StoredStory,
  searchFieldsOf,
} from '../../src/published/storage/collections.ts';
import { graphqlPath, openGraphql } from '../../src/delivery/graphql/index.ts';
import { openDirectoryStore } from '../../src/delivery/stores/directoryStore.ts';
import { contract } from '../../src/published/storage/contract.ts';
import { indexDirectory, indexStories } from '../../src/published/storage/indexes.ts';
import { openServe } from '../../src/delivery/cache/serve.ts';
import { openStoryStore } from '../../src/delivery/stores/storyStore.ts';
import type { DirectoryEntry } from '../../src/published/directory/schema.ts';
import type { KilledStory, PublishedStory } from '../../src/published/story/schema.ts';
import { facetKeysOf } from '../../src/published/tags.ts';
import { reviewStore } from '../../src/delivery/stores/reviewStore.ts';
import { testDatabaseUri } from './database.ts';

const { ObjectId } = mongoose.mongo;
const generation = 1;
type ReviewIds = { id: string; parent?: string };

const rowOf = (story: PublishedStory, oldSlugs: string[]): StoredStory => {
  const { id, slug, headline, language, publishedAt, updatedAt, section, kicker, urgency, photo, standfirst } = story;
  return {
    _id: new ObjectId(id),
    slug,
    slugs: [slug, ...oldSlugs],
    revision: 1,
    status: 'published',
    facets: facetKeysOf(story),
    refs: [],
    publishedAt: new Date(publishedAt),
    updatedAt: new Date(updatedAt),
    line: { id, slug, headline, language, publishedAt, updatedAt, section, kicker, urgency, photo, standfirst },
    search: searchFieldsOf(story),
    json: JSON.stringify(story),
  } as StoredStory;
};
const tombstoneOf = (killed: KilledStory): StoredStory => ({
  _id: new ObjectId(killed.id),
  slug: killed.slug,
  slugs: [killed.slug],
  revision: 1,
  status: 'killed',
  killedAt: new Date(killed.killedAt),
  killed,
});

/** GraphQL over a read model of its own, on a real mongod and a real HTTP server, behind the byte cache. */
export async function serveGraphql(name: string, { introspection = true } = {}) {
  const connection = await mongoose.createConnection(testDatabaseUri(name), { monitorCommands: true }).asPromise();
  const db = connection.db as unknown as Db;
  const commands: string[] = [];
  connection.getClient().on('commandStarted', ({ commandName }) => void commands.push(commandName));
  await indexStories(db, generation);
  await indexDirectory(db);
  const faults: unknown[] = [];
  const onFault = (error: unknown): void => void faults.push(error);
  const stores = {
    stories: openStoryStore(db, () => generation),
    directory: openDirectoryStore(db, () => contract.version),
    reviews: reviewStore(db),
  };
  const { addresses, router } = openGraphql({ stores, introspection, onFault });
  const cache = openByteCache({ maxBytes: 8 * 2 ** 20, isCurrent: () => true });
  const serve = openServe({
    cache,
    addresses: [addresses],
    delivery: { isHttps: false },
    wake: async () => undefined,
    confirm: async () => true,
    onError: onFault,
  });
  const app = express().use(graphqlPath, router);
  const server = createServer((req, res) => void (serve(req, res) || app(req, res)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stories = db.collection<StoredStory>(collections.stories(generation));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${graphqlPath}`,
    cache,
    stores,
    commands,
    faults,
    figures: serve.figures,
    put: (story: PublishedStory, oldSlugs: string[] = []) =>
      stories.replaceOne({ _id: new ObjectId(story.id) }, rowOf(story, oldSlugs), { upsert: true }),
    kill: (killed: KilledStory) =>
      stories.replaceOne({ _id: new ObjectId(killed.id) }, tombstoneOf(killed), { upsert: true }),
    putHouse: (each: DirectoryEntry) =>
      db
        .collection<{ _id: string }>(collections.directory)
        .replaceOne({ _id: each.kind === 'site' ? 'site' : `${each.kind}:${each.id}` }, { ...each }, { upsert: true }),
    putReview: (story: string, { id, parent, ...review }: Omit<StoredReview, '_id' | 'story' | 'parent'> & ReviewIds) =>
      db.collection<StoredReview>(collections.reviews).insertOne({
        ...review,
        _id: new ObjectId(id),
        story: new ObjectId(story),
        parent: parent === undefined ? null : new ObjectId(parent),
      }),
    countReviews: (story: string, total: Omit<StoredReviewTotal, '_id'>) =>
      db.collection<StoredReviewTotal>(collections.reviewTotals).insertOne({ ...total, _id: new ObjectId(story) }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await connection.dropDatabase();
      await connection.close(true);
    },
  };
}
