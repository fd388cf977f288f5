import type { PayloadRequest } from 'payload';
import { rawCollection, sessionOf } from '../../database/rows.ts';
import { withBothTags } from '../../published/storage/earlierNames.ts';
import type { DeskEvent, NewsroomEvent, StorySaved, ThreadEvent } from '../../domain/workflow/events.ts';
import { noteTags } from '../transaction/inTransaction.ts';
import { settingsOf } from '../../config/custom.ts';

export const purgeQueue = 'purge';
export const purgeTask = 'purgeCdn';

/** Queues the purge of a CDN in the transaction that changes what it has: once for all nodes. Nothing if there is no CDN. */
async function queuePurge(tags: readonly string[], req: PayloadRequest): Promise<void> {
  if (tags.length === 0 || !settingsOf(req.payload).cdn) return;
  await req.payload.jobs.queue({ task: purgeTask, input: { tags: [...tags] }, queue: purgeQueue, req });
}

export const webSubQueue = 'webSub';
export const webSubTask = 'tellHub';

/** What changes within this time of the first change is told of with it. Milliseconds. */
const gatheredFor = 2_000;

/**
 * Queues word to the WebSub hub of the lists that look different now, in the transaction that changes them: it goes out exactly if
 * the change does, and once for all nodes. Nothing if there is no hub.
 */
async function queueWordToHub(tags: readonly string[], req: PayloadRequest): Promise<void> {
  const lists = tags.filter((tag) => tag.startsWith('list-'));
  if (lists.length === 0 || !settingsOf(req.payload).webSubHub) return;
  await req.payload.jobs.queue({
    task: webSubTask,
    input: { lists },
    queue: webSubQueue,
    waitUntil: new Date(Date.now() + gatheredFor),
    req,
  });
}

/** Records the event in the request's transaction: it is there exactly if what it tells of is. */
export async function recordEvent(
  event: Omit<NewsroomEvent, 'at'> & { at: string },
  req: PayloadRequest,
): Promise<void> {
  const tags = withBothTags(event.tags);
  const options = { session: await sessionOf(req) };
  await rawCollection(req.payload, 'events').insertOne({ ...event, tags, at: new Date(event.at) }, options);
  await queueWordToHub(tags, req);
  await queuePurge(tags, req);
  noteTags(tags, req);
}

/** Milliseconds. Of a story saved again so soon the last event stands for both; it is asked for again after it (src/deskLive). */
const quiet = 2_000;
const keptFor = 7 * 86_400_000;

/** Has a save of the story been told just now? A clock ahead of ours silences nothing. */
async function isToldAlready(story: string, now: number, req: PayloadRequest): Promise<boolean> {
  const at = { $gt: new Date(now - quiet), $lt: new Date(now + quiet) };
  const filter = { story, name: 'story.saved', at };
  const session = await sessionOf(req);
  return Boolean(await rawCollection(req.payload, 'events').findOne(filter, { projection: { _id: 1 }, session }));
}

/** Records in the request's transaction what happened to a story at the desk alone. */
export async function recordDeskEvent(event: { name: DeskEvent; story: string }, req: PayloadRequest): Promise<void> {
  const now = Date.now();
  const row = { ...event, tags: [], at: new Date(now), expiresAt: new Date(now + keptFor) };
  await rawCollection(req.payload, 'events').insertOne(row, { session: await sessionOf(req) });
}

/** Records in the request's transaction that a story was begun or saved. Readers see nothing new, so no tags and no jobs go with it. */
export async function recordSave(
  { isNew, ...saved }: Pick<StorySaved, 'story' | 'revision' | 'by' | 'fields'> & { isNew: boolean },
  req: PayloadRequest,
): Promise<void> {
  const now = Date.now();
  if (!isNew && (await isToldAlready(saved.story, now, req))) return;
  const event: StorySaved = {
    name: 'story.saved',
    ...saved,
    tags: [],
    at: new Date(now),
    expiresAt: new Date(now + keptFor),
  };
  const options = { session: await sessionOf(req), ignoreUndefined: true };
  await rawCollection(req.payload, 'events').insertOne(event, options);
}

/** Records in the request's transaction that something happened in a thread beside a story: for the desk's own screens, as a save. */
export async function recordThread(
  event: Pick<ThreadEvent, 'name' | 'story' | 'thread' | 'by' | 'at'>,
  req: PayloadRequest,
): Promise<void> {
  const row: ThreadEvent = { ...event, tags: [], expiresAt: new Date(event.at.getTime() + keptFor) };
  const options = { session: await sessionOf(req), ignoreUndefined: true };
  await rawCollection(req.payload, 'events').insertOne(row, options);
}
