import compression from 'compression';
import cors from 'cors';
import express, { type Express, type Request, type RequestHandler } from 'express';
import { handleEndpoints, type Payload, type SanitizedConfig, type Where } from 'payload';
import type { Logger } from 'pino';
import type { Env } from '../config/env.ts';
import { documentKinds, entryKinds } from '../published/kinds.ts';
import { firstUserPage } from '../newsroom/accounts/firstUser.ts';
import { inExtensions, inWarnings, withWarnings } from '../newsroom/transition/transition.ts';
import { scopeOf, type Staff } from '../domain/workflow/policy.ts';
import { Refusal } from '../domain/refusal.ts';
import { photoRouter, type ReleasedPhoto } from '../imaging/router.ts';
import { uploadsOf } from '../uploads/open.ts';
import { offerTus, tusHeaders, uploadsRouter } from '../uploads/router.ts';
import { principalOf } from '../../collections/shared/principal.ts';
import { checkAdminRequest, onlyStatic } from './adminRequests.ts';
import { webHandler, type PhotoLimits } from './api.ts';
import { chunksOf } from './bodies.ts';
import { checkOrigin, knowClient, ownerBy, userOf, headersOf } from './user.ts';
import type { DeliverySide } from './delivery.ts';
import { refuseForeignForms } from './crossSite.ts';
import { deskLiveOf } from './staffLive.ts';
import { isOfEndedSession, sessionEnded } from './outcome.ts';
import { docsRouter } from './docs/docs.ts';
import { notFound, refuseMethod, sendProblem } from './errors.ts';
import { guardGraphql } from './graphqlAllowlist.ts';
import { holdsFirstUserLink, takeFirstUserLink } from './firstUser.ts';
import { healthRouter, iconRouter, metricsRouter } from './health/health.ts';
import { asReaders, endInTime, onceThere } from './leaving.ts';
import { leastRate } from './connections/slowClients.ts';
import { shedLoad } from './connections/load.ts';
import { logRequests } from './log.ts';
import { openApiOf } from './openapi/document.ts';
import { onlyOffered, refuseOtherMethods } from './routes/allowlist.ts';
import { routesOf } from './routes/routes.ts';
import { previewRouter } from './livePreview.ts';
import { previewLinkRouter } from './previewLink.ts';
import { readersRouter } from './reviews.ts';
import { adminPolicy, secureHeaders } from './security.ts';
import { shellRouter } from './shell/router.ts';
import { answerTrouble } from './unavailable.ts';
import { v1Router } from './v1.ts';

export { actionsOf } from './adminRequests.ts';

export type Parts = {
  env: Env;
  payload: Payload;
  config: SanitizedConfig;
  log: Logger;
  isReady: () => boolean;
  delivery: DeliverySide;
  /** The admin UI, and the ids of its server functions; without it `/admin` is not served (tests of the API need no Next). */
  admin?: { handle: RequestHandler; actions: ReadonlySet<string> };
};

async function staffOf(payload: Payload, headers: Headers): Promise<Staff | undefined> {
  const principal = principalOf(await userOf(payload, headers));
  return principal.kind === 'staff' ? principal : undefined;
}

const photosOf = (payload: Payload, config: SanitizedConfig): PhotoLimits => ({
  uploads: uploadsOf(payload),
  config,
  staffOf: async (headers) => (await staffOf(payload, headers))?.id,
});

/** Who sends a photo in parts: staff who may make one. */
const senderOf =
  (payload: Payload) =>
  async (req: Request): Promise<string> => {
    const headers = headersOf(req);
    const staff = await staffOf(payload, headers);
    if (!staff && isOfEndedSession({ headers, payload })) throw sessionEnded();
    if (!staff) throw new Refusal('unauthenticated', 'Sign in first: photos are sent by staff.');
    if (!scopeOf('media', staff.role, 'create')) throw new Refusal('not-allowed', 'You may not send photos.');
    return staff.id;
  };

/** Looked at while a request goes on: that ends the head's rest, so that an outage is noticed in time. */
const isThereFor =
  ({ head }: DeliverySide) =>
  (): boolean => {
    void head.wake();
    return head.isAnswering();
  };

const exposedHeaders = ['X-Request-Id', 'Retry-After', ...tusHeaders];

async function releasedPhoto(payload: Payload, renditionKey: string): Promise<ReleasedPhoto | undefined> {
  const isTheirs: Where = { or: [{ renditionKey: { equals: renditionKey } }, { formerKey: { equals: renditionKey } }] };
  const where: Where = { and: [isTheirs, { released: { equals: true } }, { deletedAt: { exists: false } }] };
  const photo = await payload.db.findOne<{ id: string; renditionKey?: string }>({ collection: 'media', where });
  return photo ? { id: String(photo.id), isCurrent: photo.renditionKey === renditionKey } : undefined;
}

