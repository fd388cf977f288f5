import type { PayloadRequest } from 'payload';
import { rawCollection, sessionOf } from '../database/rows.ts';
import type { EditorialEvent } from '../domain/events.ts';

/** Something that happened to a story, for whoever follows: caches, the News Line, webhooks. Ids only, no copy. */
export type StoryEvent = { name: EditorialEvent; story: string; slug?: string; at: string; readersSee: string };

/** Records the event in the request's transaction: it is there exactly if what it tells of is. */
export async function recordEvent(event: StoryEvent, req: PayloadRequest): Promise<void> {
  await rawCollection(req.payload, 'events').insertOne({ ...event, at: new Date(event.at) } as never, {
    session: await sessionOf(req),
  });
}
