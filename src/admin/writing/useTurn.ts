'use client';

import { useEffect, useRef, useState } from 'react';
import type { DeviceCopy } from '../saving/deviceCopies.ts';
import { useSurroundings } from '../surroundings.ts';
import { whenOnlyTab } from './device.ts';
import { leftBeforeTyping, type Opening } from './storyPage.ts';

/** Milliseconds: a tab that waited longer for its turn reads the story again. */
const longTurn = 1_000;

/** This tab writes the story, and begins with what an earlier page left on the device. */
export type Turn = { left?: DeviceCopy };

/**
 * Does this tab write the story? Of several that opened it, the first does. None before the page has come to life and knows what was left:
 * what is typed into it before is lost.
 */
export function useTurn(opening: Opening, id: string | undefined): Turn | undefined {
  const { readAgain } = useSurroundings();
  // A page that is read anew for another reason does not lose its turn.
  const read = useRef(readAgain);
  useEffect(() => void (read.current = readAgain), [readAgain]);
  const [turn, setTurn] = useState<Turn>();
  const { user, story } = opening;
  const name = id ?? (story.id === undefined ? story.draftKey : story.id);
  useEffect(() => {
    let isOver = false;
    const asked = Date.now();
    const letGo = whenOnlyTab(user, name, () => {
      void leftBeforeTyping(opening).then((left) => isOver || setTurn((before) => before ?? { left }));
      if (Date.now() - asked > longTurn) read.current();
    });
    return () => {
      isOver = true;
      letGo();
    };
  }, [opening, user, name]);
  return turn;
}
