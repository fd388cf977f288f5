import { createHash } from 'node:crypto';
import { Types, type Collection } from 'mongoose';
import type { BaseDatabaseAdapter, Config, Job, UpdateJobs, UpdateJobsArgs, UpsertArgs } from 'payload';

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
 * writes of jobs name a job that is taken, and set single fields; a preference that is there is replaced whole, by one upsert.
 */
type Adapter = BaseDatabaseAdapter & { collections: Record<string, { collection: Collection }> };
type Found = UpdateJobsArgs & { id?: never };

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
async function takeJobs({ where, sort, limit = 0, ...args }: Found, db: Adapter, update: UpdateJobs): Promise<Job[]> {
  const taken: Job[] = [];
  for (;;) {
    const most = limit === 0 ? 0 : limit - taken.length;
    const { docs } = await db.find<Job>({ collection: jobs, where, sort, limit: most, pagination: false });
    for (const { id } of docs)
      if (await take(id, db)) taken.push(...((await update({ ...args, data: { ...args.data }, id })) ?? []));
    if (docs.length === 0 || taken.length === limit) return taken;
  }
}

/** An id for what there is one of: of two that are made at once the database takes one, because both have it. */
const idOf = (...names: unknown[]): Types.ObjectId =>
  new Types.ObjectId(createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 24));

const preferences = 'payload-preferences';

/** Makes a user's preference of this name, unless it is there: no index keeps an upsert of Payload's from making it twice. */
async function beginPreference({ data, where }: UpsertArgs, db: Adapter): Promise<void> {
  if (await db.findOne({ collection: preferences, where })) return;
  const { key, user } = data as { key: string; user: { relationTo: string; value: unknown } };
  const _id = idOf(key, user.relationTo, String(user.value));
  // Another request was faster, or the write fails: the upsert after this one tells.
  await db.create({ collection: preferences, data: { ...data, _id } }).catch(() => undefined);
}

function soleWrites(db: Adapter): Pick<BaseDatabaseAdapter, 'createGlobal' | 'updateJobs' | 'upsert'> {
  const [createGlobal, updateJobs, upsert] = [db.createGlobal.bind(db), db.updateJobs.bind(db), db.upsert.bind(db)];
  return {
    createGlobal: (args) => createGlobal({ ...args, data: { ...args.data, _id: idOf(args.slug) } }),
    upsert: async (args) => {
      if (args.collection === preferences) await beginPreference(args, db);
      return upsert(args);
    },
    updateJobs: (args) =>
      args.id === undefined && args.data.processing === true
        ? takeJobs(args as Found, db, updateJobs)
        : updateJobs(args),
  };
}

/** The adapter, with jobs that one process takes, and globals and preferences that are made once. */
export const withSoleWrites = (adapter: Config['db']): Config['db'] => withWrites<Adapter>(adapter, soleWrites);
