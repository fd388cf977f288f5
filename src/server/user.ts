import type { Payload, TypedUser } from 'payload';
import { askedSoFar } from '../database/asked.ts';

/** Who is signed in; null for nobody. Throws what the database said where it does not answer: to Payload that is nobody too. */
export async function userOf(payload: Payload, headers: Headers): Promise<TypedUser | null> {
  const { user } = await payload.auth({ headers });
  const { trouble } = askedSoFar();
  if (!user && trouble) throw trouble;
  return user;
}
