import type { PayloadRequest } from 'payload';
import { settingsOf } from '../../src/config/custom.ts';
import { readOriginal } from '../../src/imaging/files.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { isStaff } from '../shared/principal.ts';

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
