import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { pino, type Logger } from 'pino';

/** Keys whose values never reach a log line, wherever they stand. */
const hidden = ['password', 'token', 'apiKey', 'authorization', 'cookie', 'email', 'secret'];

const email = /[^\s"'<>@]{1,64}@[^\s"'<>@]{1,255}\.[^\s"'<>@]{2,}/g;

/** Structured logs, one JSON object a line, on standard output. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: hidden.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '(hidden)' },
    hooks: {
      streamWrite: (line) => line.replace(email, '(e-mail)'),
    },
  });
}

/** An id for each request (the caller's own, if it is a plain one), and a line when it is answered. No query strings: they can hold tokens. */
export const logRequests =
  (log: Logger): RequestHandler =>
  (req, res, next) => {
    const given = req.get('x-request-id');
    const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    res.locals.requestId = requestId;
    res.setHeader('X-Request-Id', requestId);
    const began = process.hrtime.bigint();
    res.on('close', () => {
      const ms = Number((process.hrtime.bigint() - began) / 1_000_000n);
      const line = {
        requestId,
        method: req.method,
        path: req.originalUrl.split('?')[0]?.slice(0, 300),
        status: res.statusCode,
        ms,
      };
      log[res.statusCode >= 500 ? 'error' : 'debug'](line, 'request');
    });
    next();
  };
