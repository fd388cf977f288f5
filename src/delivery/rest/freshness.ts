import type { Freshness } from '../cache/answer.ts';

const kept = (sMaxAge: number, staleWhileRevalidate: number, staleIfError: number): Freshness => ({
  sMaxAge,
  staleWhileRevalidate,
  staleIfError,
});

/**
 * How long a CDN may keep what, in seconds. It is told of changes by tag, so these bound only how long it may be wrong if a purge
 * is lost; a browser always asks again (max-age 0). A story that was withdrawn is never shown long, even while we are down.
 */
export const freshness = {
  story: kept(60, 30, 300),
  list: kept(15, 15, 300),
  search: kept(30, 15, 300),
  house: kept(300, 600, 86_400),
  moved: kept(300, 60, 300),
  killed: kept(300, 600, 86_400),
  'not-found': kept(5, 0, 0),
  parameters: 'none',
} as const satisfies Record<string, Freshness>;
