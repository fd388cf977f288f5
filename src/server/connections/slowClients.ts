import type { Request, RequestHandler } from 'express';
import { Refusal } from '../../domain/refusal.ts';
import { openTally } from '../../domain/fields/storedText.ts';
import type { OwnerOf } from '../user.ts';
import { answerOf } from '../refusals.ts';
import { countTurnedAway } from './turnedAway.ts';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { socketsOf } from './connections.ts';

/** How slowly a request may come, and how many a client may have on their way for longer than one `every`. */
export type Rate = { bytes: number; within: number; every: number; unfinished: number };

/** 2 KB a second over any 30 seconds: a photo over a slow line takes its time, a body drop by drop does not. */
const usualSending: Rate = { bytes: 60 * 1024, within: 30_000, every: 2_000, unfinished: 16 };

const refusals = {
  'slow-sender': () => new Refusal('too-slow', 'The request comes too slowly.'),
  unfinished: () => new Refusal('too-many', 'Too many requests are still on their way from you.'),
};

/** Does the request say that a body follows its head? */
export const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Cuts off who sends too slowly, or too much at a time. Looks at the connection, and leaves the body to who reads it. */
export function leastRate(ownerOf: OwnerOf, rate: Rate = usualSending): RequestHandler {
  const unfinished = openTally();
  return (req, res, next) => {
    if (!hasBody(req)) return next();
    const client = ownerOf(req);
    const seen = [req.socket.bytesRead];
    const refuse = (why: keyof typeof refusals): void => {
      countTurnedAway(why);
      const refusal = refusals[why]();
      if (res.headersSent) return void req.destroy();
      res.once('finish', () => req.destroy());
      res.status(refusal.status).set('Connection', 'close').json(answerOf(refusal));
    };
    const look = (): void => {
      if (req.complete) return stop();
      seen.push(req.socket.bytesRead);
      if (seen.length === 2 && unfinished.add(client, 1) > rate.unfinished) return refuse('unfinished');
      const before = seen.at(-1 - rate.within / rate.every);
      if (before !== undefined && req.socket.bytesRead - before < rate.bytes) refuse('slow-sender');
    };
    const watch = setInterval(look, rate.every).unref();
    let isOver = false;
    const stop = (): void => {
      clearInterval(watch);
      if (!isOver && seen.length > 1) unfinished.add(client, -1);
      isOver = true;
    };
    res.once('close', stop);
    next();
  };
}

/** How slowly an answer may be taken, in bytes and milliseconds, and how often it is looked at. */
export type TakingRate = { bytes: number; within: number; every: number };

/** 1 KB a second over any 30 seconds. The system takes some before: what is counted is what waits in our own memory. */
const usualTaking: TakingRate = { bytes: 30 * 1024, within: 30_000, every: 5_000 };

/** Node tells of neither but by the handle: what was given to the system to send, and what of that it has not taken yet. */
type Sending = { _handle?: { bytesWritten: number; writeQueueSize: number } | null };

/** Ends a connection whose client leaves an answer in our memory: a few bytes now and then keep it from being silent. */
export function endSlowReaders(server: Server, { bytes, within, every }: TakingRate = usualTaking): void {
  const taken = new WeakMap<Socket, number[]>();
  const looks = Math.round(within / every);
  const look = (socket: Socket): void => {
    const { _handle: handle } = socket as unknown as Sending;
    // Nothing waits for it: a News Line with nothing to tell, or a client between two requests.
    if (!handle || handle.writeQueueSize === 0) return void taken.delete(socket);
    const now = handle.bytesWritten - handle.writeQueueSize;
    const before = taken.get(socket) ?? [];
    const first = before.at(-looks);
    taken.set(socket, [...before, now].slice(-looks));
    if (first === undefined || now - first >= bytes) return;
    countTurnedAway('slow-reader');
    socket.destroy();
  };
  const watch = setInterval(() => [...socketsOf(server)].forEach(look), every).unref();
  server.once('close', () => clearInterval(watch));
}
