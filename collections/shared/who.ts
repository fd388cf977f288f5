import type { PayloadRequest } from 'payload';
import { nameOf, type Who } from '../../src/newsroom/record/history.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { principalOf } from './principal.ts';

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
