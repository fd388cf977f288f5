import type { mongo } from 'mongoose';
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { triesOfAnAddress } from '../domain/signIn.ts';
import type { Limit } from './wrongTries.ts';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

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

/** Whose device it is. Another password (and so another salt) or another key ends it. */
export type Owner = { id: string; salt: string; deviceKey: string };

/** Seconds that a device stays known after a sign-in. */
export const knownFor = 180 * 24 * 60 * 60;

const [idBytes, endBytes, signatureBytes] = [12, 4, 24];

const keyedHash = (secret: string, ...payload: string[]) =>
  createHmac('sha256', secret).update(['known-device', ...payload, ''].join('\n'));

const signatureOf = (payload: Buffer, { id, salt, deviceKey }: Owner, secret: string): Buffer =>
  keyedHash(secret, 'token', id, salt, deviceKey).update(payload).digest().subarray(0, signatureBytes);

/** Each person has a cookie of their own: colleagues share the computers of a newsroom. It does not say whose it is. */
export const deviceCookieOf = (userId: string, secret: string): string =>
  `dateline-device-${keyedHash(secret, 'cookie', userId).digest('hex').slice(0, 12)}`;

export const newDevice = (): string => randomBytes(idBytes).toString('hex');

/** What a device shows at the next sign-in, for having signed in now. */
export function deviceTokenOf(device: string, now: Date, owner: Owner, secret: string): string {
  const payload = Buffer.alloc(idBytes + endBytes);
  payload.write(device, 'hex');
  payload.writeUInt32BE(Math.floor(now.getTime() / 1_000) + knownFor, idBytes);
  return Buffer.concat([payload, signatureOf(payload, owner, secret)]).toString('base64url');
}

/** The device that shows this; undefined if it never signed in as this user, or does not count any more. */
export function deviceOfToken(token: string, now: Date, owner: Owner, secret: string): string | undefined {
  const bytes = Buffer.from(token.slice(0, 100), 'base64url');
  const [payload, signature] = [bytes.subarray(0, idBytes + endBytes), bytes.subarray(idBytes + endBytes)];
  if (signature.length !== signatureBytes || !timingSafeEqual(signature, signatureOf(payload, owner, secret)))
    return undefined;
  return payload.readUInt32BE(idBytes) * 1_000 > now.getTime() ? payload.toString('hex', 0, idBytes) : undefined;
}
