import type { PayloadRequest } from 'payload';
import type { mongo } from 'mongoose';
import { objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import type { StoredStory } from '../../published/storage/collections.ts';
import { projectStory } from '../../published/story/project.ts';
import type { References, Row } from '../../published/shows.ts';
import { isSameToReaders, tagsOfStored } from '../../published/storage/stored.ts';
import { lastChangeOf } from '../../published/story/schema.ts';
import { recordDepartures, markChanges, type Held } from './wireChanges.ts';
import { storedOf, storiesOf, writeStories } from './projection.ts';
import type { Generations } from './readModel.ts';
import { loadReferences } from './references.ts';

type Id = StoredStory['_id'];

/** Stories read and written in one go. */
export const mostAtOnce = 50;

/** The next stories that readers see and that name one of `refs`, after `after`, in the order of their ids. */
export async function storiesReferringTo(
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
    .find({ _id: { $in: [...ids] } }, options)
    .toArray();
  return rows.map((row) => plainOf<Row>(row));
}

type Drawn = { article: Row; stored: StoredStory };

/** Does it stand there so, by this contract's version? */
const isWritten = (before: StoredStory | undefined, stored: StoredStory): boolean =>
  isSameToReaders(before, stored) && before?.contract === stored.contract;

/** What a story says: whether it takes reviews is nothing of it. */
const readersCopyOf = (json: string): string =>
  JSON.stringify({ ...(JSON.parse(json) as object), reviewsClosed: undefined });

/** Does it say something else to readers, though nobody has moved it? */
const saysOtherwise = (before: StoredStory | undefined, { stored }: Drawn): boolean =>
  before?.status === 'published' &&
  stored.status === 'published' &&
  readersCopyOf(before.json) !== readersCopyOf(stored.json);

/**
 * Counts on the articles, in the request's transaction, that readers get something new of them, after what they had. Answers them as
 * readers get them then.
 */
async function stamp(drawn: readonly Drawn[], references: References, req: PayloadRequest): Promise<StoredStory[]> {
  if (drawn.length === 0) return [];
  const stamped = drawn.map(({ article }): Row => {
    const { version, ...times } = projectStory(article, references);
    const at = Math.max(Date.now(), Date.parse(lastChangeOf(times)) + 1);
    return { ...article, publicVersion: version + 1, changedForReadersAt: new Date(at).toISOString() };
  });
  const writes = stamped.map(({ id, publicVersion, changedForReadersAt }) => {
    const $set = { publicVersion, changedForReadersAt: new Date(changedForReadersAt as string) };
    return { updateOne: { filter: { _id: objectId(id) }, update: { $set } } };
  });
  await rawCollection(req.payload, 'articles').bulkWrite(writes, { session: await sessionOf(req) });
  return stamped.flatMap((article) => storedOf(article, references) ?? []);
}

/** The stories as readers have them now, by id. */
async function storiesNow(ids: readonly Id[], current: number, req: PayloadRequest): Promise<Map<string, StoredStory>> {
  const found = storiesOf(current, req).find({ _id: { $in: [...ids] } }, { session: await sessionOf(req) });
  return new Map((await found.toArray()).map((row) => [String(row._id), row]));
}

/**
 * Projects stories again, in the request's transaction, and writes those that do not look so in `current` to every live generation:
 * those that say something else to readers as their next version. Subscribers hear of them. A generation that is only being filled is
 * given what there is. Answers the tags of what changed, before and after. A story that readers no longer have is left to what took it.
 */
export async function projectAgain(
  ids: readonly Id[],
  { current, live, ...hold }: Generations & (Held | { guard?: undefined }),
  req: PayloadRequest,
): Promise<{ changed: number; tags: string[] }> {
  if (ids.length === 0) return { changed: 0, tags: [] };
  const articles = await articlesOf(ids, req);
  const references = await loadReferences(articles, req);
  const before = await storiesNow(ids, current, req);
  const drawn = articles.flatMap((article): Drawn[] => {
    const stored = storedOf(article, references);
    return stored && !isWritten(before.get(article.id), stored) ? [{ article, stored }] : [];
  });
  const isNews = (each: Drawn): boolean => hold.guard !== undefined && saysOtherwise(before.get(each.article.id), each);
  const same = drawn.filter((each) => !isNews(each)).map(({ stored }) => stored);
  const changed = [...same, ...(await stamp(drawn.filter(isNews), references, req))];
  await writeStories(changed, live, req);
  if (hold.guard !== undefined) {
    await markChanges(changed, hold, req);
    const left = changed.map((after) => ({ before: before.get(String(after._id)), after }));
    await recordDepartures(left, hold, req);
  }
  const tags = changed.flatMap((stored) => {
    const earlier = before.get(String(stored._id));
    return [...(earlier ? tagsOfStored(earlier) : []), ...tagsOfStored(stored)];
  });
  return { changed: changed.length, tags: [...new Set(tags)] };
}
