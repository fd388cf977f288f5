import type { PayloadRequest, Where } from 'payload';

const shown = (id: string): { collection: string; where: Where }[] => [
  { collection: 'articles', where: { and: [{ photosUsed: { equals: id } }, { _status: { equals: 'published' } }] } },
  { collection: 'authors', where: { and: [{ photo: { equals: id } }, { deletedAt: { exists: false } }] } },
];

/** Readers may fetch a photo while something they see shows it: sets `released` on each of these photos accordingly. */
export async function releasePhotos(ids: readonly string[], req: PayloadRequest): Promise<void> {
  for (const id of new Set(ids)) {
    const counts = await Promise.all(
      shown(id).map(({ collection, where }) => req.payload.db.count({ collection, where, req })),
    );
    const released = counts.some(({ totalDocs }) => totalDocs > 0);
    await req.payload.db.updateMany({
      collection: 'media',
      where: { id: { equals: id } },
      data: { released },
      req,
      returning: false,
    });
  }
}
