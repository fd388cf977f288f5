'use client';

import { Question } from './Question.tsx';
import type { SavedStory } from './StoryNotices.tsx';
import type { StoryBar } from './useStoryBar.ts';

/** What a step asks before it is made, over the story: where it is written, and where it is only read. It stays while a story that was begun here becomes the newsroom's. */
export function OpenQuestion({ id = '', story, bar }: { id?: string; story: SavedStory; bar: StoryBar }) {
  const { opened, setOpened, desks, moves, standing, ask } = bar;
  return (
    <Question
      {...{ id, opened, story, desks, moves }}
      timeZone={standing?.timeZone}
      newsroomZone={standing?.newsroomTimeZone}
      onClose={() => setOpened(undefined)}
      onDone={ask}
    />
  );
}
