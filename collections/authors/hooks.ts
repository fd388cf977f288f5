import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload';
import { releasePhotos } from '../../src/newsroom/photos/photos.ts';
import { authorChanged } from '../../src/newsroom/publish/directoryChanges.ts';
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

/** What readers get of the author changes with the author. */
export const publishAuthor: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const { id } = doc as { id: string };
  await authorChanged({ id, before: operation === 'create' ? undefined : previousDoc, after: doc }, req);
};

export const withdrawAuthor: CollectionAfterDeleteHook = async ({ id, doc, req }) =>
  authorChanged({ id: String(id), before: doc }, req);
