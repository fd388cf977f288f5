import type { mongo } from 'mongoose';
import type { PublishedAuthor, PublishedSection, PublishedSite } from '../../published/directory/schema.ts';
import { sortKeyOf } from '../../domain/fields/sortKey.ts';
import {
  collections,
  type Db,
  type Head,
  addressFieldOf,
  oldAddressKey,
  type OldAddress,
  type StoredEntry,
} from '../../published/storage/collections.ts';
import { directoryFor } from '../../published/storage/earlierNames.ts';
import type { Addressed, EntryKind, EntryOf } from '../../published/kinds.ts';
import type { DirectoryEntry, DirectoryStore } from './stores.ts';

/** The address readers find now what had this one before; undefined if nothing had it, or they do not see it any more. */
const openMoved =
  (db: Db, contractNow: () => number) =>
  async (kind: Addressed, address: string): Promise<string | undefined> => {
    const old = await db
      .collection<OldAddress>(collections.oldAddresses)
      .findOne({ _id: oldAddressKey(kind, address) }, { projection: { of: 1 } });
    if (!old) return undefined;
    const field = addressFieldOf(kind);
    const directory = db.collection<{ _id: string } & Partial<Record<typeof field, string>>>(
      directoryFor(contractNow()),
    );
    const now = (await directory.findOne({ _id: old.of }, { projection: { [field]: 1 } }))?.[field];
    return now === address ? undefined : now;
  };

/** More than this nobody asks for at once. */
const mostAuthors = 100;

/** What readers get of a site that nobody has set up yet. */
const bareSite: PublishedSite = {
  kind: 'site',
  id: 'site',
  name: 'Dateline',
  defaultLanguage: 'en',
  agencyName: 'Dateline',
  agencyNames: {},
  timeZone: 'UTC',
  reviewsOpenDays: 0,
  social: [],
};

/** The sorted list; of two with the same key the first stays before the second. */
const byKey = <T>(all: readonly T[], keyOf: (each: T) => string): T[] => {
  const keys = new Map(all.map((each) => [each, keyOf(each)]));
  const compare = (a: T, b: T): number => (keys.get(a)! < keys.get(b)! ? -1 : keys.get(a)! > keys.get(b)! ? 1 : 0);
  return all.toSorted(compare);
};

/** Parents before children, siblings in their order. A section whose parent is gone stands at the top. */
function inTreeOrder(sections: readonly PublishedSection[]): PublishedSection[] {
  const ids = new Set(sections.map(({ id }) => id));
  const under = new Map<string, PublishedSection[]>();
  for (const section of sections) {
    const parent = section.parent && ids.has(section.parent) ? section.parent : '';
    under.set(parent, [...(under.get(parent) ?? []), section]);
  }
  const branch = (parent: string): PublishedSection[] =>
    byKey(under.get(parent) ?? [], ({ name, path }) => `${sortKeyOf(name)}\t${path}`)
      .sort((a, b) => a.order - b.order)
      .flatMap((section) => [section, ...branch(section.id)]);
  return branch('');
}

/** The directory as readers get it by this version of the contract; every read goes by its index (kind, slug) or by `_id`. */
export function openDirectoryStore(db: Db, contractNow: () => number): DirectoryStore {
  const directory = () => db.collection<StoredEntry>(directoryFor(contractNow()));
  const projection = { _id: 0, contract: 0 };
  const ofKind = <K extends EntryKind>(kind: K, more: Record<string, unknown> = {}): Promise<EntryOf<K>[]> =>
    directory()
      .find({ kind, ...more } as mongo.Filter<StoredEntry>, { projection })
      .toArray() as Promise<unknown> as Promise<EntryOf<K>[]>;
  const authors = async (slugs: readonly string[]): Promise<PublishedAuthor[]> => {
    const uniqueSlugs = [...new Set(slugs)].slice(0, mostAuthors);
    if (uniqueSlugs.length === 0) return [];
    const found = await ofKind('author', { slug: { $in: uniqueSlugs } });
    const bySlug = new Map(found.map((author) => [author.slug, author]));
    return uniqueSlugs.flatMap((slug) => bySlug.get(slug) ?? []);
  };
  return {
    site: async () =>
      ((await directory().findOne({ _id: 'site' }, { projection })) as PublishedSite | null) ?? bareSite,
    sections: async () => inTreeOrder(await ofKind('section')),
    author: async (slug) => (await authors([slug]))[0],
    authors,
    authorsAfter: (slug, many) =>
      directory()
        .find({ kind: 'author', slug: { $gt: slug } } as mongo.Filter<StoredEntry>, { projection })
        .sort({ slug: 1 })
        .limit(Math.min(many, mostAuthors + 1))
        .toArray() as Promise<unknown> as Promise<PublishedAuthor[]>,
    newAddressOf: openMoved(db, contractNow),
    entries: ofKind,
    entryAt: async (kind, address) => (await ofKind(kind, { [addressFieldOf(kind)]: address }))[0],
    entry: async (id) => {
      const names = ['author', 'section', 'correspondent'].map((kind) => `${kind}:${id}`);
      return ((await directory().findOne({ _id: { $in: names } }, { projection })) ?? undefined) as
        DirectoryEntry | undefined;
    },
    correspondents: async () => {
      const all = await ofKind('correspondent');
      return byKey(all, ({ city, name }) => `${sortKeyOf(city)}\t${sortKeyOf(name)}`);
    },
  };
}

/** The same for whoever does not follow the head: as readers get it at this moment. */
export async function openDirectoryNow(db: Db): Promise<DirectoryStore> {
  const head = await db.collection<Head>(collections.readModel).findOne({ _id: 'head' });
  return openDirectoryStore(db, () => head?.contract ?? 0);
}
