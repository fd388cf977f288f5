import { open, stat } from 'node:fs/promises';

/** Where a photo's bytes are: in memory, or in the file at this path. sharp takes either. */
export type PhotoSource = Buffer | string;

export const sizeOfSource = async (source: PhotoSource): Promise<number> =>
  typeof source === 'string' ? (await stat(source)).size : source.length;

/** Up to `length` bytes from `start` on; fewer at the end. Of a file nothing else is read. */
export async function bytesAt(source: PhotoSource, start: number, length: number): Promise<Buffer> {
  if (typeof source !== 'string') return source.subarray(start, start + length);
  const file = await open(source, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
