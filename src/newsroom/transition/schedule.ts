import type { PayloadRequest } from 'payload';

export const publishQueue = 'publish';
export const publishTask = 'publishScheduled';

/** Queues the publication in the transaction that schedules it: the job is there exactly if the schedule is. */
export async function queuePublication(story: string, at: string, req: PayloadRequest): Promise<void> {
  await req.payload.jobs.queue({
    task: publishTask,
    input: { story, at },
    queue: publishQueue,
    waitUntil: new Date(at),
    req,
  });
}
