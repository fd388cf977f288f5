import { z } from 'zod';
import { folded } from '../../src/domain/letters.ts';
import { longestReview, reviewStates } from '../../src/domain/review.ts';
import { parsed, withoutNulls } from '../shared/parsed.ts';

const word = z
  .string()
  .trim()
  .min(2)
  .max(100)
  // A list is one word a line; one that folds to nothing would never be found.
  .refine((text) => !/[\n\r]/.test(text) && folded(text) !== '', { error: 'A word, a phrase or a site, in one line.' });

const order = z
  .strictObject({
    ids: z
      .array(z.string().regex(/^[0-9a-f]{24}$/i))
      .min(1)
      .max(100)
      .transform((ids) => [...new Set(ids.map((id) => id.toLowerCase()))]),
    to: z.enum(reviewStates).optional(),
    undo: z.literal(true).optional(),
    ban: z
      .strictObject({ address: z.boolean().optional(), words: z.array(word).max(20).optional() })
      .refine(({ address, words = [] }) => address || words.length > 0, { error: 'Say what to ban.' })
      .optional(),
  })
  .refine(({ to, undo, ban }) => (undo ? !to && !ban : to || ban), {
    error: 'Say one of: to, undo, ban (with a state to move to, or none: spam).',
    path: ['to'],
  });

/** What a moderator asks for, checked. */
export const moderationOf = (given: Record<string, unknown>) => parsed(order, withoutNulls(given));

const erasure = z.strictObject({
  email: z.string().trim().min(3).max(longestReview.email),
  withReviews: z.boolean().default(false),
});

export const erasureOf = (given: Record<string, unknown>) => parsed(erasure, withoutNulls(given));
