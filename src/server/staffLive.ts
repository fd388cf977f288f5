import type { Request, Router } from 'express';
import type { Payload } from 'payload';
import { principalOf, sessionIdOf } from '../../collections/shared/principal.ts';
import { databaseOf } from '../database/rows.ts';
import type { DeskLive } from '../staffLive/feed.ts';
import { deskLiveRouter, type LiveParts } from '../staffLive/router.ts';
import { Refusal } from '../domain/refusal.ts';
import { chunksOf } from './bodies.ts';
import { isOfEndedSession, sessionEnded } from './outcome.ts';
import { userOf } from './user.ts';
import { headersOf } from './webHeaders.ts';

/** Only a session: a key is a machine's, and has no screen. */
const whoOf =
  (payload: Payload): LiveParts['whoOf'] =>
  async (req: Request) => {
    const headers = headersOf(req);
    const user = await userOf(payload, headers);
    const principal = principalOf(user);
    if (principal.kind === 'staff') return { staff: principal, session: sessionIdOf(user) };
    if (principal.kind === 'machine') throw new Refusal('not-allowed', 'An API key follows nothing here: sign in.');
    if (isOfEndedSession({ headers, payload })) throw sessionEnded();
    throw new Refusal('unauthenticated', 'Sign in first.');
  };

async function bytesOf(req: Request, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(req, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What staff is told, live, under `/api`. */
export const deskLiveOf = (payload: Payload, live: DeskLive): Router =>
  deskLiveRouter({ db: databaseOf(payload), live, whoOf: whoOf(payload), bytesOf });
