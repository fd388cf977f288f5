/** Milliseconds. */
const pauses = { first: 1_000, longest: 30_000 };

/**
 * How long to wait after so many failures in a row; the server's own `retryAfter` (seconds) counts if it is longer. `random` lies in
 * 0..1: browsers that lost the same connection do not come back at the same moment.
 */
export function pauseAfter(failures: number, retryAfter: number | undefined, random: number): number {
  const grown = Math.min(pauses.first * 2 ** Math.max(0, failures - 1), pauses.longest);
  return Math.max(grown * (0.5 + random / 2), Math.min((retryAfter ?? 0) * 1_000, 10 * pauses.longest));
}
