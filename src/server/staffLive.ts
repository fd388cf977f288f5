import type { Request, Router } from 'express';
import { extractJWT, type Payload } from 'payload';
import { principalOf, sessionIdOf } from '../../collections/shared/principal.ts';
import { databaseOf } from '../database/rows.ts';
import type { Staff } from '../domain/workflow/policy.ts';
import type { DeskLive } from '../staffLive/feed.ts';
import { deskLiveRouter, type LiveParts } from '../staffLive/router.ts';
import { openSignsOfLife } from '../staffLive/signsOfLife.ts';
import { chunksOf } from './bodies.ts';
import { claimsOf } from './sessionToken.ts';
import { headersOf, sessionUserOf } from './user.ts';

const why = { none: 'Sign in first.', key: 'An API key follows nothing here: sign in.' };

/** Only a session: a key is a machine's, and has no screen. */
const whoOf =
  (payload: Payload): LiveParts['whoOf'] =>
  async (req: Request) => {
    const user = await sessionUserOf(req, payload, why);
    return { staff: principalOf(user) as Staff, session: sessionIdOf(user) };
  };

/** Who asks by the signature of their token, without the database: the session is looked for where it is read with others. */
const claimedBy =
  (payload: Payload): LiveParts['claimedBy'] =>
  (req: Request) => {
    const token = extractJWT({ headers: headersOf(req), payload });
    const claims = token ? claimsOf(token, payload.secret) : undefined;
    return claims && claims.until > Date.now() ? claims : undefined;
  };

async function bytesOf(req: Request, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(req, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What staff is told, live, under `/api`. */
export function deskLiveOf(payload: Payload, live: DeskLive): Router {
  const db = databaseOf(payload);
  const asking = { whoOf: whoOf(payload), claimedBy: claimedBy(payload), bytesOf };
  return deskLiveRouter({ db, live, hear: openSignsOfLife(db), ...asking });
}
