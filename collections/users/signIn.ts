import crypto from 'node:crypto';
import {
  AuthenticationError,
  type CollectionAfterLoginHook,
  type CollectionAfterOperationHook,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
} from 'payload';
import { databaseOf } from '../../src/database/rows.ts';
import { waitWords } from '../../src/domain/signIn.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { openSignInLimits, type Begun } from '../../src/signIn/limits.ts';
import { knownDeviceOf, rememberDevice } from './graphql.ts';

/** As Payload hashes a password (auth/strategies/local/generatePasswordSaltHash.js). */
const cost = { iterations: 600_000, keyLength: 32 };

const hashInVain = (password: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null): void => (error ? reject(error) : resolve());
    crypto.pbkdf2(password, crypto.randomBytes(32).toString('hex'), cost.iterations, cost.keyLength, 'sha256', done);
  });

const isGiven = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

type Attempt = { data?: { email?: unknown; password?: unknown } };
type Account = { id: string; salt?: string; deviceKey?: string | null; lockUntil?: string | null; deletedAt?: string };

/** Payload compares a password only where there is an account that is neither in the trash nor locked. */
const isCompared = (account: Account | null): boolean =>
  account !== null && !account.deletedAt && !(Date.parse(account.lockUntil ?? '') > Date.now());

const limits = new WeakMap<object, ReturnType<typeof openSignInLimits>>();

/** The limits of this process, which it shares with the others over the database. */
function signInLimits({ payload }: Pick<PayloadRequest, 'payload'>): ReturnType<typeof openSignInLimits> {
  const opened = limits.get(payload) ?? openSignInLimits(databaseOf(payload), payload.secret);
  limits.set(payload, opened);
  return opened;
}

type UnderWay = { device?: string; begun: Extract<Begun, { succeed: unknown }> };
const underWay = new WeakMap<PayloadRequest, UnderWay>();

const languageOf = ({ i18n }: PayloadRequest): 'en' | 'az' | 'ru' =>
  i18n.language === 'az' || i18n.language === 'ru' ? i18n.language : 'en';

function refuseFor(seconds: number, req: PayloadRequest): never {
  req.responseHeaders = new Headers(req.responseHeaders);
  req.responseHeaders.set('Retry-After', String(seconds));
  throw new Refusal('too-many', waitWords(seconds)[languageOf(req)], [], { retryAfter: seconds });
}

/** Counts the try, and refuses it if there were too many. What the newsroom itself does has no address. */
async function countTry(email: string, account: Account | null, req: PayloadRequest): Promise<void> {
  const address = req.headers.get('x-dateline-client');
  if (!address) return;
  const device = isCompared(account) ? knownDeviceOf(account!, req) : undefined;
  const begun = await signInLimits(req).begin({ email, address, device });
  if (!('succeed' in begun)) return refuseFor(begun.wait, req);
  underWay.set(req, { device, begun });
}

/**
 * Before a password is compared: the try is counted, and where there is no account, or one that is closed or locked, it takes
 * as long and hears the same words, so that neither tells who works here.
 */
export const checkTry: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'login') return;
  const { email, password } = (args as Attempt).data ?? {};
  // What is not given Payload refuses by its field.
  if (!isGiven(email) || !isGiven(password)) return;
  const where = { email: { equals: email.toLowerCase().trim() } };
  const account = await req.payload.db.findOne<Account>({ collection: 'users', where, req });
  await countTry(email, account, req);
  if (isCompared(account)) return;
  await hashInVain(password);
  throw new AuthenticationError(req.t);
};

/** A right password takes the try back, and makes the device one that is known. */
export const welcome: CollectionAfterLoginHook = async ({ req, user }) => {
  const found = underWay.get(req);
  if (!found) return;
  underWay.delete(req);
  await found.begun.succeed();
  await rememberDevice(String(user.id), found.device, req);
};

/** An administrator who opens an account opens it everywhere. */
export const forgetWrongTries: CollectionAfterOperationHook = async ({ args, operation, req, result }) => {
  if (operation === 'unlock') await signInLimits(req).unlock(args.data.email);
  return result;
};
