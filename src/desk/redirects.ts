import type { PayloadRequest } from 'payload';

/** Leaves a redirect at a published story's old address, and takes away one that its new address would loop into. */
export async function keepOldAddress(
  before: string | null | undefined,
  after: string | null | undefined,
  story: string,
  req: PayloadRequest,
): Promise<void> {
  if (!before || !after || before === after) return;
  const { db } = req.payload;
  await db.deleteMany({
    collection: 'redirects',
    where: { and: [{ from: { equals: after } }, { story: { equals: story } }] },
    req,
  });
  const kept = await db.findOne({ collection: 'redirects', where: { from: { equals: before } }, req });
  if (!kept)
    await db.create({
      collection: 'redirects',
      data: { from: before, story, storyIsPublic: true },
      req,
      returning: false,
    });
}
