import autocannon, { type Request } from 'autocannon';
import { openPlace } from './places.ts';
import { coldRows, hotRows } from './rows.ts';
import { say } from './table.ts';

const minutes = Number(process.env.BENCH_SOAK_MINUTES ?? 10);
const every = 15_000;
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0).padStart(6);
/** Memory counts as flat if the last third of the time uses no more than this times the middle third. */
const flat = 1.05;

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Ten minutes of every kind of read on a node whose cache is too small for all of it, and what memory it uses meanwhile. */
export async function soak(uri: string, stories: number): Promise<void> {
  const node = await openPlace('node', { MONGODB_URI: uri, BENCH_CACHE_MB: '32' });
  const paths = [...hotRows.filter(({ etag }) => !etag), ...coldRows(stories)].flatMap((row) =>
    row.paths.slice(0, 4_000),
  );
  const requests = paths.map((path, at): Request => ({
    method: 'GET',
    path: paths[(at * 7_919) % paths.length] ?? path,
  }));
  say(`\nSoak: ${minutes} minutes, ${paths.length} addresses, a cache of 32 MB; memory in MB`);
  const load = autocannon({ url: node.url, connections: 8, requests, duration: minutes * 60 });
  const samples: number[] = [];
  const watch = setInterval(() => {
    void node.usage().then(({ memory, heap }) => {
      samples.push(memory);
      say(
        `  ${((samples.length * every) / 60_000).toFixed(2).padStart(6)} min  resident ${megabytes(memory)}  heap ${megabytes(heap)}`,
      );
    });
  }, every);
  const { requests: asked, non2xx, errors } = await load;
  clearInterval(watch);
  await node.close();
  const third = Math.floor(samples.length / 3);
  const ratio = medianOf(samples.slice(-third)) / medianOf(samples.slice(third, 2 * third));
  say(
    `  ${asked.total} requests, ${non2xx + errors} failed; last third ${ratio.toFixed(3)} × middle third  ${ratio <= flat ? 'holds' : 'MISSES'} ≤ ${flat}`,
  );
}
