import type { Types } from 'mongoose';
import type { PayloadRequest } from 'payload';
import { objectId, rawCollection, sessionOf } from '../../src/database/rows.ts';

type Row = { _id: Types.ObjectId; updatedAt: Date };

/**
 * Payload takes the version with the highest time for the latest one. Two saves in one millisecond, or on two machines whose
 * clocks differ, would hide the newer one; so the version just written, known by its revision, is put after all others. Answers its id.
 */
export async function keepNewestVersion(
  slug: string,
  id: string,
  revision: number,
  req: PayloadRequest,
): Promise<string | undefined> {
  const parent = objectId(id);
  const session = await sessionOf(req);
  const versions = rawCollection<Row>(req.payload, `_${slug}_versions`);
  const newest = (filter: object) =>
    versions.findOne({ parent, ...filter }, { projection: { updatedAt: 1 }, sort: { updatedAt: -1 }, session });
  const mine = await newest({ 'version.revision': revision });
  if (!mine) return undefined;
  const other = await newest({ 'version.revision': { $ne: revision } });
  if (other && other.updatedAt >= mine.updatedAt) {
    const updatedAt = new Date(other.updatedAt.getTime() + 1);
    await versions.updateOne({ _id: mine._id }, { $set: { updatedAt, 'version.updatedAt': updatedAt } }, { session });
  }
  await versions.updateMany({ parent, latest: true, _id: { $ne: mine._id } }, { $unset: { latest: 1 } }, { session });
  return String(mine._id);
}

/** The version a save started from: `baseVersion` in the data, or the `If-Match` header. */
export function baseVersionOf(data: Record<string, unknown>, req: PayloadRequest): number | undefined {
  if (typeof data.baseVersion === 'number') return data.baseVersion;
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(req.headers?.get('if-match') ?? '');
  return match ? Number(match[1]) : undefined;
}

/** The fields that `withBaseVersion` reads, whatever a client selects. */
export const readForBaseVersion = { revision: true } as const;

/** The document with the token that a client sends back when it saves. Who leaves the revision out of an answer is told no version, not a wrong one. */
export function withBaseVersion<Doc extends object>(doc: Doc): Doc {
  const { revision } = doc as { revision?: number | null };
  return typeof revision === 'number' ? { ...doc, baseVersion: revision } : doc;
}
