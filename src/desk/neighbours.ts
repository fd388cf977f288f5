import type { PayloadRequest } from 'payload';
import type { mongo } from 'mongoose';
import { plainOf, rawCollection, sessionOf } from '../database/rows.ts';
import type { StoredStory } from '../delivery/database.ts';
import type { Row } from '../delivery/rows.ts';
import { isSameToReaders, tagsOfStored } from '../delivery/stored.ts';
import { storedOf, storiesOf, writeStories } from './projection.ts';
import type { Generations } from './readModel.ts';
import { loadReferences } from './references.ts';
import { markChanges, type Held } from './wireChanges.ts';

type Id = StoredStory['_id'];

/** Stories read and written in one go. */
export const mostAtOnce = 50;

/** The next stories that readers see and that name one of `refs`, after `after`, in the order of their ids. */
export async function namesakes(
  refs: readonly string[],
  { current, after, limit }: { current: number; after?: Id; limit: number },
  req: PayloadRequest,
): Promise<Id[]> {
  const filter = { refs: { $in: [...refs] }, ...(after && { _id: { $gt: after } }) } as mongo.Filter<StoredStory>;
  const options = { projection: { _id: 1 }, session: await sessionOf(req), sort: { _id: 1 }, limit } as const;
  const rows = await storiesOf(current, req).find(filter, options).toArray();
  return rows.map(({ _id }) => _id);
}

export async function articlesOf(ids: readonly Id[], req: PayloadRequest): Promise<Row[]> {
  const options = { session: await sessionOf(req) };
  const rows = await rawCollection(req.payload, 'articles')
    .find({ _id: { $in: [...ids] } } as never, options)
    .toArray();
  return rows.map((row) => plainOf<Row>(row));
}

/**
 * Projects stories again, in the request's transaction, and writes those that do not look so in `current` to every live generation.
 * Subscribers hear of them, unless a generation is only being filled. Answers the tags of what changed, before and after. A story that readers no longer have is left to what took it.
 */
export async function projectAgain(
  ids: readonly Id[],
  { current, live, ...held }: Generations & (Held | { guard?: undefined }),
  req: PayloadRequest,
): Promise<{ changed: number; tags: string[] }> {
  if (ids.length === 0) return { changed: 0, tags: [] };
  const articles = await articlesOf(ids, req);
  const references = await loadReferences(articles, req);
  const session = await sessionOf(req);
  const before = new Map<string, StoredStory>();
  for await (const row of storiesOf(current, req).find({ _id: { $in: [...ids] } }, { session }))
    before.set(String(row._id), row);
  const changed = articles.flatMap((article) => {
    const stored = storedOf(article, references);
    return stored && !isSameToReaders(before.get(article.id), stored) ? [stored] : [];
  });
  await writeStories(changed, live, req);
  if (held.guard !== undefined) await markChanges(changed, held, req);
  const tags = changed.flatMap((stored) => {
    const earlier = before.get(String(stored._id));
    return [...(earlier ? tagsOfStored(earlier) : []), ...tagsOfStored(stored)];
  });
  return { changed: changed.length, tags: [...new Set(tags)] };
}
