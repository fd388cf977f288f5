import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { defineEndpoint, reply } from '../shared/route.ts';
import { refuseTextOfAnother } from '../shared/writer.ts';

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
    ...{ method: 'get', path: '/api/users/device-key', operationId: 'readDeviceKey' },
    summary: 'The key for what you leave on a device',
    description:
      'AES-256 in Base64, yours alone: the admin seals with it the text that could not be sent when you sign out, and opens it when you are back.',
    ...{ tag: 'Users', access: 'session' },
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
