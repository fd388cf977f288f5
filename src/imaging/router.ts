import { Router, type Request, type RequestHandler } from 'express';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../domain/refusal.ts';
import { openRendition } from './files.ts';

export type PhotoDoor = {
  uploadsDir: string;
  /** May anybody have the renditions under this key? */
  isReleased: (key: string) => Promise<boolean>;
  /** Is the one who asks a member of staff? */
  isStaff: (req: Request<object>) => Promise<boolean>;
};

/** GET /media/:key/:name: a rendition. Immutable: another focal point or another photo has another key. */
export function photoRouter({ uploadsDir, isReleased, isStaff }: PhotoDoor): Router {
  const send: RequestHandler<{ key: string; name: string }> = async (req, res) => {
    const { key, name } = req.params;
    const notFound = new Refusal('not-found', 'There is no such picture.');
    const released = await isReleased(key);
    if (!released && !(await isStaff(req))) throw notFound;
    const rendition = await openRendition(uploadsDir, key, name);
    if (!rendition) throw notFound;
    res.set({
      'Content-Type': rendition.mimeType,
      'Content-Length': String(rendition.size),
      'Cache-Control': released ? 'public, max-age=31536000, immutable' : 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
      ETag: `"${key}-${name}"`,
    });
    if (req.fresh) return void res.status(304).end();
    await pipeline(rendition.read(), res).catch((error: NodeJS.ErrnoException) => {
      // A reader who goes away in the middle of a picture is no fault.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  };
  return Router().get('/:key/:name', send);
}
