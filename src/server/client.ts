import type { Request, RequestHandler } from 'express';
import { plainAddress } from '../domain/clientAddress.ts';
import type { Env } from '../config/env.ts';

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
