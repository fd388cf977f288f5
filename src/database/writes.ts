import { Types, type Collection } from 'mongoose';
import type { BaseDatabaseAdapter, Config, Job, UpdateJobs, UpdateJobsArgs } from 'payload';
import { idOf, preferenceWrites } from './preferences.ts';

/** The adapter, with some of its methods in the place of Payload's own: `writesOf` gets the adapter as it was. */
export const withWrites = <A extends BaseDatabaseAdapter>(
  adapter: Config['db'],
  writesOf: (db: A) => Partial<BaseDatabaseAdapter>,
): Config['db'] => ({
  ...adapter,
  init: (args) => {
    const db = adapter.init(args) as A;
    return Object.assign(db, writesOf(db));
  },
});

/**
 * What Payload finds in one step and writes in another, so that two processes do it twice: made here what one of them does. Its other
 * writes of jobs name a job that is taken, and set single fields.
 */
type Adapter = BaseDatabaseAdapter & { collections: Record<string, { collection: Collection }> };
type ManyJobs = UpdateJobsArgs & { id?: never };

const jobs = 'payload-jobs';

/** Marks the job as under way, unless another process was faster. */
async function take(id: unknown, db: Adapter): Promise<boolean> {
  const { matchedCount } = await db.collections[jobs]!.collection.updateOne(
    { _id: new Types.ObjectId(String(id)), processing: false },
    { $set: { processing: true, updatedAt: new Date() } },
  );
  return matchedCount === 1;
}

/** Takes waiting jobs one by one, until there are enough or no others wait. */
async function takeJobs(
  { where, sort, limit = 0, ...args }: ManyJobs,
  db: Adapter,
  update: UpdateJobs,
): Promise<Job[]> {
  const taken: Job[] = [];
  for (;;) {
    const most = limit === 0 ? 0 : limit - taken.length;
    const { docs } = await db.find<Job>({ collection: jobs, where, sort, limit: most, pagination: false });
    for (const { id } of docs)
      if (await take(id, db)) taken.push(...((await update({ ...args, data: { ...args.data }, id })) ?? []));
    if (docs.length === 0 || taken.length === limit) return taken;
  }
}

function soleWrites(db: Adapter): Pick<BaseDatabaseAdapter, 'createGlobal' | 'updateJobs'> {
  const [createGlobal, updateJobs] = [db.createGlobal.bind(db), db.updateJobs.bind(db)];
  return {
    createGlobal: (args) => createGlobal({ ...args, data: { ...args.data, _id: idOf(args.slug) } }),
    updateJobs: (args) =>
      args.id === undefined && args.data.processing === true
        ? takeJobs(args as ManyJobs, db, updateJobs)
        : updateJobs(args),
  };
}

/** The adapter, with jobs that one process takes, and globals and preferences that are made once. */
export const withSoleWrites = (adapter: Config['db']): Config['db'] =>
  withWrites<Adapter>(adapter, (db) => ({ ...soleWrites(db), ...preferenceWrites(db) }));
