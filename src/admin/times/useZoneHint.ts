import { useState } from 'react';
import { momentText, wallClock } from './moments.ts';
import { useSay } from '../useSay.ts';

/**
 * Under a time that is typed: whose clock it is meant on, what that clock shows now, and, where the newsroom has another, when that is
 * there.
 */
export function useZoneHint(instant: string, storyZone: string, newsroomZone: string | undefined): string {
  const { say, language } = useSay();
  const [openedAt] = useState(() => new Date());
  const hint = say('atZone', { zone: storyZone, now: wallClock(openedAt, storyZone).slice(11) });
  if (!instant || !newsroomZone) return hint;
  const onOwn = momentText(instant, { language, timeZone: storyZone });
  const time = momentText(instant, { language, timeZone: newsroomZone });
  return time === onOwn ? hint : `${hint} · ${say('atNewsroom', { time, zone: newsroomZone })}`;
}
