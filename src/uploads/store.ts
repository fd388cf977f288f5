/** What is known of uploads, in MongoDB: so that every node says the same of who sends what, and how much of it is there. */
import { randomBytes } from 'node:crypto';
import type { mongo } from 'mongoose';
import { Refusal } from '../domain/refusal.ts';
import { maxPhotoBytes } from '../imaging/inspect.ts';
import { arePartsHere, joinParts, removeParts, uploadLifetime, type Part } from './files.ts';
import type { Rule } from '../domain/rules/rules.ts';

/** `length` and `offset` are bytes; `photo` is the id of the photo it became. `isForm`: it came as a form, and yields to newer ones. */
export type Upload = {
  _id: string;
  user: string;
  name: string;
  type: string;
  length: number;
  offset: number;
  parts: Part[];
  isForm: boolean;
  takenUntil: Date | null;
  photo: string | null;
  createdAt: Date;
  expiresAt: Date;
};

/** `root` is UPLOADS_DIR. */
export type Uploads = { rows: mongo.Collection<Upload>; root: string };

/** What one person may have under way or kept for another try, in all; and of how many parts one upload is. */
export const most = { uploads: 40, bytes: 20 * maxPhotoBytes, parts: 500 } as const;

/** Milliseconds that making a photo of an upload may take; then another try may begin. */
const longestTake = 5 * 60_000;
/** Milliseconds that a form may take, at the least rate (slowClients.ts). One whose process ended counts no longer than that. */
const longestForm = 4 * 60 * 60_000;

const idPattern = /^[0-9a-f]{32}$/;

type NewUpload = Pick<Upload, 'user' | 'name' | 'type' | 'length' | 'isForm'>;

/** Begins an upload, if the person has room for it. */
export async function openUpload(uploads: Uploads, newUpload: NewUpload, now = new Date()): Promise<Upload> {
  const upload: Upload = {
    _id: randomBytes(16).toString('hex'),
    ...newUpload,
    offset: 0,
    parts: [],
    takenUntil: null,
    photo: null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + (newUpload.isForm ? longestForm : uploadLifetime)),
  };
  await uploads.rows.insertOne(upload);
  await makeRoom(uploads, upload, now);
  return upload;
}

/** After the row is there: of several at once each counts the others, so together they never have more than fits. */
async function makeRoom(uploads: Uploads, upload: Upload, now: Date): Promise<void> {
  const mine = await uploads.rows
    .find({ user: upload.user, photo: null, expiresAt: { $gt: now } })
    .sort({ createdAt: 1 })
    .toArray();
  let [count, bytes] = [mine.length, mine.reduce((sum, { length }) => sum + length, 0)];
  const isOver = (): boolean => count > most.uploads || bytes > most.bytes;
  // Of forms that were refused, the oldest go first: a client that sends them whole again each time is not locked out by them.
  for (const each of mine) {
    if (!isOver()) return;
    const isIdle = each.isForm && each.parts.length > 0 && !(each.takenUntil && each.takenUntil > now);
    if (!isIdle) continue;
    await discardUpload(uploads, each);
    [count, bytes] = [count - 1, bytes - each.length];
  }
  if (!isOver()) return;
  await discardUpload(uploads, upload);
  const message = `At most ${most.uploads} uploads and ${most.bytes / 1024 / 1024} MB at a time: use or delete one of yours.`;
  throw new Refusal('too-many', message, [{ path: '', rule: 'too-many-uploads', message }]);
}

const goneRefusal = (message: string): Refusal =>
  new Refusal('not-found', message, [{ path: 'upload', rule: 'not-found', message }]);

/** An upload of this person's that is still there; else a refusal that says what became of it. */
export async function findUpload(uploads: Uploads, id: unknown, user: string, now = new Date()): Promise<Upload> {
  const isId = typeof id === 'string' && idPattern.test(id);
  const upload = isId ? await uploads.rows.findOne({ _id: id, user, expiresAt: { $gt: now } }) : null;
  if (!upload) throw goneRefusal('You have no such upload: it has expired, or never was. Send the photo again.');
  if (upload.photo !== null) {
    const message = 'This upload has become a photo already.';
    throw new Refusal('gone', message, [{ path: 'upload', rule: 'used', message }], { photo: upload.photo });
  }
  if (!(await arePartsHere(uploads.root, upload.parts)))
    throw goneRefusal(
      'The bytes of this upload are not on this node, which has another UPLOADS_DIR. Send the photo again.',
    );
  return upload;
}

