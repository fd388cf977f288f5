import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { Refusal } from '../domain/refusal.ts';
import { countRefusal } from './logLimits.ts';
import { answerOf, refusalFrom, refusedCode } from './refusals.ts';
import { isGivenUp, sendUnavailable } from './unavailable.ts';

/** Nothing here: in the API's own shape. */
export const notFound: RequestHandler = (req, res) => {
  res
    .status(404)
    .json(
      answerOf(
        new Refusal('not-found', `There is nothing at ${req.method} ${(req.baseUrl + req.path).slice(0, 200)}.`),
      ),
    );
};

/** This path takes another method. */
export const refuseMethod =
  (allow: string): RequestHandler =>
  (req, res) => {
    const message = `There is no ${req.method} here, only ${allow}.`;
    res
      .set('Allow', allow)
      .status(405)
      .json({ errors: [{ name: 'Refusal', message, data: { code: 'wrong-method', errors: [] } }] });
  };

/** The last stop of every rejection: a refusal gets its status and fields; anything else is ours, and says nothing of why. */
export const sendProblem =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (isGivenUp(res)) return;
    const refusal = refusalFrom(error);
    const code = refusedCode(error) ?? (clientFault(error) && 'malformed');
    if (code) countRefusal(code);
    if (!code || refusal?.code === 'storage-full')
      log.error({ err: error, requestId: res.locals.requestId as string }, 'A request failed.');
    if (res.headersSent) return next(error);
    // What is not there now may be there in a moment; a CDN would keep a 404 for minutes.
    res.set('Cache-Control', 'no-store');
    // A client that is still sending gets its answer, and then the connection goes.
    if (refusal?.code === 'too-large') res.setHeader('Connection', 'close');
    if (refusal?.status === 503) return sendUnavailable(req, res, refusal);
    if (refusal) return void res.status(refusal.status).json(answerOf(refusal));
    const status = clientFault(error) ?? 500;
    if (status !== 500)
      return void res.status(status).json(answerOf(new Refusal('malformed', 'The request cannot be read.')));
    const message = `Something went wrong. Quote request ${res.locals.requestId as string}.`;
    res.status(status).json({ errors: [{ name: 'Error', message, data: { code: 'fault', errors: [] } }] });
  };

/** Express and its parsers mark faults of the client with a 4xx status. */
function clientFault(error: unknown): number | undefined {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
