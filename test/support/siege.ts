import { setMaxListeners } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What came of the connections of one kind: `ended` by the server. */
export type Outcome = { opened: number; answered: number; ended: number };
export type Kind = 'upgrades' | 'pipelines' | 'half heads' | 'half bodies' | 'slow readers';

const get = (path: string, headers = ''): string => `GET ${path} HTTP/1.1\r\nHost: siege\r\n${headers}\r\n`;
const offer = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n';
/** Far more than the system keeps for a connection. */
const large = get('/openapi.json', 'Accept-Encoding: identity\r\n').repeat(36);

/** A little now and then, so that nothing is silent; gives the way to stop. */
const drip = (work: () => void): (() => void) => {
  const timer = setInterval(work, 250);
  return () => clearInterval(timer);
};

/** What one connection of each kind does. Nothing of it is what a client would do. */
const kinds: Record<Kind, (socket: Socket) => () => void> = {
  upgrades: (socket) => {
    socket.write(get('/healthz', offer));
    return () => undefined;
  },
  pipelines: (socket) => {
    socket.pause().write(get('/api/articles?limit=50').repeat(200));
    return () => undefined;
  },
  'half heads': (socket) => {
    socket.write('GET / HTTP/1.1\r\nHost: siege\r\n');
    return drip(() => socket.write('X-Slow: x\r\n'));
  },
  'half bodies': (socket) => {
    socket.write('POST /api/articles HTTP/1.1\r\nHost: siege\r\nContent-Type: application/json\r\n');
    socket.write('Content-Length: 900000\r\n\r\n{');
    return drip(() => socket.write(' '));
  },
  'slow readers': (socket) => {
    socket.pause().write(large);
    return drip(() => void socket.read(100));
  },
};

/** Milliseconds: longer than the server lets it be, where that is a matter of time. */
const heldFor = (kind: Kind): number => (/^(half|slow)/.test(kind) ? 50_000 : 5_000);

/** One place of the siege: a connection after the other, each held until the server ends it, or for a while. */
async function hold(url: URL, kind: Kind, isOver: AbortSignal, outcome: Outcome): Promise<void> {
  while (!isOver.aborted) {
    const socket = connect(Number(url.port), url.hostname);
    const isEnded = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined).once('connect', () => (outcome.opened += 1));
    socket.once('data', () => (outcome.answered += 1));
    const stop = kinds[kind](socket);
    await Promise.race([isEnded, wait(heldFor(kind), undefined, { signal: isOver }).catch(() => undefined)]);
    stop();
    if (socket.destroyed) outcome.ended += 1;
    socket.destroy();
    await wait(50);
  }
}

/** So many connections of each kind at once, on loopback alone, until the signal. */
export async function besiege(address: string, each: number, isOver: AbortSignal): Promise<Record<Kind, Outcome>> {
  const url = new URL(address);
  if (!['127.0.0.1', 'localhost'].includes(url.hostname)) throw new Error('Only what runs on this machine.');
  setMaxListeners(0, isOver);
  const outcomes = Object.keys(kinds).map((kind) => [kind as Kind, { opened: 0, answered: 0, ended: 0 }] as const);
  await Promise.all(
    outcomes.flatMap(([kind, outcome]) => Array.from({ length: each }, () => hold(url, kind, isOver, outcome))),
  );
  return Object.fromEntries(outcomes) as Record<Kind, Outcome>;
}

export type Readers = { statuses: Record<string, number>; p50: number; p99: number };

const readersPaths = [
  '/',
  '/v1/newsline',
  '/v1/newsline?limit=100',
  '/v1/search?q=parliament',
  '/api/articles?limit=10',
];

/** Ordinary readers, eight at a time, each with the next page as soon as it has the last; milliseconds. */
export async function readAlong(address: string, isOver: AbortSignal): Promise<Readers> {
  const statuses: Record<string, number> = {};
  const times: number[] = [];
  const one = async (first: number): Promise<void> => {
    for (let at = first; !isOver.aborted; at += 1) {
      const began = performance.now();
      const answer = await fetch(`${address}${readersPaths[at % readersPaths.length]}`);
      await answer.arrayBuffer();
      times.push(performance.now() - began);
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      await wait(10);
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, at) => one(at)));
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(times.length * part)] ?? NaN;
  return { statuses, p50: at(0.5), p99: at(0.99) };
}
