import { ask } from '../deskApi.ts';
import { keyOf, type Names } from '../../domain/storyNames.ts';
import { searched, type Searched } from '../kinds/kind.ts';

/** A document that can be chosen, and what tells it from others of its name. */
export type SearchHit = { collection: Searched; id: string; name: string; aside?: string; picture?: string };

type Row = {
  id: string;
  name?: string;
  headline?: string;
  title?: string;
  language?: string;
  alt?: string;
  filename?: string;
  url?: string;
  thumbnailURL?: string;
  city?: string;
  author?: { name?: string } | string;
};

const mostShown = 12;

function foundOf(collection: Searched, row: Row): SearchHit {
  const person = typeof row.author === 'object' ? row.author.name : undefined;
  const name = person ?? row.name ?? row.headline ?? row.title ?? (row.alt || row.filename) ?? '';
  const aside = row.city ?? row.language;
  return { collection, id: String(row.id), name, aside, picture: row.thumbnailURL ?? row.url };
}

/** Documents whose name has these words, or the latest where there are none; nothing while the newsroom is away. */
export async function search(collection: Searched, words: string): Promise<SearchHit[]> {
  const { by, fields, more } = searched[collection];
  const where = words.trim()
    ? by.map((name, at) => `where[or][${at}][${name}][like]=${encodeURIComponent(words.trim())}`)
    : [];
  const select = fields.map((name) => `select[${name}]=true`);
  const query = [...where, ...select, more, `limit=${mostShown}`].join('&');
  const answer = await ask<{ docs: Row[] }>(`/api/${collection}?${query}`);
  return answer.ok ? answer.body.docs.map((row) => foundOf(collection, row)) : [];
}

export const namesOf = (found: SearchHit): Names => ({ [keyOf(found.collection, found.id)]: found.name });
