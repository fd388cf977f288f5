import { once } from 'node:events';

/** A signal that stands for another one until the work is done: later it means nothing to what the work has started. */
export async function whileAtIt<T>(
  signal: AbortSignal | undefined,
  work: (until: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const until = new AbortController();
  const end = (): void => until.abort(signal?.reason);
  signal?.addEventListener('abort', end);
  try {
    return await work(until.signal);
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

/** Waits no longer than until the signal; what is waited for is then of no interest. */
export function orCut<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason as Error);
  const isCut = once(signal, 'abort').then(() => Promise.reject(signal.reason as Error));
  return Promise.race([work, isCut]);
}
