import type { Freshness } from '../cache/answer.ts';

const freshFor = (sMaxAge: number, staleWhileRevalidate: number, staleIfError: number): Freshness => ({
  sMaxAge,
  staleWhileRevalidate,
  staleIfError,
});

/**
 * How long a CDN may keep what, in seconds. It is told of changes by tag, so these bound only how long it may be wrong if a purge
 * is lost; a browser always asks again (max-age 0). A story that was withdrawn is never shown long, even while we are down.
 */
export const freshness = {
  story: freshFor(60, 30, 300),
  list: freshFor(15, 15, 300),
  search: freshFor(30, 15, 300),
  directory: freshFor(300, 600, 86_400),
  moved: freshFor(300, 60, 300),
  killed: freshFor(300, 600, 86_400),
  'not-found': freshFor(5, 0, 0),
  parameters: 'none',
} as const satisfies Record<string, Freshness>;
