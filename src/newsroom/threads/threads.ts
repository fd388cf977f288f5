import { Types } from 'mongoose';
import type { PayloadRequest } from 'payload';
import { objectId, sessionOf } from '../../database/rows.ts';
import { keepAnchor, type Anchor } from '../../domain/anchors/anchors.ts';
import { partsOf } from '../../domain/anchors/texts.ts';
import { Refusal } from '../../domain/refusal.ts';
import { mentionKey, mostThreads, type Mention, type ThreadKind, type ThreadState } from '../../domain/threads.ts';
import { storySeen } from '../story/loadStory.ts';
import { inTransaction, overtaken } from '../transaction/inTransaction.ts';
import { mentionsOf, type Unseeing } from './mentions.ts';
import { commentRows, storyComments, threadRows, type CommentRow, type ThreadRow } from './rows.ts';
import { record, refuseAct, standingOf, threadFor, type Colleague, type Standing } from './standing.ts';
import { readNames, threadAnswer, type ThreadAnswer } from './threadAnswers.ts';

/** Newest comments of a thread that come with it. */
const mostInList = 20;

/** The texts of a story as those at work on it have them. */
const partsNow = async (story: string, req: PayloadRequest) =>
  partsOf((await storySeen(story, req, { draft: true, trash: true })) ?? {});

type ThreadContext = { story: Standing; who: Colleague; now: Date };

export async function tellThread(
  row: ThreadRow,
  { story, who, now }: ThreadContext,
  req: PayloadRequest,
): Promise<ThreadAnswer> {
  const found = await commentRows(req)
    .find({ thread: row._id }, { session: await sessionOf(req) })
    .sort({ _id: -1 })
    .limit(mostInList)
    .toArray();
  const comments = found.reverse();
  const names = await readNames([row, ...comments], req);
  return threadAnswer(row, comments, { names, who, now, story, parts: await partsNow(story.id, req) });
}

type ListOrder = { story: string; who: Colleague; now: Date; after?: string; limit: number; state?: ThreadState };
type Listed = ThreadRow & { lastComments: CommentRow[] };

/** What is said beside a story, oldest first, with the newest comments of each; and how much of it is open. */
export async function listThreads({ story: id, who, now, after, limit, state }: ListOrder, req: PayloadRequest) {
  const story = await standingOf(id, req);
  refuseAct('read', 'note', story, who);
  const ofStory = { story: objectId(id) };
  const afterId = after && objectId(after);
  const filter = { ...ofStory, ...(state && { state }), ...(afterId && { _id: { $gt: afterId } }) };
  const newestComments = [{ $sort: { _id: -1 as const } }, { $limit: mostInList }];
  const rows = await threadRows(req)
    .aggregate<Listed>([
      { $match: filter },
      { $sort: { _id: 1 } },
      { $limit: limit + 1 },
      {
        $lookup: {
          from: storyComments,
          localField: '_id',
          foreignField: 'thread',
          as: 'lastComments',
          pipeline: newestComments,
        },
      },
    ])
    .toArray();
  const visibleThreads = rows.slice(0, limit);
  const names = await readNames([...visibleThreads, ...visibleThreads.flatMap((row) => row.lastComments)], req);
  const seen = { names, who, now, story, parts: await partsNow(id, req) };
  return {
    threads: visibleThreads.map((row) => threadAnswer(row, [...row.lastComments].reverse(), seen)),
    next: rows.length > limit ? visibleThreads.at(-1)!._id.toHexString() : null,
    open: await threadRows(req).countDocuments({ ...ofStory, state: 'open' }),
  };
}

type OpenOrder = {
  story: string;
  who: Colleague;
  now: Date;
  kind: ThreadKind;
  anchor?: Anchor;
  body?: string;
  to?: string;
};

const needs = (path: string, message: string): Refusal =>
  new Refusal('invalid', 'Some fields do not fit.', [{ path, rule: 'required', message }]);

/** A suggestion names words and what is to stand there; what is said of anything has words of its own. */
function refuseUnfit({ kind, anchor, body, to }: OpenOrder): void {
  if (kind !== 'suggestion' && !body) throw needs('body', 'Say something.');
  if (kind === 'suggestion' && !anchor) throw needs('anchor', 'Name the words that are to be others.');
  if (kind === 'suggestion' && to === undefined) throw needs('to', 'Say what is to stand in the place of these words.');
  if (kind !== 'suggestion' && to !== undefined)
    throw new Refusal('invalid', 'Some fields do not fit.', [
      { path: 'to', rule: 'not-taken', message: 'Only a suggestion has this.' },
    ]);
}

