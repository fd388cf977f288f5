import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload';
import type { Article } from '../../../src/payload-types.ts';
import { writtenNames } from '../../../src/domain/fields/articleFields.ts';
import { objectId, rawCollection, sessionOf } from '../../../src/database/rows.ts';
import { withoutBlockIds } from '../../../src/domain/body/blockIds.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { onlyMovedSince } from '../../../src/newsroom/story/versions.ts';
import { trashMoveOf } from '../../shared/trash.ts';
import { baseVersionOf } from '../../shared/versions.ts';
import { sessionIdOf } from '../../shared/principal.ts';
import { takerFrom } from '../../../src/newsroom/story/storyLock.ts';
import { mergeStale, wantsMerge, type Merge } from './merging.ts';

type Copy = Partial<Article>;

/** What the two sides hold where they differ: enough to show them side by side. Payload has filled in what was not sent. */
function bothSides(data: Copy, current: Copy): Record<string, unknown> {
  const textOf = (value: unknown): string => JSON.stringify(withoutBlockIds(value ?? null));
  const differs = (key: keyof Copy): boolean => textOf(data[key]) !== textOf(current[key]);
  const keys = writtenNames.filter((key) => key in data && differs(key));
  const pick = (from: Copy): Record<string, unknown> => Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
  return { currentVersion: current.revision, yours: pick(data), theirs: pick(current) };
}

/** Takes the next revision number, if nobody took it since. The number lives on the story itself, so two saves collide. */
async function takeNext(id: string, base: number, req: PayloadRequest): Promise<boolean> {
  const filter = base === 1 ? { $or: [{ revision: 1 }, { revision: { $exists: false } }] } : { revision: base };
  const { matchedCount } = await rawCollection(req.payload, 'articles').updateOne(
    { _id: objectId(id), ...filter },
    { $set: { revision: base + 1 } },
    { session: await sessionOf(req) },
  );
  return matchedCount === 1;
}

/** Has the story only gone on in the workflow since? A page may then send the same again over the version it has now. */
const isOnlyMoved = async ({ id, revision }: Copy, base: number | undefined, req: PayloadRequest): Promise<boolean> =>
  base !== undefined &&
  typeof revision === 'number' &&
  base < revision &&
  onlyMovedSince({ story: String(id), base, current: revision }, req);

/** What was sent of a copy that Payload has filled up with what the story has. */
function sentOf(copy: Copy, req: PayloadRequest): Record<string, unknown> {
  const sentNames = (req.context.sent ?? []) as readonly string[];
  return Object.fromEntries(Object.entries(copy).filter(([name]) => sentNames.includes(name)));
}

/** What somebody had not saved when the story was taken over from them is no part of it by itself: it goes beside it. */
async function refuseTakenOver({ id, ...current }: Copy, copy: Copy, req: PayloadRequest): Promise<void> {
  if (!wantsMerge(req)) return;
  const name = await takerFrom(sessionIdOf(req.user), { id: String(id), now: new Date().toISOString() }, req);
  if (name === undefined) return;
  const message = `${name} has taken the story over from you. Keep your text beside it.`;
  throw new Refusal('conflict', message, [{ path: 'baseVersion', rule: 'locked', message, params: { name } }], {
    ...bothSides(copy, current),
    onlyMoved: false,
  });
}

type Stale = { copy: Copy; current: Copy; base: number | undefined };

/** The same, merged with what others have saved since, if the client wants that and what they replaced is known. */
async function mergeOf({ copy, current, base }: Stale, req: PayloadRequest): Promise<Merge | undefined> {
  const { revision } = current;
  if (base === undefined || typeof revision !== 'number' || base >= revision || !wantsMerge(req)) return undefined;
  const sides = { copy: current, mine: sentOf(copy, req) };
  return mergeStale({ id: String(current.id), base, current: revision, ...sides }, req);
}

/** Where there is nothing to ask, the merged copy is saved over the current one. */
async function saveMerged(
  { data, merged }: Merge,
  { copy, current }: Stale,
  req: PayloadRequest,
): Promise<Copy | undefined> {
  if (!(await takeNext(String(current.id), current.revision!, req))) return undefined;
  const revision = current.revision! + 1;
  Object.assign(req.context, { revision, merged });
  return { ...copy, ...data, revision };
}

/**
 * Optimistic concurrency: a save names the revision it started from. A stale one is merged with what was saved since, if the client asks for
 * it and both did not change the same; else it is refused with both sides.
 */
export const claimRevision: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const { baseVersion: _sent, ...copy } = data as Copy & { baseVersion?: number };
  if (operation === 'create') return { ...copy, revision: 1 };
  delete req.context.merged;
  const current = originalDoc as Copy;
  await refuseTakenOver(current, copy, req);
  const base = (trashMoveOf(current, copy) ? current.revision : baseVersionOf(data, req)) ?? undefined;
  if (base !== undefined && (await takeNext(String(current.id), base, req))) {
    req.context.revision = base + 1;
    return { ...copy, revision: base + 1 };
  }
  const merge = await mergeOf({ copy, current, base }, req);
  const saved = merge?.conflicts.length === 0 && (await saveMerged(merge, { copy, current, base }, req));
  if (saved) return saved;
  throw new Refusal(
    'conflict',
    'Somebody saved this story after you opened it. Nothing was overwritten.',
    [
      {
        path: 'baseVersion',
        rule: 'stale',
        message: `You edited version ${base}; the story is at ${current.revision}.`,
        params: { version: current.revision ?? 1 },
      },
    ],
    {
      ...bothSides(copy, current),
      onlyMoved: await isOnlyMoved(current, base, req),
      ...(merge && { conflicts: merge.conflicts, merged: merge.merged }),
    },
  );
};
