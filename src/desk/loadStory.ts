import type { Types, mongo } from 'mongoose';
import type { PayloadRequest } from 'payload';
import { databaseOf, objectId, plainOf, sessionOf } from '../database/rows.ts';
import { photosInBody } from '../domain/body.ts';
import { Refusal } from '../domain/refusal.ts';
import type { PhotoInStory, Story } from '../domain/story.ts';
import type { State } from '../domain/workflow.ts';
import { rememberHouseStyle, type StoredHouseStyle } from './houseStyle.ts';
import { storyLocks, type KeptLock } from './storyLock.ts';

/** A story as the database has it. `main` is what readers see or would; `latest` has the pending edits. */
export type Copy = Record<string, unknown> & {
  id: string;
  state: State;
  _status?: 'draft' | 'published';
  headline?: string | null;
  slug?: string | null;
  body?: unknown;
  byline?: unknown[] | null;
  bylineText?: string | null;
  section?: unknown;
  dateline?: { place?: string | null } | null;
  photo?: { media?: unknown } | null;
  photosUsed?: string[] | null;
  wordCount?: number | null;
  desk?: unknown;
  people?: unknown[];
  revision?: number;
  publicVersion?: number | null;
  embargoUntil?: string | null;
  scheduledAt?: string | null;
  firstPublishedAt?: string | null;
  spikedFrom?: State | null;
  corrections?: unknown[] | null;
  lastMove?: { name?: string; by?: string; at?: string } | null;
  timeZone?: string | null;
  updatedAt?: string;
};
/** The same as MongoDB keeps it: what a move writes is made of this, so that no field is read one way and written another. */
export type KeptCopy = Record<string, unknown> & { _id: Types.ObjectId };
export type Loaded = {
  main: Copy;
  latest: Copy;
  kept: { main: KeptCopy; latest: KeptCopy };
  /** The alternative texts of the photos the latest copy uses, by id. */
  alts: ReadonlyMap<string, string | null>;
  /** Who has it open, or had until a moment ago. */
  lock?: KeptLock;
};

type Found = {
  main: KeptCopy;
  versions: { version: Record<string, unknown>; updatedAt: Date }[];
  photos: { _id: Types.ObjectId; alt?: string | null }[];
  locks: Record<string, unknown>[];
  houseStyle: StoredHouseStyle[];
};

const objectIdsOf = (texts: unknown): object => ({
  $map: { input: texts, as: 'id', in: { $convert: { input: '$$id', to: 'objectId', onError: null, onNull: null } } },
});

/** All that a move asks about a story, in one question: a transaction's session takes one command at a time. */
const questionFor = (_id: Types.ObjectId): mongo.BSON.Document[] => [
  { $match: { _id, deletedAt: null } },
  { $replaceRoot: { newRoot: { main: '$$ROOT' } } },
  {
    $lookup: {
      ...{ from: '_articles_versions', localField: 'main._id', foreignField: 'parent', as: 'versions' },
      pipeline: [{ $match: { latest: true } }, { $sort: { updatedAt: -1 } }, { $limit: 1 }],
    },
  },
  { $set: { used: objectIdsOf({ $ifNull: [{ $first: '$versions.version.photosUsed' }, '$main.photosUsed', []] }) } },
  {
    $lookup: {
      ...{ from: 'media', localField: 'used', foreignField: '_id', as: 'photos' },
      pipeline: [{ $project: { alt: 1 } }],
    },
  },
  { $lookup: { from: storyLocks, localField: 'main._id', foreignField: '_id', as: 'locks' } },
  { $lookup: { from: 'globals', as: 'houseStyle', pipeline: [{ $match: { globalType: 'house-style' } }] } },
];

async function find(id: string, req: PayloadRequest): Promise<Found | undefined> {
  const _id = /^[0-9a-f]{24}$/i.test(id) ? objectId(id) : undefined;
  if (!_id) return undefined;
  const articles = databaseOf(req.payload).collection('articles');
  const [found] = await articles.aggregate(questionFor(_id), { session: await sessionOf(req) }).toArray();
  return found as Found | undefined;
}

/** The story and its pending edits, read in the request's transaction. Refuses with `not-found`. */
export async function loadStory(id: string, req: PayloadRequest): Promise<Loaded> {
  const found = await find(id, req);
  if (!found)
    throw new Refusal('not-found', 'There is no such story.', [
      { path: 'id', rule: 'unknown-id', message: 'There is no such story.' },
    ]);
  rememberHouseStyle(found.houseStyle[0], req);
  const { __v: _counted, ...main } = found.main;
  const [version] = found.versions;
  const latest = version ? { ...version.version, _id: main._id, updatedAt: version.updatedAt } : main;
  const [lock] = plainOf<KeptLock[]>(found.locks);
  return {
    main: plainOf<Copy>(main),
    latest: plainOf<Copy>(latest),
    kept: { main: main as KeptCopy, latest },
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
  return used.map(({ path, id }) => ({ path, alt: alts.get(id) ?? null }));
}

/** What the workflow needs to know of the story, about the copy that would go out. */
export function factsOf(loaded: Loaded, me: string | undefined, now: string): Story {
  const { main, latest } = loaded;
  const { by, at } = main.lastMove ?? {};
  return {
    state: main.state,
    headline: latest.headline,
    datelinePlace: latest.dateline?.place,
    words: latest.wordCount ?? 0,
    bylineNames: (latest.byline?.length ?? 0) + (latest.bylineText?.trim() ? 1 : 0),
    section: latest.section ? String(latest.section as string) : undefined,
    photos: photosOf(latest, loaded.alts),
    embargoUntil: latest.embargoUntil ?? undefined,
    spikedFrom: main.spikedFrom,
    lockedBy: lockHolder(loaded, me, now),
    lastMove: by && at ? { by, at } : null,
  };
}
