'use client';

import { useState } from 'react';
import { answerTakeOver, type StoryLock, type Standing } from '../deskApi.ts';
import { useSay } from '../useSay.ts';
import { useSecondsUntil, useTakeOver } from './useTakeOver.ts';
import { clockText } from '../times/moments.ts';
import { useOpenedStory } from '../surroundings.ts';
import { useStoryLock } from './useStoryLock.ts';

type AskedProps = { id: string; request: StoryLock['asked']; ask: () => void };

/** To who writes in a story: a colleague asks for it. It stays in sight while there is time for an answer. */
function AskedForStory({ id, request, ask }: AskedProps) {
  const { say } = useSay();
  const [answered, setAnswered] = useState<string>();
  const isOpen = request ? !request.refused && answered !== request.until : false;
  const left = useSecondsUntil(request?.until, isOpen);
  if (!request || !isOpen || left === 0) return null;
  const answer = async (give: boolean): Promise<void> => {
    const result = await answerTakeOver(id, give);
    if (result.ok) setAnswered(request.until);
    ask();
  };
  return (
    <div className="newsroom-notice newsroom-notice--asked" role="alert">
      <strong>{say('asksForStory', { name: request.name })}</strong>
      <p>{say('asksForStoryHint', { n: left })}</p>
      <div className="newsroom-notice__buttons">
        <button type="button" className="newsroom-button" onClick={() => void answer(false)}>
          {say('keepStory')}
        </button>
        <button type="button" className="newsroom-button" onClick={() => void answer(true)}>
          {say('letGoOfStory')}
        </button>
      </div>
    </div>
  );
}

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
  if (lock.mine) return <AskedForStory id={id} request={lock.asked} ask={ask} />;
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
