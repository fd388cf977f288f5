import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { DeliverySide } from './delivery.ts';

/** Milliseconds. Who sends a request drop by drop holds a connection no longer than this. */
const patience: ServerOptions = {
  headersTimeout: 15_000,
  // A photo of 25 MB over a slow line.
  requestTimeout: 180_000,
  // Longer than a load balancer keeps its own end, so that it never writes to a connection we just closed.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

export const openServer = (app: RequestListener, options: ServerOptions = {}): Server =>
  createServer({ ...patience, ...options }, app);

/** The byte cache first, then everything else. */
export const deliveryFirst =
  ({ handle }: Pick<DeliverySide, 'handle'>, app: RequestListener): RequestListener =>
  (req, res) => {
    if (!handle(req, res)) app(req, res);
  };

/** Stops accepting, lets requests in flight finish for up to `grace` milliseconds, then cuts what hangs. */
export async function closeServer(server: Server, grace = 15_000): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection that was busy turns idle once it has its answer, and would be kept open for the next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
