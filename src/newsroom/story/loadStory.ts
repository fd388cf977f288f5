import type { Types, mongo } from 'mongoose';
import type { PayloadRequest } from 'payload';
import { databaseOf, objectId, plainOf, sessionOf } from '../../database/rows.ts';
import { halfMadeIn, photosInBody } from '../../domain/body.ts';
import { rowsOf } from '../../published/shows.ts';
import { onlyByUpdate } from '../../domain/fields/choices.ts';
import { halfMadeReporters } from '../../domain/byline.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { PhotoInStory, Story } from '../../domain/story.ts';
import { kindsHolding, type ThreadKind } from '../../domain/threads.ts';
import { isState, type State } from '../../domain/workflow/workflow.ts';
import type { Article } from '../../payload-types.ts';
import { rememberHouseStyle, type StoredHouseStyle } from './houseStyle.ts';
import { storyLocks, type StoredLock } from './storyLock.ts';

/** What is said beside stories (src/newsroom/threads): a move asks what of it is open. */
export const storyThreads = 'story_threads';

/** Of those the latest copy names, the ids of who and what is there: neither purged nor in the trash. */
type Present = { signers: ReadonlySet<string>; sections: ReadonlySet<string> };

/** A story as the database has it. `main` is what readers see or would; `latest` has the pending edits. */
export type Copy = Record<string, unknown> & Omit<Partial<Article>, 'state'> & { id: string; state: State };
/** The same as MongoDB keeps it: what a move writes is made of this, so that no field is read one way and written another. */
export type StoredCopy = Record<string, unknown> & { _id: Types.ObjectId };
export type Loaded = {
  main: Copy;
  latest: Copy;
  stored: { main: StoredCopy; latest: StoredCopy };
  /** The alternative texts of the photos the latest copy uses, by id. */
  alts: ReadonlyMap<string, string | null>;
  present: Present;
  /** Kinds of the threads beside it that are open and hold it. */
  heldByThreads: readonly ThreadKind[];
  /** Who has it open, or had until a moment ago. */
  lock?: StoredLock;
};

type StoryRows = {
  main: StoredCopy;
  versions: { version: Record<string, unknown>; updatedAt: Date }[];
  photos: { _id: Types.ObjectId; alt?: string | null }[];
  authors: { _id: Types.ObjectId }[];
  postings: { _id: Types.ObjectId; author: { _id: Types.ObjectId }[] }[];
  sections: { _id: Types.ObjectId }[];
  locks: Record<string, unknown>[];
  threads: { kind: ThreadKind }[];
  houseStyle: StoredHouseStyle[];
};

const objectIdsOf = (texts: unknown): object => ({
  $map: { input: texts, as: 'id', in: { $convert: { input: '$$id', to: 'objectId', onError: null, onNull: null } } },
});

const onlyIds = { $project: { _id: 1 } };

/** What is neither purged nor in the trash of what is named there. */
const lookUpPresent = (from: string, localField: string, as: string, then: mongo.BSON.Document) => ({
  $lookup: { from, localField, foreignField: '_id', as, pipeline: [{ $match: { deletedAt: null } }, then] },
});

/** All that a move asks about a story, in one question: a transaction's session takes one command at a time. */
const questionFor = (_id: Types.ObjectId): mongo.BSON.Document[] => [
  { $match: { _id, deletedAt: null } },
  { $replaceRoot: { newRoot: { main: '$$ROOT' } } },
  {
    $lookup: {
      from: '_articles_versions',
      localField: 'main._id',
      foreignField: 'parent',
      as: 'versions',
      pipeline: [{ $match: { latest: true } }, { $sort: { updatedAt: -1 } }, { $limit: 1 }],
    },
  },
  { $set: { copy: { $ifNull: [{ $first: '$versions.version' }, '$main'] } } },
  {
    $set: {
      used: objectIdsOf({ $ifNull: ['$copy.photosUsed', '$main.photosUsed', []] }),
      signed: objectIdsOf({ $ifNull: ['$copy.byline.value', []] }),
    },
  },
  lookUpPresent('media', 'used', 'photos', { $project: { alt: 1 } }),
  lookUpPresent('authors', 'signed', 'authors', onlyIds),
  lookUpPresent('correspondents', 'signed', 'postings', lookUpPresent('authors', 'author', 'author', onlyIds)),
  lookUpPresent('sections', 'copy.section', 'sections', onlyIds),
  { $lookup: { from: storyLocks, localField: 'main._id', foreignField: '_id', as: 'locks' } },
  {
    $lookup: {
      from: storyThreads,
      localField: 'main._id',
      foreignField: 'story',
      as: 'threads',
      pipeline: [{ $match: { state: 'open' } }, { $project: { _id: 0, kind: 1 } }],
    },
  },
  { $lookup: { from: 'globals', as: 'houseStyle', pipeline: [{ $match: { globalType: 'house-style' } }] } },
];

