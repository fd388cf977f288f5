import { ask } from '../deskApi.ts';
import { keyOf, type NamedCollection, type Names } from '../../domain/storyNames.ts';

/** A document that can be chosen, and what tells it from others of its name. */
export type Found = { collection: NamedCollection; id: string; name: string; aside?: string; picture?: string };

type Row = {
  id: string;
  name?: string;
  headline?: string;
  language?: string;
  alt?: string;
  filename?: string;
  url?: string;
  thumbnailURL?: string;
  city?: string;
  author?: { name?: string } | string;
};

const mostShown = 12;

const fields: Record<
  'authors' | 'correspondents' | 'articles' | 'media',
  { by: string[]; shown: string[]; more: string }
> = {
  authors: { by: ['name'], shown: ['name'], more: 'sort=name&depth=0' },
  correspondents: { by: ['author.name', 'city'], shown: ['author', 'city'], more: 'depth=1' },
  articles: {
    by: ['headline', 'slugline'],
    shown: ['headline', 'language'],
    more: 'sort=-updatedAt&depth=0&draft=true',
  },
  media: {
    by: ['alt', 'caption', 'filename'],
    shown: ['alt', 'filename', 'url', 'thumbnailURL'],
    more: 'sort=-createdAt&depth=0',
  },
};
export type Searched = keyof typeof fields;

function foundOf(collection: Searched, row: Row): Found {
  const person = typeof row.author === 'object' ? row.author.name : undefined;
  const name = person ?? row.name ?? row.headline ?? (row.alt || row.filename) ?? '';
  const aside = collection === 'correspondents' ? row.city : row.language;
  return { collection, id: String(row.id), name, aside, picture: row.thumbnailURL ?? row.url };
}

/** Documents whose name has these words, or the latest where there are none; nothing while the newsroom is away. */
export async function search(collection: Searched, words: string): Promise<Found[]> {
  const { by, shown, more } = fields[collection];
  const where = words.trim()
    ? by.map((name, at) => `where[or][${at}][${name}][like]=${encodeURIComponent(words.trim())}`)
    : [];
  const select = shown.map((name) => `select[${name}]=true`);
  const query = [...where, ...select, more, `limit=${mostShown}`].join('&');
  const answer = await ask<{ docs: Row[] }>(`/api/${collection}?${query}`);
  return answer.ok ? answer.body.docs.map((row) => foundOf(collection, row)) : [];
}

export const namesOf = (found: Found): Names => ({ [keyOf(found.collection, found.id)]: found.name });

/** The headlines of these stories, in their order; one that is not to be seen is left out. */
export async function headlinesOf(ids: readonly string[]): Promise<{ id: string; headline: string }[]> {
  const query = `where[id][in]=${encodeURIComponent(ids.join(','))}&select[headline]=true&draft=true&depth=0&limit=20`;
  const answer = await ask<{ docs: Row[] }>(`/api/articles?${query}`);
  const docs = answer.ok ? answer.body.docs : [];
  return ids.flatMap((id) => {
    const found = docs.find((each) => each.id === id);
    return found ? [{ id, headline: found.headline ?? '' }] : [];
  });
}
