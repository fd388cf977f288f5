import type { Request, RequestHandler } from 'express';
import { Refusal } from '../domain/refusal.ts';

/** A browser sends these to another site without asking it first; JSON it does not. */
const isAskedFor = (req: Request): boolean =>
  (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() === 'application/json';

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/** Did a page of this server's own send it, or one of those that are let in? Without an origin it is no browser's form. */
function isOurs(req: Request, origins: readonly string[]): boolean {
  const origin = req.get('origin');
  if (origin !== undefined) return origins.includes(origin) || hostOf(origin) === req.get('host');
  const site = req.get('sec-fetch-site');
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** A browser names the page's origin with whatever it posts by a script: what has none is no page's, and counts as another site's. */
export const isOfOtherSite = (req: Request, origins: readonly string[]): boolean =>
  req.get('origin') === undefined || !isOurs(req, origins);

/**
 * Refuses forms that a page of another site posts. With `SameSite` they come without a session, but a form that signs in
 * needs none: its sender would have somebody write into an account not their own.
 */
export function refuseForeignForms(publicUrl: string, allowed: readonly string[]): RequestHandler {
  const origins = [new URL(publicUrl).origin, ...allowed];
  return (req, _res, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method) || isAskedFor(req) || isOurs(req, origins)) return next();
    throw new Refusal(
      'not-allowed',
      'A form of another site is not taken: send JSON, or post from this server’s pages.',
      [{ path: '', rule: 'origin', message: 'The Origin of the request is another site’s.' }],
    );
  };
}
