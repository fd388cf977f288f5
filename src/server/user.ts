import { createLocalReq, executeAuthStrategies, type Payload, type TypedUser } from 'payload';
import type { Request, RequestHandler } from 'express';
import { currentRequest } from '../database/requestLimits.ts';
import { plainAddress, placeOf } from '../domain/clientAddress.ts';
import type { Env } from '../config/env.ts';
import { principalOf } from '../../collections/shared/principal.ts';
import { Refusal } from '../domain/refusal.ts';
import { isOfEndedSession, sessionEnded } from './outcome.ts';
import { claimsOf, tokenIn } from './sessionToken.ts';

/**
 * Who is signed in; null for nobody. Throws what the database said where it does not answer: to Payload that is nobody too. `payload.auth`
 * would also work out all that this person may do with each field of each collection, which costs more than all the rest.
 */
export async function userOf(payload: Payload, headers: Headers): Promise<TypedUser | null> {
  const req = await createLocalReq({ req: { headers } }, payload);
  const { user } = await executeAuthStrategies({ headers, payload, req });
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

export type OwnerOf = (req: Request) => string;

/**
 * Whom a request counts against: its session, for forty editors can sit behind one address, else the address, as a trusted proxy passes it
 * on. For limits alone: it asks no database, and whether the session was ended since is not its affair.
 */
export function ownerBy(secret: string): OwnerOf {
  const known = new WeakMap<Request, string>();
  const find: OwnerOf = (req) => {
    const token = tokenIn(req.headers.authorization, req.headers.cookie);
    const claims = token === undefined ? undefined : claimsOf(token, secret);
    return claims && claims.until > Date.now() ? `session ${claims.session}` : placeOf(req.ip ?? '');
  };
  // Each limit on the way asks: the signature is checked once.
  return (req) => {
    const owner = known.get(req) ?? find(req);
    known.set(req, owner);
    return owner;
  };
}

/** Ways to say one method and mean another. Payload's own is left: it makes a read of a POST, and nothing else. */
const ignored = new Set(['x-http-method-override', 'x-http-method', 'x-method-override']);

/**
 * All headers of a request, as Payload takes them. Never a few picked by hand: whether a cookie counts depends on `Origin` and
 * `Sec-Fetch-Site` too.
 */
export function headersOf(req: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value === undefined || name.startsWith('x-dateline-') || ignored.has(name)) continue;
    for (const each of Array.isArray(value) ? value : [value]) headers.append(name, each);
  }
  // Who the client is as far as this server can tell: the audit trail hashes it.
  if (req.ip) headers.set('x-dateline-client', req.ip);
  return headers;
}

/** Who asks, by a session: a key is a machine's. `why` is said to nobody at all and to a key. */
export async function sessionUserOf(
  req: Request,
  payload: Payload,
  why: { none: string; key: string },
): Promise<TypedUser> {
  const headers = headersOf(req);
  const user = await userOf(payload, headers);
  const { kind } = principalOf(user);
  if (user && kind === 'staff') return user;
  if (kind === 'machine') throw new Refusal('not-allowed', why.key);
  if (isOfEndedSession({ headers, payload })) throw sessionEnded();
  throw new Refusal('unauthenticated', why.none);
}
