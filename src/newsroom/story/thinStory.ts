import type { mongo } from 'mongoose';
import type { Payload } from 'payload';
import { databaseOf, rawCollection } from '../../database/rows.ts';
import { thinnedBefore, versionsToDrop, type DatedVersion } from '../../domain/workflow/versions.ts';
import { isTransition } from '../../domain/workflow/workflow.ts';

type Id = mongo.BSON.ObjectId;
export type VersionRow = {
  _id: Id;
  parent: Id;
  updatedAt: Date;
  latest?: boolean;
  named?: boolean;
  version: { _status?: string; lastChange?: { act?: string } };
};

export const versionRows = (payload: Payload): mongo.Collection<VersionRow> =>
  rawCollection<VersionRow>(payload, '_articles_versions');

/** Where a walk over versions has come to, in the order of time. */
export type Place = Pick<VersionRow, 'updatedAt' | '_id'>;

/** The versions after a place. */
export const after = ({ updatedAt, _id }: Place): mongo.Filter<VersionRow> => ({
  $or: [{ updatedAt: { $gt: updatedAt } }, { updatedAt, _id: { $gt: _id } }],
});

/** The versions of a story that the audit trail names, among these: entries of older releases have left no mark on theirs. */
async function namedOf(story: Id, rows: readonly VersionRow[], payload: Payload): Promise<Set<string>> {
  const filter = { story, version: { $in: rows.map(({ _id }) => _id.toHexString()) } };
  const entries = await databaseOf(payload).collection('histories').distinct('version', filter);
  return new Set(entries.map(String));
}

const toDatedVersion = (row: VersionRow, newest: Id | undefined, named: ReadonlySet<string>): DatedVersion => ({
  id: row._id.toHexString(),
  at: row.updatedAt.getTime(),
  isLatest: row.latest === true || row._id.equals(newest),
  isNamed: row.named === true || named.has(row._id.toHexString()),
  wasSeen: row.version._status === 'published',
  moved: isTransition(row.version.lastChange?.act),
});

/** Deletes these, unless one was named, or became the latest, since it was looked at. */
async function drop(ids: ReadonlySet<string>, rows: readonly VersionRow[], payload: Payload): Promise<number> {
  if (ids.size === 0) return 0;
  const _id = { $in: rows.map((row) => row._id).filter((id) => ids.has(id.toHexString())) };
  const still = { latest: { $ne: true }, named: { $ne: true }, 'version._status': { $ne: 'published' } } as const;
  return (await versionRows(payload).deleteMany({ _id, ...still })).deletedCount;
}

const atOnce = 500;

/** Deletes the versions of a story that may go, a few hundred at a time. `beat` is called after each. Answers how many went. */
export async function thinStory(story: Id, now: number, payload: Payload, beat: () => Promise<void>): Promise<number> {
  const versions = versionRows(payload);
  const options = {
    projection: { updatedAt: 1, latest: 1, named: 1, 'version._status': 1, 'version.lastChange.act': 1 },
  };
  const old = { parent: story, updatedAt: { $lt: new Date(thinnedBefore(now).all) } };
  const newest = await versions.findOne({ parent: story }, { projection: { _id: 1 }, sort: { updatedAt: -1 } });
  let droppedCount = 0;
  let last: VersionRow | undefined;
  for (;;) {
    const filter = last ? { $and: [old, after(last)] } : old;
    const rows = await versions.find(filter, options).sort({ updatedAt: 1, _id: 1 }).limit(atOnce).toArray();
    if (rows.length === 0) return droppedCount;
    // The last one before, again: only now is it known whether it is the last of its hour.
    const slice = last ? [last, ...rows] : rows;
    const named = await namedOf(story, slice, payload);
    const ids = versionsToDrop(
      slice.map((row) => toDatedVersion(row, newest?._id, named)),
      now,
    );
    droppedCount += await drop(new Set(ids), slice, payload);
    await beat();
    last = rows.at(-1);
  }
}
