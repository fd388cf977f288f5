'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { standingOf, type Standing } from '../deskApi.ts';
import { followDesk } from '../live/follow.ts';
import { photoWords } from '../writing/photoWords.ts';
import { useSurroundings } from '../surroundings.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';

const everyMs = 30_000;

/** Asks when the newsroom says that something happened to the story. */
function useNewsOf(id: string | undefined, ask: () => void): void {
  const reader = useSurroundings().user?.id;
  useEffect(() => {
    if (!id || !reader) return;
    const following = followDesk(
      reader,
      // Who comes or leaves may begin to write in it, or let go of it.
      ({ name, story }) => (name === 'reset' || (name !== 'gone' && story === id)) && ask(),
    );
    following.show([id]);
    return following.stop;
  }, [id, reader, ask]);
}

/** `isOutside`: the story is another desk's, which tells of what readers see and no more. */
type StandingState = { standing?: Standing; isOutside: boolean; ask: () => void };

/**
 * Where the story stands, asked again after each save, when the newsroom says that a colleague did something to it, when the window
 * comes back, and twice a minute where no news come through. An answer that crossed a save of our own is thrown away, for it would
 * look like somebody else's.
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
  useNewsOf(id, ask);
  useEffect(() => photoWords.subscribe(ask), [ask]);
  useEffect(() => {
    const timer = setInterval(ask, everyMs);
    const looks = [
      [window, 'focus'],
      [window, 'online'],
      [document, 'visibilitychange'],
    ] as const;
    for (const [of, name] of looks) of.addEventListener(name, ask);
    return () => {
      clearInterval(timer);
      for (const [of, name] of looks) of.removeEventListener(name, ask);
    };
  }, [ask]);
  return { standing, isOutside, ask };
}
