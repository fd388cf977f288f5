import { hkdfSync } from 'node:crypto';
import type { Endpoint } from 'payload';
import { Refusal } from '../../src/domain/refusal.ts';
import { principalOf } from '../shared/principal.ts';

/** In bytes: AES-256. */
const keyLength = 32;

/**
 * The key that what a person leaves on a device when they sign out is sealed with there: nobody else who sits at the device can read it. Made of the
 * newsroom's own secret, so that nothing has to be kept and every node makes the same; it ends with that secret.
 */
const deviceKeyOf = (user: string, secret: string): string =>
  Buffer.from(hkdfSync('sha256', secret, user, 'dateline device copies', keyLength)).toString('base64');

/** GET /api/users/device-key: one's own, while one is signed in. */
export const deviceKey: Omit<Endpoint, 'root'> = {
  path: '/device-key',
  method: 'get',
  handler: (req) => {
    const principal = principalOf(req.user);
    if (principal.kind !== 'staff')
      throw new Refusal(
        principal.kind === 'reader' ? 'unauthenticated' : 'not-allowed',
        'This key is for a person who is signed in.',
      );
    const key = deviceKeyOf(principal.id, req.payload.secret);
    return Response.json({ key }, { headers: { 'Cache-Control': 'no-store' } });
  },
};
