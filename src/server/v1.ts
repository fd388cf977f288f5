import cors from 'cors';
import { Router, type RequestHandler } from 'express';
import { headersForPages } from '../delivery/cache/answer.ts';
import { problemOf, sendProblem } from '../http/problems.ts';
import { refuseUnconfirmed } from '../delivery/cache/serve.ts';
import type { DeliverySide } from './delivery.ts';
import { asReaders } from './leaving.ts';

/** What no router of `/v1` takes: an address of reads asked by another method, or none at all. */
const nothingHere =
  ({ isAddress }: Pick<DeliverySide, 'isAddress'>): RequestHandler =>
  (req, res) => {
    const at = `${req.method} ${req.originalUrl.split('?')[0]}`.slice(0, 200);
    if (!isAddress(req.originalUrl))
      return sendProblem(res, problemOf('not-found', { detail: `There is nothing at ${at}.` }));
    res.set('Allow', 'GET, HEAD, OPTIONS');
    sendProblem(res, problemOf('method', { detail: `There is no ${at}.` }));
  };

/** Any page may ask: it is public, and no cookie counts here. */
const everybody = cors({
  origin: '*',
  methods: ['GET', 'HEAD', 'POST'],
  maxAge: 86_400,
  exposedHeaders: [...headersForPages],
});

/** GraphQL over POST passes by the byte cache, and may show no more than that. */
const requireConfirmed =
  ({ head }: Pick<DeliverySide, 'head'>): RequestHandler =>
  async (_req, res, next) => {
    const isConfirmed = await head.confirm();
    if (res.headersSent) return;
    if (isConfirmed) next();
    else refuseUnconfirmed(res);
  };

/** What of `/v1` the byte cache does not answer: what is sent to us, what is live, and what is not there. */
export const v1Router = (
  { routers, isAddress, head }: Pick<DeliverySide, 'routers' | 'isAddress' | 'head'>,
  ...others: Router[]
): Router =>
  Router()
    .use('/graphql', asReaders({ isRead: true }), requireConfirmed({ head }), routers.graphql)
    .use(asReaders(), everybody, routers.newsLine, ...others, nothingHere({ isAddress }));
