'use client';

import { useAuth } from '@payloadcms/ui';
import { useEffect, useRef } from 'react';
import { refreshedSession } from '../saving/newsroom.ts';
import { readyToSeal } from './device.ts';

/** Milliseconds. `putOff` is farther than any session reaches. */
const pace = { refreshBefore: 3_600_000, tryAgain: 30_000, putOff: 24 * 86_400_000, longestSession: 20 * 86_400_000 };

/** The session of this browser page, whichever of its stories hears of it: `endsAt` as the newsroom said it last. */
const session = { endsAt: Infinity, stories: 0 };

type User = { id: string | number };
type SetUser = (answer: { user: unknown; exp: number; token?: string }) => void;

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

/** Puts Payload's own clocks of the session off while a story is on the page; other pages have them again. */
function useClocksPutOff(): void {
  const { user, setUser, token, tokenExpirationMs } = useAuth();
  const auth = useRef({ user, token, set: setUser as unknown as SetUser });
  useEffect(() => {
    auth.current = { user, token, set: setUser as unknown as SetUser };
    if (!user || !tokenExpirationMs || tokenExpirationMs - Date.now() > pace.longestSession) return;
    session.endsAt = tokenExpirationMs;
    auth.current.set({ user, token, exp: Math.floor((Date.now() + pace.putOff) / 1_000) });
  }, [user, setUser, token, tokenExpirationMs]);
  useEffect(() => {
    session.stories += 1;
    return () => {
      session.stories -= 1;
      const { user: writer, token: theirs, set } = auth.current;
      const isKnown = session.endsAt < Infinity;
      if (session.stories > 0 || !writer || !isKnown) return;
      set({ user: writer, token: theirs, exp: Math.floor(session.endsAt / 1_000) });
    };
  }, []);
}

/**
 * Payload leaves the page when the session ends, and a minute before asks over it. While a story is written its page does neither: typing
 * keeps the session, and a save that finds it ended says so on the page.
 */
export function useWriterSession(user: string): void {
  useClocksPutOff();
  useEffect(() => {
    readyToSeal(user);
    const keep = keeperOf(user);
    for (const kind of ['input', 'keydown'] as const) window.addEventListener(kind, keep, true);
    return () => {
      for (const kind of ['input', 'keydown'] as const) window.removeEventListener(kind, keep, true);
    };
  }, [user]);
}
