import type {
  CollectionAfterChangeHook,
  CollectionAfterLogoutHook,
  CollectionBeforeChangeHook,
  CollectionBeforeLoginHook,
  CollectionBeforeOperationHook,
} from 'payload';
import { freeStoriesOf, freeStoriesOfEnded } from '../../src/newsroom/story/storyLock.ts';
import { Refusal, type Problem } from '../../src/domain/refusal.ts';
import { isStaff, principalOf, sessionIdOf } from '../shared/principal.ts';

/** What lets somebody in, all ended: a key is found by its index, so that goes too, and devices are known no more. */
export const noWayIn = { sessions: [], enableAPIKey: false, apiKey: null, apiKeyIndex: null, deviceKey: null };

export const revokeSessionsOfTrashed: CollectionBeforeChangeHook = ({ data }) =>
  (data as { deletedAt?: string }).deletedAt ? { ...data, ...noWayIn } : data;

export const refuseTrashedLogin: CollectionBeforeLoginHook = ({ user }) => {
  if ((user as { deletedAt?: string | null }).deletedAt)
    throw new Refusal('unauthenticated', 'This account is closed. Ask an administrator to restore it.');
};

/** Who signs out has no story open any more: at this browser, or at any. Payload ends the sessions after this. */
export const leaveStories: CollectionAfterLogoutHook = ({ req }) => {
  // Else a key would end the sessions of the person it belongs to.
  if (principalOf(req.user).kind === 'machine') throw new Refusal('not-allowed', 'An API key has no session to end.');
  return req.query?.allSessions === 'true'
    ? freeStoriesOf({ user: String(req.user?.id) }, req)
    : freeStoriesOf({ session: sessionIdOf(req.user) }, req);
};

/** The trash and a new password end sessions, and with them what they had open. */
export const leaveStoriesOfEnded: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'update') await freeStoriesOfEnded(String((doc as { id: unknown }).id), req);
};

type WithSessions = { id: string; sessions?: { id?: string | null }[] | null; deletedAt?: string | null };

/**
 * Payload takes for granted that the session is still there. Who asks was found before this transaction began, and may have been
 * revoked, put in the trash or purged since; what is read here is what Payload then reads.
 */
export const refuseEndedSession: CollectionBeforeOperationHook = async ({ operation, req }) => {
  const { id, _sid: session } = (req.user ?? {}) as { id?: string; _sid?: string };
  if (operation !== 'refresh' || session === undefined) return;
  const where = { id: { equals: id } };
  const user = await req.payload.db.findOne<WithSessions>({ collection: 'users', where, req });
  const isLiving = user && !user.deletedAt && user.sessions?.some((each) => each.id === session);
  if (!isLiving) throw new Refusal('unauthenticated', 'This session has ended. Sign in again.');
};

/**
 * Lengths in characters. Of passwords NIST SP 800-63B asks for no other rule, and the upper bound keeps hashing cheap. A key's tries
 * are not counted: it is too long to be found by trying.
 */
const secrets = {
  password: { name: 'A password', least: 12, most: 256 },
  apiKey: { name: 'An API key', least: 24, most: 256 },
} as const;

/** Payload takes any password or key that is not empty. */
export const refuseShortSecret: CollectionBeforeOperationHook = ({ args, operation, req, overrideAccess }) => {
  if (operation !== 'create' && operation !== 'update') return;
  // Readers and keys are refused by access, whatever they send.
  if (!overrideAccess && !isStaff(req.user)) return;
  const data = ((args as { data?: unknown }).data ?? {}) as Record<string, unknown>;
  const problems = Object.entries(secrets).flatMap(([path, { name, least, most }]) => {
    const value = data[path];
    if (value === undefined || value === null) return [];
    // An empty key takes the key away.
    if (path === 'apiKey' && value === '') return [];
    if (typeof value === 'string' && value.length >= least && value.length <= most) return [];
    const message = `${name} has ${least} to ${most} characters.`;
    return [{ path, rule: 'length', message, params: { least, most } } satisfies Problem];
  });
  if (problems[0]) throw new Refusal('invalid', problems[0].message, problems);
};

/** How long after signing in somebody may still change their own password: a screen left open does not give the account away. */
const freshFor = 10 * 60_000;

type Session = { id?: string | null; createdAt?: string | null };

function hasJustSignedIn(user: { sessions?: Session[] | null; _sid?: string }): boolean {
  const session = user.sessions?.find(({ id }) => id === user._sid);
  return Date.now() - Date.parse(session?.createdAt ?? '') < freshFor;
}

/** A password of one's own, alone or among many, is changed right after a sign-in: Payload asks for no old one. */
export const askForFreshSignIn: CollectionBeforeOperationHook = ({ args, operation, req, overrideAccess }) => {
  if (operation !== 'update' || overrideAccess || !req.user) return;
  const { data, id } = args as { data?: { password?: unknown }; id?: unknown };
  if (data?.password === undefined || data.password === null) return;
  const isOther = id !== undefined && String(id) !== String(req.user.id);
  if (isOther || hasJustSignedIn(req.user)) return;
  const message = 'Sign in again, then change your password: it takes a sign-in of the last ten minutes.';
  throw new Refusal('not-allowed', message, [{ path: 'password', rule: 'fresh-sign-in', message }]);
};
