import type { PayloadHandler, PayloadRequest } from 'payload';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Around } from '../shared/graphqlOperations.ts';
import { isStaff } from '../shared/principal.ts';

/** To the desk a version of a story one may not read is not there; Payload would say that it is, but forbidden. */
async function hidingUnseen<T>(req: PayloadRequest, ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if ((error as { status?: unknown }).status !== 403 || !isStaff(req.user)) throw error;
    throw new Refusal('not-found', 'There is no such version.');
  }
}

/** Around Payload's GET /api/articles/versions/:id. */
export const hidingVersion =
  (handler: PayloadHandler): PayloadHandler =>
  (req) =>
    hidingUnseen(req, () => handler(req));

/** Around Payload's `versionArticle`. */
export const hideUnseenVersion: Around = (resolve) => (parent, args, context, info) =>
  hidingUnseen(context.req, () => resolve(parent, args, context, info));
