import type { Endpoint, PayloadRequest } from 'payload';
import type { Who } from '../../src/newsroom/record/actor.ts';
import { eraseEmail } from '../../src/newsroom/reviews/erase.ts';
import { moderate } from '../../src/newsroom/reviews/moderate.ts';
import { scopeOf, type Operation } from '../../src/domain/policy.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { deskWho } from '../articles/who.ts';
import { bodyOf } from '../shared/requestBody.ts';
import { erasureOf, moderationOf } from './orders.ts';

const now = (): string => new Date().toISOString();

/** The colleague, if the policy lets them do this with reviews. */
function moderator(req: PayloadRequest, operation: Operation): Who {
  const who = deskWho(req);
  if (who.principal.kind === 'staff' && scopeOf('reviews', who.principal.role, operation)) return who;
  throw new Refusal('not-allowed', 'Reviews are not yours to moderate.');
}

/** POST /api/reviews/moderate {ids, to? | undo? | ban?}: all of them or none. */
const postModeration: Omit<Endpoint, 'root'> = {
  path: '/moderate',
  method: 'post',
  handler: async (req) => {
    const who = moderator(req, 'update');
    return Response.json(await moderate({ ...moderationOf(await bodyOf(req)), who, now: now() }, req));
  },
};

/** POST /api/reviews/erase-email {email, withReviews?}: a reader asks to be forgotten. */
const postErasure: Omit<Endpoint, 'root'> = {
  path: '/erase-email',
  method: 'post',
  handler: async (req) => {
    const who = moderator(req, 'delete');
    return Response.json(await eraseEmail({ ...erasureOf(await bodyOf(req)), who, now: now() }, req));
  },
};

export const endpoints = [postModeration, postErasure];
