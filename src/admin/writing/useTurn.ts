'use client';

import { useRouter } from 'next/navigation.js';
import { useEffect, useState } from 'react';
import type { StoryRef } from '../saving/order.ts';
import { whenOnlyTab } from './device.ts';

/** Milliseconds: a tab that waited longer for its turn reads the story again. */
const long = 1_000;

/**
 * Does this tab write the story? Of several that opened it, the first does. None before the page has come to life: what is typed into it
 * before is lost.
 */
export function useTurn({ user, story }: { user: string; story: StoryRef }, id: string | undefined): boolean {
  const router = useRouter();
  const [isTurn, setTurn] = useState(false);
  const name = id ?? (story.id === undefined ? story.draftKey : story.id);
  useEffect(() => {
    const asked = Date.now();
    return whenOnlyTab(user, name, () => {
      setTurn(true);
      if (Date.now() - asked > long) router.refresh();
    });
  }, [user, name, router]);
  return isTurn;
}
