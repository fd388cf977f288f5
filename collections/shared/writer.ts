import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload';
import { Refusal } from '../../src/domain/refusal.ts';

/** The header by which a page says whose text it sends. */
const header = 'x-writer';

/** A page that stayed open while its person was signed out, or another signed in, saves nothing in another's name. */
export function refuseTextOfAnother(req: PayloadRequest): void {
  const writer = req.headers?.get(header);
  if (writer && writer !== String(req.user?.id))
    throw new Refusal('unauthenticated', 'Who wrote this is not signed in here any more.');
}

export const refuseAnotherWriter: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'create' || operation === 'update') refuseTextOfAnother(req);
  return args;
};
