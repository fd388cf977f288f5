import type { PayloadRequest } from 'payload';
import { rawCollection, sessionOf } from '../database/rows.ts';
import type { NewsroomEvent } from '../domain/events.ts';
import { noteTags } from './committed.ts';
import { queuePurge } from './purge.ts';
import { queueWordToHub } from './webSub.ts';

/** Records the event in the request's transaction: it is there exactly if what it tells of is. */
export async function recordEvent(
  event: Omit<NewsroomEvent, 'at'> & { at: string },
  req: PayloadRequest,
): Promise<void> {
  await rawCollection(req.payload, 'events').insertOne({ ...event, at: new Date(event.at) } as never, {
    session: await sessionOf(req),
  });
  await queueWordToHub(event.tags, req);
  await queuePurge(event.tags, req);
  noteTags(event.tags, req);
}
