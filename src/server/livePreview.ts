import type { Router } from 'express';
import { createLocalReq, type PayloadRequest } from 'payload';
import { z } from 'zod';
import { storySeen } from '../newsroom/story/loadStory.ts';
import { datelineTextOf } from '../../collections/articles/hooks/compute.ts';
import { namedOf } from '../../collections/shared/fieldTable.ts';
import { refuseMisshapen } from '../../collections/shared/hooks.ts';
import { writtenNames } from '../domain/fields/articleFields.ts';
import { wordCountOf } from '../domain/body.ts';
import { previewShapes, type PreviewShape, type ShareCard } from '../domain/previewShapes.ts';
import { Refusal } from '../domain/refusal.ts';
import { storedData } from '../domain/fields/storedText.ts';
import { routerOf, type Exchange } from '../http/express.ts';
import { defineRoute, jsonBody } from '../http/route.ts';
import { previewOfRead, type Preview } from '../newsroom/preview/previewOf.ts';
import { summaryOf } from '../published/storage/stored.ts';
import type { PublishedStory } from '../published/story/schema.ts';
import { renderPreviewCards, renderPreviewPage, shareCardOf } from '../site/preview.tsx';
import { ninjs } from '../syndication/ninjs.ts';
import { plainText } from '../syndication/text.ts';
import { publicationOf } from '../syndication/publication.ts';
import { rss } from '../syndication/rss.ts';
import { liveDocumentRoutes } from './liveDocuments.ts';
import { around, previewRoutes, type PreviewParts } from './preview.ts';
import { edits, previewAsked, refuseUnwritten, whoPreviews, type LivePreviewParts } from './previewOrder.ts';
import { sessionUserOf } from './user.ts';

const order = z.strictObject({
  as: z.enum(previewShapes).describe('`page` and `cards` come as HTML, `share` as its parts, the rest as text.'),
  edits,
});
const shareCard: z.ZodType<ShareCard> = z.strictObject({
  site: z.string(),
  title: z.string(),
  description: z.string(),
  image: z.string().optional().describe('The address of the picture.'),
});
const previewAnswer = z.strictObject({
  html: z.string().optional(),
  card: shareCard.optional(),
  text: z.string().optional(),
});

/** The copy with what stands on the page, as a save would make it. Nothing is saved. */
async function withEdits(copy: object, edits: Record<string, unknown>, id: string, req: PayloadRequest) {
  if (Object.keys(edits).length === 0) return copy;
  refuseUnwritten(edits, writtenNames);
  const fields = namedOf('articles', req.payload.collections.articles.config.flattenedFields);
  await refuseMisshapen(edits, fields, req, { collection: 'articles', id, overrideAccess: false });
  const typed = { ...copy, ...storedData(edits), _status: 'draft' as const };
  const { body } = typed as { body?: unknown };
  return { ...typed, wordCount: wordCountOf(body), datelineText: await datelineTextOf(typed, req) };
}

/** As if it went out now: formats have no way to say that it has not. */
const asIfOut = (story: PublishedStory, now: string): PublishedStory => ({
  ...story,
  headline: story.headline || '…',
  publishedAt: story.publishedAt || now,
  updatedAt: story.updatedAt || now,
});

async function shownAs(as: PreviewShape, preview: Preview, { payload, serverUrl }: PreviewParts) {
  const parts = await around(payload, serverUrl);
  const publication = async () => publicationOf(await parts.directory.site(), serverUrl);
  const now = new Date().toISOString();
  const story = asIfOut(preview.story, now);
  switch (as) {
    case 'page':
      return { html: await renderPreviewPage(preview, parts) };
    case 'cards':
      return { html: await renderPreviewCards(summaryOf(story), parts) };
    case 'share':
      return { card: shareCardOf(story, await publication()) };
    case 'text':
      return { text: plainText(story) };
    case 'ninjs':
      return { text: ninjs({ kind: 'story', story }, await publication()) };
    case 'feed': {
      const feed = rss({
        publication: await publication(),
        of: { lang: story.language },
        stories: [story],
        changedAt: now,
      });
      return { text: /<item>[^]*<\/item>/.exec(feed)?.[0] ?? '' };
    }
  }
}

/** A story as it stands on somebody's page, as readers would get it: for who may read it at the desk, kept nowhere. */
export const livePreviewRoute = defineRoute(
  {
    method: 'post',
    path: '/preview/stories/{id}',
    operationId: 'previewStoryText',
    summary: 'A story as it stands on a page, in the reader’s layout',
    description:
      'What is sent is shown and not kept. `page` and `cards` are pages without a script, for a frame. At most 400 times a minute.',
    tag: 'Stories',
    access: 'session',
    params: { id: z.string().meta({ description: 'The id of the story.' }) },
    body: jsonBody(order),
    examples: { 'application/json': { as: 'page', edits: { headline: 'Parliament passes the budget' } } },
    answers: { 200: { description: 'As it was asked for.', body: previewAnswer } },
    refusals: [400, 401, 403, 404, 413, 415, 422, 429],
  },
  async ({ params: { id } }, { req, res, parts }: Exchange<LivePreviewParts>): Promise<void> => {
    const user = await sessionUserOf(req, parts.payload, whoPreviews);
    const asker = await createLocalReq({ user }, parts.payload);
    const copy = /^[0-9a-f]{24}$/i.test(id) ? await storySeen(id, asker, { draft: true }) : null;
    if (!copy) throw new Refusal('not-found', 'There is no such story.');
    const request = await previewAsked(order, { req, user, bodies: parts.bodies });
    const preview = await previewOfRead(await withEdits(copy, request.edits, id.toLowerCase(), asker), asker);
    res.set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' });
    res.json(await shownAs(request.as, preview, parts));
  },
);

/** What is saved, and what stands on a page, in the reader’s layout, for staff who may read it. */
export const previewRouter = (parts: LivePreviewParts): Router =>
  routerOf([...previewRoutes, livePreviewRoute, ...liveDocumentRoutes], parts, { mountedAt: '/preview' });
