import type { StoredStory } from '../published/storage/collections.ts';
import { briefly } from '../delivery/rest/listRoutes.ts';
import { storyAddress, type Addressing } from '../published/directory/addresses.ts';
import { apiStoryPath } from '../domain/addresses.ts';
import type { NewsroomEvent } from '../domain/workflow/events.ts';

/** What a live page is told: a line to show, or a story whose line goes. `reset`: too much was missed to tell one by one. */
export type LiveName = 'publish' | 'update' | 'correct' | 'kill' | 'unpublish';

/** Which events of the newsroom the News Line tells, and how. */
export const liveNames: Partial<Record<NewsroomEvent['name'], LiveName>> = {
  'story.published': 'publish',
  'story.updated': 'update',
  'story.corrected': 'correct',
  'story.killed': 'kill',
  'story.unpublished': 'unpublish',
};

/** A story as readers can see it now, or what is left of it; `lists` are the keys of those it stands in, see `facetKeysOf`. */
export type Standing = { data: string; lists: ReadonlySet<string> };

/** Of a story in the read model, only what the News Line reads. */
export type LiveRow =
  | Pick<Extract<StoredStory, { status: 'published' }>, '_id' | 'slug' | 'status' | 'facets' | 'line'>
  | Pick<Extract<StoredStory, { status: 'killed' }>, '_id' | 'slug' | 'status' | 'killed'>;
export const liveRow = { slug: 1, status: 1, facets: 1, line: 1, killed: 1 } as const;

/** Undefined if readers can't see it. */
export const standingOf = (row: LiveRow | undefined, site: Addressing): Standing | undefined =>
  row?.status === 'published'
    ? { data: JSON.stringify({ ...briefly(row.line), url: storyAddress(row.line, site) }), lists: new Set(row.facets) }
    : undefined;

/** Of a killed story its public notice; of an unpublished one no more than which it was. */
export const goneData = (
  { story, slug }: { story: string; slug: string | undefined },
  row: LiveRow | undefined,
  site: Addressing,
): string =>
  JSON.stringify(
    row?.status === 'killed'
      ? { ...row.killed, url: storyAddress(row.killed, site), api: apiStoryPath(row.slug) }
      : { id: story, slug },
  );

/** One server-sent event, https://html.spec.whatwg.org/multipage/server-sent-events.html. JSON has no line breaks of its own. */
export const liveEvent = (event: string, data: string, id?: string): string =>
  `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`;

/** From where a client goes on if it comes back, also before it has been told anything; and in how many milliseconds. */
export const beginning = (id: string | undefined, retry: number): string =>
  `retry: ${retry}\n${id === undefined ? '' : `id: ${id}\n`}\n`;

export const resetEvent = (id: string | undefined): string =>
  liveEvent('reset', JSON.stringify({ reload: '/v1/newsline' }), id);

/** For who finds no place: a browser comes back by itself after this answer, while another status would end its `EventSource` for ever. */
export const fullEvent = (why: string, retry: number): string =>
  `retry: ${retry}\n${liveEvent(why, JSON.stringify({ retryAfter: Math.round(retry / 1_000), reload: '/v1/newsline' }))}`;

/** A comment: it keeps the connection from being taken for dead. */
export const heartbeat = ':\n\n';
