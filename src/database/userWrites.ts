import { Types, type ClientSession, type Collection } from 'mongoose';
import type { BaseDatabaseAdapter, Config, PayloadRequest, UpdateOneArgs } from 'payload';
import { Refusal } from '../domain/refusal.ts';
import { limitedCollection } from './requestLimits.ts';
import { withWrites } from './writes.ts';

/**
 * Payload signs people in, renews and ends sessions by writing the whole user back as it read it, long before. Here each of these
 * writes becomes what it means, in one atomic update: a role, a desk, a lock or the trash set meanwhile stays.
 *
 * Its other writes of a user lose nothing: wrong tries and an unlocking write two fields of their own, a save reads and writes in
 * one transaction, and for a forgotten password or a verification nobody can ask (collections/shared/graphqlOperations.ts).
 */
type Session = { id: string; createdAt?: Date | string; expiresAt: Date | string };
/** What of a row is written here. */
type Row = { _id: Types.ObjectId; sessions?: Session[] };
type WholeUser = {
  id: string;
  sessions: Session[];
  hash?: string;
  salt?: string;
  updatedAt?: string | null;
  lockUntil?: string | null;
  loginAttempts?: number;
};
type Adapter = BaseDatabaseAdapter & {
  collections: Record<string, { collection: Collection<Row> }>;
  sessions?: Record<string, ClientSession>;
};
type Write = { user: WholeUser; req?: Partial<PayloadRequest>; users: Collection<Row>; session?: ClientSession };

/** A session that Payload has just made or renewed carries a Date; one it has read carries text. */
const isNew = ({ createdAt }: Session): boolean => createdAt instanceof Date;
const isRenewed = (session: Session): boolean => session.expiresAt instanceof Date && !isNew(session);

const idOf = (user: WholeUser): Types.ObjectId => new Types.ObjectId(String(user.id));
const living = { $filter: { input: { $ifNull: ['$sessions', []] }, cond: { $gt: ['$$this.expiresAt', '$$NOW'] } } };
const notLocked = (): object => ({ $or: [{ lockUntil: null }, { lockUntil: { $lte: new Date() } }] });

/** Which session was made of which user as read: a login that fails afterwards takes back this one. */
const sessionIds = new WeakMap<object, string>();

/** Leaves the user as Payload's own write leaves it: times are text, and no time of a change. */
function asWritten(user: WholeUser): void {
  for (const session of user.sessions) {
    if (session.createdAt instanceof Date) session.createdAt = session.createdAt.toISOString();
    if (session.expiresAt instanceof Date) session.expiresAt = session.expiresAt.toISOString();
  }
  delete user.updatedAt;
}

/** Only who still has this password, is not in the trash and not locked gets in; the wrong tries are forgotten in the same write. */
async function addSession({ user, users, session }: Write): Promise<void> {
  const added = user.sessions.find(isNew)!;
  const { hash, salt } = user;
  const { matchedCount } = await users.updateOne(
    { _id: idOf(user), deletedAt: null, hash, salt, ...notLocked() },
    [{ $set: { sessions: { $concatArrays: [living, [{ $literal: added }]] }, loginAttempts: 0, lockUntil: null } }],
    { session },
  );
  if (matchedCount === 0)
    throw new Refusal('unauthenticated', 'This account was changed while you signed in. Sign in again.');
  sessionIds.set(user, added.id);
  // So that Payload does not write these two once more.
  Object.assign(user, { loginAttempts: 0, lockUntil: null });
  asWritten(user);
}

/** Only a session that is still there lives on. */
async function renewSession({ user, users }: Write): Promise<void> {
  const { id, expiresAt } = user.sessions.find(isRenewed)!;
  const renewed = { $mergeObjects: ['$$this', { expiresAt }] };
  const { matchedCount } = await users.updateOne({ _id: idOf(user), deletedAt: null, 'sessions.id': id }, [
    { $set: { sessions: living } },
    {
      $set: {
        sessions: { $map: { input: '$sessions', in: { $cond: [{ $eq: ['$$this.id', id] }, renewed, '$$this'] } } },
      },
    },
  ]);
  if (matchedCount === 0) throw new Refusal('unauthenticated', 'This session has ended. Sign in again.');
  asWritten(user);
}

/** Ends the one session that is meant; where none is named, those that Payload did not keep. */
async function endSessions({ user, req, users, session }: Write): Promise<void> {
  const remaining = user.sessions.map(({ id }) => id);
  const isEveryOne = remaining.length === 0 && (req?.payloadAPI === 'GraphQL' || req?.query?.allSessions === 'true');
  const own = sessionIds.get(user) ?? (req?.user as { _sid?: string } | null | undefined)?._sid;
  const ended = own === undefined || isEveryOne ? { $nin: remaining } : own;
  await users.updateOne({ _id: idOf(user) }, { $pull: { sessions: { id: ended } } }, { session });
  asWritten(user);
}

/** What of a user Payload writes by itself at a sign-in or an unlocking; each is a condition and a few fields. */
const smallWrites: readonly string[] = ['hash,salt', 'lockUntil,loginAttempts'];

/** How to do this write instead, or nothing for one that is right as it is: in a transaction, on what it read there. */
function insteadOf({ data, req }: UpdateOneArgs): ((write: Write) => Promise<void>) | undefined {
  const { sessions, email, updatedAt } = data as { sessions?: Session[]; email?: string; updatedAt?: string | null };
  if (!Array.isArray(sessions) || email === undefined) return undefined;
  if (sessions.some(isNew)) return addSession;
  if (sessions.some(isRenewed)) return renewSession;
  // Wrong tries at once end the newest sessions without a request; a logout leaves the time of the last change alone.
  return req === undefined || updatedAt === null || sessionIds.has(data) ? endSessions : undefined;
}

/** The session of the request's transaction. */
async function transactionOf(db: Adapter, req?: Partial<PayloadRequest>): Promise<ClientSession | undefined> {
  const id = await req?.transactionID;
  return id === undefined || id === null ? undefined : db.sessions?.[String(id)];
}

/** A transaction that has written the user goes on in itself; else a session is written outside of it, where two at once never collide. */
function userWrites(db: Adapter, slug: string): Pick<BaseDatabaseAdapter, 'create' | 'updateOne'> {
  const [create, updateOne] = [db.create.bind(db), db.updateOne.bind(db)];
  const wrote = new WeakSet<ClientSession>();
  const noteWrite = async ({ req }: { req?: Partial<PayloadRequest> }): Promise<void> => {
    const transaction = await transactionOf(db, req);
    if (transaction) wrote.add(transaction);
  };
  return {
    create: async (args) => {
      if (args.collection === slug) await noteWrite(args);
      return create(args);
    },
    updateOne: async (args) => {
      if (args.collection !== slug) return updateOne(args);
      if (smallWrites.includes(Object.keys(args.data).sort().join())) return updateOne({ ...args, req: undefined });
      const instead = insteadOf(args);
      if (!instead) {
        await noteWrite(args);
        return updateOne(args);
      }
      const transaction = await transactionOf(db, args.req);
      const users = limitedCollection(db.collections[slug]!.collection);
      const session = transaction && wrote.has(transaction) ? transaction : undefined;
      await instead({ user: args.data as WholeUser, req: args.req, users, session });
      return null;
    },
  };
}

/** The adapter, with atomic writes of sessions in the collection whose members sign in. */
export const withAtomicSessions = (adapter: Config['db'], slug: string): Config['db'] =>
  withWrites<Adapter>(adapter, (db) => userWrites(db, slug));
