import type { PayloadRequest, CollectionBeforeOperationHook } from 'payload';
import { keyScopes, type KeyScope, type Principal } from '../../src/domain/workflow/policy.ts';
import { isRole } from '../../src/domain/workflow/roles.ts';
import { nameOf, type Who } from '../../src/newsroom/record/history.ts';
import { Refusal } from '../../src/domain/refusal.ts';

type SignedIn = { id?: unknown; role?: unknown; desks?: unknown; keyScopes?: unknown; _strategy?: unknown };

/** The id of a relation, populated or not. */
export function idOf(relation: unknown): string | undefined {
  if (relation === null || relation === undefined) return undefined;
  if (typeof relation === 'object') {
    const { id, value } = relation as { id?: unknown; value?: unknown };
    return id === undefined ? (value === undefined ? String(relation) : idOf(value)) : String(id);
  }
  return String(relation as string | number);
}

export const idsOf = (relations: unknown): string[] =>
  Array.isArray(relations) ? relations.map(idOf).filter((id) => id !== undefined) : [];

/** Who asks. A user without a known role is a reader: deny by default. */
export function principalOf(user: PayloadRequest['user'] | undefined): Principal {
  const { id, role, desks, keyScopes: granted, _strategy } = (user ?? {}) as SignedIn;
  if (id === undefined || !isRole(role)) return { kind: 'reader' };
  const who = { id: String(id), role, desks: idsOf(desks) };
  if (_strategy !== 'api-key') return { kind: 'staff', ...who };
  const scopes = keyScopes.filter((scope): scope is KeyScope => Array.isArray(granted) && granted.includes(scope));
  return { kind: 'machine', ...who, scopes };
}

export const isStaff = (user: PayloadRequest['user'] | undefined): boolean => principalOf(user).kind === 'staff';

/** The login behind the request: one person at one browser. */
export const sessionIdOf = (user: PayloadRequest['user'] | undefined): string =>
  (user as { _sid?: string } | null | undefined)?._sid ?? String(user?.id);

const signIn = (): Refusal => new Refusal('unauthenticated', 'Sign in first.');

/** The member of staff behind the request; a machine or a reader is refused. */
export function deskWho(req: PayloadRequest): Who {
  const principal = principalOf(req.user);
  if (principal.kind === 'reader') throw signIn();
  if (principal.kind === 'machine') throw new Refusal('not-allowed', 'An API key does not work at the desk.');
  return { id: principal.id, name: nameOf(req.user), principal };
}

/** Who files copy: a member of staff, or a key with the `file-copy` scope, which files as its owner. */
export function filingWho(req: PayloadRequest): Who {
  const principal = principalOf(req.user);
  if (principal.kind === 'reader') throw signIn();
  if (principal.kind === 'machine' && !principal.scopes.includes('file-copy'))
    throw new Refusal('not-allowed', 'This API key lacks the scope file-copy.');
  const { id, role, desks } = principal;
  return { id, name: nameOf(req.user), principal: { kind: 'staff', id, role, desks } };
}

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
