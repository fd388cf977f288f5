import type { Payload, TypeWithVersion, TypedUser } from 'payload';
import { notRecorded, type Act } from '../../domain/workflow/versions.ts';
import type { State } from '../../domain/workflow/workflow.ts';
import type { Article } from '../../payload-types.ts';

/** Versions on a page. */
const onAPage = 25;

/** One version of a story as the list shows it: who wrote it, by which act, in which state. */
export type VersionRow = {
  id: string;
  at: string;
  name?: string;
  act: Act;
  state: State;
  headline?: string;
  /** Is it what readers have? */
  isPublic: boolean;
};
export type VersionPage = { rows: VersionRow[]; page: number; pages: number };

type StoredVersion = TypeWithVersion<Article>;
type VersionsRequest = { story: string; page: number; payload: Payload; user: TypedUser };

const rowOf = ({ id, updatedAt, version }: StoredVersion, live: string | undefined): VersionRow => ({
  id,
  at: updatedAt,
  state: version.state ?? 'draft',
  isPublic: id === live,
  act: version.lastChange?.act ?? notRecorded,
  name: version.lastChange?.userName ?? undefined,
  headline: version.headline ?? undefined,
});

/** A page of what a story was, the newest first, as this colleague may read it. */
export async function versionsOf({ story, page, payload, user }: VersionsRequest): Promise<VersionPage> {
  const as = {
    collection: 'articles',
    overrideAccess: false,
    user,
    depth: 0,
    sort: '-updatedAt',
    trash: true,
  } as const;
  const parent = { parent: { equals: story } };
  const published = { 'version._status': { equals: 'published' } };
  const [all, live, main] = await Promise.all([
    payload.findVersions({ ...as, where: parent, limit: onAPage, page }),
    payload.findVersions({ ...as, where: { and: [parent, published] }, limit: 1 }),
    payload.findByID({ ...as, id: story, disableErrors: true }),
  ]);
  const newest = main?._status === 'published' ? live.docs[0]?.id : undefined;
  const rows = all.docs.map((each) => rowOf(each, newest));
  return { rows, page: all.page ?? 1, pages: all.totalPages };
}
