'use client';

import type { Standing } from '../deskApi.ts';
import { clockText } from '../times/moments.ts';
import { useOpenedStory } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { useStoryLock } from './useStoryLock.ts';

type Props = { id: string; standing?: Standing; ask: () => void };

/** Locks the story while one edits it. If somebody else does: who, and since when; who may save goes on all the same by a press. */
export function LockNotice({ id, standing, ask }: Props) {
  const { say, language } = useSay();
  const takeOver = useStoryLock(id, standing, ask);
  const { may } = useOpenedStory();
  const lock = standing?.lock;
  if (!lock || lock.mine) return null;
  // What a colleague does now is told by the reader's own clock, not by the story's.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = clockText(lock.at, { language, timeZone, now: new Date() });
  return (
    <div className="newsroom-notice newsroom-notice--lock" role="status">
      <strong>{say(lock.yours ? 'editedByYou' : 'editedBy', { name: lock.name, time })}</strong>
      {may.save && (
        <>
          <p>{say('editedHint')}</p>
          <div className="newsroom-notice__buttons">
            <button type="button" className="newsroom-button" onClick={takeOver}>
              {say('goOnAnyway')}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
