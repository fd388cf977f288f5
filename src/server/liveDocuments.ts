import { createLocalReq, type CollectionSlug, type PayloadRequest } from 'payload';
import { z } from 'zod';
import { fieldTable, namedOf } from '../../collections/shared/fieldTable.ts';
import { refuseMisshapen } from '../../collections/shared/hooks.ts';
import { Refusal } from '../domain/refusal.ts';
import { storedData } from '../domain/fields/storedText.ts';
import type { Exchange } from '../http/express.ts';
import { defineRoute, jsonBody } from '../http/route.ts';
import { entryOfCopy } from '../newsroom/preview/previewOf.ts';
import { calledAs, documentKinds, entryKinds, type DocumentKind } from '../published/kinds.ts';
import { renderDocumentPreview } from '../site/preview.tsx';
import { around } from './preview.ts';
import { edits, previewAsked, refuseUnwritten, whoPreviews, type LivePreviewParts } from './previewOrder.ts';
import { sessionUserOf } from './user.ts';

const previewOrder = z.strictObject({ as: z.literal('page'), edits });
const previewAnswer = z.strictObject({ html: z.string() });

/** The fields of a collection that a save can write. */
const writableIn = (collection: string): string[] =>
  Object.entries(fieldTable[collection] ?? {}).flatMap(([access, names]) =>
    access.split(' ')[1] === '-' ? [] : names.trim().split(/\s+/),
  );

/** The document as this person may read it, with what stands on their page. Nothing is saved. */
async function typedCopy(collection: string, id: string, typed: Record<string, unknown>, req: PayloadRequest) {
  const slug = collection as CollectionSlug;
  const query = { collection: slug, id, draft: true, depth: 0, overrideAccess: false, user: req.user, req } as const;
  const copy = /^[0-9a-f]{24}$/i.test(id) ? await req.payload.findByID({ ...query, disableErrors: true }) : null;
  if (!copy || (copy as { deletedAt?: unknown }).deletedAt)
    throw new Refusal('not-found', 'There is no such document.');
  refuseUnwritten(typed, writableIn(collection));
  const fields = namedOf(collection, req.payload.collections[slug].config.flattenedFields);
  await refuseMisshapen(typed, fields, req, { collection: slug, id, overrideAccess: false });
  return { ...copy, ...storedData(typed) };
}

const liveRoute = (kind: DocumentKind) => {
  const { collection } = entryKinds[kind];
  const { one, many } = calledAs(kind);
  return defineRoute(
    {
      method: 'post',
      path: `/preview/${collection}/{id}`,
      operationId: `preview${one}Text`,
      summary: `A ${kind} as it stands on somebody’s screen, in the reader’s layout`,
      description:
        'What is sent is shown and not kept: a page without a script, for a frame. At most 400 times a minute.',
      tag: many,
      access: 'session',
      params: { id: z.string().meta({ description: 'The id of the document.' }) },
      body: jsonBody(previewOrder),
      examples: { 'application/json': { as: 'page', edits: { title: 'About us' } } },
      answers: { 200: { description: 'The page.', body: previewAnswer } },
      refusals: [400, 401, 403, 404, 413, 415, 422, 429],
    },
    async ({ params: { id } }, { req, res, parts }: Exchange<LivePreviewParts>): Promise<void> => {
      const user = await sessionUserOf(req, parts.payload, whoPreviews);
      const order = await previewAsked(previewOrder, { req, user, bodies: parts.bodies });
      const copy = await typedCopy(
        collection,
        id.toLowerCase(),
        order.edits,
        await createLocalReq({ user }, parts.payload),
      );
      const entry = entryOfCopy(kind, copy);
      if (!entry) throw new Refusal('not-found', 'There is no such document.');
      res.set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' });
      res.json({ html: await renderDocumentPreview(entry, await around(parts.payload, parts.serverUrl)) });
    },
  );
};

/** What readers get by steps of its own, and is no story, as it stands on somebody's screen: for who may read it at the desk, kept nowhere. */
export const liveDocumentRoutes = documentKinds.map(liveRoute);
