import type { Coding } from './acceptEncoding.ts';
import type { ByteCache } from './cache.ts';
import { canEncode, encode, worthCompressing } from './compression.ts';
import type { Entry, Representation } from './entry.ts';

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
      const made = encode(coding, body)
        .then((bytes) => cache.addCoding(entry, coding, bytes))
        .finally(() => underWay.delete(name));
      underWay.set(name, made);
      return made;
    },
  };
}
