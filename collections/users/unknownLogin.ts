import crypto from 'node:crypto';
import { AuthenticationError, type CollectionBeforeOperationHook } from 'payload';

/** As Payload hashes a password (auth/strategies/local/generatePasswordSaltHash.js). */
const cost = { iterations: 600_000, keyLength: 32 };

const hashInVain = (password: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null): void => (error ? reject(error) : resolve());
    crypto.pbkdf2(password, crypto.randomBytes(32).toString('hex'), cost.iterations, cost.keyLength, 'sha256', done);
  });

const isGiven = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

type Attempt = { data?: { email?: unknown; password?: unknown } };
type Account = { id: string; lockUntil?: string | null };

/**
 * Payload compares a password only where there is an account that is not locked. Here the others take as long and
 * hear the same words, so that neither tells who works here.
 */
export const takeAsLong: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'login') return;
  const { email, password } = (args as Attempt).data ?? {};
  // What is not given Payload refuses by its field.
  if (!isGiven(email) || !isGiven(password)) return;
  const where = { email: { equals: email.toLowerCase().trim() } };
  const account = await req.payload.db.findOne<Account>({ collection: 'users', where, req });
  const isCompared = account && !(Date.parse(account.lockUntil ?? '') > Date.now());
  if (isCompared) return;
  await hashInVain(password);
  throw new AuthenticationError(req.t);
};
