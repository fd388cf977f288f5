import type { PayloadRequest } from 'payload';
import { objectId, rawCollection, sessionOf } from '../../database/rows.ts';

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

/**
 * Takes the story's address from the redirects of others: it goes out there now. Answers the stories that are found there no longer,
 * to be projected before it is.
 */
export async function takeAddress({ id, slug }: Addressed & { id: string }, req: PayloadRequest): Promise<string[]> {
  if (!slug) return [];
  const redirects = rawCollection(req.payload, 'redirects');
  const options = { session: await sessionOf(req) };
  const held = await redirects.findOneAndDelete({ from: slug, story: { $ne: objectId(id) } }, options);
  const { story } = (held ?? {}) as { story?: unknown };
  return story ? [String(story as string)] : [];
}
