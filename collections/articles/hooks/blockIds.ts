import { randomBytes } from 'node:crypto';
import type { CollectionAfterReadHook, CollectionBeforeChangeHook } from 'payload';
import { blockIdFrom, bytesOfBlockId, withBlockIds, withoutBlockIds } from '../../../src/domain/body/blockIds.ts';
import { isStaff } from '../../shared/principal.ts';

const newId = (): string => blockIdFrom(randomBytes(bytesOfBlockId));

/** Every block of a body has an id, whoever wrote it. */
export const identifyBlocks: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const { body } = data as { body?: unknown };
  if (!body) return data;
  return { ...data, body: withBlockIds(body, newId, (originalDoc as { body?: unknown } | undefined)?.body) };
};

/** Readers get no ids of blocks. */
export const hideBlockIds: CollectionAfterReadHook = ({ doc, req, context }) => {
  const { body } = doc as { body?: unknown };
  return !body || isStaff(req.user) || context.transition ? doc : { ...doc, body: withoutBlockIds(body) };
};