const conflict = (rule: Rule, message: string, { offset, length }: Upload): Refusal =>
  new Refusal('conflict', message, [{ path: 'upload', rule, message }], { offset, length });

const inUse = (upload: Upload): Refusal => conflict('in-use', 'A photo is being made of this upload just now.', upload);

export const refuseOffset = (upload: Upload): Refusal =>
  conflict('offset', `The next byte wanted is number ${upload.offset}.`, upload);

/** Adds a part that began at `offset`. False if another part took that place: this one is then no longer wanted. */
export async function addPart(uploads: Uploads, upload: Upload, part: Part): Promise<boolean> {
  const { modifiedCount } = await uploads.rows.updateOne(
    { _id: upload._id, offset: upload.offset, photo: null },
    { $push: { parts: { file: part.file, size: part.size } }, $inc: { offset: part.size } },
  );
  return modifiedCount === 1;
}

/** The bytes of a form have come, all of them. */
export async function fillUpload(uploads: Uploads, { _id }: Upload, facts: Pick<Upload, 'name' | 'type'>, part: Part) {
  const { size } = part;
  const expiresAt = new Date(Date.now() + uploadLifetime);
  const whole = { ...facts, length: size, offset: size, parts: [part], expiresAt };
  await uploads.rows.updateOne({ _id }, { $set: whole });
}

/** Takes an upload to make a photo of it, so that no two requests do; gives the file. Give it back, use it up or discard it. */
export async function takeUpload(uploads: Uploads, id: unknown, user: string): Promise<Upload & { file: string }> {
  const upload = await findUpload(uploads, id, user);
  if (upload.offset < upload.length)
    throw conflict('incomplete', `Only ${upload.offset} of ${upload.length} bytes have come.`, upload);
  const now = new Date();
  const isFree = { $or: [{ takenUntil: null }, { takenUntil: { $lte: now } }] };
  const taken = await uploads.rows.updateOne(
    { _id: upload._id, photo: null, ...isFree },
    { $set: { takenUntil: new Date(now.getTime() + longestTake) } },
  );
  if (taken.modifiedCount === 0) throw inUse(upload);
  const [only, ...others] = upload.parts;
  if (only && others.length === 0) return { ...upload, file: only.file };
  return joinUpload(uploads, upload);
}

async function joinUpload(uploads: Uploads, upload: Upload): Promise<Upload & { file: string }> {
  const { _id, parts } = upload;
  try {
    const whole = await joinParts(uploads.root, parts);
    await uploads.rows.updateOne({ _id }, { $set: { parts: [whole] } });
    await removeParts(uploads.root, parts);
    return { ...upload, parts: [whole], file: whole.file };
  } catch (error) {
    await giveBackUpload(uploads, upload);
    throw error;
  }
}

/** Gives an upload up, unless a photo is being made of it. */
export async function endUpload(uploads: Uploads, upload: Upload): Promise<void> {
  if (upload.takenUntil && upload.takenUntil > new Date()) throw inUse(upload);
  await discardUpload(uploads, upload);
}

/** It may be tried again. */
export async function giveBackUpload(uploads: Uploads, { _id }: Pick<Upload, '_id'>): Promise<void> {
  await uploads.rows.updateOne({ _id }, { $set: { takenUntil: null } });
}

/** It has become this photo. That is remembered as long as it would have been kept, for who did not hear the answer. */
export async function useUpUpload(uploads: Uploads, { _id, parts }: Pick<Upload, '_id' | 'parts'>, photo: string) {
  await uploads.rows.updateOne({ _id }, { $set: { photo, parts: [] } });
  await removeParts(uploads.root, parts);
}

export async function discardUpload(uploads: Uploads, { _id }: Pick<Upload, '_id'>): Promise<void> {
  const row = await uploads.rows.findOneAndDelete({ _id });
  await removeParts(uploads.root, row?.parts ?? []);
}
