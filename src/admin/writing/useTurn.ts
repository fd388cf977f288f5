'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import type { DeviceCopy } from '../saving/deviceCopies.ts';
import { useSurroundings } from '../surroundings.ts';
import { newerThan, leftBeforeTyping, type Opening } from './storyPage.ts';
import { ifNoTab, whenOnlyTab } from './device.ts';

/** Milliseconds: a tab that waited longer for its turn reads the story again. */
const longTurn = 1_000;

/**
 * This tab writes the story, and begins with what an earlier page left on the device; or with what that has saved since this one was read.
 */
export type Turn = { left?: DeviceCopy; newer?: Readonly<Record<string, unknown>> };

async function turnAt(opening: Opening): Promise<Turn> {
  const left = await leftBeforeTyping(opening);
  return left ? { left } : { newer: await newerThan(opening) };
}

/** Reads the page anew; the way to do it may change while the page stands. */
function useReadAgain() {
  const { readAgain } = useSurroundings();
  const latestReadAgain = useRef(readAgain);
  useEffect(() => void (latestReadAgain.current = readAgain), [readAgain]);
  const [isReading, start] = useTransition();
  const [again] = useState(() => () => start(() => latestReadAgain.current()));
  return { isReading, again };
}

/**
 * The turn at what the page was opened with. A tab that waited for the key of a beginning takes no turn before it has read the page anew:
 * the tab before it may have begun the story, and then the story's own page is shown.
 */
function useFirstTurn(opening: Opening) {
  const { user, story } = opening;
  const { isReading, again } = useReadAgain();
  const [lock, setLock] = useState<{ isLate: boolean }>();
  const [turn, setTurn] = useState<Turn>();
  const letGo = useRef<() => void>(undefined);
  useEffect(() => {
    const askedAt = Date.now();
    const end = whenOnlyTab(user, story.id ?? story.draftKey, () => {
      const isLate = Date.now() - askedAt > longTurn;
      setLock({ isLate });
      if (isLate) again();
    });
    letGo.current = end;
    return end;
  }, [user, story, again]);
  const mayBegin = lock !== undefined && !(lock.isLate && story.id === undefined && isReading);
  useEffect(() => {
    if (!mayBegin) return;
    let isOver = false;
    void turnAt(opening).then((next) => isOver || setTurn((before) => before ?? next));
    return () => {
      isOver = true;
    };
  }, [mayBegin, opening]);
  return { turn, letGo };
}

/**
 * The turn at a story that was begun on this page, once its id is known: other tabs look for that. The key is held until the id is, so
 * that no tab comes in between. True if another tab has the story already.
 */
function useTurnElsewhere({ user, story }: Opening, id: string | undefined, letGoOfKey: () => void): boolean {
  const { again } = useReadAgain();
  const [isElsewhere, setElsewhere] = useState(false);
  useEffect(() => {
    if (story.id !== undefined || id === undefined) return;
    let isLate = false;
    let hasTurn = false;
    const lookElsewhere = async (): Promise<void> => {
      // A busy page may have the turn and not know it yet: whether another tab has it, the browser says.
      const isFree = await ifNoTab(user)(id, async () => undefined);
      if (isFree || hasTurn) return;
      isLate = true;
      setElsewhere(true);
    };
    const timer = setTimeout(() => void lookElsewhere(), longTurn);
    const letGo = whenOnlyTab(user, id, () => {
      hasTurn = true;
      clearTimeout(timer);
      letGoOfKey();
      setElsewhere(false);
      if (isLate) again();
    });
    return () => {
      clearTimeout(timer);
      letGo();
    };
  }, [user, story, id, letGoOfKey, again]);
  return isElsewhere;
}

/**
 * Does this tab write the story? Of several that opened it, the first does. None before the page has come to life and knows what was left:
 * what is typed into it before is lost.
 */
export function useTurn(opening: Opening, id: string | undefined): Turn | undefined {
  const { turn, letGo } = useFirstTurn(opening);
  const [letGoOfKey] = useState(() => () => letGo.current?.());
  const isElsewhere = useTurnElsewhere(opening, id, letGoOfKey);
  return isElsewhere ? undefined : turn;
}
