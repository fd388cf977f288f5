import type { mongo } from 'mongoose';
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { triesOfAnAddress } from '../domain/signIn.ts';
import type { Limit } from './wrongTries.ts';

/** Wrong passwords from one address, for whatever accounts. While the database is away each node counts for itself. */
export function openAddressLimit(db: mongo.Db) {
  const shared = { ...triesOfAnAddress, keyPrefix: '' };
  const limiter = new RateLimiterMongo({
    ...shared,
    storeClient: db,
    tableName: 'sign_in_addresses',
    // Its two indexes are built with the others (src/database/indexes.ts).
    disableIndexesCreation: true,
    insuranceLimiter: new RateLimiterMemory(shared),
  });
  const take = async (key: string): Promise<number> => {
    try {
      await limiter.consume(key);
      return 0;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    }
  };
  return (key: string): Limit => {
    const giveBack = (): Promise<unknown> => limiter.reward(key);
    // One right password does not forgive an address its wrong ones.
    return { take: () => take(key), giveBack, forget: giveBack };
  };
}
