import type { PayloadRequest } from 'payload';
import { objectId, rawCollection, sessionOf, databaseOf } from '../../database/rows.ts';
import { collections, addressFieldOf, oldAddressKey, type OldAddress } from '../../published/storage/collections.ts';
import type { Addressed } from '../../published/kinds.ts';
import { textOf, type Row } from '../../published/shows.ts';

type AtAddress = { slug?: string | null };

/**
 * Leaves a redirect at the old address of a story that was published, and takes away one that its new address would loop
 * into. `isPublic`: do readers see the story now? An old address is as public as its story.
 */
export async function keepOldAddress(
  { slug: before }: AtAddress,
  { id: story, slug: after }: AtAddress & { id: string },
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
  const redirect = await db.findOne({ collection: 'redirects', where: { from: { equals: before } }, req });
  if (!redirect)
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
export async function takeAddress({ id, slug }: AtAddress & { id: string }, req: PayloadRequest): Promise<string[]> {
  if (!slug) return [];
  const redirects = rawCollection(req.payload, 'redirects');
  const options = { session: await sessionOf(req) };
  const redirect = await redirects.findOneAndDelete({ from: slug, story: { $ne: objectId(id) } }, options);
  const { story } = (redirect ?? {}) as { story?: unknown };
  return story ? [String(story as string)] : [];
}

/** `after` is undefined for what was deleted for good. */
type Change = { id: string; before?: Row; after?: Row };

/**
 * Keeps the address an author or a section had, in the request's transaction. One that is taken belongs to who has it now, and
 * what is gone for good leaves none.
 */
export async function keepDirectoryAddress(
  kind: Addressed,
  { id, before, after }: Change,
  req: PayloadRequest,
): Promise<void> {
  const of = oldAddressKey(kind, id);
  const field = addressFieldOf(kind);
  const [was, is] = [textOf(before?.[field]), textOf(after?.[field])];
  const addresses = databaseOf(req.payload).collection<OldAddress>(collections.oldAddresses);
  const options = { session: await sessionOf(req) };
  if (!after) return void (await addresses.deleteMany({ of }, options));
  if (was === is) return;
  if (is) await addresses.deleteOne({ _id: oldAddressKey(kind, is) }, options);
  const _id = was && oldAddressKey(kind, was);
  if (_id) await addresses.replaceOne({ _id }, { of }, { ...options, upsert: true });
}
