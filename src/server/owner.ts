import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { placeOf } from '../domain/clientAddress.ts';

const tokenIn = ({ headers }: Request): string | undefined =>
  /^(?:JWT|Bearer) (\S+)$/.exec(headers.authorization ?? '')?.[1] ??
  /(?:^|;)\s*payload-token=([^;\s]+)/.exec(headers.cookie ?? '')?.[1];

/** The session that a token of ours names; undefined for one that we did not sign, or that is over. */
function sessionOf(token: string, secret: string, now: number): string | undefined {
  const [head = '', body = '', signature = ''] = token.split('.');
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const { sid, exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { sid?: unknown; exp?: unknown };
  return typeof sid === 'string' && typeof exp === 'number' && exp * 1_000 > now ? sid : undefined;
}

export type OwnerOf = (req: Request) => string;

/**
 * Whom a request counts against: its session, for forty editors can sit behind one address, else the address, as a trusted proxy passes it
 * on. For limits alone: it asks no database, and whether the session was ended since is not its affair.
 */
export function ownerBy(secret: string): OwnerOf {
  const known = new WeakMap<Request, string>();
  const find: OwnerOf = (req) => {
    const token = tokenIn(req);
    const session = token && sessionOf(token, secret, Date.now());
    return session ? `session ${session}` : placeOf(req.ip ?? '');
  };
  // Each limit on the way asks: the signature is checked once.
  return (req) => {
    const owner = known.get(req) ?? find(req);
    known.set(req, owner);
    return owner;
  };
}
