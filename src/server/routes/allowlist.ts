import type { RequestHandler } from 'express';
import { Refusal } from '../../domain/refusal.ts';
import { notFound, refuseMethod } from '../errors.ts';
import { isOffered, routeFor, type Route } from './routes.ts';

/** Payload takes a POST with this header for a GET whose query is in the body. */
const readByPost = 'x-payload-http-method-override';

/** The methods that are offered at a path. */
const methodsAt = (routes: readonly Route[], path: string): string[] =>
  [...new Set(routes.map(({ method }) => method))].filter((method) => {
    const route = routeFor(routes, method, path);
    return route && isOffered(route);
  });

const allow = (methods: readonly string[]): string =>
  [...new Set(methods.map((method) => method.toUpperCase()))].sort().join(', ');

/** Lets through what the documentation offers, and nothing else: what nobody described, nobody is served. */
export function onlyOffered(routes: readonly Route[]): RequestHandler {
  return (req, res, next) => {
    const isRead = req.method === 'HEAD' || (req.method === 'POST' && req.get(readByPost) === 'GET');
    const path = `${req.baseUrl}${req.path === '/' ? '' : req.path}`;
    const route = routeFor(routes, isRead ? 'get' : req.method, path);
    if (route && isOffered(route)) return next();
    if (route) throw new Refusal('not-allowed', route.notOffered);
    const others = methodsAt(routes, path);
    if (others.length === 0) return notFound(req, res, next);
    return refuseMethod(allow(others))(req, res, next);
  };
}

/** Files that nobody describes: they belong to a page. */
const undescribed = /^\/(?:icon\.svg|favicon\.ico|docs\/[\w.-]+)$/;

/** What nobody answered: a page, a feed or a file asked by another method than it takes is told so. `isAddress`: a GET of readers' is there. */
export function refuseOtherMethods(routes: readonly Route[], isAddress: (url: string) => boolean): RequestHandler {
  return (req, res, next) => {
    if (['GET', 'HEAD'].includes(req.method)) return next();
    const isRead = undescribed.test(req.path) || isAddress(req.originalUrl);
    const methods = [...methodsAt(routes, req.path), ...(isRead ? ['get'] : [])];
    if (methods.length === 0 || methods.includes(req.method.toLowerCase())) return next();
    const besides = methods.includes('get') ? ['head', 'options'] : ['options'];
    return refuseMethod(allow([...methods, ...besides]))(req, res, next);
  };
}
