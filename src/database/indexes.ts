import { Types } from 'mongoose';
import type { Payload } from 'payload';
import { mongoCodeOf } from './errorCodes.ts';
import { rawCollection } from './rows.ts';

/** Another process that starts at this moment was faster. */
function unlessGone(error: unknown): void {
  if (mongoCodeOf(error) !== 27) throw error;
}

/** One author of an account, and any number without one. Earlier releases had an index that took two empty ones for the same. */
async function indexAccountsOfAuthors(payload: Payload): Promise<void> {
  const authors = rawCollection(payload, 'authors');
  const isThere = (await authors.indexes()).some(({ name, unique }) => name === 'user_1' && unique);
  if (isThere) await authors.dropIndex('user_1').catch(unlessGone);
  const anyAccount = { user: { $gt: new Types.ObjectId('0'.repeat(24)) } };
  await authors.createIndex({ user: 1 }, { name: 'account', unique: true, partialFilterExpression: anyAccount });
}

/** Indexes of what Payload does not know of, or cannot express. Built before the first request. */
export async function buildIndexes(payload: Payload): Promise<void> {
  const events = rawCollection(payload, 'events');
  await events.createIndex({ story: 1, at: 1 });
  await events.createIndex({ at: 1 });
  // A lock nobody renewed is over by its time; this only sweeps it away.
  await rawCollection(payload, 'story_locks').createIndex({ until: 1 }, { expireAfterSeconds: 0 });
  const links = rawCollection(payload, 'preview_links');
  await links.createIndex({ secretHash: 1 }, { unique: true });
  await links.createIndex({ story: 1, at: -1 });
  // Who made which link, and how often it was opened, is there to be looked up for a month after it is over.
  await links.createIndex({ until: 1 }, { expireAfterSeconds: 30 * 86_400 });
  // An end counts for links made before it, which live a week at most.
  await rawCollection(payload, 'preview_ends').createIndex({ at: 1 }, { expireAfterSeconds: 30 * 86_400 });
  // An answer is kept for the same order sent again (src/desk/keptAnswers.ts).
  await rawCollection(payload, 'kept_answers').createIndex({ at: 1 }, { expireAfterSeconds: 86_400 });
  await rawCollection(payload, 'story_beginnings').createIndex({ story: 1 });
  const uploads = rawCollection(payload, 'uploads');
  await uploads.createIndex({ user: 1, createdAt: 1 });
  await uploads.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  // Wrong passwords: by account (src/signIn/wrongTries.ts), and by address as rate-limiter-flexible keeps them.
  const [tries, addresses] = [rawCollection(payload, 'sign_in_tries'), rawCollection(payload, 'sign_in_addresses')];
  await tries.createIndex({ until: 1 }, { expireAfterSeconds: 0 });
  await tries.createIndex({ account: 1 });
  await addresses.createIndex({ expire: 1 }, { expireAfterSeconds: 0 });
  await addresses.createIndex({ key: 1 }, { unique: true });
  const versions = rawCollection(payload, '_articles_versions');
  // A story may have thousands of versions: its latest one, its newest, and all of a time are found without looking at the others.
  await versions.createIndex({ parent: 1, latest: 1, updatedAt: -1 });
  await versions.createIndex({ parent: 1, updatedAt: 1, _id: 1 });
  await versions.createIndex({ updatedAt: 1, _id: 1, parent: 1 });
  // Which stories somebody signs, before an author or a posting is deleted for good.
  await rawCollection(payload, 'articles').createIndex({ 'byline.value': 1 });
  await versions.createIndex({ 'version.byline.value': 1, latest: 1 });
  await rawCollection(payload, 'payload-jobs').createIndex({ queue: 1, waitUntil: 1, processing: 1 });
  await indexAccountsOfAuthors(payload);
}
