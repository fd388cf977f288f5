import type { Coding } from './acceptEncoding.ts';
import { headerOf } from './requests.ts';
import type { Entry, Representation } from './entry.ts';

const opaque = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** The entity tags of an If-None-Match, compared weakly (RFC 9110 §13.1.2): `W/` does not count. */
const tagsIn = (header: string): string[] => [...header.matchAll(opaque)].map(([, tag = '']) => tag);

/**
 * The representation the client has already, if the answer is still what it has. Which coding to send is ours to choose among those
 * it takes, so the one it names counts, not only the one a new reader would get. A date never counts: of two changes within a second
 * it names but one, and what leaves a list or what the site is called has none.
 */
export function knownTo(
  rawHeaders: readonly string[],
  entry: Entry,
  accepted: readonly Coding[],
): Representation | undefined {
  const { coded, status } = entry;
  const named = headerOf(rawHeaders, 'if-none-match');
  return status === 200 && named !== undefined ? matching(named, coded, accepted) : undefined;
}

const best = (coded: Entry['coded'], accepted: readonly Coding[]): Representation => {
  for (const coding of accepted) if (coded[coding]) return coded[coding];
  return coded.identity;
};

function matching(named: string, coded: Entry['coded'], accepted: readonly Coding[]): Representation | undefined {
  if (named.trim() === '*') return best(coded, accepted);
  // The usual case, told without taking the list apart.
  for (const coding of accepted) if (coded[coding]?.etag === named) return coded[coding];
  const tags = tagsIn(named);
  const coding = accepted.find((each) => coded[each] && tags.includes(coded[each].etag));
  return coding && coded[coding];
}
