import type { News } from './line.ts';

/** What pages and the holder of the line say to each other; `watch` missing: the page leaves. */
export type FromPage = { from: string; watch?: readonly string[] };
/** To one page, or to all. `whoIsThere`: another tab holds the line now. */
export type ToPage = { to?: string; news?: News; whoIsThere?: true };
