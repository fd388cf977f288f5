import { z } from 'zod';
import { documentId } from '../story/schema.ts';

const fields = {
  id: documentId,
  name: z.string(),
  text: z.string().describe('Plain, with line breaks.'),
  rating: z.int().min(1).max(5).optional(),
  at: z.iso.datetime().describe('ISO 8601, UTC.'),
};

/** A reader's review as readers get it. `parent` is the review it answers; threads are one level deep. */
export const review = z.strictObject({ ...fields, story: documentId, parent: documentId.optional() });
export type PublishedReview = z.infer<typeof review>;
