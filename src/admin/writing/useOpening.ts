'use client';

import { useCallback, useState } from 'react';
import type { StoryRef } from '../saving/order.ts';
import { useOpenedStory } from '../surroundings.ts';
import { newUuid } from '../uuid.ts';

/** A story that is not there yet: its key, and who hears of its address once it is. */
export type BeginningOf = { draftKey: string; onBegun: (address: string) => void };

/** What the page opened with, and the story's id as soon as there is one. */
export function useOpening(user: string, beginning: BeginningOf | undefined) {
  const { kind, id, copy, addressOf } = useOpenedStory();
  const [opening] = useState(() => {
    const { baseVersion = 0, [kind.title]: title } = copy ?? {};
    const story: StoryRef = id === undefined ? { draftKey: beginning?.draftKey ?? newUuid() } : { id };
    const headline = typeof title === 'string' ? title : '';
    return { user, kind, story, version: Number(baseVersion), headline };
  });
  const [begun, setBegun] = useState<string>();
  const onId = useCallback(
    (newId: string) => {
      setBegun(newId);
      const address = addressOf(newId);
      beginning?.onBegun(address);
      if (beginning) window.history.replaceState(null, '', address);
    },
    [beginning, addressOf],
  );
  return { opening, id: begun ?? id, onId };
}
