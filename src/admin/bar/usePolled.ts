'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../deskApi.ts';
import { photoWords } from '../writing/photoWords.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';

const everyMs = 30_000;

/** `isOutside`: what is asked for is not this person's to see. */
export type Polled<T> = { latest?: T; isOutside: boolean; ask: () => void };

/**
 * Where a document stands, asked again after each save, when the window comes back, and twice a minute. An answer that crossed a save of our
 * own is thrown away, for it would look like somebody else's. `question` stays the same.
 */
export function usePolled<T>(
  id: string | undefined,
  question: (id: string) => Promise<Answer<T>>,
  savedAt: unknown,
): Polled<T> {
  const [latest, setLatest] = useState<T>();
  const [isOutside, setOutside] = useState(false);
  const isSaving = useStorySaver()?.light.kind === 'saving';
  const saves = useRef({ isSaving, count: 0 });
  useEffect(() => {
    saves.current = { isSaving, count: saves.current.count + 1 };
  }, [isSaving]);
  const ask = useCallback(() => {
    if (!id || saves.current.isSaving || document.visibilityState === 'hidden') return;
    const before = saves.current.count;
    void question(id).then((answer) => {
      if (answer.ok && saves.current.count === before) setLatest(answer.body);
      setOutside(!answer.ok && answer.failure?.code === 'not-allowed');
    });
  }, [id, question]);
  useEffect(ask, [ask, isSaving, savedAt]);
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
  return { latest, isOutside, ask };
}
