'use client';

import { useEffect } from 'react';
import { refreshedSession } from '../saving/newsroom.ts';
import { readyToSeal } from './device.ts';

/** Milliseconds. */
const pace = { refreshBefore: 3_600_000, tryAgain: 30_000 };

/** The session of this browser page, whichever of its stories hears of it: `endsAt` as the newsroom said it last. */
export const session = { endsAt: Infinity };

type User = { id: string | number };

/** Keeps the session of somebody who types from ending, at most twice a minute and only in its last hour. */
function keeperOf(user: string): () => void {
  let triedAt = -Infinity;
  const keep = async (): Promise<void> => {
    const now = Date.now();
    if (session.endsAt - now > pace.refreshBefore || now - triedAt < pace.tryAgain) return;
    triedAt = now;
    const answer = await refreshedSession();
    if (String((answer?.user as User | undefined)?.id) === user) session.endsAt = answer!.exp * 1_000;
  };
  return () => void keep();
}

/** Typing keeps the session; a save that finds it ended says so on the page. */
export function useWriterSession(user: string): void {
  useEffect(() => {
    readyToSeal(user);
    const keep = keeperOf(user);
    for (const kind of ['input', 'keydown'] as const) window.addEventListener(kind, keep, true);
    return () => {
      for (const kind of ['input', 'keydown'] as const) window.removeEventListener(kind, keep, true);
    };
  }, [user]);
}
