import { createHash } from 'node:crypto';
import { Types, type Collection } from 'mongoose';
import type { BaseDatabaseAdapter, UpsertArgs } from 'payload';
import { Refusal } from '../domain/refusal.ts';
import type { Params, Rule } from '../domain/rules/rules.ts';

/** What the admin keeps for each user (columns of a list, what is folded): bounded, for its names come from whoever asks. */
type Adapter = BaseDatabaseAdapter & { collections: Record<string, { collection: Collection }> };
type Preference = { key?: unknown; value?: unknown; user?: { relationTo?: string; value?: unknown } };

const preferences = 'payload-preferences';

/** Letters of a name, bytes of a value, and preferences of one user: those that were set longest ago go first. */
const most = { key: 200, bytes: 16 * 1024, ofUser: 500 };

/** An id for what there is one of: of two that are made at once the database takes one, because both have it. */
export const idOf = (...names: unknown[]): Types.ObjectId =>
  new Types.ObjectId(createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 24));

function check({ key, value }: Preference): void {
  const refuse = (path: string, rule: Rule, message: string, params: Params): never => {
    throw new Refusal('invalid', message, [{ path, rule, message, params }]);
  };
  if (typeof key === 'string' && key.length > most.key)
    refuse('key', 'length', `A name has ${most.key} characters at most.`, { least: 1, most: most.key });
  if (Buffer.byteLength(JSON.stringify(value) ?? '') > most.bytes)
    refuse('value', 'too-large', `A preference has ${most.bytes / 1024} KB at most.`, {
      most: `${most.bytes / 1024} KB`,
    });
}

/** Throws away what a user has beyond their number. */
async function trim({ user }: Preference, db: Adapter): Promise<void> {
  const { collection } = db.collections[preferences]!;
  const theirs = { 'user.value': { $in: [user?.value, new Types.ObjectId(String(user?.value))] } };
  const newest = { sort: { updatedAt: -1, _id: -1 }, skip: most.ofUser, projection: { _id: 1 } } as const;
  const old = await collection.find(theirs, newest).toArray();
  if (old.length > 0) await collection.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } });
}

/** Makes a user's preference of this name, unless it is there: no index keeps an upsert of Payload's from making it twice. */
async function begin({ data, where }: UpsertArgs, db: Adapter, create: Adapter['create']): Promise<void> {
  if (await db.findOne({ collection: preferences, where })) return;
  const { key, user } = data as { key: string; user: { relationTo: string; value: unknown } };
  const _id = idOf(key, user.relationTo, String(user.value));
  // Another request was faster, or the write fails: the upsert after this one tells.
  await create({ collection: preferences, data: { ...data, _id } }).catch(() => undefined);
  await trim(data as Preference, db);
}

/** The adapter's writes of preferences: each once for its name and user, of bounded size and number. One that is there is replaced whole. */
export function preferenceWrites(db: Adapter): Pick<BaseDatabaseAdapter, 'create' | 'updateOne' | 'upsert'> {
  const [create, updateOne, upsert] = [db.create.bind(db), db.updateOne.bind(db), db.upsert.bind(db)];
  return {
    create: async (args) => {
      if (args.collection !== preferences) return create(args);
      check(args.data as Preference);
      const preference = await create(args);
      await trim(args.data as Preference, db);
      return preference;
    },
    updateOne: (args) => {
      if (args.collection === preferences) check(args.data as Preference);
      return updateOne(args);
    },
    upsert: async (args) => {
      if (args.collection !== preferences) return upsert(args);
      check(args.data as Preference);
      await begin(args, db, create);
      return upsert(args);
    },
  };
}
