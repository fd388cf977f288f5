import type { Payload } from 'payload';
import type { Logger } from 'pino';
import { settingsOf } from '../config/custom.ts';
import type { Env } from '../config/env.ts';
import { databaseOf } from '../database/rows.ts';
import { openDelivery, type DeliverySide } from './delivery.ts';

/**
 * The read side of a node, on Payload's connection. `isAnother`: as if Payload ran in another process, which this node hears of by the
 * change stream alone.
 */
export const openDeliveryOf = (
  payload: Payload,
  env: Env,
  log: Logger,
  { isAnother = false } = {},
): Promise<DeliverySide> =>
  openDelivery({
    db: databaseOf(payload),
    env,
    log,
    ...(isAnother ? {} : { committed: settingsOf(payload).committed }),
  });
