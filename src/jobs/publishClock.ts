import { createLocalReq, type Payload, type TaskConfig } from 'payload';
import { publishTask } from '../newsroom/transition/schedule.ts';
import { theClock } from '../newsroom/record/history.ts';
import { transition } from '../newsroom/transition/transition.ts';
import { Refusal } from '../domain/refusal.ts';
import { objectId, rawCollection } from '../database/rows.ts';

type Row = { _id: unknown; scheduledAt?: Date | string; scheduleProblem?: string | null };

const instant = (value: unknown): number => (value instanceof Date ? value.getTime() : Date.parse(String(value)));

/** Later than this and the queue has lost a job, or nobody was running it: an alarm. In milliseconds. */
const lateAfter = 30_000;

/** The story if it is still to go out, at that time or before now. Rescheduled, unscheduled or out already: nothing to do. */
async function dueStory(payload: Payload, story: string, now: number): Promise<Row | undefined> {
  const _id = objectId(story);
  const filter = { _id, state: 'scheduled', scheduledAt: { $lte: new Date(now) } };
  const projection = { scheduledAt: 1, scheduleProblem: 1 };
  return _id && ((await rawCollection(payload, 'articles').findOne(filter, { projection })) as Row | undefined);
}

/** Says on the story itself, on its latest version too (which is what the desk opens), why it has not gone out. */
async function keepProblem(payload: Payload, story: string, why: string): Promise<void> {
  await rawCollection(payload, 'articles').updateOne(
    { _id: objectId(story), state: 'scheduled' },
    {
      $set: { scheduleProblem: why },
    },
  );
  await rawCollection(payload, '_articles_versions').updateMany(
    { parent: objectId(story), latest: true, 'version.state': 'scheduled' },
    { $set: { 'version.scheduleProblem': why } },
  );
}

const problemOf = (error: Refusal): string =>
  (error.problems.map(({ message }) => message).join(' ') || error.message).slice(0, 2_000);

/** Publishes one scheduled story, if it is due. A story that is not fit to go out says why, on itself and in the log. */
export async function publishIfDue(payload: Payload, story: string, now = new Date()): Promise<boolean> {
  const due = await dueStory(payload, story, now.getTime());
  if (!due) return false;
  const req = await createLocalReq({}, payload);
  try {
    await transition({ id: story, name: 'publish', who: theClock, now: now.toISOString() }, req);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Somebody was faster, or it was unscheduled in between: then there is nothing left to do.
    if (!(await dueStory(payload, story, now.getTime()))) return false;
    if (error.code === 'conflict') throw error;
    const why = problemOf(error);
    // The queue asks again and again; the alarm is raised once for each reason.
    if (why !== due.scheduleProblem)
      payload.logger.error({ alarm: 'schedule', story, why }, 'A scheduled story could not go out.');
    await keepProblem(payload, story, why);
    return false;
  }
  const late = now.getTime() - instant(due.scheduledAt);
  if (late > lateAfter)
    payload.logger.warn(
      { alarm: 'late', story, lateSeconds: Math.round(late / 1000) },
      'A scheduled story went out late.',
    );
  return true;
}

export const publishScheduled: TaskConfig<'publishScheduled'> = {
  slug: publishTask,
  label: 'Publish a scheduled story',
  retries: 5,
  inputSchema: [
    { name: 'story', type: 'text', required: true },
    { name: 'at', type: 'text', required: true },
  ],
  handler: async ({ input, req }) => {
    await publishIfDue(req.payload, input.story);
    return { output: {} };
  },
};

/** Stories the queue has missed (a crash in the middle of a job, a restored backup): published now, and told of. */
export async function publishOverdue(payload: Payload, now = new Date()): Promise<number> {
  const due = new Date(now.getTime() - lateAfter);
  const rows = (await rawCollection(payload, 'articles')
    .find(
      { state: 'scheduled', scheduledAt: { $lte: due } },
      {
        projection: { scheduledAt: 1 },
        limit: 1_000,
        sort: { scheduledAt: 1 },
      },
    )
    .toArray()) as Row[];
  let published = 0;
  for (const { _id } of rows) {
    const story = String(_id);
    // One story that fails does not keep the others waiting.
    const isOut = await publishIfDue(payload, story, now).catch((error: unknown) => {
      payload.logger.error({ alarm: 'schedule', story, err: error }, 'A late story could not be published.');
      return false;
    });
    if (isOut) published += 1;
  }
  return published;
}

/** Longer than any job takes, in milliseconds. */
const longestJob = 10 * 60_000;

/** Gives back the jobs a process took and did not finish because it died. Every job of ours may be done twice. */
export async function releaseStuckJobs(payload: Payload, now = new Date()): Promise<number> {
  const { modifiedCount } = await rawCollection(payload, 'payload-jobs').updateMany(
    { processing: true, updatedAt: { $lt: new Date(now.getTime() - longestJob) } },
    { $set: { processing: false } },
  );
  if (modifiedCount > 0)
    payload.logger.warn({ alarm: 'jobs', jobs: modifiedCount }, 'Jobs left unfinished start again.');
  return modifiedCount;
}
