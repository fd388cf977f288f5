import { execFileSync } from 'node:child_process';

/** Of the server's process, as it tells them: bytes, seconds of the processor, and who follows live. */
export type Figures = {
  resident: number;
  heap: number;
  external: number;
  cpu: number;
  live: number;
  dropped: number;
  at: number;
};

const names = {
  resident: 'process_resident_memory_bytes',
  heap: 'nodejs_heap_size_used_bytes',
  external: 'nodejs_external_memory_bytes',
  cpu: 'process_cpu_seconds_total',
  live: 'dateline_newsline_clients',
  dropped: 'dateline_newsline_dropped_total',
} as const;

export async function figuresOf(url: string, token: string): Promise<Figures> {
  const answer = await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${token}` } });
  const text = await answer.text();
  const valueOf = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
  const told = Object.entries(names).map(([key, name]) => [key, valueOf(name)]);
  return { ...(Object.fromEntries(told) as Omit<Figures, 'at'>), at: performance.now() };
}

/** Per cent of one core, from one look to the next. */
export const since = (before: Figures, after: Figures): number =>
  ((after.cpu - before.cpu) * 100_000) / (after.at - before.at);

/** Megabytes of the processes that this one has started; none, if there is none at the moment. */
export function rendererMemory(pid: number | undefined): number {
  try {
    const rows = execFileSync('ps', ['-o', 'rss=', '--ppid', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n');
    return Math.round(rows.reduce((sum, row) => sum + Number(row), 0) / 1024);
  } catch {
    return 0;
  }
}
