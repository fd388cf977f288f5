import type { RequestHandler } from 'express';
import { Refusal } from '../../domain/refusal.ts';
import { notFound, refuseMethod } from '../errors.ts';
import { isOffered, routeFor, type Route } from './routes.ts';

/** Payload takes a POST with this header for a GET whose query is in the body. */
const readByPost = 'x-payload-http-method-override';

/** Lets through what the documentation offers, and nothing else: what nobody described, nobody is served. */
export function onlyOffered(routes: readonly Route[]): RequestHandler {
  return (req, res, next) => {
    const isRead = req.method === 'HEAD' || (req.method === 'POST' && req.get(readByPost) === 'GET');
    const path = `${req.baseUrl}${req.path === '/' ? '' : req.path}`;
    const route = routeFor(routes, isRead ? 'get' : req.method, path);
    if (route && isOffered(route)) return next();
    if (route) throw new Refusal('not-allowed', route.notOffered);
    const others = [...new Set(routes.map(({ method }) => method))].filter((method) => {
      const other = routeFor(routes, method, path);
      return other && isOffered(other);
    });
    if (others.length === 0) return notFound(req, res, next);
    return refuseMethod(
      others
        .map((method) => method.toUpperCase())
        .sort()
        .join(', '),
    )(req, res, next);
  };
}
