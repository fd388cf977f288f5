import type { Endpoint } from 'payload';
import { freeStoriesOfEnded } from '../../src/desk/storyLock.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { isRoleAtLeast } from '../shared/access.ts';
import { principalOf } from '../shared/principal.ts';
import { registerFirstUser } from './firstUser.ts';
import { noWayIn } from './hooks.ts';

/** Ends every session and the API key of a user: their own, or anyone's for an administrator. */
const revokeSessions: Omit<Endpoint, 'root'> = {
  path: '/:id/revoke-sessions',
  method: 'post',
  handler: async (req) => {
    const id = String(req.routeParams?.id);
    const principal = principalOf(req.user);
    const isOwn = principal.kind === 'staff' && principal.id === id;
    if (!isOwn && !isRoleAtLeast(req.user, 'administrator'))
      throw new Refusal(
        principal.kind === 'reader' ? 'unauthenticated' : 'not-allowed',
        'Only an administrator ends the sessions of others.',
      );
    const user = await req.payload.findByID({
      collection: 'users',
      id,
      req,
      depth: 0,
      overrideAccess: true,
      showHiddenFields: true,
    });
    const ended = user.sessions?.length ?? 0;
    await req.payload.db.updateOne({
      collection: 'users',
      id,
      data: { ...noWayIn, updatedAt: null },
      req,
      returning: false,
    });
    await freeStoriesOfEnded(id, req);
    return Response.json({ ended });
  },
};

export const endpoints = [revokeSessions, registerFirstUser];
