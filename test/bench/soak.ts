import { setTimeout as wait } from 'node:timers/promises';
import autocannon, { type Request } from 'autocannon';
import { openPlace } from './places.ts';
import { coldRows, hotRows } from './rows.ts';
import { say } from './table.ts';

const minutes = Number(process.env.BENCH_SOAK_MINUTES ?? 10);
const every = 15_000;
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0).padStart(6);
/** Memory counts as flat if, its garbage collected, a node keeps at the end no more than this times what it kept after a third of the time. */
const flat = 1.05;

/** Ten minutes of every kind of read on a node whose cache is too small for all of it, and what memory it takes meanwhile. */
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
  let most = 0;
  let samples = 0;
  const watch = setInterval(() => {
    void node.usage().then(({ memory, heap }) => {
      most = Math.max(most, memory);
      samples += 1;
      say(
        `  ${((samples * every) / 60_000).toFixed(2).padStart(6)} min  resident ${megabytes(memory)}  heap ${megabytes(heap)}`,
      );
    });
  }, every);
  await wait(minutes * 20_000);
  const early = await node.kept();
  const { requests: asked, non2xx, errors } = await load;
  clearInterval(watch);
  const late = await node.kept();
  await node.close();
  const ratio = late / early;
  say(`  ${asked.total} requests, ${non2xx + errors} failed; resident at most ${megabytes(most).trim()} MB`);
  say(
    `  kept after a third of the time ${megabytes(early).trim()} MB, at the end ${megabytes(late).trim()} MB: ${ratio.toFixed(3)} ×  ${ratio <= flat ? 'holds' : 'MISSES'} ≤ ${flat}`,
  );
}