/** Seldom used: read into memory, and its schema built, when first asked for. */
const newsroomGraphql =
  (config: SanitizedConfig) =>
  async (request: globalThis.Request): Promise<globalThis.Response> => {
    const { GRAPHQL_POST } = await import('@payloadcms/next/routes');
    return GRAPHQL_POST(config)(request);
  };

/** The one HTTP application: what the byte cache does not answer goes through here, in this order. Only /admin ever reaches Next. */
export function createApp({ env, payload, config, log, isReady, delivery, admin }: Parts): Express {
  const ownerOf = ownerBy(payload.secret);
  const isHttps = env.publicUrl.startsWith('https:');
  const routes = routesOf(config);
  const isOfStaff = async (headers: Headers): Promise<boolean> => Boolean(await staffOf(payload, headers));
  const limits = {
    publicUrl: env.publicUrl,
    bodies: { anybody: env.BODY_LIMIT_KB * 1024, isStaff: isOfStaff },
    photos: photosOf(payload, config),
  };
  const app = express().disable('x-powered-by').set('trust proxy', env.TRUST_PROXY).set('etag', false);
  app.use(knowClient, checkOrigin(env), logRequests(log), secureHeaders(isHttps), leastRate(ownerOf), compression());
  app.use(endInTime(isThereFor(delivery)));
  app.use('/v1', v1Router(delivery, readersRouter(payload, env.secret), previewLinkRouter(payload, env.publicUrl)));
  app.use('/api/uploads', offerTus);
  app.use(cors({ origin: env.CORS_ORIGINS, credentials: true, maxAge: 600, exposedHeaders }));
  // Before the load is counted: a stream is open all day.
  app.use('/api', deskLiveOf(payload, delivery.deskLive));
  app.use(healthRouter(payload, isReady), metricsRouter(payload, delivery, env), shedLoad(ownerOf));
  app.use(
    '/media',
    asReaders(),
    photoRouter({
      uploadsDir: env.uploadsDir,
      releasedPhoto: (key) => releasedPhoto(payload, key),
      isStaff: (req) => isOfStaff(headersOf(req as Request)),
    }),
  );
  app.use(iconRouter());
  app.use(
    docsRouter(() => openApiOf(config, routes)),
    shellRouter(payload),
  );
  app.use('/preview', previewRouter({ payload, serverUrl: env.publicUrl, bodies: limits.bodies }));
  app.use('/api/uploads', uploadsRouter({ uploads: limits.photos.uploads, userOf: senderOf(payload), chunksOf }));
  const { rest, graphql } = newsroomAnswers(config);
  app.post('/api/graphql', webHandler(guardGraphql(graphql, env), limits));
  app.use('/api/graphql', refuseMethod('POST'));
  app.use('/api', onlyOffered(routes), refuseForeignForms(env.publicUrl, env.CORS_ORIGINS), webHandler(rest, limits));
  app.get(firstUserPage, takeFirstUserLink(isHttps));
  app.use(refuseOtherMethods(routes, delivery.isAddress));
  if (admin) serveAdmin(app, admin, { env, payload, delivery, isOfStaff });
  app.use(notFound, sendProblem(log));
  return app;
}

type AdminNeeds = Pick<Parts, 'env' | 'payload' | 'delivery'> & { isOfStaff: (headers: Headers) => Promise<boolean> };

/** The admin's pages, the functions behind them for who is signed in, and the files of its build. */
function serveAdmin(
  app: Express,
  { handle, actions }: NonNullable<Parts['admin']>,
  { env, payload, delivery, isOfStaff }: AdminNeeds,
): void {
  const origins = [new URL(env.publicUrl).origin];
  const mayCall = async (req: Request): Promise<boolean> =>
    (await isOfStaff(headersOf(req))) || holdsFirstUserLink(payload, headersOf(req));
  // Payload makes a row while it shows its own page for a new one.
  app.get('/admin/collections/articles/create', (_req, res) => res.redirect(302, '/admin/write'));
  for (const kind of documentKinds)
    app.get(`/admin/collections/${entryKinds[kind].collection}/create`, (_req, res) =>
      res.redirect(302, `/admin/new-${kind}`),
    );
  app.use('/admin', checkAdminRequest({ actions, origins, mayCall }));
  app.use('/admin', adminPolicy, onceThere(delivery.head.confirm)).use('/_next', onlyStatic);
  app.use(['/admin', '/_next'], onlyNext(handle));
}

/** What Payload answers, with what there is to tell besides. */
function newsroomAnswers(config: SanitizedConfig) {
  const graphql = newsroomGraphql(config);
  return {
    graphql: (request: globalThis.Request) => withWarnings(async () => graphql(request), inExtensions),
    rest: (request: globalThis.Request) => {
      const path = new URL(request.url).pathname;
      return withWarnings(() => handleEndpoints({ config, request, path }), inWarnings);
    },
  };
}

/** Express cuts the mount path off `req.url`; Next wants it whole. */
const onlyNext =
  (admin: RequestHandler): RequestHandler =>
  (req, res, next) => {
    req.url = req.originalUrl;
    answerTrouble(req, res);
    return admin(req, res, next);
  };
