import { copyFile } from 'node:fs/promises';
import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionAfterErrorHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload';
import { settingsOf } from '../../src/config/custom.ts';
import { removeOriginal, saveOriginal, type Original } from '../../src/imaging/files.ts';
import { inspectImage, type PhotoFacts } from '../../src/imaging/inspect.ts';
import { readPhotoMetadata } from '../../src/imaging/metadata.ts';
import { sizeOfSource, type PhotoSource } from '../../src/imaging/source.ts';
import { sentPhoto } from '../../src/uploads/open.ts';
import { copyOf } from '../../src/uploads/files.ts';
import { photoChanged } from '../../src/newsroom/publish/directoryChanges.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { storedData, storedText } from '../../src/domain/fields/storedText.ts';
import type { TaskRemovePhotoFiles } from '../../src/payload-types.ts';
import { principalOf } from '../shared/principal.ts';

type Photo = Record<string, unknown> & {
  id?: string;
  original?: string;
  renditionKey?: string;
  focalX?: number;
  focalY?: number;
  copyright?: string;
  creator?: string;
};

type Point = { x: number; y: number };

/** What is known of the bytes is read from the bytes. The admin's form sends it back; another client might send something else. */
export const ofTheBytes = ['filename', 'mimeType', 'filesize', 'width', 'height', 'url', 'thumbnailURL', 'sizes'];

/** Payload would fetch the file again over HTTP to apply a new focal point; ours is applied by the rendition job. */
function takenFrom(req: PayloadRequest): Point | undefined {
  const edits = req.query?.uploadEdits as { focalPoint?: { x?: unknown; y?: unknown } } | undefined;
  if (!edits) return undefined;
  delete req.query.uploadEdits;
  return edits.focalPoint && { x: Math.round(Number(edits.focalPoint.x)), y: Math.round(Number(edits.focalPoint.y)) };
}

const byBytesOnly =
  'Send the bytes of the photo: POST /api/media as multipart/form-data with a part `file`. No address is fetched.';

/** An address elsewhere. The admin's form sends the photo's own back, which is a path. */
export const isElsewhere = (url: unknown): boolean =>
  typeof url === 'string' && /^\s*([a-z][a-z\d+.-]*:|[/\\]{2})/i.test(url);

/** Payload would fetch the address in `url`, whatever it leads to and within the transaction. Readers are refused by access. */
export const refuseAddress: CollectionBeforeOperationHook = ({ args, operation, req, overrideAccess }) => {
  if (overrideAccess || principalOf(req.user).kind !== 'staff' || (operation !== 'create' && operation !== 'update'))
    return;
  // Payload has taken the address out of the arguments by now; over REST it still stands in the body.
  const { url } = { ...(args as { data?: Photo }).data, ...(req.data as object | undefined) } as { url?: unknown };
  if (isElsewhere(url)) refuseFetch();
  if (operation === 'update' || req.file) return;
  throw new Refusal('malformed', byBytesOnly, [{ path: 'file', rule: 'required', message: byBytesOnly }]);
};

/** Payload asks this before each fetch of a file, whichever way it came to it: there is none. */
export const refuseFetch = (): never => {
  throw new Refusal('invalid', byBytesOnly, [{ path: 'url', rule: 'not-fetched', message: byBytesOnly }]);
};

function refuseOutside(path: string, value: unknown): void {
  if (value === undefined || value === null || (typeof value === 'number' && value >= 0 && value <= 100)) return;
  const message = 'The focal point is given in percent of the photo: 0 to 100.';
  throw new Refusal('invalid', message, [{ path, rule: 'range', message }]);
}

export const takeFocalPoint: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return;
  const point = takenFrom(req);
  const { data } = args as { data?: Photo };
  const sentEntries = Object.entries(data ?? {}).filter(([key]) => !ofTheBytes.includes(key));
  const photo: Photo = { ...Object.fromEntries(sentEntries), ...(point && { focalX: point.x, focalY: point.y }) };
  refuseOutside('focalX', photo.focalX);
  refuseOutside('focalY', photo.focalY);
  return { ...args, data: photo };
};

