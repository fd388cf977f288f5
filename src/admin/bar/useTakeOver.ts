'use client';

import { useCallback, useEffect, useState } from 'react';
import type { TakeOverAnswer } from '../../domain/workflow/takeOver.ts';
import { takeStoryOver, type StoryLock } from '../deskApi.ts';

const second = 1_000;

/** Seconds until then by this clock, while `isOn`: not fewer than none, nor more than the newsroom gives. */
export function useSecondsUntil(until: string | undefined, isOn: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => setNow(Date.now()), second / 2);
    return () => clearInterval(timer);
  }, [isOn, until]);
  const left = until === undefined ? 0 : Math.ceil((Date.parse(until) - now) / second);
  return Math.min(30, Math.max(0, left));
}

/** Takes the story over that a colleague has open; where they are asked, asks again once their time is up. */
export function useTakeOver(id: string, lock: StoryLock | null | undefined, ask: () => void) {
  const [answer, setAnswer] = useState<TakeOverAnswer>();
  const [isAsking, setAsking] = useState(false);
  const take = useCallback(async (): Promise<void> => {
    setAsking(true);
    const result = await takeStoryOver(id);
    setAsking(false);
    setAnswer(result.ok ? result.body.answer : undefined);
    ask();
  }, [id, ask]);
  const question = lock?.asked?.mine ? lock.asked : undefined;
  const isWaiting = question !== undefined && !question.refused;
  const left = useSecondsUntil(question?.until, isWaiting);
  const isDue = isWaiting && left === 0;
  useEffect(() => {
    if (!isDue) return;
    const first = setTimeout(() => void take(), 0);
    // Two clocks differ by a little.
    const timer = setInterval(() => void take(), 2 * second);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [isDue, take]);
  return { take, isAsking, isWaiting, left, isRefused: question?.refused === true, answer };
}
