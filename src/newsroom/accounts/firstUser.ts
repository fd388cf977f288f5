import { createHash, randomBytes } from 'node:crypto';
import type { Payload, PayloadRequest } from 'payload';
import { rawCollection, sessionOf } from '../../database/rows.ts';
import { Refusal } from '../../domain/refusal.ts';

/** The cookie that opening the link sets, so that the token stays neither in the address bar nor in the history. */
export const firstUserCookie = 'dateline-first-user';
/** The admin's page where the first user registers. */
export const firstUserPage = '/admin/create-first-user';

export const firstUserLink = (publicUrl: string, token: string): string =>
  `${publicUrl}${firstUserPage}?token=${token}`;

/** Each start of each node may make one; of more than these the oldest go. */
const mostTokens = 20;

const row = { _id: 'first-user' };
type Row = { _id: string; hashes?: string[]; at?: Date };
const newsroomOf = (payload: Payload) => rawCollection<Row>(payload, 'newsroom');
/** Only this stands in the database, where every node finds it. The token is random: it needs no salt. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Does anybody work here, or lie in the trash? Not a count: MongoDB estimates one, which a transaction may not. */
export const hasUsers = async (payload: Payload, req?: PayloadRequest): Promise<boolean> =>
  Boolean(await payload.db.findOne({ collection: 'users', where: {}, req }));

/** Makes a token with which the first user may register, on whichever node. */
export async function makeFirstUserToken(payload: Payload): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const hashes = { $each: [hashOf(token)], $slice: -mostTokens };
  await newsroomOf(payload).updateOne(row, { $push: { hashes } }, { upsert: true });
  return token;
}

export const isFirstUserToken = async (payload: Payload, token: string): Promise<boolean> =>
  Boolean(await newsroomOf(payload).findOne({ _id: 'first-user', hashes: hashOf(token) }));

/** Once there is a user no link opens anything. */
export async function endFirstUserTokens(payload: Payload): Promise<void> {
  await newsroomOf(payload).updateOne(row, { $unset: { hashes: '' } });
}

export function refuseFirstUser(token: string | undefined): never {
  const message = token
    ? 'This one-time link is not valid, or no longer. `npx dateline first-user` prints one that is.'
    : 'The first user registers with the one-time link that the start made. `npx dateline first-user` prints it.';
  throw new Refusal('not-allowed', message, [{ path: 'token', rule: token ? 'not-valid' : 'required', message }]);
}

/**
 * Uses the token up, in the request's transaction, and all others with it: of all who register at the same moment one wins, the
 * others start again and see who did.
 */
export async function useFirstUserToken(token: string | undefined, req: PayloadRequest): Promise<void> {
  const session = await sessionOf(req);
  const filter = { _id: 'first-user', hashes: hashOf(token ?? '') };
  const used = { $set: { at: new Date() }, $unset: { hashes: '' as const } };
  const { matchedCount } = await newsroomOf(req.payload).updateOne(filter, used, { session });
  if (!matchedCount) refuseFirstUser(token);
}
