import type { PayloadRequest } from 'payload';
import { sessionOf } from '../../database/rows.ts';
import { type Who, appendHistory } from '../record/history.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { reviewRows, step } from './rows.ts';
import { hideReview, showReviews } from './show.ts';

/** What a reader asks for: that their address be forgotten, or all they wrote under it. */
export type EraseOrder = { email: string; withReviews: boolean; who: Who; now: string };

async function erase({ email, withReviews, who, now }: EraseOrder, req: PayloadRequest): Promise<{ erased: number }> {
  const session = await sessionOf(req);
  // Without regard to case: the desk may have typed some of them.
  const found = await reviewRows(req)
    .find({ email }, { session, collation: { locale: 'en', strength: 2 }, projection: { story: 1 } })
    .toArray();
  const _id = { $in: found.map(({ _id: id }) => id) };
  const name = withReviews ? 'erase-review' : 'erase-review-email';
  if (withReviews) {
    const answers = await reviewRows(req)
      .find({ parent: _id }, { session, projection: { _id: 1 } })
      .toArray();
    for (const row of found) await hideReview(String(row._id), now, req);
    await reviewRows(req).deleteMany({ _id }, { session });
    await showReviews(
      answers.map((row) => String(row._id)),
      now,
      req,
    );
  } else
    await reviewRows(req).updateMany(
      { _id },
      { $unset: { email: 1 }, $push: { history: step({ name, by: who.id, byName: who.name }, now) } },
      { session },
    );
  for (const story of new Set(found.map((row) => String(row.story))))
    await appendHistory({ name, story, by: who.id, byName: who.name, from: '', to: '', people: [] }, now, req);
  return { erased: found.length };
}

/** Forgets an e-mail address, with the reviews it came with or without them. The audit trail says that it was done, not the address. */
export const eraseEmail = (order: EraseOrder, req: PayloadRequest): Promise<{ erased: number }> =>
  inTransaction(req, () => erase(order, req));
