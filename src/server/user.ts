import type { Payload, TypedUser } from 'payload';
import { currentRequest } from '../database/requestLimits.ts';
import type { Request, RequestHandler } from 'express';
import { plainAddress, placeOf } from '../domain/clientAddress.ts';
import type { Env } from '../config/env.ts';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Who is signed in; null for nobody. Throws what the database said where it does not answer: to Payload that is nobody too. */
export async function userOf(payload: Payload, headers: Headers): Promise<TypedUser | null> {
  const { user } = await payload.auth({ headers });
  const { trouble } = currentRequest();
  if (!user && trouble) throw trouble;
  return user;
}

/** Gives `req.ip` in the one way we write addresses, so that everything that counts or bans by it means the same client. */
export const knowClient: RequestHandler = (req, _res, next) => {
  // What a proxy passes on can be no address at all: then it is the proxy's own that counts.
  const value = plainAddress(req.ip ?? '') ?? plainAddress(req.socket.remoteAddress ?? '');
  Object.defineProperty(req, 'ip', { value, configurable: true });
  next();
};

const sessionCookie = /^\s*payload-token=/;

/** Where `npm start` says it is, and where the request was sent to: a browser lets no other page choose that. */
const ownOrigins = (req: Request): string[] => {
  const names = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${req.socket.localPort}`);
  return [...names, ...(req.headers.host ? [req.headers.host] : [])].map((host) => `http://${host}`);
};

/** Without PUBLIC_URL Payload takes the session's cookie from any page: here it counts only from pages of our own and of CORS_ORIGINS. */
export const checkOrigin =
  ({ PUBLIC_URL, CORS_ORIGINS }: Pick<Env, 'PUBLIC_URL' | 'CORS_ORIGINS'>): RequestHandler =>
  (req, _res, next) => {
    const { origin, cookie } = req.headers;
    if (PUBLIC_URL || !origin || !cookie || [...ownOrigins(req), ...CORS_ORIGINS].includes(origin)) return next();
    const left = cookie.split(';').filter((each) => !sessionCookie.test(each));
    req.headers.cookie = left.join(';');
    next();
  };

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
