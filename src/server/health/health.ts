import { Router, type RequestHandler, type Request } from 'express';
import type { Payload } from 'payload';
import { z } from 'zod';
import { rawCollection } from '../../database/rows.ts';
import { contractStateOf, contractStates, type ContractState } from '../../newsroom/publish/keepContract.ts';
import { routerOf, type Exchange } from '../../http/express.ts';
import { defineRoute } from '../../http/route.ts';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Env } from '../../config/env.ts';
import type { DeliverySide } from '../delivery.ts';
import { mark } from '../shell/assets.ts';
import { databaseMetrics, prometheusText } from './metrics.ts';
import { nodeMetrics, processMetrics } from './nodeMetrics.ts';

type HealthParts = { payload: Payload; isReady: () => boolean };
const server = { method: 'get', tag: 'Server', access: 'anybody' } as const;
/** `contract` says how what readers get stands to this release, whatever it is: they are served meanwhile. */
const ready = z.strictObject({
  status: z.string(),
  checks: z.strictObject({ database: z.boolean(), indexes: z.boolean() }),
  contract: z.enum([...contractStates, 'unknown']).optional(),
});

const healthz = defineRoute(
  {
    ...server,
    path: '/healthz',
    operationId: 'healthz',
    summary: 'Does the process answer?',
    answers: { 200: { description: 'It does.', body: z.strictObject({ status: z.string() }) } },
  },
  async (_given, { res }: Exchange<HealthParts>): Promise<void> =>
    void res.set('Cache-Control', 'no-store').json({ status: 'ok' }),
);

const readyz = defineRoute(
  {
    ...server,
    path: '/readyz',
    operationId: 'readyz',
    summary: 'Can it work: is the database reachable and are the indexes built?',
    answers: { 200: { description: 'It can.', body: ready }, 503: { description: 'It can’t.', body: ready } },
  },
  async (_given, { res, parts: { payload, isReady } }: Exchange<HealthParts>): Promise<void> => {
    const checks = { database: await canReach(payload), indexes: isReady() };
    const isFit = Object.values(checks).every(Boolean);
    res
      .set('Cache-Control', 'no-store')
      .status(isFit ? 200 : 503)
      .json({ status: isFit ? 'ready' : 'not ready', checks, ...(isFit && { contract: await contractOf(payload) }) });
  },
);

export const healthRoutes = [healthz, readyz];

export const healthRouter = (payload: Payload, isReady: () => boolean): Router =>
  routerOf(healthRoutes, { payload, isReady });

async function contractOf(payload: Payload): Promise<ContractState | 'unknown'> {
  const patience = new Promise<'unknown'>((resolve) => setTimeout(resolve, 1_000, 'unknown').unref());
  const answer = contractStateOf(payload).then(
    ({ state }) => state,
    () => 'unknown' as const,
  );
  return Promise.race([answer, patience]);
}

async function canReach(payload: Payload): Promise<boolean> {
  const patience = new Promise<false>((resolve) => setTimeout(resolve, 2_000, false).unref());
  const answer = rawCollection(payload, 'articles')
    .findOne({}, { projection: { _id: 1 }, maxTimeMS: 2_000 })
    .then(() => true)
    .catch(() => false);
  return Promise.race([answer, patience]);
}

/** The newsroom's mark: for the admin, the preview, and whoever asks at the address browsers guess. */
export function iconRouter(): Router {
  const send: RequestHandler = (_req, res) => {
    res.set('Cache-Control', 'public, max-age=86400').type('image/svg+xml').send(mark);
  };
  return Router().get('/icon.svg', send).get('/favicon.ico', send);
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
/**
 * Whoever shows the token; without one nobody. Who asks from this machine can be a proxy on it that speaks for the whole world, and need
 * not say so.
 */
const mayRead = (req: Request, token: string | undefined): boolean =>
  token !== undefined && timingSafeEqual(hash(req.get('authorization') ?? ''), hash(`Bearer ${token}`));

/** GET /metrics, for Prometheus. To all others there is nothing there. */
export const metricsRouter = (payload: Payload, delivery: DeliverySide, { METRICS_TOKEN }: Env): Router =>
  Router().get('/metrics', async (req, res, next) => {
    if (!mayRead(req, METRICS_TOKEN)) return next();
    const text = prometheusText([...nodeMetrics(delivery), ...processMetrics(), ...(await databaseMetrics(payload))]);
    res.set({ 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' }).send(text);
  });
