import type { Types } from 'mongoose';
import type { Payload, TaskConfig } from 'payload';
import { settingsOf } from '../config/custom.ts';
import { databaseOf, objectId, rawCollection } from '../database/rows.ts';
import { openDirectoryNow } from '../delivery/stores/directoryStore.ts';
import { webSubQueue, webSubTask } from '../newsroom/record/events.ts';
import { feedPath, type FeedFormat } from '../domain/addresses.ts';
import { facetsOfTag } from '../published/tags.ts';
import { absoluteUrl, publicationOf, type Publication } from '../syndication/publication.ts';

type Waiting = { _id: Types.ObjectId; input?: { lists?: string[] } };

const formats: readonly FeedFormat[] = ['rss', 'atom', 'json'];
const mostInOneRequest = 100;
const longestWait = 10_000;
const mostTakenAlong = 1_000;

/** Every feed of the lists these tags name, by its whole address. */
export function feedsOf(lists: readonly string[], publication: Publication): string[] {
  const of = [...new Set(lists)].flatMap((tag) => facetsOfTag(tag) ?? []);
  return of.flatMap((facets) => formats.map((format) => absoluteUrl(feedPath(format, facets), publication)));
}

/**
 * Takes along what other jobs are waiting to tell: first noted on this job, then taken from the queue, so that it is told of again
 * rather than never if the process dies in between.
 */
async function takeAlong(payload: Payload, id: string, own: readonly string[]): Promise<string[]> {
  const jobs = rawCollection<Waiting>(payload, 'payload-jobs');
  const waiting = {
    queue: webSubQueue,
    processing: false,
    completedAt: { $exists: false },
    _id: { $ne: objectId(id) },
  };
  const others = await jobs.find(waiting, { limit: mostTakenAlong }).toArray();
  const lists = [...new Set([...own, ...others.flatMap(({ input }) => input?.lists ?? [])])];
  if (others.length === 0) return lists;
  await jobs.updateOne({ _id: objectId(id) }, { $set: { 'input.lists': lists } });
  await jobs.deleteMany({ _id: { $in: others.map(({ _id }) => _id) }, processing: false });
  return lists;
}

/** Tells the hub that these feeds have news (PubSubHubbub 0.4 §7.1, which WebSub leaves as it was). Throws unless it takes it. */
async function publishTo(hub: string, feeds: readonly string[]): Promise<void> {
  for (let at = 0; at < feeds.length; at += mostInOneRequest) {
    const body = new URLSearchParams({ 'hub.mode': 'publish' });
    for (const feed of feeds.slice(at, at + mostInOneRequest)) body.append('hub.url', feed);
    const response = await fetch(hub, {
      method: 'POST',
      body,
      redirect: 'error' as const,
      signal: AbortSignal.timeout(longestWait),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The WebSub hub answered ${response.status}.`);
  }
}

/** Tells the WebSub hub which feeds have news. Telling twice does no harm. */
export const tellHub: TaskConfig<'tellHub'> = {
  slug: webSubTask,
  label: 'Tell the WebSub hub of news',
  retries: { attempts: 6, backoff: { type: 'exponential', delay: 1_000 } },
  inputSchema: [{ name: 'lists', type: 'json', required: true }],
  handler: async ({ input, job, req: { payload } }) => {
    const { webSubHub, publicUrl } = settingsOf(payload);
    if (!webSubHub) return { output: {} };
    const all = await takeAlong(payload, String(job.id), input.lists as string[]);
    const site = await (await openDirectoryNow(databaseOf(payload))).site();
    await publishTo(webSubHub, feedsOf(all, publicationOf(site, publicUrl)));
    return { output: {} };
  },
  onFail: ({ req: { payload } }) => {
    payload.logger.warn({ alarm: 'websub' }, 'The WebSub hub could not be told of news.');
  },
};
