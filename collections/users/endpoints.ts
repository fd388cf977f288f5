import type { Endpoint } from 'payload';
import { inTransaction } from '../../src/newsroom/transaction/inTransaction.ts';
import { endPreviewLinks } from '../../src/newsroom/preview/previewLinkRows.ts';
import { freeStoriesOfEnded } from '../../src/newsroom/story/storyLock.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { isRoleAtLeast } from '../shared/access.ts';
import { principalOf } from '../shared/principal.ts';
import { deviceKey } from './deviceKey.ts';
import { registerFirstUser } from './firstUser.ts';
import { noWayIn } from './hooks.ts';

/** Ends every session, the API key and the preview links of a user: their own, or anyone's for an administrator. */
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
    const data = { ...noWayIn, updatedAt: null };
    await inTransaction(req, async () => {
      await req.payload.db.updateOne({ collection: 'users', id, data, req, returning: false });
      // Whoever got in by one of them may have made links: those go too.
      await endPreviewLinks(id, req);
    });
    await freeStoriesOfEnded(id, req);
    return Response.json({ ended });
  },
};

export const endpoints = [deviceKey, revokeSessions, registerFirstUser];