async function anchorFor({ story, anchor }: OpenOrder, req: PayloadRequest): Promise<ThreadRow['anchor']> {
  if (!anchor) return undefined;
  const keptAnchor = keepAnchor(anchor, await partsNow(story, req));
  // A suggestion is of these very words: a quotation that was cut is not what is to be replaced.
  if (keptAnchor && keptAnchor.quote === anchor.quote) return keptAnchor;
  const message = 'The story does not have these words there, or has them twice: save it first, or name more of them.';
  throw new Refusal('invalid', message, [{ path: 'anchor', rule: 'gone', message }]);
}

async function refuseTooMany(story: string, req: PayloadRequest): Promise<void> {
  const count = await threadRows(req).countDocuments({ story: objectId(story) }, { session: await sessionOf(req) });
  if (count < mostThreads) return;
  const message = `A story has ${mostThreads} threads at most.`;
  throw new Refusal('conflict', message, [{ path: 'id', rule: 'too-many', message, params: { most: mostThreads } }]);
}

export const asksOf = (mentions: readonly Mention[], at: Date): ThreadRow['asks'] =>
  mentions.map((mention) => ({ whom: mentionKey(mention), at }));

export function newComment(
  thread: ThreadRow,
  body: string,
  { who, now }: Pick<ThreadContext, 'who' | 'now'>,
): CommentRow {
  const [_id, author] = [new Types.ObjectId(), objectId(who.principal.id)!];
  return { _id, thread: thread._id, story: thread.story, author, body, at: now, history: [] };
}

export type Opened = { thread: ThreadAnswer; warnings: Unseeing[] };

/** Begins a thread beside a story, with what is said first. Answers who is mentioned in it and may not read the story. */
export const openThread = (order: OpenOrder, req: PayloadRequest): Promise<Opened> =>
  inTransaction(req, async () => {
    const { who, now, kind, body, to } = order;
    const story = await standingOf(order.story, req);
    refuseAct('comment', kind, story, who);
    refuseUnfit(order);
    await refuseTooMany(order.story, req);
    const { mentions, warnings } = await mentionsOf(body ?? '', story, req);
    const anchor = await anchorFor(order, req);
    const author = objectId(who.principal.id)!;
    const thread: ThreadRow = {
      _id: new Types.ObjectId(),
      story: objectId(order.story)!,
      kind,
      ...(anchor && { anchor }),
      ...(to !== undefined && { to }),
      state: 'open',
      author,
      at: now,
      comments: body ? 1 : 0,
      asks: asksOf(mentions, now),
      answers: [],
    };
    const options = { session: await sessionOf(req) };
    await threadRows(req).insertOne(thread, options);
    if (body) await commentRows(req).insertOne(newComment(thread, body, order), options);
    await record({ event: 'thread.opened', name: 'open-thread', story, thread, who, now }, req);
    return { thread: await tellThread(thread, { story, who, now }, req), warnings };
  });

type CloseOrder = { id: string; state: ThreadState; who: Colleague; now: Date };
const acts = {
  resolved: { event: 'thread.resolved', name: 'resolve-thread' },
  open: { event: 'thread.reopened', name: 'reopen-thread' },
} as const;

/** Sets the state of a thread, in the request's transaction. Is another one faster, the request is done again. */
export async function setThreadState(
  row: ThreadRow,
  changes: Partial<ThreadRow>,
  req: PayloadRequest,
): Promise<ThreadRow> {
  const filter = { _id: row._id, state: row.state };
  const unset = changes.state === 'open' ? { $unset: { closedAt: 1 as const, closedBy: 1 as const } } : {};
  const options = { returnDocument: 'after' as const, session: await sessionOf(req) };
  const next = await threadRows(req).findOneAndUpdate(filter, { $set: changes, ...unset }, options);
  if (!next) throw overtaken();
  return next;
}

/** Closes a thread or opens it again; the same once more changes nothing. */
export const closeThread = ({ id, state, who, now }: CloseOrder, req: PayloadRequest): Promise<ThreadAnswer> =>
  inTransaction(req, async () => {
    const { thread, story } = await threadFor(id, who, req);
    refuseAct('resolve', thread.kind, story, who);
    if (thread.state === state) return tellThread(thread, { story, who, now }, req);
    if (thread.isAccepted) {
      const message = 'The suggestion was taken: its words are in the story. Make another one.';
      throw new Refusal('conflict', message, [{ path: 'id', rule: 'closed', message }]);
    }
    const closed = { closedAt: now, closedBy: objectId(who.principal.id)! };
    const next = await setThreadState(thread, { state, ...(state === 'resolved' && closed) }, req);
    await record({ ...acts[state], story, thread: next, who, now }, req);
    return tellThread(next, { story, who, now }, req);
  });
