import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionAfterErrorHook,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload';
import { settingsOf } from '../../src/config/custom.ts';
import { removeAll, removeOriginal, renditionKey, saveOriginal, type Original } from '../../src/imaging/files.ts';
import { inspectImage, type PhotoFacts } from '../../src/imaging/inspect.ts';
import { readPhotoMetadata } from '../../src/imaging/metadata.ts';
import { principalOf } from '../shared/principal.ts';

type Photo = Record<string, unknown> & {
  id?: string;
  original?: string;
  renditionKey?: string;
  focalX?: number;
  focalY?: number;
};

/** Payload would fetch the file again over HTTP to apply a new focal point; ours is applied by the rendition job. */
export const takeFocalPoint: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return;
  const edits = req.query?.uploadEdits as { focalPoint?: { x?: unknown; y?: unknown } } | undefined;
  if (!edits) return;
  delete req.query.uploadEdits;
  const { x, y } = edits.focalPoint ?? {};
  const point = { x: Number(x), y: Number(y) };
  if (![point.x, point.y].every((value) => value >= 0 && value <= 100)) return;
  const { data } = args as { data?: Photo };
  return { ...args, data: { ...data, focalX: Math.round(point.x), focalY: Math.round(point.y) } };
};

/** What the photo says of itself fills the fields the uploader left empty. */
async function fieldsFrom(bytes: Buffer): Promise<Photo> {
  const { caption, credit, copyright, creator, keywords, takenAt, city, country } = await readPhotoMetadata(bytes);
  const place = [city, country].filter(Boolean).join(', ') || undefined;
  return { caption, credit, copyright, creator, keywords, takenAt, place };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Looks at the bytes, never at the name: refuses what is no photo before anything is kept, and reads what it carries. */
export const readPhoto: CollectionBeforeOperationHook = async ({ args, operation, req, overrideAccess }) => {
  if ((operation !== 'create' && operation !== 'update') || !req.file) return args;
  if (!overrideAccess && principalOf(req.user).kind !== 'staff') return args;
  const facts = await inspectImage(req.file.data);
  const stem = req.file.name.replace(/\.[^.]*$/, '').slice(0, 100) || 'photo';
  req.file.mimetype = facts.mimeType;
  req.file.name = `${stem}.${facts.extension}`;
  req.context.photo = facts;
  const { data } = args as { data?: Photo };
  const found = await fieldsFrom(req.file.data);
  const given = Object.fromEntries(Object.entries(data ?? {}).filter(([, value]) => !isEmpty(value)));
  return { ...args, data: { ...found, ...data, ...given } } as never;
};

/** Stores the original under its hash, as the last step before the database. */
export const keepOriginal: CollectionBeforeChangeHook = async ({ data, req }) => {
  const facts = req.context.photo as PhotoFacts | undefined;
  if (!facts || !req.file) return data;
  const { uploadsDir } = settingsOf(req.payload);
  const original = await saveOriginal(uploadsDir, req.file.data, facts.extension);
  req.context.savedOriginal = original;
  return {
    ...data,
    original: original.file,
    width: facts.width,
    height: facts.height,
    renditions: null,
    renditionKey: null,
  };
};

/** Another photo with the same bytes shares the file. */
async function isStillUsed(original: string, req: PayloadRequest): Promise<boolean> {
  const { totalDocs } = await req.payload.db.count({ collection: 'media', where: { original: { equals: original } } });
  return totalDocs > 0;
}

/** The write failed after the file was kept: nothing is left on disk. */
export const dropOriginalOfRefused: CollectionAfterErrorHook = async ({ req }) => {
  const saved = req.context?.savedOriginal as Original | undefined;
  if (saved?.isNew && !(await isStillUsed(saved.file, req)))
    await removeOriginal(settingsOf(req.payload).uploadsDir, saved.file);
};

const focalOf = ({ focalX, focalY }: Photo) => ({ x: focalX ?? 50, y: focalY ?? 50 });

/** New bytes or a new focal point: new renditions under a new key, made by a job. */
export const queueRenditions: CollectionAfterChangeHook = async ({ doc, req }) => {
  const { id } = doc as { id: string };
  const photo = await req.payload.db.findOne<Photo & { id: string }>({
    collection: 'media',
    where: { id: { equals: id } },
    req,
  });
  if (!photo?.original) return;
  const sha256 = /([0-9a-f]{64})/.exec(photo.original)?.[1] ?? '';
  const key = renditionKey(req.payload.secret, { id: String(id), sha256, focal: focalOf(photo) });
  if (key === photo.renditionKey) return;
  await req.payload.db.updateOne({ collection: 'media', id, data: { renditionKey: key }, req, returning: false });
  await req.payload.jobs.queue({
    task: 'makeRenditions' as never,
    input: { photo: String(id), key, outdated: photo.renditionKey ?? null } as never,
    queue: 'renditions',
    req,
  });
};

export const removeFiles: CollectionAfterDeleteHook = async ({ doc, req }) => {
  const { original, renditionKey: key } = doc as Photo;
  const { uploadsDir } = settingsOf(req.payload);
  if (key) await removeAll(uploadsDir, key);
  if (original && !(await isStillUsed(original, req))) await removeOriginal(uploadsDir, original);
};
