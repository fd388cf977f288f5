import { Router, type Request, type Response } from 'express';
import type { Payload } from 'payload';
import { sharedStoryQuery, shownStory } from '../delivery/rest/storyRoutes.ts';
import { problemOf, problemType } from '../delivery/rest/problems.ts';
import { readQuery } from '../delivery/rest/query.ts';
import { previewByLink } from '../newsroom/preview/previewOf.ts';
import { countOpening, linkOf } from '../newsroom/preview/previewLinks.ts';
import type { FoundLink } from '../newsroom/preview/previewLinkRows.ts';
import { words } from '../domain/labels.ts';
import type { Language } from '../domain/story.ts';
import { renderPreviewPage } from '../site/preview.tsx';
import { around, sendNotice, sendPage } from './preview.ts';

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

const over = {
  title: words('This link has ended', 'Bu keçid artıq işləmir', 'Ссылка больше не действует'),
  text: words('Ask the newsroom for another one.', 'Redaksiyadan yenisini istəyin.', 'Попросите у редакции новую.'),
};

const wantsPage = (req: Request): boolean => req.accepts(['json', 'html']) === 'html';

/** The same for a link that has ended and for one that never was. */
function sendEnded(req: Request, res: Response): void {
  if (!wantsPage(req)) return sendJson(res, 404, problemType, problemOf('not-found'));
  const language = (req.acceptsLanguages('en', 'az', 'ru') || 'en') as Language;
  res.set({ ...unkept, Vary: 'Accept, Accept-Language' });
  sendNotice(res, 404, { language, title: over.title[language], text: over.text[language] });
}

const queryOf = ({ originalUrl }: Request): string => originalUrl.split('?').slice(1).join('?');

/** GET /v1/preview/:token: the latest version of one story, for whoever has the link. It goes past the byte cache. */
export function previewLinkRouter(payload: Payload, serverUrl: string): Router {
  return Router().get('/preview/:token', async (req, res) => {
    const ended = (): void => sendEnded(req, res);
    const isOpen = (link: FoundLink): Promise<boolean> => countOpening(link, new Date(), payload);
    const link = await linkOf(req.params.token, new Date(), payload);
    const preview = link && (await previewByLink(link.story, payload));
    if (!link || !preview) return ended();
    if (wantsPage(req)) {
      const page = await renderPreviewPage(preview, await around(payload, serverUrl));
      if (!(await isOpen(link))) return ended();
      res.set(unkept);
      return sendPage(res, 200, page);
    }
    const read = readQuery(queryOf(req), sharedStoryQuery);
    if ('faults' in read) return sendJson(res, 400, problemType, problemOf('parameters', { errors: read.faults }));
    if (!(await isOpen(link))) return ended();
    sendJson(res, 200, 'application/json', shownStory(preview.story, read.values));
  });
}
