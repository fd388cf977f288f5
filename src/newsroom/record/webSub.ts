import type { PayloadRequest } from 'payload';
import { settingsOf } from '../../config/custom.ts';

export const webSubQueue = 'webSub';
export const webSubTask = 'tellHub';

/** What changes within this time of the first change is told of with it. Milliseconds. */
const gatheredFor = 2_000;

/**
 * Queues word to the WebSub hub of the lists that look different now, in the transaction that changes them: it goes out exactly if
 * the change does, and once for all nodes. Nothing if there is no hub.
 */
export async function queueWordToHub(tags: readonly string[], req: PayloadRequest): Promise<void> {
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
