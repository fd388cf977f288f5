import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { placeOf } from '../../domain/clientAddress.ts';
import { openTally } from '../../domain/fields/storedText.ts';
import { countTurnedAway } from './turnedAway.ts';

/** Of the requests a client sends without waiting for answers: how many are begun beside the first, how many wait, parsed, for their turn. */
const pipelined = { besideFirst: 3, waiting: 32 };

const adders = ['on', 'addListener', 'once', 'prependListener', 'prependOnceListener'] as const;

/**
 * Node hands a request that offers an upgrade to the listeners for it, once there is one, and forgets its socket. Nobody here speaks
 * anything but HTTP/1.1, so nobody may listen: the offer is passed over and the request answered (RFC 9110, 7.8).
 */
export function refuseUpgrades(server: Server): void {
  for (const name of adders) {
    const add = server[name].bind(server) as (event: string, listener: () => void) => Server;
    const addOther = (event: string, listener: () => void): Server =>
      event === 'upgrade' ? server : add(event, listener);
    Object.defineProperty(server, name, { value: addOther });
  }
}

type Pair = [IncomingMessage, ServerResponse];
/** What a connection asked before it had its first answer: the begun ones in `begun`, the others in `waiting`. */
type ConnectionQueue = { begun: Set<ServerResponse>; waiting: Pair[] };

/** Node tells only the answer being written that its client has left; those behind it hear it from here. */
function endQueue({ begun, waiting }: ConnectionQueue): void {
  waiting.length = 0;
  for (const res of begun) {
    res.destroyed = true;
    res.emit('close');
  }
  begun.clear();
}

function openQueue(socket: Socket): ConnectionQueue {
  const line: ConnectionQueue = { begun: new Set(), waiting: [] };
  socket.once('close', () => endQueue(line));
  // Reading any request's body to its end turns the socket on again. Node's own stop listens for the event, which `pause` emits only once.
  socket.on('resume', () => {
    if (line.waiting.length > 0) socket.pause().emit('pause');
  });
  return line;
}

/** Begins few of the requests that one connection sends at once, lets some wait while nothing more is read, and ends it when there are more. */
export function inTurns(listener: RequestListener): RequestListener {
  const lines = new WeakMap<Socket, ConnectionQueue>();
  function begin(line: ConnectionQueue, req: IncomingMessage, res: ServerResponse): void {
    line.begun.add(res);
    // It gets the socket when it is its turn to be written: then one less is behind.
    res.once('socket', () => {
      line.begun.delete(res);
      process.nextTick(beginNext, line, req.socket);
    });
    listener(req, res);
  }
  function beginNext(line: ConnectionQueue, socket: Socket): void {
    if (line.waiting.length === 0) return;
    while (line.begun.size < pipelined.besideFirst) {
      const next = line.waiting.shift();
      if (!next) break;
      begin(line, ...next);
    }
    if (line.waiting.length === 0) socket.resume();
  }
  return (req, res) => {
    // The usual case, and the quick one: nothing else of this connection is being answered.
    if (res.socket) return void listener(req, res);
    const { socket } = req;
    if (socket.destroyed) return;
    const line = lines.get(socket) ?? openQueue(socket);
    lines.set(socket, line);
    if (line.begun.size < pipelined.besideFirst) return begin(line, req, res);
    if (line.waiting.length >= pipelined.waiting) {
      countTurnedAway('pipelined');
      return void socket.destroy();
    }
    line.waiting.push([req, res]);
    socket.pause();
  };
}

/** Every socket there is, by server: also those that Node no longer counts as a connection of it. */
const openSockets = new WeakMap<Server, Set<Socket>>();
export const socketsOf = (server: Server): ReadonlySet<Socket> => openSockets.get(server) ?? new Set();

/** Keeps each socket until it is closed, and closes at once what one address opens beyond its number. */
export function countSockets(server: Server, mostPerAddress: number): void {
  const sockets = new Set<Socket>();
  const perAddress = openTally();
  openSockets.set(server, sockets);
  server.on('connection', (socket: Socket) => {
    const address = placeOf(socket.remoteAddress ?? '');
    if (perAddress.of(address) >= mostPerAddress) {
      countTurnedAway('connections');
      return void socket.destroy();
    }
    sockets.add(socket);
    perAddress.add(address, 1);
    socket.once('close', () => {
      sockets.delete(socket);
      perAddress.add(address, -1);
    });
  });
}

/** Cuts every connection of a server, whatever became of it. */
export function cutSockets(server: Server): void {
  server.closeAllConnections();
  for (const socket of [...socketsOf(server)]) socket.destroy();
}
