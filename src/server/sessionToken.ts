import { createHmac, timingSafeEqual } from 'node:crypto';

const header = /^(?:JWT|Bearer) (\S+)$/;
const cookie = /(?:^|;)\s*payload-token=([^;\s]+)/;

/** The session token that a request brings, by its `Authorization` and `Cookie`: whether it counts, and from that page, is not asked. */
export const tokenIn = (authorization: string | null | undefined, cookies: string | null | undefined) =>
  header.exec(authorization ?? '')?.[1] ?? cookie.exec(cookies ?? '')?.[1];

/** What a token says. `until`: milliseconds since 1970. */
export type Claims = { user: string; session: string; until: number };

/** What a token of ours says, or undefined for one that this newsroom did not sign. Whether its session goes on only the database knows. */
export function claimsOf(token: string, secret: string): Claims | undefined {
  const [head = '', body = '', signature = ''] = token.split('.');
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest();
  const signatureBytes = Buffer.from(signature, 'base64url');
  if (signatureBytes.length !== expected.length || !timingSafeEqual(signatureBytes, expected)) return undefined;
  const { id, sid, exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  if (typeof sid !== 'string' || typeof exp !== 'number') return undefined;
  return { user: String(id), session: sid, until: exp * 1_000 };
}
