import type { Payload } from 'payload';
import { cache } from 'react';
import { usualTimeZone } from '../../domain/when.ts';

/** Asked once for a page, not for each row. */
export const newsroomZoneOf = cache(
  async (payload: Payload): Promise<string> =>
    (await payload.findGlobal({ slug: 'house-style', depth: 0 })).timeZone || usualTimeZone,
);
