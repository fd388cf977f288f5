import type { PayloadRequest } from 'payload';
import { objectId, sessionOf } from '../../database/rows.ts';
import { Refusal } from '../../domain/refusal.ts';
import { mayChangeFor, mostComments, mostEdits } from '../../domain/threads.ts';
import { inTransaction, overtaken } from '../transaction/inTransaction.ts';
import { mentionsOf, type Unseeing } from './mentions.ts';
import { commentRows, threadRows, type CommentRow, type ThreadRow } from './rows.ts';
import { commentOf, refuseAct, tell, threadFor, type Colleague, type Standing } from './standing.ts';
import { asksOf, newComment, tellThread } from './threads.ts';
import { mayChange, readNames, commentAnswer, type CommentAnswer, type ThreadAnswer } from './threadAnswers.ts';

type Order = { id: string; who: Colleague; now: Date };
export type CommentResult = { thread: ThreadAnswer; warnings: Unseeing[] };

function refuseFull({ comments }: ThreadRow): void {
  if (comments < mostComments) return;
  const message = 'This thread takes no more replies.';
  throw new Refusal('conflict', message, [{ path: 'id', rule: 'thread-full', message }]);
}

/** Whom a comment asks joins those whom its thread asks; of these each stands there once, as asked last. */
async function ask(thread: ThreadRow, asks: ThreadRow['asks'], who: Colleague, now: Date, req: PayloadRequest) {
  const recipients = new Set(asks.map(({ whom }) => whom));
  const user = objectId(who.principal.id)!;
  const others = thread.answers.filter((each) => !each.user.equals(user));
  return threadRows(req).updateOne(
    { _id: thread._id, comments: thread.comments },
    {
      $inc: { comments: 1 },
      $set: {
        asks: [...thread.asks.filter(({ whom }) => !recipients.has(whom)), ...asks],
        answers: [...others, { user, at: now }],
      },
    },
    { session: await sessionOf(req) },
  );
}

/** Says something in a thread. Answers who is mentioned in it and may not read the story. */
export const addComment = (
  { id, who, now, body }: Order & { body: string },
  req: PayloadRequest,
): Promise<CommentResult> =>
  inTransaction(req, async () => {
    const { thread, story } = await threadFor(id, who, req);
    refuseAct('comment', thread.kind, story, who);
    refuseFull(thread);
    const { mentions, warnings } = await mentionsOf(body, story, req);
    const session = await sessionOf(req);
    await commentRows(req).insertOne(newComment(thread, body, { who, now }), { session });
    const { matchedCount } = await ask(thread, asksOf(mentions, now), who, now, req);
    if (matchedCount === 0) throw overtaken();
    await tell({ event: 'thread.commented', story, thread, who, now }, req);
    const next = { ...thread, comments: thread.comments + 1 };
    return { thread: await tellThread(next, { story, who, now }, req), warnings };
  });

type OfComment = Order & { comment: string };

/** The comment, for its author within five minutes. */
async function ownComment({ id, comment, who, now }: OfComment, req: PayloadRequest) {
  const found = await threadFor(id, who, req);
  refuseAct('comment', found.thread.kind, found.story, who);
  const row = await commentOf(found.thread, comment, req);
  if (mayChange(row, who, now)) return { ...found, row };
  const minutes = mayChangeFor / 60_000;
  const message = `Only who said it changes it or takes it back, within ${minutes} minutes.`;
  throw new Refusal('not-allowed', message, [{ path: 'comment', rule: 'not-yours', message }]);
}

async function write(row: CommentRow, changes: Partial<CommentRow>, req: PayloadRequest): Promise<void> {
  const filter = { _id: row._id, body: row.body, deletedAt: { $exists: false } };
  const { matchedCount } = await commentRows(req).updateOne(
    filter,
    { $set: changes },
    { session: await sessionOf(req) },
  );
  if (matchedCount === 0) throw overtaken();
}

async function askMore(thread: ThreadRow, asks: ThreadRow['asks'], req: PayloadRequest): Promise<void> {
  const known = new Set(thread.asks.map(({ whom }) => whom));
  const more = asks.filter(({ whom }) => !known.has(whom));
  if (more.length === 0) return;
  await threadRows(req).updateOne(
    { _id: thread._id },
    { $push: { asks: { $each: more } } },
    { session: await sessionOf(req) },
  );
}

/** Says it in other words. What it said before is kept. */
export const editComment = (
  { body, ...order }: OfComment & { body: string },
  req: PayloadRequest,
): Promise<CommentResult> =>
  inTransaction(req, async () => {
    const { who, now } = order;
    const { thread, story, row } = await ownComment(order, req);
    const { mentions, warnings } = await mentionsOf(body, story, req);
    if (row.history.length >= mostEdits) {
      const message = `A comment is changed ${mostEdits} times at most.`;
      throw new Refusal('conflict', message, [
        { path: 'body', rule: 'too-many', message, params: { most: mostEdits } },
      ]);
    }
    if (row.body !== body) {
      const history = [...row.history, { body: row.body, at: row.editedAt ?? row.at }];
      await write(row, { body, editedAt: now, history }, req);
      await askMore(thread, asksOf(mentions, now), req);
      await tell({ event: 'thread.commented', story, thread, who, now }, req);
    }
    return { thread: await tellThread(thread, { story, who, now }, req), warnings };
  });

/** Takes a comment back: that there was one is still seen, and whose. */
export const deleteComment = (order: OfComment, req: PayloadRequest): Promise<{ thread: ThreadAnswer }> =>
  inTransaction(req, async () => {
    const { who, now } = order;
    const { thread, story, row } = await ownComment(order, req);
    await write(row, { deletedAt: now }, req);
    await tell({ event: 'thread.commented', story, thread, who, now }, req);
    return { thread: await tellThread(thread, { story, who, now }, req) };
  });

type Page = { after?: string; limit: number };
type CommentsPage = { comments: CommentAnswer[]; next: string | null };

/** All that was said in a thread, oldest first. */
export async function listComments(
  { id, who, now, after, limit }: Order & Page,
  req: PayloadRequest,
): Promise<CommentsPage> {
  const { thread }: { thread: ThreadRow; story: Standing } = await threadFor(id, who, req);
  const afterId = after && objectId(after);
  const rows = await commentRows(req)
    .find({ thread: thread._id, ...(afterId && { _id: { $gt: afterId } }) })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .toArray();
  const visibleComments = rows.slice(0, limit);
  const names = await readNames(visibleComments, req);
  return {
    comments: visibleComments.map((row) => commentAnswer(row, { names, who, now })),
    next: rows.length > limit ? visibleComments.at(-1)!._id.toHexString() : null,
  };
}
