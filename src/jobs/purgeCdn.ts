import type { Payload, TaskConfig } from 'payload';
import { settingsOf } from '../config/custom.ts';
import type { Cdn } from '../config/env.ts';
import { purgeRequests, type PurgeRequest } from '../delivery/cache/purge.ts';
import { withBothTags } from '../published/storage/earlierNames.ts';
import { purgeQueue, purgeTask } from '../newsroom/record/events.ts';

/** Milliseconds. */
const longestWait = 10_000;
/** By then every node has let go of what it had: the CDN may have asked one just before, and kept that. Milliseconds. */
const secondAfter = 3_000;

async function send({ url, headers, body }: PurgeRequest): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body,
    redirect: 'error' as const,
    signal: AbortSignal.timeout(longestWait),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The CDN answered ${response.status} to a purge.`);
}

/** Lets go of these tags at the CDN. Throws unless it takes every request; purging again does no harm. */
async function purge(cdn: Cdn, tags: readonly string[]): Promise<void> {
  for (const request of purgeRequests(cdn, tags)) await send(request);
}

const queueSecond = (payload: Payload, tags: readonly string[]): Promise<unknown> =>
  payload.jobs.queue({
    task: purgeTask,
    input: { tags: [...tags], isSecond: true },
    queue: purgeQueue,
    waitUntil: new Date(Date.now() + secondAfter),
  });

/** Purges a CDN of what changed: at once, and once more a little later. */
export const purgeCdn: TaskConfig<'purgeCdn'> = {
  slug: purgeTask,
  label: 'Purge the CDN of what changed',
  retries: { attempts: 8, backoff: { type: 'exponential', delay: 1_000 } },
  inputSchema: [
    { name: 'tags', type: 'json', required: true },
    { name: 'isSecond', type: 'checkbox' },
  ],
  handler: async ({ input, req: { payload } }) => {
    const { cdn } = settingsOf(payload);
    const { isSecond } = input;
    const tags = withBothTags(input.tags as string[]);
    if (!cdn) return { output: {} };
    await purge(cdn, tags);
    if (!isSecond) await queueSecond(payload, tags);
    return { output: {} };
  },
  onFail: ({ req: { payload } }) => {
    payload.logger.error({ alarm: 'cdn' }, 'The CDN could not be purged: it may show what was changed or withdrawn.');
  },
};
