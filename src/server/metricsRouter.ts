import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type Request } from 'express';
import type { Payload } from 'payload';
import type { Env } from '../config/env.ts';
import type { DeliverySide } from './delivery.ts';
import { databaseMetrics } from './metrics.ts';
import { nodeMetrics, processMetrics } from './nodeMetrics.ts';
import { prometheusText } from './prometheus.ts';

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
