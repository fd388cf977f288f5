import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { problemOf, problemType } from '../../http/problems.ts';
import { countSockets, cutSockets, inTurns, refuseUpgrades } from './connections.ts';
import type { DeliverySide } from '../delivery.ts';
import { endSlowReaders, type TakingRate } from './slowClients.ts';

/** `http://host/path?query`, as a client sends it that takes us for a proxy. */
const absoluteForm = /^https?:\/\/(?:[^/?#@]*@)?([^/?#@]+)([/?][^#]*)?$/i;

/** A request-target in absolute form is read as path and host; the `Host` header then does not count (RFC 9112, §3.2.2). */
export function readTarget(req: Pick<IncomingMessage, 'url' | 'headers'>): void {
  const [, host, rest = '/'] = absoluteForm.exec(req.url ?? '') ?? [];
  if (host === undefined) return;
  req.url = rest.startsWith('/') ? rest : `/${rest}`;
  req.headers.host = host.toLowerCase();
}

/** Two `Host` headers mean two hosts to two readers of the request, of which Node shows the first (RFC 9112, §3.2: 400). */
function hasTwoHosts({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]!.length === 4 && rawHeaders[at]!.toLowerCase() === 'host') hosts += 1;
  return hosts > 1;
}

/** In the form of all problems; the connection goes, for what comes after it may be read in two ways too. */
function refuseTwoHosts(res: ServerResponse): void {
  const detail = 'The request names its host more than once.';
  res.writeHead(400, { 'Content-Type': problemType, 'Cache-Control': 'no-store', Connection: 'close' });
  res.end(JSON.stringify(problemOf('malformed', { detail })));
}

/** Milliseconds. Who sends a request drop by drop holds a connection no longer than this. */
const patience: ServerOptions = {
  headersTimeout: 15_000,
  // No fixed time for a photo over a slow line: a least rate (slowClients.ts).
  requestTimeout: 0,
  // Longer than a load balancer keeps its own end, so that it never writes to a connection we just closed.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** Milliseconds. A connection on which nothing moves, in either direction; the News Line says something more often. */
const longestSilence = 120_000;

export type Listening = ServerOptions & { mostPerAddress?: number; taking?: TakingRate };

export function openServer(
  app: RequestListener,
  { mostPerAddress = Infinity, taking, ...options }: Listening = {},
): Server {
  const server = createServer({ ...patience, ...options }, inTurns(app));
  server.timeout = longestSilence;
  refuseUpgrades(server);
  countSockets(server, mostPerAddress);
  endSlowReaders(server, taking);
  return server;
}

/** The byte cache first, then everything else. */
export const deliveryFirst =
  ({ handle }: Pick<DeliverySide, 'handle'>, app: RequestListener): RequestListener =>
  (req, res) => {
    if (hasTwoHosts(req)) return refuseTwoHosts(res);
    readTarget(req);
    if (!handle(req, res)) app(req, res);
  };

/** Stops accepting, lets requests in flight finish for up to `grace` milliseconds, then cuts what hangs. */
export async function closeServer(server: Server, grace = 15_000): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection that was busy turns idle once it has its answer, and would be kept open for the next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => cutSockets(server), grace);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
