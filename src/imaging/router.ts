import type { Request, Response, Router } from 'express';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Refusal } from '../domain/refusal.ts';
import { routerOf, type Exchange } from '../http/express.ts';
import { binary } from '../http/jsonSchema.ts';
import { defineRoute } from '../http/route.ts';
import { photoTag } from '../published/tags.ts';
import { openRendition } from './files.ts';

/** A photo whose renditions anybody may have; under its current key, or under the one before. */
export type ReleasedPhoto = { id: string; isCurrent: boolean };

export type PhotoRoutes = {
  uploadsDir: string;
  /** The photo with renditions under this key, if anybody may have them. */
  releasedPhoto: (key: string) => Promise<ReleasedPhoto | undefined>;
  /** Is the one who asks a member of staff? */
  isStaff: (req: Request<object>) => Promise<boolean>;
};

/** How long others may keep it, and the tag by which a CDN is told to let go of it. The former renditions are about to go. */
const cachingOf = (released: ReleasedPhoto | undefined): Record<string, string> => {
  if (!released) return { 'Cache-Control': 'private, no-store' };
  const tag = photoTag(released.id);
  const howLong = released.isCurrent ? 'public, max-age=31536000, immutable' : 'public, max-age=300';
  return { 'Cache-Control': howLong, 'Surrogate-Key': tag, 'Cache-Tag': tag };
};

/** Any page may show what readers may have, and draw it on a canvas; who may read the newsroom's API, with credentials, is named already. */
const sharingOf = (released: ReleasedPhoto | undefined, res: Response): Record<string, string> =>
  released && !res.hasHeader('Access-Control-Allow-Origin')
    ? { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' }
    : {};

/** Immutable: another photo, focal point or copyright has another key. */
const sendRendition = defineRoute(
  {
    method: 'get',
    path: '/media/{key}/{name}',
    operationId: 'getRendition',
    summary: 'Fetch a rendition of a photo',
    description: 'Of a photo in a published story; staff also of others. The URLs are in `renditions`.',
    tag: 'Photos',
    access: 'anybody',
    params: {
      key: z.string().meta({ description: 'The key of the renditions.' }),
      name: z.string().meta({
        description: 'The name of the rendition.',
        schema: { type: 'string', examples: ['wide-640.webp'] },
      }),
    },
    answers: {
      200: {
        description:
          'The bytes. Under the address that `renditions` names they never change: another picture, focal point or copyright has another. `Surrogate-Key` and `Cache-Tag` name the photo, by which a CDN is told when it is replaced or withdrawn.',
        body: { 'image/*': binary },
      },
    },
    refusals: [404],
  },
  async ({ params: { key, name } }, { req, res, parts }: Exchange<PhotoRoutes>): Promise<void> => {
    const notFound = new Refusal('not-found', 'There is no such picture.');
    const released = await parts.releasedPhoto(key);
    if (!released && !(await parts.isStaff(req))) throw notFound;
    const rendition = await openRendition(parts.uploadsDir, key, name);
    if (!rendition) throw notFound;
    res.set({
      'Content-Type': rendition.mimeType,
      'Content-Length': String(rendition.size),
      ...cachingOf(released),
      ...sharingOf(released, res),
      'X-Content-Type-Options': 'nosniff',
      ETag: `"${key}-${name}"`,
    });
    if (req.fresh) return void res.status(304).end();
    await pipeline(rendition.read(), res).catch((error: NodeJS.ErrnoException) => {
      // A reader who goes away in the middle of a picture is no fault.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  },
);

export const photoRoutes = [sendRendition];

export const photoRouter = (routes: PhotoRoutes): Router =>
  routerOf(photoRoutes, routes, { mountedAt: '/media', readsQuery: false });
