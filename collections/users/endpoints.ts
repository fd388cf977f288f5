import { z } from 'zod';
import { inTransaction } from '../../src/newsroom/transaction/inTransaction.ts';
import { endPreviewLinks } from '../../src/newsroom/preview/previewLinkRows.ts';
import { freeStoriesOfEnded } from '../../src/newsroom/story/storyLock.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { isRoleAtLeast } from '../shared/access.ts';
import { idInPath } from '../shared/answers.ts';
import { defineEndpoint, reply } from '../shared/route.ts';
import { readDeviceKey } from './graphql.ts';
import { registerFirstUser } from './firstUser.ts';
import { noWayIn } from './hooks.ts';

/** Ends every session, the API key and the preview links of a user. */
const revokeSessions = defineEndpoint(
  {
    method: 'post',
    path: '/api/users/{id}/revoke-sessions',
    operationId: 'revokeSessions',
    summary: 'End all sessions of a user',
    description: 'Your own, or anybody’s for an administrator. The API key ends too.',
    tag: 'Users',
    access: 'session',
    params: { id: idInPath },
    answers: { 200: { description: 'How many ended.', body: z.strictObject({ ended: z.int() }) } },
    refusals: [401, 403, 404],
    guard: ({ id }, { who, req }) => {
      if (who.id !== id && !isRoleAtLeast(req.user, 'administrator'))
        throw new Refusal('not-allowed', 'Only an administrator ends the sessions of others.');
    },
  },
  async ({ params: { id } }, { req }) => {
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
    return reply(200, { ended });
  },
);

export const userRoutes = [readDeviceKey, revokeSessions, registerFirstUser];
