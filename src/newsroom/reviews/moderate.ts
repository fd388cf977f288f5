import type { PayloadRequest } from 'payload';
import { Types } from 'mongoose';
import { databaseOf, sessionOf } from '../../database/rows.ts';
import { Refusal, type RefusalCode } from '../../domain/refusal.ts';
import type { ReviewState } from '../../domain/review.ts';
import type { Who } from '../record/history.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { objectIds, reviewRows, step, type ReviewRow } from './rows.ts';
import { banWords, liftWords } from './settings.ts';
import { showReviews } from './show.ts';
import type { Params, Rule } from '../../domain/rules/rules.ts';

/** What a moderator does with some reviews: moves them, takes the last move back, or bans where they came from. */
export type ModerationOrder = {
  ids: readonly string[];
  to?: ReviewState;
  undo?: true;
  ban?: { address?: boolean; words?: readonly string[] };
  who: Who;
  now: string;
};
export type Moderated = { reviews: { id: string; state: ReviewState }[] };

/** How long an address stays banned, in milliseconds. It is known by a hash that changes every day: see docs/reviews.md. */
const banLasts = 30 * 86_400_000;

type Ban = { _id: Types.ObjectId; hash: string; until: Date };
const banRows = (req: PayloadRequest) => databaseOf(req.payload).collection<Ban>('review_bans');

const refuse = (code: RefusalCode, rule: Rule, message: string, params?: Params): Refusal =>
  new Refusal(code, message, [{ path: 'ids', rule, message, ...(params && { params }) }]);

async function rowsOf(ids: readonly string[], req: PayloadRequest): Promise<ReviewRow[]> {
  const there = { _id: { $in: objectIds(ids) }, deletedAt: null };
  const rows = await reviewRows(req)
    .find(there, { session: await sessionOf(req) })
    .toArray();
  const known = new Set(rows.map(({ _id }) => String(_id)));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw refuse('invalid', 'unknown-id', `There is no review ${unknown.slice(0, 3).join(', ')}.`);
  return rows;
}

async function banAddresses(rows: readonly ReviewRow[], now: string, req: PayloadRequest): Promise<string[]> {
  const hashes = [...new Set(rows.flatMap(({ addressHash }) => addressHash ?? []))];
  if (hashes.length === 0) return [];
  const until = new Date(Date.parse(now) + banLasts);
  const bans = hashes.map((hash) => ({ _id: new Types.ObjectId(), hash, until }));
  await banRows(req).insertMany(bans, { session: await sessionOf(req) });
  return bans.map(({ _id }) => `address:${String(_id)}`);
}

async function ban(
  { ban: order, now }: ModerationOrder,
  rows: readonly ReviewRow[],
  req: PayloadRequest,
): Promise<string[]> {
  const words = order?.words ?? [];
  if (words.length > 0) await banWords(words, req);
  const addresses = order?.address ? await banAddresses(rows, now, req) : [];
  return [...addresses, ...words.map((word) => `word:${word}`)];
}

async function lift(bans: readonly string[], req: PayloadRequest): Promise<void> {
  const bansOfKind = (kind: string): string[] =>
    bans.flatMap((each) => (each.startsWith(kind) ? each.slice(kind.length) : []));
  const [addresses, words] = [bansOfKind('address:'), bansOfKind('word:')];
  if (addresses.length > 0)
    await banRows(req).deleteMany({ _id: { $in: objectIds(addresses) } }, { session: await sessionOf(req) });
  if (words.length > 0) await liftWords(words, req);
}

/** Where a review goes back to: the state before the last step, if that was this moderator's own. */
function stateBefore({ history = [] }: ReviewRow, { who }: ModerationOrder): ReviewState {
  const last = history.at(-1);
  if (!last?.from) throw refuse('conflict', 'nothing-to-undo', 'There is nothing to take back.');
  if (String(last.by) !== who.id)
    throw refuse('conflict', 'not-yours', `${last.byName} was here since. Look again first.`, { name: last.byName });
  return last.from;
}

type Move = { row: ReviewRow; to: ReviewState; name: string };

const movesOf = (rows: readonly ReviewRow[], order: ModerationOrder): Move[] =>
  rows.flatMap((row) => {
    if (order.undo) return [{ row, to: stateBefore(row, order), name: 'undo' }];
    const to = order.to ?? 'spam';
    return row.state === to && !order.ban ? [] : [{ row, to, name: order.ban ? 'ban' : to }];
  });

/** A moderator who approves a review has seen the reports against it. */
const reportsSeenBy = ({ row, to }: Move): Partial<ReviewRow> =>
  to === 'approved' && (row.reports ?? 0) > 0 ? { reports: 0, reportReasons: [], reportsSeen: true } : {};

async function save(
  moves: readonly Move[],
  bans: string[],
  { who, now }: ModerationOrder,
  req: PayloadRequest,
): Promise<void> {
  if (moves.length === 0) return;
  const moderatedBy = who.id ? new Types.ObjectId(who.id) : null;
  const at = new Date(now);
  await reviewRows(req).bulkWrite(
    moves.map((move) => {
      const { row, to, name } = move;
      const done = step(
        { name, by: who.id, byName: who.name, from: row.state, to, ...(bans.length > 0 && { bans }) },
        now,
      );
      const $set = { state: to, moderatedBy, moderatedAt: at, updatedAt: at, ...reportsSeenBy(move) };
      return { updateOne: { filter: { _id: row._id }, update: { $set, $push: { history: done } } } };
    }),
    { session: await sessionOf(req) },
  );
}

async function perform(order: ModerationOrder, req: PayloadRequest): Promise<Moderated> {
  const rows = await rowsOf(order.ids, req);
  const moves = movesOf(rows, order);
  const bans = await ban(order, rows, req);
  if (order.undo) await lift([...new Set(rows.flatMap(({ history }) => history?.at(-1)?.bans ?? []))], req);
  await save(moves, bans, order, req);
  await showReviews(
    moves.map(({ row }) => String(row._id)),
    order.now,
    req,
  );
  const now = new Map(moves.map(({ row, to }) => [String(row._id), to]));
  return { reviews: rows.map(({ _id, state }) => ({ id: String(_id), state: now.get(String(_id)) ?? state })) };
}

/** Moderates some reviews, all of them or none. What readers see of them changes in the same transaction. */
export const moderate = (order: ModerationOrder, req: PayloadRequest): Promise<Moderated> =>
  inTransaction(req, () => perform(order, req));