/** What the photo says of itself fills the fields the uploader left empty. */
async function fieldsFrom(source: PhotoSource): Promise<Photo> {
  const { caption, credit, copyright, creator, keywords, takenAt, city, country } = await readPhotoMetadata(source);
  const place = [city, country].filter(Boolean).join(', ') || undefined;
  return storedData({ caption, credit, copyright, creator, keywords, takenAt, place });
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The bytes came into a file before Payload heard of the request (src/uploads/photoRequest.ts). */
export const takeSentPhoto: CollectionBeforeOperationHook = ({ operation, req }) => {
  const isWrite = operation === 'create' || operation === 'update';
  const photo = isWrite && req.payloadAPI === 'REST' && !req.file ? sentPhoto() : undefined;
  if (photo) req.file = { ...photo, data: Buffer.alloc(0) };
};

/** Payload writes these again into the file it is given, as it decoded them: it gets a copy. */
const writtenAgain = ['image/gif', 'image/webp'];

async function keepAsItCame(file: NonNullable<PayloadRequest['file']>, mimeType: string): Promise<void> {
  if (!file.tempFilePath || !writtenAgain.includes(mimeType)) return;
  const copy = copyOf(file.tempFilePath);
  await copyFile(file.tempFilePath, copy);
  file.tempFilePath = copy;
}

/** Looks at the bytes, never at the name: refuses what is no photo before anything is kept, and reads what it carries. */
export const readPhoto: CollectionBeforeOperationHook = async ({ args, operation, req, overrideAccess }) => {
  if ((operation !== 'create' && operation !== 'update') || !req.file) return args;
  if (!overrideAccess && principalOf(req.user).kind !== 'staff') return args;
  const source = req.file.tempFilePath || req.file.data;
  const facts = await inspectImage(source);
  const stem =
    storedText(req.file.name)
      .replace(/\.[^.]*$/, '')
      .slice(0, 100) || 'photo';
  req.file.mimetype = facts.mimeType;
  req.file.name = `${stem}.${facts.extension}`;
  req.context.photo = facts;
  req.context.photoSource = source;
  await keepAsItCame(req.file, facts.mimeType);
  const { data } = args as { data?: Photo };
  const found = await fieldsFrom(source);
  const filledData = Object.fromEntries(Object.entries(data ?? {}).filter(([, value]) => !isEmpty(value)));
  return { ...args, data: { ...found, ...data, ...filledData } };
};

/** Stores the original under its hash, as the last step before the database. */
export const keepOriginal: CollectionBeforeChangeHook = async ({ data, req }) => {
  const facts = req.context.photo as PhotoFacts | undefined;
  const source = req.context.photoSource as PhotoSource | undefined;
  if (!facts || source === undefined) return data;
  const { uploadsDir } = settingsOf(req.payload);
  const original = await saveOriginal(uploadsDir, source, facts.extension);
  req.context.savedOriginal = original;
  return {
    ...data,
    original: original.file,
    filesize: await sizeOfSource(source),
    width: facts.width,
    height: facts.height,
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

const around = (req: PayloadRequest) => ({ queue: 'renditions', req });
const orderRenditions = (photo: string, req: PayloadRequest) =>
  req.payload.jobs.queue({ task: 'makeRenditions', input: { photo }, ...around(req) });
const orderRemoval = (input: TaskRemovePhotoFiles['input'], req: PayloadRequest) =>
  req.payload.jobs.queue({ task: 'removePhotoFiles', input, ...around(req) });

const rowOf = (id: unknown, req: PayloadRequest) =>
  req.payload.db.findOne<Photo & { id: string }>({ collection: 'media', where: { id: { equals: id } }, req });

/** What is on disk is known by the row alone: no answer to a client carries it, so it is read before it changes. */
export const rememberFiles: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  if (operation === 'update') req.context.photoBefore = await rowOf((originalDoc as Photo | undefined)?.id, req);
  return data;
};

/** What the renditions are made of. */
const writtenInPictures = ['original', 'focalX', 'focalY', 'copyright', 'creator'] as const;

/** New bytes, a new focal point or other rights: new renditions, made by a job. The replaced original goes when nothing uses it. */
export const queueRenditions: CollectionAfterChangeHook = async ({ doc, req }) => {
  const { id } = doc as { id: string };
  const before = req.context.photoBefore as Photo | undefined;
  const photo = await rowOf(id, req);
  if (!photo?.original) return;
  const isSame = writtenInPictures.every((key) => before?.[key] === photo[key]);
  if (!isSame) await orderRenditions(String(id), req);
  if (before?.original && before.original !== photo.original) await orderRemoval({ original: before.original }, req);
};

/** What is said of the photo changes wherever readers see it; new renditions are shown by the job that makes them. */
export const publishPhoto: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const { id } = doc as { id: string };
  if (operation === 'update') await photoChanged({ id, before: previousDoc, after: doc }, req);
};

export const withdrawPhoto: CollectionAfterDeleteHook = async ({ id, doc, req }) =>
  photoChanged({ id: String(id), before: doc }, req);

/** Queued in the transaction of the purge, and done after it: a purge that fails loses no file. */
export const queueRemoval: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { original, renditionKey: key } = (await rowOf(id, req)) ?? {};
  await orderRemoval({ original: original ?? null, key: key ?? null }, req);
};
