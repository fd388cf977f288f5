import type { CollectionSlug, Payload, TypedUser, Where } from 'payload';
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
type NameReader = { payload: Payload; user: TypedUser };

/** By which field a document of each collection is called, and what else that takes. */
const calledBy: Record<NamedCollection, string[]> = {
  authors: ['name'],
  correspondents: ['author', 'city'],
  sections: ['name', 'path'],
  articles: ['headline'],
  media: ['alt', 'filename'],
};

/** The way to a section leads through others; a newsroom has a few dozen. */
const mostSections = 300;

type Wanted = { where: Where; limit: number };

async function rowsOf(collection: NamedCollection, selection: Wanted, { payload, user }: NameReader): Promise<Row[]> {
  if (selection.limit === 0) return [];
  const select = Object.fromEntries(calledBy[collection].map((name) => [name, true])) as Record<string, true>;
  const query = { collection, ...selection, user, select, overrideAccess: false, depth: 0 } as const;
  const { docs } = await payload.find(query as Parameters<Payload['find']>[0]);
  return docs as unknown as Row[];
}

function byIds(values: readonly (string | undefined)[]): Wanted {
  const ids = [...new Set(values)].filter((id) => id !== undefined);
  return { where: { id: { in: ids } }, limit: ids.length };
}

async function namesIn(
  collection: NamedCollection,
  ids: readonly string[],
  reader: NameReader,
): Promise<[string, string][]> {
  if (ids.length === 0) return [];
  const selection = collection === 'sections' ? { where: {}, limit: mostSections } : byIds(ids);
  const rows = await rowsOf(collection, selection, reader);
  const people =
    collection === 'correspondents'
      ? await rowsOf('authors', byIds(rows.map(({ author }) => idOf(author))), reader)
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

type Values = Readonly<Record<string, unknown>>;

/** What the documents that these stories name are called, as far as this person may read them: each collection is asked once. */
export async function loadNamesOfAll(stories: readonly Values[], reader: NameReader): Promise<Names> {
  const named = stories.map(namedBy);
  const idsIn = (collection: NamedCollection): string[] => named.flatMap((each) => each[collection]);
  const found = await Promise.all(namedCollections.map((each) => namesIn(each, idsIn(each), reader)));
  return Object.fromEntries(found.flat());
}

/** The same of one story. */
export const loadNames = (values: Values, reader: NameReader): Promise<Names> => loadNamesOfAll([values], reader);

/** What the document of this collection that another one translates is called, as far as this person may read it. */
export async function loadTitle(
  collection: CollectionSlug,
  { translationOf }: Values,
  { payload, user }: NameReader,
): Promise<Names> {
  const id = idOf(translationOf);
  if (id === undefined) return {};
  const query = { collection, id, draft: true, depth: 0, overrideAccess: false, user } as const;
  const found = (await payload.findByID({ ...query, disableErrors: true })) as { title?: string | null } | null;
  return found?.title ? { [keyOf(collection, id)]: found.title } : {};
}
