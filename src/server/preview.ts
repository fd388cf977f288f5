import type { Response } from 'express';
import type { Payload, TypedUser } from 'payload';
import { z } from 'zod';
import { databaseOf } from '../database/rows.ts';
import { collections, type Head } from '../published/storage/collections.ts';
import { openDirectoryStore } from '../delivery/stores/directoryStore.ts';
import { openStoryStore } from '../delivery/stores/storyStore.ts';
import { previewOfEntry, previewOf } from '../newsroom/preview/previewOf.ts';
import type { Language } from '../domain/languages.ts';
import type { Exchange } from '../http/express.ts';
import { defineRoute } from '../http/route.ts';
import { assetPaths, previewPolicy } from '../site/assets.ts';
import { renderDocumentPreview, renderPreviewPage } from '../site/preview.tsx';
import { calledAs, documentKinds, entryKinds } from '../published/kinds.ts';
import { userOf, headersOf } from './user.ts';

const problems = {
  401: ['Sign in to see a preview', 'A preview is for the newsroom.'],
  403: ['Not for an API key', 'A preview is for members of staff.'],
  404: ['There is no such story', 'It may be on another desk, or in the trash.'],
} as const;

export function sendPage(res: Response, status: number, html: string): void {
  res
    .status(status)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': previewPolicy,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    })
    .send(html);
}

type Notice = { language: Language; title: string; text: string; link?: string };

/** A page that says one thing; `link` is HTML of our own. */
export function sendNotice(res: Response, status: number, { language, title, text, link = '' }: Notice): void {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><link rel="stylesheet" href="${assetPaths.stylesheet}">`;
  sendPage(
    res,
    status,
    `<!doctype html>\n<html lang="${language}"><head>${head}</head><body><div class="page"><main class="notice"><h1>${title}</h1><p class="notice-text">${text}</p>${link && `<p class="ways">${link}</p>`}</main></div></body></html>`,
  );
}

function sendProblemPage(res: Response, status: keyof typeof problems): void {
  const [title, text] = problems[status];
  const link = status === 401 ? '<a href="/admin/login">Sign in</a>' : '<a href="/admin">To my desk</a>';
  sendNotice(res, status, { language: 'en', title, text, link });
}

/** What stands around the story: the site's settings, its sections and the News Line as readers have them now. */
export async function around(payload: Payload, serverUrl: string) {
  const db = databaseOf(payload);
  const head = await db.collection<Head>(collections.readModel).findOne({ _id: 'head' });
  return {
    stories: openStoryStore(db, () => head?.current ?? 1),
    directory: openDirectoryStore(db, () => head?.contract ?? 0),
    serverUrl,
  };
}

export type PreviewParts = { payload: Payload; serverUrl: string };
const html = (description: string) => ({ description, body: { 'text/html': z.string() } });

/** What of a kind is shown: `render` gives the page of its latest copy, for a colleague who may read it; undefined for all others. */
type Previewed = {
  plural: string;
  one: string;
  tag: string;
  operationId: string;
  render: (id: string, user: TypedUser, parts: PreviewParts) => Promise<string | undefined>;
};

const previewed: readonly Previewed[] = [
  {
    plural: 'stories',
    one: 'story',
    tag: 'Stories',
    operationId: 'previewStory',
    render: async (id, user, { payload, serverUrl }) => {
      const preview = await previewOf(id, { payload, user });
      return preview && renderPreviewPage(preview, await around(payload, serverUrl));
    },
  },
  ...documentKinds.map((kind): Previewed => {
    const { one, many } = calledAs(kind);
    return {
      plural: entryKinds[kind].collection,
      one: kind,
      tag: many,
      operationId: `preview${one}`,
      render: async (id, user, { payload, serverUrl }) => {
        const document = await previewOfEntry(kind, id, { payload, user });
        return document && renderDocumentPreview(document, await around(payload, serverUrl));
      },
    };
  }),
];

const previewRoute = ({ plural, one, tag, operationId, render }: Previewed) =>
  defineRoute(
    {
      method: 'get',
      path: `/preview/${plural}/{id}`,
      operationId,
      summary: `A ${one}’s pending edits in the reader’s layout`,
      tag,
      access: 'session',
      params: { id: z.string().meta({ description: 'The id of the document.' }) },
      answers: {
        200: html('The page.'),
        401: html('Sign in.'),
        403: html('Not for a key.'),
        404: html(`No such ${one}.`),
      },
    },
    async ({ params: { id } }, { req, res, parts }: Exchange<PreviewParts>): Promise<void> => {
      const user = await userOf(parts.payload, headersOf(req));
      if (!user) return sendProblemPage(res, 401);
      if ((user as { _strategy?: string })._strategy === 'api-key') return sendProblemPage(res, 403);
      const isId = /^[0-9a-f]{24}$/i.test(id);
      const page = isId ? await render(id, user, parts) : undefined;
      if (page === undefined) return sendProblemPage(res, 404);
      sendPage(res, 200, page);
    },
  );

export const previewRoutes = previewed.map(previewRoute);
