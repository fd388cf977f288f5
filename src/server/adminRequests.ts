import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { Refusal } from '../domain/refusal.ts';
import { saveLimit } from './bodies.ts';
import { isOfOtherSite } from './crossSite.ts';
import { notFound, refuseMethod } from './errors.ts';

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

/**
 * A form sends the whole document to ask how its fields look: it may be as long as a save. Where a proxy has passed no length on, Next counts,
 * by the same limit (next.config.mjs).
 */
function checkLength(req: Request): void {
  const length = Number(req.headers['content-length'] ?? 0);
  if (!(length <= saveLimit))
    throw new Refusal('too-large', 'The request is too large: at most 8 MB.', [
      { path: '', rule: 'too-large', message: 'At most 8 MB.', params: { most: '8 MB' } },
    ]);
}

/** What Next cannot make arguments of it answers with 500. What fails within a function is answered and told by that function (admin/serverFunctions.ts). */
function answerUnreadable(res: Response): void {
  const writeHead = res.writeHead.bind(res) as (status: number, ...rest: unknown[]) => Response;
  const write = (status: number, ...rest: unknown[]): Response => {
    const isFault = status === 500 && !res.headersSent;
    if (isFault) res.statusCode = 400;
    return writeHead(isFault ? 400 : status, ...rest);
  };
  res.writeHead = write as typeof res.writeHead;
}

type AdminParts = {
  actions: ReadonlySet<string>;
  origins: readonly string[];
  /** Is it somebody who is signed in, or who holds the link of the first user? */
  mayCall: (req: Request) => Promise<boolean>;
};

/**
 * Before Next: pages are read, and what is posted is a call of a server function that the build has, by a page of this server's own and a
 * person who is signed in, or is about to be the first user. Anything else Next would begin to render, or tell on standard error.
 */
export const checkAdminRequest =
  ({ actions, origins, mayCall }: AdminParts): RequestHandler =>
  async (req, res, next) => {
    checkAddress(req);
    if (/^(GET|HEAD)$/.test(req.method)) return next();
    const action = req.get('next-action');
    if (req.method !== 'POST' || action === undefined) return refuseMethod('GET, HEAD')(req, res, next);
    // What is not read of a body would keep the connection from its next request.
    res.set('Connection', 'close');
    if (isOfOtherSite(req, origins)) throw new Refusal('not-allowed', 'A page of another site may not ask this.');
    if (!actions.has(action)) {
      // A page of another release hears by this header that it has to be loaded again.
      res.set('x-nextjs-action-not-found', '1');
      return notFound(req, res, next);
    }
    if (!(await mayCall(req))) throw new Refusal('unauthenticated', 'Sign in first.');
    checkLength(req);
    res.removeHeader('Connection');
    // Next compares the two, and a proxy need not pass the host on.
    req.headers['x-forwarded-host'] = new URL(req.headers.origin!).host;
    answerUnreadable(res);
    next();
  };
