import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type * as NativeZstd from 'native-zstd';
import type { Coding } from './answer.ts';
import type { ByteCache } from './cache.ts';
import type { Entry, Representation } from './entry.ts';

type Encode = (body: Buffer) => Promise<Buffer>;

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = zlib.constants;
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Node has it from 22.15 on. Before, MongoDB's binding does it, off the event loop too, on the machines it was built for. */
function findZstd(): Encode | undefined {
  const { zstdCompress } = zlib as unknown as {
    zstdCompress?: (body: Buffer, done: (error: Error | null, coded: Buffer) => void) => void;
  };
  if (zstdCompress) return promisify(zstdCompress);
  try {
    const { compress } = createRequire(import.meta.url)('native-zstd') as typeof NativeZstd;
    return (body) => compress(body, 3);
  } catch {
    // Nobody is given zstd then, and who takes it takes one of the others too.
    return undefined;
  }
}
const zstd = findZstd();

/**
 * Off the event loop, all of them. Not the smallest there is: quality 11 makes 4 KB a sixth smaller and takes forty times as long,
 * which a first reader would wait for.
 */
const encoders: Partial<Record<Coding, Encode>> = {
  br: (body) =>
    brotli(body, {
      params: {
        [BROTLI_PARAM_QUALITY]: 5,
        [BROTLI_PARAM_SIZE_HINT]: body.length,
        [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
      },
    }),
  gzip: (body) => gzip(body, { level: 6 }),
  ...(zstd && { zstd }),
};

/** Smaller bodies gain nothing. Bytes. */
const worthCompressing = 1_024;

const canEncode = (coding: Coding): boolean => coding in encoders;

function encode(coding: Coding, body: Buffer): Promise<Buffer> {
  const encoder = encoders[coding];
  return encoder ? encoder(body) : Promise.resolve(body);
}

/** What to send of those there are, or the coding to make first. */
export function chooseCoding({ coded }: Entry, accepted: readonly Coding[]): Representation | Coding {
  const isSmall = coded.identity.body.length < worthCompressing;
  if (isSmall && accepted.includes('identity')) return coded.identity;
  for (const coding of accepted) {
    const ready = coded[coding];
    if (ready) return ready;
    if (canEncode(coding)) return coding;
  }
  // Nothing it takes: better something than nothing (RFC 9110 §12.5.3 leaves it to us).
  return coded.identity;
}

/** More waiting than this, and readers get the body as it is until it is done. */
const mostWaiting = 64;

/** Each coding of an entry is made once, for all who wait for it. */
export function openCoder(cache: Pick<ByteCache, 'addCoding'>) {
  const underWay = new Map<string, Promise<Entry>>();
  return {
    isBusy: (): boolean => underWay.size >= mostWaiting,
    withCoding: (entry: Entry, coding: Coding): Promise<Entry> => {
      const { body, etag } = entry.coded.identity;
      const name = `${coding} ${etag} ${entry.key}`;
      const same = underWay.get(name);
      if (same) return same;
      const pendingEntry = encode(coding, body)
        .then((bytes) => cache.addCoding(entry, coding, bytes))
        .finally(() => underWay.delete(name));
      underWay.set(name, pendingEntry);
      return pendingEntry;
    },
  };
}