async function find(id: string, req: PayloadRequest): Promise<StoryRows | undefined> {
  const _id = /^[0-9a-f]{24}$/i.test(id) ? objectId(id) : undefined;
  if (!_id) return undefined;
  const articles = databaseOf(req.payload).collection('articles');
  const [found] = await articles.aggregate(questionFor(_id), { session: await sessionOf(req) }).toArray();
  return found as StoryRows | undefined;
}

/** A posting signs with the name of its author. */
function presentIn({ authors, postings, sections }: StoryRows): Present {
  const ids = (rows: readonly { _id: Types.ObjectId }[]) => rows.map(({ _id }) => _id.toHexString());
  const heldPostings = postings.filter(({ author }) => author.length > 0);
  return { signers: new Set(ids([...authors, ...heldPostings])), sections: new Set(ids(sections)) };
}

export const noSuchStory = new Refusal('not-found', 'There is no such story.', [
  { path: 'id', rule: 'unknown-id', message: 'There is no such story.' },
]);

/** The story and its pending edits, read in the request's transaction. Refuses with `not-found`. */
export async function loadStory(id: string, req: PayloadRequest): Promise<Loaded> {
  const found = await find(id, req);
  if (!found) throw noSuchStory;
  const { openThreadsHold } = rememberHouseStyle(found.houseStyle[0], req);
  const { __v: _counted, ...main } = found.main;
  const [version] = found.versions;
  const latest = version ? { ...version.version, _id: main._id, updatedAt: version.updatedAt } : main;
  const [lock] = plainOf<StoredLock[]>(found.locks);
  return {
    main: plainOf<Copy>(main),
    latest: plainOf<Copy>(latest),
    stored: { main: main as StoredCopy, latest },
    present: presentIn(found),
    heldByThreads: kindsHolding(
      openThreadsHold,
      found.threads.map(({ kind }) => kind),
    ),
    alts: new Map(found.photos.map(({ _id, alt }) => [_id.toHexString(), alt ?? null])),
    ...(lock && { lock }),
  };
}

/** The name of the colleague who has the story open, if any but `me`. */
const lockHolder = ({ lock }: Loaded, me: string | undefined, now: string): string | undefined =>
  lock && lock.user !== me && Date.parse(lock.until) > Date.parse(now) ? lock.name : undefined;

function photosOf(copy: Copy, alts: Loaded['alts']): PhotoInStory[] {
  const lead = copy.photo?.media ? [{ path: 'photo.media', id: String(copy.photo.media as string) }] : [];
  const used = [...lead, ...photosInBody(copy.body).map((id) => ({ path: 'body', id }))];
  return used.map(({ path, id }) => ({ path, alt: alts.get(id) ?? null, isGone: !alts.has(id) }));
}

/** A text instead of names stands alone. */
function signersOf({ byline, bylineText }: Copy, { signers }: Present) {
  if (bylineText?.trim()) return { bylineNames: 1, signersGone: 0 };
  const ids = rowsOf(byline).map(({ value }) => String(value));
  const bylineNames = ids.filter((id) => signers.has(id)).length;
  return { bylineNames, signersGone: ids.length - bylineNames };
}

function sectionOf({ section }: Copy, { sections }: Present) {
  const id = section ? String(section as string) : undefined;
  const isThere = id !== undefined && sections.has(id);
  return { section: isThere ? id : undefined, isSectionGone: id !== undefined && !isThere };
}

/** What the workflow needs to know of the story, about the copy that would go out. */
export function factsOf(loaded: Loaded, me: string | undefined, now: string): Story {
  const { main, latest } = loaded;
  const { by, at } = main.lastMove ?? {};
  return {
    state: main.state,
    wasPublished: Boolean(main.firstPublishedAt) && !main.killNotice,
    headline: latest.headline,
    datelinePlace: latest.dateline?.place,
    words: latest.wordCount ?? 0,
    ...signersOf(latest, loaded.present),
    ...sectionOf(latest, loaded.present),
    photos: photosOf(latest, loaded.alts),
    halfMade: [...halfMadeIn(latest.body), ...halfMadeReporters(latest.reportingBy)],
    onlyByUpdate: onlyByUpdate(main, latest),
    heldByThreads: loaded.heldByThreads,
    embargoUntil: latest.embargoUntil ?? undefined,
    spikedFrom: isState(main.spikedFrom) ? main.spikedFrom : null,
    lockedBy: lockHolder(loaded, me, now),
    lastMove: by && at ? { by, at } : null,
  };
}

type Read = { depth?: number; draft?: boolean; trash?: boolean };

/** A story as the person behind the request may see it; null if it is not there for them. */
export const storySeen = (id: string, req: PayloadRequest, { depth = 0, ...options }: Read = {}) =>
  req.payload.findByID({
    collection: 'articles',
    id,
    depth,
    ...options,
    disableErrors: true,
    overrideAccess: false,
    user: req.user,
    req,
  });
