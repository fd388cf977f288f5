import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { parameter } from '../delivery/rest/parameters.ts';
import { problemOf, problemType } from '../delivery/rest/problems.ts';
import { readQuery } from '../delivery/rest/query.ts';
import { placeOf } from '../domain/clientAddress.ts';
import { facetKeyOf } from '../published/tags.ts';
import type { NewsLineFeed, NoPlace } from './feed.ts';
import { noPlaceFrame } from './frames.ts';

const shape = {
  lang: parameter.language,
  section: parameter.section,
  // For those whose EventSource can't send the header. What is no id is answered with `reset`, as an old one is.
  lastEventId: z.string().max(500, { error: 'This has to be the id of an event.' }).optional(),
};

/** `no-transform` keeps proxies, and our own compression, from holding back what is to arrive at once. */
const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

function sendProblem(res: Response, document: Record<string, unknown>): void {
  res.status(document.status as number).set('Cache-Control', 'no-store');
  res.type(problemType).send(JSON.stringify(document));
}

/** Milliseconds until who found no place comes back, at least; and as long again at most, so that not all come at once. */
const backIn: Record<NoPlace, number> = { full: 30_000, closing: 2_000 };
const between = (least: number): number => least + Math.round(Math.random() * least);

const follow =
  (feed: NewsLineFeed) =>
  async (req: Request, res: Response): Promise<void> => {
    const asked = readQuery(req.originalUrl.split('?')[1] ?? '', shape);
    if ('faults' in asked) return sendProblem(res, problemOf('parameters', { errors: asked.faults }));
    if (req.method === 'HEAD') return void res.set(headers).end();
    const { lang, section, lastEventId } = asked.values;
    const lastId = req.get('Last-Event-ID') || lastEventId;
    // Set before there is a first event: a browser says "open" once it has these.
    res.set(headers);
    const joining = { key: facetKeyOf({ lang, section }), lastId, address: placeOf(req.ip ?? '') };
    const why = await feed.join(res, joining);
    if (why) res.end(noPlaceFrame(why, between(backIn[why])));
    else res.flushHeaders();
  };

const refuse: RequestHandler = (req, res) => {
  res.set('Allow', 'GET, HEAD, OPTIONS');
  sendProblem(res, problemOf('method', { detail: `There is no ${req.method} /v1/newsline/live.` }));
};

/** `GET /newsline/live?lang=&section=`: the News Line as server-sent events. */
export const newsLineRouter = (feed: NewsLineFeed): Router =>
  Router().get('/newsline/live', follow(feed)).all('/newsline/live', refuse);
