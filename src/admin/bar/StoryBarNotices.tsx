'use client';

import { Conflict } from './Conflict.tsx';
import { LockNotice } from './LockNotice.tsx';
import { StoryNotices, type SavedStory } from './StoryNotices.tsx';
import type { StoryBar } from './useStoryBar.ts';
import { Branches } from '../writing/Branches.tsx';

type Props = { id: string; story: SavedStory; bar: StoryBar };

/** What whoever writes in a story has to hear: of others' saves, texts beside it, who else is in it, what the desk said. */
export function StoryBarNotices({ id, story, bar: { saver, standing, state, ask, versionOf, settle } }: Props) {
  return (
    <>
      {saver?.conflict && (
        <Conflict
          id={id}
          version={versionOf(saver.conflict)}
          isKept={saver.conflict.isKept}
          movedTo={!standing || standing.state === state ? undefined : standing.state}
          onKeepMine={() => settle('mine')}
          onTakeTheirs={() => settle('theirs')}
        />
      )}
      <Branches story={id} />
      <LockNotice {...{ id, standing, ask }} />
      <StoryNotices {...{ id, story, standing, state }} />
    </>
  );
}
