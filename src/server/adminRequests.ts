import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, RequestHandler } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { firstUserCookie } from '../newsroom/accounts/firstUser.ts';
import { isOfOtherSite } from './crossSite.ts';
import { notFound, refuseMethod } from './errors.ts';

/** Bytes of what a page of the admin asks for besides itself; Next takes no more either, and answers that with a fault. */
const largestAction = 1024 * 1024;

/** The server functions that the build of the admin has, by the id its pages call them by. */
export function actionsOf(dir: string): ReadonlySet<string> {
  const manifest = readFileSync(join(dir, '.next/server/server-reference-manifest.json'), 'utf8');
  return new Set(Object.keys((JSON.parse(manifest) as { node: object }).node));
}

/** Files of the build are all that is to be had of Next's own; its picture service, for one, fetches what it is told to. */
export const onlyStatic: RequestHandler = (req, res, next) => {
  if (!/^\/static\//.test(req.path)) return notFound(req, res, next);
  if (!/^(GET|HEAD)$/.test(req.method)) return refuseMethod('GET, HEAD')(req, res, next);
  next();
};

function checkAddress({ path }: Request): void {
  try {
    decodeURIComponent(path);
  } catch {
    throw new Refusal('malformed', 'The address cannot be read.');
  }
}

function checkAction(req: Request): void {
  const length = Number(req.headers['content-length'] ?? NaN);
  const message = 'At most 1 MB.';
  const problems = [{ path: '', rule: 'too-large', message }];
  if (!(length <= largestAction)) throw new Refusal('too-large', 'The request is too large: at most 1 MB.', problems);
}

type AdminParts = {
  actions: ReadonlySet<string>;
  origins: readonly string[];
  isStaff: (req: Request) => Promise<boolean>;
};

/**
 * Before Next: pages are read, and what is posted is a call of a server function that the build has, by a page of this server's own and a
 * person who is signed in, or is about to be the first user. Anything else Next would begin to render, or tell on standard error.
 */
export const checkAdminRequest =
  ({ actions, origins, isStaff }: AdminParts): RequestHandler =>
  async (req, res, next) => {
    checkAddress(req);
    if (/^(GET|HEAD)$/.test(req.method)) return next();
    const action = req.get('next-action');
    if (req.method !== 'POST' || action === undefined) return refuseMethod('GET, HEAD')(req, res, next);
    // What is not read of a body would keep the connection from its next request.
    res.set('Connection', 'close');
    if (isOfOtherSite(req, origins)) throw new Refusal('not-allowed', 'A page of another site may not ask this.');
    checkAction(req);
    if (!actions.has(action)) {
      // A page of another release hears by this header that it has to be loaded again.
      res.set('x-nextjs-action-not-found', '1');
      return notFound(req, res, next);
    }
    const isFirst = req.headers.cookie?.includes(`${firstUserCookie}=`) ?? false;
    if (!isFirst && !(await isStaff(req))) throw new Refusal('unauthenticated', 'Sign in first.');
    res.removeHeader('Connection');
    // Next compares the two, and a proxy need not pass the host on.
    req.headers['x-forwarded-host'] = new URL(req.headers.origin!).host;
    next();
  };
