import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeDeleteHook,
} from 'payload';
import type { Article } from '../../../src/payload-types.ts';
import { computedNames } from '../../../src/domain/fields/articleFields.ts';
import { withoutBlockIds } from '../../../src/domain/body/blockIds.ts';
import { recordSave } from '../../../src/newsroom/record/events.ts';
import { objectId, rawCollection, sessionOf } from '../../../src/database/rows.ts';
import { publishAgain, forgetStory } from '../../../src/newsroom/publish/published.ts';
import { keepOldAddress } from '../../../src/newsroom/publish/redirects.ts';
import { forgetBeginnings } from '../../../src/newsroom/story/beginnings.ts';
import { forgetBranches } from '../../../src/newsroom/story/branchRows.ts';
import { forgetPreviewLinks } from '../../../src/newsroom/preview/previewLinkRows.ts';
import { forgetStoryReviews } from '../../../src/newsroom/reviews/show.ts';
import { forgetThreads } from '../../../src/newsroom/threads/rows.ts';
import { forgetBases } from '../../../src/newsroom/siblings/bases.ts';
import { freeStory } from '../../../src/newsroom/story/storyLock.ts';
import { forgetReplaced } from '../../../src/newsroom/story/replaced.ts';
import { latestVersionOf } from '../../../src/newsroom/story/versions.ts';
import { keepNewestVersion } from '../../shared/versions.ts';

type Copy = Partial<Article>;

/** What every save writes anew tells nobody that something was changed. */
const byEverySave: readonly string[] = ['id', 'createdAt', 'updatedAt', '_status', ...computedNames];
const isTold = (key: string): boolean => !byEverySave.includes(key);

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
const textOf = (value: unknown): string => (isEmpty(value) ? '' : JSON.stringify(withoutBlockIds(value)));

/** Which fields a save changes is known only before it is written: what comes after has its relations filled in. */
export const noteChangedFields: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const [next, before] = [data as Copy, (originalDoc ?? {}) as Copy];
  req.context.changedFields = (Object.keys(next) as (keyof Copy)[]).filter(
    (key) => isTold(key) && textOf(next[key]) !== textOf(before[key]),
  );
  return next;
};

/** Colleagues whose screens show the story are told that it was saved. */
export const tellDesk: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const { id, revision } = doc as { id: string; revision?: number };
  const fields = (req.context.changedFields ?? []) as string[];
  const by = req.user ? String(req.user.id) : undefined;
  await recordSave({ story: String(id), revision: revision ?? 1, by, fields, isNew: operation === 'create' }, req);
};

/** Closing a story to reviews is no change of its copy: of a story readers see it counts at once, not with the next update. */
export const closeReviewsAtOnce: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const { id, reviewsClosed } = doc as { id: string; reviewsClosed?: boolean };
  if (operation === 'create') return;
  const isClosed = reviewsClosed === true;
  const { modifiedCount } = await rawCollection(req.payload, 'articles').updateOne(
    { _id: objectId(id), _status: 'published', reviewsClosed: isClosed ? { $ne: true } : true },
    { $set: { reviewsClosed: isClosed } },
    { session: await sessionOf(req) },
  );
  if (modifiedCount > 0) await publishAgain(id, req);
};

type Addressed = { id: string; slug?: string; state?: string; firstPublishedAt?: string | null };

/**
 * A story taken back from readers keeps its old address when it gets a new slug. Of a story that readers see, a save is only
 * an edit still to come: there the transition that makes it live leaves the redirect.
 */
export const leaveOldAddress: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const story = doc as Addressed;
  if (operation !== 'update' || !story.firstPublishedAt || story.state === 'published') return;
  await keepOldAddress(previousDoc as Addressed, story, false, req);
};

/** A story deleted for good leaves nothing: no notice, no old address, nothing that readers wrote under it or colleagues kept beside it, no link. */
export const forgetPurged: CollectionAfterDeleteHook = async ({ id, req }) => {
  await forgetStory(String(id), req);
  await forgetStoryReviews(String(id), req);
  await forgetPreviewLinks(String(id), req);
  await forgetBeginnings(String(id), req);
  await forgetBranches(String(id), req);
  await forgetReplaced(String(id), req);
  await freeStory(String(id), req);
  await forgetThreads(String(id), req);
  await forgetBases(String(id), req);
};

/** The version just written is the latest, whatever the clocks say. */
export const keepNewestLatest: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const revision = req.context.revision as number | undefined;
  if (operation !== 'update' || revision === undefined) return;
  const version = await keepNewestVersion('articles', String((doc as { id: string }).id), revision, req);
  if (version) req.context.version = version;
};

/** The purge takes the versions before the audit trail can name the last of them. */
export const noteLastVersion: CollectionBeforeDeleteHook = async ({ id, req }) => {
  req.context.version = await latestVersionOf(String(id), req);
};
