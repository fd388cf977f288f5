import DataLoader from 'dataloader';
import type { CollectionAfterReadHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload';
import { Refusal, type Problem } from '../../../src/domain/refusal.ts';
import { referencesOf, withoutStories } from '../../../src/domain/body.ts';
import { storyRow, type StandingRow } from '../../../src/database/rows.ts';
import { baseVersionOf, withBaseVersion } from '../../shared/versions.ts';
import { pointersSeen } from '../../shared/pointers.ts';
import { principalOf, isStaff } from '../../shared/principal.ts';
import { refuseUnseen } from '../access.ts';
import { mayReadLatest } from '../../../src/newsroom/record/history.ts';

type UpdateArgs = { id?: string; data?: Record<string, unknown>; draft?: boolean; publishAllLocales?: boolean };

const readOnly = (path: string, message: string): Problem => ({ path, rule: 'read-only', message });

/** A state typed into a save is an error worth telling, not worth dropping silently. */
function typedState(data: Record<string, unknown>, row: StandingRow | undefined): Problem[] {
  const state = row?.state ?? 'draft';
  const problems: Problem[] = [];
  if (data.state !== undefined && data.state !== state)
    problems.push(readOnly('state', 'The state moves only by a transition: POST /api/articles/:id/transitions.'));
  if (data._status === 'published' && row?._status !== 'published')
    problems.push(
      readOnly('_status', 'A story is published only by a transition: POST /api/articles/:id/transitions.'),
    );
  return problems;
}

/** Into the trash or out of it: nothing else of the save counts then. */
const isTrashMove = (data: Record<string, unknown>, row: StandingRow | undefined): boolean =>
  Boolean(data.deletedAt) || ('deletedAt' in data && Boolean(row?.deletedAt));

/**
 * Where a save goes. Of a story that readers see, only to a version, so that they keep what was published; of any other,
 * to the story itself too, so that every read shows the latest copy. No save changes what readers see.
 */
export const chooseWhereEditsGo: CollectionBeforeOperationHook = async ({ args, operation, req, overrideAccess }) => {
  if (operation !== 'create' && operation !== 'update') return args;
  const update = args as UpdateArgs;
  if (!overrideAccess && principalOf(req.user).kind !== 'staff') return args;
  const data = { ...update.data };
  if (operation === 'update' && update.id === undefined)
    throw new Refusal('malformed', 'Stories are edited one at a time: PATCH /api/articles/:id.');
  const row = operation === 'update' ? await storyRow(String(update.id), req) : undefined;
  const problems = typedState(data, row);
  if (problems.length > 0 && row && !overrideAccess) await refuseUnseen(update.id, req);
  if (problems.length > 0) throw new Refusal('invalid', 'The state is not a field to edit.', problems);
  delete data._status;
  if (isTrashMove(data, row)) return { ...args, data: { deletedAt: data.deletedAt }, draft: false };
  delete data.deletedAt;
  if (operation === 'update' && baseVersionOf(data, req) === undefined)
    throw new Refusal('precondition-required', 'Say which version you edited: send its baseVersion, or If-Match.', [
      { path: 'baseVersion', rule: 'required', message: 'Send back the baseVersion you read with the story.' },
    ]);
  req.context.sent = Object.keys(data);
  return { ...args, data, draft: row?._status === 'published', publishAllLocales: undefined };
};

/** What one may not read is not there for any other verb either: nobody at the desk learns of it by being refused. */
export const hideUnseen: CollectionBeforeOperationHook = async ({ args, operation, req, overrideAccess }) => {
  const { id } = args as { id?: unknown };
  if (overrideAccess || id === undefined || (operation !== 'update' && operation !== 'delete')) return;
  // Readers and keys write nothing: they get one answer, whatever there is.
  if (principalOf(req.user).kind === 'staff') await refuseUnseen(String(id), req);
};

/** Payload would write an old version straight over the published one; POST /versions/:id here makes it pending edits. */
export const refuseRestore: CollectionBeforeOperationHook = ({ operation }) => {
  if (operation === 'restoreVersion')
    throw new Refusal(
      'not-allowed',
      'Restore a version with POST /api/articles/versions/:id: it becomes your pending edits.',
    );
};

/** The token a client sends back when it saves: for colleagues on the story. */
export const showBaseVersion: CollectionAfterReadHook = ({ doc, req }) =>
  mayReadLatest(doc as object, principalOf(req.user)) ? withBaseVersion(doc as object) : doc;

const loaders = new WeakMap<PayloadRequest, DataLoader<string, boolean>>();

/** Which of these stories may be read by who asks: for all documents of a list that are read at once, one question. */
async function storiesSeen(ids: readonly string[], req: PayloadRequest): Promise<Set<string>> {
  const ask = async (all: readonly string[]): Promise<boolean[]> => {
    const seen = await pointersSeen([...new Set(all)], ['articles'], req);
    return all.map((id) => seen.has(id));
  };
  const loader = loaders.get(req) ?? new DataLoader<string, boolean>(ask, { cache: false, maxBatchSize: 500 });
  loaders.set(req, loader);
  const isSeen = await Promise.all(ids.map((id) => loader.load(id)));
  return new Set(ids.filter((_, at) => isSeen[at]));
}

/** Of the ids of stories, those that are whole (populated, so they may be read) or that may be read by who asks. */
async function seenOf(related: readonly unknown[], req: PayloadRequest): Promise<unknown[]> {
  const bare = related.filter((each): each is string => typeof each === 'string');
  const seen = await storiesSeen(bare, req);
  return related.filter((each) => typeof each !== 'string' || seen.has(each));
}

/**
 * Nobody learns of a story that they may not read, not even that it exists: where Payload could not populate a related story, it leaves
 * the bare id, and that goes. Who reads the story as a colleague sees what a colleague put there.
 */
export const hideUnpublishedRelations: CollectionAfterReadHook = async ({ doc, req, context, overrideAccess }) => {
  const { relatedStories } = doc as { relatedStories?: unknown[] };
  if (!Array.isArray(relatedStories) || context.transition) return doc;
  if (!isStaff(req.user))
    return { ...doc, relatedStories: relatedStories.filter((each) => typeof each === 'object' && each !== null) };
  // The newsroom's own code reads whole stories, to write them.
  if (overrideAccess || mayReadLatest(doc as object, principalOf(req.user))) return doc;
  return { ...doc, relatedStories: await seenOf(relatedStories, req) };
};

/** The same of what the body points to, by a link or in a block: neither populated nor bare is a story named that who asks may not read. */
export const hideUnseenInBody: CollectionAfterReadHook = async ({ doc, req, context, overrideAccess }) => {
  const { body } = doc as { body?: unknown };
  if (!body || overrideAccess || context.transition || mayReadLatest(doc as object, principalOf(req.user))) return doc;
  const ids = referencesOf(body).flatMap(({ collection, id }) => (collection === 'articles' ? [id] : []));
  if (ids.length === 0) return doc;
  const seen = await storiesSeen(ids, req);
  return { ...doc, body: withoutStories(body, (id) => !seen.has(id)) };
};
