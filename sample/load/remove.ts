import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { databaseOf, sessionOf } from '../../src/database/rows.ts';
import { inTransaction } from '../../src/newsroom/transaction/inTransaction.ts';
import { refreshDirectory, openReadModel } from '../../src/newsroom/publish/openReadModel.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { writtenOf, type Written } from './keep.ts';
import { dropMark } from './mark.ts';

/** Stories first, then what they show; desks and sections last. */
const order = [
  'articles',
  'pages',
  'reviews',
  'media',
  'correspondents',
  'authors',
  'users',
  'desks',
  'sections',
  'globals',
];

/** Where documents that are not the sample's name one of its own: by collection, which fields of which. */
const users: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  media: [
    ['articles', 'photosUsed'],
    ['articles', 'photo.media'],
    ['authors', 'photo'],
  ],
  correspondents: [['articles', 'byline.value']],
  authors: [
    ['articles', 'byline.value'],
    ['correspondents', 'author'],
  ],
  users: [
    ['articles', 'people'],
    ['articles', 'heldBy'],
    ['authors', 'user'],
  ],
  desks: [
    ['articles', 'desk'],
    ['users', 'desks'],
  ],
  sections: [
    ['articles', 'section'],
    ['articles', 'secondarySections'],
    ['desks', 'sections'],
    ['sections', 'parent'],
  ],
};

async function isUsed({ collection, document }: Written, req: PayloadRequest): Promise<boolean> {
  const session = await sessionOf(req);
  const options = { session, projection: { _id: 1 } };
  for (const [user, field] of users[collection] ?? [])
    for (const name of [user, `_${user}_versions`]) {
      const path = name === user ? field : `version.${field}`;
      const found = databaseOf(req.payload).collection(name);
      if (await found.findOne({ [path]: { $in: [document, String(document)] } }, options)) return true;
    }
  return false;
}

/** What hangs on a story and goes with it, besides what deleting it for good takes along: events so far, its hour, the copy it was filed as. */
async function forgetTraces(id: Written['document'], req: PayloadRequest): Promise<void> {
  const session = await sessionOf(req);
  const db = databaseOf(req.payload);
  await db.collection('events').deleteMany({ story: String(id) }, { session });
  await db.collection('filed_copies').deleteMany({ story: id }, { session });
  await db.collection('payload-jobs').deleteMany({ 'input.story': String(id) }, { session });
}

async function removeDocument({ collection, document, updatedAt }: Written, req: PayloadRequest): Promise<boolean> {
  const session = await sessionOf(req);
  const rows = databaseOf(req.payload).collection(collection);
  const unchanged = { _id: document, ...(updatedAt && { updatedAt }) };
  if (!(await rows.findOne(unchanged, { session, projection: { _id: 1 } }))) return false;
  if (collection === 'globals') return (await rows.deleteOne(unchanged, { session })).deletedCount > 0;
  if (collection === 'articles') await forgetTraces(document, req);
  const named = { collection, id: String(document) } as never as { collection: 'articles'; id: string };
  await req.payload.delete({ ...named, trash: true, overrideLock: true, req, depth: 0 });
  // Its end has left a mark, and an entry.
  await databaseOf(req.payload).collection('preview_ends').deleteMany({ _id: document }, { session });
  const about = { $or: [{ story: document }, { kind: collection, document: String(document) }] };
  await databaseOf(req.payload).collection('histories').deleteMany(about, { session });
  return true;
}

type Fate = 'removed' | 'kept' | 'gone';

/** One document and its row, in one transaction. One that others use stays, and stays the sample's. */
async function removeOne(payload: Payload, row: Written & { _id: unknown }): Promise<Fate> {
  const req = await createLocalReq({}, payload);
  return inTransaction(req, async () => {
    if (await isUsed(row, req)) return 'kept';
    const isRemoved = await removeDocument(row, req);
    await writtenOf(payload).deleteOne({ _id: row._id } as never, { session: await sessionOf(req) });
    return isRemoved ? 'removed' : 'gone';
  }).catch((error: unknown) => {
    if (error instanceof Refusal) return 'kept';
    throw error;
  });
}

type Counts = Record<string, number>;

/** Removes exactly what a run of the sample wrote, and what hangs on it. Interrupted, it goes on when it is called again. */
export async function removeWritten(payload: Payload, run: string): Promise<{ removed: Counts; kept: Counts }> {
  await openReadModel(payload);
  const counts = { removed: {} as Counts, kept: {} as Counts, gone: {} as Counts };
  for (const collection of order) {
    // The last written first: a sub-section before the section above it.
    const rows = await writtenOf(payload).find({ run, collection }).sort({ _id: -1 }).toArray();
    for (const row of rows) {
      const of = counts[await removeOne(payload, row)];
      of[collection] = (of[collection] ?? 0) + 1;
    }
  }
  await refreshDirectory(payload);
  const { removed, kept } = counts;
  if (Object.keys(kept).length === 0) await dropMark(payload, run);
  return { removed, kept };
}
