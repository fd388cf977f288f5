import type { Request } from 'express';
import { patience } from '../database/requestLimits.ts';
import { Refusal } from '../domain/refusal.ts';
import { claimsOf, tokenIn } from './sessionToken.ts';

const transitions = /^\/api\/articles\/[^/]+\/transitions\/?$/;

/** Whoever gives an order hears of it in time: of each transition, and of what may be sent again under its key. */
const isOrder = (req: Request): boolean =>
  !['GET', 'HEAD'].includes(req.method) &&
  (req.get('idempotency-key') !== undefined || transitions.test(req.baseUrl + req.path));

/** The database did not say whether it was done. The same order under its Idempotency-Key is done once in any case. */
export const outcomeUnknown = (): Refusal =>
  new Refusal(
    'outcome-unknown',
    'It is not known whether this was done, or whether a story went out: the database does not answer. Look before you do it again; ' +
      'with the same Idempotency-Key it is safe to send again.',
  );

/** The answer to a request; of an order after twelve seconds at most, while the work goes on. Throws `outcome-unknown` then. */
export async function answerInTime(req: Request, ask: () => Promise<Response>): Promise<Response> {
  if (!isOrder(req)) return ask();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(outcomeUnknown()), patience.order);
  });
  const answer = ask();
  // What fails after that has nobody left to be told.
  answer.catch(() => undefined);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

type Asking = { headers: Headers; user?: unknown; payload: { secret: string } };

/** Came the request with a session that counts no more? Then nobody is signed in, and a token of ours is there all the same. */
export function isOfEndedSession({ headers, user, payload }: Asking): boolean {
  const token = user ? undefined : tokenIn(headers.get('authorization'), headers.get('cookie'));
  return token !== undefined && claimsOf(token, payload.secret) !== undefined;
}

export const sessionEnded = (): Refusal => {
  const message = 'Your session ended. Sign in again, and send this once more.';
  return new Refusal('unauthenticated', message, [{ path: '', rule: 'session-ended', message }]);
};
