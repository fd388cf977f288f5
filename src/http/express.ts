import { Router, type Request, type Response } from 'express';
import { problemOf, sendProblem } from './problems.ts';
import { readQuery, type QueryShape } from './query.ts';
import type { Given, Route } from './route.ts';

/** What a handler gets of Express, and the parts of the newsroom it works with. It answers by itself. */
export type Exchange<Parts> = { req: Request; res: Response; parts: Parts };
export type ExpressRoute<Parts> = Route<Exchange<Parts>, void>;

export const queryTextOf = ({ originalUrl }: Request): string => originalUrl.split('?').slice(1).join('?');

/** `readsQuery: false` leaves the parameters to the handlers. */
type Mounting = { mountedAt?: string; readsQuery?: boolean };

/** Serves declared endpoints by Express, under where the router is mounted. Parameters that do not fit are refused as `/v1` refuses. */
export function routerOf<Parts>(
  routes: readonly ExpressRoute<Parts>[],
  parts: Parts,
  { mountedAt = '', readsQuery = true }: Mounting = {},
): Router {
  const router = Router();
  for (const { method, path, query, handler } of routes) {
    const below = path.slice(mountedAt.length).replaceAll(/\{(\w+)\}/g, ':$1') || '/';
    router[method](below, async (req, res) => {
      const read =
        query && readsQuery ? readQuery(queryTextOf(req), query as QueryShape) : { values: {}, canonical: '' };
      if ('faults' in read) return sendProblem(res, problemOf('parameters', { errors: read.faults }));
      await handler({ params: req.params, query: read.values, body: undefined, canonical: read.canonical } as Given, {
        req,
        res,
        parts,
      });
    });
  }
  return router;
}
