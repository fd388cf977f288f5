import type { Line } from '../published/story/schema.ts';

/** What a step of urgency (IPTC, 1 is a flash) is worth against freshness. */
const hoursPerStep = 10;
const usual = 5;

const weight = ({ publishedAt, urgency = usual }: Line): number =>
  Date.parse(publishedAt) / 3_600_000 - urgency * hoursPerStep;

/** The order of the front page: by urgency and time together, so that yesterday's flash gives way to today's news. Reads no clock. */
export const frontOrder = (lines: readonly Line[]): Line[] => lines.toSorted((a, b) => weight(b) - weight(a));
