import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';

/** Whether a process runs. One that has ended and only waits for its parent to take note does not. */
export function isAlive(pid: number): boolean {
  return startMarkOf(pid) !== undefined;
}

/**
 * When a process started, as an opaque mark: a process id alone is used again after a reboot and in every new container.
 * Undefined if no such process runs.
 */
export function startMarkOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return fromPs(pid, 'lstart=');
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command, in brackets, may itself hold spaces and brackets: count from the last one. Field 22 is the start time.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    const ticks = fields[18];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
  } catch {
    return undefined;
  }
}

/** The command line of a process, words separated by blanks; empty if there is no such process. */
export function commandLineOf(pid: number): string {
  if (process.platform !== 'linux') return fromPs(pid, 'command=') ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function fromPs(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', column], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** A signal that stands for another one until the work is done: later it means nothing to what the work has started. */
export async function whileAtIt<T>(
  signal: AbortSignal | undefined,
  task: (until: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const until = new AbortController();
  const end = (): void => until.abort(signal?.reason);
  signal?.addEventListener('abort', end);
  try {
    return await task(until.signal);
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

/** Waits no longer than until the signal; what is waited for is then of no interest. */
export function orCut<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason as Error);
  const isCut = once(signal, 'abort').then(() => Promise.reject(signal.reason as Error));
  return Promise.race([promise, isCut]);
}
