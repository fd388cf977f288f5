import type { Types } from 'mongoose';
import type { PayloadRequest } from 'payload';
import { objectId, rawCollection, sessionOf } from '../../database/rows.ts';

/** Why a text could not be the story: somebody saved before, somebody had it open, or the story would not take it. */
export const branchReasons = ['conflict', 'lock', 'refused', 'gone', 'other'] as const;
export type BranchReason = (typeof branchReasons)[number];

export const branchStates = ['open', 'taken', 'dropped'] as const;
export type BranchState = (typeof branchStates)[number];

/** What somebody typed that could not be the story. Beside the stories: no version, no query and no key ever reaches it. */
export type BranchRow = {
  story: Types.ObjectId;
  uuid: string;
  /** By id alone: what they are called is read when it is told. */
  maker: Types.ObjectId;
  madeAt: Date;
  savedAt: Date;
  /** The version of the story it was typed into. */
  baseVersion: number;
  why: BranchReason;
  /** Names of the fields it changes. */
  fields: string[];
  /** The fields as JSON: text takes any key, whatever MongoDB makes of its dots. */
  edits: string;
  state: BranchState;
  /** When it was taken or dropped, and by whom; a closed branch is swept away a month later. */
  closedAt?: Date;
  closer?: Types.ObjectId;
};

const branches = 'story_branches';

export const branchRows = (req: PayloadRequest) =>
  rawCollection<BranchRow & { _id?: Types.ObjectId }>(req.payload, branches);

export async function findBranch(uuid: string, req: PayloadRequest): Promise<BranchRow | undefined> {
  return (await branchRows(req).findOne({ uuid }, { session: await sessionOf(req) })) ?? undefined;
}

/** A story that is purged takes with it what was kept beside it. */
export async function forgetBranches(story: string, req: PayloadRequest): Promise<void> {
  await branchRows(req).deleteMany({ story: objectId(story) }, { session: await sessionOf(req) });
}
