import { z } from 'zod';
import { foldLetters } from '../../src/domain/letters.ts';
import { longestReview, reviewStates } from '../../src/domain/review.ts';
import { eraseEmail } from '../../src/newsroom/reviews/erase.ts';
import { moderate } from '../../src/newsroom/reviews/moderate.ts';
import { scopeOf, type Operation } from '../../src/domain/workflow/policy.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { jsonBody } from '../../src/http/route.ts';
import { documentId } from '../shared/answers.ts';
import { defineEndpoint, reply, type EndpointRequest } from '../shared/route.ts';

const word = z
  .string()
  .trim()
  .min(2)
  .max(100)
  // A list is one word a line; one that folds to nothing would never be found.
  .refine((text) => !/[\n\r]/.test(text) && foldLetters(text) !== '', {
    error: 'A word, a phrase or a site, in one line.',
  });

/** What a moderator asks for. */
const moderationOrder = z
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

const erasureOrder = z.strictObject({
  email: z.string().trim().min(3).max(longestReview.email),
  withReviews: z.boolean().default(false),
});

const now = (): string => new Date().toISOString();

/** Refuses whom the policy does not let do this with reviews. */
const moderators =
  (operation: Operation) =>
  (_params: unknown, { who }: EndpointRequest): void => {
    if (who.principal.kind === 'staff' && scopeOf('reviews', who.principal.role, operation)) return;
    throw new Refusal('not-allowed', 'Reviews are not yours to moderate.');
  };

const common = { method: 'post', tag: 'Reviews', access: 'session' } as const;

const postModeration = defineEndpoint(
  {
    ...common,
    path: '/api/reviews/moderate',
    operationId: 'moderateReviews',
    summary: 'Approve, reject or ban reviews, or take that back',
    description:
      'All of them or none; what readers see changes at once. Say `to`, `undo` or `ban`; a ban alone moves them to spam. ' +
      'From sub-editor up. 409: a colleague moved one of them since.',
    body: jsonBody(moderationOrder),
    examples: { 'application/json': { ids: ['65f0c0ffee0000000000dead'], to: 'approved' } },
    answers: {
      200: {
        description: 'How they stand now.',
        body: z.strictObject({ reviews: z.array(z.strictObject({ id: documentId, state: z.enum(reviewStates) })) }),
      },
    },
    refusals: [400, 401, 403, 409, 415, 422],
    guard: moderators('update'),
  },
  async ({ body }, { who, req }) => reply(200, await moderate({ ...body, who, now: now() }, req)),
);

const postErasure = defineEndpoint(
  {
    ...common,
    path: '/api/reviews/erase-email',
    operationId: 'eraseReviewEmail',
    summary: 'Forget a reader’s e-mail address, with what they wrote under it or without',
    description: 'From section editor up. The audit trail says that it was done, not whose address it was.',
    body: jsonBody(erasureOrder),
    examples: { 'application/json': { email: 'reader@mail.example' } },
    answers: { 200: { description: 'In how many reviews it stood.', body: z.strictObject({ erased: z.int() }) } },
    refusals: [400, 401, 403, 415, 422],
    guard: moderators('delete'),
  },
  async ({ body }, { who, req }) => reply(200, await eraseEmail({ ...body, who, now: now() }, req)),
);

export const reviewRoutes = [postModeration, postErasure];
