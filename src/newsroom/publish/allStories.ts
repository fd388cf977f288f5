import type { PayloadRequest } from 'payload';
import { rawCollection, sessionOf } from '../../database/rows.ts';
import type { StoredStory } from '../../published/storage/collections.ts';
import type { Row } from '../../published/shows.ts';
import { articlesOf, mostAtOnce } from './storiesReferringTo.ts';
import { standingOf, storiesOf } from './projection.ts';

export type Id = StoredStory['_id'];

/** Articles of which readers have something: the story, or the notice of its kill. */
const seenByReaders = { $or: [{ _status: 'published' }, { state: { $in: ['killed', 'archived'] } }] };

/** The next articles of which readers may have something, in the order of their ids. Outside a transaction, so it is only where to look. */
export async function nextArticles(after: Id | undefined, req: PayloadRequest): Promise<Id[]> {
  const filter = { ...(after && { _id: { $gt: after } }), ...seenByReaders };
  const options = {
    projection: { _id: 1 },
    sort: { _id: 1 },
    limit: mostAtOnce,
    session: await sessionOf(req),
  } as const;
  const rows = await rawCollection<{ _id: Id }>(req.payload, 'articles').find(filter, options).toArray();
  return rows.map(({ _id }) => _id);
}

export const countArticles = (req: PayloadRequest): Promise<number> =>
  rawCollection(req.payload, 'articles').countDocuments(seenByReaders);

/** The next stories of a generation, in the order of their ids. */
export async function nextStored(generation: number, after: Id | undefined, req: PayloadRequest): Promise<Id[]> {
  const options = {
    projection: { _id: 1 },
    sort: { _id: 1 },
    limit: mostAtOnce,
    session: await sessionOf(req),
  } as const;
  const rows = await storiesOf(generation, req)
    .find(after ? { _id: { $gt: after } } : {}, options)
    .toArray();
  return rows.map(({ _id }) => _id);
}

/** Those of these stories of which readers should have nothing. */
export async function surplusOf(ids: readonly Id[], req: PayloadRequest): Promise<Id[]> {
  const standing = new Map((await articlesOf(ids, req)).map((article: Row) => [article.id, standingOf(article)]));
  return ids.filter((id) => (standing.get(String(id)) ?? 'none') === 'none');
}
