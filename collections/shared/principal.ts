import type { PayloadRequest } from 'payload';
import { keyScopes, type KeyScope, type Principal } from '../../src/domain/policy.ts';
import { isRole } from '../../src/domain/roles.ts';

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
