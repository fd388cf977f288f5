import type { PayloadRequest } from 'payload';
import type { mongo } from 'mongoose';
import { isDuplicateKey } from '../../database/errorCodes.ts';
import { databaseOf, sessionOf } from '../../database/rows.ts';
import { collections, type StoredStory } from '../../published/storage/collections.ts';
import { projectKilled, projectStory } from '../../published/story/project.ts';
import type { References, Row } from '../../published/shows.ts';
import { isVisible } from '../../published/visibility.ts';
import { storedStory, tombstone } from '../../published/storage/stored.ts';
import { Refusal } from '../../domain/refusal.ts';

/** What readers have of an article: the story, the notice of its kill, or nothing. */
export function standingOf(article: Row): 'published' | 'killed' | 'none' {
  if (isVisible(article)) return 'published';
  const { state, killNotice } = article;
  return state === 'killed' || (state === 'archived' && Boolean(killNotice)) ? 'killed' : 'none';
}

/** The article as the read model keeps it; undefined if readers have nothing of it. */
export function storedOf(article: Row, references: References): StoredStory | undefined {
  const standing = standingOf(article);
  if (standing === 'none') return undefined;
  if (standing === 'published') return storedStory(article, projectStory(article, references), references);
  return tombstone(article, projectKilled(article), references.oldSlugs.get(article.id) ?? []);
}

export const storiesOf = (generation: number, req: PayloadRequest): mongo.Collection<StoredStory> =>
  databaseOf(req.payload).collection<StoredStory>(collections.stories(generation));

export const slugTaken = new Refusal('conflict', 'Another story has this address.', [
  { path: 'slug', rule: 'unique', message: 'Another story has this slug, or had it once.' },
]);

/** Writes stories to these generations, in the request's transaction. Refuses (`conflict`) an address another story has. */
export async function writeStories(
  stored: readonly StoredStory[],
  generations: readonly number[],
  req: PayloadRequest,
): Promise<void> {
  if (stored.length === 0) return;
  const writes = stored.map((story) => ({
    replaceOne: { filter: { _id: story._id }, replacement: story, upsert: true },
  }));
  const session = await sessionOf(req);
  for (const generation of generations)
    await storiesOf(generation, req)
      .bulkWrite(writes, { session })
      .catch((error: unknown) => {
        throw isDuplicateKey(error) ? slugTaken : error;
      });
}

/** Takes a story out of these generations. */
export async function removeStory(
  _id: StoredStory['_id'],
  generations: readonly number[],
  req: PayloadRequest,
): Promise<void> {
  const session = await sessionOf(req);
  for (const generation of generations) await storiesOf(generation, req).deleteOne({ _id }, { session });
}
