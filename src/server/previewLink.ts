import { Router, type Request, type Response } from 'express';
import type { Payload } from 'payload';
import { sharedStoryQuery, shownStory } from '../delivery/rest/storyRoutes.ts';
import { problemOf, problemType } from '../delivery/rest/problems.ts';
import { readQuery } from '../delivery/rest/query.ts';
import { previewByLink } from '../desk/previewOf.ts';
import { storyOfToken } from '../desk/previewLink.ts';
import { renderPreviewPage } from '../site/preview.tsx';
import { around, sendPage } from './preview.ts';

/** Never kept by anybody, never in a search engine, and the address not told to the sites it links to. */
const unkept = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
  'Referrer-Policy': 'no-referrer',
  Vary: 'Accept',
};

function sendJson(res: Response, status: number, type: string, value: unknown): void {
  res.status(status).set({ ...unkept, 'Content-Type': type });
  res.send(Buffer.from(JSON.stringify(value)));
}

const queryOf = ({ originalUrl }: Request): string => originalUrl.split('?').slice(1).join('?');

/** GET /v1/preview/:token: the latest version of one story, for whoever has the link. It goes past the byte cache. */
export function previewLinkRouter(payload: Payload, serverUrl: string): Router {
  return Router().get('/preview/:token', async (req, res) => {
    const id = storyOfToken(req.params.token, new Date(), payload.secret);
    const preview = id && (await previewByLink(id, payload));
    if (!preview) return sendJson(res, 404, problemType, problemOf('not-found'));
    if (req.accepts(['json', 'html']) === 'html') {
      res.set(unkept);
      sendPage(res, 200, await renderPreviewPage(preview, await around(payload, serverUrl)));
      return;
    }
    const read = readQuery(queryOf(req), sharedStoryQuery);
    if ('faults' in read) return sendJson(res, 400, problemType, problemOf('parameters', { errors: read.faults }));
    sendJson(res, 200, 'application/json', shownStory(preview.story, read.values));
  });
}
