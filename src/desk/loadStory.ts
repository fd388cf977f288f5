import type { PayloadRequest } from 'payload';
import { photosInBody } from '../domain/body.ts';
import { Refusal } from '../domain/refusal.ts';
import type { PhotoInStory, Story } from '../domain/story.ts';
import type { State } from '../domain/workflow.ts';

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
export type Loaded = { main: Copy; latest: Copy };

const iso = (value: unknown): string | undefined =>
  value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : undefined;

/** The story and its pending edits, read in the request's transaction. Refuses with `not-found`. */
export async function loadStory(id: string, req: PayloadRequest): Promise<Loaded> {
  const main = /^[0-9a-f]{24}$/i.test(id)
    ? await req.payload.db.findOne<Copy>({
        collection: 'articles',
        where: { and: [{ id: { equals: id } }, { deletedAt: { exists: false } }] },
        req,
      })
    : null;
  if (!main)
    throw new Refusal('not-found', 'There is no such story.', [
      { path: 'id', rule: 'unknown-id', message: 'There is no such story.' },
    ]);
  const { docs } = await req.payload.db.findVersions<Copy>({
    collection: 'articles',
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    req,
  });
  const latest = docs[0] ? { ...docs[0].version, id: main.id, updatedAt: docs[0].updatedAt } : main;
  return { main, latest };
}

/** How long a colleague who stopped typing still holds a story, in milliseconds. */
const lockLasts = 300_000;

/** The name of the colleague who has the story open, if any but `me`. */
async function lockHolder(
  id: string,
  me: string | undefined,
  now: string,
  req: PayloadRequest,
): Promise<string | undefined> {
  const { docs } = await req.payload.db.find<{ id: string; user?: { value?: unknown } }>({
    collection: 'payload-locked-documents',
    where: {
      and: [
        { 'document.relationTo': { equals: 'articles' } },
        { 'document.value': { equals: id } },
        { updatedAt: { greater_than: new Date(Date.parse(now) - lockLasts).toISOString() } },
      ],
    },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    req,
  });
  const holder = docs[0]?.user?.value;
  const holderId =
    holder && typeof holder === 'object'
      ? String((holder as { id: unknown }).id)
      : holder
        ? String(holder as string)
        : undefined;
  if (!holderId || holderId === me) return undefined;
  const user = await req.payload.db.findOne<{ id: string; name?: string }>({
    collection: 'users',
    where: { id: { equals: holderId } },
    req,
  });
  return user?.name ?? 'A colleague';
}

async function photosOf(copy: Copy, req: PayloadRequest): Promise<PhotoInStory[]> {
  const lead = copy.photo?.media ? [{ path: 'photo.media', id: String(copy.photo.media as string) }] : [];
  const used = [...lead, ...photosInBody(copy.body).map((id) => ({ path: 'body', id }))];
  if (used.length === 0) return [];
  const ids = [...new Set(used.map(({ id }) => id))];
  const { docs } = await req.payload.db.find<{ id: string; alt?: string | null }>({
    collection: 'media',
    where: { id: { in: ids } },
    limit: ids.length,
    pagination: false,
    select: { alt: true },
    req,
  });
  const alts = new Map(docs.map((doc) => [String(doc.id), doc.alt]));
  return used.map(({ path, id }) => ({ path, alt: alts.get(id) ?? null }));
}

/** What the workflow needs to know of the story, about the copy that would go out. */
export async function factsOf(
  { main, latest }: Loaded,
  me: string | undefined,
  now: string,
  req: PayloadRequest,
): Promise<Story> {
  const [photos, lockedBy] = [await photosOf(latest, req), await lockHolder(main.id, me, now, req)];
  const { by, at } = main.lastMove ?? {};
  return {
    state: main.state,
    headline: latest.headline,
    datelinePlace: latest.dateline?.place,
    words: latest.wordCount ?? 0,
    bylineNames: (latest.byline?.length ?? 0) + (latest.bylineText?.trim() ? 1 : 0),
    section: latest.section ? String(latest.section as string) : undefined,
    photos,
    embargoUntil: iso(latest.embargoUntil),
    spikedFrom: main.spikedFrom,
    lockedBy,
    lastMove: by && at ? { by, at: iso(at) ?? '' } : null,
  };
}
