import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { socketsOf } from './connections.ts';
import { countTurnedAway } from './turnedAway.ts';

/** How slowly an answer may be taken, in bytes and milliseconds, and how often it is looked at. */
export type TakingRate = { bytes: number; within: number; every: number };

/** 1 KB a second over any 30 seconds. The system takes some before: what is counted is what waits in our own memory. */
const usual: TakingRate = { bytes: 30 * 1024, within: 30_000, every: 5_000 };

/** Node tells of neither but by the handle: what was given to the system to send, and what of that it has not taken yet. */
type Sending = { _handle?: { bytesWritten: number; writeQueueSize: number } | null };

/** Ends a connection whose client leaves an answer in our memory: a few bytes now and then keep it from being silent. */
export function endSlowReaders(server: Server, { bytes, within, every }: TakingRate = usual): void {
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
