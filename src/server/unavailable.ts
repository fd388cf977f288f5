import type { Request, Response } from 'express';
import { currentRequest } from '../database/requestLimits.ts';
import { words } from '../domain/labels.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Language } from '../domain/languages.ts';
import { problemOfRefusal, sendProblem } from '../http/problems.ts';
import { sendNotice } from './preview.ts';
import { answerOf, notDone, whenToRetry } from './refusals.ts';

const notice = {
  title: words(
    'The newsroom cannot be reached just now',
    'Redaksiya hazırda əlçatan deyil',
    'Редакция сейчас недоступна',
  ),
  text: words(
    'Its database does not answer. Wait a moment, and load this page again.',
    'Verilənlər bazası cavab vermir. Bir az gözləyin və səhifəni yenidən yükləyin.',
    'База данных не отвечает. Подождите немного и загрузите страницу ещё раз.',
  ),
};

const isUnder = ({ originalUrl }: Request, path: string): boolean => originalUrl.startsWith(path);

/** Does a person look at what is answered? */
const isPage = (req: Request): boolean =>
  ['GET', 'HEAD'].includes(req.method) && !isUnder(req, '/api/') && req.accepts(['json', 'html']) === 'html';

function sendPage(req: Request, res: Response): void {
  const language = (req.acceptsLanguages('en', 'az', 'ru') || 'en') as Language;
  res.vary('Accept-Language');
  sendNotice(res, 503, { language, title: notice.title[language], text: notice.text[language] });
}

/** Answers a refusal with 503 in the shape of its address: a page for people, a problem document under `/v1`, else the API's own. */
export function sendUnavailable(req: Request, res: Response, refusal: Refusal): void {
  res.set({ ...whenToRetry, 'Cache-Control': 'no-store' });
  // A client that is still sending gets its answer, and then the connection goes.
  if (!req.complete) res.set('Connection', 'close');
  if (isPage(req)) return sendPage(req, res);
  if (isUnder(req, '/v1/')) return sendProblem(res, problemOfRefusal(refusal));
  res.status(refusal.status).json(answerOf(refusal));
}

/** Answers for a handler that has been given up: what it says later is heard by nobody. */
export function answerInstead(req: Request, res: Response, refusal: Refusal): void {
  res.locals.isGivenUp = true;
  res.on('error', () => undefined);
  sendUnavailable(req, res, refusal);
}

export const isGivenUp = (res: Response): boolean => res.locals.isGivenUp === true;

const mayStay = (name: string): boolean => !/^(location|content-|transfer-|refresh)/.test(name);

const speaking = ['writeHead', 'write', 'end'] as const;
type Speak = (...args: unknown[]) => unknown;

/** Sees to it that what the admin says of a database that is away, such as that nobody is signed in, is answered with 503. */
export function answerTrouble(req: Request, res: Response): void {
  const own = Object.fromEntries(speaking.map((name) => [name, (res[name] as Speak).bind(res)]));
  const mayBeSaid = (status: number): boolean =>
    res.headersSent || status < 300 || isGivenUp(res) || !currentRequest().trouble;
  const answer = (): Response => {
    Object.assign(res, own);
    for (const name of res.getHeaderNames()) if (!mayStay(name)) res.removeHeader(name);
    answerInstead(req, res, notDone());
    return Object.assign(res, Object.fromEntries(speaking.map((name) => [name, () => res])));
  };
  const guard = (name: (typeof speaking)[number]): Speak => {
    return (...args) => {
      const status = name === 'writeHead' ? Number(args[0]) : res.statusCode;
      return mayBeSaid(status) ? own[name]!(...args) : answer();
    };
  };
  Object.assign(res, Object.fromEntries(speaking.map((name) => [name, guard(name)])));
}
