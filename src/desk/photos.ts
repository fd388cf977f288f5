import type { CollectionSlug, PayloadRequest, Where } from 'payload';

const shown = (id: string): { collection: CollectionSlug; where: Where }[] => [
  { collection: 'articles', where: { and: [{ photosUsed: { equals: id } }, { _status: { equals: 'published' } }] } },
  { collection: 'authors', where: { and: [{ photo: { equals: id } }, { deletedAt: { exists: false } }] } },
];

/** Readers may fetch a photo while something they see shows it: sets `released` on each of these photos accordingly. */
export async function releasePhotos(ids: readonly string[], req: PayloadRequest): Promise<void> {
  for (const id of new Set(ids)) {
    const released = await isShown(id, req);
    await req.payload.db.updateMany({
      collection: 'media',
      where: { id: { equals: id } },
      data: { released },
      req,
      returning: false,
    });
  }
}

async function isShown(id: string, req: PayloadRequest): Promise<boolean> {
  for (const { collection, where } of shown(id))
    if (await req.payload.db.findOne({ collection, where, select: { id: true }, req })) return true;
  return false;
}
