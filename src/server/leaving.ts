import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler } from 'express';
import {
  currentRequest,
  asOneRequest,
  markRead,
  openLeft,
  patience,
  type RequestLimits,
} from '../database/requestLimits.ts';
import { abortedOnLeave } from '../delivery/cache/serve.ts';
import { watchOutage } from '../delivery/head/outage.ts';
import { outcomeUnknown } from './outcome.ts';
import { notDone } from './refusals.ts';
import { answerInstead } from './unavailable.ts';

/** Payload makes a read of a POST that says so: for filters too long for an address. */
const isRead = (req: Request): boolean =>
  /^(GET|HEAD)$/.test(req.method) || (req.method === 'POST' && req.get('x-payload-http-method-override') === 'GET');

/** Milliseconds that a request may take once the database was away; for staff, a moment of it is no outage. */
const inOutage = { readers: 1_500, staff: 9_000, order: patience.order, moment: 2_000, readersMoment: 250 };

const isOfReaders = (req: Request): boolean => /^\/(v1|media)\//.test(req.originalUrl);

const patienceOf = (req: Request, limits: RequestLimits): number => {
  if (!limits.isRead) return inOutage.order;
  return isOfReaders(req) ? inOutage.readers : inOutage.staff;
};

/** Says whether nothing has come from the client since it was asked last. */
function silence({ socket }: Request): () => boolean {
  let before = socket.bytesRead;
  return () => {
    const isSilent = socket.bytesRead === before;
    before = socket.bytesRead;
    return isSilent;
  };
}

/**
 * Does what follows as one request: what only reads ends with its client, and each query by its time. While the database is away it is
 * answered in time, whatever waits for it.
 */
export const endInTime =
  (isThere: () => boolean): RequestHandler =>
  (req, res, next) => {
    // Each limit on the way listens for the end: more than the ten after which Node warns of a leak.
    res.setMaxListeners(20);
    const end = openLeft();
    asOneRequest(
      () => {
        const limits = currentRequest();
        const after = (): number => patienceOf(req, limits);
        const away = isOfReaders(req) ? inOutage.readersMoment : inOutage.moment;
        const watched = { after, away, isWaiting: silence(req), isOver: () => res.headersSent };
        const stop = watchOutage(isThere, watched, (reason) => {
          answerInstead(req, res, limits.isRead ? notDone() : outcomeUnknown());
          end.abort(reason);
        });
        res.once('close', stop);
        next();
      },
      { left: abortedOnLeave(res, end), isRead: isRead(req), milliseconds: patience.staff },
    );
  };

/** Readers wait less long; what they POST as a query only reads. */
export const asReaders =
  ({ isRead }: { isRead?: true } = {}): RequestHandler =>
  (_req, _res, next) => {
    if (isRead) markRead();
    asOneRequest(next, { milliseconds: patience.readers });
  };

/**
 * Next begins its answer before it has read anything, and then there is no other status to say: it is asked once the database is there.
 * Meanwhile `endInTime` answers.
 */
export const onceThere =
  (confirm: () => Promise<boolean>): RequestHandler =>
  async (_req, res, next) => {
    while (!(await confirm())) {
      await wait(250, undefined, { ref: false });
      if (res.headersSent || res.closed) return;
    }
    if (!res.headersSent) next();
  };
