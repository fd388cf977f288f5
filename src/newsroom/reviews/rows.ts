import type { PayloadRequest } from 'payload';
import { Types, type mongo } from 'mongoose';
import { databaseOf } from '../../database/rows.ts';
import type { ReviewState } from '../../domain/review.ts';

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

/** A review as the newsroom keeps it (collections/reviews). */
export type ReviewRow = {
  _id: Types.ObjectId;
  story: Types.ObjectId;
  parent?: Types.ObjectId | null;
  name: string;
  text: string;
  rating?: number | null;
  email?: string | null;
  state: ReviewState;
  reasons?: string[];
  reports?: number;
  reportReasons?: string[];
  reportsSeen?: boolean;
  language?: string;
  section?: Types.ObjectId | null;
  addressHash?: string;
  textHash?: string;
  storyIsPublic: boolean;
  history?: Step[];
  moderatedBy?: Types.ObjectId | null;
  moderatedAt?: Date | null;
  createdAt: Date;
  updatedAt: Date;
  deletedAt?: unknown;
};

export const reviewRows = (req: PayloadRequest): mongo.Collection<ReviewRow> =>
  databaseOf(req.payload).collection<ReviewRow>('reviews');

export const objectIds = (ids: readonly string[]): Types.ObjectId[] => ids.map((id) => new Types.ObjectId(id));

export const step = (change: Omit<Step, 'id' | 'at' | 'by'> & { by?: string }, now: string): Step => ({
  ...change,
  id: new Types.ObjectId().toHexString(),
  at: new Date(now),
  by: change.by === undefined ? undefined : new Types.ObjectId(change.by),
});
