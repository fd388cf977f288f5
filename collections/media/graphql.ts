import type { Around } from '../shared/graphqlOperations.ts';
import { isStaff } from '../shared/principal.ts';
import { isElsewhere, refuseFetch } from './hooks.ts';

/** Payload takes the address out of what GraphQL sends before any hook could refuse it. Readers are refused by access. */
export const refuseSentAddress: Around = (resolve) => async (parent, args, context, info) => {
  const { url } = (args.data ?? {}) as { url?: unknown };
  if (isStaff(context.req.user) && isElsewhere(url)) refuseFetch();
  return resolve(parent, args, context, info);
};
