/** Photos on disk, under a root folder: originals by their hash, never served to readers, and renditions by an opaque key. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import type { PhotoExtension } from './inspect.ts';
import { parseRenditionName, tableVersion, type Focal } from './renditions.ts';
import type { Rights } from './render.ts';
import type { PhotoSource } from './source.ts';

/** `file` is the path below the root, to keep in the database; `isNew` is false if the newsroom had these bytes before. */
export type Original = { file: string; sha256: string; isNew: boolean };
export type StoredRendition = { size: number; mimeType: string; modifiedAt: Date; read: () => Readable };

const keyPattern = /^[0-9a-f]{32}$/;
const originalPattern = /^originals\/([0-9a-f]{2})\/\1[0-9a-f]{62}\.(jpg|png|webp|avif|gif)$/;

/** Keeps the bytes as they came; the same bytes are kept once. On disk for good when it returns, and nothing is left if it throws. */
export async function saveOriginal(root: string, photo: PhotoSource, extension: PhotoExtension): Promise<Original> {
  const sha256 = await hashOf(photo);
  const file = `originals/${sha256.slice(0, 2)}/${sha256}.${extension}`;
  const path = originalPath(root, file);
  const isNew = !(await fileAt(path));
  await writeWhole(path, typeof photo === 'string' ? createReadStream(photo) : photo, { durable: true });
  return { file, sha256, isNew };
}

async function hashOf(photo: PhotoSource): Promise<string> {
  const hash = createHash('sha256');
  if (typeof photo === 'string') for await (const chunk of createReadStream(photo)) hash.update(chunk as Buffer);
  else hash.update(photo);
  return hash.digest('hex');
}

/** Rejects with ENOENT if it is gone. */
export function readOriginal(root: string, file: string): Promise<Buffer> {
  return readFile(originalPath(root, file));
}

/** Two photos may share one original: ask the database first whether another still names this file. */
export async function removeOriginal(root: string, file: string): Promise<void> {
  await rm(originalPath(root, file), { force: true });
}

/** The public name of one photo's renditions: nobody without the secret can get from it to the original, or from one photo to another's. */
export function renditionKey(
  secret: string,
  { id, sha256, focal, rights = {} }: { id: string; sha256: string; focal: Focal; rights?: Rights },
): string {
  const { copyright, creator } = rights;
  const rightsPair = copyright || creator ? [copyright ?? '', creator ?? ''] : [];
  return createHmac('sha256', secret)
    .update(JSON.stringify([tableVersion, id, sha256, focal.x, focal.y, ...rightsPair]))
    .digest('hex')
    .slice(0, 32);
}

/** Written whole or not at all, but not forced to disk: a rendition can be made again. Rejects a key or name that is not ours. */
export async function saveRendition(root: string, key: string, name: string, data: Buffer): Promise<void> {
  const path = renditionPath(root, key, name);
  if (!path) throw new TypeError('Not a rendition of ours.');
  await writeWhole(path, data, { durable: false });
}

/** Undefined for whatever is not a rendition on disk, be the key or name nonsense or an attack. */
export async function openRendition(root: string, key: string, name: string): Promise<StoredRendition | undefined> {
  const path = renditionPath(root, key, name);
  const found = path && (await fileAt(path));
  if (!found) return undefined;
  const { mimeType } = parseRenditionName(name)!;
  return { size: found.size, mimeType, modifiedAt: found.mtime, read: () => createReadStream(path) };
}

/** All renditions of one key; none is no error. */
export async function removeAll(root: string, key: string): Promise<void> {
  if (!keyPattern.test(key)) throw new TypeError('Not a rendition key of ours.');
  await rm(below(root, renditionFolder(key)), { recursive: true, force: true });
}

function originalPath(root: string, file: string): string {
  if (!originalPattern.test(file)) throw new TypeError('Not an original of ours.');
  return below(root, file);
}

const renditionFolder = (key: string) => join('renditions', key.slice(0, 2), key);

function renditionPath(root: string, key: string, name: string): string | undefined {
  return keyPattern.test(key) && parseRenditionName(name) ? below(root, renditionFolder(key), name) : undefined;
}

/** A second lock behind the patterns: whatever gets past them, no path is ever used that is not at least two folders inside the root. */
export function below(root: string, ...parts: string[]): string {
  const path = resolve(root, ...parts);
  const inside = path.startsWith(resolve(root) + sep) ? path.slice(resolve(root).length + 1).split(sep) : [];
  if (inside.length < 3) throw new TypeError('Not a photo of ours.');
  return path;
}

async function fileAt(path: string) {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? found : undefined;
}

/** Beside its place first, then moved there in one step: no reader and no crash ever meets half a file. */
async function writeWhole(path: string, data: Buffer | Readable, { durable }: { durable: boolean }): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(unfinished, 'wx', 0o640);
    try {
      await writeFile(file, data);
      if (durable) await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  if (durable) await syncFolders([folder, dirname(folder)]);
}

/** A new name is safe from a power cut only when its folder is on disk, too. */
async function syncFolders(folders: string[]): Promise<void> {
  for (const folder of folders) {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  }
}
