import type { Types } from 'mongoose';
import type { PayloadRequest } from 'payload';
import { objectId, rawCollection, sessionOf } from '../../database/rows.ts';
import { backTo, type Before } from '../../domain/merge/before.ts';
import type { SavedBy, SaveSince } from '../../domain/merge/saves.ts';
import type { Taken, Values } from '../../domain/merge/stories.ts';
import type { Who } from '../record/history.ts';
import { readUserNames, type NameOf } from '../record/names.ts';

/**
 * What one save replaced, beside the stories: a version may be written over by the next autosave, and a text written over an older copy can
 * be merged only if that copy is known. A row stands for one revision; of a move it is empty.
 */
type ReplacedRow = {
  story: Types.ObjectId;
  revision: number;
  /** A person by id alone: what they are called is read when it is told. */
  by?: Types.ObjectId;
  byName?: string;
  at: Date;
  fields: string[];
  blocks: string[];
  /** As JSON: text takes any key, whatever MongoDB makes of its dots. */
  before: string;
};

const rows = (req: PayloadRequest) =>
  rawCollection<ReplacedRow & { _id?: Types.ObjectId }>(req.payload, 'story_replaced');

export type Replaced = {
  story: string;
  revision: number;
  by: SavedBy & { name: string };
  before: Before;
  changed: Taken;
};

/** In the transaction of the save. */
export async function keepReplaced(
  { story, revision, by, before, changed }: Replaced,
  req: PayloadRequest,
): Promise<void> {
  const row = {
    story: objectId(story)!,
    revision,
    ...(by.id === undefined ? { byName: by.name } : { by: objectId(by.id) }),
    at: new Date(by.at),
    ...changed,
    before: JSON.stringify(before),
  };
  await rows(req).insertOne(row, { session: await sessionOf(req) });
}

const nothing: Pick<Replaced, 'before' | 'changed'> = { before: { fields: {} }, changed: { fields: [], blocks: [] } };

type Moved = { story: string; revision: number; who: Who; now: string };

/** The same of a move that leaves the text as it was. */
export async function keepMoved({ story, revision, who, now: at }: Moved, req: PayloadRequest): Promise<void> {
  const by = { ...(who.id !== undefined && { id: who.id }), name: who.name, at };
  await keepReplaced({ story, revision, by, ...nothing }, req);
}

/** Saves are looked through one by one; past so many since, a text is too old to be merged. */
const most = 2_000;

type Since = { story: string; base: number; current: number };

async function rowsSince({ story, base, current }: Since, req: PayloadRequest): Promise<ReplacedRow[]> {
  if (current - base > most) return [];
  const filter = { story: objectId(story), revision: { $gt: base, $lte: current } };
  return rows(req)
    .find(filter, { session: await sessionOf(req), sort: { revision: -1 } })
    .toArray();
}

const saveOf =
  (nameOf: NameOf) =>
  ({ revision, by, byName = '', at, fields, blocks }: ReplacedRow): SaveSince => ({
    version: revision,
    by: { ...(by ? nameOf(by) : { name: byName }), at: at.toISOString() },
    fields,
    blocks,
  });

export type History = { saves: SaveSince[]; base?: Values };

/**
 * What was saved since the version `base`, oldest first, and the copy as it was then, made of the current one. No copy where what a save
 * replaced is not known any more.
 */
export async function historySince(since: Since & { copy: Values }, req: PayloadRequest): Promise<History> {
  const found = await rowsSince(since, req);
  const nameOf = await readUserNames(
    found.map(({ by }) => by),
    req,
  );
  const saves = found.map(saveOf(nameOf)).reverse();
  if (found.length !== since.current - since.base) return { saves };
  const base = found.reduce((after, { before }) => backTo(after, JSON.parse(before) as Before), since.copy);
  return { saves, base };
}

/** A story that is purged takes with it what was kept beside it. */
export async function forgetReplaced(story: string, req: PayloadRequest): Promise<void> {
  await rows(req).deleteMany({ story: objectId(story) }, { session: await sessionOf(req) });
}
