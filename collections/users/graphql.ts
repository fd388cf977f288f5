import { freeStoriesOfEnded } from '../../src/newsroom/story/storyLock.ts';
import type { Around } from '../shared/graphqlOperations.ts';
import { hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { defineEndpoint, reply } from '../shared/route.ts';
import { refuseTextOfAnother } from '../shared/principal.ts';
import { generateCookie, parseCookies, type PayloadRequest } from 'payload';
import { settingsOf } from '../../src/config/custom.ts';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import {
  deviceCookieOf,
  deviceOfToken,
  deviceTokenOf,
  knownFor,
  newDevice,
  type Owner,
} from '../../src/signIn/addressLimit.ts';

/** `allSessions` is no argument of Payload's hooks: what the sessions had open is freed once they have ended. */
export const leaveStoriesOfAll: Around = (resolve) => async (parent, args, context, info) => {
  const { user } = context.req;
  const answer = await resolve(parent, args, context, info);
  if (user && args.allSessions) await freeStoriesOfEnded(String(user.id), context.req);
  return answer;
};

/** In bytes: AES-256. */
const keyLength = 32;

/**
 * The key that what a person leaves on a device when they sign out is sealed with there: nobody else who sits at the device can read it. Made of the
 * newsroom's own secret, so that nothing has to be kept and every node makes the same; it ends with that secret.
 */
const deviceKeyOf = (user: string, secret: string): string =>
  Buffer.from(hkdfSync('sha256', secret, user, 'dateline device copies', keyLength)).toString('base64');

/** One's own, while one is signed in. */
export const readDeviceKey = defineEndpoint(
  {
    method: 'get',
    path: '/api/users/device-key',
    operationId: 'readDeviceKey',
    summary: 'The key for what you leave on a device',
    description:
      'AES-256 in Base64, yours alone: the admin seals with it the text that could not be sent when you sign out, and opens it when you are back.',
    tag: 'Users',
    access: 'session',
    answers: {
      200: { description: 'The key. Nobody may keep it: `no-store`.', body: z.strictObject({ key: z.string() }) },
    },
    refusals: [401, 403],
  },
  async (_given, { who, req }) => {
    refuseTextOfAnother(req);
    return reply(200, { key: deviceKeyOf(String(who.id), req.payload.secret) }, { 'Cache-Control': 'no-store' });
  },
);

type Account = { id: string; salt?: string; deviceKey?: string | null };

/** The device a request comes from, if this user has signed in there before. */
export function knownDeviceOf({ id, salt, deviceKey }: Account, req: PayloadRequest): string | undefined {
  const { secret } = req.payload;
  const token = parseCookies(req.headers).get(deviceCookieOf(id, secret));
  if (!token || !salt || !deviceKey) return undefined;
  return deviceOfToken(token, new Date(), { id, salt, deviceKey }, secret);
}

/** What the user's devices are bound to; made with the first. Undefined for one who is being made at this moment. */
async function ownerOf(id: string, { payload }: PayloadRequest): Promise<Owner | undefined> {
  const users = rawCollection(payload, 'users');
  const _id = objectId(id);
  await users.updateOne({ _id, deviceKey: null }, { $set: { deviceKey: randomBytes(18).toString('base64url') } });
  const found = await users.findOne({ _id }, { projection: { salt: 1, deviceKey: 1 } });
  const { salt, deviceKey } = (found ?? {}) as Partial<Owner>;
  return salt && deviceKey ? { id, salt, deviceKey } : undefined;
}

/** Gives the browser a cookie by which it is known at the next sign-in: a stranger's wrong passwords don't lock it out then. */
export async function rememberDevice(id: string, device: string | undefined, req: PayloadRequest): Promise<void> {
  const owner = await ownerOf(id, req);
  if (!owner) return;
  const { secret } = req.payload;
  const cookie = generateCookie({
    name: deviceCookieOf(id, secret),
    value: deviceTokenOf(device ?? newDevice(), new Date(), owner, secret),
    httpOnly: true,
    sameSite: 'Strict',
    secure: settingsOf(req.payload).publicUrl.startsWith('https:'),
    path: '/api',
    maxAge: knownFor,
    returnCookieAsObject: false,
  });
  req.responseHeaders = new Headers(req.responseHeaders);
  req.responseHeaders.append('Set-Cookie', cookie as string);
}
