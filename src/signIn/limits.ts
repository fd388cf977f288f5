import { createHmac } from 'node:crypto';
import type { mongo } from 'mongoose';
import { placeOf } from '../domain/clientAddress.ts';
import { signInWaits } from '../domain/signIn.ts';
import { openAddressLimit } from './addressLimit.ts';
import { openWrongTries, type Limit } from './wrongTries.ts';

/** A password tried for an e-mail address, whether or not it has an account. `device` is one that has signed in there before. */
export type Try = { email: string; address: string; device?: string };
/** `wait` is in seconds: the password is not looked at. */
export type Begun = { wait: number } | { wait: 0; succeed: () => Promise<void> };

/** Takes all of them, or none and says how long to wait. */
async function takeAll(limits: readonly Limit[]): Promise<Begun> {
  const taken: Limit[] = [];
  for (const limit of limits) {
    const wait = await limit.take();
    if (wait > 0) {
      await Promise.all(taken.map(({ giveBack }) => giveBack()));
      return { wait };
    }
    taken.push(limit);
  }
  return { wait: 0, succeed: async () => void (await Promise.all(taken.map(({ forget }) => forget()))) };
}

/**
 * What keeps passwords from being guessed. A try counts as wrong when it begins, and no more once it was right: of many at
 * once no more are let through than one after the other. Addresses are kept hashed.
 */
export function openSignInLimits(db: mongo.Db, secret: string) {
  const tries = openWrongTries(db);
  const limitOfAddress = openAddressLimit(db);
  const hashParts = (...parts: string[]): string =>
    createHmac('sha256', secret)
      .update(['sign-in', ...parts].join('\n'))
      .digest('base64url');
  const accountOf = (email: string): string => hashParts('account', email.toLowerCase().trim());

  const limitsOf = ({ email, address, device }: Try): Limit[] => {
    const account = accountOf(email);
    // A stranger's tries do not count here, nor those of the others behind its address.
    if (device) return [tries.of(account, hashParts('device', account, device), signInWaits.device)];
    const place = hashParts('address', placeOf(address));
    return [
      limitOfAddress(place),
      tries.of(account, hashParts('place', account, place), signInWaits.address),
      tries.of(account, account, signInWaits.account),
    ];
  };

  return {
    /** To be asked before a password is compared. */
    begin: (tried: Try): Promise<Begun> => takeAll(limitsOf(tried)),
    /** Forgets the wrong passwords for an account, from everywhere. */
    unlock: (email: string): Promise<unknown> => tries.forgetAll(accountOf(email)),
  };
}
