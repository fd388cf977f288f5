import type { PayloadRequest } from 'payload';
import { Refusal } from '../../domain/refusal.ts';
import type { Confirmed } from '../../domain/workflow/workflow.ts';
import { objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import { collections, type StoredStory } from '../../published/storage/collections.ts';
import { projectKilled } from '../../published/story/project.ts';
import { textOf, type References, type Row } from '../../published/shows.ts';
import {
  isSameToReaders,
  namedStoriesOf,
  saysTheSame,
  tagsOfStored,
  tombstone,
} from '../../published/storage/stored.ts';
import { recordDepartures, markChanges, markTaken, type Held } from './wireChanges.ts';
import { recordEvent } from '../record/events.ts';
import type { Copy } from '../story/loadStory.ts';
import { mostAtOnce, storiesReferringTo, projectAgain } from './storiesReferringTo.ts';
import { removeStory, standingOf, storedOf, storiesOf, writeStories } from './projection.ts';
import { holdReadModel, recordWithdrawal, type Generations } from './readModel.ts';
import { askFor, loadReferences, referencesIn } from './references.ts';
import { queueProjection } from './reproject.ts';

type Id = StoredStory['_id'];

/** What there is before the change, of the story and around it. */
type Around = {
  before?: StoredStory;
  /** The first stories that name this one. */
  neighbours: Id[];
  /** Other articles of the same translation set, whatever their state; one is enough to know. */
  siblings: Id[];
  references: References;
};

/** Looks at everything in one question. Of a story that is not published, nothing of others is asked for: no kill waits for that. */
async function lookAround(article: Row, { current }: Generations, req: PayloadRequest): Promise<Around> {
  const _id = objectId(article.id);
  const stories = collections.stories(current);
  const translationSet = textOf(article.translationSet);
  const lookUp = (from: string, as: string, pipeline: object[]) => ({ $lookup: { from, as, pipeline } });
  const others = [{ $sort: { _id: 1 } }, { $limit: mostAtOnce }, { $project: { _id: 1 } }];
  const more = [
    lookUp(stories, 'before', [{ $match: { _id } }]),
    lookUp(stories, 'neighbours', [
      { $match: { refs: { $in: namesOf(article, undefined) }, _id: { $ne: _id } } },
      ...others,
    ]),
    ...(translationSet
      ? [
          lookUp('articles', 'siblings', [
            { $match: { translationSet, _id: { $ne: _id } } },
            { $limit: 1 },
            { $project: { _id: 1 } },
          ]),
        ]
      : []),
  ];
  const found = await askFor(standingOf(article) === 'published' ? [article] : [], more, req);
  const ids = (rows: unknown): Id[] => ((rows ?? []) as { _id: Id }[]).map((row) => row._id);
  return {
    before: (found.before as StoredStory[])[0],
    neighbours: ids(found.neighbours),
    siblings: ids(found.siblings),
    references: referencesIn(found),
  };
}

/**
 * Writes to the stories this one names or translates, so that whoever moves one of them at the same moment starts again: it has to
 * find this story among those that show it, and this one has to see whether it is still public.
 */
async function holdNamed(article: Row, { siblings }: Around, req: PayloadRequest): Promise<void> {
  const named = namedStoriesOf(article).flatMap((id) => objectId(id) ?? []);
  const of = [
    ...(named.length > 0 ? [{ _id: { $in: named } }] : []),
    ...(siblings.length > 0 ? [{ translationSet: article.translationSet }] : []),
  ];
  if (of.length === 0) return;
  const filter = { $and: [{ _id: { $ne: objectId(article.id) } }, { $or: of }] };
  const options = { session: await sessionOf(req) };
  await rawCollection(req.payload, 'articles').updateMany(filter, { $inc: { __v: 1 } }, options);
}

/** The article as readers are to have it. A killed one keeps the addresses readers know. */
async function project(article: Row, around: Around, req: PayloadRequest): Promise<StoredStory | undefined> {
  const standing = standingOf(article);
  if (standing === 'killed' && around.before) return tombstone(article, projectKilled(article), around.before.slugs);
  if (standing === 'killed') return storedOf(article, await loadReferences([article], req));
  if (standing === 'published') await holdNamed(article, around, req);
  return storedOf(article, around.references);
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
  { before, neighbours }: Around,
  isTaken: boolean,
  generations: Generations & Held,
  req: PayloadRequest,
): Promise<string[]> {
  const refs = namesOf(article, before);
  const page = (after?: Id) =>
    storiesReferringTo(refs, { current: generations.current, after, limit: mostAtOnce }, req);
  const tags: string[] = [];
  // What was looked up already was asked for by the names it has now.
  for (let ids = refs.length > namesOf(article, undefined).length ? await page() : neighbours; ;) {
    const others = ids.filter((id) => String(id) !== article.id);
    tags.push(...(await projectAgain(others, generations, req)).tags);
    if (ids.length < mostAtOnce) return tags;
    if (isTaken) ids = await page(ids.at(-1));
    else {
      for (const ref of refs) await queueProjection(ref, req);
      return tags;
    }
  }
}

const nothingChanged = new Refusal('invalid', 'Nothing has changed from what readers have.', [
  {
    path: 'confirm',
    rule: 'nothing-changed' satisfies Confirmed,
    message: 'Readers have exactly this already. Change the story first, or confirm that it is to go out as it is.',
  },
]);

/**
 * Brings what readers have of a story into line with the article, in the request's transaction: written, replaced by its notice, or
 * taken out, in every live generation; and the stories that show it with it. Answers the tags of all that looks different now. Where
 * it `hasToDiffer` it refuses (`invalid`) what readers have already.
 */
export async function publishToReaders(
  copy: Copy,
  req: PayloadRequest,
  { hasToDiffer = false } = {},
): Promise<string[]> {
  const article = plainOf<Row>(copy);
  const generations = await holdReadModel(req);
  const around = await lookAround(article, generations, req);
  const { before } = around;
  const after = await project(article, around, req);
  if (hasToDiffer && saysTheSame(before, after)) throw nothingChanged;
  if (after) await writeStories([after], generations.live, req);
  else await removeStory(objectId(article.id)!, generations.live, req);
  if (after && !isSameToReaders(before, after)) await markChanges([after], generations, req);
  if (before && !after) await markTaken(before, generations, req);
  await recordDepartures([{ before, after }], generations, req);
  const isTaken = before?.status === 'published' && after?.status !== 'published';
  const isNamedOtherwise = linkIn(before) !== linkIn(after) || setIn(before) !== setIn(after);
  const along = isNamedOtherwise ? await takeAlong(article, around, isTaken, generations, req) : [];
  const own = isSameToReaders(before, after) ? [] : [before, after].flatMap((each) => (each ? tagsOfStored(each) : []));
  const tags = [...new Set([...own, ...along])];
  if (isTaken) await recordWithdrawal({ story: article.id, tags }, req);
  return tags;
}

/** The translation set a story is in, as others are found by it. */
const setIn = (stored: StoredStory | undefined): string | undefined =>
  stored?.status === 'published' ? stored.refs.find((ref) => ref.startsWith('translations:')) : undefined;

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
  const { current, live, ...hold } = await holdReadModel(req);
  const _id = objectId(story)!;
  await rawCollection(req.payload, 'redirects').deleteMany({ story: _id }, { session });
  const stored = await storiesOf(current, req).findOne({ _id }, { session });
  if (!stored) return;
  await removeStory(_id, live, req);
  await markTaken(stored, hold, req);
  await recordDepartures([{ before: stored }], hold, req);
  const tags = tagsOfStored(stored);
  await recordWithdrawal({ story, tags }, req);
  await recordEvent({ name: 'stories.projected', at: new Date().toISOString(), story, tags }, req);
}
