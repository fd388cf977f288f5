import autocannon, { type Request } from 'autocannon';
import { Agent, get } from 'node:http';
import type { Place } from './places.ts';

const seconds = Number(process.env.BENCH_SECONDS ?? 3);
export const connections = Number(process.env.BENCH_CONNECTIONS ?? 32);

export type Load = { paths: readonly string[]; headers?: Record<string, string> };
/** `cpu`: microseconds of the server's processor a request takes: what is left of a ratio when the client is the slower one. */
export type Measured = { perSecond: number; p50: number; p99: number; cpu: number; failed: number };

/** Asks a place for these paths, one after the other on each connection, after a second of warming up. */
export async function measure(place: Place, { paths, headers = {} }: Load): Promise<Measured> {
  const requests = paths.map((path): Request => ({ method: 'GET', path, headers }));
  const shared = { url: place.url, connections, requests };
  await autocannon({ ...shared, duration: 1 });
  const before = await place.usage();
  const result = await autocannon({ ...shared, duration: seconds });
  const after = await place.usage();
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: (after.cpu - before.cpu) / Math.max(1, result.requests.total),
    // A 304 is what was asked for where a client knows the answer already.
    failed: result.errors + result.non2xx - (headers['if-none-match'] ? (result['3xx'] ?? 0) : 0),
  };
}

const patience = 10_000;

function ask(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent, timeout: patience }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answers ${answer.statusCode}.`));
      answer.resume().on('end', resolve).on('error', reject);
    });
    asked.on('error', reject).on('timeout', () => asked.destroy(new Error(`${url} does not answer.`)));
  });
}

/** The median time of one request at a time, in milliseconds; a first round warms the database up. */
export async function medianOf(place: Place, paths: readonly string[], requests = 500): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (let at = 0; at < requests * 2; at += 1) {
    const start = performance.now();
    await ask(place.url + paths[at % paths.length], agent);
    if (at >= requests) times.push(performance.now() - start);
  }
  agent.destroy();
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}
