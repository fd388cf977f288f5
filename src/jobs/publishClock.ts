import { createLocalReq, type Payload, type TaskConfig } from 'payload';
import { publishTask } from '../desk/schedule.ts';
import { theClock } from '../desk/actor.ts';
import { transition } from '../desk/transition.ts';
import { Refusal } from '../domain/refusal.ts';
import { rawCollection } from '../database/rows.ts';

type Input = { story: string; at: string };
type Due = { _id: unknown; scheduledAt?: Date | string };

const instant = (value: unknown): number => (value instanceof Date ? value.getTime() : Date.parse(String(value)));

/** Is the story still to go out, at that time or before now? Rescheduled, unscheduled or out already: nothing to do. */
async function isDue(payload: Payload, story: string, now: number): Promise<boolean> {
  const row = await payload.db.findOne<{ id: string; state?: string; scheduledAt?: string }>({
    collection: 'articles',
    where: { id: { equals: story } },
  });
  return row?.state === 'scheduled' && instant(row.scheduledAt) <= now;
}

/** Publishes one scheduled story, if it is due. A story that is not fit to go out says why, on itself and in the log. */
export async function publishIfDue(payload: Payload, story: string, now = new Date()): Promise<boolean> {
  if (!(await isDue(payload, story, now.getTime()))) return false;
  const req = await createLocalReq({}, payload);
  try {
    await transition({ id: story, name: 'publish', who: theClock, now: now.toISOString() }, req);
    return true;
  } catch (error) {
    // Somebody was faster, or it was unscheduled in between: then there is nothing left to do.
    if (!(error instanceof Refusal) || error.code === 'conflict') throw error;
    const why = error.problems.map(({ message }) => message).join(' ') || error.message;
    payload.logger.error({ alarm: 'schedule', story, why }, 'A scheduled story could not go out.');
    await payload.db.updateOne({
      collection: 'articles',
      id: story,
      data: { scheduleProblem: why.slice(0, 2_000) },
      returning: false,
    });
    return false;
  }
}

export const publishScheduled: TaskConfig = {
  slug: publishTask,
  label: 'Publish a scheduled story',
  retries: 5,
  inputSchema: [
    { name: 'story', type: 'text', required: true },
    { name: 'at', type: 'text', required: true },
  ],
  handler: async ({ input, req }) => {
    const { story } = input as unknown as Input;
    await publishIfDue(req.payload, story);
    return { output: {} };
  },
};

/** Later than this and the queue has lost a job or was not running: an alarm. */
const lateAfter = 30_000;

/** Stories the queue has missed (a crash in the middle of a job, a restored backup): published now, and told of. */
export async function publishOverdue(payload: Payload, now = new Date()): Promise<number> {
  const due = new Date(now.getTime() - lateAfter);
  const rows = (await rawCollection(payload, 'articles')
    .find({ state: 'scheduled', scheduledAt: { $lte: due } } as never, {
      projection: { scheduledAt: 1 },
      limit: 200,
      sort: { scheduledAt: 1 },
    })
    .toArray()) as Due[];
  let published = 0;
  for (const { _id, scheduledAt } of rows) {
    const lateSeconds = Math.round((now.getTime() - instant(scheduledAt)) / 1000);
    payload.logger.warn(
      { alarm: 'late', story: String(_id), lateSeconds },
      'A scheduled story is late; publishing it now.',
    );
    if (await publishIfDue(payload, String(_id), now)) published += 1;
  }
  return published;
}
