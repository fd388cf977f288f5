import type { Access, PayloadRequest } from 'payload';
import { accessFor, isRoleAtLeast } from '../shared/access.ts';
import { settingsOf } from '../../src/config/custom.ts';
import { readOriginal } from '../../src/imaging/files.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { isStaff } from '../shared/principal.ts';
import type { Around } from '../shared/graphqlOperations.ts';
import { isElsewhere, refuseFetch } from './hooks.ts';

const general = accessFor('media');

/** A photo that readers see is changed and thrown away by who may publish; its own uploader's hand ends there. */
const pastEditors =
  (rule: Access): Access =>
  async (args) => {
    const reached = await rule(args);
    if (reached === false || isRoleAtLeast(args.req.user, 'section-editor')) return reached;
    const unseen = { released: { not_equals: true } };
    return reached === true ? unseen : { and: [reached, unseen] };
  };

export const mediaAccess = {
  ...general,
  update: pastEditors(general.update),
  delete: pastEditors(general.delete),
};

type Context = { params: { filename: string } };

/** GET /api/media/file/:filename: the original, to staff only. Readers get renditions, under keys nobody can guess. */
export async function sendOriginal(req: PayloadRequest, { params }: Context): Promise<Response> {
  const notFound = (): Refusal => new Refusal('not-found', 'There is no such file.');
  if (!isStaff(req.user)) throw notFound();
  const photo = await req.payload.db.findOne<{ id: string; original?: string; mimeType?: string }>({
    collection: 'media',
    where: { filename: { equals: params.filename } },
    req,
  });
  if (!photo?.original) throw notFound();
  const bytes = await readOriginal(settingsOf(req.payload).uploadsDir, photo.original);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': photo.mimeType ?? 'application/octet-stream',
      'Content-Length': String(bytes.length),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** Payload takes the address out of what GraphQL sends before any hook could refuse it. Readers are refused by access. */
export const refuseSentAddress: Around = (resolve) => async (parent, args, context, info) => {
  const { url } = (args.data ?? {}) as { url?: unknown };
  if (isStaff(context.req.user) && isElsewhere(url)) refuseFetch();
  return resolve(parent, args, context, info);
};
