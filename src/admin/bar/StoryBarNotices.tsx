'use client';

import { Conflict } from './Conflict.tsx';
import { LockNotice } from './LockNotice.tsx';
import { StoryNotices, type SavedStory } from './StoryNotices.tsx';
import type { StoryBar } from './useStoryBar.ts';
import { Branches } from '../writing/Branches.tsx';

type Props = { id: string; story: SavedStory; bar: StoryBar; mayWrite: boolean };

/** What whoever writes in a story has to hear: of others' saves, texts beside it, who else is in it, what the desk said. */
export function StoryBarNotices({
  id,
  story,
  bar: { saver, standing, state, isHeld, ask, versionOf, settle, settleMerged },
  mayWrite,
}: Props) {
  return (
    <>
      {saver?.conflict && !saver.conflict.isLost && (
        <Conflict
          id={id}
          conflict={saver.conflict}
          isHeld={isHeld}
          version={versionOf(saver.conflict)}
          movedTo={!standing || standing.state === state ? undefined : standing.state}
          onKeepMine={() => settle('mine')}
          onTakeTheirs={() => settle('theirs')}
          onMerged={settleMerged}
        />
      )}
      <Branches story={id} mayPutIn={mayWrite} />
      <LockNotice {...{ id, standing, ask }} />
      <StoryNotices {...{ id, story, standing, state }} />
    </>
  );
}
