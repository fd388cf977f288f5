import type { PayloadRequest } from 'payload';

type Addressed = { slug?: string | null };

/**
 * Leaves a redirect at the old address of a story that was published, and takes away one that its new address would loop
 * into. `isPublic`: do readers see the story now? An old address is as public as its story.
 */
export async function keepOldAddress(
  { slug: before }: Addressed,
  { id: story, slug: after }: Addressed & { id: string },
  isPublic: boolean,
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
      data: { from: before, story, storyIsPublic: isPublic },
      req,
      returning: false,
    });
}
