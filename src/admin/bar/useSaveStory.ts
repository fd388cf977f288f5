'use client';

import { useCallback } from 'react';
import { photoWords } from '../writing/photoWords.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';

/** Saves what is not saved yet, of its photos too; true once the story holds everything that was typed. Where it is only read there is nothing to save. */
export function useSaveStory(): () => Promise<boolean> {
  const story = useStorySaver();
  return useCallback(async () => {
    await photoWords.sendAll();
    return story ? story.save() : true;
  }, [story]);
}
