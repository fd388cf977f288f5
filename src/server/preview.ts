import { readFileSync } from 'node:fs';
import { Router, type Request, type Response } from 'express';
import type { Payload, TypedUser } from 'payload';
import { renderStoryPage } from '../delivery/page/render.tsx';
import { previewOf } from '../desk/previewOf.ts';

const stylesheet = '/preview/page.css';

/** No script at all; style and pictures are ours; a frame only where `embedOf` builds its address. */
const policy = [
  ...["default-src 'none'", "style-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'"],
  ...[
    "frame-ancestors 'self'",
    'frame-src https://www.youtube-nocookie.com https://player.vimeo.com https://w.soundcloud.com',
  ],
].join('; ');

const problems = {
  401: ['Sign in to see a preview', 'A preview is for the newsroom.'],
  403: ['Not for an API key', 'A preview is for members of staff.'],
  404: ['There is no such story', 'It may be on another desk, or in the trash.'],
} as const;

function sendPage(res: Response, status: number, html: string): void {
  res
    .status(status)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    })
    .send(html);
}

function sendProblemPage(res: Response, status: keyof typeof problems): void {
  const [title, text] = problems[status];
  const link = status === 401 ? '<p><a href="/admin/login">Sign in</a></p>' : '<p><a href="/admin">To my desk</a></p>';
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><link rel="stylesheet" href="${stylesheet}">`;
  sendPage(
    res,
    status,
    `<!doctype html>\n<html lang="en"><head>${head}</head><body><main><article id="story"><h1>${title}</h1><div class="body"><p>${text}</p>${link}</div></article></main></body></html>`,
  );
}

const headersOf = (req: Request): Headers =>
  new Headers({ cookie: req.get('cookie') ?? '', authorization: req.get('authorization') ?? '' });

/** GET /preview/stories/:id: the pending edits in the reader's layout, for staff who may read the story. */
export function previewRouter(payload: Payload): Router {
  const css = readFileSync(new URL('../delivery/page/page.css', import.meta.url), 'utf8');
  return Router()
    .get('/page.css', (_req, res) => {
      res.set('Cache-Control', 'public, max-age=300').type('css').send(css);
    })
    .get('/stories/:id', async (req, res) => {
      const { user } = await payload.auth({ headers: headersOf(req) });
      if (!user) return sendProblemPage(res, 401);
      if ((user as { _strategy?: string })._strategy === 'api-key') return sendProblemPage(res, 403);
      const isId = /^[0-9a-f]{24}$/i.test(req.params.id);
      const view = isId ? await previewOf(req.params.id, { payload, user: user as TypedUser, stylesheet }) : undefined;
      if (!view) return sendProblemPage(res, 404);
      sendPage(res, 200, renderStoryPage(view));
    });
}
