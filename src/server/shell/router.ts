import { Router, type RequestHandler, type Response } from 'express';
import type { Payload } from 'payload';
import { routerOf } from '../../http/express.ts';
import { notFound, refuseMethod } from '../errors.ts';
import { shellPath } from '../../admin/shell/path.ts';
import { assets, shellFiles } from './assets.ts';
import { shellDocument, shellPolicy, shellWorker } from './document.ts';
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
  const isPressed = asset.pressed !== undefined && req.acceptsEncodings('br') === 'br';
  // No other site is answered otherwise: the worker finds in the browser's cache what the page has loaded, which says its origin.
  res.set({ 'Cache-Control': forEver, 'Content-Type': asset.type, Vary: 'Accept-Encoding' });
  if (isPressed) res.set('Content-Encoding', 'br');
  res.send(isPressed ? asset.pressed : asset.body);
};

/** The admin's whole scope, for the page stands within it; what it does there is in `worker.ts`. */
const sendWorker: RequestHandler = (_req, res) => {
  res.set('Service-Worker-Allowed', '/admin/');
  send(res, 'text/javascript; charset=utf-8', shellWorker);
};

const { small, large, cut } = shellFiles.icons;
const icons = [
  { src: small, sizes: '192x192', type: 'image/png' },
  { src: large, sizes: '512x512', type: 'image/png' },
  { src: cut, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
];

/** What a phone installs: under the newsroom's own name. */
const sendManifest =
  (payload: Payload): RequestHandler =>
  async (_req, res) => {
    const { name } = await payload.findGlobal({ slug: 'site', depth: 0, select: { name: true } });
    const called = name || 'Dateline';
    const colours = { background_color: '#ffffff', theme_color: '#9b1c1f' };
    const manifest = { id: shellPath, name: called, short_name: called.slice(0, 30), start_url: shellPath };
    const text = JSON.stringify({ ...manifest, scope: '/admin/', display: 'standalone', ...colours, icons });
    send(res, 'application/manifest+json; charset=utf-8', text);
  };

/** The writing shell: a page of our own under the admin, without Payload and Next, that holds nothing of anybody. */
export function shellRouter(payload: Payload): Router {
  const files = Router()
    .get('/', sendDocument)
    .get('/worker.js', sendWorker)
    .get('/manifest.webmanifest', sendManifest(payload))
    .get('/assets/:name', sendAsset)
    .use((req, res, next) =>
      /^(GET|HEAD)$/.test(req.method) ? notFound(req, res, next) : refuseMethod('GET, HEAD')(req, res, next),
    );
  return Router().use(shellPath, files).use(routerOf(writingRoutes, { payload }));
}
