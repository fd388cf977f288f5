import type { Payload, TypedUser, Where } from 'payload';
import {
  keyOf,
  namedBy,
  namedCollections,
  sectionWay,
  type NamedCollection,
  type Names,
} from '../../domain/storyNames.ts';
import { idOf } from '../../domain/body/blocks.ts';

type Row = Record<string, unknown> & { id: unknown; name?: string; path?: string };
type Asked = { payload: Payload; user: TypedUser };

/** By which field a document of each collection is called, and what else that takes. */
const calledBy: Record<NamedCollection, string[]> = {
  authors: ['name'],
  correspondents: ['author', 'city'],
  sections: ['name', 'path'],
  articles: ['headline'],
  media: ['alt', 'filename'],
};

async function rowsOf(collection: NamedCollection, where: Where, { payload, user }: Asked): Promise<Row[]> {
  const select = Object.fromEntries(calledBy[collection].map((name) => [name, true])) as Record<string, true>;
  const asked = { collection, where, user, select, overrideAccess: false, depth: 0, limit: 300 } as const;
  const { docs } = await payload.find(asked as Parameters<Payload['find']>[0]);
  return docs as unknown as Row[];
}

const byIds = (ids: readonly (string | undefined)[]): Where => ({ id: { in: ids.filter((id) => id !== undefined) } });

async function namesIn(collection: NamedCollection, ids: readonly string[], asked: Asked): Promise<[string, string][]> {
  if (ids.length === 0) return [];
  // The way to a section leads through others; a newsroom has a few dozen.
  const rows = await rowsOf(collection, collection === 'sections' ? {} : byIds(ids), asked);
  const people =
    collection === 'correspondents'
      ? await rowsOf('authors', byIds(rows.map(({ author }) => idOf(author))), asked)
      : [];
  const nameOf = (row: Row): string => {
    if (collection === 'sections') return sectionWay(row, rows);
    if (collection === 'correspondents')
      return String(people.find(({ id }) => String(id) === idOf(row.author))?.name ?? '');
    return String(row.name ?? row.headline ?? row.alt ?? row.filename ?? '');
  };
  return rows
    .filter(({ id }) => ids.includes(String(id)))
    .map((row) => [keyOf(collection, String(row.id)), nameOf(row)]);
}

/** What the documents that a story names are called, as far as this person may read them. */
export async function loadNames(values: Readonly<Record<string, unknown>>, asked: Asked): Promise<Names> {
  const named = namedBy(values);
  const found = await Promise.all(namedCollections.map((each) => namesIn(each, named[each], asked)));
  return Object.fromEntries(found.flat());
}
