import { createHmac, randomBytes } from 'node:crypto';
import type { Types } from 'mongoose';
import type { Db } from '../published/storage/collections.ts';
import { placeOf } from '../domain/clientAddress.ts';

type Salt = { _id: string; salt: string; until: Date };
type Counter = { _id: string; count: number; until: Date };
type Ban = { _id: Types.ObjectId; hash: string; until: Date; of?: Types.ObjectId };

/**
 * Whoever sends reviews, as far as the newsroom wants to know: by a hash of their address under a salt that is made by chance each
 * day and forgotten the day after. Then nobody can tell whose it was, or that it was the same as another day's.
 */
export type Clients = {
  /** Today's hash, and yesterday's while that salt is still kept. */
  hashesOf: (address: string, now: Date) => Promise<[today: string, ...yesterday: string[]]>;
  /** Counts one more of a kind from there: how many in the ten minutes that run, and the seconds left of them. */
  count: (kind: 'review' | 'report', hash: string, now: Date) => Promise<{ count: number; secondsLeft: number }>;
  isBanned: (hashes: readonly [string, ...string[]], now: Date) => Promise<boolean>;
  /** Uses a challenge up. False if it was used before. */
  spend: (challenge: string, until: Date) => Promise<boolean>;
};

const dayLong = 86_400_000;
const windowLong = 600_000;

const dayOf = (now: Date, before = 0): string => new Date(now.getTime() - before * dayLong).toISOString().slice(0, 10);

function openSalts(db: Db) {
  const salts = db.collection<Salt>('review_salts');
  const known = new Map<string, string>();
  const keep = (day: string, salt: string): string => {
    if (known.size > 3) known.clear();
    known.set(day, salt);
    return salt;
  };
  const today = async (now: Date): Promise<string> => {
    const _id = dayOf(now);
    const newSalt = { salt: randomBytes(32).toString('base64url'), until: new Date(Date.parse(_id) + 2 * dayLong) };
    const options = { upsert: true, returnDocument: 'after' } as const;
    return (
      known.get(_id) ?? keep(_id, (await salts.findOneAndUpdate({ _id }, { $setOnInsert: newSalt }, options))!.salt)
    );
  };
  const yesterday = async (now: Date): Promise<string | undefined> => {
    const _id = dayOf(now, 1);
    const knownSalt = known.get(_id) ?? (await salts.findOne({ _id }))?.salt;
    return knownSalt === undefined ? undefined : keep(_id, knownSalt);
  };
  return { today, yesterday };
}

const hashOf = (salt: string, address: string): string =>
  createHmac('sha256', salt).update(placeOf(address)).digest('hex').slice(0, 32);

/** The clients of every node: what is known of them is in the database, so that n nodes count as one. */
export function openClients(db: Db): Clients {
  const salts = openSalts(db);
  const counters = db.collection<Counter>('review_counters');
  const bans = db.collection<Ban>('review_bans');

  const hashesOf: Clients['hashesOf'] = async (address, now) => {
    const before = await salts.yesterday(now);
    return [hashOf(await salts.today(now), address), ...(before === undefined ? [] : [hashOf(before, address)])];
  };

  const count: Clients['count'] = async (kind, hash, now) => {
    const window = Math.floor(now.getTime() / windowLong);
    const until = new Date((window + 1) * windowLong);
    const found = await counters.findOneAndUpdate(
      { _id: `${kind}:${hash}:${window}` },
      { $inc: { count: 1 }, $setOnInsert: { until } },
      { upsert: true, returnDocument: 'after' },
    );
    return { count: found?.count ?? 1, secondsLeft: Math.ceil((until.getTime() - now.getTime()) / 1_000) };
  };

  const isBanned: Clients['isBanned'] = async ([today, ...before], now) => {
    const found = await bans.find({ hash: { $in: [today, ...before] }, until: { $gt: now } }).toArray();
    const [first] = found;
    if (!first) return false;
    // Known by yesterday's hash: from here on by today's, or the ban would be over with the salt.
    const carried = { until: first.until, of: first.of ?? first._id };
    if (!found.some(({ hash }) => hash === today))
      await bans.updateOne({ hash: today }, { $setOnInsert: carried }, { upsert: true });
    return true;
  };

  const spend: Clients['spend'] = async (challenge, until) => {
    const proofs = db.collection<{ _id: string; until: Date }>('review_proofs');
    const { upsertedCount } = await proofs.updateOne({ _id: challenge }, { $setOnInsert: { until } }, { upsert: true });
    return upsertedCount === 1;
  };

  return { hashesOf, count, isBanned, spend };
}
