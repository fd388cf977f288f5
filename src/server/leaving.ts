import type { Request, RequestHandler } from 'express';
import { asOneRequest, patience } from '../database/asked.ts';
import { leftOf } from '../delivery/left.ts';

/** Payload makes a read of a POST that says so: for filters too long for an address. */
const isRead = (req: Request): boolean =>
  /^(GET|HEAD)$/.test(req.method) || (req.method === 'POST' && req.get('x-payload-http-method-override') === 'GET');

/** Does what follows as one request: what only reads ends with its client, and each query by its time. */
export const endWithClient: RequestHandler = (req, res, next) => {
  // Each limit on the way listens for the end: more than the ten after which Node warns of a leak.
  res.setMaxListeners(20);
  asOneRequest(next, { left: leftOf(res), isRead: isRead(req), milliseconds: patience.staff });
};

/** Readers wait less long; what they POST as a query only reads. */
export const asReaders =
  (limits: { isRead?: true } = {}): RequestHandler =>
  (_req, _res, next) =>
    asOneRequest(next, { ...limits, milliseconds: patience.readers });
