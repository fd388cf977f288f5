import type { PayloadRequest } from 'payload';
import { databaseOf, objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import type { StoredEntry } from '../../published/storage/collections.ts';
import { contract } from '../../published/storage/contract.ts';
import { directoryFor, writtenDirectories } from '../../published/storage/earlierNames.ts';
import { projectAuthor, projectCorrespondent, projectSite } from '../../published/directory/project.ts';
import { idOf, type Row } from '../../published/shows.ts';
import {
  entryKinds,
  selfContained,
  tagsOfEntry,
  type PublishedEntry,
  type SelfContained,
} from '../../published/kinds.ts';
import { directoryTag } from '../../published/tags.ts';
import { recordEvent } from '../record/events.ts';
import { generationsNow } from './readModel.ts';

/** What is to stand there; undefined: nothing. */
type Wanted = Map<string, PublishedEntry | undefined>;

type Filter = Record<string, unknown>;

export async function rowsMatching(collection: string, filter: Filter, req: PayloadRequest): Promise<Row[]> {
  const options = { session: await sessionOf(req) };
  const rows = await rawCollection(req.payload, collection).find(filter, options).toArray();
  return rows.map((row) => plainOf<Row>(row));
}

const byIds = (collection: string, ids: readonly string[], req: PayloadRequest): Promise<Row[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : rowsMatching(collection, { _id: { $in: ids.flatMap((id) => objectId(id) ?? []) } }, req);

const inMap = (rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [row.id, row]));

/** These authors' pages, and their postings: both show the other. */
async function wantedOfAuthors(authors: readonly Row[], now: Date, req: PayloadRequest): Promise<Wanted> {
  const expected: Wanted = new Map();
  const known = inMap(authors);
  const postings = await rowsMatching(
    'correspondents',
    { author: { $in: authors.map(({ id }) => objectId(id)) } },
    req,
  );
  const photos = inMap(
    await byIds(
      'media',
      authors.flatMap(({ photo }) => idOf(photo) ?? []),
      req,
    ),
  );
  for (const author of authors) {
    const theirs = postings.filter((posting) => posting.author === author.id);
    const photo = photos.get(idOf(author.photo) ?? '');
    const context = {
      photo: photo?.deletedAt ? undefined : photo,
      postings: theirs,
      today: now.toISOString().slice(0, 10),
    };
    expected.set(`author:${author.id}`, projectAuthor(author, context));
  }
  for (const posting of postings)
    expected.set(`correspondent:${posting.id}`, projectCorrespondent(posting, known.get(idOf(posting.author) ?? '')));
  return expected;
}

async function wantedSite(req: PayloadRequest): Promise<Wanted> {
  const globals = new Map((await rowsMatching('globals', {}, req)).map((row) => [row.globalType, row]));
  const global = (slug: string): Record<string, unknown> => globals.get(slug) ?? {};
  return new Map([['site', projectSite(global('site'), global('house-style'), global('social-networks'))]]);
}

/** Without what is undefined: MongoDB would keep it as null. */
const storedEntry = (_id: string, entry: PublishedEntry): StoredEntry =>
  JSON.parse(JSON.stringify({ _id, ...entry, contract: contract.version })) as StoredEntry;

/** Do both show readers the same? The release that wrote it shows nothing. */
const isSameToReaders = (one: StoredEntry | undefined, other: StoredEntry | undefined): boolean =>
  JSON.stringify({ ...one, contract: undefined }) === JSON.stringify({ ...other, contract: undefined });

type Differing = { _id: string; before?: StoredEntry; after?: StoredEntry };

const entriesIn = (name: string, req: PayloadRequest) => databaseOf(req.payload).collection<StoredEntry>(name);

/** Where readers get them from now. */
const readNow = async (req: PayloadRequest): Promise<string> => directoryFor((await generationsNow(req)).contract);

/** What stands otherwise than it should, or was written by another release. */
async function differing(expected: Wanted, name: string, req: PayloadRequest): Promise<Differing[]> {
  const options = { session: await sessionOf(req) };
  const stored = await entriesIn(name, req)
    .find({ _id: { $in: [...expected.keys()] } }, options)
    .toArray();
  const before = new Map(stored.map((each) => [each._id, each]));
  return [...expected]
    .map(([_id, entry]) => ({ _id, before: before.get(_id), after: entry && storedEntry(_id, entry) }))
    .filter(({ before, after }) => before?.contract !== after?.contract || !isSameToReaders(before, after));
}

const isNews = ({ before, after }: Differing): boolean => !isSameToReaders(before, after);

/** Writes what differs there; answers what did. */
async function putIn(name: string, expected: Wanted, req: PayloadRequest): Promise<Differing[]> {
  const changes = await differing(expected, name, req);
  if (changes.length === 0) return [];
  const writes = changes.map(({ _id, after }) =>
    after ? { replaceOne: { filter: { _id }, replacement: after, upsert: true } } : { deleteOne: { filter: { _id } } },
  );
  await entriesIn(name, req).bulkWrite(writes, { session: await sessionOf(req) });
  return changes;
}

/** Writes what differs, in the request's transaction, with the event that tells of what is news to readers. */
async function put(expected: Wanted, req: PayloadRequest, now: Date): Promise<number> {
  const readName = await readNow(req);
  const news: Differing[] = [];
  for (const name of writtenDirectories) {
    const changes = (await putIn(name, expected, req)).filter(isNews);
    // Where nobody reads this release's directory yet, an entry that was missing is news to nobody.
    news.push(...changes.filter(({ before }) => name === readName || before));
  }
  const entries = news.flatMap(({ before, after }) => [before, after]).filter((each) => each !== undefined);
  const tags = [...new Set([directoryTag, ...entries.flatMap(tagsOfEntry)])];
  if (news.length > 0) await recordEvent({ name: 'directory.changed', at: now.toISOString(), tags }, req);
  return new Set(news.map(({ _id }) => _id)).size;
}

/** Brings what readers get of these authors and their postings into line, in the request's transaction. */
export async function putAuthors(ids: readonly string[], req: PayloadRequest, now = new Date()): Promise<void> {
  const found = await byIds('authors', ids, req);
  const missingIds = ids.filter((id) => !found.some((author) => author.id === id));
  const expected = await wantedOfAuthors(found, now, req);
  for (const id of missingIds) expected.set(`author:${id}`, undefined);
  await put(expected, req, now);
}

/** The same for one posting: with the page of whoever holds it, and of who held it before. */
export async function putPosting(id: string, authors: readonly string[], req: PayloadRequest, now = new Date()) {
  const [posting] = await byIds('correspondents', [id], req);
  if (!posting) await put(new Map([[`correspondent:${id}`, undefined]]), req, now);
  await putAuthors(authors, req, now);
}

/** All entries of a kind that is made of its own collection alone. */
async function wantedOfKind(kind: SelfContained, req: PayloadRequest): Promise<Wanted> {
  const { collection } = entryKinds[kind];
  const project: (row: Row, all: readonly Row[]) => PublishedEntry | undefined = entryKinds[kind].project;
  const rows = await rowsMatching(collection, {}, req);
  return new Map(rows.map((row) => [`${kind}:${row.id}`, project(row, rows)]));
}

/** The entry of one document, and the others of its kind that show it. */
export async function putEntry(kind: SelfContained, id: string, req: PayloadRequest, now = new Date()): Promise<void> {
  await put(new Map([[`${kind}:${id}`, undefined], ...(await wantedOfKind(kind, req))]), req, now);
}

export const putSite = async (req: PayloadRequest, now = new Date()): Promise<number> =>
  put(await wantedSite(req), req, now);

async function wantedDirectory(req: PayloadRequest, now: Date): Promise<Wanted> {
  const ofKinds: [string, PublishedEntry | undefined][] = [];
  for (const kind of selfContained) ofKinds.push(...(await wantedOfKind(kind, req)));
  const expected: Wanted = new Map([
    ...(await wantedSite(req)),
    ...(await wantedOfAuthors(await rowsMatching('authors', {}, req), now, req)),
    ...ofKinds,
  ]);
  for (const name of writtenDirectories) {
    const options = { projection: { _id: 1 }, session: await sessionOf(req) };
    for (const { _id } of await entriesIn(name, req).find({}, options).toArray())
      if (!expected.has(_id)) expected.set(_id, undefined);
  }
  return expected;
}

/** Brings the whole directory into line. What depends on the day does so too: a posting that is over leaves its author's page. */
export const putDirectory = async (req: PayloadRequest, now = new Date()): Promise<number> =>
  put(await wantedDirectory(req, now), req, now);

/** The keys of what readers get of the directory and should not, or not so. */
export const directoryDifferences = async (req: PayloadRequest, now = new Date()): Promise<string[]> =>
  (await differing(await wantedDirectory(req, now), await readNow(req), req)).filter(isNews).map(({ _id }) => _id);
