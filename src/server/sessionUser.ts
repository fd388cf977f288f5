import type { Request } from 'express';
import type { Payload, TypedUser } from 'payload';
import { principalOf } from '../../collections/shared/principal.ts';
import { Refusal } from '../domain/refusal.ts';
import { isOfEndedSession, sessionEnded } from './outcome.ts';
import { userOf } from './user.ts';
import { headersOf } from './webHeaders.ts';

/** Who asks, by a session: a key is a machine's. `why` is said to nobody at all and to a key. */
export async function sessionUserOf(
  req: Request,
  payload: Payload,
  why: { none: string; key: string },
): Promise<TypedUser> {
  const headers = headersOf(req);
  const user = await userOf(payload, headers);
  const { kind } = principalOf(user);
  if (user && kind === 'staff') return user;
  if (kind === 'machine') throw new Refusal('not-allowed', why.key);
  if (isOfEndedSession({ headers, payload })) throw sessionEnded();
  throw new Refusal('unauthenticated', why.none);
}
