import { randomBytes } from 'node:crypto';
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
} from '../../src/signIn/knownDevice.ts';

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
    ...{ httpOnly: true, sameSite: 'Strict', secure: settingsOf(req.payload).publicUrl.startsWith('https:') },
    ...{ path: '/api', maxAge: knownFor, returnCookieAsObject: false },
  });
  req.responseHeaders = new Headers(req.responseHeaders);
  req.responseHeaders.append('Set-Cookie', cookie as string);
}
