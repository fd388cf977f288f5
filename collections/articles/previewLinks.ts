import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import {
  endPreviewLink,
  listPreviewLinks,
  makePreviewLink,
  type Asking,
} from '../../src/newsroom/preview/previewLinks.ts';
import { previewHours } from '../../src/newsroom/preview/previewLinkRows.ts';
import { parsed, withoutNulls } from '../shared/parsed.ts';
import { sessionIdOf } from '../shared/principal.ts';
import { bodyOf } from '../shared/requestBody.ts';
import { refuseUnseen } from './seen.ts';
import { deskWho } from './who.ts';

const order = z.strictObject({ hours: z.int().min(1).max(previewHours.most).default(previewHours.usual) });

function askingOf(req: PayloadRequest): Asking {
  const { name, principal } = deskWho(req);
  return { name, principal: principal as Asking['principal'], session: sessionIdOf(req.user) };
}

/** The story a link is of, for who may read it; to others it is not there. */
async function storyOf(req: PayloadRequest): Promise<string> {
  const id = String(req.routeParams?.id).toLowerCase();
  await refuseUnseen(id, req);
  return id;
}

/** POST /api/articles/:id/preview-link {hours?}: an address where anybody who has it sees the latest version, for a while. */
export const postPreviewLink: Omit<Endpoint, 'root'> = {
  path: '/:id/preview-link',
  method: 'post',
  handler: async (req) => {
    const asking = askingOf(req);
    const { hours } = parsed(order, withoutNulls(await bodyOf(req)));
    const made = await makePreviewLink({ story: await storyOf(req), hours, asking, now: new Date() }, req);
    const { id, secret: token, until: expiresAt } = made;
    return Response.json({ id, path: `/v1/preview/${token}`, token, expiresAt }, { status: 201 });
  },
};

/** GET /api/articles/:id/preview-links: who made which link, until when, how often it was opened, and what has ended it. */
export const getPreviewLinks: Omit<Endpoint, 'root'> = {
  path: '/:id/preview-links',
  method: 'get',
  handler: async (req) => {
    const asking = askingOf(req);
    return Response.json({ links: await listPreviewLinks(await storyOf(req), asking, req) });
  },
};

/** POST /api/articles/:id/preview-links/:link/end: this link shows nothing any more, on any node. Takes no body. */
export const postEndPreviewLink: Omit<Endpoint, 'root'> = {
  path: '/:id/preview-links/:link/end',
  method: 'post',
  handler: async (req) => {
    const asking = askingOf(req);
    const link = String(req.routeParams?.link).toLowerCase();
    return Response.json({
      link: await endPreviewLink({ story: await storyOf(req), link, asking, now: new Date() }, req),
    });
  },
};
