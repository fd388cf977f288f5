import type { Payload } from 'payload';
import { settingsOf } from '../config/custom.ts';
import { databaseOf } from '../database/rows.ts';
import type { Upload, Uploads } from './store.ts';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Request } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { maxPhotoBytes } from '../imaging/inspect.ts';

export const uploadsOf = (payload: Payload): Uploads => ({
  rows: databaseOf(payload).collection<Upload>('uploads'),
  root: settingsOf(payload).uploadsDir,
});

/** A photo that has come whole, as Payload's `req.file` wants it: its bytes are at `tempFilePath`. */
export type SentPhoto = { name: string; mimetype: string; size: number; tempFilePath: string };

const photos = new AsyncLocalStorage<SentPhoto | undefined>();

/** Does the work of a request that came with this photo, or with none. */
export const withPhoto = <T>(photo: SentPhoto | undefined, task: () => T): T => photos.run(photo, task);

/** The photo the request at hand came with. */
export const sentPhoto = (): SentPhoto | undefined => photos.getStore();

export function wholeNumber(req: Request, name: string): number {
  const text = req.get(name) ?? '';
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const message = `${name} wants a whole number of bytes.`;
  throw new Refusal('malformed', message, [{ path: name, rule: 'number', message }]);
}

/** Bytes of the whole upload. */
export function lengthOf(req: Request): number {
  const length = wholeNumber(req, 'Upload-Length');
  if (length > 0 && length <= maxPhotoBytes) return length;
  const message = 'A photo may have at most 25 MB, and has to have some.';
  throw new Refusal('too-large', message, [
    { path: 'Upload-Length', rule: 'too-many-bytes', message, params: { most: '25 MB' } },
  ]);
}

/** Upload-Metadata: keys and base64 values, `filename c3F1YXJlLmpwZw==,filetype aW1hZ2UvanBlZw==`. What it says of the type is not believed. */
export function nameAndType(req: Request): { name: string; type: string } {
  const pairs = (req.get('upload-metadata') ?? '').split(',').map((pair) => pair.trim().split(' '));
  const metadata = new Map(pairs.map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString()]));
  const name = (metadata.get('filename') ?? metadata.get('name') ?? '')
    .replace(/[\p{Cc}\p{Cs}/\\]/gu, '')
    .slice(0, 255);
  const type = metadata.get('filetype') ?? '';
  return { name: name || 'photo', type: /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : '' };
}
