import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';

const tokenIn = (headers: Headers): string | undefined =>
  /^(?:JWT|Bearer) (\S+)$/.exec(headers.get('authorization') ?? '')?.[1] ??
  /(?:^|;)\s*payload-token=([^;\s]+)/.exec(headers.get('cookie') ?? '')?.[1];

/** Did this newsroom sign the token, whether or not its session goes on? */
function isSignedHere(token: string, secret: string): boolean {
  const [head = '', body = '', signature = ''] = token.split('.');
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

type Asking = { headers: Headers; user?: unknown; payload: { secret: string } };

/** Came the request with a session that counts no more? Then nobody is signed in, and a token of ours is there all the same. */
export function isOfEndedSession({ headers, user, payload }: Asking): boolean {
  const token = user ? undefined : tokenIn(headers);
  return token !== undefined && isSignedHere(token, payload.secret);
}

export const sessionEnded = (): Refusal => {
  const message = 'Your session ended. Sign in again, and send this once more.';
  return new Refusal('unauthenticated', message, [{ path: '', rule: 'session-ended', message }]);
};
