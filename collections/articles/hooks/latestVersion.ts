import type { CollectionAfterChangeHook, CollectionBeforeDeleteHook } from 'payload';
import { objectId, rawCollection, sessionOf } from '../../../src/database/rows.ts';
import { latestVersionOf } from '../../../src/newsroom/story/versions.ts';

type Row = { _id: unknown; updatedAt: Date };

/**
 * Payload takes the version with the highest time for the latest one. Two saves in one millisecond, or on two machines whose
 * clocks differ, would hide the newer one; so the version just written, known by its revision, is put after all others.
 */
export const keepNewestLatest: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const revision = req.context.revision as number | undefined;
  const parent = objectId(String((doc as { id: string }).id));
  if (operation !== 'update' || revision === undefined) return;
  const session = await sessionOf(req);
  const versions = rawCollection(req.payload, '_articles_versions');
  const newest = (filter: object) =>
    versions.findOne({ parent, ...filter } as never, {
      projection: { updatedAt: 1 },
      sort: { updatedAt: -1 },
      session,
    }) as unknown as Promise<Row | null>;
  const mine = await newest({ 'version.revision': revision });
  if (!mine) return;
  req.context.version = String(mine._id);
  const other = await newest({ 'version.revision': { $ne: revision } });
  if (other && other.updatedAt >= mine.updatedAt) {
    const updatedAt = new Date(other.updatedAt.getTime() + 1);
    await versions.updateOne(
      { _id: mine._id } as never,
      { $set: { updatedAt, 'version.updatedAt': updatedAt } },
      { session },
    );
  }
  await versions.updateMany(
    { parent, latest: true, _id: { $ne: mine._id } } as never,
    { $unset: { latest: 1 } },
    { session },
  );
};

/** The purge takes the versions before the audit trail can name the last of them. */
export const noteLastVersion: CollectionBeforeDeleteHook = async ({ id, req }) => {
  req.context.version = await latestVersionOf(String(id), req);
};
