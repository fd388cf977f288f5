import type { IncomingMessage } from 'node:http';
import { raw, Router, type ErrorRequestHandler, type Response } from 'express';
import { forAnyPage, type Answer } from '../cache/answer.ts';
import { badRequest, givenIn, readyToRun, type Parsing, type Ready } from './request.ts';
import { limits } from './limits.ts';
import { mediaTypeFor, type MediaType, notAcceptable, refusalOf } from './refusals.ts';

const methods = 'GET, HEAD, POST, OPTIONS';

/** Public data, no cookies: any page may read it. Nothing of a POST is kept. */
function send(res: Response, { status, contentType, body, headers = {} }: Answer): void {
  res
    .status(status)
    .set({ ...forAnyPage, 'Cache-Control': 'no-store', Vary: 'Accept', ...headers })
    .set('Content-Type', contentType)
    .send(Buffer.from(body));
}

const isJson = (req: Pick<IncomingMessage, 'headers'>): boolean =>
  /^application\/json *(; *charset *= *"?utf-8"? *)?$/i.test(req.headers['content-type'] ?? '');

function jsonOf(body: unknown): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer));
  } catch {
    throw badRequest('The body is not valid JSON in UTF-8.');
  }
}

/** Express's own parser says of a body only its status. */
const whatIsWrong: Record<number, string> = {
  413: `The body is too large: at most ${limits.bytes / 1024} KB.`,
  415: 'This encoding of the body is not supported.',
};
const sendRefusal: ErrorRequestHandler = (error: unknown, req, res, next) => {
  const { status } = (error ?? {}) as { status?: unknown };
  const isClientsOwn = typeof status === 'number' && status >= 400 && status < 500;
  const known = isClientsOwn ? badRequest(whatIsWrong[status] ?? 'The body cannot be read.', status) : error;
  try {
    send(res, refusalOf(known, mediaTypeFor(req.headers.accept)));
  } catch {
    next(error);
  }
};

/** POST, and a word on every other method; GETs are answered through the byte cache before they come here. */
export function graphqlRouter(
  parsing: Parsing,
  answer: (ready: Ready, mediaType: MediaType) => Promise<Answer>,
): Router {
  return Router()
    .options('/', (_req, res) => {
      const allowed = { 'Access-Control-Allow-Methods': methods, 'Access-Control-Allow-Headers': 'Content-Type' };
      res.set({ Allow: methods, 'Access-Control-Allow-Origin': '*', 'Access-Control-Max-Age': '86400', ...allowed });
      res.status(204).end();
    })
    .post('/', raw({ limit: limits.bytes, type: isJson }), async (req, res) => {
      const mediaType = mediaTypeFor(req.headers.accept);
      if (!mediaType) return send(res, notAcceptable());
      // No simple request of another site's form: a browser asks before it posts JSON.
      if (!isJson(req)) throw badRequest('Send JSON: Content-Type: application/json.', 415);
      const ready = readyToRun(givenIn(jsonOf(req.body)), 'POST', parsing);
      send(res, await answer(ready, mediaType));
    })
    .all('/', () => {
      throw badRequest(`This address takes ${methods}.`, 405, { Allow: methods });
    })
    .use(sendRefusal);
}
