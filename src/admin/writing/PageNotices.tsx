'use client';

import { useEffect, useState } from 'react';
import { useSay } from '../useSay.ts';
import { clockText } from '../times/moments.ts';
import { useStorySaver } from './StorySaver.tsx';

/** The turn comes within milliseconds, unless another tab has it. */
const soon = 700;

/** Says where this story is written while this tab only shows it. */
export function OtherTab({ isTurn }: { isTurn: boolean }) {
  const { say } = useSay();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), soon);
    return () => clearTimeout(timer);
  }, []);
  if (isTurn || !isLate) return null;
  return (
    <div className="newsroom-notice newsroom-notice--tab" role="status">
      <strong>{say('otherTab')}</strong>
      <p>{say('otherTabHint')}</p>
    </div>
  );
}

/** Tells of text that was found on this device and stands in the story again. */
export function PutBack() {
  const { say, language } = useSay();
  const { putBackAt: at, conflict } = useStorySaver() ?? {};
  const [closed, setClosed] = useState<number>();
  // The story was taken over: that text is beside it, and not in it.
  if (conflict?.isLost && at !== closed) setClosed(at);
  if (at === undefined || at === closed) return null;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = clockText(new Date(at).toISOString(), { language, timeZone, now: new Date() });
  return (
    <div className="newsroom-notice newsroom-notice--device" role="status">
      <strong>{say('putBack', { time })}</strong>
      <div className="newsroom-notice__buttons">
        <button type="button" className="newsroom-button" onClick={() => setClosed(at)}>
          {say('dismiss')}
        </button>
      </div>
    </div>
  );
}
