import { z } from 'zod';
import { folded } from '../../src/domain/letters.ts';
import { longestReview, reviewStates } from '../../src/domain/review.ts';

const word = z
  .string()
  .trim()
  .min(2)
  .max(100)
  // A list is one word a line; one that folds to nothing would never be found.
  .refine((text) => !/[\n\r]/.test(text) && folded(text) !== '', { error: 'A word, a phrase or a site, in one line.' });

/** What a moderator asks for. */
export const moderationOrder = z
  .strictObject({
    ids: z
      .array(z.string().regex(/^[0-9a-f]{24}$/i))
      .min(1)
      .max(100)
      .transform((ids) => [...new Set(ids.map((id) => id.toLowerCase()))]),
    to: z.enum(reviewStates).optional(),
    undo: z.literal(true).optional().describe('Takes your own last move of each back, bans included.'),
    ban: z
      .strictObject({
        address: z.boolean().optional().describe('Where they came from.'),
        words: z.array(word).max(20).optional().describe('A word, a phrase, a stem* or a site each.'),
      })
      .refine(({ address, words = [] }) => address || words.length > 0, { error: 'Say what to ban.' })
      .optional(),
  })
  .refine(({ to, undo, ban }) => (undo ? !to && !ban : to || ban), {
    error: 'Say one of: to, undo, ban (with a state to move to, or none: spam).',
    path: ['to'],
  });

export const erasureOrder = z.strictObject({
  email: z.string().trim().min(3).max(longestReview.email),
  withReviews: z.boolean().default(false),
});
