import type { PayloadRequest } from 'payload';
import { databaseOf, objectId, objectIds, rawCollection, sessionOf } from '../../database/rows.ts';
import { photoTag } from '../../published/tags.ts';
import { recordEvent } from '../record/events.ts';

/** Which of these photos something that readers see shows. */
async function photosWithReaders(ids: readonly string[], req: PayloadRequest): Promise<string[]> {
  const one = (from: string, foreignField: string, localField: string, $match: object) => ({
    $lookup: {
      from,
      localField,
      foreignField,
      pipeline: [{ $match }, { $limit: 1 }, { $project: { _id: 1 } }],
      as: from,
    },
  });
  const rows = await databaseOf(req.payload)
    .collection('media')
    .aggregate<{ _id: unknown }>(
      [
        { $match: { _id: { $in: ids.map(objectId) } } },
        { $project: { text: { $toString: '$_id' } } },
        one('articles', 'photosUsed', 'text', { _status: 'published' }),
        one('authors', 'photo', '_id', { deletedAt: null }),
        { $match: { $or: [{ 'articles.0': { $exists: true } }, { 'authors.0': { $exists: true } }] } },
      ],
      { session: await sessionOf(req) },
    )
    .toArray();
  return rows.map(({ _id }) => String(_id));
}

/** Tells caches, in the request's transaction, to let go of all pictures of these photos. */
export async function dropPhotos(ids: readonly string[], req: PayloadRequest): Promise<void> {
  if (ids.length === 0) return;
  await recordEvent({ name: 'photo.changed', at: new Date().toISOString(), tags: ids.map(photoTag) }, req);
}

/** Which of these photos readers could fetch until now. */
async function releasedOf(ids: readonly string[], req: PayloadRequest): Promise<string[]> {
  const filter = { _id: { $in: objectIds(ids) }, released: true };
  const options = { projection: { _id: 1 }, session: await sessionOf(req) };
  const rows = await rawCollection(req.payload, 'media').find(filter, options).toArray();
  return rows.map(({ _id }) => String(_id));
}

/**
 * Readers may fetch a photo while something they see shows it: sets `released` on each of these photos accordingly, and lets caches go
 * of those that nothing shows any more. Of `current`, it is known already. Each is written to, so that two moves of stories with one photo see each other.
 */
export async function releasePhotos(
  ids: readonly string[],
  req: PayloadRequest,
  current: readonly string[] = [],
): Promise<void> {
  const valid = [...new Set([...ids, ...current])].filter((id) => objectId(id));
  const unknown = valid.filter((id) => !current.includes(id));
  const released = new Set([...current, ...(unknown.length > 0 ? await photosWithReaders(unknown, req) : [])]);
  const hidden = unknown.filter((id) => !released.has(id));
  if (hidden.length > 0) await dropPhotos(await releasedOf(hidden, req), req);
  const media = rawCollection(req.payload, 'media');
  const options = { session: await sessionOf(req) };
  for (const isShown of [true, false]) {
    const those = objectIds(valid.filter((id) => released.has(id) === isShown));
    if (those.length > 0)
      await media.updateMany({ _id: { $in: those } }, { $set: { released: isShown }, $inc: { __v: 1 } }, options);
  }
}
