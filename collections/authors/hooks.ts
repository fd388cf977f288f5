import type { CollectionAfterChangeHook } from 'payload';
import { releasePhotos } from '../../src/desk/photos.ts';
import { idOf } from '../shared/principal.ts';

/** An author's photo is on a public page, so readers may fetch it. */
export const releaseAuthorPhoto: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const photos = [
    idOf((doc as { photo?: unknown }).photo),
    idOf((previousDoc as { photo?: unknown } | undefined)?.photo),
  ];
  await releasePhotos(
    photos.filter((id) => id !== undefined),
    req,
  );
};
