'use client';

import type { Standing, StoryLock } from '../deskApi.ts';
import { clockText } from '../times/moments.ts';
import { useOpenedStory } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { AskedForStory } from './AskedForStory.tsx';
import { useStoryLock } from './useStoryLock.ts';
import { useTakeOver } from './useTakeOver.ts';

type Props = { id: string; standing?: Standing; ask: () => void };

/** The way to take it over: at once, or after the holder was asked, whose time is counted down. */
function TakeOver({ id, lock, ask }: { id: string; lock: StoryLock; ask: () => void }) {
  const { say } = useSay();
  const { take, isAsking, isWaiting, left, isRefused, answer } = useTakeOver(id, lock, ask);
  const { name } = lock;
  return (
    <>
      <p>
        {isWaiting && say('askedHolder', { name, n: left })}
        {isRefused && say('holderKeepsIt', { name })}
        {!isWaiting && !isRefused && say(answer === 'asked-by-another' ? 'anotherAsks' : 'readAlong')}
      </p>
      {!isWaiting && (
        <div className="newsroom-notice__buttons">
          <button type="button" className="newsroom-button" disabled={isAsking} onClick={() => void take()}>
            {say('takeOver')}
          </button>
        </div>
      )}
    </>
  );
}

/**
 * Locks the story while one edits it. If somebody else does, the page is only read: who it is and since when, and for who may save the way
 * to take it over. The holder sees who asks for it.
 */
export function LockNotice({ id, standing, ask }: Props) {
  const { say, language } = useSay();
  useStoryLock(id, standing, ask);
  const { may } = useOpenedStory();
  const lock = standing?.lock;
  if (!lock) return null;
  if (lock.mine) return <AskedForStory id={id} asked={lock.asked ?? undefined} ask={ask} />;
  // What a colleague does now is told by the reader's own clock, not by the story's.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = clockText(lock.at, { language, timeZone, now: new Date() });
  const what = lock.yours ? 'editedByYou' : lock.takenFromYou ? 'takenOverBy' : 'editedBy';
  return (
    <div className="newsroom-notice newsroom-notice--lock" role="status">
      <strong>{say(what, { name: lock.name, time })}</strong>
      {may.save && <TakeOver key={lock.at} {...{ id, lock, ask }} />}
    </div>
  );
}
