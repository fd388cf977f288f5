import type { PayloadRequest } from 'payload';
import { databaseOf, objectId, sessionOf } from '../../database/rows.ts';
import { Refusal } from '../../domain/refusal.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import { reviewRows, step } from './rows.ts';
import { reviewSettingsOf } from './settings.ts';
import { showReviews } from './show.ts';

/** A reader's word against a review. */
export type Report = { review: string; reason?: string; addressHash: string; now: string };

const reasonsKept = 20;
/** As long as an address can be told again at all, in milliseconds. */
const rememberedFor = 2 * 86_400_000;

/** Is it the first from this address? */
async function isNew({ review, addressHash, now }: Report, req: PayloadRequest): Promise<boolean> {
  const reports = databaseOf(req.payload).collection<{ _id: string; until: Date }>('review_reports');
  const until = new Date(Date.parse(now) + rememberedFor);
  const { upsertedCount } = await reports.updateOne(
    { _id: `${review}:${addressHash}` },
    { $setOnInsert: { until } },
    { session: await sessionOf(req), upsert: true },
  );
  return upsertedCount === 1;
}

async function write(report: Report, req: PayloadRequest): Promise<void> {
  const { review, reason, now } = report;
  const session = await sessionOf(req);
  const approved = {
    _id: objectId(review),
    state: 'approved' as const,
    storyIsPublic: true,
    deletedAt: null,
  };
  const row = objectId(review) && (await reviewRows(req).findOne(approved, { session }));
  if (!row) throw new Refusal('not-found', 'There is no such review.');
  if (!(await isNew(report, req))) return;
  const reports = (row.reports ?? 0) + 1;
  const { reportsToHide } = await reviewSettingsOf(req);
  const isHidden = reports >= reportsToHide && !row.reportsSeen;
  const hidden = step({ name: 'reports', byName: 'Readers', from: 'approved', to: 'pending' }, now);
  await reviewRows(req).updateOne(
    { _id: row._id },
    {
      $set: { reports, updatedAt: new Date(now), ...(isHidden && { state: 'pending' as const }) },
      $push: {
        ...(reason && { reportReasons: { $each: [reason], $slice: -reasonsKept } }),
        ...(isHidden && { history: hidden, reasons: 'reported' }),
      },
    },
    { session },
  );
  if (isHidden) await showReviews([review], now, req);
}

/** Counts a report, once for each address; so many of them put the review back before a moderator, unless one has kept it. */
export const reportReview = (report: Report, req: PayloadRequest): Promise<void> =>
  inTransaction(req, () => write(report, req));
