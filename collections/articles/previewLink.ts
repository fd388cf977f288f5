import type { Endpoint } from 'payload';
import { z } from 'zod';
import { previewHours, previewTokenOf } from '../../src/desk/previewLink.ts';
import { endsPreviews } from '../../src/desk/previewOf.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { parsed, withoutNulls } from '../shared/parsed.ts';
import { bodyOf } from '../shared/requestBody.ts';
import { refuseUnseen } from './seen.ts';
import { deskWho } from './who.ts';

const order = z.strictObject({ hours: z.int().min(1).max(previewHours.most).default(previewHours.usual) });

/** POST /api/articles/:id/preview-link {hours?}: an address where anybody who has it sees the latest version, for a while. */
export const postPreviewLink: Omit<Endpoint, 'root'> = {
  path: '/:id/preview-link',
  method: 'post',
  handler: async (req) => {
    deskWho(req);
    const id = String(req.routeParams?.id).toLowerCase();
    const { hours } = parsed(order, withoutNulls(await bodyOf(req)));
    await refuseUnseen(id, req);
    const { state, deletedAt } = await req.payload.findByID({ collection: 'articles', id, depth: 0, trash: true });
    if (deletedAt || endsPreviews(state))
      throw new Refusal('conflict', `There is no preview of a ${deletedAt ? 'deleted' : state} story.`);
    const ends = new Date(Math.floor(Date.now() / 1000) * 1000 + hours * 3_600_000);
    const token = previewTokenOf(id, ends, req.payload.secret);
    return Response.json({ path: `/v1/preview/${token}`, token, expiresAt: ends.toISOString() }, { status: 201 });
  },
};
