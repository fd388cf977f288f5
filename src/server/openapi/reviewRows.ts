import { longestReview, reviewStates } from '../../domain/review.ts';
import type { Entity } from './collectionRows.ts';
import { answer, json, type Row } from './operation.ts';
import { id, listOf, object, type Schema } from './shapes.ts';

const state: Schema = { enum: reviewStates };
const word: Schema = { type: 'string', minLength: 2, maxLength: 100 };

const order = object(
  {
    ids: { ...listOf(id, 100), minItems: 1 },
    to: state,
    undo: { const: true, description: 'Takes your own last move of each back, bans included.' },
    ban: object({
      address: { type: 'boolean', description: 'Where they came from.' },
      words: { ...listOf(word, 20), description: 'A word, a phrase, a stem* or a site each.' },
    }),
  },
  ['ids'],
);

/** What reviews have beside the rest. */
export const reviewRows: Record<string, (entity: Entity) => Row> = {
  'post /moderate': ({ tag }) => ({
    operationId: 'moderateReviews',
    summary: 'Approve, reject or ban reviews, or take that back',
    description:
      'All of them or none; what readers see changes at once. Say `to`, `undo` or `ban`; a ban alone moves them to spam. ' +
      'From sub-editor up. 409: a colleague moved one of them since.',
    tag,
    callers: 'session',
    body: json(order, { ids: ['65f0c0ffee0000000000dead'], to: 'approved' }),
    answers: {
      200: answer(
        'How they stand now.',
        object({ reviews: listOf(object({ id, state }, ['id', 'state'])) }, ['reviews']),
      ),
    },
    refusals: [400, 401, 403, 409, 415, 422],
  }),
  'post /erase-email': ({ tag }) => ({
    operationId: 'eraseReviewEmail',
    summary: 'Forget a reader’s e-mail address, with what they wrote under it or without',
    description: 'From section editor up. The audit trail says that it was done, not whose address it was.',
    tag,
    callers: 'session',
    body: json(
      object({ email: { type: 'string', maxLength: longestReview.email }, withReviews: { type: 'boolean' } }, [
        'email',
      ]),
      { email: 'reader@mail.example' },
    ),
    answers: { 200: answer('In how many reviews it stood.', object({ erased: { type: 'integer' } }, ['erased'])) },
    refusals: [400, 401, 403, 415, 422],
  }),
};
