import mongoose from 'mongoose';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readEnv } from '../../src/config/env.ts';
import type { Db } from '../../src/published/storage/collections.ts';
import { openDelivery } from '../../src/server/delivery.ts';
import { createLog } from '../../src/server/log.ts';
import { bareServer, driverServer } from './floors.ts';
import { hotPaths } from './rows.ts';
import type { Role } from './places.ts';

/** One process of the benchmark: a node's delivery side, or one of its floors. Its parent asks what it uses, and tells it to close. */

async function nodeListener(db: Db): Promise<RequestListener> {
  const env = { ...readEnv(process.env), CACHE_MB: Number(process.env.BENCH_CACHE_MB ?? 512) };
  const { handle } = await openDelivery({
    db,
    env,
    log: createLog('error'),
  });
  return (req, res) => {
    if (!handle(req, res)) res.writeHead(404).end();
  };
}

/** What a node answers at each address of the rows, uncompressed, as autocannon asks for it. */
async function bytesOf(node: string): Promise<Map<string, Buffer>> {
  const bytes = new Map<string, Buffer>();
  for (const path of hotPaths()) {
    const answer = await fetch(node + path, { headers: { 'accept-encoding': 'identity' } });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
    bytes.set(path, Buffer.from(await answer.arrayBuffer()));
  }
  return bytes;
}

async function listenerOf(role: Role): Promise<RequestListener> {
  if (role === 'bare') return bareServer(await bytesOf(process.env.BENCH_NODE_URL ?? ''))!;
  await mongoose.connect(process.env.MONGODB_URI ?? '');
  const db = mongoose.connection.db!;
  return role === 'node' ? nodeListener(db) : driverServer(db)!;
}

const server = createServer(await listenerOf(process.argv[2] as Role));
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));

function keptBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

process.on('message', (said) => {
  if (said === 'close') process.exit(0);
  if (said === 'kept') return void process.send?.(keptBytes());
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ cpu: user + system, memory: rss, heap: heapUsed });
});
// Whoever asked is gone: a benchmark leaves nothing running behind.
process.on('disconnect', () => process.exit(1));
