import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { storyPath } from '../domain/addresses.ts';
import { Refusal } from '../domain/refusal.ts';
import { fieldsOf, isForm } from './body.ts';
import { problemFrom } from './problem.ts';
import { reportReview, reviewForm, submitReview, type Outcome, type Parts } from './submit.ts';

/** Room for the longest review, each letter of it percent-encoded. */
const bodyLimit = '96kb';

const sentBy = (req: Request) => ({ address: req.ip ?? '', now: new Date() });

/** How the story's page, at its fragment, says what became of a form: it can be cached, and needs no script. */
const codeOf: Partial<Record<Refusal['code'], string>> = { 'too-many': 'too-many', conflict: 'closed' };

async function backToStory({ desk }: Parts, slug: string, code: string, res: Response): Promise<boolean> {
  const found = await desk.storyAt(slug, new Date().toISOString());
  if (found) res.redirect(303, `${storyPath(found.story)}#review-${code}`);
  return Boolean(found);
}

const sendOutcome = (outcome: Outcome, res: Response): void =>
  void res.status(outcome.state === 'approved' ? 201 : 202).json(outcome);

const postReview =
  (parts: Parts): RequestHandler<{ slug: string }> =>
  async (req, res) => {
    const { slug } = req.params;
    const outcome = await submitReview(parts, { slug, given: fieldsOf(req) }, sentBy(req as never));
    if (!isForm(req)) return sendOutcome(outcome, res);
    await backToStory(parts, slug, outcome.state === 'approved' ? 'shown' : 'received', res);
  };

const postReport =
  (parts: Parts): RequestHandler<{ id: string }> =>
  async (req, res) => {
    await reportReview(parts, { id: req.params.id, given: fieldsOf(req) }, sentBy(req as never));
    res.status(202).json({ received: true });
  };

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
    res
      .status(refusal.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemFrom(refusal)));
  };

const neverStored: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

/** What readers send, under `/v1`: reviews, reports, and the form's own question. */
export function reviewRouter(parts: Parts): Router {
  const body = express.raw({ type: () => true, limit: bodyLimit });
  const router = Router();
  router.use(['/stories/:slug/reviews', '/stories/:slug/review-form', '/reviews/:id/reports'], neverStored);
  router.get('/stories/:slug/review-form', async (req, res) => {
    res.json(await reviewForm(parts, req.params.slug, new Date()));
  });
  router.post('/stories/:slug/reviews', body, postReview(parts));
  router.post('/reviews/:id/reports', body, postReport(parts));
  return router.use(sendRefusal(parts));
}
