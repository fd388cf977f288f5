/** The bytes of photos on their way in: files below UPLOADS_DIR, which all nodes share, under names nobody can guess. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** One piece of an upload: a file below the folder, and its size in bytes. */
export type Part = { file: string; size: number };

/** Milliseconds that an upload is kept. */
export const uploadLifetime = 24 * 60 * 60 * 1_000;

const folderOf = (root: string): string => join(root, 'incoming');
const partName = /^[0-9a-f]{32}$/;

export function partPath(root: string, file: string): string {
  if (!partName.test(file)) throw new TypeError('Not a part of ours.');
  return join(folderOf(root), file);
}

/** For its owner alone. Its parent is the newsroom's own, and made as it always was. */
async function madeFolder(root: string): Promise<string> {
  await mkdir(root, { recursive: true });
  await mkdir(folderOf(root), { recursive: true, mode: 0o700 });
  return folderOf(root);
}

/** Beside a part: what Payload may write into. */
export const copyOf = (path: string): string => `${path}.copy`;

const newName = (): string => randomBytes(16).toString('hex');

/** Where one form's files are written while it is read. */
export const makeFormFolder = async (root: string): Promise<string> => mkdtemp(join(await madeFolder(root), 'form-'));

/** Gives a finished file its place among the parts. */
export async function adoptFile(root: string, path: string): Promise<Part> {
  const file = newName();
  await chmod(path, 0o600);
  await rename(path, partPath(root, file));
  return { file, size: (await stat(partPath(root, file))).size };
}

/**
 * Writes what comes into a part. When the sender breaks off, what came before is kept: `broken` says why. When the disk refuses,
 * nothing is kept.
 */
export async function keepPart(root: string, chunks: AsyncIterable<Buffer>): Promise<Part & { broken?: unknown }> {
  await madeFolder(root);
  const file = newName();
  const handle = await open(partPath(root, file), 'wx', 0o600);
  const incoming = chunks[Symbol.asyncIterator]();
  let size = 0;
  let broken: unknown;
  try {
    for (;;) {
      const next = await incoming.next().catch((error: unknown) => {
        broken = error;
      });
      if (!next || next.done) return { file, size, ...(broken !== undefined && { broken }) };
      await handle.writeFile(next.value);
      size += next.value.length;
    }
  } catch (error) {
    await removeParts(root, [{ file, size }]);
    throw error;
  } finally {
    await handle.close();
  }
}

/** One file of many. The parts stay until it is known that they are no longer asked for. */
export async function joinParts(root: string, parts: readonly Part[]): Promise<Part> {
  const file = newName();
  try {
    for (const part of parts) {
      const handle = await open(partPath(root, file), 'a', 0o600);
      await pipeline(createReadStream(partPath(root, part.file)), handle.createWriteStream());
    }
  } catch (error) {
    await removeParts(root, [{ file, size: 0 }]);
    throw error;
  }
  return { file, size: parts.reduce((sum, { size }) => sum + size, 0) };
}

/** Are all of them on the disk of this node? */
export async function arePartsHere(root: string, parts: readonly Part[]): Promise<boolean> {
  const sizes = await Promise.all(
    parts.map(({ file }) =>
      stat(partPath(root, file)).then(
        ({ size }) => size,
        () => undefined,
      ),
    ),
  );
  return parts.every(({ size }, index) => sizes[index] === size);
}

export async function removeParts(root: string, parts: readonly Part[]): Promise<void> {
  await Promise.all(parts.map(({ file }) => rm(partPath(root, file), { force: true })));
}

/** Removes what is older than an upload may be: left by processes that ended in the middle, and by uploads nobody came back to. */
export async function sweepIncoming(root: string, now: number): Promise<void> {
  const folder = folderOf(root);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && found.mtimeMs < now - uploadLifetime) await rm(join(folder, name), { recursive: true, force: true });
  }
}
