import type { PayloadRequest } from 'payload';
import type { Types } from 'mongoose';
import { objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import { keepVersion } from '../story/versions.ts';

/**
 * Which version of its source a translation tells, beside the stories: no save, publication or import moves it, only who says that they
 * have looked.
 */
const bases = 'translation_bases';

type Row = {
  _id: Types.ObjectId;
  source: Types.ObjectId;
  version: Types.ObjectId;
  revision: number;
  at: Date;
  byName: string;
};
export type Base = { source: string; version: string; revision: number; at: string; byName: string };

const rows = (req: PayloadRequest) => rawCollection<Row>(req.payload, bases);

type NewBase = { sibling: string; source: string; version: SourceVersion; byName: string; now: string };

/** In the request's transaction. The version is never thinned out, nor written over: it is what was translated. */
export async function keepBase({ sibling, source, version, byName, now }: NewBase, req: PayloadRequest): Promise<void> {
  await keepVersion(version.id, req);
  const row = {
    source: objectId(source)!,
    version: objectId(version.id)!,
    revision: version.revision,
    at: new Date(now),
    byName,
  };
  await rows(req).updateOne({ _id: objectId(sibling) }, { $set: row }, { upsert: true, session: await sessionOf(req) });
}

export async function baseOf(sibling: string, req: PayloadRequest): Promise<Base | undefined> {
  const row = await rows(req).findOne({ _id: objectId(sibling) }, { session: await sessionOf(req) });
  return row ? plainOf<Base>(row) : undefined;
}

/** A story that is purged takes its own with it; of what was its translation, the base is unknown then. */
export async function forgetBases(story: string, req: PayloadRequest): Promise<void> {
  const id = objectId(story);
  await rows(req).deleteMany({ $or: [{ _id: id }, { source: id }] }, { session: await sessionOf(req) });
}

/** A version of a story, and its copy. */
export type SourceVersion = { id: string; revision: number; isPublic: boolean; copy: Record<string, unknown> };

type VersionRow = { id: string; version: Record<string, unknown> & { revision?: number; _status?: string } };

const asVersion = ({ id, version }: VersionRow): SourceVersion => ({
  id,
  revision: version.revision ?? 1,
  isPublic: version._status === 'published',
  copy: version,
});

const versions = (req: PayloadRequest) => rawCollection(req.payload, '_articles_versions');

/** What a translator works from: of a story that readers have, what they have; of any other, the latest. */
export async function sourceNow(
  story: string,
  isOut: boolean,
  req: PayloadRequest,
): Promise<SourceVersion | undefined> {
  const which = isOut ? { 'version._status': 'published' } : { latest: true };
  const options = { sort: { updatedAt: -1, _id: -1 }, session: await sessionOf(req) } as const;
  const row = await versions(req).findOne({ parent: objectId(story), ...which }, options);
  return row ? asVersion(plainOf<VersionRow>(row)) : undefined;
}

/** The version that a base names; undefined if it is gone. */
export async function versionOfBase({ version }: Base, req: PayloadRequest): Promise<SourceVersion | undefined> {
  const row = await versions(req).findOne({ _id: objectId(version) }, { session: await sessionOf(req) });
  return row ? asVersion(plainOf<VersionRow>(row)) : undefined;
}
