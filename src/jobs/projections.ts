import type { Payload, TaskConfig } from 'payload';
import { objectId, rawCollection } from '../database/rows.ts';
import { projectionTask, projectShowing } from '../newsroom/publish/reproject.ts';

/** A job that is at work is not one left unfinished (see `releaseStuckJobs`). */
async function showAtWork(payload: Payload, job: string): Promise<void> {
  const _id = objectId(job);
  if (_id) await rawCollection(payload, 'payload-jobs').updateOne({ _id }, { $set: { updatedAt: new Date() } });
}

/** Projects the stories again that show an author, a posting, a section, a photo. Idempotent; goes on where it stopped. */
export const projectStories: TaskConfig<'projectStories'> = {
  slug: projectionTask,
  label: 'Project the stories that show it again',
  retries: 10,
  inputSchema: [{ name: 'ref', type: 'text', required: true }],
  handler: async ({ input, job, req: { payload } }) => {
    const { ref } = input;
    const id = String(job.id);
    const { looked, changed } = await projectShowing(ref, id, payload, async (progress) => {
      payload.logger.info({ ref, looked: progress.looked, changed: progress.changed }, 'Projecting stories again.');
      await showAtWork(payload, id);
    });
    payload.logger.info({ ref, looked, changed }, 'The stories that show it are projected again.');
    return { output: {} };
  },
};
