import type { PayloadRequest } from 'payload';
import { Types } from 'mongoose';
import { objectId, sessionOf } from '../../database/rows.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ReceivedReview, ReviewDraft, ReviewState } from '../../domain/review.ts';
import type { PublishedReview } from '../../published/review/schema.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { reviewRows, type ReviewRow } from './rows.ts';
import { reviewSettingsOf } from './settings.ts';
import { showReviews } from './show.ts';
import { reviewedStoryAt, type ReviewedStory } from './story.ts';

const longestThread = 200;

/** The review that begins the thread: an answer to an answer joins its thread. */
async function threadOf(draft: ReviewDraft, story: ReviewedStory, req: PayloadRequest): Promise<Types.ObjectId | null> {
  if (!draft.parent) return null;
  const session = await sessionOf(req);
  const approved = { story: objectId(story.id)!, state: 'approved' as const, deletedAt: null };
  const parent = await reviewRows(req).findOne({ _id: objectId(draft.parent), ...approved }, { session });
  const thread = parent && (parent.parent ?? parent._id);
  const message = !thread ? 'There is no such review under this story.' : 'This thread has come to its end.';
  const isFull =
    thread &&
    (await reviewRows(req).countDocuments({ parent: thread }, { session, limit: longestThread })) >= longestThread;
  if (!thread || isFull)
    throw new Refusal('invalid', message, [{ path: 'parent', rule: thread ? 'thread-full' : 'unknown-id', message }]);
  return thread;
}

function rowOf(
  received: ReceivedReview,
  story: ReviewedStory,
  parent: Types.ObjectId | null,
  state: ReviewState,
): ReviewRow {
  const { draft, reasons, addressHash, textHash, now } = received;
  const { name, text, rating, email } = draft;
  return {
    _id: new Types.ObjectId(),
    story: objectId(story.id)!,
    parent,
    name,
    text,
    state,
    reasons: [...reasons],
    reports: 0,
    reportReasons: [],
    history: [],
    ...(rating ? { rating } : {}),
    ...(email ? { email } : {}),
    language: story.language,
    section: story.section ? objectId(story.section) : null,
    addressHash,
    textHash,
    storyIsPublic: true,
    createdAt: new Date(now),
    updatedAt: new Date(now),
  };
}

async function write(received: ReceivedReview, req: PayloadRequest): Promise<PublishedReview | undefined> {
  const story = await reviewedStoryAt(received.slug, await reviewSettingsOf(req), req);
  if (!story) throw new Refusal('not-found', 'There is no such story.');
  const parent = await threadOf(received.draft, story, req);
  const isShown = received.state === 'pass' && story.moderation === 'after';
  const state = isShown ? 'approved' : received.state === 'spam' ? 'spam' : 'pending';
  const row = rowOf(received, story, parent, state);
  await reviewRows(req).insertOne(row, { session: await sessionOf(req) });
  if (!isShown) return undefined;
  await showReviews([String(row._id)], received.now, req);
  const { name, text, rating } = received.draft;
  return {
    id: String(row._id),
    story: story.id,
    ...(parent && { parent: String(parent) }),
    name,
    text,
    rating,
    at: received.now,
  };
}

const turns = new Map<string, Promise<unknown>>();

/** One after another for each story: reviews shown at once are counted in one document, and would only get in each other's way. */
async function inTurn<T>(slug: string, task: () => Promise<T>): Promise<T> {
  const mine = (turns.get(slug) ?? Promise.resolve()).then(task, task);
  turns.set(slug, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(slug) === mine) turns.delete(slug);
  }
}

/** Keeps a reader's review, and shows it if it may be shown before a moderator saw it. Answers it if readers see it now. */
export const receiveReview = (received: ReceivedReview, req: PayloadRequest): Promise<PublishedReview | undefined> => {
  const keep = () => inTransaction(req, () => write(received, req));
  return received.state === 'pass' ? inTurn(received.slug, keep) : keep();
};

/** How long the same text counts as the same, in milliseconds. */
const sameFor = 3 * 86_400_000;

/** Who sent this text of late: this address under this story, and others anywhere. */
export async function sameTextAs(
  {
    textHash,
    addressHashes,
    story,
    now,
  }: { textHash: string; addressHashes: readonly string[]; story: string; now: Date },
  req: PayloadRequest,
): Promise<{ byAddress: boolean; byOthers: number }> {
  const same = await reviewRows(req)
    .find(
      { textHash, createdAt: { $gte: new Date(now.getTime() - sameFor) } },
      { projection: { story: 1, addressHash: 1 }, limit: 20 },
    )
    .toArray();
  const isOwn = ({ addressHash }: { addressHash?: string | null }): boolean =>
    addressHashes.includes(addressHash ?? '');
  return {
    byAddress: same.some((each) => isOwn(each) && String(each.story) === story),
    byOthers: new Set(same.filter((each) => !isOwn(each)).map(({ addressHash }) => addressHash)).size,
  };
}
