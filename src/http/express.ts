import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { Refusal, type Problem } from '../domain/refusal.ts';
import { parsedAsSent } from './parsed.ts';
import { problemOf, sendProblem } from './problems.ts';
import { readQuery, type QueryShape } from './query.ts';
import type { Declaration, HandlerInput, Route } from './route.ts';

/** What a handler gets of Express, and the parts of the newsroom it works with. It answers by itself. */
export type Exchange<Parts> = { req: Request; res: Response; parts: Parts };
export type ExpressRoute<Parts> = Route<Exchange<Parts>, void>;

export const queryTextOf = ({ originalUrl }: Request): string => originalUrl.split('?').slice(1).join('?');

/** How the body of a request becomes fields, and what is said where a piece of the path can't name anything. */
type Reads = { body: (req: Request) => Record<string, unknown>; absent: (piece: string) => Refusal };

/**
 * `readsQuery: false` leaves the parameters to the handlers. With `reads` the router checks paths and bodies too; without, who
 * asks is known first, and the handlers do.
 */
type Mounting = { mountedAt?: string; readsQuery?: boolean; reads?: Reads };

/** In the order in which the fields were sent, and what is missing after that. */
function inOrder(fields: object, refusal: Refusal): Refusal {
  const names = Object.keys(fields);
  const place = ({ path, rule }: Problem) => (rule === 'required' ? names.length : names.indexOf(path));
  const problems = refusal.problems.toSorted((one, other) => place(one) - place(other)).slice(0, 20);
  return new Refusal(refusal.code, refusal.message, problems);
}

function checkFields(schema: z.ZodType, fields: Record<string, unknown>): unknown {
  try {
    return parsedAsSent(schema, fields);
  } catch (error) {
    throw error instanceof Refusal ? inOrder(fields, error) : error;
  }
}

/** The body by its declaration; one declaration stands for all media types it may come as. Throws a Refusal that names fields. */
function checkedBody(
  { path, params = {}, body }: Declaration,
  req: Request,
  { body: fieldsOf, absent }: Reads,
): unknown {
  const unfit = Object.entries(params).find(([name, schema]) => !schema.safeParse(req.params[name]).success);
  if (unfit) throw absent(unfit[0]);
  const [schema, ...others] = new Set(Object.values(body ?? {}));
  if (others.length > 0) throw new Error(`${path} takes another body by each media type, which nobody reads.`);
  return schema && checkFields(schema, fieldsOf(req));
}

/** Serves declared endpoints by Express, under where the router is mounted. Parameters that do not fit are refused as `/v1` refuses. */
export function routerOf<Parts>(
  routes: readonly ExpressRoute<Parts>[],
  parts: Parts,
  { mountedAt = '', readsQuery = true, reads }: Mounting = {},
): Router {
  const router = Router();
  for (const { handler, ...declared } of routes) {
    const { method, path, query } = declared;
    const below = path.slice(mountedAt.length).replaceAll(/\{(\w+)\}/g, ':$1') || '/';
    router[method](below, async (req, res) => {
      const parsedQuery =
        query && readsQuery ? readQuery(queryTextOf(req), query as QueryShape) : { values: {}, canonical: '' };
      if ('faults' in parsedQuery) return sendProblem(res, problemOf('parameters', { errors: parsedQuery.faults }));
      const body = reads && checkedBody(declared, req, reads);
      const input = {
        params: req.params,
        query: parsedQuery.values,
        body,
        canonical: parsedQuery.canonical,
      } as HandlerInput;
      await handler(input, { req, res, parts });
    });
  }
  return router;
}
