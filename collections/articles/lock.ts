import type { Endpoint, PayloadRequest, Where } from 'payload';
import { z } from 'zod';
import { lockStory, unlockStory, type LockOrder } from '../../src/newsroom/story/storyLock.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { parsed, withoutNulls } from '../shared/parsed.ts';
import { sessionIdOf } from '../shared/principal.ts';
import { bodyOf } from '../shared/requestBody.ts';
import { articleAccess } from './access.ts';
import { refuseAllButColleagues, refuseUnseen } from './seen.ts';
import { deskWho } from './who.ts';

const order = z.strictObject({ anyway: z.boolean().default(false) });

/** Only who may edit a story opens it for editing: to who may not read it, it is not there. */
async function refuseWhoMayNotEdit(id: string, req: PayloadRequest): Promise<void> {
  await refuseUnseen(id, req);
  const may = await articleAccess.update({ req, id });
  const reached: Where[] = typeof may === 'object' ? [may] : [];
  const where: Where = { and: [{ id: { equals: id } }, { deletedAt: { exists: false } }, ...reached] };
  if (may && (await req.payload.db.findOne({ collection: 'articles', where, req }))) return;
  throw new Refusal('not-allowed', 'You may read this story, but not edit it in its state.');
}

const orderFrom = (req: PayloadRequest): LockOrder => ({
  id: String(req.routeParams?.id).toLowerCase(),
  who: deskWho(req),
  session: sessionIdOf(req.user),
  now: new Date().toISOString(),
});

/** POST /api/articles/:id/lock {anyway?}: tells the others that this person edits the story, for the next five minutes. */
export const postLock: Omit<Endpoint, 'root'> = {
  path: '/:id/lock',
  method: 'post',
  handler: async (req) => {
    const asked = orderFrom(req);
    const { anyway } = parsed(order, withoutNulls(await bodyOf(req)));
    await refuseWhoMayNotEdit(asked.id, req);
    return Response.json({ lock: await lockStory({ ...asked, anyway }, req) });
  },
};

/** POST /api/articles/:id/unlock: this session has left the story. Takes no body: a page that closes can send none. */
export const postUnlock: Omit<Endpoint, 'root'> = {
  path: '/:id/unlock',
  method: 'post',
  handler: async (req) => {
    const asked = orderFrom(req);
    await refuseAllButColleagues(asked.id, req);
    return Response.json({ lock: await unlockStory(asked, req) });
  },
};
