import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './v1.d.ts';

/** A typed client of `/v1`: paths, parameters and answers are checked against `v1.d.ts`, made from the OpenAPI document. */
export type Newsroom = Client<paths>;
export type Story = components['schemas']['Story'];
export type Line = components['schemas']['Line'];
export type Killed = components['schemas']['KilledProblem'];
export type Language = Line['language'];

export const openNewsroom = (baseUrl: string): Newsroom => createClient<paths>({ baseUrl });

export type Found = { kind: 'story'; story: Story } | { kind: 'killed'; notice: string } | { kind: 'nothing' };

/** The story at a slug, an old one too: a redirect is followed. Without `fields`, all of a story is there. */
export async function readStory(newsroom: Newsroom, slug: string): Promise<Found> {
  const { data, response, error } = await newsroom.GET('/v1/stories/{slug}', {
    params: { path: { slug }, query: { body: 'html' } },
  });
  if (data) return { kind: 'story', story: data as Story };
  if (response.status === 410) return { kind: 'killed', notice: (error as Killed).notice };
  if (response.status === 404) return { kind: 'nothing' };
  throw new Error(`The newsroom answers ${response.status}.`);
}

/** Headlines, the latest first, page by page for as long as somebody reads on. */
export async function* headlines(newsroom: Newsroom, lang: Language): AsyncGenerator<Line> {
  let cursor: string | undefined;
  do {
    const { data, response } = await newsroom.GET('/v1/newsline', { params: { query: { lang, limit: 50, cursor } } });
    if (!data) throw new Error(`The newsroom answers ${response.status}.`);
    yield* data.items as Line[];
    cursor = data.next;
  } while (cursor);
}

/** A snippet of a search in pieces, so that a page can mark the words found without building HTML from text. */
export function piecesOf(snippet: string, marks: readonly number[][]): { text: string; isFound: boolean }[] {
  const pieces: { text: string; isFound: boolean }[] = [];
  let at = 0;
  for (const [start = 0, end = 0] of marks) {
    pieces.push({ text: snippet.slice(at, start), isFound: false }, { text: snippet.slice(start, end), isFound: true });
    at = end;
  }
  return [...pieces, { text: snippet.slice(at), isFound: false }].filter(({ text }) => text !== '');
}
