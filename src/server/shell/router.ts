import { Router, type RequestHandler, type Response } from 'express';
import type { Payload } from 'payload';
import { routerOf } from '../../http/express.ts';
import { notFound, refuseMethod } from '../errors.ts';
import { assets, shellPath } from './assets.ts';
import { shellDocument, shellPolicy } from './document.ts';
import { writingRoutes } from './writing.ts';

const forEver = 'public, max-age=31536000, immutable';

/** Asked for anew each time: a release is seen at the next visit. */
const send = (res: Response, type: string, text: string): void =>
  void res.set({ 'Cache-Control': 'no-cache', 'Content-Type': type }).send(text);

const sendDocument: RequestHandler = (_req, res) => {
  res.set('Content-Security-Policy', shellPolicy);
  send(res, 'text/html; charset=utf-8', shellDocument);
};

const sendAsset: RequestHandler<{ name: string }> = (req, res, next) => {
  const asset = assets.get(req.params.name);
  if (!asset) return next();
  res.set({ 'Cache-Control': forEver, 'Content-Type': asset.type }).send(asset.body);
};

/** The writing shell: a page of our own under the admin, without Payload and Next, that holds nothing of anybody. */
export function shellRouter(payload: Payload): Router {
  const files = Router()
    .get('/', sendDocument)
    .get('/assets/:name', sendAsset)
    .use((req, res, next) =>
      /^(GET|HEAD)$/.test(req.method) ? notFound(req, res, next) : refuseMethod('GET, HEAD')(req, res, next),
    );
  return Router().use(shellPath, files).use(routerOf(writingRoutes, { payload }));
}
