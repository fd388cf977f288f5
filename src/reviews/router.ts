import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { pathPiece } from '../delivery/rest/parameters.ts';
import { filledPattern, storyPath } from '../domain/addresses.ts';
import { Refusal } from '../domain/refusal.ts';
import { routerOf, type Exchange } from '../http/express.ts';
import { problemOfRefusal, sendProblem } from '../http/problems.ts';
import { defineRoute, jsonBody } from '../http/route.ts';
import { fieldsOf, isForm } from './body.ts';
import { reportBody, reviewBody, reviewId } from './draft.ts';
import { notThere, reportReview, reviewForm, submitReview, type Outcome, type Parts } from './submit.ts';

/** Room for the longest review, each letter of it percent-encoded. */
const bodyLimit = '96kb';

const sentBy = (req: Request) => ({ address: req.ip ?? '', now: new Date() });

/** How the story's page, at its fragment, says what became of a form: it can be cached, and needs no script. */
const codeOf: Partial<Record<Refusal['code'], string>> = { 'too-many': 'too-many', conflict: 'closed' };

async function backToStory({ desk }: Parts, slug: string, code: string, res: Response): Promise<boolean> {
  const found = await desk.storyAt(slug, new Date().toISOString());
  if (!found) return false;
  const { story, settings } = found;
  const pattern = settings.returnTo ?? storyPath(story);
  const to = filledPattern(pattern, { lang: story.language, slug: story.slug, outcome: code });
  res.redirect(303, pattern.includes('{outcome}') ? to : `${to}#review-${code}`);
  return true;
}

const sendOutcome = (outcome: Outcome, res: Response): void =>
  void res.status(outcome.state === 'approved' ? 201 : 202).json(outcome);

const text = z.string();
const jsonOrForm = <T extends z.ZodType>(schema: T) => ({
  'application/json': schema,
  'application/x-www-form-urlencoded': schema,
});
const slug = pathPiece(/^[a-z0-9-]{1,128}$/);

const refusals = [400, 404, 409, 413, 415, 422, 429];
const common = { tag: 'Reviews', access: 'anybody' } as const;

const sendReview = defineRoute(
  {
    ...common,
    method: 'post',
    path: '/v1/stories/{slug}/reviews',
    operationId: 'sendReview',
    summary: 'Review a story',
    description: 'A plain HTML form gets 303, back to the story’s page.',
    params: { slug },
    body: jsonOrForm(reviewBody),
    answers: {
      201: {
        description: 'It is on the site.',
        body: z.strictObject({ state: z.literal('approved'), review: z.looseObject({}) }),
      },
      202: { description: 'It waits for the newsroom.', body: z.strictObject({ state: z.literal('pending') }) },
      303: { description: 'A form: back to the story’s page.', headers: { Location: text } },
    },
    refusals,
  },
  async ({ params, body }, { req, res, parts }: Exchange<Parts>): Promise<void> => {
    const outcome = await submitReview(parts, { slug: params.slug, body }, sentBy(req));
    if (!isForm(req)) return sendOutcome(outcome, res);
    await backToStory(parts, params.slug, outcome.state === 'approved' ? 'shown' : 'received', res);
  },
);

const readForm = defineRoute(
  {
    ...common,
    method: 'get',
    path: '/v1/stories/{slug}/review-form',
    operationId: 'readReviewForm',
    summary: 'What a review has to bring along',
    params: { slug },
    answers: {
      200: {
        description:
          'Whether the story takes reviews, a token that says when the form was shown, and the work asked for.',
        body: z.strictObject({
          open: z.boolean(),
          token: text.optional(),
          minSeconds: z.int().optional(),
          challenge: text.optional(),
          bits: z.int().optional().describe('Leading zero bits of SHA-256(challenge + nonce).'),
        }),
      },
    },
    refusals: [404],
  },
  async ({ params }, { res, parts }: Exchange<Parts>): Promise<void> =>
    void res.json(await reviewForm(parts, params.slug, new Date())),
);

const sendReport = defineRoute(
  {
    ...common,
    method: 'post',
    path: '/v1/reviews/{id}/reports',
    operationId: 'reportReview',
    summary: 'Report a review to the newsroom',
    params: { id: reviewId },
    body: jsonBody(reportBody),
    answers: { 202: { description: 'Received.', body: z.strictObject({ received: z.literal(true) }) } },
    refusals,
  },
  async ({ params: { id }, body: { reason } }, { req, res, parts }: Exchange<Parts>): Promise<void> => {
    await reportReview(parts, { id, reason }, sentBy(req));
    res.status(202).json({ received: true });
  },
);

export const sentByReaders = [readForm, sendReview, sendReport];

/** A form without JavaScript goes back to the story; everything else gets a problem document. */
const sendRefusal =
  (parts: Parts): ErrorRequestHandler =>
  async (error: unknown, req, res, next) => {
    const isTooLarge = (error as { type?: unknown }).type === 'entity.too.large';
    const refusal = isTooLarge ? new Refusal('too-large', 'A review is not that long.') : error;
    if (!(refusal instanceof Refusal)) return next(error);
    const { retryAfter } = refusal.details ?? {};
    if (typeof retryAfter === 'number') res.set('Retry-After', String(retryAfter));
    const slug = /^\/stories\/([^/]+)\/reviews$/.exec(req.path)?.[1];
    if (slug && isForm(req) && (await backToStory(parts, slug, codeOf[refusal.code] ?? 'invalid', res))) return;
    sendProblem(res, problemOfRefusal(refusal));
  };

const neverStored: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

const absent = (name: string): Refusal => notThere(name === 'slug' ? 'story' : 'review');

/** What readers send, under `/v1`: reviews, reports, and the form's own question. */
export function reviewRouter(parts: Parts): Router {
  const body = express.raw({ type: () => true, limit: bodyLimit });
  return Router()
    .use(['/stories/:slug/reviews', '/stories/:slug/review-form', '/reviews/:id/reports'], neverStored)
    .post(['/stories/:slug/reviews', '/reviews/:id/reports'], body)
    .use(routerOf(sentByReaders, parts, { mountedAt: '/v1', reads: { body: fieldsOf, absent } }))
    .use(sendRefusal(parts));
}
