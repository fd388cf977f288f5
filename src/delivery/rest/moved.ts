import { directoryTag } from '../../published/tags.ts';
import { type Answer, freshness } from '../cache/answer.ts';
import type { Addressed } from '../../published/kinds.ts';
import type { DirectoryStore } from '../stores/stores.ts';

/** What a request names of the newsroom: in its path, and by its parameters, which have the names of the kinds. */
type Names = { names?: Addressed | undefined; named: string; query: Readonly<Record<string, unknown>> };
type Now = Partial<Record<Addressed | 'named', readonly string[]>>;

/** The kinds that lists are narrowed by, as parameters. */
const narrowing: readonly Addressed[] = ['section', 'author'];

/** Of a parameter that may have several, all of them. */
const addressesIn = ({ names, named, query }: Names): [keyof Now, Addressed, string[]][] => [
  ...(names ? [['named', names, [named]] as [keyof Now, Addressed, string[]]] : []),
  ...narrowing.flatMap((kind): [keyof Now, Addressed, string[]][] => {
    const addresses = [query[kind] ?? []].flat() as string[];
    return addresses.length > 0 ? [[kind, kind, addresses]] : [];
  }),
];

/** Does an answer depend on where a section or an author is now? */
export const namesDirectory = (names: Names): boolean => addressesIn(names).length > 0;

/** The addresses of today for those of a request that are old; undefined if none is. */
export async function addressesNow(
  directory: Pick<DirectoryStore, 'newAddressOf'>,
  names: Names,
): Promise<Now | undefined> {
  const entries = await Promise.all(
    addressesIn(names).map(async ([key, kind, addresses]) => {
      const found = await Promise.all(addresses.map((address) => directory.newAddressOf(kind, address)));
      const today = addresses.map((address, at) => found[at] ?? address);
      return found.some(Boolean) ? [[key, [...new Set(today)].sort()] as const] : [];
    }),
  );
  const now: Now = Object.fromEntries(entries.flat());
  return Object.keys(now).length > 0 ? now : undefined;
}

/** The parameters of a canonical query, with the addresses of today in the place of old ones. */
function queryNow(canonical: string, now: Now): string {
  const pairs = canonical.split('&').filter(Boolean);
  return pairs
    .map((pair) => {
      const kind = narrowing.find((each) => pair.startsWith(`${each}=`));
      const addresses = kind && now[kind];
      return addresses ? `${kind}=${encodeURIComponent(addresses.join(','))}` : pair;
    })
    .join('&');
}

/** 301 to the same question with the addresses of today: one step, however often something moved. */
export function movedAnswer(path: string, named: string, canonical: string, now: Now): Answer {
  const query = queryNow(canonical, now);
  const location = `${path.replace(/\{\w+\}/, now.named?.[0] ?? named)}${query && `?${query}`}`;
  return {
    status: 301,
    contentType: 'application/json',
    body: JSON.stringify({ location }),
    tags: [directoryTag],
    freshness: freshness.moved,
    headers: { Location: location },
  };
}
