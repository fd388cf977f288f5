import type { RequestHandler, Router } from 'express';
import { z } from 'zod';
import { parameter } from '../delivery/rest/parameters.ts';
import { placeOf } from '../domain/clientAddress.ts';
import { routerOf, type Exchange } from '../http/express.ts';
import { problemOf, sendProblem } from '../http/problems.ts';
import { defineRoute } from '../http/route.ts';
import { facetKeyOf } from '../published/tags.ts';
import type { NewsLineFeed, NoPlace } from './feed.ts';
import { newslineEvent } from './eventSchema.ts';
import { fullEvent } from './liveEvents.ts';

const query = {
  lang: parameter.language,
  section: parameter.section,
  // For those whose EventSource can't send the header. What is no id is answered with `reset`, as an old one is.
  lastEventId: z
    .string()
    .max(500, { error: 'This has to be the id of an event.' })
    .optional()
    .meta({ description: 'The same as the header, for who can’t send one.' }),
};

/** `no-transform` keeps proxies, and our own compression, from holding back what is to arrive at once. */
const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/** Milliseconds until who found no place comes back, at least; and as long again at most, so that not all come at once. */
const backIn: Record<NoPlace, number> = { full: 30_000, closing: 2_000 };
const between = (least: number): number => least + Math.round(Math.random() * least);

/** The News Line as server-sent events. */
const follow = defineRoute(
  {
    method: 'get',
    path: '/v1/newsline/live',
    operationId: 'followNewsline',
    summary: 'The News Line, live (server-sent events)',
    description: [
      'Events `publish`, `update` and `correct` carry a line as `/v1/newsline` has it, with its `url`; `kill` and `unpublish` say which line goes; ',
      '`reset` says that more was missed than can be told, so read `/v1/newsline` again. Each has an `id`: who comes back with it, as a browser does by ',
      'itself with `Last-Event-ID`, gets what it missed. A comment now and then keeps the connection open. Where no place is left, `full` (or `closing`, ',
      'while this server ends) is all that comes, with the `retry` after which a browser comes back by itself.',
    ].join(''),
    tag: 'News Line',
    access: 'anybody',
    query,
    headers: { 'Last-Event-ID': z.string().optional().meta({ description: 'The `id` of the last event seen.' }) },
    answers: {
      200: { description: 'It stays open, where there is a place.', body: { 'text/event-stream': newslineEvent } },
    },
    refusals: [400],
  },
  async (
    { query: { lang, section, lastEventId } },
    { req, res, parts: feed }: Exchange<NewsLineFeed>,
  ): Promise<void> => {
    if (req.method === 'HEAD') return void res.set(headers).end();
    const lastId = req.get('Last-Event-ID') || lastEventId;
    // Sent before there is a first event, or anything that could be waited for: a browser says "open" once it has these, and any other status would
    // end its EventSource for ever.
    res.set(headers).flushHeaders();
    const joining = { key: facetKeyOf({ lang, section }), lastId, address: placeOf(req.ip ?? '') };
    const why = await feed.join(res, joining);
    if (why) res.end(fullEvent(why, between(backIn[why])));
  },
);

export const newsLineRoutes = [follow];

const refuse: RequestHandler = (req, res) => {
  res.set('Allow', 'GET, HEAD, OPTIONS');
  sendProblem(res, problemOf('method', { detail: `There is no ${req.method} /v1/newsline/live.` }));
};

export const newsLineRouter = (feed: NewsLineFeed): Router =>
  routerOf(newsLineRoutes, feed, { mountedAt: '/v1' }).all('/newsline/live', refuse);
