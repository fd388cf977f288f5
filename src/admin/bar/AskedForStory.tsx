'use client';

import { useState } from 'react';
import { answerTakeOver, type StoryLock } from '../deskApi.ts';
import { useSay } from '../useSay.ts';
import { useSecondsUntil } from './useTakeOver.ts';

type Props = { id: string; asked: StoryLock['asked']; ask: () => void };

/** To who writes in a story: a colleague asks for it. It stays in sight while there is time for an answer. */
export function AskedForStory({ id, asked, ask }: Props) {
  const { say } = useSay();
  const [answered, setAnswered] = useState<string>();
  const isOpen = asked !== undefined && asked !== null && !asked.refused && answered !== asked.until;
  const left = useSecondsUntil(asked?.until, isOpen);
  if (!isOpen || left === 0) return null;
  const answer = async (give: boolean): Promise<void> => {
    const told = await answerTakeOver(id, give);
    if (told.ok) setAnswered(asked.until);
    ask();
  };
  return (
    <div className="newsroom-notice newsroom-notice--asked" role="alert">
      <strong>{say('asksForStory', { name: asked.name })}</strong>
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
