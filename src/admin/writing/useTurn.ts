'use client';

import { useRouter } from 'next/navigation.js';
import { useEffect, useState } from 'react';
import type { DeviceCopy } from '../saving/deviceCopies.ts';
import { whenOnlyTab } from './device.ts';
import { leftFor, type Opening } from './storyPage.ts';

/** Milliseconds: a tab that waited longer for its turn reads the story again; a page waits no longer for what an earlier one left. */
const pace = { longTurn: 1_000, longLook: 3_000 };

/** This tab writes the story, and begins with what an earlier page left on the device. */
export type Turn = { left?: DeviceCopy };

/** What comes later stays sealed: this tab would write over it. */
function lookedFor(opening: Opening): Promise<DeviceCopy | undefined> {
  let isLate = false;
  const late = new Promise<undefined>((resolve) =>
    setTimeout(() => {
      isLate = true;
      resolve(undefined);
    }, pace.longLook),
  );
  return Promise.race([leftFor(opening, () => !isLate), late]);
}

/**
 * Does this tab write the story? Of several that opened it, the first does. None before the page has come to life and knows what was left:
 * what is typed into it before is lost.
 */
export function useTurn(opening: Opening, id: string | undefined): Turn | undefined {
  const router = useRouter();
  const [turn, setTurn] = useState<Turn>();
  const { user, story } = opening;
  const name = id ?? (story.id === undefined ? story.draftKey : story.id);
  useEffect(() => {
    let isOver = false;
    const asked = Date.now();
    const letGo = whenOnlyTab(user, name, () => {
      void lookedFor(opening).then((left) => isOver || setTurn((before) => before ?? { left }));
      if (Date.now() - asked > pace.longTurn) router.refresh();
    });
    return () => {
      isOver = true;
      letGo();
    };
  }, [opening, user, name, router]);
  return turn;
}
