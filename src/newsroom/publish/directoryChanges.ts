import type { PayloadRequest } from 'payload';
import { idOf, type Row, shows } from '../../published/shows.ts';
import { timeZoneRefs } from '../../published/storage/earlierNames.ts';
import { putAuthors, putEntry, putPosting, putSite, rowsMatching } from './directory.ts';
import { objectId, plainOf } from '../../database/rows.ts';
import type { Addressed } from '../../published/kinds.ts';
import { storiesReferringTo } from './storiesReferringTo.ts';
import { keepDirectoryAddress } from './redirects.ts';
import { generationsNow, holdAllOfReadModel } from './readModel.ts';
import { dropPhotos } from '../photos/photos.ts';
import { queueProjection } from './reproject.ts';

/** A document before and after a save, as Payload hands it to its hooks; `after` is undefined if it was deleted for good. */
export type Change = { id: string; before?: unknown; after?: unknown };

/** A relation may have come populated. */
const bare = (value: unknown): unknown => (value as { id?: unknown } | null | undefined)?.id ?? value ?? null;

const differ = (fields: readonly string[], { before, after }: Change): boolean => {
  const jsonOf = (doc: unknown): string =>
    JSON.stringify(fields.map((field) => bare(plainOf((doc as Row | undefined)?.[field]))));
  return jsonOf(before) !== jsonOf(after);
};

/**
 * Queues a new look at the stories that show it, if any do. All guards are taken first: a publication at the same moment either has
 * committed, and is found here, or starts again and reads what this transaction writes.
 */
async function followInStories(ref: string, req: PayloadRequest): Promise<void> {
  await holdAllOfReadModel(req);
  const { current } = await generationsNow(req);
  const [first] = await storiesReferringTo([ref], { current, limit: 1 }, req);
  if (first) await queueProjection(ref, req);
}

async function follow(
  kind: 'author' | 'correspondent' | 'section' | 'photo',
  change: Change,
  req: PayloadRequest,
): Promise<void> {
  // What has just been made, no story shows yet.
  if (change.before && differ(shows[kind], change)) await followInStories(`${kind}:${change.id}`, req);
}

/** The row says what its address is now: a save may answer with some of its fields only. */
async function keepAddress(kind: Addressed, collection: string, { id, before }: Change, req: PayloadRequest) {
  const [after] = await rowsMatching(collection, { _id: objectId(id) }, req);
  await keepDirectoryAddress(kind, { id, after, ...(before ? { before: before as Row } : {}) }, req);
}

export async function authorChanged(change: Change, req: PayloadRequest): Promise<void> {
  await keepAddress('author', 'authors', change, req);
  await putAuthors([change.id], req);
  await follow('author', change, req);
}

export async function postingChanged(change: Change, req: PayloadRequest): Promise<void> {
  const authors = [change.before, change.after].flatMap((each) => authorOf(each) ?? []);
  await putPosting(change.id, [...new Set(authors)], req);
  await follow('correspondent', change, req);
}

const authorOf = (posting: unknown): string | undefined => {
  return idOf(bare((posting as { author?: unknown } | undefined)?.author));
};

export async function sectionChanged(change: Change, req: PayloadRequest): Promise<void> {
  await keepAddress('section', 'sections', change, req);
  await putEntry('section', change.id, req);
  await follow('section', change, req);
}

/** What of a photo is another picture at its address, or none. */
const inPictures = ['renditions', 'deletedAt'];

/** Lets caches go of the pictures, if readers could fetch them. */
async function dropPictures({ id }: Change, req: PayloadRequest): Promise<void> {
  const [row] = await rowsMatching('media', { _id: objectId(id) }, req);
  if (!row || row.released === true) await dropPhotos([id], req);
}

/** The photo is on author pages too. */
export async function photoChanged(change: Change, req: PayloadRequest): Promise<void> {
  if (!change.before || !differ(shows.photo, change)) return;
  if (differ(inPictures, change)) await dropPictures(change, req);
  const authors = await rowsMatching('authors', { photo: objectId(change.id) }, req);
  await putAuthors(
    authors.map(({ id }) => id),
    req,
  );
  await follow('photo', change, req);
}

/** The globals: of them, stories show the time zone, where they have none of their own. */
export async function siteChanged(change: Omit<Change, 'id'>, req: PayloadRequest): Promise<void> {
  await putSite(req);
  if (differ(shows.houseStyle, { id: 'site', ...change }))
    for (const ref of timeZoneRefs) await followInStories(ref, req);
}
