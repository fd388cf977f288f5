import type { PayloadRequest } from 'payload';
import { objectId, plainOf, rawCollection, sessionOf } from '../database/rows.ts';
import type { StoredStory } from '../delivery/database.ts';
import { projectKilled } from '../delivery/project.ts';
import { textOf, type Row } from '../delivery/rows.ts';
import { isSameToReaders, namedStoriesOf, tagsOfStored, tombstone } from '../delivery/stored.ts';
import { recordEvent } from './events.ts';
import type { Copy } from './loadStory.ts';
import { mostAtOnce, namesakes, projectAgain } from './neighbours.ts';
import { removeStory, standingOf, storedOf, storiesOf, writeStories } from './projection.ts';
import { holdReadModel, recordWithdrawal, type Generations } from './readModel.ts';
import { loadReferences } from './references.ts';
import { queueProjection } from './reproject.ts';

/**
 * Writes to the stories this one names or translates, so that whoever moves one of them at the same moment starts again: it has to
 * find this story among those that show it, and this one has to see whether it is still public.
 */
async function holdNamed(article: Row, req: PayloadRequest): Promise<void> {
  const named = namedStoriesOf(article).flatMap((id) => objectId(id) ?? []);
  const set = textOf(article.translationSet);
  const of = [...(named.length > 0 ? [{ _id: { $in: named } }] : []), ...(set ? [{ translationSet: set }] : [])];
  if (of.length === 0) return;
  const filter = { $and: [{ _id: { $ne: objectId(article.id) } }, { $or: of }] };
  await rawCollection(req.payload, 'articles').updateMany(
    filter as never,
    { $inc: { __v: 1 } },
    { session: await sessionOf(req) },
  );
}

/** The article as readers are to have it. A kill asks for nothing but its own notice: nothing may stand in its way. */
async function project(
  article: Row,
  before: StoredStory | undefined,
  req: PayloadRequest,
): Promise<StoredStory | undefined> {
  const standing = standingOf(article);
  if (standing === 'none') return undefined;
  if (standing === 'killed' && before) return tombstone(article, projectKilled(article), before.slugs);
  if (standing === 'published') await holdNamed(article, req);
  return storedOf(article, await loadReferences([article], req));
}

const linkIn = (stored: StoredStory | undefined): string | undefined => {
  if (stored?.status !== 'published') return undefined;
  const { id, slug, headline, language, publishedAt } = stored.line;
  return JSON.stringify({ id, slug, headline, language, publishedAt });
};

/** What other stories name this one by: those that show it, and its translations, before and after. */
function namesOf(article: Row, before: StoredStory | undefined): string[] {
  const earlier = before?.status === 'published' ? before.refs.filter((ref) => ref.startsWith('translations:')) : [];
  const set = textOf(article.translationSet);
  return [...new Set([`story:${article.id}`, ...earlier, ...(set ? [`translations:${set}`] : [])])];
}

/**
 * Projects the stories that show this one again. Of a story taken from readers no headline may be left anywhere, so all of them
 * follow in this transaction; of any other, the first fifty do, and a job does the rest.
 */
async function takeAlong(
  article: Row,
  before: StoredStory | undefined,
  isTaken: boolean,
  generations: Generations,
  req: PayloadRequest,
): Promise<string[]> {
  const refs = namesOf(article, before);
  const tags: string[] = [];
  for (let after: StoredStory['_id'] | undefined; ;) {
    const ids = await namesakes(refs, { current: generations.current, after, limit: mostAtOnce }, req);
    const others = ids.filter((id) => String(id) !== article.id);
    tags.push(...(await projectAgain(others, generations, req)).tags);
    if (ids.length < mostAtOnce) return tags;
    after = ids.at(-1);
    if (isTaken) continue;
    for (const ref of refs) await queueProjection(ref, req);
    return tags;
  }
}

/**
 * Brings what readers have of a story into line with the article, in the request's transaction: written, replaced by its notice, or
 * taken out, in every live generation; and the stories that show it with it. Answers the tags of all that looks different now.
 */
export async function publishToReaders(copy: Copy, req: PayloadRequest): Promise<string[]> {
  const article = plainOf<Row>(copy);
  const generations = await holdReadModel(req);
  const session = await sessionOf(req);
  const _id = objectId(article.id)!;
  const before = (await storiesOf(generations.current, req).findOne({ _id }, { session })) ?? undefined;
  const after = await project(article, before, req);
  if (after) await writeStories([after], generations.live, req);
  else await removeStory(_id, generations.live, req);
  const isTaken = before?.status === 'published' && after?.status !== 'published';
  const looksOther = linkIn(before) !== linkIn(after);
  const hasMovedSet = before?.status === 'published' && after?.status === 'published' && !hasSameSet(before, after);
  const along = looksOther || hasMovedSet ? await takeAlong(article, before, isTaken, generations, req) : [];
  const own = isSameToReaders(before, after) ? [] : [before, after].flatMap((each) => (each ? tagsOfStored(each) : []));
  const tags = [...new Set([...own, ...along])];
  if (isTaken) await recordWithdrawal({ story: article.id, tags }, req);
  return tags;
}

const setIn = ({ refs }: { refs: string[] }): string | undefined => refs.find((ref) => ref.startsWith('translations:'));
const hasSameSet = (one: { refs: string[] }, other: { refs: string[] }): boolean => setIn(one) === setIn(other);

/** Projects a story again after something about it changed that no transition does: an old address, say. With the event that tells of it. */
export async function publishAgain(story: string, req: PayloadRequest): Promise<void> {
  const _id = objectId(story);
  const { tags } = await projectAgain(_id ? [_id] : [], await holdReadModel(req), req);
  if (tags.length > 0) await recordEvent({ name: 'stories.projected', at: new Date().toISOString(), story, tags }, req);
}

/**
 * Takes what is left of a story that is deleted for good from readers: its notice, and its old addresses. They are free then, for
 * another story: nothing that nobody can see any more stands in the way.
 */
export async function forgetStory(story: string, req: PayloadRequest): Promise<void> {
  const session = await sessionOf(req);
  const { current, live } = await holdReadModel(req);
  const _id = objectId(story)!;
  await rawCollection(req.payload, 'redirects').deleteMany({ story: _id } as never, { session });
  const stored = await storiesOf(current, req).findOne({ _id }, { session });
  if (!stored) return;
  await removeStory(_id, live, req);
  const tags = tagsOfStored(stored);
  await recordWithdrawal({ story, tags }, req);
  await recordEvent({ name: 'stories.projected', at: new Date().toISOString(), story, tags }, req);
}
