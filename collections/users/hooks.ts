import type { CollectionBeforeChangeHook, CollectionBeforeLoginHook } from 'payload';
import { Refusal } from '../../src/domain/refusal.ts';

/** Whoever sets the newsroom up runs it: with no users yet, the first one is its administrator. */
export const makeFirstUserAdministrator: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || req.user || req.payloadAPI === 'local') return data;
  // Not a count: MongoDB estimates one, which a transaction may not.
  const someone = await req.payload.db.findOne({ collection: 'users', where: {}, req });
  return someone === null ? { ...data, role: 'administrator' } : data;
};

export const revokeSessionsOfTrashed: CollectionBeforeChangeHook = ({ data }) =>
  (data as { deletedAt?: string }).deletedAt ? { ...data, sessions: [], apiKey: null } : data;

export const refuseTrashedLogin: CollectionBeforeLoginHook = ({ user }) => {
  if ((user as { deletedAt?: string | null }).deletedAt)
    throw new Refusal('unauthenticated', 'This account is closed. Ask an administrator to restore it.');
};
