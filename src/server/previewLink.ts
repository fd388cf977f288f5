import type { Request, Response, Router } from 'express';
import type { Payload } from 'payload';
import { z } from 'zod';
import { answer } from '../delivery/rest/answers.ts';
import { sharedStoryQuery, storyAnswer } from '../delivery/rest/storyRoutes.ts';
import { queryTextOf, routerOf, type Exchange } from '../http/express.ts';
import { problemOf, problemType } from '../http/problems.ts';
import { readQuery } from '../http/query.ts';
import { defineRoute } from '../http/route.ts';
import { previewByLink } from '../newsroom/preview/previewOf.ts';
import { countOpening, linkOf } from '../newsroom/preview/previewLinks.ts';
import type { FoundLink } from '../newsroom/preview/previewLinkRows.ts';
import { words } from '../domain/labels.ts';
import type { Language } from '../domain/languages.ts';
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

type PreviewParts = { payload: Payload; serverUrl: string };

const readPreview = defineRoute(
  {
    method: 'get',
    path: '/v1/preview/{token}',
    operationId: 'readPreview',
    summary: 'A story before it is published, by a link from the newsroom',
    description:
      'A browser (`Accept: text/html`) gets the page. Nobody may keep it: `no-store`, `noindex`. 404 once the link has ended, for whatever reason.',
    tag: 'Preview',
    access: 'anybody',
    params: { token: z.string() },
    query: sharedStoryQuery,
    answers: {
      200: {
        description: 'The latest version.',
        body: { 'application/json': answer.StoryAnswer, 'text/html': z.string() },
        headers: { 'X-Robots-Tag': z.string() },
      },
    },
    refusals: [400, 404],
  },
  async ({ params: { token } }, { req, res, parts: { payload, serverUrl } }: Exchange<PreviewParts>): Promise<void> => {
    const answerEnded = (): void => sendEnded(req, res);
    const isOpen = (link: FoundLink): Promise<boolean> => countOpening(link, new Date(), payload);
    const link = await linkOf(token, new Date(), payload);
    const preview = link && (await previewByLink(link.story, payload));
    if (!link || !preview) return answerEnded();
    if (wantsPage(req)) {
      const page = await renderPreviewPage(preview, await around(payload, serverUrl));
      if (!(await isOpen(link))) return answerEnded();
      res.set(unkept);
      return sendPage(res, 200, page);
    }
    const parsedQuery = readQuery(queryTextOf(req), sharedStoryQuery);
    if ('faults' in parsedQuery)
      return sendJson(res, 400, problemType, problemOf('parameters', { errors: parsedQuery.faults }));
    if (!(await isOpen(link))) return answerEnded();
    const { directory } = await around(payload, serverUrl);
    sendJson(res, 200, 'application/json', storyAnswer(preview.story, await directory.site(), parsedQuery.values));
  },
);

export const previewLinkRoutes = [readPreview];

/** GET /v1/preview/:token: the latest version of one story, for whoever has the link. It goes past the byte cache. */
export const previewLinkRouter = (payload: Payload, serverUrl: string): Router =>
  // A page has no parameters, so those are read where the story is wanted as data.
  routerOf(previewLinkRoutes, { payload, serverUrl }, { mountedAt: '/v1', readsQuery: false });
