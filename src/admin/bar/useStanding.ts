'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { standingOf, type Standing } from '../deskApi.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';

const everyMs = 30_000;

/** `isOutside`: the story is another desk's, which tells of what readers see and no more. */
type StandingState = { standing?: Standing; isOutside: boolean; ask: () => void };

/**
 * Where the story stands, asked again after each save, when the window comes back and twice a minute: a colleague may have
 * moved it. An answer that crossed a save of our own is thrown away, for it would look like somebody else's.
 */
export function useStanding(id: string | undefined, savedAt: unknown): StandingState {
  const [standing, setStanding] = useState<Standing>();
  const [isOutside, setOutside] = useState(false);
  const isSaving = useStorySaver()?.light.kind === 'saving';
  const saves = useRef({ isSaving, count: 0 });
  useEffect(() => {
    saves.current = { isSaving, count: saves.current.count + 1 };
  }, [isSaving]);
  const ask = useCallback(() => {
    if (!id || saves.current.isSaving || document.visibilityState === 'hidden') return;
    const before = saves.current.count;
    void standingOf(id).then((answer) => {
      if (answer.ok && saves.current.count === before) setStanding(answer.body);
      setOutside(!answer.ok && answer.failure?.code === 'not-allowed');
    });
  }, [id]);
  useEffect(ask, [ask, isSaving, savedAt]);
  useEffect(() => {
    const timer = setInterval(ask, everyMs);
    window.addEventListener('focus', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', ask);
    };
  }, [ask]);
  return { standing, isOutside, ask };
}
