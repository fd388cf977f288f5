import type { PayloadRequest } from 'payload';
import { objectId, rawCollection, sessionOf } from '../../database/rows.ts';
import type { TransitionName } from '../../domain/workflow/workflow.ts';

const versionsOf = (req: PayloadRequest) => rawCollection(req.payload, '_articles_versions');

/** What a version carries that the audit trail names: it is never thinned out, nor written over by an autosave. */
export const toKeep = { named: true, autosave: false } as const;

/** Marks a version in the request's transaction: a thinning that runs at that moment waits for it, and then passes it by. */
export async function keepVersion(id: string, req: PayloadRequest): Promise<void> {
  await versionsOf(req).updateOne({ _id: objectId(id) }, { $set: toKeep }, { session: await sessionOf(req) });
}

/** The id of the version that has the story's pending edits, or its copy where there are none. */
export async function latestVersionOf(story: string, req: PayloadRequest): Promise<string | undefined> {
  const found = await versionsOf(req).findOne(
    { parent: objectId(story), latest: true },
    {
      projection: { _id: 1 },
      sort: { updatedAt: -1 },
      session: await sessionOf(req),
    },
  );
  return found ? String(found._id) : undefined;
}

/** Moves after which a story has the text that it had. */
const textStays: readonly TransitionName[] = [
  ...(['file', 'recall', 'take', 'send-back', 'approve', 'schedule', 'unschedule'] as const),
  ...(['publish', 'update', 'correct', 'unpublish'] as const),
];

export const leavesText = (name: TransitionName): boolean => textStays.includes(name);

type Since = { story: string; base: number; current: number };

/** Has nobody written in a story since its version `base`, only moved it? Each move is a version; a save may be written over. */
export async function onlyMovedSince({ story, base, current }: Since, req: PayloadRequest): Promise<boolean> {
  const moves = await versionsOf(req).distinct(
    'version.revision',
    {
      parent: objectId(story),
      'version.revision': { $gt: base, $lte: current },
      'version.lastChange.act': { $in: textStays },
    },
    { session: await sessionOf(req) },
  );
  return moves.length === current - base;
}
