import { Types } from 'mongoose';
import type { Payload } from 'payload';
import { mongoCodeOf } from './errorCodes.ts';
import { rawCollection } from './rows.ts';
import { fillSortKeys } from './sortKeys.ts';

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

const day = 86_400;

type Index = [
  collection: string,
  key: Record<string, 1 | -1>,
  options?: { unique?: true; expireAfterSeconds?: number },
];

const indexes: readonly Index[] = [
  ['events', { story: 1, at: 1 }],
  ['events', { at: 1 }],
  // Only events of saves have an end; all others stay.
  ['events', { expiresAt: 1 }, { expireAfterSeconds: 0 }],
  // A lock nobody renewed is over by its time; this only sweeps it away.
  ['story_locks', { until: 1 }, { expireAfterSeconds: 0 }],
  ['preview_links', { secretHash: 1 }, { unique: true }],
  ['preview_links', { story: 1, at: -1 }],
  // Who made which link, and how often it was opened, is there to be looked up for a month after it is over.
  ['preview_links', { until: 1 }, { expireAfterSeconds: 30 * day }],
  // An end counts for links made before it, which live a week at most.
  ['preview_ends', { at: 1 }, { expireAfterSeconds: 30 * day }],
  // An answer is kept for the same order sent again (src/newsroom/transaction/storedAnswers.ts).
  ['kept_answers', { at: 1 }, { expireAfterSeconds: day }],
  // That the same copy came before counts for a day (src/newsroom/copy/filedCopies.ts).
  ['filed_copies', { at: 1 }, { expireAfterSeconds: day }],
  ['story_beginnings', { story: 1 }],
  ['translation_bases', { source: 1 }],
  ['story_branches', { uuid: 1 }, { unique: true }],
  ['story_branches', { story: 1, madeAt: -1, _id: -1 }],
  ['story_branches', { story: 1, maker: 1, madeAt: -1, _id: -1 }],
  ['story_branches', { story: 1, maker: 1, state: 1 }],
  // What was taken or dropped can be looked up for a month.
  ['story_branches', { closedAt: 1 }, { expireAfterSeconds: 30 * day }],
  // A text written over an older copy is merged with the story for a month (src/newsroom/story/replaced.ts).
  ['story_replaced', { story: 1, revision: 1 }, { unique: true }],
  ['story_replaced', { at: 1 }, { expireAfterSeconds: 30 * day }],
  ['story_threads', { story: 1, _id: 1 }],
  ['story_threads', { story: 1, state: 1, kind: 1 }],
  // Who is asked in a thread that is open (src/newsroom/threads/openAsks.ts).
  ['story_threads', { 'asks.whom': 1, state: 1, 'asks.at': -1 }],
  ['story_comments', { thread: 1, _id: -1 }],
  ['story_comments', { story: 1 }],
  // A browser says what it watches more often than that (src/staffLive/feed.ts).
  ['desk_watches', { at: 1 }, { expireAfterSeconds: 2 * day }],
  // Nobody is seen longer than 45 s after the last sign of life (src/staffLive/presence.ts); read by its time.
  ['desk_presence', { seenAt: 1 }, { expireAfterSeconds: 120 }],
  ['uploads', { user: 1, createdAt: 1 }],
  ['uploads', { expiresAt: 1 }, { expireAfterSeconds: 0 }],
  // Wrong passwords: by account (src/signIn/wrongTries.ts), and by address as rate-limiter-flexible keeps them.
  ['sign_in_tries', { until: 1 }, { expireAfterSeconds: 0 }],
  ['sign_in_tries', { account: 1 }],
  ['sign_in_addresses', { expire: 1 }, { expireAfterSeconds: 0 }],
  ['sign_in_addresses', { key: 1 }, { unique: true }],
  // A story may have thousands of versions: its latest one, its newest, and all of a time are found without looking at the others.
  ['_articles_versions', { parent: 1, latest: 1, updatedAt: -1 }],
  ['_articles_versions', { parent: 1, updatedAt: 1, _id: 1 }],
  ['_articles_versions', { updatedAt: 1, _id: 1, parent: 1 }],
  // Which stories somebody signs, before an author or a posting is deleted for good.
  ['articles', { 'byline.value': 1 }],
  ['_articles_versions', { 'version.byline.value': 1, latest: 1 }],
  ['payload-jobs', { queue: 1, waitUntil: 1, processing: 1 }],
];

/** Indexes of what Payload does not know of, or cannot express, and the keys lists are sorted by. Built before the first request. */
export async function buildIndexes(payload: Payload): Promise<void> {
  for (const [collection, key, options] of indexes) await rawCollection(payload, collection).createIndex(key, options);
  await indexAccountsOfAuthors(payload);
  await fillSortKeys(payload);
}
