import type { PayloadRequest } from 'payload';
import { Types, type mongo } from 'mongoose';
import { databaseOf } from '../../database/rows.ts';
import type { ReviewState } from '../../domain/review.ts';
import type { Review } from '../../payload-types.ts';

/** A thing done with a review. `bans` say what undoing it has to lift: `address:<id>`, `word:<word>`. */
export type Step = {
  id: string;
  at: Date;
  by?: Types.ObjectId;
  byName: string;
  name: string;
  from?: ReviewState;
  to?: ReviewState;
  bans?: string[];
};

/** Fields that MongoDB keeps otherwise than Payload reads them. */
type StoredReview = {
  _id: Types.ObjectId;
  story: Types.ObjectId;
  parent?: Types.ObjectId | null;
  section?: Types.ObjectId | null;
  history?: Step[];
  moderatedBy?: Types.ObjectId | null;
  moderatedAt?: Date | null;
  storyIsPublic: boolean;
  createdAt: Date;
  updatedAt: Date;
};
/** A review as MongoDB keeps it. */
export type ReviewRow = Omit<Review, 'id' | 'deletedBy' | keyof StoredReview> & StoredReview;

export const reviewRows = (req: PayloadRequest): mongo.Collection<ReviewRow> =>
  databaseOf(req.payload).collection<ReviewRow>('reviews');

export const objectIds = (ids: readonly string[]): Types.ObjectId[] => ids.map((id) => new Types.ObjectId(id));

export const step = (change: Omit<Step, 'id' | 'at' | 'by'> & { by?: string }, now: string): Step => ({
  ...change,
  id: new Types.ObjectId().toHexString(),
  at: new Date(now),
  by: change.by === undefined ? undefined : new Types.ObjectId(change.by),
});
